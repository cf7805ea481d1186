"""``image-map``: choices are regions of a vector picture; a list under it is the way of the keyboard.

A region is the element of the picture whose id is the choice's name. Regions are found by their own shape, not
by their bounding box. Where the picture is missing, or names none of the choices, the list remains.
"""

from PySide6.QtCore import QByteArray, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldapp.ui import theme
from fieldapp.ui.tokens import LIGHT
from fieldapp.ui.widgets.basics import column
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.editor import QuestionNode

HEIGHT = 260  # px at most
CHOSEN_OPACITY, HOVER_OPACITY = 0.55, 0.25


class RegionMap(QWidget):
    """``pressed(value)`` when a region is clicked."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(self)
        self._masks: dict[str, QImage] = {}
        self._chosen: frozenset[str] = frozenset()
        self._hovered = ""
        self._labels: dict[str, str] = {}
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_map(self, content: bytes, labels: dict[str, str]) -> None:
        """Another picture; ``labels`` of the choices by value."""
        self._labels = labels
        self._masks = {}
        shown = bool(content) and self._renderer.load(QByteArray(content))
        self.setVisible(shown)
        if shown:
            room = QSize(theme.px(600), theme.px(HEIGHT))
            self.setFixedSize(self._renderer.defaultSize().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
            self._masks = {value: self._mask(value) for value in labels if self._renderer.elementExists(value)}
        self.update()

    def show_chosen(self, values: frozenset[str]) -> None:
        """Mark the regions of the answer."""
        self._chosen = values
        self.update()

    def regions(self) -> tuple[str, ...]:
        """Choices that the picture shows."""
        return tuple(self._masks)

    def value_at(self, at: QPointF) -> str:
        """The choice whose shape is under the point, the one drawn last; "" for none."""
        inside = QRect(0, 0, self.width(), self.height()).contains(at.toPoint())
        found = [value for value, mask in self._masks.items() if inside and mask.pixelColor(at.toPoint()).alpha() > 0]
        return found[-1] if found else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The region under the mouse is lit and named."""
        value = self.value_at(event.position())
        if value != self._hovered:
            self._hovered = value
            self.setToolTip(self._labels.get(value, ""))
            self.setCursor(Qt.CursorShape.PointingHandCursor if value else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        value = self.value_at(event.position())
        if value and event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.pressed.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, picture, marked regions."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)  # the pictures of forms are drawn for paper
        painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        self._renderer.render(painter, self.rect().toRectF())
        for value, mask in self._masks.items():
            if value in self._chosen or value == self._hovered:
                painter.setOpacity(CHOSEN_OPACITY if value in self._chosen else HOVER_OPACITY)
                painter.drawImage(0, 0, mask)
        painter.end()

    def _mask(self, value: str) -> QImage:
        """The region's shape in the colour of chosen answers."""
        made = QImage(self.size(), QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        box = self._renderer.viewBoxF()
        scale = self.width() / box.width() if box.width() else 1.0
        painter.scale(scale, scale)
        painter.translate(-box.topLeft())
        bounds = self._renderer.transformForElement(value).mapRect(self._renderer.boundsOnElement(value))
        self._renderer.render(painter, value, bounds)
        painter.resetTransform()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(made.rect(), LIGHT["primary"])
        painter.end()
        return made


class ImageMap(ChoiceCards):
    """Picture above, cards below; both show the same answer."""

    def __init__(self, many: bool, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(many, language, parent)
        self.box.removeWidget(self.table)
        self.map = RegionMap()
        self.map.pressed.connect(self._press_region)
        self._picture: tuple[str, tuple[str, ...]] | None = None
        upright = column(gap=10)
        upright.addWidget(self.map)
        upright.addWidget(self.table)
        self.box.addLayout(upright, 1)

    def set_node(self, node: QuestionNode) -> None:
        """Picture and list."""
        name = node.media.get("image", "")
        wanted = name, tuple(choice.label for choice in node.choices)
        if wanted != self._picture:
            self._picture = wanted
            self.map.show_map(self.files(name) if name else b"", {c.value: c.label for c in node.choices})
        self.map.setAccessibleName(node.label)
        self.map.setEnabled(not node.readonly)
        super().set_node(node)

    def shows_picture(self) -> bool:
        """The label's picture is this editor's map."""
        return bool(self.map.regions())

    def _show_chosen(self, chosen: list[str]) -> None:
        super()._show_chosen(chosen)
        self.map.show_chosen(frozenset(chosen))

    def _press_region(self, value: str) -> None:
        card = next(card for card in self.cards if card.value == value)
        card.setFocus(Qt.FocusReason.MouseFocusReason)
        self.press(card)
