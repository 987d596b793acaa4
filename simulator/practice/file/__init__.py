"""The learner's one file: its tables, its opening, its rows."""
