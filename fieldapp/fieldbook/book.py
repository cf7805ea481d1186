"""The open fieldbook: everything a worker does between unlock and lock.

Main thread, except the calls marked *slow*, which the background thread makes while the main thread
goes on (the store serialises writers). After ``lock`` no call is valid.
"""

import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from fieldapp import config
from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.casework.submitted import ChangeReader
from fieldapp.db.rebuilding import Rebuilt
from fieldapp.db.store import Store
from fieldapp.domain.assessment import Assessment, Event, State
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.form import FormInfo
from fieldapp.domain.person import Person
from fieldapp.domain.policy import Policy
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Attachment, Submission
from fieldapp.errors import StoreError
from fieldapp.fieldbook.audit_log import audit_log
from fieldapp.fieldbook.auditing import Auditing
from fieldapp.fieldbook.backups import Backups
from fieldapp.fieldbook.batches import Batches
from fieldapp.fieldbook.case_facts import give_case
from fieldapp.fieldbook.case_file import Cases
from fieldapp.fieldbook.clock_watch import ClockWatch
from fieldapp.fieldbook.code_words import CodeWords
from fieldapp.fieldbook.connection import Connection
from fieldapp.fieldbook.consents import Consents
from fieldapp.fieldbook.courier import Courier
from fieldapp.fieldbook.cover_letters import CoverLetters
from fieldapp.fieldbook.deciding import Deciding
from fieldapp.fieldbook.desk_filling import Answers, fill
from fieldapp.fieldbook.draft import OpenAssessment, measure
from fieldapp.fieldbook.files import AttachmentFiles
from fieldapp.fieldbook.finalizing import Finalizer, second_copy
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
from fieldapp.fieldbook.prefilling import as_new_draft, prefill, presets
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
from fieldapp.fieldbook.users import FIRST, USERS, Users
from fieldapp.fieldbook.visits import Visits
from fieldapp.fieldbook.worker import Worker
from fieldapp.forms import Context, Form, FormSession, load_form
from fieldapp.vault.lockfile import Lockfile
from fieldapp.vault.sealing import new_identity


