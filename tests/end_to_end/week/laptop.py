"""One laptop of the week, in a process of its own: the real window on its own encrypted profile.

``python -m tests.end_to_end.week.laptop PROFILE``: an order a line on standard input, its answer a line on standard
output, both JSON. Between orders the window lives on, as on a desk where nobody types.
"""

import json
import queue
import random
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from fieldapp import app as composition
from fieldapp import fieldbook
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.window import Window
from fieldapp.vault.kdf import Cost
from tests.end_to_end.month.hands import Hands
from tests.end_to_end.week.worker import Worker

PASSPHRASE = "perahu biru menyusuri sungai tenang"
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
FAILED = 3


class Laptop:
    """Its window, and who sits at it."""

    def __init__(self, folder: Path, seed: int) -> None:
        if not folder.exists():
            book, _ = fieldbook.create(folder, PASSPHRASE, cost=CHEAP)
            book.lock()
        self.window: Window = composition.start(folder)
        self.window.resize(1366, 768)
        self.hands = Hands(self.window)
        page = self.window.page
        assert isinstance(page, UnlockPage)
        page.password.setFocus()
        self.hands.write(PASSPHRASE)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.until(lambda: self.window.unlocked, "the profile is open")
        self.hands.quiet()
        self.desk: Any = Worker(self.hands, random.Random(seed), local_now())

    def sit_down(self, kind: str) -> None:
        """Who works here: worker or supervisor."""
        if kind == "supervisor":
            from fieldapp.devices import networks
            from tests.end_to_end.week.supervisor import Supervisor

            networks.networks = lambda: (networks.Network("127.0.0.1", "lo"),)  # the room is this computer
            self.desk = Supervisor(self.hands, random.Random(1), local_now())

    def obey(self, order: Mapping[str, Any]) -> Any:
        """One order; what it gives."""
        name = str(order["do"])
        act: Callable[..., Any] = self.sit_down if name == "sit_down" else getattr(self.desk, name)
        answer = act(**{key: value for key, value in order.items() if key != "do"})
        self.hands.quiet()
        return answer

    def close(self) -> None:
        """As a worker closes it in the evening."""
        self.window.close()
        background.stop()


def main(folder: Path, seed: int) -> int:
    """Until the orders end; every answer is one line."""
    orders: queue.Queue[str] = queue.Queue()
    QApplication([])
    events = QAbstractEventDispatcher.instance()

    def listen() -> None:
        for line in chain(sys.stdin, ("",)):
            orders.put(line)
            events.wakeUp()

    threading.Thread(target=listen, daemon=True).start()
    out = sys.stdout
    with redirect_stdout(sys.stderr):
        laptop = Laptop(folder, seed)
        _say(out, "ready")
        while True:
            try:
                line = orders.get_nowait()
            except queue.Empty:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                continue
            if not line:
                laptop.close()
                return 0
            try:
                _say(out, laptop.obey(json.loads(line)))
            except Exception:
                laptop.window.grab().save(str(folder.with_suffix(".trouble.png")))
                out.write(json.dumps({"failed": traceback.format_exc()}) + "\n")
                out.flush()
                return FAILED


def _say(out: Any, answer: Any) -> None:
    out.write(json.dumps({"answer": answer}) + "\n")
    out.flush()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2])))
