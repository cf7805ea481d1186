"""A worker's process that dies at a named point: ``python -m tests.crash.dying``, a plan on standard input.

Only the moment of death is put in by hand, kill -9 in the place of one call; window, store, files and province are
the real ones. A process that does not die ends with exit code 3.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp import app as composition
from fieldapp.db import finalizing
from fieldapp.db.store import Store
from fieldapp.demo.hands import give
from fieldapp.demo.pilot import Pilot, Script, ctrl, enter, key
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.window import Window

POINTS: dict[str, tuple[object, str]] = {
    "before the attachment's row": (Store, "attach"),
    "before the finalize transaction": (Store, "finalize"),
    "inside the finalize transaction": (finalizing, "project"),
    "before the screen hears": (Window, "finished"),
    "before the receipt is kept": (Store, "record_receipts"),
}


def die(*_args: object, **_facts: object) -> None:
    """No clean-up, no last words."""
    os.kill(os.getpid(), signal.SIGKILL)


def work(window: Window, plan: dict[str, Any]) -> Script:
    """Unlock and do what leads to the point."""
    page = window.page
    assert isinstance(page, UnlockPage)
    enter(page.password, plan["passphrase"])
    key(Qt.Key.Key_Return)
    yield lambda: window.unlocked and window.frame.isVisible()
    if plan["point"] == "before the receipt is kept":  # what waits is sent by itself after unlocking
        yield lambda: False
    yield lambda: isinstance(window.page, FormPage)
    form = window.page
    assert isinstance(form, FormPage)
    if plan["point"] == "before the attachment's row":
        frame = next(frame for frame in _frames(form) if frame.reference.endswith("/photo"))
        yield from give(frame, form.desk.session.node(frame.reference), "photo", Path(plan["photo"]))
        return
    ctrl(Qt.Key.Key_E, shift=True)
    yield lambda: isinstance(window.page, CheckPage)
    ctrl(Qt.Key.Key_Return)
    yield lambda: False


def _frames(form: FormPage) -> Any:
    body = form.area.body
    assert body is not None
    return body.frames()


def main() -> int:
    """Go to the point and die there."""
    plan = json.loads(sys.stdin.readline())
    place, name = POINTS[plan["point"]]
    setattr(place, name, die)
    app = QApplication(sys.argv[:1])
    window = composition.start(Path(plan["profile"]))
    window.activateWindow()
    hands = Pilot(work(window, plan), window.close, Path(plan["pictures"]))
    code = app.exec()
    hands.deleteLater()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
