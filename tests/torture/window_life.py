"""The real window under a pair of hands that type without end: unlock, fill, check, finalize, and the next one."""

import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp import app as composition
from fieldapp.demo.hands import give
from fieldapp.demo.pilot import Pilot, Script, ctrl, enter, key
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.shell.arrival import preload
from fieldapp.ui.window import Window
from tests.torture.life import PASSPHRASE, Plan, answers
from tests.torture.promises import Teller


def type_until_killed(plan: Plan, teller: Teller) -> None:
    """Ends by a kill only; trouble ends the process with an exit code."""
    app = QApplication(sys.argv[:1])
    window = composition.start(plan.folder)
    sys.excepthook = composition.ExceptionHook(window)
    window.activateWindow()
    hands = Pilot(work(window, random.Random(plan.seed), teller), window.close, plan.log.parent)
    code = app.exec()
    hands.deleteLater()
    raise SystemExit(code)


def work(window: Window, chance: random.Random, teller: Teller) -> Script:
    """A worker's day that never ends."""
    page = window.page
    assert isinstance(page, UnlockPage)
    enter(page.password, PASSPHRASE)
    key(Qt.Key.Key_Return)
    yield lambda: window.unlocked and window.frame.isVisible()
    teller.tell("did", verb="note", what="unlocked")
    while True:
        if not isinstance(window.page, FormPage):
            window.fill(window.book.start("visit"))
        yield lambda: isinstance(window.page, FormPage) and bool(window.page.watch.reference)
        yield from fill(window, chance)
        ctrl(Qt.Key.Key_E, shift=True)
        yield lambda: isinstance(window.page, CheckPage)
        ctrl(Qt.Key.Key_Return)
        yield lambda: isinstance(window.page, DonePage)


def fill(window: Window, chance: random.Random) -> Script:
    """Every answer by keys, those of a repeat and files left out."""
    form = window.page
    assert isinstance(form, FormPage)
    for reference, text in answers(chance):
        body = form.area.body
        assert body is not None
        frame = next((frame for frame in body.frames() if frame.reference == reference), None)
        if frame is not None and frame.focus_part() is not None:
            yield from give(frame, form.desk.session.node(reference), _typed(reference, text), Path())
            yield lambda: not form.desk.unsaved


def _typed(reference: str, text: str) -> str:
    """A date as it is typed."""
    return "20112026" if reference.endswith("met_on") else text


__all__ = ["preload", "type_until_killed"]
