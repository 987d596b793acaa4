"""What a way of selling comes to over four quarters: a territory as data, an exact year, simulated sellers."""
