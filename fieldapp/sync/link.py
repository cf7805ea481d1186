"""What earlier requests taught about the link: how fast it is, how much to send at once, how often it failed.

Kept between runs (``saved``, ``Link.kept``), so that tomorrow's first batch fits the link of today.
"""

import math
from dataclasses import asdict, dataclass

from fieldapp.sync.protocol import MAX_BATCH_LINES, decode, encode

TARGET_SECONDS = 8.0  # a lost batch costs at most about this
PIECE_SECONDS = 10.0  # of an attachment: text that was finalized meanwhile waits no longer
SHORTEST_SECONDS = 1.5  # on a link that is cut again and again
PATIENCE_GAIN = 1.25  # how much longer the next batch may take after one that came through
START_LINES = 200
START_BYTES = 1 << 20  # plain; some 45 kB on the wire
MAX_BYTES = 4 << 20
SMALLEST_PIECE, LARGEST_PIECE = 16 << 10, 256 << 10  # bytes of an attachment in one request
NEWS = 0.3  # weight of the last measurement of the rate
TELLING = 4 << 10  # bytes of a request that tells something about the rate


@dataclass(slots=True)
class Link:
    """Keep one per province. ``lines`` and ``plain_bytes`` bound the next batch.

    ``rate``: bytes up a second as last seen, waiting for the answer included; 0 before the first. ``ratio``: bytes
    on the wire for one plain byte of a submission. ``seconds``: how long one request may take.
    """

    lines: int = START_LINES
    plain_bytes: int = START_BYTES
    failures: int = 0  # runs in a row that a blocking cause ended
    rate: float = 0.0
    ratio: float = 0.06
    seconds: float = TARGET_SECONDS

    @staticmethod
    def kept(text: str) -> "Link":
        """The link that ``saved`` wrote; a new one for "" and for anything that cannot be."""
        try:
            found = decode(text, Link)
        except ValueError:
            return Link()
        sane = 1 <= found.lines <= MAX_BATCH_LINES and 1024 <= found.plain_bytes <= MAX_BYTES and found.failures >= 0
        finite = all(math.isfinite(one) and one >= 0 for one in (found.rate, found.ratio, found.seconds))
        return found if sane and finite and SHORTEST_SECONDS <= found.seconds <= TARGET_SECONDS else Link()

    def saved(self) -> str:
        """As text for ``kept``."""
        return encode(asdict(self)).decode()

    @property
    def piece(self) -> int:
        """Bytes of an attachment that fit into one request.

        However often the link is cut: the province keeps what came of a piece, and small ones cost headers.
        """
        wanted = self.rate * PIECE_SECONDS if self.rate else LARGEST_PIECE
        return min(LARGEST_PIECE, max(SMALLEST_PIECE, round(wanted)))

    def carried(self, lines: int, plain_bytes: int, seconds: float, wire_bytes: int = 0) -> None:
        """A batch went through; aim the next one at ``seconds`` of the link, at most doubling."""
        factor = min(2.0, max(0.25, self.seconds / max(seconds, 0.001)))
        full = 2 * lines >= self.lines or 2 * plain_bytes >= self.plain_bytes
        if full or factor < 1:
            self.lines = min(MAX_BATCH_LINES, max(1, round(lines * factor)))
            self.plain_bytes = min(MAX_BYTES, max(1024, round(plain_bytes * factor)))
        self.seconds = min(TARGET_SECONDS, self.seconds * PATIENCE_GAIN)
        if wire_bytes >= TELLING and plain_bytes > 0:
            self.ratio += NEWS * (wire_bytes / plain_bytes - self.ratio)
        self.moved(wire_bytes, seconds)

    def moved(self, wire_bytes: int, seconds: float) -> None:
        """So many bytes of one request went up and were answered."""
        if wire_bytes >= TELLING:
            rate = wire_bytes / max(seconds, 0.001)
            self.rate += (NEWS if self.rate else 1.0) * (rate - self.rate)

    def dropped(self, lines: int) -> None:
        """A batch of ``lines`` did not go through; the next one is half as large, down to one."""
        self.lines = max(1, min(self.lines, lines) // 2)
        self.plain_bytes = max(1024, self.plain_bytes // 2)
        self.cut()

    def cut(self) -> None:
        """The link broke in the middle of a request: what travels at once becomes shorter."""
        self.seconds = max(SHORTEST_SECONDS, self.seconds / 2)
