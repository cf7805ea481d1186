"""Histories of laptops, links, sticks and a province, drawn by Hypothesis; ``model`` says what must be true.

Client, store, courier and province are the real ones; only sockets are left out (``way``). Hypothesis chooses what
people, links and computers do; after each step nothing may have gone back, and once everything is healed and
everybody uploaded until nothing moves, everything is counted.
"""

import random
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from fieldapp.db import engine
from fieldapp.db.store import Store
from fieldapp.domain.submission import Submission
from fieldapp.errors import NotADraft
from fieldapp.fieldbook import retention
from fieldapp.fieldbook.connection import device_secret
from fieldapp.server import database
from fieldapp.sync import uploader
from tests.histories.field import CHANGE, Laptop, PowerCutError, enrolled
from tests.histories.model import Model, Version
from tests.histories.site import Site, new_province
from tests.histories.way import KINDS, PATHS, Harm, Way, by_way_of

ROOM = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # a disk in memory, where there is one
BEGIN = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
ORIGINALS, MOST = 2, 4  # laptops at first; with their copies
LANES = (1, 3)
ROUNDS = 8
PROVEN_AFTER = 2  # runs: one that has nothing to send may hear of the new epoch only at its end
STEPS = 14
SMALL, LARGE = 300, 40_000  # bytes of a photo: one piece, and several

who = st.integers(0, MOST - 1)
stick = st.integers(0, 1)
jumps = st.sampled_from((-9000, -400, -1, 0, 1, 400, 9000))  # days
photos = st.sampled_from((0, 0, SMALL, LARGE))
forms = st.sampled_from((CHANGE,) * 6 + ("unknown", "newer"))
harm = st.tuples(st.sampled_from(PATHS), st.sampled_from((0, 0, 1, 2)), st.sampled_from(KINDS))
weather = st.just([]) | st.lists(harm, min_size=1, max_size=2) | st.lists(harm, min_size=2, max_size=5)
words = st.sampled_from(("Ucok", "Beruk", "Tato naga", "Pincang"))


def template(lanes: int) -> Path:
    """A province and two enrolled laptops, nothing finalized; made once for this process."""
    if lanes not in _TEMPLATES:
        room = _room("pattern")
        province = new_province(room / "province", lanes)
        for n in range(ORIGINALS):
            enrolled(f"laptop{n}", room / f"laptop{n}", province).close()
        _TEMPLATES[lanes] = room
    return _TEMPLATES[lanes]


def forget_templates() -> None:
    """Delete them."""
    while _TEMPLATES:
        shutil.rmtree(_TEMPLATES.popitem()[1])


_TEMPLATES: dict[int, Path] = {}


def _room(name: str) -> Path:
    return Path(tempfile.mkdtemp(prefix=f"histories-{name}-", dir=ROOM))


