"""What stands between a question's hint and its control, made only when a question has it: the label's picture,
sound and video, folded guidance, and a remark where the laptop shows it otherwise.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldapp.forms import Node
from fieldapp.ui.widgets.basics import label
from fieldapp.ui.widgets.questions import unusual
from fieldapp.ui.widgets.questions.folded import Folded
from fieldapp.ui.widgets.questions.label_media import LabelMedia
from fieldapp.ui.widgets.questions.markup import plain_text

Part = TypeVar("Part", bound=QWidget)


class Asides:
    """Adds its parts to ``box``; ``files`` gives files of the form."""

    def __init__(self, box: QVBoxLayout, files: Callable[[str], bytes]) -> None:
        self._box = box
        self._files = files
        self.media: LabelMedia | None = None
        self.guidance: Folded | None = None
        self.remark: QLabel | None = None

    def show_node(self, node: Node, *, pictured: bool) -> None:
        """As the node is now. ``pictured``: the control shows the label's picture itself."""
        media, guidance, remark = node.media, node.guidance, unusual.remark(node)
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

    def _added(self, part: Part) -> Part:
        self._box.addWidget(part)
        return part
