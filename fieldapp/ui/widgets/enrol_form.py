"""Registering this laptop with its province: address and one-time code, then the forms. Slow, in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from fieldapp.errors import Offline, Refused
from fieldapp.ui import background, theme
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, label
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


class EnrolForm(QWidget):
    """``enrolled`` carries how many forms were fetched."""

    enrolled = Signal(int)

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._job: background.Job | None = None
        box = column(self, gap=6)
        self.address = _field(translate("Enrol", "Address of the province"))
        self.address.setPlaceholderText("https://")
        self.address.setText(book.setting("province_address"))
        self.code = _field(translate("Enrol", "One-time code"))
        self.code.setPlaceholderText("XXXX-XXXX-XXXX")
        self._wrong, self._going = Notice(), label("muted", wrap=True)
        box.addWidget(_label(self.address))
        box.addWidget(label("hint", translate("Enrol", "It stands on the sheet you got from your supervisor.")))
        box.addWidget(self.address)
        box.addSpacing(theme.px(8))
        box.addWidget(_label(self.code))
        box.addWidget(self.code)
        box.addWidget(self._wrong)
        self._going.hide()
        box.addWidget(self._going)
        box.addSpacing(theme.px(8))
        self.button = Button(translate("Enrol", "Register this laptop"), "primary", action=self.enrol)
        box.addWidget(self.button)
        for field in (self.address, self.code):
            field.textEdited.connect(lambda _text: self._clear())
        self.address.returnPressed.connect(self.code.setFocus)
        self.code.returnPressed.connect(self.enrol)

    def said(self) -> str:
        """What went wrong, or what is going on."""
        return self._wrong.text() or (self._going.text() if self._going.isVisibleTo(self) else "")

    def enrol(self) -> None:
        """Exchange the code, then fetch the forms."""
        address, code = self.address.text().strip().rstrip("/"), "".join(self.code.text().upper().split())
        missing = self.address if not address else self.code if not code else None
        if missing is not None:
            self._refuse(missing, _missing(address))
        elif self._job is None:
            address = address if "://" in address else f"https://{address}"
            self._clear()
            self._tell(translate("Enrol", "Contacting the server…"))
            self._job = background.run(
                lambda job: self._work(job, address, code), self._done, self._failed, self._tell, background.Lane.ROAD
            )

    def stop(self) -> None:
        """The page goes away."""
        if self._job is not None:
            self._job.cancel()

    def _work(self, job: background.Job, address: str, code: str) -> int:
        if not self._book.connection.enrolled:
            self._book.connection.enrol(address, code)
        job.tell(translate("Enrol", "Registered. Fetching the forms…"))
        return self._book.connection.fetch_forms()

    def _done(self, count: int) -> None:
        self._job = None
        self._going.hide()
        self.enrolled.emit(count)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._going.hide()
        known = self._book.connection.enrolled  # the code was taken, the forms are still to come
        field = self.address if isinstance(error, Offline) else self.code
        self._refuse(field, sentence(error) if known else _reason(error))

    def _tell(self, text: str) -> None:
        self._going.setText(text)
        self._going.show()

    def _clear(self) -> None:
        self._wrong.say("")
        for field in (self.address, self.code):
            theme.set_state(field, "state", "")
            field.setAccessibleDescription("")

    def _refuse(self, field: QLineEdit, text: str) -> None:
        theme.set_state(field, "state", "error")
        self._wrong.say(text)
        field.setAccessibleDescription(text)
        field.setFocus()


def _missing(address: str) -> str:
    if address:
        return translate("Enrol", "Enter the one-time code.")
    return translate("Enrol", "Enter the address of the province.")


def _reason(error: Exception) -> str:
    if isinstance(error, Offline):  # a mistyped address and a missing network look alike
        return translate("Enrol", "The address does not answer. Check each letter of it, and the internet.")
    if isinstance(error, Refused):
        known = {
            "code_unknown": translate("Enrol", "The server does not know this code. Check it, or ask for a new one."),
            "code_used": translate("Enrol", "This code was already used on another laptop. Ask for a new one."),
            "code_expired": translate("Enrol", "This code has expired. Ask for a new one."),
        }
        return known.get(str(error.facts.get("reason")), sentence(error))
    return sentence(error)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def _label(field: QLineEdit) -> QLabel:
    made = label("label", field.accessibleName())
    made.setBuddy(field)
    return made
