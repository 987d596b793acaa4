"""Documents that come in and go out: a scenario as a script for people, and what people write as a scenario."""
