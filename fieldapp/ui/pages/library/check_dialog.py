"""A form that comes in: being checked, then either its mistakes or its facts with the question whether to add it.

Nothing is stored before *Add form*. Closing the dialog stops what is under way.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from fieldapp.errors import FieldappError, FormError, FormProblem
from fieldapp.fieldbook.library import Candidate
from fieldapp.ui import background, theme
from fieldapp.ui.pages.library import sayings
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, frame, label, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

Task = Callable[[background.Job], object]


class CheckDialog(QDialog):
    """``add`` stores the candidate (StoreError); ``added`` is the one that was, once the dialog was accepted."""

    def __init__(self, parent: QWidget, title: str, add: Callable[[Candidate], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(theme.px(520), theme.px(240))
        self.resize(theme.px(520), min(theme.px(320), parent.window().height()))
        self.added: Candidate | None = None
        self._add = add
        self._job: background.Job | None = None
        self.body: QVBoxLayout = column(gap=10)
        self._buttons = row(gap=8)
        outer = column(self, margins=(20, 18, 20, 16), gap=12)
        outer.addWidget(label("h2", title, wrap=True))
        outer.addLayout(self.body, 1)
        outer.addLayout(self._buttons)
        self.finished.connect(self._stop)

    def said(self) -> str:
        """All words in the body, for checks of what it shows."""
        return "\n".join(one.text() for one in self.findChildren(QLabel) if one.isVisibleTo(self) and one.text())

    def check(self, name: str, task: Task, lane: background.Lane = background.Lane.DESK) -> None:
        """Run a task that gives a ``Candidate`` and show the verdict. ``name``: of the file or the form."""
        self.run(translate("Library", "Checking {name}…").format(name=name), task, self._verdict, lane)

    def run(
        self, text: str, task: Task, done: Callable[..., None], lane: background.Lane = background.Lane.DESK
    ) -> None:
        """Show that something is under way until ``done`` gets its result."""
        self.clear()
        self.body.addWidget(label("body", text, wrap=True))
        self._bar = ThinBar(text)
        self._bar.setRange(0, 0)
        self.body.addWidget(self._bar)
        self.body.addStretch(1)
        self.offer(Button(translate("Library", "Cancel"), action=self.reject))

        def finished(result: object) -> None:
            self._job = None
            done(result)

        self._job = background.run(task, finished, self._failed, self._progress, lane)

    def clear(self) -> None:
        """An empty body without buttons."""
        empty_layout(self.body)
        empty_layout(self._buttons)

    def offer(self, *buttons: Button) -> None:
        """The buttons at the bottom right; the last one is where Enter goes."""
        self._buttons.addStretch(1)
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()
        buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def failed(self, error: Exception) -> None:
        """Trouble that is no mistake of the form."""
        self._tell(sayings.trouble_of(error))

    # ---------------------------------------------------------------------------------------------

    def _progress(self, news: tuple[int, int]) -> None:
        done, total = news
        self._bar.setRange(0, 100)
        self._bar.set_part(done, total)

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, FormError):
            self._show_mistakes(error)
        else:
            self.failed(error)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _tell(self, text: str) -> None:
        self.clear()
        notice = Notice()
        notice.say(text)
        self.body.addWidget(notice)
        self.body.addStretch(1)
        self.offer(Button(translate("Library", "Close"), action=self.reject))

    def _show_mistakes(self, error: FormError) -> None:
        self.clear()
        notice = Notice()
        notice.say(translate("Library", "The form has %n mistakes. Nothing was added.", len(error.problems)))
        self.body.addWidget(notice)
        self.body.addWidget(_problem_list(error.problems, translate("Library", "Mistakes")), 1)
        self.offer(Button(translate("Library", "Close"), action=self.reject))

    def _verdict(self, found: Candidate) -> None:
        self.clear()
        self.body.addWidget(label("h3", found.published.title, wrap=True))
        version = sayings.version_name(found.published.version)
        self.body.addWidget(label("body", f"{version} · {sayings.size(found.facts)}", wrap=True))
        self.body.addWidget(label("small", _effect(found), wrap=True))
        if found.here == "other":
            self._refuse_other(found)
            return
        if not found.offered:
            notice = Notice("warning")
            notice.say(sayings.unknown_there())
            self.body.addWidget(notice)
        if found.warnings:
            self.body.addWidget(label("h3", translate("Library", "Worth a look")))
            self.body.addWidget(_problem_list(found.warnings, translate("Library", "Worth a look")), 1)
        else:
            self.body.addStretch(1)
        if found.here == "same":
            self.offer(Button(translate("Library", "Close"), action=self.reject))
            return
        self.offer(
            Button(translate("Library", "Cancel"), action=self.reject),
            Button(translate("Library", "Add form"), "primary", action=lambda: self._keep(found)),
        )

    def _refuse_other(self, found: Candidate) -> None:
        notice = Notice()
        text = translate(
            "Library",
            "Version {version} is on this laptop with other content, and a version never changes. "
            "Give the form a new version number, then import it again.",
        )
        notice.say(text.format(version=found.published.version))
        self.body.addWidget(notice)
        self.body.addStretch(1)
        self.offer(Button(translate("Library", "Close"), action=self.reject))

    def _keep(self, found: Candidate) -> None:
        try:
            self._add(found)
        except FieldappError as error:
            self.failed(error)
        else:
            self.added = found
            self.accept()


def _effect(found: Candidate) -> str:
    if found.here == "same":
        return translate("Library", "This version is on this laptop already.")
    if found.here == "hidden":
        return translate("Library", "This version is on this laptop, hidden. It is shown again.")
    if found.replaces:
        text = translate("Library", "New assessments use it instead of version {version}. Drafts keep their version.")
        return text.format(version=found.replaces)
    return translate("Library", "This form is new on this laptop.")


def _problem_list(problems: "tuple[FormProblem, ...]", name: str) -> QWidget:
    content = bare()
    box = column(content, gap=8)
    for problem in problems:
        card = frame("inset")
        inside = column(card, margins=(12, 8, 12, 8), gap=2)
        where = sayings.place(problem)
        if where:
            inside.addWidget(label("strong", where, wrap=True))
        inside.addWidget(label("body", problem.message, wrap=True))
        inside.addWidget(label("small", problem.cure, wrap=True))
        card.setAccessibleName(". ".join(part for part in (where, problem.message, problem.cure) if part))
        box.addWidget(card)
    box.addStretch(1)
    area = scrolling(content, name)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll a long list
    return area
