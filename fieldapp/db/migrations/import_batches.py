"""Schema 14, a part of it: tables of paper assessments that are taken in row by row.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE import_batch (
        batch_id TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        sheet TEXT NOT NULL,
        form_id TEXT NOT NULL,
        form_version TEXT NOT NULL,
        form_title TEXT NOT NULL,
        heads TEXT NOT NULL,
        mapping TEXT NOT NULL,
        stage TEXT NOT NULL,
        worker TEXT NOT NULL,
        made_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        since_1904 INTEGER NOT NULL,
        expected INTEGER,
        PRIMARY KEY (batch_id),
        CONSTRAINT import_batch_stage CHECK (stage IN ('checking', 'filing', 'filed', 'withdrawn'))
    )
     STRICT
    """,
    "CREATE INDEX import_batch_by_file ON import_batch (sha256)",
    """
    CREATE TABLE import_row (
        batch_id TEXT NOT NULL,
        line INTEGER NOT NULL,
        cells TEXT NOT NULL,
        fixes TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        state TEXT NOT NULL,
        reasons TEXT NOT NULL,
        instance_id TEXT NOT NULL,
        accepted INTEGER NOT NULL,
        person_id TEXT NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (batch_id, line),
        CONSTRAINT import_row_state CHECK (state IN ('ready', 'doubtful', 'refused', 'filed', 'withdrawn')),
        FOREIGN KEY(batch_id) REFERENCES import_batch (batch_id)
    )
     STRICT
    """,
    "CREATE INDEX import_row_by_fingerprint ON import_row (fingerprint)",
    "CREATE UNIQUE INDEX import_row_by_instance ON import_row (instance_id) WHERE instance_id <> ''",
    "CREATE INDEX import_row_by_state ON import_row (batch_id, state)",
    """
    CREATE TRIGGER import_row_filed BEFORE UPDATE ON import_row
    WHEN OLD.state IN ('filed', 'withdrawn') AND (NEW.instance_id IS NOT OLD.instance_id OR
    NEW.fingerprint IS NOT OLD.fingerprint OR NEW.state NOT IN (OLD.state, 'withdrawn'))
    BEGIN SELECT RAISE(ABORT, 'a row that was filed keeps its assessment'); END
    """,
    """
    CREATE TRIGGER import_row_needs_submission BEFORE UPDATE OF state ON import_row
    WHEN NEW.state = 'filed' AND OLD.state <> 'filed' AND
    NOT EXISTS (SELECT 1 FROM submission s WHERE s.instance_id = NEW.instance_id)
    BEGIN SELECT RAISE(ABORT, 'a filed row has frozen bytes'); END
    """,
    """
    CREATE TRIGGER import_row_delete BEFORE DELETE ON import_row WHEN OLD.state IN ('filed', 'withdrawn')
    BEGIN SELECT RAISE(ABORT, 'a row that was filed is never deleted'); END
    """,
)
