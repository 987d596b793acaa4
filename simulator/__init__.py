"""Helpfirst, a sales-conversation training simulator. Importing this package imports nothing else."""

__version__ = "0.1.0"
