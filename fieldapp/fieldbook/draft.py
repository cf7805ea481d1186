"""One draft on the desk: every answer is durable before the call that gave it returns.

``OpenAssessment.answer`` changes the session, then commits. If the disk says no, the answer stays in
memory, ``unsaved`` is True and ``retry_save`` tries again; nothing typed is dropped. Main thread only.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from fieldapp.domain.assessment import Assessment, Progress
from fieldapp.domain.audit import Deed
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import StoreError
from fieldapp.fieldbook import audit_log
from fieldapp.fieldbook.audit_log import AuditLog
from fieldapp.fieldbook.files import AttachmentFiles
from fieldapp.fieldbook.ports import DraftStore
from fieldapp.forms import Changes, FormSession, Violation


class OpenAssessment:
    """A draft with its engine session and its place in the store."""

    def __init__(
        self,
        session: FormSession,
        assessment: Assessment,
        store: DraftStore,
        files: AttachmentFiles,
        finalize: "Callable[[OpenAssessment, Deed | None], Assessment]",
        audit: AuditLog | None = None,
    ) -> None:
        self.session = session
        self.assessment = assessment
        self.saved_at: datetime | None = assessment.changed_at
        self._store = store
        self._files = files
        self._finalize = finalize
        self._audit = audit
        self._pending: dict[str, str | None] = {}
        self._form_files: Mapping[str, bytes] | None = None

    @property
    def instance_id(self) -> str:
        """``uuid:…``, made when the draft started."""
        return self.assessment.instance_id

    @property
    def unsaved(self) -> bool:
        """True while an answer is only in memory."""
        return bool(self._pending)

    def answer(self, reference: str, text: str) -> Changes:
        """Give ``text`` to a question and commit; the worker is there now. Raises StoreError with the answer kept."""
        self._visit(reference)
        changes = self.session.answer(reference, text)
        self._move(reference)
        return self._keep(changes)

    def confirm(self, reference: str) -> Changes:
        """Keep that an unusual answer is right, and commit."""
        return self._keep(self.session.confirm(reference))

    def add_repeat(self, reference: str) -> Changes:
        """Append an instance to a repeat and commit."""
        self._note("add repeat", reference)
        return self._keep(self.session.add_repeat(reference))

    def remove_repeat(self, reference: str) -> Changes:
        """Take one repeat instance out and commit."""
        self._note("delete repeat", reference)
        return self._keep(self.session.remove_repeat(reference))

    def attach(self, reference: str, name: str, content: bytes, media_type: str) -> Changes:
        """Keep a file (encrypted, durable before its row) and make it the question's answer."""
        self._write_file(name, content, media_type)
        return self.answer(reference, name)

    def _write_file(self, name: str, content: bytes, media_type: str) -> None:
        attachment = Attachment(name, sha256_hex(content), len(content), media_type)
        self._store.attach(self.instance_id, attachment, self._file_of(attachment) or self._files.write(content))

    def _file_of(self, attachment: Attachment) -> str:
        """The file that holds this content already, "" when there is none that can be read."""
        try:
            name = self._store.attachment_file(attachment.sha256)
            self._files.read(name, attachment.sha256)
        except StoreError:
            return ""
        return name

    def attachment(self, name: str) -> bytes:
        """The plain content of an attached file; raises StoreError when it is missing."""
        for attachment in self._store.attachments(self.instance_id):
            if attachment.name == name:
                return self._files.read(self._store.attachment_file(attachment.sha256), attachment.sha256)
        raise StoreError("The attachment is not in this store.")

    def form_file(self, name: str) -> bytes:
        """A picture, sound or video of the form; b"" when the form came without it."""
        if self._form_files is None:
            self._form_files = self._store.form(self.assessment.form_id, self.assessment.form_version).files
        return self._form_files.get(name, b"")

    def position(self, reference: str) -> None:
        """Remember the question that has focus, to come back to it after a lock, a crash or another day."""
        self._visit(reference)
        if reference != self.assessment.progress.reference:
            self._move(reference)
            self._commit()

    def leave(self) -> None:
        """The worker goes away from the draft: what the form wants audited is kept. Raises StoreError."""
        self._note("form exit")
        self._keep_audit()

    def retry_save(self) -> datetime:
        """Write what is only in memory; raises StoreError when the disk still says no."""
        return self._commit()

    def violations(self) -> tuple[Violation, ...]:
        """Why the form cannot be finalized yet, in document order."""
        return self.session.violations()

    def finalize(self, deed: Deed | None = None) -> Assessment:
        """Freeze into the outbox in one transaction, ``deed`` into the audit with it.

        Raises FormError while violations remain.
        """
        self._commit()
        if self._audit is not None and not self.session.violations():
            self._note("form finalize")
            self._keep_audit()
        self.assessment = self._finalize(self, deed)
        return self.assessment

    def _visit(self, reference: str) -> None:
        if self._audit is not None:
            self._audit.visit(reference)

    def _note(self, event: str, reference: str = "") -> None:
        if self._audit is not None:
            self._audit.end_visit()
            self._audit.happened(event, reference)

    def _keep_audit(self) -> None:
        """The events so far, sealed as an attachment that the audit's node names."""
        log = self._audit
        if log is None or not log.fresh:
            return
        before = self.attachment(audit_log.NAME) if self.session.node(log.reference).text else b""
        self._write_file(audit_log.NAME, log.written(before), audit_log.MEDIA_TYPE)
        log.fresh.clear()
        self._keep(self.session.answer(log.reference, audit_log.NAME))

    def _move(self, reference: str) -> None:
        progress = replace(self.assessment.progress, reference=reference)
        self.assessment = replace(self.assessment, progress=progress)

    def _keep(self, changes: Changes) -> Changes:
        self._pending.update(changes.saved)
        self._commit()
        return changes

    def _commit(self) -> datetime:
        progress = measure(self.session, self.assessment.progress.reference)
        title = self.session.instance_name()
        committed = self._store.save(self.instance_id, self._pending, progress, title)
        self._pending = {}
        self.saved_at = committed
        self.assessment = replace(self.assessment, progress=progress, title=title, changed_at=committed)
        return committed


def measure(session: FormSession, reference: str) -> Progress:
    """Counts over the relevant questions, and the section that holds ``reference``."""
    sections = session.sections()
    here = next((s.number for s in sections if reference in s.references), 1)
    return Progress(
        answered=sum(s.answered for s in sections),
        total=sum(s.total for s in sections),
        section=here,
        sections=max(1, len(sections)),
        reference=reference,
    )
