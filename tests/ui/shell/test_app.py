"""Errors that reach the event loop: saved, logged without answers, one dialog; expected trouble is one sentence."""

import subprocess
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from fieldapp.app import LOG, ExceptionHook
from fieldapp.errors import DiskFull
from fieldapp.ui.window import Window

SECRET = "Jawaban Rahasia"


def _raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:
        return caught


def _close_dialog(seen: list[str]) -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMessageBox) and widget.isVisible():
            seen.append(widget.text())
            widget.close()


def test_unexpected_errors_are_logged_without_answers(qtbot: QtBot, window: Window) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, lambda: _close_dialog(seen))
    error = _raised(ValueError(SECRET))
    ExceptionHook(window)(type(error), error, error.__traceback__)
    assert seen == ["Terjadi sesuatu yang tidak terduga. Yang Anda ketik tersimpan di laptop ini."]
    text = (window.folder / LOG).read_text()
    assert "ValueError" in text
    assert "test_app.py" in text
    assert SECRET not in text


def test_expected_trouble_is_one_sentence(qtbot: QtBot, window: Window) -> None:
    error = _raised(DiskFull())
    ExceptionHook(window)(type(error), error, error.__traceback__)
    assert window.frame.toast.text() == "Ruang disk habis. Kosongkan sebagian, lalu coba lagi. Tidak ada yang hilang."
    assert not (window.folder / LOG).exists()


def test_the_log_does_not_grow_without_end(qtbot: QtBot, window: Window) -> None:
    (window.folder / LOG).write_text("x" * 300_000)
    seen: list[str] = []
    QTimer.singleShot(0, lambda: _close_dialog(seen))
    error = _raised(ValueError("y"))
    ExceptionHook(window)(type(error), error, error.__traceback__)
    assert (window.folder / LOG).stat().st_size < 10_000


def test_nothing_heavy_is_loaded_for_the_first_paint() -> None:
    heavy = "('sqlalchemy', 'requests', 'cryptography', 'pyxform', 'keyring', 'rapidfuzz')"
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; import fieldapp.app, fieldapp.ui.pages.unlock.page;"
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
