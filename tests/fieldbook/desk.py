"""What these tests do again and again: a photo, a finalized visit, a province that says no, the sealed files."""

from datetime import UTC, datetime
from pathlib import Path

from fieldapp.domain.receipt import Reason, Refusal
from fieldapp.fieldbook import Fieldbook, OpenAssessment

PHOTO = "/data/photo"
JPEG = b"\xff\xd8 a face"


def visit(book: Fieldbook, name: str = "Budi Invented", photo: bytes = b"") -> OpenAssessment:
    """A draft that can be finalized."""
    desk = book.start("visit")
    desk.answer("/data/full_name", name)
    if photo:
        desk.attach(PHOTO, "photo-1.jpg", photo, "image/jpeg")
    return desk


def returned(book: Fieldbook, desk: OpenAssessment) -> str:
    """Finalized, sent and refused by the province; its instance id."""
    desk.finalize()
    book._store.record_sending([desk.instance_id])
    sha256 = book.submission(desk.instance_id).sha256
    reasons = (Reason("/data/age", "constraint", "Umur 0 sampai 130."),)
    book._store.record_refusal(Refusal(desk.instance_id, sha256, reasons, datetime.now(UTC)))
    return desk.instance_id


def sealed(folder: Path, part: str = "attachments") -> list[str]:
    """Names of the sealed files of a profile."""
    return sorted(path.name for path in (folder / part).glob("*")) if (folder / part).exists() else []
