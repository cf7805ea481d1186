"""What the tables must always keep, as triggers: the code may be wrong, the data may not.

only legal steps between states              (transition table below)
one instance_id, one sha256, for ever        a submission's row never changes
a draft moves to another form version only   with what it was kept beside it, until it is finalized
frozen bytes leave only with a recall        and a recall needs: never attempted, never exported
received only with a receipt for these bytes
put away only what the province refused
events, entity changes of finalized work, receipts (later ones too) and lines of the audit are only ever added
the access log of before the audit stays as it was
a row of a batch that was filed keeps its assessment
purged only what was received, is settled    and old enough (``retention_tables.MAY_GO``); a stub of it stays for ever
what home counts is counted as rows change   (``tally_tables``)
"""

from fieldapp.db.retention_tables import MAY_GO
from fieldapp.db.tally_tables import TRIGGERS as TALLIES
from fieldapp.domain.assessment import State

TRANSITIONS: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.FINALIZED,),
    State.FINALIZED: (State.DRAFT, State.SENDING, State.RECEIVED, State.RETURNED, State.HELD),
    State.SENDING: (State.FINALIZED, State.UNCONFIRMED, State.RECEIVED, State.RETURNED, State.HELD),
    State.UNCONFIRMED: (State.SENDING, State.RECEIVED, State.RETURNED, State.HELD),
    State.RECEIVED: (),
    State.RETURNED: (),
    State.HELD: (),
}
"""A correction of returned or held work is a new assessment, so those states are ends."""

_LEGAL = " OR ".join(
    f"(OLD.state = '{before}' AND NEW.state IN ({', '.join(repr(s.value) for s in after)}))"
    for before, after in TRANSITIONS.items()
    if after
)


def _refuse(name: str, when: str, table: str, condition: str, message: str) -> str:
    return f"CREATE TRIGGER {name} {when} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"


def _present(table: str, key: str) -> str:
    """INSERT OR REPLACE deletes without firing delete triggers, so a taken key is refused by hand."""
    return f"EXISTS (SELECT 1 FROM {table} old WHERE old.{key} = NEW.{key})"


_NO_SUBMISSION = "NOT EXISTS (SELECT 1 FROM submission s WHERE s.instance_id = NEW.instance_id)"
_OLD_STATE = "(SELECT a.state FROM assessment a WHERE a.instance_id = OLD.instance_id)"
_NEW_STATE = "(SELECT a.state FROM assessment a WHERE a.instance_id = NEW.instance_id)"


_PURGED = "EXISTS (SELECT 1 FROM purged p WHERE p.instance_id = OLD.instance_id)"
_STUB = ("instance_id", "sha256", "number", "form_id", "form_version", "finalized_at", "corrects", "size")
_SAME_BUT_EMPTY = " AND ".join(("NEW.xml = x''", *(f"NEW.{name} IS OLD.{name}" for name in _STUB)))


def _only_in_drafts(table: str, *, purged: bool = False) -> tuple[str, ...]:
    """``purged``: its rows go with what was purged."""
    message = f"{table} of finalized work never changes"
    old = f"COALESCE({_OLD_STATE}, 'draft') <> 'draft'"
    new = f"{_NEW_STATE} <> 'draft'"
    return (
        _refuse(f"{table}_insert", "BEFORE INSERT", table, new, message),
        _refuse(f"{table}_update", "BEFORE UPDATE", table, f"{old} OR {new}", message),
        _refuse(f"{table}_delete", "BEFORE DELETE", table, f"{old} AND NOT {_PURGED}" if purged else old, message),
    )


def _only_added(table: str) -> tuple[str, ...]:
    return (
        _refuse(f"{table}_no_update", "BEFORE UPDATE", table, "1", f"{table} rows never change"),
        _refuse(f"{table}_no_delete", "BEFORE DELETE", table, "1", f"{table} rows are never deleted"),
    )


