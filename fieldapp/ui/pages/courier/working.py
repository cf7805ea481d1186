"""What is under way, how far it is and the way to stop; afterwards what came of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.domain.formats import show_size
from fieldapp.ui import words
from fieldapp.ui.pages.courier.sayings import Said
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

_ICONS = {"success": "circle-check", "info": "info", "warning": "triangle-alert", "danger": "circle-alert"}


class Working(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._words = label("h3", wrap=True)
        self._far = label("small")
        self._bar = ThinBar(translate("Courier", "Progress"))
        self.stop = Button(translate("Courier", "Sto&p"), small=True, action=stop)
        self._under_way = QFrame()
        self._under_way.setProperty("kind", "banner")
        box = row(self._under_way, margins=(14, 9, 12, 10), gap=12)
        both = column(gap=6)
        both.addWidget(self._words)
        both.addWidget(self._bar)
        both.addWidget(self._far)
        box.addLayout(both, 1)
        box.addWidget(self.stop)
        self.result = Banner()
        outer = column(self, gap=0)
        outer.addWidget(self._under_way)
        outer.addWidget(self.result)
        self.hide()

    def begin(self, text: str) -> None:
        """Something is under way."""
        self._words.setText(text)
        self._far.setText(" ")
        self._bar.set_part(0, 0)
        self._put(self._under_way)

    def tell(self, done: int, total: int, *, size: bool) -> None:
        """How far it is, in bytes or in files."""
        self._bar.set_part(done, total)
        show = (lambda count: show_size(count, words.language())) if size else str
        text = translate("Courier", "{done} of {all}").format(done=show(done), all=show(total))
        self._far.setText(text if total else " ")

    def say(self, said: Said, action: str = "", act: Callable[[], object] | None = None) -> None:
        """What came of it, and at most one way on."""
        self.result.set_banner(said.text, "", _ICONS[said.tone], said.tone)
        self.result.set_action(action, act)
        self._put(self.result)

    def _put(self, shown: QFrame) -> None:
        for one in (self._under_way, self.result):
            one.setVisible(one is shown)
        self.show()
