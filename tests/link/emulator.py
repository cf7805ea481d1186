"""A bad link on loopback: a TCP proxy that lets bytes through as a slow, distant, lossy line would. No root, no netem.

Model, each way for itself:

rate    one line for all connections: a segment of up to 1,400 bytes keeps it busy for its bits / ``rate``.
delay   half of ``round_trip`` after that it arrives. A new connection waits one round trip (SYN, SYN-ACK) first.
loss    each segment is lost with probability ``loss``, as often as chance will have it. TCP sends it again, which
        keeps the line busy once more, and holds back everything behind it: one round trip later when enough follows
        to tell (fast retransmit, three segments in flight), else after a timer of round trip + 200 ms that doubles.
        A lost SYN costs a second. The line is also never faster than TCP's congestion avoidance would be
        (Mathis et al. 1997: 1.22 * segment / (round trip * sqrt(loss))), which only matters on fast lines.
cut     every ``cut_every`` seconds all connections are reset in both directions; what is on its way is lost.
        New connections are taken at once.

Not modelled: slow start (ten segments at the beginning are more than such a line holds), queues of routers (a sender
fills the line and waits), loss of acknowledgements (the next one makes up for it), bytes of TCP and IP headers, bit
errors, TLS.

``up`` and ``down`` count TCP payload that was put on the line, once for each byte; what a cut swallowed counts too.
``round_trips`` counts connections, and how often an answer came after something was sent.
"""

import asyncio
import math
import random
import socket
import struct
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

SEGMENT = 1400
TIMER = 0.2  # seconds that TCP waits beyond a round trip
LOST_SYN = 1.0
MANY_BEHIND = 3  # segments behind a lost one that tell of it
ROOM = 8 << 10  # bytes of the sockets' buffers: what waits before the line is not on it


@dataclass(frozen=True, slots=True)
class Weather:
    """``rate`` in bits a second; times in seconds; ``loss`` and so on as in the module."""

    rate: float = 64_000
    round_trip: float = 0.3
    loss: float = 0.0
    cut_every: float = 0.0
    seed: int = 1

    @property
    def bytes_a_second(self) -> float:
        """What one way carries at most."""
        mathis = (
            1.22 * SEGMENT / (self.round_trip * math.sqrt(self.loss)) if self.loss and self.round_trip else math.inf
        )
        return min(self.rate / 8, mathis)


@dataclass(slots=True)
class Way:
    """One direction of the line."""

    carried: int = 0
    free_at: float = 0.0
    turns: int = 0  # how often it spoke after the other


@dataclass
class Emulator:
    """Listens on ``address`` and carries to ``upstream``; use it in a ``with``. ``up`` and ``down`` count."""

    upstream: str
    weather: Weather = field(default_factory=Weather)
    connections: int = 0
    cuts: int = 0
    _up: Way = field(default_factory=Way)
    _down: Way = field(default_factory=Way)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.weather.seed)
        self._open: set[asyncio.Task[None]] = set()
        self._sockets: set[socket.socket] = set()
        self._loop = asyncio.new_event_loop()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ROOM)
        self._listener.setblocking(False)
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))
        self._over = asyncio.Event()

    @property
    def up(self) -> int:
        """Bytes towards the province."""
        return self._up.carried

    @property
    def round_trips(self) -> int:
        """Connections made, and answers waited for."""
        return self.connections + self._down.turns

    @property
    def down(self) -> int:
        """Bytes towards the laptop."""
        return self._down.carried

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()
        self._loop.close()
        self._listener.close()

    async def _serve(self) -> None:
        accepting = self._loop.create_task(self._accept())
        cutting = self._loop.create_task(self._cut_again_and_again())
        await self._over.wait()
        accepting.cancel()
        cutting.cancel()
        self._cut()
        await asyncio.gather(accepting, cutting, *self._open, return_exceptions=True)

    async def _accept(self) -> None:
        while True:
            laptop, _ = await self._loop.sock_accept(self._listener)
            laptop.setblocking(False)
            self.connections += 1
            task = self._loop.create_task(self._connection(laptop))
            self._open.add(task)
            task.add_done_callback(self._open.discard)

    async def _cut_again_and_again(self) -> None:
        while self.weather.cut_every:
            await asyncio.sleep(self.weather.cut_every)
            self.cuts += 1
            self._cut()

    def _cut(self) -> None:
        """Reset everything: an RST goes out where a socket closes without lingering."""
        for task in self._open:
            task.cancel()
        for one in self._sockets:
            with suppress(OSError):
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    async def _connection(self, laptop: socket.socket) -> None:
        parts = urlsplit(self.upstream)
        province = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        province.setblocking(False)
        ends = {laptop, province}
        self._sockets |= ends
        for one in ends:
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            await asyncio.sleep(self.weather.round_trip)
            while self._chance.random() < self.weather.loss:
                await asyncio.sleep(LOST_SYN)
            await self._loop.sock_connect(province, (parts.hostname, parts.port))
            async with asyncio.TaskGroup() as both:
                spoken = [self._down]
                both.create_task(self._carry(laptop, province, self._up, spoken))
                both.create_task(self._carry(province, laptop, self._down, spoken))
        except* OSError:
            pass  # one side hung up: the other hears it, as on a real line
        finally:
            self._sockets -= ends
            laptop.close()
            province.close()

    async def _carry(self, source: socket.socket, target: socket.socket, way: Way, spoken: list[Way]) -> None:
        arriving: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = self._loop.create_task(self._deliver(arriving, target))
        arrives = 0.0
        try:
            while content := await self._loop.sock_recv(source, SEGMENT):
                at = max(self._loop.time(), way.free_at)
                takes = len(content) / self.weather.bytes_a_second
                way.free_at = at + takes
                way.carried += len(content)
                if spoken[0] is not way:
                    spoken[0] = way
                    way.turns += 1
                late = self._lost(len(content), way, takes)
                arrives = max(arrives, way.free_at + self.weather.round_trip / 2 + late)
                arriving.put_nowait((arrives, content))
                await self._until(way.free_at)
            arriving.put_nowait((max(arrives, self._loop.time() + self.weather.round_trip / 2), b""))
            await delivery
        finally:
            delivery.cancel()

    def _lost(self, size: int, way: Way, takes: float) -> float:
        """Seconds by which a segment comes later because it was lost."""
        late, timer = 0.0, self.weather.round_trip + TIMER
        while self._chance.random() < self.weather.loss:
            way.free_at += takes
            followed = size == SEGMENT and self.weather.bytes_a_second * self.weather.round_trip > MANY_BEHIND * size
            late += self.weather.round_trip if followed else timer
            timer *= 2
        return late

    async def _deliver(self, arriving: asyncio.Queue[tuple[float, bytes]], target: socket.socket) -> None:
        while True:
            at, content = await arriving.get()
            await self._until(at)
            if not content:
                with suppress(OSError):
                    target.shutdown(socket.SHUT_WR)
                return
            await self._loop.sock_sendall(target, content)

    async def _until(self, at: float) -> None:
        wait = at - self._loop.time()
        if wait > 0:
            await asyncio.sleep(wait)