class History(RuleBasedStateMachine):
    """One history."""

    counted: ClassVar[Counter[str]] = Counter()  # of all histories of this process

    def __init__(self) -> None:
        super().__init__()
        self.counted["histories"] += 1
        self.room = _room("one")
        self.passed = timedelta()
        self.model = Model()
        self.laptops: list[Laptop] = []
        self.working: list[Laptop] = []  # whose run is under way; the last one is at it
        self.touched: set[str] = set()
        self.sound = False
        self.looked_at = 0  # requests when the province was looked at last
        self.contents = random.Random(0)

    @initialize(lanes=st.sampled_from(LANES), checks=st.sampled_from(("full", "staged")))
    def begin_with(self, lanes: int, checks: str) -> None:
        """One lane or several, checks before or after the receipt."""
        pattern = template(lanes)
        for part in pattern.iterdir():
            shutil.copytree(part, self.room / part.name)
        for n in range(2):
            (self.room / f"stick{n}").mkdir()
        self.site = Site(self.room / "province", self.time, "full" if checks == "full" else "staged")
        self.model.epochs.append(self.site.office.card.epoch)
        self.site.back_up(self.room / "backup")
        self.laptops = [Laptop(f"laptop{n}", self.room / f"laptop{n}", self.time) for n in range(ORIGINALS)]
        events: dict[str, Callable[[], None]] = {
            "power_cut_before": self._power_cut,
            "power_cut_after": self._power_cut,
            "server_restart": self._restart_server,
            "meanwhile": self._meanwhile,
            "typed": lambda: self._new(self.working[-1], "Sela", 0),
        }
        self.way = Way(self.site.app, events)

    def time(self) -> datetime:
        """The true time; it never stands still."""
        self.passed += timedelta(milliseconds=5)
        return BEGIN + self.passed

    def _laptop(self, number: int) -> Laptop:
        found = self.laptops[number % len(self.laptops)]
        self.touched.add(found.name)
        return found

    # ---- work

    @rule(number=who, name=words, photo=photos)
    def meet_somebody(self, number: int, name: str, photo: int) -> None:
        """A new person, finalized."""
        self._new(self._laptop(number), name, photo)

    @rule(number=who, whom=st.integers(0, 3), alias=st.none() | words, marks=st.none() | words, form=forms)
    def say_something(self, number: int, whom: int, alias: str | None, marks: str | None, form: str) -> None:
        """Something about a person whom any laptop met; with some forms the province does not take it."""
        laptop, persons = self._laptop(number), self.model.persons()
        if not persons:
            persons = [str(uuid.uuid4())]  # somebody of whom nobody knows yet
        said = {name: text for name, text in (("alias", alias), ("marks", marks)) if text}
        person = persons[whom % len(persons)]
        self._keep(laptop, laptop.file(form, said | {"person_id": person}), said, person)

    @rule(
        number=who, what=st.sampled_from(("leave", "finish", "finish", "recall")), name=words, which=st.integers(0, 5)
    )
    def draft(self, number: int, what: str, name: str, which: int) -> None:
        """Drafts stay open, also on copies of the laptop, and each may finish them; what has not left comes back."""
        laptop = self._laptop(number)
        waiting = laptop.waiting_for("visit")
        if what == "recall" and waiting:
            self._recall(laptop, waiting[which % len(waiting)])
        elif what == "leave" or not laptop.drafts:
            laptop.begin("visit")
        else:
            self._finish(laptop, name, SMALL * (which % 2))

    def _recall(self, laptop: Laptop, instance_id: str) -> None:
        sha256 = laptop.book.submission(instance_id).sha256
        with suppress(NotADraft):  # bytes may have left this laptop
            laptop.book.recall(instance_id)
            self.model.recalled(laptop, instance_id, sha256)
            laptop.drafts.append(instance_id)
            self.counted["recalled"] += 1

    def _new(self, laptop: Laptop, name: str, photo: int) -> None:
        said = {"full_name": name}
        self._keep(laptop, laptop.file("visit", said, self.contents.randbytes(photo)), said)

    def _finish(self, laptop: Laptop, name: str, photo: int) -> None:
        said = {"full_name": name}
        self._keep(laptop, laptop.finish(laptop.drafts[0], said, self.contents.randbytes(photo)), said)

    def _keep(self, laptop: Laptop, frozen: Submission, said: dict[str, str], person: str = "") -> None:
        """It was called finalized."""
        self.touched.add(laptop.name)
        person = person or laptop.book.assessment(frozen.instance_id).person_id
        version = Version(frozen.form_id, person, said, frozen.attachments)
        self.model.finalized(laptop, frozen.instance_id, frozen.sha256, version)
        self.counted["finalized"] += 1

    # ---- sending

    @rule(
        number=who,
        photos=st.lists(photos, min_size=1, max_size=4),
        harms=weather,
        at_once=st.sampled_from((True, True, False)),
        recalled=st.booleans(),
    )
    def work_and_upload(
        self, number: int, photos: list[int], harms: list[Harm], *, at_once: bool, recalled: bool
    ) -> None:
        """Some new people, and a run in some weather; somebody may want to take back what still waits."""
        laptop = self._laptop(number)
        for photo in photos:
            self._new(laptop, "Seorang", photo)
        self._run(laptop, lambda one: one.upload(at_once=at_once), harms)
        waiting = laptop.waiting_for("visit")
        if recalled and waiting:
            self._recall(laptop, waiting[0])

    @rule(number=who, harms=weather)
    def upload(self, number: int, harms: list[Harm]) -> None:
        """A run in some weather."""
        self._run(self._laptop(number), lambda one: one.upload(), harms)

    @rule()
    def late_requests_arrive(self) -> None:
        """What was under way for long, in whatever order."""
        self.way.arrive()

    def _run(self, laptop: Laptop, run: Callable[[Laptop], object], harms: list[Harm]) -> None:
        """With the power cut the laptop starts again from what its disk held at that moment."""
        self.touched.add(laptop.name)
        self.counted["runs"] += 1
        self.working.append(laptop)
        try:
            with self.way.with_plan(harms), by_way_of(self.way):
                run(laptop)
        except PowerCutError:
            laptop.come_back(self.room / f"image-{laptop.name}")
        finally:
            self.working.pop()

    def _power_cut(self) -> None:
        laptop = self.working[-1]
        drafts = list(laptop.drafts)
        laptop.image(self.room / f"image-{laptop.name}")
        laptop.drafts = drafts
        raise PowerCutError

    def _meanwhile(self) -> None:
        """Another laptop's whole run, while a request of this one is under way."""
        idle = [one for one in self.laptops if one not in self.working]
        if idle:
            self._run(idle[-1], lambda laptop: laptop.upload(), [])

    def _restart_server(self) -> None:
        self.site.stop()
        self.site.start()

    # ---- sticks

    @rule(number=who, place=stick, copied=st.booleans(), only_new=st.booleans())
    def pack(self, number: int, place: int, *, copied: bool, only_new: bool) -> None:
        """What has no answer yet goes on a stick, perhaps on both."""
        folder = self.room / f"stick{place}"
        self._laptop(number).book.courier.pack(folder, only_new=only_new)
        for path in folder.iterdir() if copied else ():
            shutil.copy(path, self.room / f"stick{1 - place}" / f"k-{path.name}"[-120:])
        self.counted["packed"] += 1

    @rule(number=who, place=stick, taken=st.booleans(), harms=weather, back=st.booleans())
    def bring(self, number: int, place: int, harms: list[Harm], *, taken: bool, back: bool) -> None:
        """A courier takes packs, early, late or again, uploads, and may write the answers on the stick."""
        laptop, folder = self._laptop(number), self.room / f"stick{place}"
        if taken:
            laptop.book.courier.take([folder])
        self._run(laptop, lambda one: one.book.courier.upload(), harms)
        if back:
            laptop.book.courier.write_receipts(folder)
        self.counted["brought"] += 1

    @rule(number=who, place=stick)
    def read_receipts(self, number: int, place: int) -> None:
        """Answers of whatever laptop are on the stick."""
        self._laptop(number).book.courier.read_receipts([self.room / f"stick{place}"])

    # ---- computers

    @rule(number=who, harms=st.none() | weather, days=jumps, seconds=st.integers(-3600, 3600))
    def restart(self, number: int, harms: list[Harm] | None, days: int, seconds: int) -> None:
        """An app is closed, perhaps after a run, and started again; its clock may have jumped, years back or forth."""
        laptop = self._laptop(number)
        if harms is not None:
            self._run(laptop, lambda one: one.upload(), harms)
        laptop.restart()
        laptop.ahead = timedelta(days=days, seconds=seconds)

    @precondition(lambda self: len(self.laptops) < MOST)
    @rule(number=who, draft=st.booleans(), one=words, other=words)
    def copy_laptop(self, number: int, one: str, other: str, *, draft: bool) -> None:
        """Somebody copies a profile to another computer; both go on, and may finish the same draft."""
        laptop, name = self._laptop(number), f"copy{len(self.laptops)}"
        if draft and not laptop.drafts:
            laptop.begin("visit")
        copy = laptop.clone(name, self.room / name)
        self.laptops.append(copy)
        self.model.cloned(laptop, copy)
        if draft:
            self._finish(laptop, one, 0)
            self._finish(copy, other, 0)
        self.counted["copied laptops"] += 1

    @rule(hours=st.sampled_from((0.01, 0.3, 3.0, 30.0)), restarted=st.booleans(), checked=st.booleans())
    def time_passes(self, hours: float, *, restarted: bool, checked: bool) -> None:
        """For all. The province may be restarted, and its staged checks may catch up."""
        self.passed += timedelta(hours=hours)
        if restarted:
            self._restart_server()
        if checked:
            self.site.check_all()

    @rule(confirmed=st.booleans())
    def back_up(self, *, confirmed: bool) -> None:
        """A copy of the province's disk; laptops may hear that it is in another building."""
        logged = self.site.logged()
        self.site.back_up(self.room / "backup")
        if confirmed:
            self.site.confirm(logged)

    @rule(number=who, name=words, photo=photos, harms=weather, backed_up=st.sampled_from((True, True, False)))
    def purge(self, number: int, name: str, photo: int, harms: list[Harm], *, backed_up: bool) -> None:
        """Somebody new is sent; what is settled by now leaves the laptop, perhaps that too."""
        laptop = self._laptop(number)
        self._new(laptop, name, photo)
        self._run(laptop, lambda one: one.upload(), [])
        if backed_up:
            self.back_up(confirmed=True)
        self._run(laptop, self._purge, harms)

    def _purge(self, laptop: Laptop) -> None:
        self.counted["purged"] += laptop.purge()

    @rule()
    def restore(self) -> None:
        """The province's disk dies; the copy serves on."""
        self.model.look_at_province(self.site)
        self.site.restore(self.room / "backup")
        self.model.epochs.append(self.site.office.card.epoch)
        self.model.look_at_province(self.site, restored=True)
        self.counted["restored"] += 1
        self.counted["lost by a restore"] += len(self.model.lost_by_restore)

    # ---- what must be true

    @invariant()
    def nothing_goes_back(self) -> None:
        """After each step: the province, and whoever did something."""
        if not self.laptops:
            return
        self.sound = False  # until it is looked through: what is broken is not healed
        if self.way.requests != self.looked_at:
            self.looked_at = self.way.requests
            self.model.look_at_province(self.site)
        for laptop in self.laptops:
            if laptop.name in self.touched and laptop.used:
                self.model.look_at_laptop(laptop)
        self.touched.clear()
        self.sound = True

    def teardown(self) -> None:
        """Heal everything and count."""
        try:
            if self.sound:
                self._heal()
        finally:
            for laptop in self.laptops:
                laptop.close()
            if self.laptops:
                self.counted.update({f"way: {kind}": count for kind, count in self.way.counted.items()})
                self.counted["requests"] += self.way.requests
                self.way.close()
                self.site.stop()
            shutil.rmtree(self.room)

    def _heal(self) -> None:
        self.way.arrive()
        for place in range(2):
            self._last_packs(self.laptops[place], self.room / f"stick{place}")
        for _ in range(ROUNDS):
            self.passed += timedelta(hours=3)
            waiting = [laptop for laptop in self.laptops if laptop.used and laptop.waiting]
            if not waiting:
                break
            for laptop in waiting:
                self._run(laptop, lambda one: one.upload(), [])
        for laptop in (
            [one for one in self.laptops if one.used] * PROVEN_AFTER if RESENDS and self.site.restored else ()
        ):
            self.passed += timedelta(hours=1)
            self._run(laptop, lambda one: one.upload(), [])
        self.site.check_all()
        self.looked_at = -1
        self.touched = {laptop.name for laptop in self.laptops}
        self.nothing_goes_back()
        self.model.look_at_end(self.laptops, self.site, resent=RESENDS)
        for laptop in self.laptops:
            shown = laptop.book.count_by_state() if laptop.used else {}
            self.counted.update({state.value: count for state, count in shown.items() if count})

    def _last_packs(self, courier: Laptop, folder: Path) -> None:
        """Sticks that were forgotten come last of all."""
        if not any(folder.iterdir()):
            return
        courier.book.courier.take([folder])
        self._run(courier, lambda one: one.book.courier.upload(), [])
        courier.book.courier.write_receipts(folder)
        for laptop in self.laptops:
            laptop.book.courier.read_receipts([folder])


