"""How a learner stands: each scenario, each behaviour, what is next."""
