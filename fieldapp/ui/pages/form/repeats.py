"""Instances of a repeat: added, removed, and a removal taken back exactly as it was."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from fieldapp.forms import Changes
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.filling import EVERYTHING, Filling
from fieldapp.ui.pages.form.section_area import SectionArea
from fieldapp.ui.pages.form.section_body import POSITION, SectionBody
from fieldapp.ui.widgets.questions.markup import plain_text

UNDO_TIME = 10_000  # ms


class Repeats(QObject):
    """``show`` is how the page shows changes."""

    def __init__(self, filling: Filling, area: SectionArea, show: Callable[[Changes], None]) -> None:
        super().__init__(area)
        self._filling = filling
        self._area = area
        self._show = show
        self._before: dict[str, dict[str, str]] = {}  # repeat → its texts before the removal
        self._offer = QTimer(self)
        self._offer.setSingleShot(True)
        self._offer.setInterval(UNDO_TIME)
        self._offer.timeout.connect(self._end_offers)

    def listen_to(self, body: SectionBody) -> None:
        """Serve the buttons of a section."""
        body.added.connect(self.add)
        body.removed.connect(self.remove)
        body.undone.connect(self.undo)

    def add(self, repeat: str) -> None:
        """One more; the focus goes to its first question."""
        self._flush()
        self._show(self._filling.add_repeat(repeat))
        self._focus_last(repeat)

    def remove(self, instance: str) -> None:
        """One less, with ten seconds to take it back."""
        self._flush()
        repeat = POSITION.sub("", instance)
        self._before[repeat] = self._texts(repeat)
        node = self._filling.session.node(instance)
        position = POSITION.search(instance)
        title = f"{plain_text(node.label)} {position[1] if position else ''}".strip()
        self._show(self._filling.remove_repeat(instance))
        adder = self._area.body.adder(repeat) if self._area.body else None
        if adder is not None:
            adder.offer_undo(sayings.removed(title))
            adder.undo.setFocus()
            self._offer.start()

    def undo(self, repeat: str) -> None:
        """The instances as they were."""
        before = self._before.pop(repeat, {})
        self._filling.add_repeat(repeat)
        for reference, text in before.items():
            self._put_back(reference, text)
        for reference in self._texts(repeat):  # what moved up leaves nothing behind where it was blank
            if reference not in before:
                self._put_back(reference, "")
        self._show(EVERYTHING)
        self._focus_last(repeat)
        self._hide_offer(repeat)
        self._end_offers()

    def _texts(self, repeat: str) -> dict[str, str]:
        """Answers and inner counts of all instances, in document order."""
        saved = self._filling.session.saved()
        return {ref: text for ref, text in saved.items() if ref.startswith(f"{repeat}[")}

    def _put_back(self, reference: str, text: str) -> None:
        try:
            node = self._filling.session.node(reference)
        except KeyError:
            return
        if node.control == "repeat":
            self._put_back_count(reference, int(text or 0))
        elif node.control and node.text != text:
            self._filling.answer(reference, text)

    def _put_back_count(self, inner: str, wanted: int) -> None:
        """As many instances of a repeat inside as there were; a counted one follows its count by itself."""
        if not self._filling.session.node(inner).grows:
            return
        while (there := self._count(inner)) != wanted:
            if there < wanted:
                self._filling.add_repeat(inner)
            else:
                self._filling.remove_repeat(f"{inner}[{there}]")

    def _count(self, inner: str) -> int:
        count = 0
        while True:
            try:
                self._filling.session.node(f"{inner}[{count + 1}]")
            except KeyError:
                return count
            count += 1

    def _end_offers(self) -> None:
        self._offer.stop()
        for repeat in self._before:
            self._hide_offer(repeat)
        self._before.clear()

    def _hide_offer(self, repeat: str) -> None:
        adder = self._area.body.adder(repeat) if self._area.body else None
        if adder is not None:
            adder.offer_undo("")

    def _flush(self) -> None:
        if self._area.body is not None:
            self._area.body.flush()

    def _focus_last(self, repeat: str) -> None:
        frames = self._area.body.frames() if self._area.body else ()
        inside = [frame for frame in frames if frame.reference.startswith(f"{repeat}[")]
        if not inside:
            return
        last = inside[-1].reference
        end = last.index("]", len(repeat))
        first = next(frame for frame in inside if frame.reference.startswith(last[: end + 1]))
        first.take_focus()
