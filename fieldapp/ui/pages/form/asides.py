"""What stands between a question's hint and its control, made only when a question has it: the label's picture,
sound and video, folded guidance, a remark where the laptop shows it otherwise, and a soft warning.

A soft warning (an answer that is unusual, not wrong) comes from the node's ``soft`` where the form gives one. It
is no problem of the form; *Correct* (Alt+B in Indonesian) takes it away until the answer changes.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldapp.forms import Node
from fieldapp.ui.widgets.basics import Button, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions import unusual
from fieldapp.ui.widgets.questions.folded import Folded
from fieldapp.ui.widgets.questions.label_media import LabelMedia
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.words import translate

Part = TypeVar("Part", bound=QWidget)


class Asides:
    """Adds its parts to ``box``; ``files`` gives files of the form."""

    def __init__(self, box: QVBoxLayout, files: Callable[[str], bytes]) -> None:
        self._box = box
        self._files = files
        self.media: LabelMedia | None = None
        self.guidance: Folded | None = None
        self.remark: QLabel | None = None
        self.soft: SoftWarning | None = None

    def show_node(self, node: Node, *, pictured: bool) -> None:
        """As the node is now. ``pictured``: the control shows the label's picture itself."""
        media, guidance, remark, soft = node.media, node.guidance, unusual.remark(node), _soft(node)
        if media and self.media is None:
            self.media = self._added(LabelMedia(self._files))
        if self.media is not None:
            self.media.show_media(media, plain_text(node.label) or node.name, pictured=pictured)
        if guidance and self.guidance is None:
            self.guidance = self._added(Folded())
        if self.guidance is not None:
            self.guidance.show_text(guidance, node.label or node.name)
        if remark and self.remark is None:
            self.remark = self._added(label("small", wrap=True))
        if self.remark is not None:
            self.remark.setText(remark)
            self.remark.setVisible(bool(remark))
        if soft and self.soft is None:
            self.soft = self._added(SoftWarning())
        if self.soft is not None:
            self.soft.show_warning(soft, node.text)

    def _added(self, part: Part) -> Part:
        self._box.addWidget(part)
        return part


class SoftWarning(QWidget):
    """An amber sentence and *Correct*."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._now = ("", "")  # sentence and answer
        self._accepted: tuple[str, str] | None = None
        self.notice = Notice("warning")
        self.button = Button(translate("Form", "C&orrect"), "quiet", small=True, action=self._accept)
        box = row(self, margins=(0, 4, 0, 0), gap=8)
        box.addWidget(self.notice, 1)
        box.addWidget(self.button)

    def show_warning(self, sentence: str, answer: str) -> None:
        """For this answer; nothing once it was accepted as it is."""
        self._now = sentence, answer
        accepted = self._accepted == self._now
        self.notice.say("" if accepted else sentence)
        self.setVisible(bool(sentence) and not accepted)

    def _accept(self) -> None:
        self._accepted = self._now
        self.setVisible(False)


def _soft(node: Node) -> str:
    """The form's own sentence about an unusual answer; "" where it gives none."""
    found = getattr(node, "soft", "")
    return found if isinstance(found, str) else str(getattr(found, "message", "") or "")
