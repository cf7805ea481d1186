"""Sending over the worst link: 64 kbit/s, 300 ms round trip, with and without 3 % loss and a cut every 30 seconds.

``python tests/benchmarks/bad_link.py [quick|text|beside]``. ``beside``: only the same submissions over the same link to
a server that speaks OpenRosa as ODK Central does, by this app's own OpenRosa path, beside the province.
 A real province process, the real encrypted store and uploader,
rapid assessments that the engine filled (``tests/link/rapid.py``), the link of ``tests/link/emulator.py``. Every figure
stands beside the floor of the same bytes: bytes up / rate. Bytes are TCP payload, headers included, without TLS.
"""

import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from fieldapp.domain.assessment import Progress, State  # noqa: E402
from fieldapp.domain.submission import sha256_hex  # noqa: E402
from fieldapp.server import library  # noqa: E402
from fieldapp.server.database import open_engine  # noqa: E402
from fieldapp.sync.credentials import DeviceCredentials  # noqa: E402
from fieldapp.sync.openrosa_run import Trips, upload_to_form_server  # noqa: E402
from fieldapp.sync.openrosa_upload import FormServerAccess, FormServerUpload  # noqa: E402
from fieldapp.sync.uploader import UploadReport  # noqa: E402
from tests.link.emulator import Emulator, Weather  # noqa: E402
from tests.link.rapid import Made, rapid_form, rapid_submissions  # noqa: E402
from tests.server.running import Site, in_process, make_province  # noqa: E402
from tests.sync.central_process import central  # noqa: E402
from tests.sync.laptop import PATIENCE, Laptop, laptop  # noqa: E402

ALONE, MANY, PHOTO_BYTES, PHOTO_SIZE = 200, 1000, 5_000_000, 100_000
GOAL_ALONE_SECONDS, GOAL_ALONE_BYTES, GOAL_EACH, GOAL_SENT_AGAIN = 9.0, 55_000, 260, 0.03
GOAL_FEWER_BYTES, GOAL_FEWER_TRIPS = 8, 20
FLOOR = Weather().rate / 8  # bytes a second
LOSSY, CUT = 0.03, 30.0


NOBODY = DeviceCredentials("", {}, lambda content: "", lambda *_parts: False)
Run = Callable[[Laptop], UploadReport]


@dataclass(frozen=True, slots=True)
class Sent:
    """One measurement over one link."""

    name: str
    seconds: float
    up: int
    down: int
    runs: int
    cuts: int
    received: int
    round_trips: int


@contextmanager
def province(folder: Path) -> Iterator[Site]:
    """A running province that has published the rapid form."""
    settings = make_province(folder / "province")
    engine = open_engine(settings.database)
    library.publish(engine, rapid_form(), datetime.now(UTC))
    engine.dispose()
    with in_process(settings) as site:
        yield site


def fill(desk: Laptop, made: Sequence[Made], photos: dict[str, bytes]) -> None:
    """Everything finalized and in the outbox."""
    desk.store.put_form(rapid_form())
    for one in made:
        submission = one.submission
        desk.store.start(
            submission.instance_id, submission.form_id, submission.form_version, "Asesmen cepat", {}, Progress()
        )
        for file in submission.attachments:
            desk.store.attach(submission.instance_id, file, f"{file.sha256}.age")
        desk.store.finalize(submission, one.entities, one.title)
    desk.files |= photos


def send(
    name: str,
    site: Site | str,
    made: Sequence[Made],
    photos: dict[str, bytes],
    weather: Weather,
    run: Run = Laptop.send,
) -> Sent:
    """One laptop, from a full outbox to receipts for all; runs again at once after a cut.

    ``site``: a province, or the address of another server; ``run``: the way to that one.
    """
    with tempfile.TemporaryDirectory() as room, Emulator(_address(site), weather) as link:
        device = NOBODY if isinstance(site, str) else site.device()[0]
        with laptop(Path(room), device, link.address) as desk:
            fill(desk, made, photos)
            desk.wanted = {}
            began, runs = time.perf_counter(), 0
            while True:
                report = run(desk)
                runs += 1
                done = desk.states().get(State.RECEIVED, 0)
                if done == len(made) or (
                    report.cause is not None and report.cause.code not in ("offline", "server_trouble")
                ):
                    break
            seconds = time.perf_counter() - began
            assert done == len(made), (done, report)
        sent = Sent(name, seconds, link.up, link.down, runs, link.cuts, done, link.round_trips)
    _say(sent)
    return sent


