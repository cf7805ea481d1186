"""What moving a draft to another form version would change, before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from fieldapp.fieldbook.moving import Answered, Preview
from fieldapp.ui import theme
from fieldapp.ui.pages.queue.faces import who
from fieldapp.ui.widgets.basics import Button, bare, column, frame, label, picture, row, scrolling
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.words import translate


class MoveDialog(QDialog):
    """Accepted: move it. The safe button has the keyboard while answers would be dropped."""

    topic = "library-move"

    def __init__(self, parent: QWidget, preview: Preview) -> None:
        super().__init__(parent)
        title = translate("Library", "Move the draft to version {version}?").format(version=preview.version)
        self.setWindowTitle(title)
        self.setMinimumSize(theme.px(520), theme.px(240))
        self.resize(theme.px(520), min(theme.px(440), parent.window().height()))
        box = column(self, margins=(20, 18, 20, 16), gap=10)
        box.addWidget(label("h2", title, wrap=True))
        now = translate("Library", "{who}, now on version {version}.")
        box.addWidget(label("body", now.format(who=who(preview.draft), version=preview.draft.form_version), wrap=True))
        content = bare()
        inside = column(content, gap=8)
        self._fill(inside, preview)
        inside.addStretch(1)
        area = scrolling(content, translate("Library", "What changes"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll a long list
        box.addWidget(area, 1)
        self.stay = Button(translate("Library", "Leave it as it is"), action=self.reject)
        self.move_it = Button(translate("Library", "Move draft"), "primary", action=self.accept)
        buttons = row(gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.move_it)
        box.addLayout(buttons)
        (self.stay if preview.dropped else self.move_it).setFocus(Qt.FocusReason.OtherFocusReason)

    def said(self) -> str:
        """All words, for checks of what it shows."""
        return "\n".join(one.text() for one in self.findChildren(QLabel) if one.text())

    @staticmethod
    def _fill(box: QVBoxLayout, preview: Preview) -> None:
        kept = translate("Library", "%n answers go along.", preview.kept)
        box.addWidget(_line("circle-check", "success", kept))
        if preview.dropped:
            text = translate("Library", "%n answers have no place in the new version:", len(preview.dropped))
            box.addWidget(_line("circle-alert", "danger", text))
            box.addWidget(_answers(preview.dropped))
        else:
            box.addWidget(_line("circle-check", "success", translate("Library", "No answer is dropped.")))
        if preview.checked:
            text = translate("Library", "%n answers go along but must be corrected:", len(preview.checked))
            box.addWidget(_line("triangle-alert", "warning", text))
            box.addWidget(_answers(preview.checked))
        if preview.new:
            text = translate("Library", "%n questions are new:", len(preview.new))
            box.addWidget(_line("plus", "primary", text))
            box.addWidget(_answers(tuple(Answered(question) for question in preview.new)))


def _line(icon: str, ink: str, text: str) -> QWidget:
    made = bare()
    box = row(made, gap=8)
    box.addWidget(picture(icon, ink, 18), 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(label("strong", text, wrap=True), 1)
    return made


def _answers(found: Sequence[Answered]) -> QWidget:
    made = frame("inset")
    box = column(made, margins=(12, 8, 12, 8), gap=6)
    for one in found:
        question = plain_text(one.question)
        box.addWidget(label("small", question, wrap=True))
        if one.answer:
            box.addWidget(label("body", one.answer, wrap=True))
    return made
