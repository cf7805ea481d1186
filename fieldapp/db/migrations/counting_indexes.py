"""Schema 2: counting and listing read an index, not every row. Never edited: later changes are later steps."""

INDEXES = (
    "DROP INDEX assessment_by_finalization",
    "CREATE INDEX assessment_by_finalization ON assessment (finalized_at, corrects)",
    "CREATE INDEX assessment_by_state ON assessment (state, changed_at DESC) WHERE discarded_at IS NULL",
    "CREATE INDEX assessment_by_origin ON assessment (corrects) WHERE corrects <> ''",
    "CREATE INDEX assessment_in_bin ON assessment (discarded_at) WHERE discarded_at IS NOT NULL",
    "CREATE INDEX person_by_creation ON person (created_at)",
    "CREATE INDEX person_by_region ON person (region)",
    "CREATE INDEX person_category_by_code ON person_category (code)",
)
