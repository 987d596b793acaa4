"""What is shown after a conversation, as data."""
