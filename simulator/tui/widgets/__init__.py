"""What screens are made of. All but `lines` are pure: data and a width in, lines out."""
