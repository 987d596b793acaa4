"""The customer's state on its way through a conversation: small, mutable, and all that a machine moves."""

from __future__ import annotations

from simulator.conversation.rules import ChoiceRule, Rules, clamp


class Cursor:
    """Where a conversation stands. `state` is the id of a turn or an ending; gauges in thousandths.

    It is never registered with a Machine: a cursor costs some 300 bytes, a registered model hundreds of KiB.
    """

    __slots__ = ("flags", "known", "patience", "said", "state", "trust")

    def __init__(self, rules: Rules, trust: dict[str, int] | None = None, flags: int = 0) -> None:
        scenario = rules.scenario
        self.state = scenario.start
        self.trust = [(trust or {}).get(person.id, person.trust) for person in scenario.people.values()]
        self.patience = scenario.patience
        self.known = 0
        self.flags = flags
        self.said = 0

    def apply(self, rule: ChoiceRule) -> None:
        """Points and effects together, kept within bounds once; then what it reveals, sets and says."""
        for person, change in rule.trust:
            self.trust[person] = clamp(self.trust[person] + change)
        self.patience = clamp(self.patience + rule.patience)
        self.known |= rule.known
        self.flags |= rule.flags
        self.said |= rule.said

    def walked_out(self) -> bool:
        """Whether patience or the main contact's trust has run out."""
        return self.patience == 0 or self.trust[0] == 0

    def offers(self, rule: ChoiceRule) -> bool:
        """Whether a choice of the present turn is on offer."""
        return rule.when is None or rule.when(self)
