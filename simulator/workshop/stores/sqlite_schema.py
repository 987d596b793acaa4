"""The tables of rooms.sqlite3. A migration is never edited once released; `PRAGMA user_version` counts them.

No vote carries a time, and no table keeps the order in which votes came.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE room (
            code TEXT PRIMARY KEY,
            made BLOB NOT NULL,
            file TEXT NOT NULL,
            created REAL NOT NULL,
            until REAL NOT NULL,
            gate INTEGER NOT NULL DEFAULT 0,
            seq INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        """CREATE TABLE host_key (
            code TEXT NOT NULL REFERENCES room ON DELETE CASCADE,
            hash BLOB NOT NULL,
            PRIMARY KEY (code, hash)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE step (
            code TEXT NOT NULL REFERENCES room ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (code, seq)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE participant (
            code TEXT NOT NULL REFERENCES room ON DELETE CASCADE,
            participant TEXT NOT NULL,
            name TEXT NOT NULL,
            team TEXT NOT NULL,
            removed INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (code, participant)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE vote (
            code TEXT NOT NULL REFERENCES room ON DELETE CASCADE,
            round INTEGER NOT NULL,
            participant TEXT NOT NULL,
            n INTEGER NOT NULL,
            choice TEXT NOT NULL,
            PRIMARY KEY (code, round, participant)
        ) STRICT, WITHOUT ROWID""",
    ),
)
