"""What screens are made of. All are pure: data and a width in, lines out."""
