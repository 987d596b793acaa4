"""Where rooms are kept: one interface, SQLite for one process, Redis for several servers."""
