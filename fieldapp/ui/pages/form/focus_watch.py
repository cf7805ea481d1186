"""Which question has the keyboard focus: marks it, keeps it in view, and tells when one was left.

The question stays active while the focus is in a popup of it or on a button outside; it counts as left as soon
as the focus is elsewhere in the window.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.pages.form.section_area import SectionArea

PAUSE = 800  # ms in one question before its place is remembered


class FocusWatch(QObject):
    """``left(reference)`` when a question loses the focus; ``rested(reference)`` when one kept it a while."""

    left = Signal(str)
    rested = Signal(str)

    def __init__(self, page: QWidget, area: SectionArea) -> None:
        super().__init__(page)
        self._page = page
        self._area = area
        self.active: QuestionFrame | None = None
        self.reference = ""  # of the active question, or of the last one that was
        self._awake = True
        page.installEventFilter(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(lambda: self.rested.emit(self.reference))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def activate(self, frame: QuestionFrame | None) -> None:
        """Mark another question, or none."""
        if self.active is not None:
            self.active.set_active(False)
        self.active = frame
        if frame is not None:
            self.reference = frame.reference
            frame.set_active(True)
            self._rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that was taken away is about to be deleted, its questions before the page itself."""
        if watched is self._page and event.type() in (QEvent.Type.Hide, QEvent.Type.Show) and not event.spontaneous():
            self._awake = event.type() == QEvent.Type.Show
            if not self._awake:
                self._rest.stop()
        return super().eventFilter(watched, event)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self._awake or new is None or new.window() is not self._page.window():
            return
        frame = self._around(new)
        if frame is not self.active:
            self.left.emit(self.reference)
            if frame is not None:
                self.activate(frame)
        if frame is not None:
            self._area.bring_into_view(frame, new)

    def _around(self, widget: QWidget | None) -> QuestionFrame | None:
        while widget is not None and widget is not self._page:
            if isinstance(widget, QuestionFrame):
                return widget
            widget = widget.parentWidget()
        return None
