"""The part *Laptop and province*: who and where, registering with a province, or an OpenRosa server in its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.settings.parts import device_facts
from fieldapp.ui.pages.settings.people_fetch import PeopleFetch
from fieldapp.ui.widgets.basics import Button, column, empty_layout, label
from fieldapp.ui.widgets.enrol_form import EnrolForm
from fieldapp.ui.widgets.form_server_form import FormServerForm
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

FORM_WIDTH = 400


class DevicePart(QWidget):
    """``changed``: there is somebody to send to now, or another one."""

    changed = Signal()

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self.enrolment: EnrolForm | None = None
        self.server: FormServerForm | None = None
        self.people: PeopleFetch | None = None
        self._box = column(self, gap=6)
        self.fill()

    def fill(self, news: str = "") -> None:
        """What holds now; ``news`` tells what has just been done."""
        empty_layout(self._box)
        self.enrolment = self.server = self.people = None
        connection = self._book.connection
        if connection.practising:
            text = translate("Settings", "This is training. A made-up province cannot be registered.")
            self._box.addWidget(label("muted", text, wrap=True))
        elif connection.enrolled:
            if news:
                said = Notice("info")
                self._box.addWidget(said)
                said.say(news)
            device_facts(self._book, self._box)
            if connection.registered and not connection.form_server.in_use:
                self.people = PeopleFetch(self._book)
                self._box.addSpacing(theme.px(6))
                self._box.addWidget(self.people)
            if connection.form_server.in_use:
                self._add_opener(translate("Settings", "Change the server or its password"))
        else:
            self._offer()
        self._box.addStretch(1)

    def stop(self) -> None:
        """The page goes away."""
        for form in (self.enrolment, self.server, self.people):
            if form is not None:
                form.stop()

    def open_server(self) -> None:
        """The fields for an OpenRosa server, in the place of what offered them."""
        self.opener.hide()
        if self.enrolment is not None:
            self.enrolment.hide()
        self.server = FormServerForm(self._book)
        self.server.setMaximumWidth(theme.px(FORM_WIDTH))
        self.server.joined.connect(self._joined)
        self._box.insertWidget(self._box.count() - 1, self.server)
        self.server.show()
        self.server.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        text = translate("Settings", "This laptop is not registered yet. All work is possible; sending needs it.")
        self._box.addWidget(label("muted", text, wrap=True))
        self._box.addSpacing(theme.px(6))
        self.enrolment = EnrolForm(self._book)
        self.enrolment.enrolled.connect(lambda _count: self._joined(""))
        self.enrolment.setMaximumWidth(theme.px(FORM_WIDTH))
        self._box.addWidget(self.enrolment)
        self._add_opener(translate("Settings", "Send to ODK Central or KoboToolbox instead"))

    def _add_opener(self, text: str) -> None:
        self._box.addSpacing(theme.px(6))
        self.opener = Button(text, icon="cloud-upload", action=self.open_server)
        self._box.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)

    def _joined(self, news: str) -> None:
        self.fill(news)
        if self._book.connection.form_server.in_use:
            self.opener.show()
            self.opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
