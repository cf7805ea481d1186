"""The error summary: a heading and one link per problem, in the words of the question itself.

Also used, with another tone, for the reasons a submission came back with.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from fieldapp.ui.layout_parts import parts
from fieldapp.ui.pages.form.filling import Problem
from fieldapp.ui.pages.form.speech import announce
from fieldapp.ui.pages.form.text_link import TextLink
from fieldapp.ui.widgets.basics import column, empty_layout, label, picture, row

MOST = 8  # links at once; the rest is counted


class ErrorSummary(QFrame):
    """``chosen(reference)`` when a link is pressed. Hidden without problems."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "summary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = row(self, margins=(14, 12, 14, 12), gap=8)
        box.addWidget(picture("circle-alert", "danger", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        self._title = label("h2", wrap=True)
        self._links = column(gap=0)
        words.addWidget(self._title)
        words.addLayout(self._links)
        box.addLayout(words, 1)
        self.hide()

    def show_problems(self, title: str, problems: Sequence[Problem]) -> None:
        """List them; an empty list hides the summary."""
        empty_layout(self._links)
        self._title.setText(title)
        for problem in problems[:MOST]:
            told = self._link(problem) if problem.reference else label("body", problem.sentence, wrap=True)
            self._links.addWidget(told)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(problem.sentence for problem in problems))
        self.setVisible(bool(problems))

    def take_focus(self) -> None:
        """Focus moves here, the title is spoken."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title.text())

    def title(self) -> str:
        """The heading."""
        return self._title.text()

    def links(self) -> Sequence[TextLink]:
        """The links on screen."""
        return [part for part in parts(self._links) if isinstance(part, TextLink)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the first problem."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() or not self.follow():
            super().keyPressEvent(event)

    def follow(self) -> bool:
        """Go to the first problem; False when the keyboard is not here, or there is no question to go to."""
        links = self.links() if self.hasFocus() else ()
        if links:
            links[0].click()
        return bool(links)

    def _link(self, problem: Problem) -> TextLink:
        link = TextLink(problem.sentence)
        link.clicked.connect(lambda: self.chosen.emit(problem.reference))
        return link
