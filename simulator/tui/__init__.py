"""The terminal program. `run` starts it; screens are imported when they are first shown."""
