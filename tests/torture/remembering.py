"""The real window with planted words, then locked: ``python -m tests.torture.remembering``, a plan on standard input.

It types them, searches for one, opens the person, copies one to the clipboard, finalizes, and locks. After each part it
says so and waits for a line, while somebody reads its memory from outside.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp import app as composition
from fieldapp.demo.journey import Orders
from fieldapp.demo.pilot import Pilot, Script, ctrl, enter, key, say, typed
from fieldapp.ui import background
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.window import Window
from tests.torture.older import key_of

PLANTED = {"full_name": "Zulqarnain Kanaripetang", "child_name": "Ratnakenanga Tunggadewiyah"}
COPIED = "Lorongkecubung kelokanpinus"
PASSPHRASE = "perahu biru menyusuri sungai tenang"


def work(window: Window, orders: Orders) -> Script:
    """Everything, then the lock."""
    page = window.page
    assert isinstance(page, UnlockPage)
    enter(page.password, PASSPHRASE)
    key(Qt.Key.Key_Return)
    yield lambda: window.unlocked and window.frame.isVisible()
    window.fill(window.book.start("visit"))
    yield lambda: isinstance(window.page, FormPage) and bool(window.page.watch.reference)
    form = window.page
    assert isinstance(form, FormPage)
    body = form.area.body
    assert body is not None
    for frame in body.frames():
        if frame.reference == "/data/full_name":
            frame.take_focus()
            yield None
            typed(PLANTED["full_name"])
            key(Qt.Key.Key_Tab)
            yield lambda: not form.desk.unsaved
    QApplication.clipboard().setText(COPIED)
    ctrl(Qt.Key.Key_E, shift=True)
    yield lambda: isinstance(window.page, CheckPage)
    ctrl(Qt.Key.Key_Return)
    yield lambda: isinstance(window.page, DonePage)
    ctrl(Qt.Key.Key_N)
    yield lambda: isinstance(window.page, PeoplePage)
    people = window.page
    assert isinstance(people, PeoplePage)
    typed(PLANTED["full_name"])
    yield lambda: not people.searching() and people.results.state() in ("some", "none")
    say("unlocked", key=key_of(window.book).hex(), identity=window.book.setting("identity"))
    yield orders.said("lock")
    window.lock()
    yield lambda: not window.unlocked and background.idle()
    for _ in range(200):  # what Qt deletes later, and a look of the collector
        yield None
    say("locked")
    yield orders.said("end")


def main() -> int:
    """One life."""
    plan: dict[str, Any] = json.loads(sys.stdin.readline())
    orders = Orders()
    app = QApplication(sys.argv[:1])
    window = composition.start(Path(plan["profile"]))
    window.activateWindow()
    hands = Pilot(work(window, orders), window.close, Path(plan["profile"]))
    code = app.exec()
    background.stop()
    hands.deleteLater()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
