"""Schema 1: the rules, as they were first made. Never edited: later changes are later steps."""

TRIGGERS = (
    """
    CREATE TRIGGER assessment_insert BEFORE INSERT ON assessment WHEN NEW.state <> 'draft' OR EXISTS (SELECT
      1 FROM assessment old WHERE old.instance_id = NEW.instance_id) BEGIN SELECT RAISE(ABORT, 'a new
      assessment is a draft with an id of its own'); END
    """,
    """
    CREATE TRIGGER assessment_state BEFORE UPDATE OF state ON assessment WHEN OLD.state <> NEW.state AND NOT
      ((OLD.state = 'draft' AND NEW.state IN ('finalized')) OR (OLD.state = 'finalized' AND NEW.state IN
      ('draft', 'sending', 'received', 'returned', 'held')) OR (OLD.state = 'sending' AND NEW.state IN
      ('finalized', 'unconfirmed', 'received', 'returned', 'held')) OR (OLD.state = 'unconfirmed' AND NEW.state
      IN ('sending', 'received', 'returned', 'held'))) BEGIN SELECT RAISE(ABORT, 'not a legal step between
      states'); END
    """,
    """
    CREATE TRIGGER assessment_recall BEFORE UPDATE OF state ON assessment WHEN OLD.state <> 'draft' AND
      NEW.state = 'draft' AND (OLD.first_attempt_at IS NOT NULL OR OLD.exported_at IS NOT NULL OR
      NEW.first_attempt_at IS NOT NULL OR NEW.exported_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'only what
      never left this laptop can be recalled'); END
    """,
    """
    CREATE TRIGGER assessment_finalized_needs_bytes BEFORE UPDATE OF state ON assessment WHEN NEW.state NOT
      IN ('draft') AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.instance_id = NEW.instance_id) BEGIN
      SELECT RAISE(ABORT, 'finalized work has frozen bytes'); END
    """,
    """
    CREATE TRIGGER assessment_received_needs_receipt BEFORE UPDATE OF state ON assessment WHEN NEW.state =
      'received' AND NOT EXISTS (SELECT 1 FROM receipt r JOIN submission s USING (instance_id) WHERE
      r.instance_id = NEW.instance_id AND r.sha256 = s.sha256) BEGIN SELECT RAISE(ABORT, 'received needs a
      receipt for these bytes'); END
    """,
    """
    CREATE TRIGGER assessment_returned_needs_refusal BEFORE UPDATE OF state ON assessment WHEN NEW.state IN
      ('returned', 'held') AND NOT EXISTS (SELECT 1 FROM refusal r WHERE r.instance_id = NEW.instance_id) BEGIN
      SELECT RAISE(ABORT, 'returned needs its reasons'); END
    """,
    """
    CREATE TRIGGER assessment_keeps_its_name BEFORE UPDATE OF instance_id, form_id, form_version, started_at,
      corrects ON assessment WHEN NEW.instance_id IS NOT OLD.instance_id OR NEW.form_id IS NOT OLD.form_id OR
      NEW.form_version IS NOT OLD.form_version OR NEW.started_at IS NOT OLD.started_at OR NEW.corrects IS NOT
      OLD.corrects BEGIN SELECT RAISE(ABORT, 'an assessment keeps its id, form and origin'); END
    """,
    """
    CREATE TRIGGER assessment_remembers_attempts BEFORE UPDATE OF first_attempt_at, exported_at ON assessment
      WHEN (OLD.first_attempt_at IS NOT NULL AND NEW.first_attempt_at IS NOT OLD.first_attempt_at) OR
      (OLD.exported_at IS NOT NULL AND NEW.exported_at IS NULL) BEGIN SELECT RAISE(ABORT, 'an attempt is never
      forgotten'); END
    """,
    """
    CREATE TRIGGER assessment_delete BEFORE DELETE ON assessment WHEN OLD.state <> 'draft' OR
      OLD.discarded_at IS NULL BEGIN SELECT RAISE(ABORT, 'only discarded drafts are deleted'); END
    """,
    """
    CREATE TRIGGER submission_insert BEFORE INSERT ON submission WHEN COALESCE((SELECT a.state FROM
      assessment a WHERE a.instance_id = NEW.instance_id), '') <> 'draft' OR EXISTS (SELECT 1 FROM submission
      old WHERE old.instance_id = NEW.instance_id) BEGIN SELECT RAISE(ABORT, 'only a draft is frozen'); END
    """,
    """
    CREATE TRIGGER submission_update BEFORE UPDATE ON submission WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen
      bytes never change'); END
    """,
    """
    CREATE TRIGGER submission_delete BEFORE DELETE ON submission WHEN (SELECT a.state FROM assessment a WHERE
      a.instance_id = OLD.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'frozen bytes are never deleted');
      END
    """,
    """
    CREATE TRIGGER receipt_insert BEFORE INSERT ON receipt WHEN NOT EXISTS (SELECT 1 FROM submission s WHERE
      s.instance_id = NEW.instance_id AND s.sha256 = NEW.sha256) OR (SELECT a.state FROM assessment a WHERE
      a.instance_id = NEW.instance_id) IN ('draft', 'returned', 'held') OR EXISTS (SELECT 1 FROM receipt old
      WHERE old.instance_id = NEW.instance_id) BEGIN SELECT RAISE(ABORT, 'a receipt is for these bytes'); END
    """,
    """
    CREATE TRIGGER refusal_insert BEFORE INSERT ON refusal WHEN NOT EXISTS (SELECT 1 FROM submission s WHERE
      s.instance_id = NEW.instance_id AND s.sha256 = NEW.sha256) OR (SELECT a.state FROM assessment a WHERE
      a.instance_id = NEW.instance_id) IN ('draft', 'received') OR EXISTS (SELECT 1 FROM refusal old WHERE
      old.instance_id = NEW.instance_id) BEGIN SELECT RAISE(ABORT, 'a refusal is for these bytes'); END
    """,
    """
    CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt WHEN 1 BEGIN SELECT RAISE(ABORT, 'receipt rows
      never change'); END
    """,
    """
    CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt WHEN 1 BEGIN SELECT RAISE(ABORT, 'receipt rows
      are never deleted'); END
    """,
    """
    CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal WHEN 1 BEGIN SELECT RAISE(ABORT, 'refusal rows
      never change'); END
    """,
    """
    CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal WHEN 1 BEGIN SELECT RAISE(ABORT, 'refusal rows
      are never deleted'); END
    """,
    """
    CREATE TRIGGER answer_insert BEFORE INSERT ON answer WHEN (SELECT a.state FROM assessment a WHERE
      a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'answer of finalized work never
      changes'); END
    """,
    """
    CREATE TRIGGER answer_update BEFORE UPDATE ON answer WHEN COALESCE((SELECT a.state FROM assessment a
      WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' OR (SELECT a.state FROM assessment a WHERE
      a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'answer of finalized work never
      changes'); END
    """,
    """
    CREATE TRIGGER answer_delete BEFORE DELETE ON answer WHEN COALESCE((SELECT a.state FROM assessment a
      WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' BEGIN SELECT RAISE(ABORT, 'answer of
      finalized work never changes'); END
    """,
    """
    CREATE TRIGGER attachment_insert BEFORE INSERT ON attachment WHEN (SELECT a.state FROM assessment a WHERE
      a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'attachment of finalized work never
      changes'); END
    """,
    """
    CREATE TRIGGER attachment_update BEFORE UPDATE ON attachment WHEN COALESCE((SELECT a.state FROM
      assessment a WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' OR (SELECT a.state FROM
      assessment a WHERE a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'attachment of
      finalized work never changes'); END
    """,
    """
    CREATE TRIGGER attachment_delete BEFORE DELETE ON attachment WHEN COALESCE((SELECT a.state FROM
      assessment a WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' BEGIN SELECT RAISE(ABORT,
      'attachment of finalized work never changes'); END
    """,
    """
    CREATE TRIGGER entity_change_insert BEFORE INSERT ON entity_change WHEN (SELECT a.state FROM assessment a
      WHERE a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'entity_change of finalized
      work never changes'); END
    """,
    """
    CREATE TRIGGER entity_change_update BEFORE UPDATE ON entity_change WHEN COALESCE((SELECT a.state FROM
      assessment a WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' OR (SELECT a.state FROM
      assessment a WHERE a.instance_id = NEW.instance_id) <> 'draft' BEGIN SELECT RAISE(ABORT, 'entity_change
      of finalized work never changes'); END
    """,
    """
    CREATE TRIGGER entity_change_delete BEFORE DELETE ON entity_change WHEN COALESCE((SELECT a.state FROM
      assessment a WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' BEGIN SELECT RAISE(ABORT,
      'entity_change of finalized work never changes'); END
    """,
    """
    CREATE TRIGGER event_insert BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event old WHERE old.id =
      NEW.id) BEGIN SELECT RAISE(ABORT, 'history never changes'); END
    """,
    """
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event WHEN 1 BEGIN SELECT RAISE(ABORT, 'history never
      changes'); END
    """,
    """
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event WHEN COALESCE((SELECT a.state FROM assessment a
      WHERE a.instance_id = OLD.instance_id), 'draft') <> 'draft' OR EXISTS (SELECT 1 FROM assessment a WHERE
      a.instance_id = OLD.instance_id AND a.discarded_at IS NULL) BEGIN SELECT RAISE(ABORT, 'history is never
      deleted'); END
    """,
    """
    CREATE TRIGGER form_update BEFORE UPDATE ON form WHEN 1 BEGIN SELECT RAISE(ABORT, 'a published form
      version never changes'); END
    """,
    """
    CREATE TRIGGER form_file_update BEFORE UPDATE ON form_file WHEN 1 BEGIN SELECT RAISE(ABORT, 'a published
      form version never changes'); END
    """,
)
