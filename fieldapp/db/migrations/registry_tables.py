"""Schema 7: what the province says of entities, what a draft was begun knowing, and fields that are in conflict.

Never edited: later changes are later steps.
"""

STATEMENTS = (
    "ALTER TABLE entity_change ADD COLUMN trunk_version INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE entity ADD COLUMN conflicts TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX entity_in_conflict ON entity (entity_list) WHERE conflicts <> ''",
    """
    CREATE TABLE registry_change (
        id INTEGER NOT NULL,
        entity_list TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        version INTEGER DEFAULT 0 NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        instance_id TEXT NOT NULL,
        form_id TEXT NOT NULL,
        action TEXT NOT NULL,
        label TEXT NOT NULL,
        properties TEXT NOT NULL,
        base_version INTEGER DEFAULT 0 NOT NULL,
        branch_id TEXT NOT NULL,
        trunk_version INTEGER DEFAULT 0 NOT NULL,
        at TEXT NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (id)
    )
     STRICT
    """,
    "CREATE UNIQUE INDEX registry_change_by_entity ON registry_change (entity_list, entity_id, version)",
    """
    CREATE TABLE draft_seen (
        instance_id TEXT NOT NULL,
        heard INTEGER DEFAULT 0 NOT NULL,
        said INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (instance_id),
        FOREIGN KEY(instance_id) REFERENCES assessment (instance_id)
    )
     STRICT
    """,
)
