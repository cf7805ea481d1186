"""Schema 3: where forms came from, which are hidden, drafts that move. Never edited: later changes are later steps.

Before this step forms came with the app or from the province only; a setting names the workbooks compiled here.
"""

STATEMENTS = (
    """
    CREATE TABLE form_origin (
        form_id TEXT NOT NULL,
        version TEXT NOT NULL,
        source TEXT NOT NULL,
        place TEXT NOT NULL,
        offered_at TEXT,
        hidden_at TEXT,
        PRIMARY KEY (form_id, version)
    ) STRICT
    """,
    """
    CREATE TABLE moved_draft (
        instance_id TEXT NOT NULL,
        from_version TEXT NOT NULL,
        to_version TEXT NOT NULL,
        was TEXT NOT NULL,
        answers TEXT NOT NULL,
        moved_at TEXT NOT NULL,
        PRIMARY KEY (instance_id),
        FOREIGN KEY(instance_id) REFERENCES assessment (instance_id)
    ) STRICT
    """,
    """
    INSERT INTO form_origin (form_id, version, source, place) SELECT f.form_id, f.version, CASE WHEN EXISTS
      (SELECT 1 FROM setting s WHERE s.key LIKE 'workbook:%' AND s.value = f.version) THEN 'shipped' ELSE 'province'
      END, '' FROM form f
    """,
    "DROP TRIGGER assessment_keeps_its_name",
    """
    CREATE TRIGGER assessment_keeps_its_name BEFORE UPDATE OF instance_id, form_id, started_at, corrects ON
      assessment WHEN NEW.instance_id IS NOT OLD.instance_id OR NEW.form_id IS NOT OLD.form_id OR NEW.started_at
      IS NOT OLD.started_at OR NEW.corrects IS NOT OLD.corrects BEGIN SELECT RAISE(ABORT, 'an assessment keeps its
      id, form and origin'); END
    """,
    """
    CREATE TRIGGER assessment_moves_with_its_past BEFORE UPDATE OF form_version ON assessment WHEN
      NEW.form_version IS NOT OLD.form_version AND (OLD.state <> 'draft' OR NEW.state <> 'draft' OR NOT EXISTS
      (SELECT 1 FROM moved_draft m WHERE m.instance_id = NEW.instance_id AND NEW.form_version IN (m.from_version,
      m.to_version) AND OLD.form_version IN (m.from_version, m.to_version))) BEGIN SELECT RAISE(ABORT, 'a draft
      keeps its form version unless what it was is kept'); END
    """,
    """
    CREATE TRIGGER moved_draft_is_forgotten AFTER UPDATE OF state ON assessment WHEN NEW.state <> 'draft' BEGIN
      DELETE FROM moved_draft WHERE instance_id = NEW.instance_id; END
    """,
)
