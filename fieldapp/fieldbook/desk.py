"""Forms and assessments of an open profile: started, filled, filed, corrected, listed. A part of ``Fieldbook``.

Main thread. What another user of the laptop recorded is closed to who may not read it.
"""

import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.db.store import Store
from fieldapp.domain.assessment import OUTBOX, Assessment, Event, State
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.form import FormInfo
from fieldapp.domain.person import Person
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Attachment, Submission
from fieldapp.fieldbook.audit_log import audit_log
from fieldapp.fieldbook.auditing import Auditing
from fieldapp.fieldbook.case_facts import give_case
from fieldapp.fieldbook.clock_watch import ClockWatch
from fieldapp.fieldbook.desk_filling import Answers, fill
from fieldapp.fieldbook.draft import OpenAssessment, measure
from fieldapp.fieldbook.files import AttachmentFiles
from fieldapp.fieldbook.finalizing import Finalizer, second_copy
from fieldapp.fieldbook.keyings import Keyings
from fieldapp.fieldbook.permit import Permit
from fieldapp.fieldbook.prefilling import as_new_draft, prefill, presets
from fieldapp.fieldbook.users import USERS, Users
from fieldapp.fieldbook.worker import Worker
from fieldapp.forms import Context, Form, FormSession, load_form


class Desk:
    """What a worker does with forms; ``Fieldbook`` is this and everything else."""

    folder: Path
    permit: Permit
    users: Users
    audit: Auditing
    watch: ClockWatch
    keyings: Keyings
    _store: Store
    _clock: Callable[[], datetime]
    _forms: dict[tuple[str, str], Form]

    @property
    def worker(self) -> Worker:
        """Who works here now."""
        raise NotImplementedError

    def setting(self, key: str, default: str = "") -> str:
        """A preference or fact kept in the encrypted store."""
        return self._store.setting(key, default)

    def _files(self) -> AttachmentFiles:
        raise NotImplementedError

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

    def weigh_outbox(self) -> tuple[int, datetime | None]:
        """Bytes of what waits, and when the first of it is tried again."""
        return self._store.weigh(OUTBOX)

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
