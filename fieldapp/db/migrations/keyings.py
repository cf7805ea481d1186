"""Schema 14, a part of it: second keyings of paper forms, and how they compare.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE keying (
        keying_id TEXT NOT NULL,
        instance_id TEXT NOT NULL,
        form_id TEXT NOT NULL,
        form_version TEXT NOT NULL,
        form_title TEXT NOT NULL,
        draft_id TEXT NOT NULL,
        first_by TEXT NOT NULL,
        second_by TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        state TEXT NOT NULL,
        compared_at TEXT,
        questions INTEGER NOT NULL,
        equal INTEGER NOT NULL,
        correction_id TEXT NOT NULL,
        PRIMARY KEY (keying_id),
        CONSTRAINT keying_state CHECK (state IN ('open', 'compared', 'settled', 'dropped'))
    )
     STRICT
    """,
    "CREATE UNIQUE INDEX keying_by_draft ON keying (draft_id)",
    "CREATE INDEX keying_by_instance ON keying (instance_id)",
    """
    CREATE TABLE keyed_answer (
        keying_id TEXT NOT NULL,
        reference TEXT NOT NULL,
        kind TEXT NOT NULL,
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        equal INTEGER NOT NULL,
        held TEXT NOT NULL,
        PRIMARY KEY (keying_id, reference),
        CONSTRAINT keyed_answer_held CHECK (held IN ('', 'first', 'second')),
        FOREIGN KEY(keying_id) REFERENCES keying (keying_id)
    )
     STRICT
    """,
    """
    CREATE TRIGGER keying_is_no_submission BEFORE INSERT ON submission
    WHEN EXISTS (SELECT 1 FROM keying k WHERE k.draft_id = NEW.instance_id)
    BEGIN SELECT RAISE(ABORT, 'a second keying is never a submission'); END
    """,
)
