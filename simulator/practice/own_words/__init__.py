"""Which engine compares what is typed, and the comparing."""
