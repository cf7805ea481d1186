"""Drafts to go on with: who, how far, when; Enter opens one where it was left."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.formats import show_relative
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import words
from fieldapp.ui.pages.home.reading import Desk
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import ElidedLabel, column, empty_layout, label, picture
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate


class Drafts(Card):
    """``open_draft`` takes an instance_id; ``see_all`` opens the list."""

    def __init__(self, open_draft: Callable[[str], object], see_all: Callable[[], object]) -> None:
        super().__init__(translate("Home", "Continue drafts"))
        self._open = open_draft
        self._see_all = see_all

    def show_desk(self, desk: Desk) -> None:
        """Fill the rows again; the row with the keyboard keeps its place."""
        rows = self.findChildren(OpenRow)
        at = next((number for number, row in enumerate(rows) if row.hasFocus()), -1)
        for old in rows:
            old.setParent(None)
            old.deleteLater()
        empty_layout(self.box)
        made = [self._row(draft) for draft in desk.drafts]
        for row in made:
            self.box.addWidget(row)
            row.show()  # at once: Qt would leave one picture without it
        if not made:
            self.box.addWidget(label("muted", translate("Home", "No drafts."), wrap=True))
        elif at >= 0:
            made[min(at, len(made) - 1)].setFocus()
        all_of_them = translate("Home", "All ({count})").format(count=desk.draft_count) if desk.draft_count else ""
        self.set_link(all_of_them, self._see_all)

    def _row(self, draft: Assessment) -> OpenRow:
        name = draft.title or translate("Home", "No name yet")
        text = translate("Home", "Section {number} of {total} · {form}")
        where = text.format(form=draft.form_title, number=draft.progress.section, total=draft.progress.sections)
        at = show_relative(draft.changed_at, local_now(), words.language())
        percent = f"{draft.progress.percent}%"
        made = OpenRow(f"{name}, {where}, {percent}, {at}", lambda: self._open(draft.instance_id))
        made.box.addWidget(Avatar(draft.title.partition(",")[0], 36))
        lines = column(gap=1)
        lines.addWidget(ElidedLabel("h3", name))
        lines.addWidget(ElidedLabel("small", where))
        made.box.addLayout(lines, 1)
        ends = column(gap=1)
        right = Qt.AlignmentFlag.AlignRight
        ends.addWidget(label("h3", percent), 0, right)
        ends.addWidget(label("caption", at), 0, right)
        made.box.addLayout(ends)
        made.box.addWidget(picture("chevron-right", "text2", 16))
        return made
