"""Single turns for a behaviour that is due."""
