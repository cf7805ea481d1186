"""The real app, made to talk: ``python -m tests.end_to_end.talkative``, a plan on standard input, news out.

Every logger of Python and Qt writes all it has. First life: set up, enrol, an error nobody expects, a draft; then it
waits to be killed. Second life: the draft is finished, finalized, received; on the word ``go`` the window closes.
"""

import json
import logging
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from fieldapp import app as composition
from fieldapp.demo.assessing import assess, carry_on
from fieldapp.demo.journey import Orders, first_run, unlock
from fieldapp.demo.people import Invented
from fieldapp.demo.photographer import Photographer
from fieldapp.demo.pilot import Pilot, Script, click, say
from fieldapp.ui import background
from fieldapp.ui.pages.first_run.page import FirstRunPage
from fieldapp.ui.window import Window
from fieldapp.vault import device_secret, kdf

ANSWERS_BEFORE_THE_KILL = 32
MARKED = {
    "place_note": "Lorongkecubung kelokanpinus",
    "mother_name": "Ratnakenanga Tunggadewiyah",
    "phone": "081299384756",
    "physical_desc": "Parutmelintang pergelangankiri",
    "summary": "Rahasiadapur merpatijingga terbang pulang.",
}
PERSON = Invented(
    "Zulqarnain Kanaripetang",
    "L",
    41,
    ("Kota Samarinda", "Samarinda Ulu", "Air Putih"),
    ("beg",),
    ("12",),
    date(1985, 7, 19),
    alias="Siulanbambu",
    photo=True,
    answers=MARKED,
)
Plan = dict[str, Any]


class Blind(Photographer):
    """Takes no pictures."""

    def wants(self, name: str) -> bool:
        """Never."""
        return False


def first_life(window: Window, plan: Plan) -> Script:
    """From nothing to a draft."""
    page = window.page
    assert isinstance(page, FirstRunPage)
    camera = Blind(window, Path(plan["room"]))
    code = ""
    for condition in first_run(window, plan, camera):
        yield condition
        if page.step == 3:
            code = page.recovery.code()
    say("set_up", recovery_code=code)
    yield from unexpected(window)
    yield from assess(window, PERSON, Path(plan["photo"]), camera, die_after=ANSWERS_BEFORE_THE_KILL)


def unexpected(window: Window) -> Script:
    """An error whose message holds an answer reaches the event loop; the dialog is read and closed."""

    def fail() -> None:
        raise ValueError(f"cannot convert {MARKED['summary']!r} of {PERSON.name}")

    QTimer.singleShot(0, fail)
    yield lambda: isinstance(QApplication.activeModalWidget(), QMessageBox)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    click(box.buttons()[0])
    yield lambda: QApplication.activeModalWidget() is None
    window.activateWindow()  # a desktop does it when a dialog closes; there is none here
    yield lambda: QApplication.focusWidget() is not None


def second_life(window: Window, plan: Plan, go: Callable[[], bool]) -> Script:
    """From the draft to the receipt."""
    camera = Blind(window, Path(plan["room"]))
    yield from unlock(window, plan, camera)
    yield from carry_on(window, PERSON, Path(plan["photo"]), camera, plan["given"])
    yield lambda: window.sender.standing().kind == "received"
    leave_things(window, Path(plan["room"]) / "stick")
    say("received")
    yield go


def leave_things(window: Window, stick: Path) -> None:
    """What leaves a laptop by hand: a backup, a support file; and a person looked at, which goes into the audit."""
    stick.mkdir()
    book = window.book
    (person,) = {one.person_id for one in book.assessments()}
    assert PERSON.name in book.cases.read(person).person.name
    book.backups.make(stick)
    book.backups.make_here()
    book.support.save(stick / "bantuan.txt", book.support.text())


def main() -> int:
    """One life; exit code 0 when it came to its end."""
    plan: Plan = json.loads(sys.stdin.readline())
    logging.basicConfig(level=1, filename=plan["log"])
    for name in ("sqlalchemy", *logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(1)
    device_secret._PINNED = {sys.platform: (("tests.end_to_end.file_keyring", "FileKeyring"),)}
    kdf.calibrate = lambda: kdf.Cost(iterations=1, memory_kib=64, lanes=1)  # type: ignore[assignment]
    orders = Orders()
    app = QApplication(sys.argv[:1])
    window = composition.start(Path(plan["profile"]))
    window.activateWindow()
    sys.excepthook = composition.ExceptionHook(window)
    script = second_life(window, plan, orders.said("go")) if plan["given"] else first_life(window, plan)
    hands = Pilot(script, window.close, Path(plan["room"]))
    code = app.exec()
    background.stop()
    hands.deleteLater()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
