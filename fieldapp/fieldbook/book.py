"""The open fieldbook: everything a worker does between unlock and lock.

Main thread, except the calls marked *slow*, which the background thread makes while the main thread
goes on (the store serialises writers). After ``lock`` no call is valid.
"""

import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from fieldapp import config
from fieldapp.casework.submitted import ChangeReader
from fieldapp.db.rebuilding import Rebuilt
from fieldapp.db.store import Store
from fieldapp.domain.policy import Policy
from fieldapp.errors import StoreError
from fieldapp.fieldbook.auditing import Auditing
from fieldapp.fieldbook.backups import Backups
from fieldapp.fieldbook.batches import Batches
from fieldapp.fieldbook.case_file import Cases
from fieldapp.fieldbook.clock_watch import watch_of
from fieldapp.fieldbook.code_words import CodeWords
from fieldapp.fieldbook.connection import Connection
from fieldapp.fieldbook.consents import Consents
from fieldapp.fieldbook.courier import Courier
from fieldapp.fieldbook.cover_letters import CoverLetters
from fieldapp.fieldbook.deciding import Deciding
from fieldapp.fieldbook.desk import Desk
from fieldapp.fieldbook.files import AttachmentFiles
from fieldapp.fieldbook.keyings import Keyings
from fieldapp.fieldbook.letters import Letters
from fieldapp.fieldbook.library import Library
from fieldapp.fieldbook.merging import Merging
from fieldapp.fieldbook.moving import Moving
from fieldapp.fieldbook.origin import mark_origin
from fieldapp.fieldbook.overview import Overview
from fieldapp.fieldbook.pair_desk import PairDesk
from fieldapp.fieldbook.people import Register
from fieldapp.fieldbook.permit import Permit
from fieldapp.fieldbook.referrals import Referrals
from fieldapp.fieldbook.regions import Regions
from fieldapp.fieldbook.relay import Relay
from fieldapp.fieldbook.repairing import Repairs
from fieldapp.fieldbook.report_schedule import ScheduledReports
from fieldapp.fieldbook.reporting import Reporting
from fieldapp.fieldbook.reviewing import Reviewing
from fieldapp.fieldbook.shelters import Shelters
from fieldapp.fieldbook.stale_drafts import StaleDrafts
from fieldapp.fieldbook.support import Support
from fieldapp.fieldbook.team_work import TeamDesk
from fieldapp.fieldbook.unsent_mark import mark_unsent, settle
from fieldapp.fieldbook.updating import Updating
from fieldapp.fieldbook.users import FIRST, Users
from fieldapp.fieldbook.visits import Visits
from fieldapp.fieldbook.worker import Worker
from fieldapp.forms import Form
from fieldapp.vault.lockfile import Lockfile
from fieldapp.vault.sealing import new_identity


