"""An open encrypted fieldbook with two real forms, and a stand-in for the window that records what pages ask for."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fieldapp import config
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.receipt import Reason, Refusal
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.forms import load_form
from fieldapp.ui.pages.page import Page
from fieldapp.ui.widgets.toast import News
from fieldapp.vault.lockfile import Lockfile
from fieldapp.xlsform import compile_workbook

KEY = bytes(range(32))
TYPED = {"int": "58", "decimal": "36.5", "date": "2026-12-31", "dateTime": "2026-11-25T10:00:00.000+08:00"}
CHOSEN = {"loc_kab": "64.72", "consent": "given", "activity": "scavenge", "dob_known": "no", "id_status": "never"}
EVERY_TYPE = Path(__file__).with_name("every_type.md")
KINDS = Path(__file__).parents[3] / "packaging" / "question_kinds"  # what the contact sheet shows


def now() -> datetime:
    return datetime.now(UTC).astimezone()


def compiled(table: str) -> PublishedForm:
    """A form from its table in Markdown."""
    from pyxform.xls2xform import convert

    xml = convert(xlsform=table, file_type=".md").xform.encode()
    form = load_form(xml, {})
    return PublishedForm(form.form_id, form.version, form.title, hashlib.sha256(xml).hexdigest(), xml)


def every_type() -> PublishedForm:
    """All question types in one small form."""
    return compiled(EVERY_TYPE.read_text(encoding="utf-8"))


def media() -> dict[str, bytes]:
    """The files of the form with every appearance."""
    return {path.name: path.read_bytes() for path in KINDS.glob("*.svg")} | {"question.mp3": b"ID3"}


def question_kinds() -> PublishedForm:
    """Every type with every appearance, in two languages."""
    return replace(compiled((KINDS / "form.md").read_text(encoding="utf-8")), files=media())


def outreach_rapid() -> PublishedForm:
    """The form that comes with the app."""
    made = compile_workbook(config.resources() / "forms" / "outreach_rapid.xlsx")
    sha256 = hashlib.sha256(made.xml).hexdigest()
    return PublishedForm(made.form_id, made.version, made.title, sha256, made.xml, dict(made.files))


def open_book(folder: Path, forms: tuple[PublishedForm, ...]) -> Fieldbook:
    folder.mkdir(parents=True, exist_ok=True)
    book = Fieldbook.open(folder, KEY, now, Lockfile(folder / "lock"))
    for form in forms:
        book._store.put_form(form)
    return book


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can be written beyond its first byte: what a full disk does to the store."""
    soft, hard = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (soft, hard))


class Window(QWidget):
    """What pages know of the window; every request is kept."""

    def __init__(self, book: Fieldbook) -> None:
        super().__init__()
        self.book = book
        self.width_class = "wide"
        self.short = False
        self.went: list[tuple[str, dict[str, str]]] = []
        self.filled: list[tuple[OpenAssessment, str, str]] = []
        self.checked: list[OpenAssessment] = []
        self.ended: list[Assessment] = []
        self.news: list[News] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def go(self, place: str, **facts: str) -> None:
        self.went.append((place, facts))

    def fill(self, desk: OpenAssessment, *, arrived: str = "new", reference: str = "") -> None:
        self.filled.append((desk, arrived, reference))

    def check(self, desk: OpenAssessment) -> None:
        self.checked.append(desk)

    def finished(self, assessment: Assessment) -> None:
        self.ended.append(assessment)

    def say(self, news: News) -> None:
        self.news.append(news)

    def changed(self) -> None:
        """Nothing here reads the store again."""

    def lock(self) -> None:
        self.went.append(("lock", {}))

    def put(self, page: Page) -> None:
        while self._box.count():
            old = self._box.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self._box.addWidget(page)
        self.show()
        self.activateWindow()
        page.resized()
        page.opened()
        QApplication.processEvents()


def reference_of(desk: OpenAssessment, name: str) -> str:
    return next(ref for ref in desk.session.form.references if ref.endswith(f"/{name}"))


def answer_everything(desk: OpenAssessment, leave: tuple[str, ...] = ()) -> None:
    """Plausible answers until only the questions named in ``leave`` are in the way."""
    while True:
        ahead = [v for v in desk.violations() if v.reference.rsplit("/", 1)[-1] not in leave]
        if not ahead:
            return
        node = desk.session.node(ahead[0].reference)
        values = [choice.value for choice in node.choices]
        wanted = CHOSEN.get(node.name, "")
        text = values[0] if values else TYPED.get(node.datatype, "Keterangan yang cukup")
        if wanted in values:
            text = wanted
        assert node.text != text, ahead[0]
        desk.answer(node.reference, text)


def refuse(book: Fieldbook, assessment: Assessment, reasons: tuple[Reason, ...]) -> None:
    """What the province's refusal does to the store."""
    submission = book._store.submission(assessment.instance_id)
    book._store.record_sending([submission.instance_id])
    book._store.record_refusal(Refusal(submission.instance_id, submission.sha256, reasons, now()))
