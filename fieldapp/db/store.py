"""The store: values in, values out. One public method is one transaction, durable when it returns.

    with closing(Store.open(path, key, clock)) as store: store.save(instance_id, {"/data/name": "Budi"}, ...)

Threads may share a store: readers see a consistent moment, writers wait for each other.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fieldapp.db.attached import Attached
from fieldapp.db.audit import Audit
from fieldapp.db.backup import Copying
from fieldapp.db.batch_filing import BatchFiling
from fieldapp.db.carried import Carried
from fieldapp.db.case_reading import CaseReading
from fieldapp.db.cases import Cases
from fieldapp.db.checking import Checking
from fieldapp.db.conservation import check_conservation
from fieldapp.db.drafts import Drafts
from fieldapp.db.due import Due
from fieldapp.db.engine import Database
from fieldapp.db.figures import FiguresPart
from fieldapp.db.finalizing import Finalizing
from fieldapp.db.finding import Finding
from fieldapp.db.import_batches import ImportBatches
from fieldapp.db.keyings import Keyings
from fieldapp.db.log_check import check_log
from fieldapp.db.migrations import PROJECTED, STEPS, migrate, schema_version
from fieldapp.db.moving import MovingDrafts
from fieldapp.db.outbox import Outbox
from fieldapp.db.pairs import Pairs
from fieldapp.db.part import Clock
from fieldapp.db.people import People
from fieldapp.db.proving import Proving
from fieldapp.db.published import PublishedForms
from fieldapp.db.rebuilding import Rebuilding
from fieldapp.db.referring import Referring
from fieldapp.db.registry import Registry
from fieldapp.db.relaying import RelayPart
from fieldapp.db.repairing import Repairing
from fieldapp.db.retention import Retention
from fieldapp.db.reviewing import Reviewing
from fieldapp.db.settings import Settings
from fieldapp.db.shelters import ShelterRows
from fieldapp.db.team_overview import TeamOverview
from fieldapp.db.team_work import TeamWorkPart
from fieldapp.db.visits import Visits
from fieldapp.errors import DiskFull


class Store(
    BatchFiling,
    ImportBatches,
    Keyings,
    Drafts,
    MovingDrafts,
    Attached,
    Finalizing,
    Carried,
    Outbox,
    Proving,
    Repairing,
    Retention,
    People,
    Finding,
    Pairs,
    Cases,
    FiguresPart,
    CaseReading,
    Audit,
    Referring,
    Due,
    ShelterRows,
    TeamWorkPart,
    Reviewing,
    Checking,
    TeamOverview,
    Visits,
    RelayPart,
    Registry,
    Rebuilding,
    PublishedForms,
    Copying,
    Settings,
):
    """One profile's encrypted store."""

    @classmethod
    def open(cls, path: Path, key: bytes, clock: Clock, before_upgrade: Callable[[], object] = lambda: None) -> "Store":
        """Open, create or upgrade. ``key`` has 32 bytes; ``clock`` gives aware times; ``before_upgrade`` is called
        while nobody has the file of an older schema open.

        Raises DamagedStore (another key, not a store, broken), NewerStore, DiskFull, StoreInUse. What a crash
        left in sending stays unsettled: the province is asked. The bin forgets what is older than 30 days.
        """
        check_log(path)
        database = Database(path, key)
        try:
            with database.plain() as connection:
                before = schema_version(connection)
            if 0 < before < len(STEPS):
                database.disconnect()
                before_upgrade()
            with database.plain() as connection:
                migrate(connection)
                check_conservation(connection)
            store = cls(database, clock)
            if 0 < before < PROJECTED:
                store.rebuild_entities()
            store._fill_index()
            with suppress(DiskFull):  # it keeps nobody out of their work
                store._begin_audit()
                store._empty_bin()
        except BaseException:
            database.close()
            raise
        return store

    def check(self) -> None:
        """Read everything and prove it whole. *Slow*: seconds per gigabyte. Raises DamagedStore."""
        self._database.check()

    def hand_over_key(self, give: Callable[[bytes], object]) -> None:
        """Hand the database key to ``give``, which seals it at once."""
        give(self._database.key())

    def close(self) -> None:
        """Fold the log into the file and forget the key. No call is valid afterwards."""
        self._database.close()
        self._forget_settings()
