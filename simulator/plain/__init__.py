"""The same conversation line by line: for screen readers, pipes and logs. No boxes, no cursor motion."""
