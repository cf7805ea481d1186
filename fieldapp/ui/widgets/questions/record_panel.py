"""The microphone inside a question: time and loudness while it records, *Stop*, then listen, *Use* or *Again*.

It records from the moment the panel is there, also while other questions are answered; meanwhile the laptop does not
lock by itself. The recording is in memory until it is used; when the page is left, what was recorded so far is used.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.devices.media import Device
from fieldapp.ui import awake
from fieldapp.ui.widgets.basics import Button, column, label, picture, row
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.widgets.questions import media_sayings as say
from fieldapp.ui.widgets.questions.listening import ListenButton, clock
from fieldapp.ui.widgets.questions.still_list import StillList

if TYPE_CHECKING:
    from fieldapp.devices.recorder import Recorder

LAST = 3000  # ms
LONGEST = 45  # minutes: 22 MB at the best quality


class RecordPanel(QFrame):
    """``taken(bytes)``, ``failed(code)`` or ``stopped``, once; nothing is listened to any more then."""

    taken = Signal(bytes)
    failed = Signal(str)
    stopped = Signal()

    def __init__(
        self, microphones: Sequence[Device], open_recorder: Callable[[str], "Recorder"], name: str, parent: QWidget
    ) -> None:
        """``open_recorder`` opens one of ``microphones`` by its key; ``name`` is the question's label."""
        super().__init__(parent)
        self.setProperty("kind", "inset")
        self._microphones = microphones
        self._open = open_recorder
        self._name = name
        self._recorder: Recorder | None = None
        self._content = b""
        self._seconds = 0.0
        self.choice = StillList(say.which_microphone())
        self.choice.addItems([microphone.name for microphone in microphones])
        self.choice.setVisible(len(microphones) > 1)
        self.choice.activated.connect(lambda _place: self.record())
        self.time = label("h2", clock(0))
        self.status = label("body", say.recording(), wrap=True)
        self.level = ThinBar(say.level(name))
        self.stop = self._button(say.stop(), "primary", self._end, icon="square")
        self.use = self._button(say.use(), "primary", self._use, icon="check")
        self.listen = ListenButton(name)
        self.again = self._button(say.again(), "secondary", self.record)
        self.cancel = self._button(say.cancel(), "secondary", self._cancel)
        self._lay_out()

    def record(self) -> None:
        """Begin, or begin again."""
        self._drop()
        self._content, self._seconds = b"", 0.0
        self.time.setText(clock(0))
        self.status.setText(say.recording())
        self._offer(live=True)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        made = self._open(self._microphones[max(0, self.choice.currentIndex())].key)
        self._recorder = made
        made.level.connect(lambda part: self.level.set_part(part, 1.0))
        made.lasted.connect(self._last)
        made.ready.connect(self._ready)
        made.failed.connect(self._fail)
        awake.begin(self)
        made.start()

    def keep(self) -> None:
        """Use what was recorded so far; waits for its last samples, at most ``LAST`` ms."""
        if self._recorder is not None:
            loop = QEventLoop()
            self._recorder.ready.connect(loop.quit)
            self._recorder.failed.connect(loop.quit)
            self._end()
            if self._recorder is not None:
                QTimer.singleShot(LAST, loop.quit)
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if self._content:
            self._use()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: nothing is recorded or played."""
        if not event.spontaneous():
            self._drop()
        super().hideEvent(event)

    def _button(self, words: str, kind: str, action: Callable[[], object], icon: str = "") -> Button:
        return Button(words, kind, icon=icon, small=True, name=f"{self._name}: {words}", action=action)

    def _lay_out(self) -> None:
        box = column(self, margins=(12, 10, 12, 12), gap=8)
        above, buttons = row(gap=10), row(gap=8)
        above.addWidget(picture("mic", "danger"))
        above.addWidget(self.time)
        above.addWidget(self.status, 1)
        for button in (self.stop, self.listen, self.use, self.again, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.choice)
        box.addWidget(label("small", say.ask_first_sound(), wrap=True))
        box.addLayout(above)
        box.addWidget(self.level)
        box.addLayout(buttons)

    def _last(self, seconds: float) -> None:
        self._seconds = seconds
        self.time.setText(clock(seconds))
        if seconds >= LONGEST * 60:
            self._end()
            self.status.setText(say.full_length(LONGEST))

    def _end(self) -> None:
        if self._recorder is not None:
            self.stop.setEnabled(False)
            self._recorder.finish()

    def _ready(self, content: bytes) -> None:
        awake.end(self)
        self._recorder = None
        self._content = bytes(content)
        self.listen.set_sound(self._content, "recording.m4a")
        heard = self.listen.possible()
        if self._seconds < LONGEST * 60:
            self.status.setText((say.recorded if heard else say.recorded_unheard)(clock(self._seconds)))
        self._offer(live=False)
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        self.listen.silence()
        content, self._content = self._content, b""
        self.taken.emit(content)

    def _cancel(self) -> None:
        self._drop()
        self.stopped.emit()

    def _fail(self, code: str) -> None:
        awake.end(self)
        self._recorder = None
        self.failed.emit(code)

    def _offer(self, *, live: bool) -> None:
        self.stop.setVisible(live)
        self.stop.setEnabled(live)
        self.level.setVisible(live)
        self.listen.setVisible(not live and self.listen.possible())
        for button in (self.use, self.again):
            button.setVisible(not live)

    def _drop(self) -> None:
        awake.end(self)
        self.listen.silence()
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.drop()
