"""Laptops with real encrypted stores on the road between the field and a real province, and their sticks."""

import shutil
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from fieldapp.domain.assessment import State
from fieldapp.fieldbook import Fieldbook
from fieldapp.server import enrolment
from fieldapp.server.identity import load_identity
from fieldapp.server.tables import device, submission
from fieldapp.sync.protocol import EnrolmentRequest, encode
from fieldapp.sync.uploader import UploadReport
from fieldapp.vault.lockfile import Lockfile
from tests.server.running import Site
from tests.server.visit import visit_form

KEY = bytes(range(32))
NAME = "Rahmawati Tersembunyi"  # what nobody on the way may read
PHOTO = b"\xff\xd8 wajah-rahasia " * 40


@dataclass
class Laptop:
    """One profile, and how often it finalized something."""

    folder: Path
    site: Site
    count: int = 0
    book: Fieldbook = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        self.book = self._open()
        self.book._store.put_form(visit_form())

    def _open(self) -> Fieldbook:
        return Fieldbook.open(self.folder, KEY, lambda: datetime.now(UTC), Lockfile(self.folder / "lock"))

    def restart(self) -> None:
        """Lock and open again."""
        self.book.lock()
        self.book = self._open()

    def enrol(self) -> "Laptop":
        """Its place at the province."""
        enrol_around_the_wire(self.book, self.site)
        return self

    @property
    def code(self) -> str:
        return self.book.worker.device_code

    def finalize(self, photo: bytes = b"", name: str = NAME) -> str:
        """A visit in the outbox; returns its instance id."""
        self.count += 1
        desk = self.book.start("visit")
        desk.answer("/data/full_name", name)
        if photo:
            desk.attach("/data/photo", "photo.jpg", photo + str(self.count).encode(), "image/jpeg")
        desk.finalize()
        return desk.instance_id

    def upload(self) -> UploadReport:
        """Over the network, at once."""
        return self.book.connection.upload(lambda sending: None, threading.Event(), at_once=True)

    def states(self) -> dict[str, int]:
        """How many in each state, zeros left out."""
        return {state.value: count for state, count in self.book.count_by_state().items() if count}

    def hashes(self) -> dict[str, str]:
        """instance id → sha256 of everything that was ever finalized here."""
        ids = [one.instance_id for one in self.book.assessments(limit=10_000) if one.state is not State.DRAFT]
        return {instance_id: self.book.submission(instance_id).sha256 for instance_id in ids}


def enrol_around_the_wire(book: Fieldbook, site: Site) -> None:
    """As a laptop enrols, but not rate limited."""
    card = load_identity(site.settings.data).card
    request = EnrolmentRequest(site.code(), book.connection.public_key(), "laptop", "tests")
    made = enrolment.enrol(site.engine, card, request, datetime.now(UTC))
    facts = {
        "province_address": site.address,
        "province_name": made.province_name,
        "device_code": made.device_code,
        "receipt_keys": encode(made.receipt_keys).decode(),
        "epoch": made.epoch,
        "ingest_recipient": made.ingest_recipient,
        "device_id": made.device_id,
        "access_token": "",
    }
    book._store.put_settings(facts)


def packed(laptop: Laptop, stick: Path) -> Path:
    """The one pack of everything that has no answer."""
    done = laptop.book.courier.pack(stick)
    (pack,) = done.packs
    return stick / pack.name


def origins(site: Site) -> dict[str, str]:
    """instance id → device code of the laptop that the province takes the work to be of."""
    joined = select(submission.c.instance_id, device.c.device_code).join(
        device, device.c.device_id == submission.c.device_id
    )
    with site.engine.connect() as connection:
        return {row.instance_id: row.device_code for row in connection.execute(joined)}


def journey(origin: Laptop, courier: Laptop, stick: Path) -> None:
    """Everything on the stick to the province and back."""
    courier.book.courier.take([stick])
    done = courier.book.courier.upload()
    assert done.cause is None
    courier.book.courier.write_receipts(stick)
    origin.book.courier.read_receipts([stick])


def copy(path: Path, name: str) -> Path:
    """The same file under another name."""
    return Path(shutil.copy(path, path.with_name(name)))
