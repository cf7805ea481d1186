"""``audio``: record where there is a microphone, or choose a sound file; listen to it, replace or remove it.

The parameter ``quality`` is that of XLSForm: ``voice-only``, ``low``, ``normal``.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.questions import media_sayings as say
from fieldapp.ui.widgets.questions.attached import random_name
from fieldapp.ui.widgets.questions.capture import capture
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.file import FileEditor
from fieldapp.ui.widgets.questions.listening import ListenButton
from fieldapp.ui.widgets.questions.record_panel import RecordPanel


class SoundEditor(FileEditor):
    """The microphone's button is there while a microphone is."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        self.panel: RecordPanel | None = None
        self.record = Button(say.record(), icon="mic", small=True, action=self._open_microphone)
        self.listen = ListenButton("")
        self._label = ""
        self._quality = "normal"
        super().__init__("audio", language, parent)
        self.ways.insertWidget(0, self.record)
        self.beside.insertWidget(self.beside.count() - 2, self.listen)
        self.listen.unplayable.connect(lambda: self._say(say.not_playable()))
        capture().changed.connect(self._offer)
        capture().look()

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept sound."""
        self._label = node.label
        self._quality = node.parameters.get("quality", "normal")
        self.record.setAccessibleName(f"{node.label}: {self.record.text()}")
        self.listen.set_name(node.label)
        super().set_node(node)

    def focus_part(self) -> QWidget | None:
        """The button that records, else the one that takes a file."""
        if self.panel is not None:
            return self.panel.stop if self.panel.stop.isEnabled() else self.panel.use
        return super().focus_part() if self.record.isHidden() else self.record

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the buttons."""
        super().set_invalid(invalid, description)
        self.record.setAccessibleDescription(description)

    def flush(self) -> None:
        """The page is left, or everything is to be saved: what was recorded so far is the answer."""
        if self.panel is not None:
            self.panel.keep()

    def show_panel(self, made: RecordPanel) -> None:
        """Record in place of the buttons."""
        self._say("")
        self.panel = made
        made.taken.connect(self._recorded)
        made.failed.connect(self._deaf)
        made.stopped.connect(self._close_microphone)
        self.box.insertWidget(0, made)
        self._offer()
        made.show()
        made.record()

    def _open_microphone(self) -> None:
        microphones, quality = capture().microphones(), self._quality
        if microphones and self.panel is None:
            self.show_panel(RecordPanel(microphones, lambda key: capture().recorder(key, quality), self._label, self))

    def _recorded(self, content: bytes) -> None:
        self._close_microphone()
        self.attached.emit(random_name("audio", ".m4a"), content, "audio/mp4")

    def _deaf(self, code: str) -> None:
        self._close_microphone()
        self._say(say.no_sound(code))

    def _close_microphone(self) -> None:
        gone, self.panel = self.panel, None
        self._offer()
        if gone is not None:
            self.box.removeWidget(gone)
            part = self.focus_part()
            if part is not None and gone.isAncestorOf(self.window().focusWidget() or self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
            gone.hide()
            gone.deleteLater()

    def _show_answer(self, name: str) -> None:
        super()._show_answer(name)
        self.listen.set_kept(lambda: self.content(name), name)
        self._offer()

    def _offer(self) -> None:
        """The ways to a sound that there are now."""
        free = not self._readonly and self.panel is None
        self.record.setVisible(free and not self._name and bool(capture().microphones()))
        self.choose.setVisible(free and not self._name)
        self._kept.setVisible(bool(self._name) and self.panel is None)
        self.listen.setVisible(bool(self._name) and self.listen.possible())
