"""Schema 14, a part of it: pairs of people that were put off.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE pair_aside (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        until TEXT NOT NULL,
        put_at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (one, other),
        CONSTRAINT pair_aside_order CHECK (one < other)
    ) WITHOUT ROWID, STRICT
    """,
)
