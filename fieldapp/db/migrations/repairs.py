"""Schema 9: what the province decided after a receipt, and troubled work that its worker put aside.

Never edited: later changes are later steps.
"""

STATEMENTS = (
    """
    CREATE TABLE review (
        instance_id TEXT NOT NULL,
        state TEXT NOT NULL,
        reasons TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        PRIMARY KEY (instance_id),
        CONSTRAINT review_is_known CHECK (state IN ('returned', 'kept', 'fine')),
        FOREIGN KEY(instance_id) REFERENCES submission (instance_id)
    )
     STRICT
    """,
    "CREATE INDEX review_returned ON review (instance_id) WHERE state = 'returned'",
    """
    CREATE TABLE aside (
        instance_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        until TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (instance_id),
        CONSTRAINT aside_is_known CHECK ((kind = 'later' AND until IS NOT NULL) OR (kind = 'away' AND until IS NULL AND
        reason <> '')),
        FOREIGN KEY(instance_id) REFERENCES submission (instance_id)
    )
     STRICT
    """,
    """
    CREATE TRIGGER aside_insert BEFORE INSERT ON aside WHEN NEW.kind = 'away' AND (SELECT a.state FROM assessment a
    WHERE a.instance_id = NEW.instance_id) NOT IN ('returned', 'held') BEGIN SELECT RAISE(ABORT,
    'only what the province does not hold is put away'); END
    """,
    """
    CREATE TRIGGER aside_update BEFORE UPDATE ON aside WHEN 1 BEGIN SELECT RAISE(ABORT,
    'what was put aside is taken up before it changes'); END
    """,
)
