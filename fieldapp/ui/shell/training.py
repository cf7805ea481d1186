"""What marks a made-up fieldbook: a strip over every page and the window's title; as whom to practise; the ways out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QMessageBox

from fieldapp.ui import theme
from fieldapp.ui.shell.place_names import role_name
from fieldapp.ui.widgets.basics import Button, ElidedLabel, picture, row
from fieldapp.ui.widgets.training_button import TrainingButton
from fieldapp.ui.words import translate

WORDS_FROM = 770  # px

if TYPE_CHECKING:
    from fieldapp.ui.shell.frame import Frame
    from fieldapp.ui.window import Window

ROLES = ("petugas", "penerimaan", "penyelia")


def mark_training(window: "Window", frame: "Frame") -> None:
    """Put the strip above the top bar, where the fieldbook is made up."""
    training = window.book.connection.practising
    window.setWindowTitle(translate("Training", "Jangkau – TRAINING") if training else "Jangkau")
    if training:
        frame.put_strip(TrainingStrip(window))
        if window.book.setting("first_assessment_shown"):
            lead(window)


def lead(window: "Window") -> None:
    """Begin the first assessment, or go on where it was left; the keyboard comes to it where it stands already."""
    from fieldapp.ui.shell.first_assessment import FirstAssessment

    there = next((one for one in window.frame.findChildren(FirstAssessment) if not one.isHidden()), None)
    if there is None:
        there = FirstAssessment(window)
        window.frame.put_strip(there, below=1)
    there.banner.button().setFocus(Qt.FocusReason.OtherFocusReason)


class TrainingStrip(QFrame):
    """``LATIHAN`` and what it means, on one line."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self._window = window
        self.setProperty("kind", "strip")
        text = translate("Training", "TRAINING MODE. Nothing is sent. Everybody here is made up.")
        self.setAccessibleName(text)
        box = row(self, margins=(16, 4, 12, 4), gap=10)
        box.addWidget(picture("graduation-cap", "warning", 18))
        shorter = (translate("Training", "TRAINING MODE. Nothing is sent."), translate("Training", "TRAINING MODE"))
        self.said = ElidedLabel("label", text, shorter=shorter)
        box.addWidget(self.said, 1)
        role = role_name(window.book.worker.role)
        name = translate("Training", "Practise as: {role}").format(role=role)
        self.roles = Button(role, small=True, name=name, icon="chevron-down", action=self._offer_roles)
        self.roles.setToolTip(name)
        box.addWidget(self.roles)
        self._lead_words = translate("Training", "First assessment")
        self.lead_button = Button(self._lead_words, small=True, icon="list-checks", action=lambda: lead(window))
        self.lead_button.setToolTip(self._lead_words)
        self.again = Button(translate("Training", "Start over"), small=True, action=self._ask)
        self.leave_button = Button(translate("Training", "Leave training"), small=True, action=window.lock)
        box.addWidget(self.lead_button)
        box.addWidget(self.again)
        box.addWidget(self.leave_button)
        self.setFixedHeight(theme.px(40))

    def _offer_roles(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for role in ROLES:
            action = menu.addAction(role_name(role))
            action.setCheckable(True)
            action.setChecked(role == self._window.book.worker.role)
            action.triggered.connect(lambda _checked=False, role=role: practise_as(self._window, role))
        menu.popup(self.roles.mapToGlobal(self.roles.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: the icon alone."""
        super().resizeEvent(event)
        self.lead_button.setText(self._lead_words if self.width() >= theme.px(WORDS_FROM) else "")
        self.lead_button.set_icon("list-checks")

    def _ask(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(translate("Training", "Start over"))
        box.setText(translate("Training", "Throw away what was practised and make the made-up province anew?"))
        yes = box.addButton(translate("Training", "Start over"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(translate("Training", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.buttonClicked.connect(lambda button: start_over(self._window) if button is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()


def practise_as(window: "Window", role: str) -> None:
    """From home, because the page on screen may not be this one's; a page that is not left keeps who it is."""
    window.go("home")
    if getattr(window.page, "place", "") == "home" and role != window.book.worker.role:
        window.book.connection.practise(role)
        window.set_look(window.look)  # the frame is made anew, with what this one may do


def start_over(window: "Window") -> None:
    """Leave, and make the made-up province anew."""
    window.book.put_setting("training_ready", "")
    window.lock()
    button = window.page.findChild(TrainingButton)
    if isinstance(button, TrainingButton):
        button.begin()
