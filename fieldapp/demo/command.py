"""``fieldapp demo``: the main job on a throw-away profile, proven on both ends.

A province in its own process, an app in its own process, a link that is down while 25 people are assessed by
typing and clicking, kill -9 of the app in the middle of one of them, a link that loses replies when it comes
back. Exit code 0 only when nothing was lost, nothing doubled, and no typed word lies in clear on the disk.
"""

import argparse
import json
import os
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldapp import config, fieldbook
from fieldapp.demo.compare import Comparison, Held, compare, laptop_side, table
from fieldapp.demo.people import EVERYONE
from fieldapp.demo.processes import App, Province, words_found
from fieldapp.demo.relay import Link, Relay
from fieldapp.demo.stricter import stricter_workbook
from fieldapp.domain.submission import sha256_hex

PASSPHRASE = "perahu biru menyusuri sungai tenang"  # noqa: S105 (of a throw-away profile)
WORKER = "Rina Wulandari"
LOST_REPLIES = 2
KILL_AT = 12  # answers into the assessment that is interrupted


class DemoFailed(Exception):
    """A step did not happen; the sentence says which, the log which line."""


@dataclass
class Stage:
    """Where this run keeps its things, and what it has seen so far."""

    room: Path  # thrown away at the end
    pictures: Path
    people: int
    relay: Relay
    link: Link
    province: Province
    code: str
    app: tuple[str, ...] = ()  # what starts the app, where it is not this tree's own
    leaks: list[str] = field(default_factory=list)

    @property
    def profile(self) -> Path:
        """The laptop's profile folder."""
        return self.room / "laptop"

    def plan(self, scene: str, **more: Any) -> dict[str, Any]:
        """What one app process is to do."""
        return {
            "scene": scene,
            "profile": str(self.profile),
            "pictures": str(self.pictures),
            "passphrase": PASSPHRASE,
            "address": f"http://127.0.0.1:{self.relay.port}",
            "code": self.code,
            "room": str(self.room),
            **more,
        }

    def close(self) -> None:
        """The province and the link end; their data stays."""
        self.province.stop()
        self.relay.close()

    def look_for_leaks(self, when: str) -> None:
        """No name or NIK of anybody may lie in clear in the laptop's profile, logs or temporary files."""
        words = [word for person in EVERYONE[: self.people] for word in (person.name, person.nik()) if word]
        self.leaks += [f"{when}: {found}" for found in words_found(self.room, words, leave_out=self.room / "province")]


