"""Schema: an index of the words of names for a million people, pairs of people who may be one, what was decided.

Never edited: later changes are later steps. The index is empty after it; opening the store fills it.
"""

STATEMENTS = (
    "DROP TABLE person_token",
    """
    CREATE TABLE name_word (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        word TEXT NOT NULL,
        sound TEXT NOT NULL,
        people INTEGER DEFAULT 0 NOT NULL,
        UNIQUE (word)
    ) STRICT
    """,
    "CREATE INDEX name_word_by_sound ON name_word (sound)",
    """
    CREATE TABLE person_word (
        word INTEGER NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (word, year, number)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX person_by_nik_birth ON person (substr(nik, 7)) WHERE nik <> ''",
    """
    CREATE TABLE person_pair (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        reasons TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX person_pair_by_other ON person_pair (other)",
    """
    CREATE TABLE pair_decision (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        decision TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        PRIMARY KEY (one, other),
        CONSTRAINT decision_is_known CHECK (decision IN ('same', 'different', 'unsure'))
    ) WITHOUT ROWID, STRICT
    """,
)
