"""Things that lie on every desk of these tests: a clock to turn, drafts, frozen bytes, answers of the province."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldapp.db.store import Store
from fieldapp.domain.assessment import Assessment, Progress
from fieldapp.domain.receipt import Reason, Receipt, Refusal
from fieldapp.domain.submission import Attachment, EntityChange, Submission, sha256_hex

KEY = bytes(range(32))
NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


class Clock:
    """Stands until it is turned."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


def opened(path: Path, clock: Clock | None = None) -> Store:
    return Store.open(path, KEY, clock or Clock())


def draft(store: Store, instance_id: str, answers: dict[str, str] | None = None, corrects: str = "") -> Assessment:
    saved = answers if answers is not None else {"/data/full_name": "Budi"}
    return store.start(instance_id, "outreach", "1", "Asesmen", saved, Progress(1, 4), "", "", corrects)


def frozen(instance_id: str, clock: Clock, files: Sequence[Attachment] = (), corrects: str = "") -> Submission:
    xml = f"<data id='{instance_id}'>Jawaban rahasia</data>".encode()
    number = f"JGK-{instance_id}"
    return Submission(instance_id, "outreach", "1", sha256_hex(xml), xml, clock(), number, tuple(files), corrects)


def says(entity_id: str, label: str = "Budi", entity_list: str = "person", /, **properties: str) -> EntityChange:
    return EntityChange(entity_list, entity_id, "create", label, properties)


def finalized(store: Store, instance_id: str, clock: Clock, *said: EntityChange, corrects: str = "") -> Submission:
    draft(store, instance_id, corrects=corrects)
    submission = frozen(instance_id, clock, corrects=corrects)
    store.finalize(submission, said, "Budi")
    return submission


def photo(name: str = "foto.jpg", content: bytes = b"jpeg") -> Attachment:
    return Attachment(name, sha256_hex(content), len(content), "image/jpeg")


def receipt_for(submission: Submission, number: str = "R-1") -> Receipt:
    sha256 = submission.sha256
    return Receipt(submission.instance_id, sha256, number, 7, "epoch-1", NOON, "key-1", "{signed}", "c2ln")


def refusal_for(submission: Submission, *codes: str) -> Refusal:
    reasons = tuple(Reason("/data/nik", code, "Periksa kembali.") for code in codes or ("constraint",))
    return Refusal(submission.instance_id, submission.sha256, reasons, NOON)
