"""A row of filters that may be wider than the window: it scrolls, and the one in use is always in sight."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from fieldapp.ui import theme
from fieldapp.ui.widgets.segments import Segments


class Strip(QScrollArea):
    """Give it the room that is left; ``fit`` when the words became longer, and ``fitted`` says so."""

    fitted = Signal()

    def __init__(self, segments: Segments) -> None:
        super().__init__()
        self._segments = segments
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(segments.accessibleName())
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(segments)
        self.viewport().setAutoFillBackground(False)
        segments.chosen.connect(lambda _key: self.show_chosen())
        segments.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """The segments' words or the text size changed."""
        self._segments.setFixedSize(self._segments.sizeHint())
        self.setFixedHeight(self._segments.height())
        self.show_chosen()
        self.fitted.emit()

    def show_chosen(self) -> None:
        """Scroll to the segment in use."""
        target = self._segments.focusProxy()
        if target is not None:
            self.ensureWidgetVisible(target, theme.px(60), 0)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.px(120), self._segments.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Style sheets arrive late and change the widths."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            QTimer.singleShot(0, self, self.fit)  # not once the page has gone
        return super().eventFilter(watched, event)
