"""What follows finalizing: the record's number, the way on, and ten seconds to take it back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from fieldapp.domain.assessment import Assessment, State
from fieldapp.errors import StoreError
from fieldapp.ui import trouble
from fieldapp.ui.pages.check.onward import where_now
from fieldapp.ui.pages.form import keys, sayings
from fieldapp.ui.pages.form.speech import announce
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import Button, column
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

UNDO_SECONDS = 10


class DonePage(Page):
    """*Urungkan* works until the record was attempted or exported."""

    place = "records"
    topic = "check"

    def __init__(self, shell: Shell, assessment: Assessment) -> None:
        super().__init__(shell)
        self.assessment = assessment
        self.title = translate("Check", "Finalised")
        self.subtitle = assessment.title
        self.next = Button(translate("Check", "Next assessment"), "primary", icon="user-search")
        self.next.clicked.connect(lambda: shell.go("people", text=""))
        queue = Button(translate("Check", "See the queue"), icon="send")
        queue.clicked.connect(lambda: shell.go("queue", instance_id=assessment.instance_id))
        home = Button(translate("Check", "Home"), icon="house")
        home.clicked.connect(lambda: shell.go("home"))
        self._title = translate("Check", "The record is in the upload queue. Number {number}.").format(
            number=assessment.number
        )
        profile = Button(translate("Check", "Open profile"), icon="user-round")
        profile.clicked.connect(lambda: shell.go("person", person_id=assessment.person_id))
        ways = (self.next, profile, queue, home) if assessment.person_id else (self.next, queue, home)
        column(self).addWidget(EmptyState("file-check", self._title, where_now(shell.book), ways))

    def opened(self) -> None:
        """Enter starts the next assessment; the toast takes this one back."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title)
        text = translate("Check", "Done. The record is in the upload queue.")
        self.shell.say(News(text, sayings.undo(), self.take_back, UNDO_SECONDS, self._unsent))

    def take_back(self) -> None:
        """To the draft again, at the place it was left."""
        try:
            self.shell.book.recall(self.assessment.instance_id)
        except StoreError as error:
            self.shell.say(News(trouble.sentence(error)))
            return
        desk = self.shell.book.resume(self.assessment.instance_id)
        self.shell.fill(desk, arrived="resumed", reference=desk.assessment.progress.reference)

    def _unsent(self) -> bool:
        """Whether nothing of it has left yet."""
        now = self.shell.book.assessment(self.assessment.instance_id)
        return now.state is State.FINALIZED and not now.attempts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus."""
        focused = self.focusWidget()
        if keys.enter_step(event) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)
