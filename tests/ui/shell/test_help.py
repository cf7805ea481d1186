"""F1: the manual's page about what is on screen, found, read and left with the keyboard alone, without a network."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.ui import manual, words
from fieldapp.ui.pages.queue.limit_dialog import LimitDialog
from fieldapp.ui.pages.queue.put_away_dialog import PutAwayDialog
from fieldapp.ui.pages.settings.page import _names
from fieldapp.ui.shell.dialog_help import DialogHelp
from fieldapp.ui.shell.help import HelpWindow
from fieldapp.ui.shell.keys import KeysDialog, listed
from fieldapp.ui.widgets.manual_view import ManualView, headings
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import FORM, focus, running

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def _press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focus(), key, modifiers)
    QApplication.processEvents()


def _open() -> list[HelpWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]


def _helped(qtbot: QtBot, within: QWidget) -> HelpWindow:
    within.activateWindow()
    qtbot.waitUntil(within.isActiveWindow)
    qtbot.keyClick(within.focusWidget() or within, Qt.Key.Key_F1)
    QApplication.processEvents()
    (shown,) = _open()
    return shown


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_f1_opens_the_page_about_the_place(qtbot: QtBot, window: Window) -> None:
    window.go("queue")
    shown = _helped(qtbot, window)
    assert shown.shown() == "queue"
    assert shown.view.toPlainText().startswith("Antrean kirim")
    assert not shown.isModal(), "work goes on behind it"
    window.go("settings", part="users")
    assert _helped(qtbot, window) is shown, "one window at a time"
    at = shown.view.cursorForPosition(shown.view.viewport().rect().topLeft()).block()
    assert shown.shown() == "settings"
    assert "Pengguna" in (at.text(), at.next().text())
    shown.close()


def test_the_form_and_its_check_have_pages_of_their_own(qtbot: QtBot, window: Window) -> None:
    desk = window.book.start(FORM, carried={"full_name": "Rudi Bantuan"})
    for visit, page in ((window.fill, "form"), (window.check, "check")):
        visit(desk)
        shown = _helped(qtbot, window)
        assert shown.shown() == page
        shown.close()


def test_f1_helps_in_dialogs_too(qtbot: QtBot, window: Window) -> None:
    window.go("queue")
    for dialog, page, heading in (
        (LimitDialog(window, window.book), "upload", "Di jendela: waktu sedikit, kuota sedikit"),
        (PutAwayDialog(window), "queue", "Antrean kirim"),
    ):
        dialog.open()
        shown = _helped(qtbot, dialog)
        shown.activateWindow()
        qtbot.waitUntil(lambda shown=shown: shown.view.hasFocus())
        at = shown.view.cursorForPosition(shown.view.viewport().rect().topLeft()).block()
        assert (shown.shown(), shown.parentWidget()) == (page, dialog), "a dialog lets only what is its own be used"
        assert heading in (at.text(), at.next().text())
        assert _helped(qtbot, dialog) is shown
        dialog.reject()
        assert _open() == []
        dialog.deleteLater()


@pytest.mark.parametrize("page", ["unlock", "first-run"])
def test_f1_helps_in_dialogs_before_the_lock(qtbot: QtBot, folder: Path, tmp_path: Path, page: str) -> None:
    with running(folder if page == "unlock" else tmp_path / "new") as window:
        qtbot.waitUntil(lambda: window.findChild(DialogHelp) is not None)  # soon after the first paint
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        _press(qtbot, Qt.Key.Key_Slash, CTRL)
        (keys,) = window.findChildren(KeysDialog)
        assert _helped(qtbot, keys).shown() == "keys"
        keys.reject()
        window.page.training.failed.emit("Latihan tidak bisa dibuka.")  # type: ignore[attr-defined]
        (box,) = window.findChildren(QMessageBox)
        shown = _helped(qtbot, box)
        assert (shown.shown(), shown.parentWidget()) == (page, box)
        box.reject()
        assert _open() == []


def test_it_is_used_with_the_keyboard_alone(qtbot: QtBot, window: Window) -> None:
    window.go("shelter")
    shown = _helped(qtbot, window)
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.view.hasFocus())
    _press(qtbot, Qt.Key.Key_F, CTRL)
    assert shown.search.hasFocus()
    qtbot.keyClicks(shown.search, "tanda terima kepastian")
    assert "Antrean kirim" in shown.view.toPlainText()
    _press(qtbot, Qt.Key.Key_Return)
    assert shown.shown() == manual.find("tanda terima kepastian")[0].name
    assert shown.view.hasFocus()
    _press(qtbot, Qt.Key.Key_F1)
    assert shown.search.hasFocus()
    _press(qtbot, Qt.Key.Key_Left, ALT)
    assert shown.shown() == "shelter", "back from the search too"
    _press(qtbot, Qt.Key.Key_Escape)
    assert not _open()


def test_nothing_found_is_said(qtbot: QtBot, window: Window) -> None:
    shown = _helped(qtbot, window)
    qtbot.keyClicks(shown.search, "zzz")
    assert shown.view.toPlainText() == "Tidak ada yang cocok."
    shown.close()


def test_a_link_leads_on_and_one_out_of_the_manual_does_not(qtbot: QtBot, window: Window) -> None:
    shown = _helped(qtbot, window)
    shown.show_page("guide-administrator")
    shown.view.anchorClicked.emit(QUrl("guide-author.md"))
    assert shown.shown() == "guide-author"
    for out in ("https://example.org/a.md", "nothing.md", "mailto:a@example.org"):
        shown.view.anchorClicked.emit(QUrl(out))
        assert shown.shown() == "guide-author"
    shown.close()


def test_the_list_of_keys_stays_within_reach(qtbot: QtBot, window: Window) -> None:
    _press(qtbot, Qt.Key.Key_Slash, CTRL)
    _press(qtbot, Qt.Key.Key_Slash, CTRL)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, KeysDialog) and w.isVisible()]
    dialog.reject()


def test_before_the_lock_there_is_help_too(qtbot: QtBot, locked: Window, tmp_path: Path) -> None:
    shown = _helped(qtbot, locked)
    assert shown.shown() == "unlock"
    shown.close()
    with running(tmp_path / "new") as fresh:
        shown = _helped(qtbot, fresh)
        assert shown.shown() == "first-run"
        shown.close()


def test_the_lock_closes_it(qtbot: QtBot, window: Window) -> None:
    _helped(qtbot, window)
    window.lock()
    assert not _open()


def test_every_page_is_shown_whole(qtbot: QtBot) -> None:
    view = ManualView()
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show()
    for language in words.LANGUAGES:
        words.use(language)
        for name in manual.names():
            view.show_file(QUrl.fromLocalFile(str(manual.path(name))))
            assert len(list(headings(view.document()))) >= 1, name
            for block in _blocks(view.document()):
                piece = block.begin()
                while not piece.atEnd():
                    form = piece.fragment().charFormat()
                    if form.isImageFormat():
                        picture = view.loadResource(2, QUrl(form.toImageFormat().name()))
                        assert 0 < picture.width() <= view.viewport().width(), f"{name}: {form.toImageFormat().name()}"
                    piece += 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_settings_and_keys_are_told_in_their_own_words(qtbot: QtBot, language: str) -> None:
    words.use(language)
    view = ManualView()
    qtbot.addWidget(view)
    view.show_file(QUrl.fromLocalFile(str(manual.path("settings"))))
    heads = [block.text() for block in headings(view.document())]
    told = {part: heads[at] for part, at in manual.PARTS.items() if part.startswith("settings-")}
    shown = {f"settings-{part}": name for part, name in _names().items() if part != "forms"}  # they have a page
    assert told == shown
    keys = manual.path("keys").read_text(encoding="utf-8")
    for title, rows in listed():
        assert f"## {title}\n" in keys
        assert [f"| `{key}` | {meaning} |" in keys for key, meaning in rows] == [True] * len(rows), title
    words.use("id")


def test_the_settings_open_its_contents(qtbot: QtBot, window: Window) -> None:
    window.go("settings", part="about")
    window.page.open_manual()
    assert [one.shown() for one in _open()] == [manual.INDEX]
    window.go("home")
    (shown,) = _open()
    shown.close()
