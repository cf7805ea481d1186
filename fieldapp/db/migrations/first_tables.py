"""Schema 1: the tables and indexes, as they were first made. Never edited: later changes are later steps."""

TABLES = (
    """
    CREATE TABLE assessment (
        instance_id TEXT NOT NULL,
        form_id TEXT NOT NULL,
        form_version TEXT NOT NULL,
        form_title TEXT NOT NULL,
        state TEXT NOT NULL,
        title TEXT NOT NULL,
        started_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        answered INTEGER DEFAULT 0 NOT NULL,
        total INTEGER DEFAULT 0 NOT NULL,
        section INTEGER DEFAULT 0 NOT NULL,
        sections INTEGER DEFAULT 0 NOT NULL,
        reference TEXT NOT NULL,
        person_id TEXT NOT NULL,
        corrects TEXT NOT NULL,
        finalized_at TEXT,
        number TEXT DEFAULT '' NOT NULL,
        size INTEGER DEFAULT 0 NOT NULL,
        attempts INTEGER DEFAULT 0 NOT NULL,
        first_attempt_at TEXT,
        retry_at TEXT,
        exported_at TEXT,
        discarded_at TEXT,
        PRIMARY KEY (instance_id),
        CONSTRAINT state_is_known CHECK (
            state IN ('draft', 'finalized', 'sending', 'unconfirmed', 'received', 'returned', 'held')
        ),
        CONSTRAINT only_drafts_are_discarded CHECK (discarded_at IS NULL OR state = 'draft'),
        CONSTRAINT finalized_has_a_time CHECK (state = 'draft' OR finalized_at IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX assessment_by_change ON assessment (changed_at DESC)",
    "CREATE INDEX assessment_by_finalization ON assessment (finalized_at)",
    """
    CREATE INDEX assessment_to_settle ON assessment (state, finalized_at)
      WHERE state IN ('finalized', 'sending', 'unconfirmed')
    """,
    """
    CREATE TABLE attachment_file (
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        PRIMARY KEY (sha256),
        UNIQUE (file_name)
    ) STRICT
    """,
    """
    CREATE TABLE entity (
        entity_list TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        properties TEXT NOT NULL,
        version INTEGER DEFAULT 0 NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_list, entity_id)
    ) STRICT
    """,
    """
    CREATE TABLE form (
        form_id TEXT NOT NULL,
        version TEXT NOT NULL,
        title TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        xml BLOB NOT NULL,
        stored_at TEXT NOT NULL,
        PRIMARY KEY (form_id, version)
    ) STRICT
    """,
    """
    CREATE TABLE form_file (
        form_id TEXT NOT NULL,
        version TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (form_id, version, name)
    ) STRICT
    """,
    """
    CREATE TABLE person (
        person_id TEXT NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        alias TEXT NOT NULL,
        sex TEXT NOT NULL,
        birth_date TEXT,
        birth_year INTEGER,
        estimated INTEGER DEFAULT 0 NOT NULL,
        nik TEXT NOT NULL,
        region TEXT NOT NULL,
        marks TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        assessments INTEGER DEFAULT 0 NOT NULL,
        last_form TEXT NOT NULL,
        PRIMARY KEY (person_id)
    ) STRICT
    """,
    "CREATE INDEX person_by_birth_date ON person (birth_date)",
    "CREATE INDEX person_by_nik ON person (nik) WHERE nik <> ''",
    """
    CREATE TABLE person_category (
        person_id TEXT NOT NULL,
        code TEXT NOT NULL,
        PRIMARY KEY (person_id, code)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE person_token (
        token TEXT NOT NULL,
        person_id TEXT NOT NULL,
        PRIMARY KEY (token, person_id)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX person_token_by_person ON person_token (person_id)",
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    ) STRICT
    """,
    """
    CREATE TABLE answer (
        instance_id TEXT NOT NULL,
        reference TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (instance_id, reference),
        FOREIGN KEY(instance_id) REFERENCES assessment (instance_id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE attachment (
        instance_id TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER DEFAULT 0 NOT NULL,
        media_type TEXT NOT NULL,
        travels INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (instance_id, name),
        FOREIGN KEY(instance_id) REFERENCES assessment (instance_id)
    ) STRICT
    """,
    "CREATE INDEX attachment_by_content ON attachment (sha256)",
    """
    CREATE TABLE entity_change (
        id INTEGER NOT NULL,
        instance_id TEXT NOT NULL,
        entity_list TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        action TEXT NOT NULL,
        label TEXT NOT NULL,
        properties TEXT NOT NULL,
        base_version INTEGER DEFAULT 0 NOT NULL,
        branch_id TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(instance_id) REFERENCES assessment (instance_id)
    ) STRICT
    """,
    "CREATE INDEX entity_change_by_assessment ON entity_change (instance_id)",
    "CREATE INDEX entity_change_by_entity ON entity_change (entity_list, entity_id)",
    """
    CREATE TABLE event (
        id INTEGER NOT NULL,
        instance_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(instance_id) REFERENCES assessment (instance_id)
    ) STRICT
    """,
    "CREATE INDEX event_by_assessment ON event (instance_id)",
    """
    CREATE TABLE submission (
        instance_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        xml BLOB NOT NULL,
        number TEXT NOT NULL,
        form_id TEXT NOT NULL,
        form_version TEXT NOT NULL,
        finalized_at TEXT NOT NULL,
        corrects TEXT NOT NULL,
        size INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (instance_id),
        CONSTRAINT sha256_is_whole CHECK (length(sha256) = 64),
        FOREIGN KEY(instance_id) REFERENCES assessment (instance_id),
        UNIQUE (number)
    ) STRICT
    """,
    """
    CREATE TABLE receipt (
        instance_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        number TEXT NOT NULL,
        log_index INTEGER DEFAULT 0 NOT NULL,
        epoch TEXT NOT NULL,
        received_at TEXT NOT NULL,
        key_id TEXT NOT NULL,
        signed TEXT NOT NULL,
        signature TEXT NOT NULL,
        PRIMARY KEY (instance_id),
        FOREIGN KEY(instance_id) REFERENCES submission (instance_id)
    ) STRICT
    """,
    """
    CREATE TABLE refusal (
        instance_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        reasons TEXT NOT NULL,
        refused_at TEXT NOT NULL,
        PRIMARY KEY (instance_id),
        FOREIGN KEY(instance_id) REFERENCES submission (instance_id)
    ) STRICT
    """,
)
