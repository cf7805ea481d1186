"""Every page, in both themes: names for all tab stops, targets of 24 px, no mnemonic twice, room in 1092x550."""

import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.person import PersonQuery
from fieldapp.ui import theme
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.reading_order import stops
from fieldapp.ui.window import Window
from tests.db.team_rows import put, row
from tests.ui.desk.laptop import focus, quiet, running

SMALLEST = (1092, 550)
Visit = Callable[[QtBot, Window], None]


def _go(place: str, **facts: str) -> Visit:
    return lambda _qtbot, window: window.go(place, **facts)


def _search(text: str, *, fold: bool = False) -> Visit:
    def visit(qtbot: QtBot, window: Window) -> None:
        window.go("people", text=text)
        page = window.page
        assert isinstance(page, PeoplePage)
        qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
        if fold:
            page._to_list()

    return visit


def _first_person(tab: str) -> Visit:
    def visit(_qtbot: QtBot, window: Window) -> None:
        (found,) = window.book.people.find(PersonQuery(name="Sumarsono"))
        window.go("person", person_id=found.person.person_id, tab=tab)

    return visit


def _compare(_qtbot: QtBot, window: Window) -> None:
    one, other = window.book.people.find(PersonQuery(name="Pamungkas"))
    window.go("merge", one=one.person.person_id, other=other.person.person_id)


def _shelter(bed: str) -> Visit:
    def visit(_qtbot: QtBot, window: Window) -> None:
        shelters = window.book.shelters
        shelters.choose("TPS-SMD")
        facility = shelters.chosen
        assert facility is not None
        if not shelters.board(facility).tiles:
            shelters.add_room(facility, "Kamar putra A", "male", [f"A{number}" for number in range(1, 9)])
            shelters.mark(facility, "A2", "held", held_for="Rujukan Satpol PP")
            shelters.mark(facility, "A3", "out", reason="Kasur rusak")
        window.go("shelter", bed=bed)

    return visit


def _review(show: str = "", *, read: bool = False) -> Visit:
    def visit(_qtbot: QtBot, window: Window) -> None:
        store, number = window.book._store, window.book.reviewing.number_of("uuid:1")
        if not number:
            own = window.book.assessments()[0]
            xml = window.book.submission(own.instance_id).xml
            facts = {"xml": xml, "form_version": own.form_version, "person_id": own.person_id, "checks": ""}
            put(store, [row(f"uuid:{number}", minutes=number, **facts) for number in range(1, 4)])
        window.go("review", show=show, instance_id="uuid:2" if read else "")
        if not read:
            window.page.desk.table.pick(0)

    return visit


PAGES: dict[str, Visit] = {
    "home": _go("home"),
    "people start": _go("people"),
    "people found": _search("pamungkas"),
    "people folded": _search("pamungkas", fold=True),
    "people none": _search("xylophone"),
    "settings look": _go("settings", part="look"),
    "settings lock": _go("settings", part="lock"),
    "settings device": _go("settings", part="device"),
    "settings forms": _go("settings", part="forms"),
    "records": _go("records"),
    "referrals": _go("referrals"),
    "agenda": _go("agenda"),
    "person": _first_person("summary"),
    "person history": _first_person("history"),
    "merge": _go("merge", show="waiting"),
    "merge compare": _compare,
    "merge merged": _go("merge", show="merged"),
    "merge different": _go("merge", show="different"),
    "conflicts none": _go("conflicts"),
    "review none": _go("review"),
    "review": _review("waiting"),
    "review returned": _go("review", show="returned"),
    "review read": _review("waiting", read=True),
    "shelter none": _go("shelter"),
    "shelter free bed": _shelter("a1"),
    "shelter held bed": _shelter("a2"),
    "shelter bed out of use": _shelter("a3"),
    "queue": _go("queue"),
    "courier": _go("courier"),
    "courier others": _go("courier", show="carried"),
    "batch": _go("batch"),
    "keying": _go("keying"),
    "relay": _go("relay"),
    "relay connect": _go("relay", show="connect"),
    "reports": _go("reports", period="year"),
    "reports own dates": _go("reports", report="register", period="own"),
    "form": lambda _qtbot, window: window.fill(window.book.start("outreach_rapid")),
    "check": lambda _qtbot, window: window.check(window.book.start("outreach_rapid")),
    "settings about": _go("settings", part="about"),
    **{f"team {part}": _go("team", show=part) for part in ("laptops", "visits", "shelters", "due")},
}


