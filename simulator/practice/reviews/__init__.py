"""When a behaviour comes back: ratings, cards that are due, days in words."""
