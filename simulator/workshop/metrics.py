"""What a server counts for those who watch over it, as Prometheus text. `held_rooms` owns one; `admission` and `socket_session` add to it."""

from __future__ import annotations

from collections import Counter

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Seconds, the upper bounds of what an acknowledgement took."""


class Metrics:
    """Counts since the server was started."""

    def __init__(self) -> None:
        self.votes: Counter[str] = Counter()
        self.joins = self.reconnects = 0
        self._took: Counter[float] = Counter()
        self._seconds = 0.0

    def vote(self, status: str, seconds: float) -> None:
        """One vote that was answered, and how long that took."""
        self.votes[status] += 1
        self._seconds += seconds
        for bound in BUCKETS:
            if seconds <= bound:
                self._took[bound] += 1

    def text(self, *, sockets: int, rooms: int, errors: int) -> str:
        """All of it; `sockets` and `rooms` are those now, `errors` those that were logged."""
        answered = sum(self.votes.values())
        lines = [
            *_one("helpfirst_sockets", "gauge", "Open WebSockets.", sockets),
            *_one("helpfirst_rooms", "gauge", "Rooms that are held.", rooms),
            *_one("helpfirst_joins_total", "counter", "People who joined a room.", self.joins),
            *_one("helpfirst_reconnects_total", "counter", "People who came back to one.", self.reconnects),
            *_one("helpfirst_errors_total", "counter", "Errors that were logged.", errors),
            "# HELP helpfirst_votes_total Votes answered, by what became of them.",
            "# TYPE helpfirst_votes_total counter",
            *(f'helpfirst_votes_total{{status="{status}"}} {count}' for status, count in sorted(self.votes.items())),
            "# HELP helpfirst_vote_seconds From a vote to its durable acknowledgement.",
            "# TYPE helpfirst_vote_seconds histogram",
            *(f'helpfirst_vote_seconds_bucket{{le="{bound}"}} {self._took[bound]}' for bound in BUCKETS),
            f'helpfirst_vote_seconds_bucket{{le="+Inf"}} {answered}',
            f"helpfirst_vote_seconds_sum {self._seconds:.6f}",
            f"helpfirst_vote_seconds_count {answered}",
        ]
        return "\n".join(lines) + "\n"


def _one(name: str, kind: str, says: str, value: int) -> tuple[str, str, str]:
    return f"# HELP {name} {says}", f"# TYPE {name} {kind}", f"{name} {value}"