RESENDS = hasattr(Store, "hear_epoch")  # whether laptops bring again what a restored province has lost


@contextmanager
def steady() -> Iterator[None]:
    """The same choices make the same history, and quickly.

    Ids come from a seed, no keyring is asked, a run looks for fresh work at once, and the engines of all stores share
    the statements that were compiled.
    """
    ids, compiled = random.Random(0), LRUCache[Any, Any](1000)
    alike = SQLiteDialect_pysqlite

    def new_uuid() -> uuid.UUID:
        return uuid.UUID(int=ids.getrandbits(128), version=4)

    def new_engine(*args: Any, **facts: Any) -> Engine:
        made = create_engine(*args, **facts)
        made._compiled_cache = compiled
        return made

    with (
        mock.patch.object(uuid, "uuid4", new_uuid),
        mock.patch.object(device_secret, "_PINNED", {}),
        mock.patch.object(uploader, "LOOK_AGAIN_SECONDS", 0.0),
        mock.patch.object(retention, "PAUSE_SECONDS", 0.0),
        mock.patch.object(engine, "create_engine", new_engine),
        mock.patch.object(database, "create_engine", new_engine),
        mock.patch.object(alike, "__eq__", lambda one, other: type(one) is type(other)),
        mock.patch.object(alike, "__hash__", lambda one: hash(type(one))),
    ):
        yield


def histories(count: int, steps: int = STEPS, *, seed: int | None = None, shrink: bool = True) -> Counter[str]:
    """Run this many histories of at most this many steps, the same ones each time unless there is a ``seed``.

    Returns what happened in them; raises what was not true in the first that failed, made small.
    """
    History.counted.clear()
    bound = type("History", (History,), {})
    if seed is not None:
        bound = hypothesis.seed(seed)(bound)
    with steady():
        run_state_machine_as_test(
            bound,
            settings=settings(
                max_examples=count,
                stateful_step_count=steps,
                deadline=None,
                database=None,
                derandomize=seed is None,
                phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
    return History.counted
