"""From draft to frozen submission: second copy first, then one transaction.

The second copy is sealed to the province's ingest key, so a dead database no longer kills finalized
work and a courier can carry it unread. Before enrolment there is no such key and no second copy.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.db.finalizing import Frozen
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.audit import Deed
from fieldapp.domain.clock import ClockDoubt
from fieldapp.domain.submission import Attachment, Submission, sha256_hex
from fieldapp.errors import StoreError
from fieldapp.vault.durable import durable_folder, durable_write
from fieldapp.vault.sealing import seal

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.draft import OpenAssessment

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U: it is read over the phone


def new_number() -> str:
    """A local number such as ``JGK-7F3K-92QD``, made at finalize and kept."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"JGK-{letters[:4]}-{letters[4:]}"


def second_copy(folder: Path, sha256: str) -> Path:
    """Where the sealed second copy of a submission lies."""
    return folder / f"{sha256}.age"


class Finalizer:
    """Freezes drafts of one store."""

    def __init__(
        self, store: "Store", second: Path, clock: Callable[[], datetime], doubt: Callable[[], ClockDoubt | None]
    ) -> None:
        self._store = store
        self._second = second
        self._clock = clock
        self._doubt = doubt

    def finalize(self, desk: "OpenAssessment", deed: Deed | None = None) -> Assessment:
        """Freeze and queue. ``deed``: what was decided with it, for the audit.

        Raises FormError while violations remain, DiskFull, StoreError when an attachment that an answer names is
        not here; then nothing has changed.
        """
        session = desk.session
        return self._store.finalize(self._frozen(desk), session.entities(), session.instance_name(), deed)

    def finalize_together(self, desks: Sequence[tuple["OpenAssessment", Deed]]) -> tuple[Assessment, ...]:
        """Freeze and queue several, all or none. Raises what ``finalize`` raises."""
        frozen = [
            Frozen(self._frozen(desk), desk.session.entities(), desk.session.instance_name(), deed)
            for desk, deed in desks
        ]
        return self._store.finalize_together(frozen)

    def _frozen(self, desk: "OpenAssessment") -> Submission:
        session = desk.session
        xml = session.freeze(desk.assessment.corrects, partial(self._store.base_of, desk.instance_id))
        submission = Submission(
            instance_id=desk.instance_id,
            form_id=session.form.form_id,
            form_version=session.form.version,
            sha256=sha256_hex(xml),
            xml=xml,
            finalized_at=self._clock().astimezone(UTC),
            number=new_number(),
            attachments=self._attachments(desk),
            corrects=desk.assessment.corrects,
            clock=self._doubt(),
        )
        keep_second_copy(self._store, self._second, submission)
        return submission

    def _attachments(self, desk: "OpenAssessment") -> tuple[Attachment, ...]:
        named = set(desk.session.attachments())
        here = tuple(a for a in self._store.attachments(desk.instance_id) if a.name in named)
        if len(here) < len(named):
            raise StoreError("An attachment's file is not on this laptop.")
        return here


def keep_second_copy(store: "Store", folder: Path, submission: Submission) -> None:
    """Seal the bytes to the province before the transaction that freezes them; nothing before enrolment."""
    recipient = store.setting("ingest_recipient")
    if not recipient:
        return
    durable_folder(folder)
    durable_write(second_copy(folder, submission.sha256), seal(submission.xml, [recipient]))
