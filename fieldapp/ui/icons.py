"""Line icons by name, coloured from the tokens, sharp at every device pixel ratio, drawn once.

Names are file names in ``resources/icons``. A gap of transparent px on the right stands in for the space
between icon and text that push buttons do not have.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from fieldapp.ui import theme
from fieldapp.ui.places import ICONS


def pixmap(name: str, ink: str = "text", size: int = 18, gap: int = 0) -> QPixmap:
    """The icon, ``size`` px high at 100 % text, in the colour of the token ``ink``."""
    return _draw(name, theme.hex_colour(ink), theme.px(size), theme.px(gap), _ratio())


def icon(name: str, ink: str = "text", size: int = 18, gap: int = 0) -> QIcon:
    """For buttons; with ``gap`` the icon size to set is ``icon_size(size, gap)``."""
    made = QIcon(pixmap(name, ink, size, gap))
    made.addPixmap(pixmap(name, "text3", size, gap), QIcon.Mode.Disabled)
    return made


def icon_size(size: int = 18, gap: int = 0) -> QSize:
    """What to give ``setIconSize`` for an icon made with the same size and gap."""
    return QSize(theme.px(size) + theme.px(gap), theme.px(size))


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _draw(name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round((size + gap) * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
