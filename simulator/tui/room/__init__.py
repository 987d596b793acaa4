"""The workshop's screens: presenter, private view, join. Painters are pure: views and a grid in, lines out."""
