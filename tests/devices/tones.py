"""Sound made here: a tone, in portions as a microphone gives them."""

import array
import math

from fieldapp.devices.media import SoundSource


def tone(rate: int, milliseconds: int, loudness: float = 0.5, begin: int = 0) -> bytes:
    """A tone of 440 Hz, one channel of 16 bits."""
    count = rate * milliseconds // 1000
    step = 2 * math.pi * 440 / rate
    return array.array("h", (round(32767 * loudness * math.sin(step * (begin + k))) for k in range(count))).tobytes()


class Tone(SoundSource):
    """Gives what a test tells it to, and says whether it is being listened to."""

    def __init__(self, rate: int = 16_000) -> None:
        super().__init__()
        self.rate = rate
        self.open = False

    def start(self) -> None:
        self.open = True

    def stop(self) -> None:
        self.open = False

    def sing(self, milliseconds: int, loudness: float = 0.5) -> None:
        """In portions of 100 ms."""
        for at in range(0, milliseconds, 100):
            self.came.emit(tone(self.rate, min(100, milliseconds - at), loudness, self.rate * at // 1000))
