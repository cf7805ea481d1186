"""Schema 13: the audit, which goes on where the access log ends; that one is closed.

Never edited: later changes are later steps.
"""

STATEMENTS = (
    """
    CREATE TABLE audit (
        seq INTEGER NOT NULL,
        line TEXT NOT NULL,
        chain TEXT NOT NULL,
        mac TEXT NOT NULL,
        verb TEXT GENERATED ALWAYS AS (json_extract(line, '$.verb')) VIRTUAL,
        who TEXT GENERATED ALWAYS AS (json_extract(line, '$.who')) VIRTUAL,
        object_id TEXT GENERATED ALWAYS AS (json_extract(line, '$.id')) VIRTUAL,
        PRIMARY KEY (seq),
        CONSTRAINT audit_is_sealed CHECK (length(chain) = 64 AND length(mac) = 64)
    )
     STRICT
    """,
    "CREATE INDEX audit_by_object ON audit (object_id, seq)",
    "CREATE INDEX audit_by_verb ON audit (verb, seq)",
    """
    CREATE TABLE audit_end (
        id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        chain TEXT NOT NULL,
        mac TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT audit_has_one_end CHECK (id = 1)
    )
     STRICT
    """,
    f"INSERT INTO audit_end VALUES (1, 0, '{'0' * 64}', '')",
    """
    CREATE TABLE audit_head (
        seq INTEGER NOT NULL,
        chain TEXT NOT NULL,
        at TEXT NOT NULL,
        signed TEXT NOT NULL,
        signature TEXT NOT NULL,
        countersigned TEXT NOT NULL,
        countersignature TEXT NOT NULL,
        PRIMARY KEY (seq)
    )
     STRICT
    """,
    """
    CREATE TRIGGER access_no_insert BEFORE INSERT ON access WHEN 1
    BEGIN SELECT RAISE(ABORT, 'the audit took the place of the access log'); END
    """,
    """
    CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit WHEN 1
    BEGIN SELECT RAISE(ABORT, 'audit rows never change'); END
    """,
    """
    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN 1
    BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END
    """,
    """
    CREATE TRIGGER audit_insert BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit old WHERE old.seq >= NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'audit rows come one after the other'); END
    """,
    """
    CREATE TRIGGER audit_end_no_delete BEFORE DELETE ON audit_end WHEN 1
    BEGIN SELECT RAISE(ABORT, 'the audit has one end'); END
    """,
    """
    CREATE TRIGGER audit_end_update BEFORE UPDATE ON audit_end WHEN NEW.seq <> OLD.seq + 1
    BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END
    """,
)
