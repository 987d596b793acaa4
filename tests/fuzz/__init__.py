"""Good files of every kind that the program reads, changed by a seed: none may make it fail."""
