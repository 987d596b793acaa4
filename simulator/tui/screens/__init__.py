"""The places of the terminal program: one module for each, with its keys."""
