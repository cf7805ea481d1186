"""Who took back their consent is found without looking at everybody. Never edited: later changes are later steps."""

STATEMENTS = (
    """
    CREATE INDEX entity_by_withdrawal ON entity (entity_id)
    WHERE json_extract(properties, '$.withdrawn_at') <> ''
    """,
)
