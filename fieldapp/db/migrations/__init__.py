"""How the tables came to be: numbered steps, each one transaction that also writes its number.

A step holds SQL of its own and is never edited once released; today's tables (``schema``, ``rules``) are what
all steps together make. The number stands in ``user_version``, ours are marked by ``application_id``.
"""

from collections.abc import Callable, Sequence

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.engine import APPLICATION_ID
from fieldapp.db.migrations.audit import STATEMENTS as AUDIT
from fieldapp.db.migrations.case_files import STATEMENTS as CASE_FILES
from fieldapp.db.migrations.casework_tables import STATEMENTS as CASEWORK
from fieldapp.db.migrations.counting_indexes import INDEXES
from fieldapp.db.migrations.first_rules import TRIGGERS
from fieldapp.db.migrations.first_tables import TABLES
from fieldapp.db.migrations.form_library import STATEMENTS
from fieldapp.db.migrations.import_batches import STATEMENTS as IMPORT_BATCHES
from fieldapp.db.migrations.keyings import STATEMENTS as KEYINGS
from fieldapp.db.migrations.owners import STATEMENTS as OWNERS
from fieldapp.db.migrations.pair_asides import STATEMENTS as PAIR_ASIDES
from fieldapp.db.migrations.person_search import STATEMENTS as PERSON_SEARCH
from fieldapp.db.migrations.proofs import STATEMENTS as PROOFS
from fieldapp.db.migrations.registry_tables import STATEMENTS as REGISTRY
from fieldapp.db.migrations.relays import STATEMENTS as RELAYS
from fieldapp.db.migrations.repairs import STATEMENTS as REPAIRS
from fieldapp.db.migrations.retention import STATEMENTS as RETENTION
from fieldapp.db.migrations.tallies import STATEMENTS as TALLIES
from fieldapp.db.migrations.team_work import STATEMENTS as TEAM_WORK
from fieldapp.db.migrations.visits import STATEMENTS as VISITS
from fieldapp.db.migrations.withdrawals import STATEMENTS as WITHDRAWALS
from fieldapp.errors import DamagedStore, NewerStore

Step = Callable[[sqlcipher.Connection], None]


def first_tables(connection: sqlcipher.Connection) -> None:
    """1: everything the first version keeps, with its rules."""
    for statement in (*TABLES, *TRIGGERS):
        connection.execute(" ".join(statement.split()))


def counting_indexes(connection: sqlcipher.Connection) -> None:
    """2: what every screen counts is in an index; half a second for a hundred thousand assessments."""
    for statement in INDEXES:
        connection.execute(statement)


def form_library(connection: sqlcipher.Connection) -> None:
    """3: where forms came from, which are hidden, drafts that move to another form version."""
    for statement in STATEMENTS:
        connection.execute(" ".join(statement.split()))


def casework_tables(connection: sqlcipher.Connection) -> None:
    """4: a table for each kind of entity, with a column for each property."""
    for statement in CASEWORK:
        connection.execute(" ".join(statement.split()))


def person_search(connection: sqlcipher.Connection) -> None:
    """5: an index of the words of names finds people among a million; pairs who may be one person."""
    for statement in PERSON_SEARCH:
        connection.execute(" ".join(statement.split()))


def case_files(connection: sqlcipher.Connection) -> None:
    """6: who was merged into whom, what belongs to a person, and who looked at it."""
    for statement in CASE_FILES:
        connection.execute(" ".join(statement.split()))


def registry_tables(connection: sqlcipher.Connection) -> None:
    """7: what the province says of entities, what a draft was begun knowing, fields in conflict."""
    for statement in REGISTRY:
        connection.execute(" ".join(statement.split()))


def proofs(connection: sqlcipher.Connection) -> None:
    """8: what the province proved that it holds, later receipts, notes of clocks that were not believed."""
    for statement in PROOFS:
        connection.execute(" ".join(statement.split()))


def repairs(connection: sqlcipher.Connection) -> None:
    """9: what the province decided after a receipt, and what a worker put aside."""
    for statement in REPAIRS:
        connection.execute(" ".join(statement.split()))


def owners(connection: sqlcipher.Connection) -> None:
    """10: which user of this laptop an assessment is of."""
    for statement in OWNERS:
        connection.execute(statement)


def withdrawals(connection: sqlcipher.Connection) -> None:
    """11: who took back their consent."""
    for statement in WITHDRAWALS:
        connection.execute(" ".join(statement.split()))


def retention(connection: sqlcipher.Connection) -> None:
    """12: what the province settled, and stubs of what was purged because of it."""
    for statement in RETENTION:
        connection.execute(" ".join(statement.split()))


def audit(connection: sqlcipher.Connection) -> None:
    """13: the audit, which goes on where the access log ends."""
    for statement in AUDIT:
        connection.execute(" ".join(statement.split()))


def supervising(connection: sqlcipher.Connection) -> None:
    """14: the supervisor's desk: the team's work, batches of paper, second keyings, pairs, relays, visits."""
    for statement in (*TEAM_WORK, *IMPORT_BATCHES, *KEYINGS, *PAIR_ASIDES, *RELAYS, *VISITS):
        connection.execute(" ".join(statement.split()))


def tallies(connection: sqlcipher.Connection) -> None:
    """15: what home counts is counted as it comes; half a second for a hundred thousand assessments."""
    for statement in TALLIES:
        connection.execute(" ".join(statement.split()))


STEPS: tuple[Step, ...] = (
    first_tables,
    counting_indexes,
    form_library,
    casework_tables,
    person_search,
    case_files,
    registry_tables,
    proofs,
    repairs,
    owners,
    withdrawals,
    retention,
    audit,
    supervising,
    tallies,
)
PROJECTED = 6  # the step from which on the tables of entities are what ``projecting`` fills


def migrate(connection: sqlcipher.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring a store up to date; an empty file gets all steps. Raises NewerStore, DamagedStore (not a store)."""
    done = schema_version(connection)
    if done > len(steps):
        raise NewerStore(found=done, known=len(steps))
    for number, step in enumerate(steps[done:], start=done + 1):
        _take(connection, number, step)


def schema_version(connection: sqlcipher.Connection) -> int:
    """The number of the last step taken, 0 for an empty file. Raises DamagedStore for somebody else's database."""
    application, version, parts = (
        connection.execute(question).fetchone()[0]
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
    )
    if (application, version, parts) == (0, 0, 0):
        return 0
    if application != APPLICATION_ID or version < 1:
        raise DamagedStore(reference=f"APP-{application & 0xFFFFFFFF:X}-{version}")
    return int(version)


def _take(connection: sqlcipher.Connection, number: int, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