def tab_stops(root: QWidget) -> list[QWidget]:
    """What Tab reaches, in no order; parts of fields are left out."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parent(), QComboBox)
    ]


def audit(root: QWidget) -> list[str]:
    """Everything wrong with what is on screen."""
    wrong = []
    for stop in tab_stops(root):
        name = stop.accessibleName() or getattr(stop, "text", lambda: "")()
        if isinstance(stop, QLineEdit | QComboBox):
            name = stop.accessibleName()
        if not name.strip():
            wrong.append(f"no name: {type(stop).__name__} {stop.objectName()}")
        if stop.height() < 24 or stop.width() < 24:
            wrong.append(f"small: {name} {stop.width()}x{stop.height()}")
    buttons = [b for b in root.findChildren(QAbstractButton) if b.isVisible()]
    texts = [b.text().replace("&&", "") for b in buttons]
    keys = Counter(text[text.index("&") + 1].casefold() for text in texts if "&" in text)
    wrong += [f"mnemonic twice: {key}" for key, count in keys.items() if count > 1]
    wrong += _clipped(root)
    return wrong


def _clipped(root: QWidget) -> list[str]:
    """Plain labels narrower than their one line of text."""
    return [
        f"clipped: {label.text()}"
        for label in root.findChildren(QLabel)
        if type(label) is QLabel
        and label.isVisible()
        and not label.wordWrap()
        and label.text()
        and label.width() + 1 < label.sizeHint().width()
    ]


def _visit_all(qtbot: QtBot, window: Window) -> dict[str, list[str]]:
    """What is wrong, by page; pages without mistakes are left out."""
    found = {}
    for name, visit in PAGES.items():
        visit(qtbot, window)
        quiet(qtbot)
        QApplication.processEvents()
        found[name] = audit(window) + _too_large(window)
    return {name: wrong for name, wrong in found.items() if wrong}


def _too_large(window: Window) -> list[str]:
    """Whether the page needs more than the smallest window has."""
    hint = window.page.minimumSizeHint()
    room = SMALLEST[0] - window.frame.nav.width(), SMALLEST[1] - window.frame.top.height()
    fits = hint.width() <= room[0] and hint.height() <= room[1]
    return [] if fits or window.width_class != "narrow" or theme.scale() > 1 else [f"needs {hint}"]


@pytest.mark.parametrize("size", [(1366, 768), SMALLEST], ids=["1366", "1092"])
def test_pages_are_accessible(qtbot: QtBot, full: Window, size: tuple[int, int]) -> None:
    full.resize(*size)
    QApplication.processEvents()
    assert _visit_all(qtbot, full) == {}


def test_larger_text_clips_nothing(qtbot: QtBot, full: Window) -> None:
    full.set_look(replace(full.look, scale=1.3))
    wrong = _visit_all(qtbot, full)
    full.set_look(replace(full.look, scale=1.0))
    assert wrong == {}


@pytest.mark.parametrize("name", ["unlock", "recover", "first run", "passphrase"])
def test_pages_before_the_lock_are_accessible(qtbot: QtBot, folder: Path, tmp_path: Path, name: str) -> None:
    profile = folder if name in ("unlock", "recover") else tmp_path / "new"
    with running(profile, SMALLEST) as window:
        if name == "recover":
            assert isinstance(window.page, UnlockPage)
            window.page.forgot()
        if name == "passphrase":
            window.page._ask_passphrase()
        QApplication.processEvents()
        assert audit(window) == []
        assert window.page.minimumSizeHint().width() <= SMALLEST[0]
        assert window.page.minimumSizeHint().height() <= SMALLEST[1]


def _walk(window: Window, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Everything that has the focus until the key is back where it started: at the first place."""
    window.frame.nav.items["home"].setFocus()
    order: list[QWidget] = []
    while not order or focus() is not order[0]:
        assert focus() not in order, f"Tab goes round without {order[0].accessibleName()}"
        order.append(focus())
        QTest.keyClick(focus(), key)
    return order


@pytest.mark.parametrize(
    "name",
    [
        *("home", "people found", "settings look", "records", "queue", "courier", "reports", "form", "check"),
        *("review", "review read"),
    ],
)
def test_tab_goes_from_region_to_region_and_round(qtbot: QtBot, full: Window, name: str) -> None:
    full.activateWindow()
    PAGES[name](qtbot, full)
    quiet(qtbot)
    order = _walk(full)
    shown = [region for region in full.frame.regions() if region.isVisible()]
    at = [max(n for n, region in enumerate(shown) if region is w or region.isAncestorOf(w)) for w in order]
    assert at == sorted(at)
    assert set(order) == set(tab_stops(full))
    assert _walk(full, Qt.Key.Key_Backtab) == [order[0], *reversed(order[1:])]


@pytest.mark.parametrize("name", ["home", "people found", "settings look", "reports"])
def test_tab_order_follows_the_eye(qtbot: QtBot, full: Window, name: str) -> None:
    PAGES[name](qtbot, full)
    quiet(qtbot)
    inside = [w for w in stops(full) if full.page.isAncestorOf(w) and not isinstance(w, QAbstractScrollArea)]
    tops = [(w, w.mapTo(full, QPoint(0, 0))) for w in inside]
    for (first, a), (second, b) in itertools.pairwise(tops):
        beside = b.x() > a.x() + first.width() // 2
        assert b.y() >= a.y() - 4 or beside, (first.accessibleName(), second.accessibleName())


def test_tab_leaves_the_last_question_for_the_bottom_bar(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    window.fill(window.book.start("outreach_rapid"))
    page = window.page
    assert isinstance(page, FormPage)
    page.go_section(page.filling.sections[-1].reference)
    body = page.area.body
    assert body is not None
    last = stops(body)[-1]
    last.setFocus()
    for button in (page.around.bar.back, page.around.check_button, page.around.next_button):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        assert focus() is button
    for widget in (page.around.check_button, page.around.bar.back, last):
        QTest.keyClick(focus(), Qt.Key.Key_Backtab)
        assert focus() is widget


def test_wheel_changes_no_field(qtbot: QtBot, window: Window) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    window.go("settings", part="look")
    combo = window.page.findChildren(QComboBox)[0]
    before = combo.currentIndex()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.currentIndex() == before
