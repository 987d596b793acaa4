"""What runs beyond the pure core, each behind a small interface. Nothing here is needed, and each says where it is missing."""
