"""Receiver, camera, recorder and map on the page: names, targets, room for words and reach, in all sizes people use."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldapp.devices import equipment
from fieldapp.devices.equipment import Equipment
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.widgets.questions.capture import Capture
from fieldapp.ui.widgets.questions.map_dialog import MapDialog
from fieldapp.ui.widgets.questions.photo import PhotoEditor
from fieldapp.ui.widgets.questions.place import PointLine
from fieldapp.ui.widgets.questions.sound import SoundEditor
from tests.devices.maps import make_map
from tests.devices.sky import gga, stream
from tests.ui.form.desk import Window, reference_of
from tests.ui.form.test_audit import audit, settle, sized
from tests.ui.form.test_capture import Bench
from tests.ui.form.test_locating import sky

__all__ = ["sized", "sky"]
Fill = Callable[..., FormPage]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench()
    known = Capture()
    monkeypatch.setattr("fieldapp.ui.widgets.questions.capture._only", [known])
    known.know(made)  # type: ignore[arg-type]
    return made


@pytest.fixture
def open_at(book: Fieldbook, fill: Fill) -> Iterator[Callable[[str], FormPage]]:
    def put(name: str) -> FormPage:
        desk = book.start("question_kinds")
        page = fill(desk, reference=reference_of(desk, name))
        settle()
        return page

    yield put
    equipment.use(Equipment())


def editor_of(page: FormPage, name: str) -> object:
    body = page.area.body
    assert body is not None
    frame = body.frame(reference_of(page.desk, name))
    assert frame is not None
    return frame.editor


def test_the_receiver_on_the_page(
    sized: Window, book: Fieldbook, sky: Callable[[bytes], int], open_at: Callable[[str], FormPage], qtbot: QtBot
) -> None:
    book.put_setting("gps", equipment.current().receiver)
    page = open_at("point")
    editor = editor_of(page, "point")
    assert isinstance(editor, PointLine)
    editor.tools.locate.click()
    panel = editor.tools.locating
    assert panel is not None
    panel._give_advice()
    settle()
    assert audit(page) == []
    sky(stream(gga(1, dilution=3.0)))
    qtbot.waitUntil(panel.take.isEnabled)
    settle()
    assert audit(page) == []
    panel.take.click()
    settle()
    assert audit(page) == []
    assert page.watch.reference.endswith("/point")
    assert editor.line.hasFocus()


def test_camera_and_recorder_on_the_page(
    sized: Window, bench: Bench, open_at: Callable[[str], FormPage], qtbot: QtBot
) -> None:
    page = open_at("photo")
    photo, voice = editor_of(page, "photo"), editor_of(page, "voice")
    assert isinstance(photo, PhotoEditor)
    assert isinstance(voice, SoundEditor)
    photo.shoot.click()
    bench.lenses[0].show("#0B5E82")
    settle()
    assert audit(page) == []
    assert photo.panel is not None
    assert photo.panel.height() <= page.area.view.viewport().height()
    photo.panel.snap.click()
    settle()
    assert audit(page) == []
    photo.panel.use.click()
    qtbot.waitUntil(lambda: page.desk.session.node(reference_of(page.desk, "photo")).text.startswith("photo-"))
    voice.record.click()
    assert voice.panel is not None
    bench.tapes[0].lasted.emit(12.0)
    settle()
    assert audit(page) == []
    voice.panel.stop.click()
    qtbot.waitUntil(lambda: voice.panel is not None and voice.panel.use.isVisible())
    settle()
    assert audit(page) == []
    voice.panel.use.click()
    settle()
    assert audit(page) == []
    assert page.desk.session.node(reference_of(page.desk, "voice")).text.endswith(".m4a")


def test_the_map_over_the_page(
    sized: Window, book: Fieldbook, open_at: Callable[[str], FormPage], qtbot: QtBot
) -> None:
    (book.folder / "maps").mkdir()
    make_map(book.folder / "maps" / "kota.mbtiles")
    page = open_at("area")
    body = page.area.body
    assert body is not None
    tools = editor_of(page, "area").tools  # type: ignore[attr-defined]
    tools.map.setFocus()
    QTest.keyClick(tools.map, Qt.Key.Key_Return)
    dialog = tools.dialog
    assert isinstance(dialog, MapDialog)
    qtbot.waitUntil(background.idle)
    settle()
    assert dialog.width() <= sized.width()
    assert dialog.height() <= sized.height()
    assert audit(dialog) == []  # type: ignore[arg-type]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(dialog.focusWidget(), key)
    for _ in range(12):
        if dialog.focusWidget() is dialog.take:
            break
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.take.hasFocus()
    QTest.keyClick(dialog.take, Qt.Key.Key_Return)
    assert page.desk.session.node(reference_of(page.desk, "area")).value.count(";") == 3
    assert page.window().focusWidget() is tools.map


def test_a_recording_under_way_is_kept_when_the_form_is_left(
    bench: Bench, open_at: Callable[[str], FormPage], qtbot: QtBot
) -> None:
    page = open_at("voice")
    voice = editor_of(page, "voice")
    assert isinstance(voice, SoundEditor)
    voice.record.click()
    bench.tapes[0].lasted.emit(400.0)
    assert page.leave()
    assert page.desk.session.node(reference_of(page.desk, "voice")).text.endswith(".m4a")
    assert bench.tapes[0].state == "finished"


def test_a_page_that_is_left_closes_everything(
    book: Fieldbook, window: Window, bench: Bench, open_at: Callable[[str], FormPage], qtbot: QtBot
) -> None:
    page = open_at("photo")
    photo, voice = editor_of(page, "photo"), editor_of(page, "voice")
    assert isinstance(photo, PhotoEditor)
    assert isinstance(voice, SoundEditor)
    photo.shoot.click()
    voice.record.click()
    window.hide()
    page.hide()
    assert not bench.lenses[0].open
    assert bench.tapes[0].state == "dropped"
    (book.folder / "maps").mkdir()
    make_map(book.folder / "maps" / "kota.mbtiles")
    again = open_at("area")
    tools = editor_of(again, "area").tools  # type: ignore[attr-defined]
    tools.map.click()
    dialog = tools.dialog
    again.hide()
    assert tools.dialog is None
    assert not dialog.isVisible()
