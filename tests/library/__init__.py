"""Evidence that the shipped conversations teach, by the exact analysis of every one of them."""