def _address(site: Site | str) -> str:
    return site if isinstance(site, str) else site.address


def _say(sent: Sent) -> None:
    floor = sent.up / FLOOR
    print(
        f"{sent.name}: {sent.received} received in {sent.seconds:.1f} s ({sent.seconds / floor:.2f} x the floor of "
        f"{floor:.1f} s), {sent.up / 1000:.1f} kB up, {sent.down / 1000:.1f} kB down, "
        f"{sent.up / sent.received:.0f} bytes up each; {sent.round_trips} round trips, "
        f"{sent.runs} runs, {sent.cuts} cuts",
        flush=True,
    )


def beside(site: Site, count: int) -> bool:
    """The same submissions to the province and by OpenRosa; prints how many times more the latter costs."""
    made = fresh(count, 21)
    ours = send(f"{count} to the province", site, made, {}, Weather())
    with central() as other:
        form = made[0].submission
        other.tell(forms=[f"{form.form_id} {form.form_version}"])
        theirs = send(f"the same {count} by OpenRosa", other.origin, made, {}, Weather(), by_openrosa)
    more, turns = theirs.up / ours.up, theirs.round_trips / ours.round_trips
    print(
        f"OpenRosa takes {more:.1f} times the bytes (goal {GOAL_FEWER_BYTES}), {turns:.1f} times the round trips "
        f"(goal {GOAL_FEWER_TRIPS}), {theirs.seconds / ours.seconds:.1f} times as long",
        flush=True,
    )
    return more >= GOAL_FEWER_BYTES and turns >= GOAL_FEWER_TRIPS


def by_openrosa(desk: Laptop) -> UploadReport:
    """One run of the OpenRosa path, as ``upload`` runs it for a profile that sends to such a server."""
    access = FormServerAccess(f"{desk.address}/v1/projects/1", "", "")
    with FormServerUpload(access, "jangkau:UJI-1", silence_seconds=PATIENCE) as server:
        chance = random.Random(1)
        quiet = threading.Event()
        return upload_to_form_server(
            desk.store, server, desk.read, desk.told.append, quiet, desk.now, chance, trips=Trips(), at_once=True
        )


def fresh(count: int, seed: int, photos: dict[int, bytes] | None = None) -> list[Made]:
    """Submissions that no province has seen."""
    return list(rapid_submissions(count, seed, photos))


def pictures(count: int, seed: int) -> dict[int, bytes]:
    """Photos that do not compress, spread over the submissions."""
    chance = random.Random(seed)
    each = MANY // count
    return {number * each: chance.randbytes(PHOTO_SIZE) for number in range(count)}


def main() -> bool:
    """Prints figures; True when every goal is met."""
    quick = "quick" in sys.argv
    with tempfile.TemporaryDirectory() as room, province(Path(room)) as site:
        if "beside" in sys.argv:
            return beside(site, ALONE)
        alone = send("200 alone", site, fresh(ALONE, 11), {}, Weather())
        met = [alone.seconds <= GOAL_ALONE_SECONDS, alone.up <= GOAL_ALONE_BYTES]
        send("200 alone, 3 % loss", site, fresh(ALONE, 12), {}, Weather(loss=LOSSY))
        hundred = send("100 alone", site, fresh(100, 13), {}, Weather())
        met.append(hundred.up / 100 <= GOAL_EACH)
        if "text" in sys.argv:
            send("1,000 texts", site, fresh(MANY, 17), {}, Weather())
            send("1,000 texts, 3 % loss, cuts", site, fresh(MANY, 18), {}, Weather(loss=LOSSY, cut_every=CUT))
        elif not quick:
            by_number = pictures(PHOTO_BYTES // PHOTO_SIZE, 15)
            made = fresh(MANY, 14, by_number)
            photos = {sha256_hex(photo): photo for photo in by_number.values()}
            calm = send("1,000 and 5 MB of photos", site, made, photos, Weather())
            by_number = pictures(PHOTO_BYTES // PHOTO_SIZE, 16)
            photos = {sha256_hex(photo): photo for photo in by_number.values()}
            made = fresh(MANY, 15, by_number)
            rough = send("the same, 3 % loss, a cut every 30 s", site, made, photos, Weather(loss=LOSSY, cut_every=CUT))
            again = rough.up / calm.up - 1
            print(f"sent again because of cuts: {again:.1%} of the bytes (goal {GOAL_SENT_AGAIN:.0%})")
            met.append(again <= GOAL_SENT_AGAIN)
            met.append(beside(site, ALONE))
    return all(met)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
