"""What is kept of conversations: begun, gone on with, opened again, forgotten."""
