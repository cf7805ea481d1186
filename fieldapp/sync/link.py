"""What earlier requests taught about the link: how much to send at once, and how often it failed."""

from dataclasses import dataclass

from fieldapp.sync.protocol import MAX_BATCH_LINES

TARGET_SECONDS = 10.0  # a lost batch costs at most about this
START_LINES = 20
START_BYTES = 256 << 10
MAX_BYTES = 4 << 20


@dataclass(slots=True)
class Link:
    """Keep one per province between runs. ``lines`` and ``plain_bytes`` bound the next batch."""

    lines: int = START_LINES
    plain_bytes: int = START_BYTES
    failures: int = 0  # runs in a row that a blocking cause ended

    def carried(self, lines: int, plain_bytes: int, seconds: float) -> None:
        """A batch went through; aim the next one at ``TARGET_SECONDS``, at most doubling."""
        factor = min(2.0, max(0.25, TARGET_SECONDS / max(seconds, 0.001)))
        full = 2 * lines >= self.lines or 2 * plain_bytes >= self.plain_bytes
        if full or factor < 1:
            self.lines = min(MAX_BATCH_LINES, max(1, round(lines * factor)))
            self.plain_bytes = min(MAX_BYTES, max(1024, round(plain_bytes * factor)))

    def dropped(self, lines: int) -> None:
        """A batch of ``lines`` did not go through; the next one is half as large, down to one."""
        self.lines = max(1, min(self.lines, lines) // 2)
        self.plain_bytes = max(1024, self.plain_bytes // 2)
