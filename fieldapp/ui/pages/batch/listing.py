"""The ways in, and every batch that was taken in on this laptop."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from fieldapp.domain.batch import Batch, Stage
from fieldapp.ui import theme
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.batch.step import flowing
from fieldapp.ui.widgets.basics import (
    Button,
    ElidedLabel,
    bare,
    column,
    empty_layout,
    icon_button,
    label,
    picture,
    scrolling,
)
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate


class Listing(QWidget):
    """``choose`` asks for a file, ``packs`` for a stick, ``keying`` opens the second keying, ``open_batch`` and
    ``forget`` are about one that was taken in."""

    def __init__(
        self,
        choose: Callable[[], object],
        packs: Callable[[], object],
        keying: Callable[[], object],
        open_batch: Callable[[Batch], object],
        forget: Callable[[Batch], object],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._open = open_batch
        self._forget = forget
        self.file_button = Button(
            translate("Batch", "&Choose a file…"), "primary", icon="file-spreadsheet", action=choose
        )
        self.packs_button = Button(translate("Batch", "Take packs from a &stick…"), icon="usb", action=packs)
        self.keying_button = Button(translate("Batch", "Key a paper a second &time"), icon="keyboard", action=keying)
        whole = bare()
        box = column(whole, margins=(20, 16, 20, 16), gap=12)
        box.addWidget(self._ways())
        self._list = Card(translate("Batch", "Files taken in"))
        content = bare()
        self._rows = column(content, gap=4)
        self._list.box.addWidget(content, 1)
        box.addWidget(self._list, 1)
        column(self, gap=0).addWidget(scrolling(whole, translate("Batch", "Batches")))

    def regions(self) -> Sequence[QWidget]:
        """What F6 walks through."""
        return (self._top, self._list)

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Newest first."""
        empty_layout(self._rows)
        for batch in batches:
            made = self._row(batch)
            self._rows.addWidget(made)
            made.show()
        if batches:
            self._rows.addStretch(1)
        else:
            self._rows.addWidget(EmptyState("file-spreadsheet", translate("Batch", "No batch was taken in yet.")), 1)

    def _ways(self) -> Card:
        self._top = top = Card(translate("Batch", "From paper into the queue"))
        text = translate(
            "Batch",
            "Choose or drop an Excel or CSV file. Every row is checked first; nothing goes into the queue before you "
            "say so.",
        )
        top.box.addWidget(label("body", text, wrap=True))
        top.box.addSpacing(theme.px(6))
        top.box.addWidget(flowing((self.file_button, self.packs_button, self.keying_button)))
        return top

    def _row(self, batch: Batch) -> OpenRow:
        face = sayings.batch_face(batch)
        said = sayings.counted(batch)
        under = f"{batch.form_title} · {sayings.when(batch.made_at)} · {batch.worker or '–'}"
        made = OpenRow(f"{batch.file_name}. {face.word}. {said}. {under}", lambda: self._open(batch))
        made.box.addWidget(picture("file-spreadsheet", size=20))
        texts = column(gap=1)
        texts.addWidget(ElidedLabel("h3", batch.file_name))
        texts.addWidget(ElidedLabel("body", said))
        texts.addWidget(ElidedLabel("small", under))
        made.box.addLayout(texts, 1)
        made.box.addWidget(Pill(face.word, face.icon, face.tone))
        if batch.count(*sayings.OPEN):
            name = translate("Batch", "Delete the rows of {name} that are not in the queue").format(
                name=batch.file_name
            )
            made.box.addWidget(icon_button("trash-2", name, lambda: self._forget(batch)))
        return made


def step_of(batch: Batch) -> int:
    """Where a batch that is opened goes on: check, or result."""
    return 2 if batch.stage == Stage.CHECKING else 4
