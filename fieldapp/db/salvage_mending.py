"""What was salvaged made to hold together again, and the list of what is missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.salvage_reading import Reader

_BYTES = """
SELECT instance_id, sha256, xml FROM submission AS s
WHERE NOT EXISTS (SELECT 1 FROM purged p WHERE p.instance_id = s.instance_id)
"""
_HEADS = """
INSERT INTO assessment (instance_id, form_id, form_version, form_title, state, title, started_at, changed_at, reference,
  person_id, corrects, finalized_at, number, size, attempts, first_attempt_at)
SELECT s.instance_id, s.form_id, s.form_version, COALESCE((SELECT f.title FROM form f WHERE f.form_id = s.form_id
  AND f.version = s.form_version), s.form_id), 'unconfirmed', s.number, s.finalized_at, s.finalized_at, '', '',
  s.corrects, s.finalized_at, s.number, s.size, 1, s.finalized_at
FROM submission s WHERE NOT EXISTS (SELECT 1 FROM assessment a WHERE a.instance_id = s.instance_id)
"""
_NO_BYTES = "state <> 'draft' AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.instance_id = a.instance_id)"
_NO_RECEIPT = "NOT EXISTS (SELECT 1 FROM receipt r WHERE r.instance_id = a.instance_id)"
_NO_REFUSAL = "NOT EXISTS (SELECT 1 FROM refusal f WHERE f.instance_id = a.instance_id)"
_TO_DRAFT = f"""
UPDATE assessment AS a SET state = 'draft', finalized_at = NULL, number = '', attempts = 0, first_attempt_at = NULL,
  retry_at = NULL, exported_at = NULL
WHERE {_NO_BYTES} AND {_NO_RECEIPT} AND EXISTS (SELECT 1 FROM answer t WHERE t.instance_id = a.instance_id)
RETURNING instance_id
"""
_PROMOTED = """
UPDATE assessment AS a SET state = 'unconfirmed', discarded_at = NULL, attempts = 1,
  (finalized_at, number, size, first_attempt_at) = (SELECT s.finalized_at, s.number, s.size, s.finalized_at
    FROM submission s WHERE s.instance_id = a.instance_id)
WHERE state = 'draft' AND EXISTS (SELECT 1 FROM submission s WHERE s.instance_id = a.instance_id)
"""
_STATES = (  # what the rows beside it say counts; without them the province is asked
    f"UPDATE assessment AS a SET state = 'received' WHERE state NOT IN ('draft', 'received') AND NOT {_NO_RECEIPT}",
    f"""UPDATE assessment AS a SET state = 'returned' WHERE state NOT IN ('draft', 'received', 'returned', 'held')
        AND NOT {_NO_REFUSAL}""",
    f"""UPDATE assessment AS a SET state = 'unconfirmed', first_attempt_at = COALESCE(first_attempt_at, finalized_at)
        WHERE (state = 'received' AND {_NO_RECEIPT}) OR (state IN ('returned', 'held') AND {_NO_REFUSAL})""",
    "DELETE FROM refusal AS f WHERE EXISTS (SELECT 1 FROM receipt r WHERE r.instance_id = f.instance_id)",
)
GONE, OLDER, DRAFT = "gone", "older", "draft"


@dataclass(frozen=True, slots=True)
class Missing:
    """An assessment of which something is gone. ``day``: when it was begun, YYYY-MM-DD, "" where nobody knows.

    ``what``: gone; older (its answers are those of the backup); draft (its frozen bytes are gone, its answers are
    here). ``state``: the last that is known, "" where none is.
    """

    instance_id: str
    form: str
    day: str
    state: str
    what: str


def mend(connection: sqlcipher.Connection, filled: Mapping[str, Collection[str]]) -> set[str]:
    """No row without what it belongs to, no state without its reason. In the caller's transaction, rules off.

    ``filled``: assessments whose rows came from the backup, by table. Returns those that are drafts again.
    """
    # A draft as it was read was taken back from the queue after the backup: the backup's bytes of it are no more.
    for one in set(filled.get("submission", ())) - set(filled.get("assessment", ())):
        taken_back = "DELETE FROM submission WHERE instance_id = ? AND EXISTS (SELECT 1 FROM assessment a WHERE"
        connection.execute(f"{taken_back} a.instance_id = ? AND a.state = 'draft')", (one, one))
    for instance_id, sha, xml in connection.execute(_BYTES).fetchall():
        if sha256(xml).hexdigest() != sha:
            connection.execute("DELETE FROM submission WHERE instance_id = ?", (instance_id,))
    connection.execute(_HEADS)
    connection.execute(_PROMOTED)
    drafts = {str(row[0]) for row in connection.execute(_TO_DRAFT).fetchall()}
    connection.execute(f"DELETE FROM assessment AS a WHERE {_NO_BYTES}")
    _drop_orphans(connection)
    for statement in _STATES:
        connection.execute(statement)
    _drop_orphans(connection)
    return drafts


def heads(connection: sqlcipher.Connection, source: Reader, older: Reader | None) -> dict[str, Missing]:
    """Every assessment that either of the two knew, by id: to be called before ``mend``."""
    known: dict[str, Missing] = {}
    for reader in (older, source):
        for name, at in (reader.ask("SELECT instance_id, min(at) FROM event GROUP BY 1") or ()) if reader else ():
            known[str(name)] = Missing(str(name), "", str(at)[:10], "", GONE)
    ask = "SELECT instance_id, form_title, started_at, state FROM assessment"
    listed = (older.ask(ask) or []) if older else []
    for name, form, started, state in (*listed, *connection.execute(ask).fetchall()):
        known[str(name)] = Missing(str(name), str(form), str(started)[:10], str(state), GONE)
    return known


def missing(
    connection: sqlcipher.Connection, known: Mapping[str, Missing], changed: Mapping[str, str]
) -> tuple[Missing, ...]:
    """Those that were ``known`` and are not here, and those ``changed`` (id → what)."""
    here = {str(row[0]) for row in connection.execute("SELECT instance_id FROM assessment")}
    listed = [replace(one, what=changed.get(name, GONE)) for name, one in known.items()]
    wanted = [one for one in listed if one.instance_id not in here or one.instance_id in changed]
    return tuple(sorted(wanted, key=lambda one: (one.day, one.form, one.instance_id)))


def _drop_orphans(connection: sqlcipher.Connection) -> None:
    """Rows whose parent is gone, until there are none."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    gone = 1
    while gone:
        gone = 0
        for table in tables:
            for link in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                parent, child, own = link[2], link[3], link[4] or link[3]
                there = f"SELECT 1 FROM {parent} p WHERE p.{own} = c.{child}"
                orphans = f"DELETE FROM {table} AS c WHERE c.{child} IS NOT NULL AND NOT EXISTS ({there})"
                connection.execute(orphans)
                gone += int(connection.execute("SELECT changes()").fetchone()[0])
