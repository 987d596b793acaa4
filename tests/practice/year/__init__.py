"""The year: a territory as data, what follows from a style, and how it is shown."""
