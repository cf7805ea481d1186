"""The questions of one section, top to bottom; frames are kept and reused while the section stays on the page.

After an answer only named questions are shown again; the order is read again only when the structure changed.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.forms import FormSession, Node, Section
from fieldapp.ui.pages.form.group_head import GroupHead, InstanceAdder, InstanceHead
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.widgets.basics import column

GAP = 20  # between questions
POSITION = re.compile(r"\[(\d+)\]$")


class SectionBody(QWidget):
    """Signals carry references: of the question, of the repeat (``added``, ``undone``), of the instance."""

    answered = Signal(str, str)
    attached = Signal(str, str, object, str)
    preparing = Signal(bool)
    added = Signal(str)
    removed = Signal(str)
    undone = Signal(str)
    finished = Signal(str)
    confirmed = Signal(str)

    def __init__(
        self,
        session: FormSession,
        language: str,
        fetch: Callable[[str], bytes],
        files: Callable[[str], bytes],
        mark: Callable[[Node], str],
        error: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._session = session
        self._language = language
        self._fetch = fetch
        self._files = files
        self._mark = mark
        self._error = error
        self._references: tuple[str, ...] | None = None
        self._parts: dict[str, QWidget] = {}
        self._order: list[str] = []
        self._box = column(self, gap=GAP)

    def show_section(self, section: Section) -> None:
        """Lay the questions out if they differ, then show all of them."""
        own = section.reference if self._session.node(section.reference).control == "group" else ""
        references = tuple(ref for ref in section.references if ref != own)
        if references != self._references:
            self._references = references
            self._lay_out(references)
        self.show_again(self._order)

    def frames(self) -> Sequence[QuestionFrame]:
        """The questions on screen, in order; notes and fixed answers too."""
        found = (self._parts[key] for key in self._order)
        return [part for part in found if isinstance(part, QuestionFrame)]

    def frame(self, reference: str) -> QuestionFrame | None:
        """The frame of a question of this section."""
        part = self._parts.get(reference) if reference in self._order else None
        return part if isinstance(part, QuestionFrame) else None

    def adder(self, repeat: str) -> InstanceAdder | None:
        """The *Add* line of a repeat."""
        part = self._parts.get(_adder_key(repeat))
        return part if isinstance(part, InstanceAdder) else None

    def flush(self) -> None:
        """Give everything that is typed."""
        for frame in self.frames():
            frame.flush()

    def show_again(self, references: Iterable[str]) -> None:
        """Show these parts as the session has them now; others are not touched."""
        shown = set(self._order)
        for reference in references:
            part = self._parts.get(reference)
            if reference not in shown or part is None:
                continue
            if isinstance(part, InstanceAdder):
                part.show_title(self._repeat_title(reference.removesuffix("+")))
                continue
            node = self._session.node(reference)
            if isinstance(part, QuestionFrame):
                part.show_node(node, self._mark(node), self._error(reference))
            elif isinstance(part, InstanceHead):
                part.show_instance(node.label, _position(reference), fixed=self._fixed(POSITION.sub("", reference)))
            elif isinstance(part, GroupHead):
                part.show_title(node.label)

    # laying out ----------------------------------------------------------------------------------

    def _lay_out(self, references: tuple[str, ...]) -> None:
        order: list[str] = []
        repeats: list[str] = []
        for reference in references:
            _close(repeats, reference, order)
            order.append(reference)
            node = self._session.node(reference)
            if node.control == "repeat":
                base = POSITION.sub("", reference)
                if base not in repeats and not self._fixed(base):
                    repeats.append(base)
                if reference == base:
                    order.pop()
        _close(repeats, "", order)
        for key in [key for key in self._order if key not in order]:
            self._parts[key].hide()
            self._box.removeWidget(self._parts[key])
        self._order = order
        for place, key in enumerate(order):
            part = self._parts.get(key) or self._new_part(key)
            if self._box.indexOf(part) != place:
                self._box.insertWidget(place, part, 0, Qt.AlignmentFlag.AlignTop)
            part.show()

    def _new_part(self, key: str) -> QWidget:
        made = self._new_adder(key) if key.endswith("+") else self._new_part_of(self._session.node(key))
        self._parts[key] = made
        return made

    def _new_part_of(self, node: Node) -> QWidget:
        if node.control == "repeat":
            head = InstanceHead()
            head.removed.connect(lambda: self.removed.emit(node.reference))
            return head
        if node.control == "group":
            return GroupHead()
        frame = QuestionFrame(node.reference, self._language, self._fetch, self._files)
        frame.answered.connect(self.answered)
        frame.attached.connect(self.attached)
        frame.preparing.connect(self.preparing)
        frame.confirmed.connect(self.confirmed)
        frame.finished.connect(lambda: self.finished.emit(frame.reference))
        return frame

    def _new_adder(self, key: str) -> InstanceAdder:
        repeat = key.removesuffix("+")
        adder = InstanceAdder()
        adder.added.connect(lambda: self.added.emit(repeat))
        adder.undone.connect(lambda: self.undone.emit(repeat))
        return adder

    def _fixed(self, repeat: str) -> bool:
        """The form itself decides how many instances there are."""
        definition = self._session.form.by_reference[re.sub(r"\[\d+\]", "", repeat)]
        control = definition.control
        return definition.count is not None or (control is not None and "noAddRemove" in control.parameters)

    def _repeat_title(self, repeat: str) -> str:
        return self._session.node(repeat).label


def _adder_key(repeat: str) -> str:
    return f"{repeat}+"


def _position(reference: str) -> int:
    found = POSITION.search(reference)
    return int(found[1]) if found else 1


def _close(repeats: list[str], reference: str, order: list[str]) -> None:
    """After the last instance of a repeat comes its *Add* line; inner repeats end before outer ones."""
    while repeats and not reference.startswith(f"{repeats[-1]}["):
        if reference == repeats[-1]:
            return
        order.append(_adder_key(repeats.pop()))
