"""Schema 8: what the province proved that it holds, later receipts for the same bytes, clocks that were not believed.

Never edited: later changes are later steps.
"""

STATEMENTS = (
    """
    CREATE TABLE proof (
        instance_id TEXT NOT NULL,
        round INTEGER DEFAULT 0 NOT NULL,
        said TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (instance_id),
        CONSTRAINT said_is_known CHECK (said IN ('held', 'missing', 'damaged', 'wanted', 'again', 'refused')),
        FOREIGN KEY(instance_id) REFERENCES receipt (instance_id)
    )
     STRICT
    """,
    "CREATE INDEX proof_to_settle ON proof (said) WHERE said IN ('missing', 'damaged', 'wanted')",
    "CREATE INDEX proof_by_round ON proof (round, said)",
    """
    CREATE TABLE later_receipt (
        instance_id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        number TEXT NOT NULL,
        log_index INTEGER DEFAULT 0 NOT NULL,
        received_at TEXT NOT NULL,
        key_id TEXT NOT NULL,
        signed TEXT NOT NULL,
        signature TEXT NOT NULL,
        PRIMARY KEY (instance_id, epoch),
        FOREIGN KEY(instance_id) REFERENCES receipt (instance_id)
    )
     WITHOUT ROWID,
     STRICT
    """,
    """
    CREATE TABLE clock_note (
        instance_id TEXT NOT NULL,
        offset_s INTEGER DEFAULT 0 NOT NULL,
        uncertain INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (instance_id),
        FOREIGN KEY(instance_id) REFERENCES submission (instance_id)
    )
     STRICT
    """,
    """
    CREATE TRIGGER later_receipt_insert BEFORE INSERT ON later_receipt WHEN NOT EXISTS (SELECT 1 FROM receipt r
    WHERE r.instance_id = NEW.instance_id AND r.sha256 = NEW.sha256 AND r.signature <> '') OR EXISTS (SELECT 1 FROM
    later_receipt old WHERE old.instance_id = NEW.instance_id AND old.epoch = NEW.epoch) BEGIN SELECT RAISE(ABORT,
    'a later receipt is for the same bytes'); END
    """,
    """
    CREATE TRIGGER later_receipt_no_update BEFORE UPDATE ON later_receipt WHEN 1 BEGIN SELECT RAISE(ABORT,
    'later_receipt rows never change'); END
    """,
    """
    CREATE TRIGGER later_receipt_no_delete BEFORE DELETE ON later_receipt WHEN 1 BEGIN SELECT RAISE(ABORT,
    'later_receipt rows are never deleted'); END
    """,
    """
    CREATE TRIGGER clock_note_insert BEFORE INSERT ON clock_note WHEN (SELECT a.state FROM assessment a
    WHERE a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT,
    'clock_note of finalized work never changes'); END
    """,
    """
    CREATE TRIGGER clock_note_update BEFORE UPDATE ON clock_note WHEN COALESCE((SELECT a.state FROM assessment a
    WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' OR (SELECT a.state FROM assessment a
    WHERE a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT,
    'clock_note of finalized work never changes'); END
    """,
    """
    CREATE TRIGGER clock_note_delete BEFORE DELETE ON clock_note WHEN COALESCE((SELECT a.state FROM assessment a
    WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' BEGIN SELECT RAISE(ABORT,
    'clock_note of finalized work never changes'); END
    """,
)
