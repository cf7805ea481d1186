"""``fieldapp upload``: send the outbox without the window; fit for a scheduler, resumable at any time.

    fieldapp upload [--budget 20MB] [--until 10min] [--plan] [--verify] [--json] [--passphrase-fd N] [--profile FOLDER]

``--budget`` is for the whole day, everything counted that this laptop sent and received since midnight; ``--until`` is
how long there is signal from now on. ``--plan`` tells what would go and sends nothing. ``--verify`` asks the province
afterwards, hash by hash, whether it still holds everything that this laptop has a receipt for, and sends again what it
does not hold; the same happens by itself when the province says that it was restored from a backup. The passphrase is
asked; where no terminal is there it is the first line of the standard input, or of the open file that
``--passphrase-fd`` names. It is never an argument. Nothing is lost by ending it at any moment: the next run goes on
where this one stopped.

Exit codes: 0 everything due was received (or there was nothing), and everything asked about is there, or there again ·
1 another trouble, in words · 2 wrong arguments · 3 the link broke, or the server did not answer: run again later ·
4 the budget or the time is used up, the rest waits · 5 a person is needed: sign in, update, or look at what was
returned or is no longer taken · 6 the app or another run has the profile open.
"""

import argparse
import getpass
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from fieldapp import config
from fieldapp.domain.assessment import State
from fieldapp.errors import FieldappError, StoreInUse, SyncError
from fieldapp.fieldbook.allowed import read_bytes, read_minutes
from fieldapp.fieldbook.profile import unlock

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.sync.plan import Plan
    from fieldapp.sync.uploader import UploadReport

DONE, LATER, LIMIT, PERSON, IN_USE = 0, 3, 4, 5, 6
_LATER_CODES = frozenset({"offline", "server_trouble", "captive_portal"})
_OPEN = (State.FINALIZED, State.SENDING, State.UNCONFIRMED)
Say = Callable[[str], object]


def main(words: Sequence[str], say: Say) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, damaged store)."""
    options = _parser().parse_args(words)
    budget = read_bytes(options.budget) if options.budget else None
    seconds = read_minutes(options.until) if options.until else 0.0
    try:
        book = unlock(options.profile or config.profile_folder(), _passphrase(options.passphrase_fd))
    except StoreInUse as error:
        say(str(error))
        return IN_USE
    try:
        if options.plan:
            _tell_plan(book.connection.allowed.plan(budget, seconds or None), say, as_json=options.json)
            return DONE
        if options.verify:
            book.connection.proving.begin()
        return send(book, say, budget=budget, seconds=seconds, as_json=options.json)
    finally:
        book.lock()


def send(book: "Fieldbook", say: Say, *, budget: int | None, seconds: float, as_json: bool) -> int:
    """One run; says what came of it. A signal to end (SIGINT, SIGTERM) ends it within a second."""
    with _ended_by_signals() as cancelled:
        try:
            report = book.connection.upload(lambda _: None, cancelled, at_once=True, budget=budget, seconds=seconds)
            if report.cause is None:
                book.retention.purge(cancelled)
        except SyncError as error:
            say(msgspec.json.encode({"cause": error.code}).decode() if as_json else str(error))
            return PERSON
    left = sum(count for state, count in book.count_by_state().items() if state in _OPEN)
    proof = book.connection.proving.standing()
    left += proof.total - proof.asked + proof.lost if proof.open else 0
    code = _code(report, left)
    say(_as_json(report, left, code) if as_json else _sentence(report, left))
    return code


def _code(report: "UploadReport", left: int) -> int:
    """``left``: submissions that wait, and receipts that a round has not settled yet."""
    if report.returned or report.held or report.differing:
        return PERSON
    if report.limit and left:
        return LIMIT
    if report.cause is not None:
        return LATER if report.cause.code in _LATER_CODES else PERSON
    return LATER if left or report.cancelled else DONE


def _as_json(report: "UploadReport", left: int, code: int) -> str:
    facts = {name: value for name, value in asdict(report).items() if name not in ("cause", "interrupted")}
    return msgspec.json.encode(
        {**facts, "cause": report.cause.code if report.cause else "", "left": left, "exit_code": code}
    ).decode()


def _sentence(report: "UploadReport", left: int) -> str:
    parts = [
        f"{report.received} received, {report.returned + report.held} for a person, {left} left;",
        f"{report.wire_bytes / 1000:.0f} kB in {report.seconds:.0f} s.",
    ]
    if report.checked or report.sent_again or report.differing:
        parts.append(
            f"{report.checked} receipts checked: {report.lost} not at the province, {report.sent_again} sent again, "
            f"{report.differing} need a person."
        )
    if report.limit:
        parts.append("The budget of today is used up." if report.limit == "budget" else "The time is over.")
    if report.cause is not None:
        parts.append(str(report.cause))
    return " ".join(parts)


def _tell_plan(plan: "Plan", say: Say, *, as_json: bool) -> None:
    if as_json:
        say(msgspec.json.encode(asdict(plan)).decode())
        return
    say(
        f"{plan.texts} of {plan.total} submissions would go, {plan.complete} complete: "
        f"{plan.bytes / 1000:.0f} kB in {plan.seconds:.0f} s{'' if plan.measured else ' (link not measured yet)'}. "
        f"{plan.rest_bytes / 1000:.0f} kB would remain, {plan.rest_seconds:.0f} s."
    )


@contextmanager
def _ended_by_signals() -> Iterator[threading.Event]:
    """Set when the process is asked to end; without effect outside the main thread."""
    cancelled = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield cancelled
        return
    before = {which: signal.getsignal(which) for which in (signal.SIGINT, signal.SIGTERM)}
    for which in before:
        signal.signal(which, lambda _number, _frame: cancelled.set())
    try:
        yield cancelled
    finally:
        for which, old in before.items():
            signal.signal(which, old)


def _passphrase(descriptor: int | None) -> str:
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, encoding="utf-8") as lines:
                return lines.readline().rstrip("\n")
        except OSError:
            raise FieldappError("--passphrase-fd names no open file.") from None
    return getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fieldapp upload", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--budget", default="", help="bytes over the wire today, such as 20MB")
    parser.add_argument("--until", default="", help="how long there is signal, such as 10min")
    parser.add_argument("--plan", action="store_true", help="tell what would go, send nothing")
    parser.add_argument("--verify", action="store_true", help="ask whether all that was received is still there")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a sentence")
    parser.add_argument("--passphrase-fd", type=int, help="number of an open file with the passphrase")
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    return parser
