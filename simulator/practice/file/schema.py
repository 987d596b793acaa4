"""The tables of the learner's file and every step from an earlier shape to this one.

A migration is never edited once it has been released; a new one is added. `PRAGMA user_version` counts them.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # what an attempt was made with, once for each version of a file: old attempts open from it for ever
        """CREATE TABLE source (
            digest TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('scenario', 'rubric')),
            bytes BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE attempt (
            attempt TEXT PRIMARY KEY,
            parent TEXT,
            kept INTEGER NOT NULL DEFAULT 0,
            scenario TEXT NOT NULL,
            digest TEXT NOT NULL,
            rubric TEXT NOT NULL,
            seed INTEGER NOT NULL,
            carried TEXT NOT NULL DEFAULT '{}',
            file TEXT NOT NULL,
            started TEXT NOT NULL,
            finished TEXT,
            ending TEXT,
            score TEXT,
            run TEXT
        ) STRICT""",
        # one time through a campaign: its attempts name it
        """CREATE TABLE run (
            run TEXT PRIMARY KEY,
            campaign TEXT NOT NULL,
            started TEXT NOT NULL,
            finished TEXT
        ) STRICT""",
        "CREATE INDEX attempt_by_scenario ON attempt (scenario, finished)",
        "CREATE INDEX attempt_unfinished ON attempt (started) WHERE finished IS NULL",
        """CREATE TABLE choice (
            attempt TEXT NOT NULL REFERENCES attempt ON DELETE CASCADE,
            place INTEGER NOT NULL,
            turn TEXT NOT NULL,
            choice TEXT NOT NULL,
            at TEXT NOT NULL,
            own_words TEXT,
            PRIMARY KEY (attempt, place)
        ) STRICT, WITHOUT ROWID""",
        # what the library shows of a scenario, kept with each finish so that opening never counts attempts
        """CREATE TABLE standing (
            scenario TEXT PRIMARY KEY,
            attempts INTEGER NOT NULL,
            meeting TEXT NOT NULL,
            finished TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE card (
            behaviour TEXT NOT NULL,
            stage TEXT NOT NULL,
            due TEXT NOT NULL,
            card TEXT NOT NULL,
            PRIMARY KEY (behaviour, stage)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX card_due ON card (due)",
        """CREATE TABLE reflection (
            attempt TEXT PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
            answers TEXT NOT NULL,
            promise TEXT,
            promised TEXT,
            done TEXT
        ) STRICT""",
    ),
    (
        # how a finished conversation went, until the cards are moved on by it: the last choice does not wait for that
        """CREATE TABLE rated (
            number INTEGER PRIMARY KEY,
            behaviour TEXT NOT NULL,
            stage TEXT NOT NULL,
            rating INTEGER NOT NULL,
            at TEXT NOT NULL
        ) STRICT""",
    ),
    # what the trainee wanted to be better for the person, in their own words, before the first thing was said
    ("ALTER TABLE attempt ADD COLUMN purpose TEXT",),
    (
        # a drill names the behaviour it was for: its earlier choices were the program's, its last one the trainee's
        "ALTER TABLE attempt ADD COLUMN drill TEXT",
        "ALTER TABLE rated ADD COLUMN drill INTEGER NOT NULL DEFAULT 0",
    ),
    # what was typed in own words before the choice was confirmed, and what was proposed for it; words/typed_reply.py
    ("ALTER TABLE choice ADD COLUMN sayings TEXT",),
    # whether a purpose was about the person or about the number: the trainee's own mark
    ("ALTER TABLE attempt ADD COLUMN purpose_about TEXT",),
    (
        # what stands for the learner in learning records, and which attempts an address has already accepted
        "CREATE TABLE account (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
        """CREATE TABLE sent (
            attempt TEXT NOT NULL REFERENCES attempt ON DELETE CASCADE,
            address TEXT NOT NULL,
            PRIMARY KEY (attempt, address)
        ) STRICT, WITHOUT ROWID""",
    ),
)

COLUMNS = {
    "source": "digest kind bytes",
    "attempt": "attempt parent kept scenario digest rubric seed carried file started finished ending score run purpose"
    " drill purpose_about",
    "run": "run campaign started finished",
    "choice": "attempt place turn choice at own_words sayings",
    "standing": "scenario attempts meeting finished",
    "card": "behaviour stage due card",
    "reflection": "attempt answers promise promised done",
    "rated": "number behaviour stage rating at drill",
    "account": "id",
    "sent": "attempt address",
}
"""The tables as all the migrations leave them."""
