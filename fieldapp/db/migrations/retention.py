"""Schema 12: what the province settled, stubs of what was purged because of it, files that are still to be deleted.

Never edited: later changes are later steps.
"""

STATEMENTS = (
    """
    CREATE TABLE settlement ( id INTEGER NOT NULL, epoch TEXT NOT NULL, lanes INTEGER NOT NULL, days INTEGER NOT
    NULL, said_at TEXT NOT NULL, purge_before TEXT NOT NULL, signed TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY
    KEY (id), CONSTRAINT settlement_is_one CHECK (id = 1 AND lanes > 0 AND days BETWEEN 0 AND 90 AND signature <>
    '') ) STRICT
    """,
    """
    CREATE TABLE settled ( epoch TEXT NOT NULL, lane INTEGER NOT NULL, upto INTEGER NOT NULL, PRIMARY KEY (epoch,
    lane) ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE purged ( instance_id TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY
    (instance_id), FOREIGN KEY(instance_id) REFERENCES submission (instance_id) ) STRICT
    """,
    "CREATE INDEX purged_by_time ON purged (at)",
    """
    CREATE TABLE leftover ( folder TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (folder, name), CONSTRAINT
    folder_is_known CHECK (folder IN ('attachments', 'second')) ) WITHOUT ROWID, STRICT
    """,
    "DROP TRIGGER submission_update",
    """
    CREATE TRIGGER submission_update BEFORE UPDATE ON submission WHEN NOT (EXISTS (SELECT 1 FROM purged p WHERE
    p.instance_id = OLD.instance_id) AND NEW.xml = x'' AND NEW.instance_id IS OLD.instance_id AND NEW.sha256 IS
    OLD.sha256 AND NEW.number IS OLD.number AND NEW.form_id IS OLD.form_id AND NEW.form_version IS OLD.form_version
    AND NEW.finalized_at IS OLD.finalized_at AND NEW.corrects IS OLD.corrects AND NEW.size IS OLD.size) BEGIN SELECT
    RAISE(ABORT, 'frozen bytes never change'); END
    """,
    "DROP TRIGGER answer_delete",
    """
    CREATE TRIGGER answer_delete BEFORE DELETE ON answer WHEN COALESCE((SELECT a.state FROM assessment a WHERE
    a.instance_id = OLD.instance_id), 'draft') <> 'draft' AND NOT EXISTS (SELECT 1 FROM purged p WHERE p.instance_id
    = OLD.instance_id) BEGIN SELECT RAISE(ABORT, 'answer of finalized work never changes'); END
    """,
    "DROP TRIGGER attachment_delete",
    """
    CREATE TRIGGER attachment_delete BEFORE DELETE ON attachment WHEN COALESCE((SELECT a.state FROM assessment a
    WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' AND NOT EXISTS (SELECT 1 FROM purged p WHERE
    p.instance_id = OLD.instance_id) BEGIN SELECT RAISE(ABORT, 'attachment of finalized work never changes'); END
    """,
    """
    CREATE TRIGGER purged_insert BEFORE INSERT ON purged WHEN EXISTS (SELECT 1 FROM purged old WHERE old.instance_id
    = NEW.instance_id) OR NOT EXISTS (SELECT 1 FROM submission s JOIN assessment a ON a.instance_id = s.instance_id
    AND a.state = 'received' JOIN receipt r ON r.instance_id = s.instance_id AND r.sha256 = s.sha256 AND r.signature
    <> '' JOIN settlement t ON r.received_at <= t.purge_before AND t.epoch = (SELECT value FROM setting WHERE key =
    'epoch') WHERE s.instance_id = NEW.instance_id AND s.sha256 = NEW.sha256 AND (EXISTS (SELECT 1 FROM settled k
    WHERE k.epoch = r.epoch AND k.lane = (r.log_index - 1) % t.lanes AND k.upto >= r.log_index) OR EXISTS (SELECT 1
    FROM later_receipt l JOIN settled k ON k.epoch = l.epoch AND k.lane = (l.log_index - 1) % t.lanes AND k.upto >=
    l.log_index WHERE l.instance_id = s.instance_id AND l.sha256 = s.sha256 AND l.signature <> '')) AND NOT EXISTS
    (SELECT 1 FROM proof p WHERE p.instance_id = s.instance_id AND p.said IN ('missing', 'damaged', 'wanted',
    'refused')) AND NOT EXISTS (SELECT 1 FROM assessment d WHERE d.corrects = s.instance_id AND d.corrects <> '' AND
    d.state = 'draft') AND NOT EXISTS (SELECT 1 FROM review v WHERE v.instance_id = s.instance_id AND v.state =
    'returned' AND NOT EXISTS (SELECT 1 FROM assessment c WHERE c.corrects = v.instance_id AND c.corrects <> '' AND
    c.state = 'received'))) BEGIN SELECT RAISE(ABORT, 'only what is settled at the province is purged'); END
    """,
    """
    CREATE TRIGGER settled_update BEFORE UPDATE ON settled WHEN NEW.upto < OLD.upto BEGIN SELECT RAISE(ABORT, 'what
    is settled stays settled'); END
    """,
    """
    CREATE TRIGGER purged_no_update BEFORE UPDATE ON purged WHEN 1 BEGIN SELECT RAISE(ABORT, 'purged rows never
    change'); END
    """,
    """
    CREATE TRIGGER purged_no_delete BEFORE DELETE ON purged WHEN 1 BEGIN SELECT RAISE(ABORT, 'purged rows are never
    deleted'); END
    """,
)
