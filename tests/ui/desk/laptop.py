"""Laptops to test on: a profile made once, copied for each test, with or without people who were recorded."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.app import start
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.ui import background
from fieldapp.ui.window import Window
from fieldapp.vault.kdf import Cost

PASSPHRASE = "perahu biru menyusuri sungai tenang"
FORM = "outreach_rapid"
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
RUDI = {
    "full_name": "Rudi Pamungkas",
    "id_status": "lost",
    "adminduk_status": "not_filed",
    "sex": "L",
    "dob_known": "yes",
    "birth_date": "1985-07-19",
    "ppks": "13",
    "ppks_main": "13",
    "loc_kab": "64.71",
    "loc_kec": "64.71.06",
}
PEOPLE: tuple[Mapping[str, str], ...] = (
    RUDI,
    {**RUDI, "full_name": "Rudy Pamungkas Jaya", "birth_date": "1983-01-02", "loc_kec": "64.71.01"},
    {
        **RUDI,
        "full_name": "Maria Goreti Long",
        "sex": "P",
        "birth_date": "2007-02-11",
        "ppks": "18 02",
        "ppks_main": "18",
    },
    {**RUDI, "full_name": "Tono Sumarsono", "birth_date": "1963-05-06", "ppks": "12 11", "ppks_main": "12"},
    {**RUDI, "full_name": "Dayang Sekarsari", "sex": "P", "birth_date": "1990-03-14", "ppks": "12", "ppks_main": "12"},
    {**RUDI, "full_name": "Hasan Basrindo", "birth_date": "1956-01-01", "ppks": "08 13", "ppks_main": "08"},
)


def make_profile(folder: Path) -> str:
    """An empty profile; returns its recovery code."""
    book, code = fieldbook.create(folder, PASSPHRASE, cost=CHEAP)
    book.lock()
    return code


def record(folder: Path, people: tuple[Mapping[str, str], ...]) -> None:
    """Finalize an assessment of each."""
    book = fieldbook.unlock(folder, PASSPHRASE)
    for known in people:
        finalize(book, known)
    book.lock()


def finalize(book: Fieldbook, known: Mapping[str, str]) -> None:
    """Fill the outreach form by rule and finalize it."""
    desk = book.start(FORM)
    answer_all(desk, known)
    desk.finalize()


def answer_all(desk: OpenAssessment, known: Mapping[str, str]) -> None:
    """Give what is known, then something acceptable to whatever is still missing."""
    by_name: dict[str, str] = {}
    for reference in desk.session.form.references:
        by_name.setdefault(reference.rsplit("/", 1)[-1], reference)
    for name, text in known.items():
        desk.answer(by_name[name], text)
    for _ in range(40):
        for violation in desk.violations():
            node = desk.session.node(violation.reference)
            desk.answer(violation.reference, known.get(node.name) or _something(node))
        if not desk.violations():
            return
    raise AssertionError(desk.violations())


def _something(node: object) -> str:
    choices, datatype = node.choices, node.datatype  # type: ignore[attr-defined]
    if choices:
        return str(choices[0].value)
    if "date" in datatype:
        return "2026-11-24T10:00:00.000+08:00" if "time" in datatype.lower() else "2026-11-24"
    return {"int": "30", "integer": "30"}.get(datatype, "OK" if node.control == "trigger" else "Catatan")  # type: ignore[attr-defined]


@contextmanager
def running(folder: Path, size: tuple[int, int] = (1366, 768)) -> Iterator[Window]:
    """The app's window on a profile; closed and quiet afterwards."""
    window = start(folder)
    window.resize(*size)
    QApplication.processEvents()
    try:
        yield window
    finally:
        window.close()
        background.stop()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def unlock(qtbot: QtBot, window: Window, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase, press Enter, wait until the first page stands still."""
    qtbot.keyClicks(window.page.password, passphrase)
    qtbot.keyClick(window.page.password, "\r")
    qtbot.waitUntil(lambda: window.unlocked, timeout=15_000)
    quiet(qtbot)


def quiet(qtbot: QtBot) -> None:
    """Until no background job is under way."""
    qtbot.waitUntil(background.idle, timeout=15_000)
    QApplication.processEvents()


def focus() -> QWidget:
    """The widget with the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def take_form(form_id: str = FORM) -> None:
    """Choose a form in the menu that is open."""
    (menu,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    next(action for action in menu.actions() if action.data() == form_id).trigger()
    menu.close()


def find(root: QWidget, kind: type[QWidget], wanted: Callable[[QWidget], bool] = lambda _w: True) -> QWidget:
    """The first visible widget of a kind."""
    return next(w for w in root.findChildren(kind) if w.isVisible() and wanted(w))
