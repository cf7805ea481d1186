"""How a bed is drawn: code, name or word, days or time, needs; what it is shows by border, pattern and word.

Emphasis is on the free beds, because that is the desk's question.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from fieldapp.casework.beds import CONFLICT, FREE, OCCUPIED, Board, Tile
from fieldapp.casework.shelter_values import CLEANING, HELD, OUT
from fieldapp.ui import icons, theme
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.widgets.avatar import initials

HEIGHT: Final = 66
ICON: Final = 15


@dataclass(frozen=True, slots=True)
class TileFace:
    """What a tile says. ``icons``: (name, ink) at the right of the code."""

    code: str
    strong: str
    small: str
    look: str
    icons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens: ground, border, ink of the strong line and of the small line."""

    ground: str
    border: str
    strong: str = "text"
    small: str = "text2"
    dashed: bool = False
    hatched: bool = False
    thick: int = 1


LOOKS: Final = {
    FREE: Look("success_soft", "success", "success", "success", dashed=True),
    OCCUPIED: Look("surface2", "neutral_line"),
    HELD: Look("warning_soft", "warning_line", "text", "warning"),
    OUT: Look("neutral_soft", "neutral_line", "neutral", "neutral", hatched=True),
    CLEANING: Look("primary_soft", "primary_line", "primary", "text2", dashed=True),
    CONFLICT: Look("danger_soft", "danger", "text", "danger", thick=2),
}


def tile_face(tile: Tile, board: Board, *, hidden: bool) -> TileFace:
    """The words of a tile; ``hidden`` leaves initials and takes the needs away."""
    needs = dict.fromkeys(need for stay in tile.stays for need in stay.needs)
    shown = tuple((sayings.NEED_ICONS[need], sayings.NEED_INKS[need]) for need in needs)
    code = tile.code or sayings.face_word(tile.face)
    strong, small = _lines(tile, board, hidden=hidden)
    return TileFace(code, strong, small, tile.face, () if hidden else shown)


def _lines(tile: Tile, board: Board, *, hidden: bool) -> tuple[str, str]:
    word = sayings.face_word(tile.face)
    if tile.stays:
        names = ", ".join(sayings.tile_name(stay, hidden=hidden) for stay in tile.stays)
        return names, word if tile.face == CONFLICT else sayings.days(tile.stays[0], board.now)
    mark = tile.mark
    if mark is None:
        return word, ""
    if tile.face == HELD:
        held = (initials(mark.held_for) if hidden else mark.held_for) if mark.held_for else word
        return held, sayings.until(mark, board.now)
    if tile.face == OUT:
        return mark.reason or word, sayings.since(mark)
    return word, mark.reason


def paint_tile(painter: QPainter, box: QRectF, face: TileFace, *, ring: str = "", thick: int = 0) -> None:
    """``ring``: the token of the outline of the bed the keyboard is on, ``thick`` px wide."""
    look = LOOKS[face.look]
    radius = theme.px(6)
    edge = QRectF(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(look.ground))
    painter.drawRoundedRect(edge, radius, radius)
    if look.hatched:
        painter.setBrush(QBrush(QColor(theme.colour("neutral_line")), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(edge, radius, radius)
    pen = QPen(theme.colour(ring or look.border), thick if ring else look.thick)
    if look.dashed and not ring:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = pen.widthF() / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    _write(painter, box, face, look)


def _write(painter: QPainter, box: QRectF, face: TileFace, look: Look) -> None:
    left, width = box.left() + theme.px(10), box.width() - theme.px(20)
    right = box.right() - theme.px(9)
    for name, ink in reversed(face.icons):
        right -= theme.px(ICON)
        painter.drawPixmap(round(right), round(box.top() + theme.px(8)), icons.pixmap(name, ink, ICON))
        right -= theme.px(4)
    lines = (
        (face.code, "caption", 600, "text2", theme.px(6), right - left),
        (face.strong, "body", 600, look.strong, theme.px(24), width),
        (face.small, "caption", 400, look.small, theme.px(43), width),
    )
    for text, role, weight, ink, top, room in lines:
        painter.setFont(theme.font(role, weight))
        painter.setPen(theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        line = QRectF(left, box.top() + top, room, theme.px(18))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
