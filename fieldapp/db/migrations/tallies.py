"""Schema 15: how many there are of what the home page counts, kept by triggers as rows come, change and go; what is
tried again first.

Never edited once released: later changes are later steps.
"""

TABLE = """
    CREATE TABLE tally (
        kind TEXT NOT NULL,
        "key" TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (kind, "key")
    ) WITHOUT ROWID, STRICT
    """

COUNTED: tuple[str, ...] = (
    """
    INSERT INTO tally (kind, key, number) SELECT 'state', assessment.state, sum(1)
    FROM assessment
    WHERE assessment.discarded_at IS NULL GROUP BY 2
    """,
    """
    INSERT INTO tally (kind, key, number) SELECT 'bytes', assessment.state, sum(assessment.size)
    FROM assessment
    WHERE assessment.discarded_at IS NULL GROUP BY 2
    """,
    """
    INSERT INTO tally (kind, key, number) SELECT 'finalized',
    substr(assessment.finalized_at, 1, 13) || ' ' || assessment.form_id, sum(1)
    FROM assessment
    WHERE assessment.finalized_at IS NOT NULL AND assessment.corrects = '' GROUP BY 2
    """,
    """
    INSERT INTO tally (kind, key, number) SELECT 'person', substr(person.created_at, 1, 13), sum(1)
    FROM person
    WHERE TRUE GROUP BY 2
    """,
    """
    INSERT INTO tally (kind, key, number) SELECT 'region', person.region, sum(1)
    FROM person
    WHERE TRUE GROUP BY 2
    """,
    """
    INSERT INTO tally (kind, key, number) SELECT 'category', person_category.code, sum(1)
    FROM person_category
    WHERE TRUE GROUP BY 2
    """,
)

TRIGGERS: tuple[str, ...] = (
    """
    CREATE TRIGGER tally_assessment_in AFTER INSERT ON assessment BEGIN
    INSERT INTO tally (kind, key, number) SELECT 'state', NEW.state, 1
    WHERE NEW.discarded_at IS NULL
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    INSERT INTO tally (kind, key, number) SELECT 'bytes', NEW.state, NEW.size
    WHERE NEW.discarded_at IS NULL
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    INSERT INTO tally (kind, key, number) SELECT 'finalized', substr(NEW.finalized_at, 1, 13) || ' ' || NEW.form_id, 1
    WHERE NEW.finalized_at IS NOT NULL AND NEW.corrects = ''
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    END
    """,
    """
    CREATE TRIGGER tally_assessment_changed AFTER UPDATE OF state, discarded_at, size, finalized_at ON assessment BEGIN
    UPDATE tally SET number = number - 1
    WHERE kind = 'state' AND key = OLD.state AND OLD.discarded_at IS NULL;
    UPDATE tally SET number = number - OLD.size
    WHERE kind = 'bytes' AND key = OLD.state AND OLD.discarded_at IS NULL;
    UPDATE tally SET number = number - 1
    WHERE kind = 'finalized' AND key = substr(OLD.finalized_at, 1, 13) || ' ' || OLD.form_id
    AND OLD.finalized_at IS NOT NULL AND OLD.corrects = '';
    INSERT INTO tally (kind, key, number) SELECT 'state', NEW.state, 1
    WHERE NEW.discarded_at IS NULL
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    INSERT INTO tally (kind, key, number) SELECT 'bytes', NEW.state, NEW.size
    WHERE NEW.discarded_at IS NULL
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    INSERT INTO tally (kind, key, number) SELECT 'finalized', substr(NEW.finalized_at, 1, 13) || ' ' || NEW.form_id, 1
    WHERE NEW.finalized_at IS NOT NULL AND NEW.corrects = ''
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    END
    """,
    """
    CREATE TRIGGER tally_assessment_out AFTER DELETE ON assessment BEGIN
    UPDATE tally SET number = number - 1
    WHERE kind = 'state' AND key = OLD.state AND OLD.discarded_at IS NULL;
    UPDATE tally SET number = number - OLD.size
    WHERE kind = 'bytes' AND key = OLD.state AND OLD.discarded_at IS NULL;
    UPDATE tally SET number = number - 1
    WHERE kind = 'finalized' AND key = substr(OLD.finalized_at, 1, 13) || ' ' || OLD.form_id
    AND OLD.finalized_at IS NOT NULL AND OLD.corrects = '';
    END
    """,
    """
    CREATE TRIGGER tally_person_in AFTER INSERT ON person BEGIN
    INSERT INTO tally (kind, key, number) SELECT 'person', substr(NEW.created_at, 1, 13), 1
    WHERE TRUE
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    INSERT INTO tally (kind, key, number) SELECT 'region', NEW.region, 1
    WHERE TRUE
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    END
    """,
    """
    CREATE TRIGGER tally_person_changed AFTER UPDATE OF created_at, region ON person BEGIN
    UPDATE tally SET number = number - 1
    WHERE kind = 'person' AND key = substr(OLD.created_at, 1, 13) AND TRUE;
    UPDATE tally SET number = number - 1
    WHERE kind = 'region' AND key = OLD.region AND TRUE;
    INSERT INTO tally (kind, key, number) SELECT 'person', substr(NEW.created_at, 1, 13), 1
    WHERE TRUE
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    INSERT INTO tally (kind, key, number) SELECT 'region', NEW.region, 1
    WHERE TRUE
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    END
    """,
    """
    CREATE TRIGGER tally_person_out AFTER DELETE ON person BEGIN
    UPDATE tally SET number = number - 1
    WHERE kind = 'person' AND key = substr(OLD.created_at, 1, 13) AND TRUE;
    UPDATE tally SET number = number - 1
    WHERE kind = 'region' AND key = OLD.region AND TRUE;
    END
    """,
    """
    CREATE TRIGGER tally_person_category_in AFTER INSERT ON person_category BEGIN
    INSERT INTO tally (kind, key, number) SELECT 'category', NEW.code, 1
    WHERE TRUE
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    END
    """,
    """
    CREATE TRIGGER tally_person_category_changed AFTER UPDATE OF code ON person_category BEGIN
    UPDATE tally SET number = number - 1
    WHERE kind = 'category' AND key = OLD.code AND TRUE;
    INSERT INTO tally (kind, key, number) SELECT 'category', NEW.code, 1
    WHERE TRUE
    ON CONFLICT (kind, key) DO UPDATE SET number = number + excluded.number;
    END
    """,
    """
    CREATE TRIGGER tally_person_category_out AFTER DELETE ON person_category BEGIN
    UPDATE tally SET number = number - 1
    WHERE kind = 'category' AND key = OLD.code AND TRUE;
    END
    """,
)

RETRY = "CREATE INDEX assessment_to_retry ON assessment (retry_at) WHERE retry_at IS NOT NULL"
STATEMENTS: tuple[str, ...] = (TABLE, *COUNTED, *TRIGGERS, RETRY)
