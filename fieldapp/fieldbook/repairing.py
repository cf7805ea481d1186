"""Work that came back: mended in a new submission, sent once more under a new id, handed over, put off or put away.

The bytes that came back stay as they are, whatever is done; a correction names them.
"""

import io
import json
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.audit import Verb
from fieldapp.domain.receipt import Reason
from fieldapp.errors import StoreError
from fieldapp.fieldbook.courier_stick import file_on_stick, safe_name
from fieldapp.forms import Context, FormSession
from fieldapp.vault.sealing import seal

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.fieldbook.draft import OpenAssessment

ANEW: Final = frozenset({"conflict", "unreadable", "instance_mismatch", "form_mismatch", "uncheckable"})
FORMS: Final = frozenset({"unknown_form", "unknown_version"})
SHORTEST_REASON: Final = 5  # letters


def remedy(reasons: Iterable[Reason]) -> str:
    """What the worker can do: ``forms`` (the province lacks the form), ``anew`` (the answers are well, the record is
    not: the same under a new id), ``fix`` (questions are to be looked at)."""
    codes = {reason.code for reason in reasons}
    if codes & FORMS:
        return "forms"
    return "anew" if codes and codes <= ANEW else "fix"


class Repairs:
    """Of one profile. Main thread; ``hand_over`` is *slow* with large files."""

    def __init__(self, book: "Fieldbook", store: "Store", context: Callable[[], Context]) -> None:
        self._book = book
        self._store = store
        self._context = context

    def sent_back(self) -> int:
        """How many submissions the province returned after their receipts, corrected ones too."""
        return self._store.count_sent_back()

    def answers(self, instance_id: str) -> dict[str, str]:
        """What the work that came back was sent with, by reference. Raises StoreError, FormError."""
        frozen = self._store.submission(instance_id)
        self._book.audit.looked(Verb.OPEN, "assessment", instance_id)
        form = self._book.form(frozen.form_id, frozen.form_version)
        return FormSession.from_submission(form, self._context(), frozen.xml).saved()

    def open(self, instance_id: str, begun: str = "") -> "OpenAssessment":
        """The correction that was ``begun``, else a new one with all answers and files."""
        return self._book.resume(begun) if begun else self._book.correct(instance_id)

    def send_anew(self, instance_id: str, begun: str = "") -> Assessment:
        """The same answers as a new submission that names the old one, ready to send.

        Raises FormError when the form does not accept them today; then they are in a draft that can be opened.
        """
        return self.open(instance_id, begun).finalize()

    def put_off(self, instance_id: str) -> datetime:
        """It asks for nothing for some days; returns until when."""
        return self._store.put_off(instance_id)

    def put_away(self, instance_id: str, reason: str) -> None:
        """What the province refused is left as it is, for a reason that stays written down. Raises StoreError."""
        self._store.put_away(instance_id, reason)

    def take_up(self, instance_id: str) -> None:
        """It asks for its worker again."""
        self._store.take_up(instance_id)

    def file_name(self, shown: Assessment) -> str:
        """What a handed over file is called; names nobody."""
        return f"{safe_name(shown.number)}.tar.age"

    def hand_over(self, instance_id: str, path: Path) -> None:
        """Write one submission that came back, its reasons and its files for the province alone to read.

        An age file around a tar archive. Raises StoreError before enrolment, StickTrouble, StickFull.
        """
        recipient = self._store.setting("ingest_recipient")
        if not recipient:
            raise StoreError("This laptop is not registered with a province. Register it, then save the file.")
        content = seal(self._archive(instance_id), [recipient])
        with file_on_stick(path) as file:
            file.write(content)

    def _archive(self, instance_id: str) -> bytes:
        frozen, shown = self._store.submission(instance_id), self._store.assessment(instance_id)
        told = {
            "instance_id": instance_id,
            "number": frozen.number,
            "form_id": frozen.form_id,
            "form_version": frozen.form_version,
            "sha256": frozen.sha256,
            "corrects": frozen.corrects,
            "finalized_at": frozen.finalized_at.isoformat(),
            "reasons": [asdict(reason) for reason in shown.reasons],
        }
        content = io.BytesIO()
        with tarfile.TarFile(fileobj=content, mode="w") as archive:
            _add(archive, "about.json", json.dumps(told, ensure_ascii=False, indent=1).encode())
            _add(archive, "submission.xml", frozen.xml)
            for file in frozen.attachments:
                _add(archive, f"files/{file.name}", self._book.connection.read_attachment(file))
        return content.getvalue()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))