class Fieldbook(Desk):
    """One worker's open profile; what is done about one thing is in a part of its own, which says what it promises.

    ``people`` (the register), ``cases`` (everything of one person), ``consents``, ``referrals``, ``visits``,
    ``shelters``, ``merging``, ``deciding`` (what laptops state differently), ``reports``, ``library`` and ``moving``
    (forms), ``codes`` (words for codes); ``connection`` (the way to the province), ``courier`` (sticks), ``repairs``
    (work that came back), ``team``, ``team_work``, ``reviewing``, ``letters`` and ``overview`` (a supervisor's desk);
    ``backups``, ``retention``, ``stale``, ``support``, ``audit``, ``users``, ``updating`` (the program)."""

    def __init__(
        self, folder: Path, store: Store, lock: Lockfile, clock: Callable[[], datetime], user_id: str = FIRST
    ) -> None:
        self.folder = folder
        self._store = store
        self._lock = lock
        self._clock = clock
        self._forms: dict[tuple[str, str], Form] = {}
        self.regions = Regions(config.resources() / "regions" / "kaltim_regions.csv")
        self.permit = permit = Permit(lambda: self.worker, self._policy, clock)
        self.audit = Auditing(folder, store, permit, self._who)
        self.users = Users(folder, store, permit, clock, user_id, self.audit.done)
        self.people = Register(store, self.regions, permit, clock, self.audit.looked)
        self.library = Library(store, permit)
        self.watch = watch_of(store, clock)
        self.connection = Connection(folder, store, self._files, self.library, clock, self.watch, self.audit)
        self.users.limit_sending()
        self.retention = self.connection.retention
        self.team = self.connection.teams
        self.stale = StaleDrafts(store, clock, self.watch, self._only)
        self.team_work = TeamDesk(folder, store, self.connection, self.form, permit, self.users.names, clock)
        self.connection.bring_work = self.team_work.fetch_if_due
        self.letters = Letters(store, self.connection, permit, clock, lambda: self.visits)
        self.courier = Courier(folder, store, self.connection, clock, self.team_work)
        self.updating = Updating(store, self.connection, clock)
        self.relay = Relay(folder, store, self.connection, self.courier, permit, self.updating)
        self.relay.join_team(self.team, lambda: self.letters)
        self.support = Support(self, clock)
        self.repairs = Repairs(self, store, self._context)
        self.batches = Batches(self, store, self._context, clock)
        self.keyings = Keyings(self, store, self._context, self._on_desk, self._put_on_desk)
        self.backups = Backups(folder, store, permit, self.audit, clock)
        self.moving = Moving(store, self.form, self._context)
        self.codes = CodeWords(self.form, self._context)
        self.cases = Cases(store, self.users.now, permit, self.audit)
        self.consents = consents = Consents(store, self.cases, self._file, permit, clock)
        self.reports = Reporting(folder, store, self.regions, self.form, self._who, permit, consents.sharable, clock)
        self.schedules = ScheduledReports(store, self.reports, permit, clock)
        self.cover_letters = CoverLetters(store, self.reports, permit, clock, self.connection)
        self.merging = Merging(store, self._file_together, clock, permit, self.audit.looked)
        self.pairs = PairDesk(store, permit, clock)
        self.deciding = Deciding(store, self._file, lambda: self.worker, permit, self.audit.looked)
        self.reviewing = Reviewing(self, store, self._file, self._context, clock)
        self.visits = Visits(store, self._file, self, self.form, lambda: self.worker, permit, clock)
        self.referrals = Referrals(store, self._file, clock, permit, consents, self.deciding.waiting, self.visits.tasks)
        self.shelters = Shelters(store, self._file_at_shelter, self._start_at_shelter, permit, clock)
        self.overview = Overview(
            store, self.visits, self.referrals, self.shelters, lambda: self.team, lambda: self.worker, permit
        )

    @classmethod
    def open(
        cls,
        folder: Path,
        key: bytes,
        clock: Callable[[], datetime],
        lock: Lockfile,
        user_id: str = FIRST,
        before_upgrade: Callable[[], object] = lambda: None,
    ) -> "Fieldbook":
        """Open (or make) the store of a profile whose key is known, for one of its users. *Slow* the first time."""
        store = Store.open(folder / "store.db", key, clock, before_upgrade)
        try:
            if not store.setting("identity"):
                identity, recipient = new_identity()
                store.put_setting("profile_id", uuid.uuid4().hex)
                store.put_setting("recipient", recipient)
                store.put_setting("identity", identity)
            mark_origin(folder, store)
            mark_unsent(folder)
            return cls(folder, store, lock, clock, user_id)
        except BaseException:
            store.close()
            raise

    def lock(self) -> None:
        """Hang up, close the store and let another process open the profile.

        What the background still does finds the store closed (StoreError): it is left as a crash leaves it.
        """
        self.relay.stop()
        self.connection.hang_up()
        self.watch.close()
        self.audit.closing()
        with suppress(StoreError):
            settle(self.folder, {} if self.connection.practising else self._store.count_by_state())
        self._store.close()
        self._lock.release()

    def change_passphrase(self, old: str, new: str) -> None:
        """This user's; the recovery code stays. *Slow.* Raises WrongPassphrase, TooManyTries."""
        self.users.change_passphrase(old, new)

    # who and where ------------------------------------------------------------------------------

    @property
    def worker(self) -> Worker:
        """Who works here now; the first user is the enrolled one, with blank fields before enrolment."""
        get, user = self._store.setting, self.users.now()
        return Worker(user.name, user.role, get("device_code"), get("province_name"), get("province_address"))

    def put_setting(self, key: str, value: str) -> None:
        """Keep a preference, durable on return."""
        self._store.put_setting(key, value)

    def examine(self, *, replace: bool) -> Rebuilt:
        """Read the whole store, then compute people and cases again from the submissions, and compare. *Slow.*

        ``replace`` keeps what was computed. Raises DamagedStore.
        """
        self._store.check()
        return self._store.rebuild_from_submissions(ChangeReader(self.form), replace=replace)

    # ---------------------------------------------------------------------------------------------

    def _policy(self) -> Policy | None:
        return self.connection.policies.now()

    def _who(self) -> tuple[str, str]:
        """Name and device code, for reports and the audit."""
        return self.worker.name, self.worker.device_code

    def _files(self) -> AttachmentFiles:
        """The sealed attachments of this profile."""
        get = self._store.setting
        recipients = [r for r in (get("recipient"), get("ingest_recipient")) if r]
        return AttachmentFiles(self.folder / "attachments", get("identity"), recipients)
