"""Schema 14, a part of it: visits that a supervisor asked for, and what letters said of entities.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE visit (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        person_id TEXT NOT NULL,
        region TEXT NOT NULL,
        form_id TEXT NOT NULL,
        device_code TEXT NOT NULL,
        urgency TEXT NOT NULL,
        note TEXT NOT NULL,
        corrects TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        due_date TEXT,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    "CREATE INDEX visit_by_device ON visit (device_code, state)",
    "CREATE INDEX visit_by_person ON visit (person_id)",
    """
    CREATE TABLE letter_change (
        id INTEGER NOT NULL,
        instance_id TEXT NOT NULL,
        entity_list TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        form_id TEXT NOT NULL,
        action TEXT NOT NULL,
        label TEXT NOT NULL,
        properties TEXT NOT NULL,
        base_version INTEGER DEFAULT 0 NOT NULL,
        branch_id TEXT NOT NULL,
        trunk_version INTEGER DEFAULT 0 NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
     STRICT
    """,
    "CREATE INDEX letter_change_by_entity ON letter_change (entity_list, entity_id)",
    "CREATE UNIQUE INDEX letter_change_once ON letter_change (instance_id, entity_list, entity_id)",
)
