"""A laptop reduced to what sending needs: the real encrypted store, and the uploader."""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldapp.db.store import Store
from fieldapp.domain.assessment import Assessment, Progress, State
from fieldapp.domain.submission import Attachment, Submission, sha256_hex
from fieldapp.sync.allowance import Allowance
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.link import Link
from fieldapp.sync.uploader import Sending, UploadReport, upload
from tests.server.running import Site, connected
from tests.server.visit import FINALIZED, photo, visit

PATIENCE = 15.0  # seconds without a byte; a busy computer under test is no bad link
SILENCE = 0.8  # for runs that meet a black hole


@dataclass
class Laptop:
    """One store on the way to one address. ``ahead`` turns its clock."""

    store: Store
    device: DeviceCredentials
    address: str
    ahead: timedelta = field(default_factory=timedelta)
    files: dict[str, bytes] = field(default_factory=dict)
    link: Link = field(default_factory=Link)
    token: str = ""
    told: list[Sending] = field(default_factory=list)
    listen: Callable[[Sending], object] = lambda sending: None
    silence: float = PATIENCE
    wanted: dict[str, frozenset[str]] | None = None
    finalized: int = 0

    def now(self) -> datetime:
        """This laptop's time."""
        return datetime.now(UTC) + self.ahead

    def finalize(self, *contents: bytes, **answers: str) -> Submission:
        """A visit in the outbox; each content becomes an attachment."""
        names = ("photo.jpg", "letter.pdf")
        attachments = tuple(photo(content, name) for content, name in zip(contents, names, strict=False))
        self.files |= {sha256_hex(content): content for content in contents}
        self.finalized += 1  # one second apart: the outbox sends the oldest first
        at = FINALIZED + timedelta(seconds=self.finalized)
        return self.queue(replace(visit(attachments=attachments, **answers), finalized_at=at))

    def queue(self, submission: Submission) -> Submission:
        """Put this submission into the outbox."""
        store, instance_id = self.store, submission.instance_id
        store.start(instance_id, submission.form_id, submission.form_version, "Kunjungan", {}, Progress())
        for file in submission.attachments:
            store.attach(instance_id, file, f"{file.sha256}.age")
        store.finalize(submission, (), "")
        return submission

    def send(
        self,
        cancelled: threading.Event | None = None,
        *,
        at_once: bool = True,
        allowance: Allowance | None = None,
    ) -> UploadReport:
        """One run of the uploader."""
        with self.province() as province:
            return upload(
                self.store,
                province,
                self.read,
                self._hear,
                cancelled or threading.Event(),
                self.now,
                random.Random(1),
                link=self.link,
                at_once=at_once,
                allowance=allowance,
                wanted=self.wanted,
            )

    @contextmanager
    def province(self) -> Iterator[Province]:
        """A connection that remembers its token, as the fieldbook does."""
        unused = Site(self.address, None)
        with connected(unused, self.device, self.address, self.silence, self.token) as province:
            province._keep_token = self._keep
            yield province

    def read(self, attachment: Attachment) -> bytes:
        """The content of an attachment, OSError when the file is gone."""
        try:
            return self.files[attachment.sha256]
        except KeyError:
            raise FileNotFoundError(attachment.name) from None

    def of(self, submission: Submission) -> Assessment:
        """What lists show of it."""
        return self.store.assessment(submission.instance_id)

    def states(self) -> dict[State, int]:
        """How many assessments are in each state."""
        found: dict[State, int] = {}
        for one in self.store.assessments(limit=10_000):
            found[one.state] = found.get(one.state, 0) + 1
        return found

    def _hear(self, sending: Sending) -> None:
        self.told.append(sending)
        self.listen(sending)

    def _keep(self, token: str) -> None:
        self.token = token


@contextmanager
def laptop(folder: Path, device: DeviceCredentials, address: str) -> Iterator[Laptop]:
    """A laptop with an empty store."""
    clock: list[Laptop] = []
    store = Store.open(folder / "store.db", bytes(range(32)), lambda: clock[0].now() if clock else datetime.now(UTC))
    try:
        one = Laptop(store, device, address)
        clock.append(one)
        yield one
    finally:
        store.close()
