"""What lies on the desk of these tests: an open encrypted fieldbook, a stand-in for the window, small servers."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fieldapp.domain.acceptance import Acceptance
from fieldapp.domain.assessment import Assessment, Progress
from fieldapp.domain.receipt import Reason, Receipt, Refusal
from fieldapp.domain.review import Review
from fieldapp.domain.submission import Attachment, Submission
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.server import enrolment
from fieldapp.server.database import open_engine
from fieldapp.server.identity import load_identity
from fieldapp.server.scopes import Scope
from fieldapp.sync.protocol import EnrolmentRequest, encode
from fieldapp.ui.sending import Sender
from fieldapp.ui.widgets.toast import News
from fieldapp.vault import signatures
from fieldapp.vault.lockfile import Lockfile
from tests.server.running import Site
from tests.server.visit import visit, visit_form

KEY = bytes(range(32))


class Clock:
    """The laptop's time: real, plus what a test takes away."""

    def __init__(self) -> None:
        self.behind = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC).astimezone() - self.behind


class Desk:
    """A fieldbook with the visit form, and a store to drive through all states."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.clock = Clock()
        self.book = Fieldbook.open(folder, KEY, self.clock, Lockfile(folder / "lock"))
        self.store = self.book._store
        form = visit_form()
        self.store.put_form(form)

    def draft(self, name: str = "Budi Invented", *, corrects: str = "") -> Assessment:
        instance_id = f"uuid:{uuid.uuid4()}"
        saved = {"/data/full_name": name}
        return self.store.start(instance_id, "visit", "1", "Kunjungan", saved, Progress(1, 4, 1, 1), name, "", corrects)

    def finalized(
        self, name: str = "Budi Invented", *, corrects: str = "", photo: bytes = b"", **answers: str
    ) -> Submission:
        draft = self.draft(name, corrects=corrects)
        files: tuple[Attachment, ...] = ()
        if photo:
            desk = self.book.resume(draft.instance_id)
            desk.attach("/data/photo", "photo.jpg", photo, "image/jpeg")
            files = self.store.attachments(draft.instance_id)
        made = visit(draft.instance_id, attachments=files, **({"full_name": name} | answers))
        number = f"JGK-{draft.instance_id[5:9].upper()}-{draft.instance_id[9:13].upper()}"
        submission = Submission(
            made.instance_id, "visit", "1", made.sha256, made.xml, self.clock().astimezone(UTC), number, files, corrects
        )
        self.store.finalize(submission, (), name)
        return submission

    def sending(self, name: str = "Budi Invented") -> Submission:
        submission = self.finalized(name)
        self.store.record_sending([submission.instance_id])
        return submission

    def unconfirmed(self, name: str = "Budi Invented") -> Submission:
        submission = self.sending(name)
        self.store.record_unconfirmed([submission.instance_id])
        return submission

    def received(self, name: str = "Budi Invented") -> Submission:
        submission = self.sending(name)
        self.store.record_receipt(receipt_for(submission))
        return submission

    def accepted(self, name: str = "Budi Invented") -> Submission:
        submission = self.sending(name)
        yes = Acceptance(submission.instance_id, submission.sha256, "central.example", 201, self.clock())
        self.store.record_acceptance(yes)
        return submission

    def returned(self, name: str = "Budi Invented", *reasons: Reason) -> Submission:
        submission = self.sending(name)
        self.refuse(submission, *(reasons or (Reason("/data/age", "constraint", "Umur 0 sampai 130."),)))
        return submission

    def refuse(self, submission: Submission, *reasons: Reason) -> None:
        self.store.record_refusal(Refusal(submission.instance_id, submission.sha256, reasons, self.clock()))

    def held(self, name: str = "Budi Invented") -> Submission:
        return self.returned(name, Reason("", "conflict", ""))

    def sent_back(self, name: str = "Budi Invented", *reasons: Reason) -> Submission:
        submission = self.received(name)
        told = reasons or (Reason("/data/age", "note", "Tanyakan umurnya sekali lagi."),)
        review = Review(submission.instance_id, submission.sha256, "returned", told, self.clock())
        self.store.hear_reviews([review], "e.1")
        return submission

    def enrol(self, site: Site) -> None:
        """As the wire does it, around the wire: enrolling is rate limited."""
        public_key = signatures.public_key(self.book.connection._seed())
        engine = open_engine(site.settings.database)
        card = load_identity(site.settings.data).card
        now = datetime.now(UTC)
        try:
            code = enrolment.new_code(engine, "Rina Invented", Scope("worker"), now, 7)
            made = enrolment.enrol(engine, card, EnrolmentRequest(code, public_key, "laptop", "tests"), now)
        finally:
            engine.dispose()
        for key, value in {
            "province_address": site.address,
            "province_name": made.province_name,
            "worker_name": made.worker_name,
            "worker_role": made.worker_role,
            "device_code": made.device_code,
            "receipt_keys": encode(made.receipt_keys).decode(),
            "epoch": made.epoch,
            "ingest_recipient": made.ingest_recipient,
            "device_id": made.device_id,
        }.items():
            self.book.put_setting(key, value)
        for asked in ("forms_asked_at", "reviews_asked_at"):
            self.book.put_setting(asked, datetime.now(UTC).isoformat())

    def move_province(self, address: str) -> None:
        self.book.put_setting("province_address", address)

    def close(self) -> None:
        self.book.lock()


def receipt_for(submission: Submission) -> Receipt:
    return Receipt(
        submission.instance_id,
        submission.sha256,
        "KT-2026-000007",
        7,
        "epoch",
        datetime.now(UTC),
        "key-1",
        "{}",
        "c2ln",
    )


class Window(QWidget):
    """Stands in for the shell: remembers what pages asked for."""

    width_class = "wide"
    short = False

    def __init__(self, book: Fieldbook, sender: Sender) -> None:
        super().__init__()
        self.book = book
        self.sender = sender
        self.page: QWidget | None = None
        self.news: list[News] = []
        self.went: list[tuple[str, dict[str, str]]] = []
        self.filled: list[tuple[OpenAssessment, str, str]] = []

    def say(self, news: News) -> None:
        self.news.append(news)

    def go(self, place: str, **facts: str) -> None:
        self.went.append((place, facts))

    def fill(self, desk: OpenAssessment, *, arrived: str = "new", reference: str = "") -> None:
        self.filled.append((desk, arrived, reference))

    def check(self, desk: OpenAssessment) -> None:
        raise AssertionError("not asked for here")

    def finished(self, assessment: Assessment) -> None:
        raise AssertionError("not asked for here")

    def changed(self) -> None:
        refresh = getattr(self.page, "refresh", None)
        if refresh is not None:
            refresh()

    def lock(self) -> None:
        raise AssertionError("not asked for here")


@contextmanager
def answering(status: int, body: bytes = b"", **headers: str) -> Iterator[str]:
    """A server that answers everything the same way; yields its address."""

    class Answer(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_HEAD = do_PATCH = _answer  # noqa: N815 (the names http.server calls)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
