"""How the running app looks, changed at once: theme, text size, language."""

from PySide6.QtWidgets import QApplication

from fieldapp.ui import theme, words
from fieldapp.ui.look import Look


def dress(chosen: Look) -> None:
    """Apply a look to the running app."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        words.use(chosen.language)
        theme.apply(app, chosen.mode, chosen.scale)