TRIGGERS: tuple[str, ...] = (
    _refuse(
        "assessment_insert",
        "BEFORE INSERT",
        "assessment",
        f"NEW.state <> 'draft' OR {_present('assessment', 'instance_id')}",
        "a new assessment is a draft with an id of its own",
    ),
    _refuse(
        "assessment_state",
        "BEFORE UPDATE OF state",
        "assessment",
        f"OLD.state <> NEW.state AND NOT ({_LEGAL})",
        "not a legal step between states",
    ),
    _refuse(
        "assessment_recall",
        "BEFORE UPDATE OF state",
        "assessment",
        "OLD.state <> 'draft' AND NEW.state = 'draft' AND "
        "(OLD.first_attempt_at IS NOT NULL OR OLD.exported_at IS NOT NULL "
        "OR NEW.first_attempt_at IS NOT NULL OR NEW.exported_at IS NOT NULL)",
        "only what never left this laptop can be recalled",
    ),
    _refuse(
        "assessment_finalized_needs_bytes",
        "BEFORE UPDATE OF state",
        "assessment",
        f"NEW.state NOT IN ('draft') AND {_NO_SUBMISSION}",
        "finalized work has frozen bytes",
    ),
    _refuse(
        "assessment_received_needs_receipt",
        "BEFORE UPDATE OF state",
        "assessment",
        "NEW.state = 'received' AND NOT EXISTS (SELECT 1 FROM receipt r JOIN submission s USING (instance_id) "
        "WHERE r.instance_id = NEW.instance_id AND r.sha256 = s.sha256)",
        "received needs a receipt for these bytes",
    ),
    _refuse(
        "assessment_returned_needs_refusal",
        "BEFORE UPDATE OF state",
        "assessment",
        "NEW.state IN ('returned', 'held') AND "
        "NOT EXISTS (SELECT 1 FROM refusal r WHERE r.instance_id = NEW.instance_id)",
        "returned needs its reasons",
    ),
    _refuse(
        "assessment_keeps_its_name",
        "BEFORE UPDATE OF instance_id, form_id, started_at, corrects",
        "assessment",
        "NEW.instance_id IS NOT OLD.instance_id OR NEW.form_id IS NOT OLD.form_id OR "
        "NEW.started_at IS NOT OLD.started_at OR NEW.corrects IS NOT OLD.corrects",
        "an assessment keeps its id, form and origin",
    ),
    _refuse(
        "assessment_moves_with_its_past",
        "BEFORE UPDATE OF form_version",
        "assessment",
        "NEW.form_version IS NOT OLD.form_version AND (OLD.state <> 'draft' OR NEW.state <> 'draft' OR NOT EXISTS "
        "(SELECT 1 FROM moved_draft m WHERE m.instance_id = NEW.instance_id AND NEW.form_version "
        "IN (m.from_version, m.to_version) AND OLD.form_version IN (m.from_version, m.to_version)))",
        "a draft keeps its form version unless what it was is kept",
    ),
    _refuse(
        "assessment_remembers_attempts",
        "BEFORE UPDATE OF first_attempt_at, exported_at",
        "assessment",
        "(OLD.first_attempt_at IS NOT NULL AND NEW.first_attempt_at IS NOT OLD.first_attempt_at) OR "
        "(OLD.exported_at IS NOT NULL AND NEW.exported_at IS NULL)",
        "an attempt is never forgotten",
    ),
    _refuse(
        "assessment_delete",
        "BEFORE DELETE",
        "assessment",
        "OLD.state <> 'draft' OR OLD.discarded_at IS NULL",
        "only discarded drafts are deleted",
    ),
    _refuse(
        "submission_insert",
        "BEFORE INSERT",
        "submission",
        f"COALESCE({_NEW_STATE}, '') <> 'draft' OR {_present('submission', 'instance_id')}",
        "only a draft is frozen",
    ),
    _refuse(
        "submission_update",
        "BEFORE UPDATE",
        "submission",
        f"NOT ({_PURGED} AND {_SAME_BUT_EMPTY})",
        "frozen bytes never change",
    ),
    _refuse(
        "submission_delete",
        "BEFORE DELETE",
        "submission",
        f"{_OLD_STATE} <> 'draft'",
        "frozen bytes are never deleted",
    ),
    _refuse(
        "receipt_insert",
        "BEFORE INSERT",
        "receipt",
        "NOT EXISTS (SELECT 1 FROM submission s WHERE s.instance_id = NEW.instance_id "
        f"AND s.sha256 = NEW.sha256) OR {_NEW_STATE} IN ('draft', 'returned', 'held') "
        f"OR {_present('receipt', 'instance_id')}",
        "a receipt is for these bytes",
    ),
    _refuse(
        "refusal_insert",
        "BEFORE INSERT",
        "refusal",
        "NOT EXISTS (SELECT 1 FROM submission s WHERE s.instance_id = NEW.instance_id "
        f"AND s.sha256 = NEW.sha256) OR {_NEW_STATE} IN ('draft', 'received') "
        f"OR {_present('refusal', 'instance_id')}",
        "a refusal is for these bytes",
    ),
    _refuse(
        "later_receipt_insert",
        "BEFORE INSERT",
        "later_receipt",
        "NOT EXISTS (SELECT 1 FROM receipt r WHERE r.instance_id = NEW.instance_id AND r.sha256 = NEW.sha256 "
        "AND r.signature <> '') OR EXISTS (SELECT 1 FROM later_receipt old WHERE old.instance_id = NEW.instance_id "
        "AND old.epoch = NEW.epoch)",
        "a later receipt is for the same bytes",
    ),
    _refuse(
        "aside_insert",
        "BEFORE INSERT",
        "aside",
        f"NEW.kind = 'away' AND {_NEW_STATE} NOT IN ('returned', 'held')",
        "only what the province does not hold is put away",
    ),
    _refuse("aside_update", "BEFORE UPDATE", "aside", "1", "what was put aside is taken up before it changes"),
    _refuse(
        "purged_insert",
        "BEFORE INSERT",
        "purged",
        f"{_present('purged', 'instance_id')} OR NOT {MAY_GO.format(one='NEW')}",
        "only what is settled at the province is purged",
    ),
    _refuse(
        "team_work_update",
        "BEFORE UPDATE OF instance_id, sha256",
        "team_work",
        "NEW.instance_id <> OLD.instance_id OR NEW.sha256 <> OLD.sha256",
        "a submission of the team never changes",
    ),
    # a recalled submission leaves the desk of its own supervisor; its row number may be given to another
    (
        "CREATE TRIGGER team_work_recalled AFTER DELETE ON submission BEGIN "
        "DELETE FROM team_work WHERE instance_id = OLD.instance_id AND road = 'here'; "
        "UPDATE setting SET value = CAST(min(CAST(value AS INTEGER), OLD.rowid - 1) AS TEXT) "
        "WHERE key = 'team_own_to'; END"
    ),
    _refuse(
        "relay_laptop_update",
        "BEFORE UPDATE OF fingerprint, certificate, device_id",
        "relay_laptop",
        "NEW.fingerprint <> OLD.fingerprint OR NEW.certificate <> OLD.certificate OR NEW.device_id <> OLD.device_id",
        "a paired laptop is that one for ever",
    ),
    _refuse("settled_update", "BEFORE UPDATE", "settled", "NEW.upto < OLD.upto", "what is settled stays settled"),
    *_only_added("purged"),
    *_only_added("receipt"),
    *_only_added("later_receipt"),
    *_only_added("refusal"),
    *_only_added("access"),
    _refuse("access_no_insert", "BEFORE INSERT", "access", "1", "the audit took the place of the access log"),
    *_only_added("audit"),
    _refuse(
        "audit_insert",
        "BEFORE INSERT",
        "audit",
        "EXISTS (SELECT 1 FROM audit old WHERE old.seq >= NEW.seq)",
        "audit rows come one after the other",
    ),
    _refuse("audit_end_no_delete", "BEFORE DELETE", "audit_end", "1", "the audit has one end"),
    _refuse("audit_end_update", "BEFORE UPDATE", "audit_end", "NEW.seq <> OLD.seq + 1", "the audit only grows"),
    *_only_in_drafts("answer", purged=True),
    *_only_in_drafts("attachment", purged=True),
    *_only_in_drafts("entity_change"),
    *_only_in_drafts("clock_note"),
    _refuse("event_insert", "BEFORE INSERT", "event", _present("event", "id"), "history never changes"),
    _refuse("event_no_update", "BEFORE UPDATE", "event", "1", "history never changes"),
    _refuse(
        "event_no_delete",
        "BEFORE DELETE",
        "event",
        f"COALESCE({_OLD_STATE}, 'draft') <> 'draft' OR EXISTS "
        "(SELECT 1 FROM assessment a WHERE a.instance_id = OLD.instance_id AND a.discarded_at IS NULL)",
        "history is never deleted",
    ),
    _refuse(
        "form_update",
        "BEFORE UPDATE",
        "form",
        "1",
        "a published form version never changes",
    ),
    _refuse(
        "form_file_update",
        "BEFORE UPDATE",
        "form_file",
        "1",
        "a published form version never changes",
    ),
    _refuse(
        "import_row_filed",
        "BEFORE UPDATE",
        "import_row",
        "OLD.state IN ('filed', 'withdrawn') AND (NEW.instance_id IS NOT OLD.instance_id OR "
        "NEW.fingerprint IS NOT OLD.fingerprint OR NEW.state NOT IN (OLD.state, 'withdrawn'))",
        "a row that was filed keeps its assessment",
    ),
    _refuse(
        "import_row_needs_submission",
        "BEFORE UPDATE OF state",
        "import_row",
        f"NEW.state = 'filed' AND OLD.state <> 'filed' AND {_NO_SUBMISSION}",
        "a filed row has frozen bytes",
    ),
    _refuse(
        "import_row_delete",
        "BEFORE DELETE",
        "import_row",
        "OLD.state IN ('filed', 'withdrawn')",
        "a row that was filed is never deleted",
    ),
    _refuse(
        "keying_is_no_submission",
        "BEFORE INSERT",
        "submission",
        "EXISTS (SELECT 1 FROM keying k WHERE k.draft_id = NEW.instance_id)",
        "a second keying is never a submission",
    ),
    (
        "CREATE TRIGGER moved_draft_is_forgotten AFTER UPDATE OF state ON assessment WHEN NEW.state <> 'draft' "
        "BEGIN DELETE FROM moved_draft WHERE instance_id = NEW.instance_id; END"
    ),
    *TALLIES,
)
