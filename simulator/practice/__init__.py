"""One learner: kept attempts, progress, reviews that are due, settings."""
