"""Schema 14, a part of it: submissions of the team that this laptop holds, and what was decided about them.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE team_work (
        instance_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        number TEXT NOT NULL,
        form_id TEXT NOT NULL,
        form_version TEXT NOT NULL,
        form_title TEXT NOT NULL,
        device_id TEXT NOT NULL,
        device_code TEXT NOT NULL,
        worker_name TEXT NOT NULL,
        person_id TEXT NOT NULL,
        label TEXT NOT NULL,
        region TEXT NOT NULL,
        started_at TEXT,
        finalized_at TEXT NOT NULL,
        got_at TEXT NOT NULL,
        road TEXT NOT NULL,
        corrects TEXT NOT NULL,
        checks TEXT NOT NULL,
        flags INTEGER NOT NULL,
        alike INTEGER NOT NULL,
        state TEXT NOT NULL,
        decided_at TEXT,
        decided_by TEXT NOT NULL,
        decision TEXT NOT NULL,
        note TEXT NOT NULL,
        nik TEXT DEFAULT '' NOT NULL,
        xml BLOB,
        PRIMARY KEY (instance_id),
        CONSTRAINT team_work_road CHECK (road IN ('here', 'province', 'pack', 'relay')),
        CONSTRAINT team_work_bytes CHECK ((xml IS NULL) = (road = 'here')),
        CONSTRAINT team_work_state CHECK (state IN ('waiting', 'attention', 'approved', 'returned'))
    )
     STRICT
    """,
    "CREATE INDEX team_work_by_worker ON team_work (device_code, finalized_at)",
    "CREATE INDEX team_work_by_person ON team_work (person_id)",
    """
    CREATE INDEX team_work_to_check ON team_work (finalized_at, label)
    WHERE CASE WHEN road = 'here' THEN 0 WHEN state = 'attention' THEN 1
        WHEN state = 'waiting' THEN flags + alike > 0 ELSE 0 END
    """,
    "CREATE INDEX team_work_by_label ON team_work (state, label COLLATE NOCASE, finalized_at, road)",
    "CREATE INDEX team_work_unchecked ON team_work (device_code, finalized_at) WHERE checks = ''",
    "CREATE INDEX team_work_by_nik ON team_work (nik) WHERE nik <> ''",
    "CREATE INDEX team_work_corrects ON team_work (corrects) WHERE corrects <> ''",
    "CREATE INDEX team_work_decision ON team_work (decision) WHERE decision <> ''",
    """
    CREATE INDEX team_work_words ON team_work (state, finalized_at, label, worker_name, device_code, form_title,
        form_id, number, flags, alike, checks, road)
    """,
    """
    CREATE TRIGGER team_work_update BEFORE UPDATE OF instance_id, sha256 ON team_work
    WHEN NEW.instance_id <> OLD.instance_id OR NEW.sha256 <> OLD.sha256
    BEGIN SELECT RAISE(ABORT, 'a submission of the team never changes'); END
    """,
    """
    CREATE TABLE team_attachment (
        instance_id TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        PRIMARY KEY (instance_id, name),
        FOREIGN KEY(instance_id) REFERENCES team_work (instance_id)
    )
     STRICT
    """,
    "CREATE INDEX team_attachment_by_content ON team_attachment (sha256)",
    """
    CREATE TABLE letter_line (
        instance_id TEXT NOT NULL,
        line BLOB NOT NULL,
        got_at TEXT NOT NULL,
        PRIMARY KEY (instance_id)
    )
     STRICT
    """,
    """
    CREATE TRIGGER team_work_recalled AFTER DELETE ON submission
    BEGIN
    DELETE FROM team_work WHERE instance_id = OLD.instance_id AND road = 'here';
    UPDATE setting SET value = CAST(min(CAST(value AS INTEGER), OLD.rowid - 1) AS TEXT) WHERE key = 'team_own_to';
    END
    """,
)
