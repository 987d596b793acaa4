"""A scenario's texts out for translation, and back as the same scenario in another language."""
