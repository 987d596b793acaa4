"""The state machine, the customer's state, and an attempt with its replay."""
