"""The real window with planted words, then locked: ``python -m tests.torture.remembering``, a plan on standard input.

It types them, searches for one, opens the person, copies one to the clipboard, finalizes, and locks. After each part it
says so and waits for a line, while somebody reads its memory from outside.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp import app as composition
from fieldapp.demo.journey import Orders
from fieldapp.demo.pilot import Pilot, Script, ctrl, key, say, typed
from fieldapp.ui import background
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.window import Window


def by_letter(backwards: str) -> None:
    """Type a text that this process gets backwards, so that only the app has it as a person reads it."""
    for letter in reversed(backwards):
        typed(letter)


def work(window: Window, orders: Orders, plan: dict[str, str]) -> Script:
    """Everything, then the lock. Nothing here keeps a page alive."""
    yield from day(window, plan)
    say("unlocked")
    yield orders.said("lock")
    window.lock()
    yield lambda: not window.unlocked and background.idle()
    end = time.monotonic() + 1.0
    yield lambda: time.monotonic() > end
    say("locked")
    yield orders.said("end")


def day(window: Window, plan: dict[str, str]) -> Script:
    """Unlock, fill, copy, finalize, search."""
    assert isinstance(window.page, UnlockPage)
    window.page.password.setFocus()
    by_letter(plan["passphrase"])
    key(Qt.Key.Key_Return)
    yield lambda: window.unlocked and window.frame.isVisible()
    window.fill(window.book.start("visit"))
    yield lambda: isinstance(window.page, FormPage) and bool(window.page.watch.reference)
    name_frame(window).take_focus()
    yield None
    by_letter(plan["name"])
    key(Qt.Key.Key_Tab)
    yield lambda: isinstance(window.page, FormPage) and not window.page.desk.unsaved
    QApplication.clipboard().setText(plan["copied"][::-1])
    ctrl(Qt.Key.Key_E, shift=True)
    yield lambda: isinstance(window.page, CheckPage)
    ctrl(Qt.Key.Key_Return)
    yield lambda: isinstance(window.page, DonePage)
    ctrl(Qt.Key.Key_N)
    yield lambda: isinstance(window.page, PeoplePage)
    by_letter(plan["name"])
    yield lambda: found(window)


def name_frame(window: Window) -> QuestionFrame:
    """The first question."""
    assert isinstance(window.page, FormPage)
    assert window.page.area.body is not None
    return next(frame for frame in window.page.area.body.frames() if frame.reference == "/data/full_name")


def found(window: Window) -> bool:
    """Whether the search has an answer."""
    page = window.page
    return isinstance(page, PeoplePage) and not page.searching() and page.results.state() in ("some", "none")


def main() -> int:
    """One life."""
    plan: dict[str, str] = json.loads(sys.stdin.readline())
    orders = Orders()
    app = QApplication(sys.argv[:1])
    window = composition.start(Path(plan["profile"]))
    window.activateWindow()
    hands = Pilot(work(window, orders, plan), window.close, Path(plan["profile"]))
    code = app.exec()
    background.stop()
    hands.deleteLater()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