class Fieldbook:
    """One worker's open profile; what is done about one thing is in a part of its own, which says what it promises.

    ``people`` (the register), ``cases`` (everything of one person), ``consents``, ``referrals``, ``visits``,
    ``shelters``, ``merging``, ``deciding`` (what laptops state differently), ``reports``, ``library`` and ``moving``
    (forms), ``codes`` (words for codes); ``connection`` (the way to the province), ``courier`` (sticks), ``repairs``
    (work that came back), ``team``, ``team_work``, ``reviewing``, ``letters`` and ``overview`` (a supervisor's desk);
    ``backups``, ``retention``, ``stale``, ``support``, ``audit``, ``users``."""

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
        self.watch = ClockWatch(store, clock)
        self.connection = Connection(folder, store, self._files, self.library, clock, self.watch, self.audit)
        self.users.limit_sending()
        self.retention = self.connection.retention
        self.team = self.connection.teams
        self.stale = StaleDrafts(store, clock, self.watch, self._only)
        self.team_work = TeamDesk(folder, store, self.connection, self.form, permit, self.users.names, clock)
        self.connection.bring_work = self.team_work.fetch_if_due
        self.letters = Letters(store, self.connection, permit, clock, lambda: self.visits)
        self.courier = Courier(folder, store, self.connection, clock, self.team_work)
        self.relay = Relay(folder, store, self.connection, self.courier, permit)
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
        cls, folder: Path, key: bytes, clock: Callable[[], datetime], lock: Lockfile, user_id: str = FIRST
    ) -> "Fieldbook":
        """Open (or make) the store of a profile whose key is known, for one of its users. *Slow* the first time."""
        store = Store.open(folder / "store.db", key, clock)
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

    def setting(self, key: str, default: str = "") -> str:
        """A preference or fact kept in the encrypted store."""
        return self._store.setting(key, default)

    def put_setting(self, key: str, value: str) -> None:
        """Keep a preference, durable on return."""
        self._store.put_setting(key, value)

    def examine(self, *, replace: bool) -> Rebuilt:
        """Read the whole store, then compute people and cases again from the submissions, and compare. *Slow.*

        ``replace`` keeps what was computed. Raises DamagedStore.
        """
        self._store.check()
        return self._store.rebuild_from_submissions(ChangeReader(self.form), replace=replace)

    # forms --------------------------------------------------------------------------------------

    def forms(self) -> tuple[FormInfo, ...]:
        """Forms that can be started, newest version of each; hidden ones and those of the desks are left out."""
        return tuple(info for info in self._store.forms() if info.form_id not in DESK_FORMS)

    def form(self, form_id: str, version: str = "") -> Form:
        """The loaded form, kept for the session; the newest version when ``version`` is blank."""
        if not version:
            version = next((info.version for info in self._store.forms() if info.form_id == form_id), "")
        loaded = self._forms.get((form_id, version))
        if loaded is None:
            published = self._store.form(form_id, version)
            loaded = self._forms[form_id, version] = load_form(published.xml, published.files)
        return loaded

    def forget_unused_files(self) -> None:
        """Delete the attachments that no draft, submission or entry of the bin names. Only while no draft is open."""
        self._files().remove(self._store.unused_files())

    # assessments --------------------------------------------------------------------------------

    def start(
        self,
        form_id: str,
        *,
        carried: Mapping[str, str] | None = None,
        person: Person | None = None,
        uncertain: bool = False,
        corrects: str = "",
    ) -> OpenAssessment:
        """A new draft, durable on return. ``carried``: question name → text the worker typed already."""
        self.permit.require(Permission.ASSESS)
        form = self.form(form_id)
        session = FormSession.start(form, self._context(), self._language(form))
        prefill(session, presets(carried or {}, person, self._clock().year, uncertain=uncertain))
        if person:
            give_case(session, self._store, person.person_id)
        return self._put_on_desk(session, person.person_id if person else "", corrects)

    def file(self, form_id: str, answers: Answers, person_id: str = "") -> Assessment:
        """Fill a form that a screen fills for the worker, and finalize it.

        ``answers``: question name → text; the name of a repeat → its instances. Raises FormError when they leave a
        violation, before anything is written; NotAllowed.
        """
        self.permit.require(Permission.ASSESS)
        return self._file(form_id, answers, person_id)

    def _file(self, form_id: str, answers: Answers, person_id: str = "", deed: Deed | None = None) -> Assessment:
        session = FormSession.start(self.form(form_id), self._context(), self._language(self.form(form_id)))
        fill(session, answers)
        session.freeze()
        return self._put_on_desk(session, person_id).finalize(deed)

    def _file_together(
        self, form_id: str, filled: Sequence[tuple[Answers, Deed]], person_id: str = ""
    ) -> tuple[Assessment, ...]:
        """As ``_file``, several in one step: all of them or none."""
        form = self.form(form_id)
        sessions = [FormSession.start(form, self._context(), self._language(form)) for _ in filled]
        for session, (answers, _) in zip(sessions, filled, strict=True):
            fill(session, answers)
            session.freeze()
        desks = [self._put_on_desk(session, person_id) for session in sessions]
        try:
            finalizer = Finalizer(self._store, self.folder / "second", self._clock, self.watch.look)
            return finalizer.finalize_together([(desk, deed) for desk, (_, deed) in zip(desks, filled, strict=True)])
        except BaseException:
            for desk in desks:
                self._store.discard(desk.instance_id)
            raise

    def _file_at_shelter(self, form_id: str, answers: Answers, person_id: str = "") -> Assessment:
        self.permit.require(Permission.SHELTER)
        return self._file(form_id, answers, person_id)

    def _start_at_shelter(
        self, form_id: str, *, carried: Mapping[str, str] | None = None, person: Person | None = None
    ) -> OpenAssessment:
        self.permit.require(Permission.SHELTER)
        return self.start(form_id, carried=carried, person=person)

    def _put_on_desk(
        self, session: FormSession, person_id: str, corrects: str = "", files: Sequence[Attachment] = ()
    ) -> OpenAssessment:
        form = session.form
        assessment = self._store.start(
            session.instance_id,
            form.form_id,
            form.version,
            form.title,
            session.saved(),
            measure(session, ""),
            session.instance_name(),
            person_id,
            corrects,
            files,
            self.users.user_id,
        )
        return self._on_desk(session, assessment)

    def resume(self, instance_id: str) -> OpenAssessment:
        """A draft exactly as it was left, on its own form version. Raises NotAllowed for another user's."""
        assessment = self._own(instance_id, Permission.ASSESS)
        self.audit.looked(Verb.OPEN, "assessment", instance_id)
        form = self.form(assessment.form_id, assessment.form_version)
        saved = self._store.answers(instance_id)
        session = FormSession.restore(form, self._context(), saved, self._language(form))
        return self._on_desk(session, assessment)

    def correct(self, instance_id: str) -> OpenAssessment:
        """A new draft with the answers of a submission that came back; it names it. Raises NotAllowed, WorkPurged."""
        self._own(instance_id, Permission.ASSESS)
        returned = self._store.submission(instance_id)
        form = self.form(returned.form_id, returned.form_version)
        session = as_new_draft(form, returned.xml, self._context(), self._language(form))
        before = self._store.assessment(instance_id)
        return self._put_on_desk(session, before.person_id, instance_id, returned.attachments)

    def recall(self, instance_id: str) -> None:
        """Take a finalized, never attempted submission back to draft. Raises NotADraft otherwise."""
        self._own(instance_id, Permission.ASSESS)
        sha256 = self._store.submission(instance_id).sha256
        self._store.recall(instance_id)
        with suppress(OSError):  # the draft is back; a copy that cannot be deleted now is sealed
            second_copy(self.folder / "second", sha256).unlink()

    def discard(self, instance_id: str) -> None:
        """Put a draft into the 30-day bin. Raises NotAllowed for another user's."""
        self._own(instance_id, Permission.ASSESS)
        self._store.discard(instance_id)

    def undiscard(self, instance_id: str) -> None:
        """Take a draft out of the bin."""
        self._own(instance_id, Permission.ASSESS)
        self._store.undiscard(instance_id)

    def assessments(self, states: Sequence[State] = (), limit: int = 200, offset: int = 0) -> tuple[Assessment, ...]:
        """A page of the list, newest change first; all states when none are named.

        Of other users' work, where it may not be read, there is no draft and no name of a person.
        """
        found = self._store.assessments(states, limit, offset, drafts_of=self._only())
        return found if self._only() is None else tuple(map(self._closed, found))

    def needing(self, limit: int = 1_000_000) -> tuple[Assessment, ...]:
        """Came back, not put aside now, and without a finalized correction; newest change first."""
        return self._store.needing(limit, of=self._only())

    def assessment(self, instance_id: str) -> Assessment:
        """One assessment as lists show it."""
        return self._closed(self._store.assessment(instance_id))

    def submission(self, instance_id: str) -> Submission:
        """The frozen bytes of a finalized assessment. Raises StoreError when there are none, NotAllowed."""
        self._own(instance_id)
        return self._store.submission(instance_id)

    def numbered(self, number: str) -> str:
        """The instance id of the submission with this number, "" when there is none."""
        return self._store.numbered(number)

    def history(self, instance_id: str) -> tuple[Event, ...]:
        """What happened to it, oldest first."""
        return self._store.history(instance_id)

    def count_by_state(self) -> dict[State, int]:
        """How many assessments are in each state (bin left out)."""
        return self._store.count_by_state(drafts_of=self._only())

    # ---------------------------------------------------------------------------------------------

    def _policy(self) -> Policy | None:
        return self.connection.policies.now()

    def _only(self) -> str | None:
        """The user whose work alone may be read; None where everybody's may, or where there is one user."""
        everybody = self.permit.may(Permission.READ_OTHERS) or not self.setting(USERS)
        return None if everybody else self.users.user_id

    def _own(self, instance_id: str, *needed: Permission) -> Assessment:
        """Raises NotAllowed for what another user recorded, where that may not be read."""
        for permission in needed:
            self.permit.require(permission)
        assessment = self._store.assessment(instance_id)
        if self._only() not in (None, assessment.worker):
            self.permit.require(Permission.READ_OTHERS)
        return assessment

    def _closed(self, assessment: Assessment) -> Assessment:
        """Another user's work is listed, so that it can be sent, by who recorded it instead of by who it is about."""
        if self._only() in (None, assessment.worker):
            return assessment
        return replace(assessment, title=f"({self.users.named(assessment.worker).name})", person_id="")

    def _who(self) -> tuple[str, str]:
        """Name and device code, for reports and the audit."""
        return self.worker.name, self.worker.device_code

    def _files(self) -> AttachmentFiles:
        """The sealed attachments of this profile."""
        get = self._store.setting
        recipients = [r for r in (get("recipient"), get("ingest_recipient")) if r]
        return AttachmentFiles(self.folder / "attachments", get("identity"), recipients)

    def _on_desk(self, session: FormSession, assessment: Assessment) -> OpenAssessment:
        finalizer = Finalizer(self._store, self.folder / "second", self._clock, self.watch.look)
        audit = audit_log(session, self.worker.name, self._clock)
        finish = self.keyings.finish if self.keyings.is_keying(assessment.instance_id) else finalizer.finalize
        return OpenAssessment(session, assessment, self._store, self._files(), finish, audit)

    def _language(self, form: Form) -> str:
        return form.language_for(self._store.setting("language", "id"))

    def _context(self) -> Context:
        worker = self.worker
        return Context(
            now=self._clock,
            new_uuid=lambda: str(uuid.uuid4()),
            random=random.Random(),  # noqa: S311 (order of choices, nothing secret)
            properties={"username": worker.name, "deviceid": worker.device_code},
        )
