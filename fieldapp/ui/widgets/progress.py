"""A thin bar for things that take long; words beside it tell how far."""

from PySide6.QtWidgets import QProgressBar


class ThinBar(QProgressBar):
    """0..100; the name says what it measures, no percentage chatter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setAccessibleName(name)

    def set_part(self, done: float, whole: float) -> None:
        """Show ``done`` of ``whole``; nothing when the whole is not known."""
        self.setValue(round(100 * done / whole) if whole else 0)
