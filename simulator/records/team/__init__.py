"""The team's page: what a group's hand-in files say about the group, and nothing about anybody in it."""
