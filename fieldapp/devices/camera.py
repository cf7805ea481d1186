"""A camera as a source of pictures: the smallest format that is large enough, at most 25 pictures a second."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCameraPermission, QCoreApplication, QElapsedTimer, QPermission, Qt, QTimer
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QVideoFrame,
    QVideoFrameInput,
    QVideoSink,
)

from fieldapp.devices.media import PictureSource

APART = 40  # ms between two pictures
DARK = 10_000  # ms without a picture
SLOW = 8.0  # pictures a second, below which a format is no pleasure to look through


class FrameSource(PictureSource):
    """Pictures of a capture session, whatever feeds it: a camera, or frames that are sent in."""

    def __init__(self) -> None:
        super().__init__()
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._take)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self._sink)
        self._since = QElapsedTimer()
        self._running = False
        self._dark = QTimer(self)
        self._dark.setSingleShot(True)
        self._dark.setInterval(DARK)
        self._dark.timeout.connect(lambda: self.fail("dark"))

    def feed_from(self, source: QVideoFrameInput) -> None:
        """Frames come from there."""
        self._session.setVideoFrameInput(source)

    def start(self) -> None:
        """Look."""
        self._running = True
        self._dark.start()

    def stop(self) -> None:
        """Look away."""
        self._running = False
        self._dark.stop()

    def fail(self, code: str) -> None:
        """It ended by itself."""
        if self._running:
            self.stop()
            self.failed.emit(code)

    def _take(self, frame: QVideoFrame) -> None:
        if not self._running or (self._since.isValid() and self._since.elapsed() < APART):
            return
        image = frame.toImage()
        if not image.isNull():
            self._since.start()
            self._dark.stop()
            self.seen.emit(image)


class CameraSource(FrameSource):
    """``device`` for pictures whose longest side is ``longest`` px or more."""

    def __init__(self, device: QCameraDevice, longest: int) -> None:
        super().__init__()
        self._camera = QCamera(device, self)
        chosen = fitting(device.videoFormats(), longest)
        if chosen is not None:
            self._camera.setCameraFormat(chosen)
        self._camera.errorOccurred.connect(lambda _error, _text: self.fail("gone"))
        self._session.setCamera(self._camera)

    def start(self) -> None:
        """Ask the system for the camera where it wants to be asked, then look."""
        super().start()
        app, permission = QCoreApplication.instance(), QCameraPermission()
        if app is not None and app.checkPermission(permission) == Qt.PermissionStatus.Undetermined:
            app.requestPermission(permission, self, self._permitted)
        else:
            self._look(app is None or app.checkPermission(permission) == Qt.PermissionStatus.Granted)

    def stop(self) -> None:
        """The camera's light goes out."""
        super().stop()
        self._camera.stop()

    def _permitted(self, permission: QPermission) -> None:
        self._look(permission.status() == Qt.PermissionStatus.Granted)

    def _look(self, granted: bool) -> None:
        if not granted:
            self.fail("denied")
        elif self._running:
            self._camera.start()


def fitting(formats: Iterable[QCameraFormat], longest: int) -> QCameraFormat | None:
    """The best of a camera's formats; None where it tells none."""
    known = list(formats)
    sizes = [(max(one.resolution().width(), one.resolution().height()), one.maxFrameRate()) for one in known]
    return known[best_format(sizes, longest)] if known else None


def best_format(sizes: Sequence[tuple[int, float]], longest: int) -> int:
    """Where the best of these longest sides (px) and pictures a second stands.

    Large enough and not too slow, the smallest of those; else the largest that is not too slow; else the largest.
    """

    def rank(place: int) -> tuple[bool, bool, int, float]:
        side, speed = sizes[place]
        enough = side >= longest
        return speed >= SLOW, enough, -side if enough else side, speed

    return max(range(len(sizes)), key=rank)
