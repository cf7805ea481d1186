"""Everything around the questions: section list, person, bottom bar; shown again after every answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.bottom_bar import BottomBar
from fieldapp.ui.pages.form.facts import PersonFacts
from fieldapp.ui.pages.form.filling import Filling
from fieldapp.ui.pages.form.outline import Outline
from fieldapp.ui.pages.form.person_panel import PersonPanel, PersonPopup
from fieldapp.ui.pages.form.section_area import SectionArea
from fieldapp.ui.pages.form.speech import announce
from fieldapp.ui.widgets.basics import Button, column, row
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.words import translate

NEXT_WIDTH = 210  # px of the next section's title on the button


class Surroundings:
    """``to_check``: the way on leads to the check page whatever section is on screen."""

    def __init__(self, page: QWidget, area: SectionArea, filling: Filling, facts: PersonFacts, *, to_check: bool):
        self._area = area
        self._filling = filling
        self._facts = facts
        self._to_check = to_check
        self._told_saved = ""
        self.outline = Outline()
        self.panel = PersonPanel()
        self.popup = PersonPopup(page)
        self.bar = BottomBar()
        self.check_button = Button(translate("Form", "&Check record"), "quiet")
        self.next_button = Button("", "primary")
        self.bar.right.addWidget(self.check_button)
        self.bar.right.addWidget(self.next_button)
        box = column(page, gap=0)
        middle: QHBoxLayout = row(gap=0)
        middle.addWidget(self.outline)
        middle.addWidget(area, 1)
        middle.addWidget(self.panel)
        box.addLayout(middle, 1)
        box.addWidget(self.bar)

    def fit(self, *, narrow: bool, short: bool) -> None:
        """After the window's width and height."""
        self.outline.fit(narrow=narrow, short=short)
        self.panel.setVisible(not narrow)

    def show(self) -> str:
        """As the filling is now; returns the person's name."""
        self.outline.show_filling(self._filling)
        facts = self._facts.read()
        self.panel.show_facts(facts)
        self.next_button.set_words(self._next_words())
        self.show_saved()
        return facts.name

    def show_person(self, under: QWidget) -> None:
        """The person where the panel has no room."""
        self.popup.show_below(under, self._facts.read())

    def show_saved(self) -> None:
        """Where the answers are; a red banner while one is only in memory."""
        desk = self._filling.desk
        banner, state = self._area.save_banner, self.bar.save_state
        told = banner.isVisible()
        banner.setVisible(desk.unsaved)
        if desk.unsaved:
            trouble = self._filling.trouble
            if not told:
                announce(banner, f"{sayings.not_saved(trouble)} {sayings.not_saved_how(trouble)}", urgent=True)
            banner.set_banner(sayings.not_saved(trouble), sayings.not_saved_how(trouble), "circle-alert", "danger")
            state.show_trouble(trouble)
            return
        state.show_saved(desk.saved_at)
        if self._told_saved != self._filling.here:
            self._told_saved = self._filling.here
            announce(state, state.text())

    def _next_words(self) -> str:
        if self._filling.asked():
            return translate("Form", "Co&ntinue anyway")
        following = self._filling.neighbour(1)
        if self._to_check or following is None:
            return translate("Form", "&Next: check answers")
        metrics, room = self.next_button.fontMetrics(), theme.px(NEXT_WIDTH)
        words = plain_text(following.title) or sayings.section_name(following)
        title = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        return translate("Form", "&Next: {section}").format(section=title.replace("&", "&&"))
