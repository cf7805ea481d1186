"""From question to question on one page: Enter and Shift+Enter, and by itself after a quick choice."""

from PySide6.QtCore import Qt

from fieldapp.ui.pages.form.focus_watch import FocusWatch
from fieldapp.ui.pages.form.section_area import SectionArea
from fieldapp.ui.widgets.basics import Button


class Stepping:
    """After the last question comes the button that leads on."""

    def __init__(self, area: SectionArea, watch: FocusWatch, onward: Button) -> None:
        self._area = area
        self._watch = watch
        self._onward = onward

    def step(self, step: int) -> None:
        """1: the next question that can be answered, -1: the one before."""
        body = self._area.body
        if body is None:
            return
        frames = [frame for frame in body.frames() if frame.focus_part() is not None]
        place = frames.index(self._watch.active) + step if self._watch.active in frames else 0
        if 0 <= place < len(frames):
            frames[place].take_focus(Qt.FocusReason.TabFocusReason)
        elif place > 0:
            self._onward.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self, reference: str) -> None:
        """A question says that its answer is complete; the focus may be elsewhere already."""
        if self._watch.active is not None and self._watch.reference == reference:
            self.step(1)
