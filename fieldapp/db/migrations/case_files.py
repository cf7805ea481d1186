"""Schema 6: who was merged into whom; the assessments of a person; who looked at what is not shown to everybody.

Never edited: later changes are later steps. Opening the store fills ``person_alias``.
"""

STATEMENTS = (
    """
    CREATE TABLE person_alias (
        person_id TEXT NOT NULL,
        representative TEXT NOT NULL,
        PRIMARY KEY (person_id)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX person_alias_by_representative ON person_alias (representative)",
    "CREATE INDEX assessment_by_person ON assessment (person_id) WHERE person_id <> ''",
    """
    CREATE TABLE access (
        id INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        person_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        chain TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT chain_is_whole CHECK (length(chain) = 64)
    )
     STRICT
    """,
    "CREATE INDEX access_by_person ON access (person_id)",
    """
    CREATE TRIGGER access_no_update BEFORE UPDATE ON access WHEN 1
    BEGIN SELECT RAISE(ABORT, 'access rows never change'); END
    """,
    """
    CREATE TRIGGER access_no_delete BEFORE DELETE ON access WHEN 1
    BEGIN SELECT RAISE(ABORT, 'access rows are never deleted'); END
    """,
)