def main(words: list[str]) -> int:
    """Run the demo; returns the process exit code."""
    parser = argparse.ArgumentParser(prog="fieldapp demo", description="The main job, end to end.")
    parser.add_argument("--people", type=int, default=len(EVERYONE), help="how many assessments (default: all)")
    parser.add_argument("--pictures", type=Path, default=Path("build/demo"), help="folder of the screenshots")
    parser.add_argument("--app", default="", help="the command of another app to drive, such as a package's")
    options = parser.parse_args(words)
    room = Path(tempfile.mkdtemp(prefix="jangkau-demo-"))
    os.environ["TMPDIR"] = str(room)  # temporary files of every process are looked through too
    try:
        return _demo(
            room, options.pictures, max(2, min(options.people, len(EVERYONE))), tuple(shlex.split(options.app))
        )
    except DemoFailed as failure:
        print(f"The demo failed: {failure}", file=sys.stderr)
        for log in sorted(room.glob("*.log")):
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
            kept = [line for line in lines if not line.startswith("This plugin does not support")]
            print(f"--- {log.name}", *kept[-30:], sep="\n", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _demo(room: Path, pictures: Path, people: int, app_command: tuple[str, ...]) -> int:
    began = time.monotonic()
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    workbooks = sorted((config.resources() / "forms").glob("*.xlsx"))
    stage = _province_and_link(room, pictures.resolve(), people, workbooks)
    stage.app = app_command
    try:
        _say("first run: language, passphrase, recovery code, enrolment")
        _perform(stage, "first_run")
        stage.link.up = False
        _say(f"no internet from here on: {people} people are met and assessed")
        given = _interrupted(stage)
        _say("the app is back and continues at the same answer")
        app = _start(stage, "carry_on", first=people // 2, last=people, given=given)
        _until(app, "offline_done")
        stage.look_for_leaks("offline")
        _say(f"internet is back; the link loses {LOST_REPLIES} replies")
        stage.link.cut_replies = LOST_REPLIES
        stage.link.stall_at = b"PATCH /v1/attachments"  # until the pictures of the sending queue are taken
        stage.link.on_stall = lambda: app.tell("stalled")
        stage.link.up = True
        app.tell("online")
        _until(app, "sending")
        stage.link.stalled = False
        app.tell("flow")
        _finish(app)
        stage.look_for_leaks("at the end")
        found = _compare(stage)
    finally:
        stage.close()
    if people == len(EVERYONE) and not app_command:
        _returned(room / "returned", pictures.resolve())
    return _verdict(stage, found, time.monotonic() - began)


def _province_and_link(room: Path, pictures: Path, people: int, workbooks: Sequence[Path]) -> Stage:
    province = Province(room / "province", room / "province.log")
    province.command("init", "--name", "Dinas Sosial Provinsi Kalimantan Timur", "--prefix", "KT")
    province.command("publish", *map(str, workbooks))
    code = province.command("code", "--worker", WORKER, "--role", "petugas").strip()
    province.start()
    link = Link(province.port)
    return Stage(room, pictures, people, Relay(link), link, province, code)


def _interrupted(stage: Stage) -> list[tuple[str, str]]:
    """The first half of the people; the app dies in the middle of the last of them, after these answers."""
    app = _start(stage, "meet", first=0, last=stage.people // 2, kill_at=KILL_AT)
    given: list[tuple[str, str]] = _until(app, "answered_enough")["given"]
    _say(f"kill -9 after answer {KILL_AT} of an assessment")
    app.kill()
    stage.look_for_leaks("after kill -9")
    return given


def _returned(room: Path, pictures: Path) -> None:
    """Another laptop, another province: somebody changed the form there without a new version."""
    _say("a second laptop, whose province asks more of a summary: the assessment is returned and corrected")
    room.mkdir()
    stage = _province_and_link(room, pictures, 1, [stricter_workbook(room)])
    try:
        _perform(stage, "returned")
    finally:
        stage.close()


def _start(stage: Stage, scene: str, **more: Any) -> App:
    return App(stage.plan(scene, **more), stage.room / "app.log", stage.app)


def _perform(stage: Stage, scene: str, **more: Any) -> None:
    _finish(_start(stage, scene, **more))


def _until(app: App, wanted: str) -> dict[str, Any]:
    for line in app.lines():
        if line["did"] == "failed":
            raise DemoFailed(f"{line['trace']}focus: {line['focus']}")
        if line["did"] == wanted:
            return line
        _say_line(line)
    raise DemoFailed(f"the app ended before “{wanted}” (exit code {app.wait()})")


def _finish(app: App) -> None:
    _until(app, "ended")
    if app.wait() != 0:
        raise DemoFailed("the app did not end well")


def _compare(stage: Stage) -> Comparison:
    held: list[Held] = []
    for line in stage.province.command("submissions").splitlines():
        row = json.loads(line)
        files = (_arrived(stage.room / "province" / "attachments" / sha256) for sha256 in row["attachments"])
        held.append((row["instance_id"], row["sha256"], tuple(sorted(files))))
    book = fieldbook.unlock(stage.profile, PASSPHRASE)
    try:
        return compare(laptop_side(book), held)
    finally:
        book.lock()


def _arrived(path: Path) -> str:
    """The sha256 of what really lies at the province, "" when nothing does."""
    return sha256_hex(path.read_bytes()) if path.exists() else ""


def _verdict(stage: Stage, found: Comparison, seconds: float) -> int:
    print(table(found, stage.link.sent, stage.link.received, seconds))
    expected = sum(person.ending == "draft" for person in EVERYONE[: stage.people])
    complaints = [f"in clear on the disk, {leak}" for leak in stage.leaks]
    if (found.drafts, found.finalized) != (expected, stage.people - expected):
        complaints.append(f"{expected} drafts and {stage.people - expected} finalized were expected")
    if not found.whole:
        complaints.append("the two ends do not hold the same")
    for complaint in complaints:
        print(f"  FAILED: {complaint}")
    print(f"  screenshots: {stage.pictures}")
    return 1 if complaints else 0


def _say(sentence: str) -> None:
    print(f"· {sentence}", flush=True)


def _say_line(line: dict[str, Any]) -> None:
    facts: Sequence[str] = [f"{key} {value}" for key, value in line.items() if key != "did"]
    print(f"    {line['did'].replace('_', ' ')} {', '.join(facts)}".rstrip(), flush=True)
