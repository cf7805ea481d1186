"""A button that plays a sound kept in memory, and stops it; absent where nothing plays."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.questions import media_sayings as say
from fieldapp.ui.widgets.questions.capture import capture

if TYPE_CHECKING:
    from fieldapp.devices.player import Player


def clock(seconds: float) -> str:
    """``0:07``, the same in both languages, as on every player."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"


class ListenButton(Button):
    """``unplayable``: this laptop cannot play the sound."""

    unplayable = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(say.play(), icon="play", small=True, action=self._press)
        self._name = name
        self._content = b""
        self._file = ""
        self._fetch: Callable[[], bytes] | None = None
        self._player: Player | None = None
        self.show_words(playing=False)

    def set_name(self, name: str) -> None:
        """The question's label."""
        self._name = name
        self.show_words(playing=self.playing())

    def set_sound(self, content: bytes, file: str) -> None:
        """What is played; the end of ``file`` names its kind."""
        self.silence()
        self._content, self._file, self._fetch = content, file, None

    def set_kept(self, fetch: Callable[[], bytes], file: str) -> None:
        """The same, brought only when it is played."""
        self.silence()
        self._content, self._file, self._fetch = b"", file, fetch

    def possible(self) -> bool:
        """Whether it could be heard."""
        return capture().plays()

    def playing(self) -> bool:
        """Whether it is heard now."""
        return self._player is not None and self._player.playing()

    def silence(self) -> None:
        """Stop."""
        if self._player is not None:
            self._player.stop()
            self.show_words(playing=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, out of hearing."""
        if not event.spontaneous():
            self.silence()
        super().hideEvent(event)

    def show_words(self, *, playing: bool, at: str = "") -> None:
        """*Play*, or *Stop playing* with the time."""
        words = say.silence() if playing else say.play()
        self.setText(f"{words} {at}".rstrip())
        self.setAccessibleName(f"{self._name}: {words}")
        self.set_icon("square" if playing else "play")

    def _press(self) -> None:
        if self.playing():
            self.silence()
            return
        if self._player is None:
            self._player = capture().player(self)
            self._player.at.connect(lambda at, _whole: self.show_words(playing=self.playing(), at=clock(at)))
            self._player.ended.connect(self.silence)
            self._player.failed.connect(self._fail)
        content = self._fetch() if self._fetch is not None else self._content
        self._player.play(content, self._file)
        self.show_words(playing=True)

    def _fail(self) -> None:
        self.silence()
        self.unplayable.emit()
