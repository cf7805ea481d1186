"""One app process of the demo: ``python -m fieldapp.demo.journey``, a plan on standard input, news on standard output.

The windows are the real ones, on the real profile; only the hands are the pilot's. Scenes: ``first_run``,
``meet`` (and die), ``carry_on`` (after the kill, then until everything is received).
"""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from fieldapp import app as composition
from fieldapp.demo.assessing import assess, carry_on, correct
from fieldapp.demo.people import EVERYONE
from fieldapp.demo.photographer import MODES, Photographer
from fieldapp.demo.pilot import Pilot, Script, click, ctrl, enter, key, say, typed
from fieldapp.domain.assessment import State
from fieldapp.ui import background
from fieldapp.ui.pages.first_run.page import FirstRunPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.window import Window

Plan = dict[str, Any]
LONG_SUMMARY = (
    "Bertemu di depan pasar pada malam hari. Bersedia dibawa ke rumah singgah dan dibantu mengurus KTP. "
    "Tim akan berkunjung lagi minggu depan bersama TKSK."
)


class Orders:
    """Words the orchestrator says while the app runs."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        threading.Thread(target=self._listen, daemon=True).start()

    def said(self, word: str) -> Callable[[], bool]:
        """A condition to wait for."""
        return lambda: word in self._said

    def _listen(self) -> None:
        for line in sys.stdin:
            self._said.add(line.strip())


def first_run(window: Window, plan: Plan, camera: Photographer) -> Script:
    """Language, passphrase, recovery code, enrolment."""
    page = window.page
    assert isinstance(page, FirstRunPage), "a new profile begins with the first run"
    camera.take("first-run")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Space)
    yield lambda: page.step == 2
    typed(plan["passphrase"])
    key(Qt.Key.Key_Return)
    typed(plan["passphrase"])
    key(Qt.Key.Key_Return)
    yield lambda: page.step == 3
    key(Qt.Key.Key_Space)  # "I have written the code down"
    click(page.recovery.next)
    yield lambda: page.step == 4
    typed(plan["address"])
    key(Qt.Key.Key_Return)
    typed(plan["code"])
    key(Qt.Key.Key_Return)
    yield lambda: window.unlocked and window.frame.isVisible()
    say("enrolled")


def unlock(window: Window, plan: Plan, camera: Photographer) -> Script:
    """Type the passphrase; the first time a wrong one, to see it refused."""
    for mode in MODES:
        if camera.wants("unlock"):
            enter(_unlocking(window).password, "bukan ini kata sandinya")
            key(Qt.Key.Key_Return)
            yield lambda: bool(_unlocking(window).said())
            camera.take("unlock")
            camera.look(MODES[1 - MODES.index(mode)])
            yield None
    enter(_unlocking(window).password, plan["passphrase"])
    key(Qt.Key.Key_Return)
    yield lambda: window.unlocked and window.frame.isVisible()  # a new frame is shown one turn later


def _unlocking(window: Window) -> UnlockPage:
    page = window.page
    assert isinstance(page, UnlockPage), "a known profile begins locked"
    return page


def meet(window: Window, plan: Plan, camera: Photographer) -> Script:
    """Assess people; the last one is interrupted by the orchestrator."""
    yield from unlock(window, plan, camera)
    people = EVERYONE[plan["first"] : plan["last"]]
    photo = invented_photo(Path(plan["room"]))
    for place, person in enumerate(people[:-1]):
        camera.look(MODES[place % 2])  # in turn, so that every view is photographed in both
        yield None
        yield from assess(window, person, photo, camera)
    camera.look(MODES[0])
    yield None
    yield from assess(window, people[-1], photo, camera, die_after=plan["kill_at"])


def again(window: Window, plan: Plan, camera: Photographer, orders: Orders) -> Script:
    """After the kill: the same person first, then the others, then the way to the province."""
    yield from unlock(window, plan, camera)
    photo = invented_photo(Path(plan["room"]))
    yield from carry_on(window, EVERYONE[plan["first"] - 1], photo, camera, plan["given"])
    for person in EVERYONE[plan["first"] : plan["last"]]:
        yield from assess(window, person, photo, camera)
    window.go("home")
    yield None
    camera.take_both("home")
    yield None
    window.go("records")
    yield None
    camera.take_both("records")
    yield None
    yield from to_the_queue(window)
    camera.take_both("queue-offline")
    yield None
    say("offline_done", waiting=window.sender.standing().waiting)
    yield orders.said("online")
    yield from send(window, camera, orders)


def returned(window: Window, plan: Plan, camera: Photographer) -> Script:
    """The province sends it back with a reason; the reason leads to the question; the correction is received."""
    yield from first_run(window, plan, camera)
    photo = invented_photo(Path(plan["room"]))
    yield from assess(window, EVERYONE[0], photo, camera)
    yield lambda: window.sender.standing().needs == 1
    yield from to_the_queue(window)
    camera.take_both("queue-returned")
    yield None
    click(next(b for b in window.page.findChildren(Button) if b.isVisible() and b.property("kind") == "primary"))
    yield lambda: isinstance(window.page, FormPage)
    camera.take_both("form-returned")
    yield None
    say("returned_and_opened")
    yield from correct(window, EVERYONE[0], photo, camera, LONG_SUMMARY)
    yield lambda: window.sender.standing().kind == "received"
    say("correction_received")


def to_the_queue(window: Window) -> Script:
    """The place with the paper plane."""
    ctrl(Qt.Key.Key_5)
    yield lambda: isinstance(window.page, QueuePage)


def send(window: Window, camera: Photographer, orders: Orders) -> Script:
    """Press *send now* until everything has its receipt; the link loses replies and stalls under a photo."""
    sender = window.sender
    stalled = orders.said("stalled")
    while sender.standing().waiting:
        ctrl(Qt.Key.Key_S, shift=True)
        yield lambda: sender.standing().kind == "sending"
        yield lambda: sender.standing().kind != "sending" or (stalled() and camera.wants("queue-sending"))
        if sender.standing().kind == "sending":
            yield lambda: _seen_sending(window)
            camera.take_both("queue-sending")
            say("sending")
            yield orders.said("flow")
            yield lambda: sender.standing().kind != "sending"
        elif sender.standing().waiting:
            say("a_reply_was_lost", waiting=sender.standing().waiting)
            camera.take("queue-unconfirmed")
    yield lambda: sender.standing().kind == "received"
    camera.take_both("queue-received")
    say("all_received")


def _seen_sending(window: Window) -> bool:
    """Chip and table show it, a moment after it began."""
    assert isinstance(window.page, QueuePage)
    model = window.page.model
    states = {model.assessment(row).state for row in range(model.rowCount())}
    chip = f"Mengirim {window.sender.standing().done + 1} "
    return State.SENDING in states and window.frame.top.chip.text().startswith(chip)


def invented_photo(folder: Path) -> Path:
    """A picture as a camera would leave it: 12 megapixels of colour."""
    path = folder / "foto.jpg"
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fa9b5"))
    painter = QPainter(image)
    for place in range(60):
        painter.setBrush(QColor.fromHsv(place * 6, 120, 200))
        painter.drawEllipse(place * 61 % 3600, place * 97 % 2600, 400, 400)
    painter.end()
    image.save(str(path), quality=88)
    return path


def main() -> int:
    """Run the plan's scene; exit code 0 when it came to its end."""
    plan: Plan = json.loads(sys.stdin.readline())
    orders = Orders()
    app = QApplication(sys.argv[:1])
    window = composition.start(Path(plan["profile"]))
    window.activateWindow()
    camera = Photographer(window, Path(plan["pictures"]))
    scenes: dict[str, Script] = {
        "first_run": first_run(window, plan, camera),
        "meet": meet(window, plan, camera),
        "returned": returned(window, plan, camera),
        "carry_on": again(window, plan, camera, orders),
    }
    hands = Pilot(scenes[plan["scene"]], window.close, Path(plan["pictures"]))
    code = app.exec()
    background.stop()
    if code == 0:
        say("ended")
    hands.deleteLater()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
