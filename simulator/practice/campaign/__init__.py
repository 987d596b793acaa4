"""A campaign under way, and what it came to."""
