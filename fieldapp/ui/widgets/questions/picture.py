"""Pictures made small enough to send: longest side and JPEG quality; position and camera data are left behind.
And pictures of the form, drawn at the size they are shown.

Nothing here touches a widget, so it may run in a worker thread.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

LONGEST = 1600  # px
QUALITY = 80


def read_small(path: Path, longest: int = LONGEST) -> QImage:
    """The picture upright, at most ``longest`` px wide or high; a null image when it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def fitted(image: QImage, longest: int = LONGEST) -> QImage:
    """A picture of the camera, at most ``longest`` px wide or high."""
    if max(image.width(), image.height()) <= longest:
        return image
    room = QSize(longest, longest)
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def jpeg(image: QImage) -> bytes:
    """JPEG without metadata."""
    return _encoded(_on_white(image), "JPEG", QUALITY)


def png(image: QImage) -> bytes:
    """PNG, for line drawings."""
    return _encoded(image, "PNG", -1)


def from_bytes(content: bytes) -> QImage:
    """Any picture kept as bytes; a null image when it is none."""
    return QImage.fromData(content)


def drawn(content: bytes, room: QSize) -> QImage:
    """A picture of the form, vector or pixels, as large as fits ``room`` (in device pixels); null when it is none.

    Pixels are never drawn larger than they are.
    """
    if b"<svg" in content[:2000]:
        return _drawn_svg(content, room)
    image = QImage.fromData(content)
    if image.isNull() or (image.width() <= room.width() and image.height() <= room.height()):
        return image
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _drawn_svg(content: bytes, room: QSize) -> QImage:
    renderer = QSvgRenderer(QByteArray(content))
    if not renderer.isValid():
        return QImage()
    size = renderer.defaultSize().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter)
    painter.end()
    return made


def _on_white(image: QImage) -> QImage:
    """JPEG knows no transparency: what was see-through becomes white, not black."""
    if not image.hasAlphaChannel():
        return image
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _encoded(image: QImage, kind: str, quality: int) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(kept.data())
