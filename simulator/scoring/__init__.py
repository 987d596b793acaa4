"""The three axes as shares of what was attainable, the profile, and the breaches."""
