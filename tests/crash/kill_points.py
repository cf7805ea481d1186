"""Named points at which a process of an upload is killed -9, and the process that dies there.

A point is a call of a named function of the product: before it, after it, or in the middle of the bytes that it sends.
The product has no hooks for this: the function is replaced in the dying process only, and only by itself plus the end.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

from fieldapp.__main__ import main

Scene = Literal["upload", "pack", "bring", "read"]


@dataclass(frozen=True, slots=True)
class Point:
    """``place`` is ``module:name`` or ``module:Class.name``; ``how``: before, after, half (of the bytes it sends).

    ``only`` is a word that stands in the call's arguments (a path, a state), "" for any call. ``calls``: how many
    times a run comes by at least.
    """

    scene: Scene
    side: Literal["laptop", "province"]
    place: str
    how: Literal["before", "after", "half"] = "before"
    only: str = ""
    calls: int = 1


_DB, _SYNC, _BOOK, _SERVER = "fieldapp.db", "fieldapp.sync", "fieldapp.fieldbook", "fieldapp.server"
POINTS: dict[str, Point] = {
    # a laptop's run
    "about to mark a batch as sending": Point("upload", "laptop", f"{_DB}.outbox:Outbox.record_sending", calls=3),
    "marking a batch, not committed": Point("upload", "laptop", f"{_DB}.outbox:_line", only="sent", calls=5),
    "before the request leaves": Point("upload", "laptop", f"{_SYNC}.client:Province.send_columns", calls=2),
    "half of the batch sent": Point("upload", "laptop", f"{_SYNC}.http:_Outgoing.read", "half", "/v1/batches", 2),
    "answer heard, nothing kept": Point("upload", "laptop", f"{_SYNC}.settling:Settling._settle", calls=2),
    "keeping receipts, not committed": Point("upload", "laptop", f"{_DB}.outbox:_line", only="received", calls=5),
    "receipts kept": Point("upload", "laptop", f"{_DB}.outbox:Outbox.record_receipts", "after", calls=2),
    "before a piece of a photo": Point("upload", "laptop", f"{_SYNC}.client:_piece", calls=3),
    "half of a piece sent": Point("upload", "laptop", f"{_SYNC}.http:_Outgoing.read", "half", "/v1/attachments", 3),
    "between two pieces": Point("upload", "laptop", f"{_SYNC}.attaching:Attaching._piece_moved", "after", calls=3),
    "photo brought, receipt not asked for": Point(
        "upload", "laptop", f"{_SYNC}.client:Province.put_attachment", "after", calls=2
    ),
    # the province in a laptop's run
    "batch received, nothing written": Point("upload", "province", f"{_SERVER}.submissions:store", calls=2),
    "batch written, not logged": Point("upload", "province", f"{_SERVER}.logbook:log", calls=2),
    "batch logged, not committed": Point("upload", "province", f"{_SERVER}.logbook:log", "after", calls=2),
    "batch committed, not answered": Point("upload", "province", f"{_SERVER}.submissions:store", "after", calls=2),
    "answer half written": Point("upload", "province", f"{_SERVER}.gate:_Outgoing.__call__", "half", calls=2),
    "piece received, not written": Point("upload", "province", f"{_SERVER}.attachments:_File.append", calls=4),
    "piece written, not answered": Point("upload", "province", f"{_SERVER}.attachments:_File.append", "after", calls=4),
    "last byte written, not verified": Point("upload", "province", f"{_SERVER}.attachments:_File.complete", calls=2),
    "photo on the disk, not renamed": Point(
        "upload", "province", f"{_SERVER}.attachments:_durable_hash", "after", calls=2
    ),
    "photo renamed, not recorded": Point("upload", "province", f"{_SERVER}.attachments:_File._record", calls=2),
    "photo recorded, not committed": Point("upload", "province", f"{_SERVER}.logbook:append", "after", calls=2),
    "photo committed, not answered": Point(
        "upload", "province", f"{_SERVER}.attachments:_File.complete", "after", calls=2
    ),
    "receipts asked for": Point("upload", "province", f"{_SERVER}.receipts:answer_for", calls=2),
    # a pack is written
    "marked for a pack, nothing written": Point("pack", "laptop", f"{_DB}.carried:Carried.record_exported", "after"),
    "pack half written": Point("pack", "laptop", f"{_BOOK}.courier_packing:Packing._put", "after", calls=3),
    "pack written, not read back": Point("pack", "laptop", f"{_BOOK}.courier_packing:_read_back"),
    "pack read back, not noted": Point("pack", "laptop", f"{_BOOK}.courier_packing:_read_back", "after"),
    # a courier brings it
    "before a piece of a pack": Point("bring", "laptop", f"{_SYNC}.client:Province.call", only="PATCH", calls=3),
    "half of a piece of a pack sent": Point("bring", "laptop", f"{_SYNC}.http:_Outgoing.read", "half", "/items/", 3),
    "pack brought, not noted": Point("bring", "laptop", f"{_BOOK}.courier_carrying:Carrying._keep"),
    "piece of a pack received, not written": Point("bring", "province", f"{_SERVER}.pack_items:put", calls=3),
    "item whole, not noted": Point("bring", "province", f"{_SERVER}.pack_items:_arrive", calls=3),
    "item noted, not opened": Point("bring", "province", f"{_SERVER}.pack_items:_arrive", "after", calls=3),
    "batch of a pack stored, not noted": Point("bring", "province", f"{_SERVER}.pack_items:close"),
    "item opened, not answered": Point("bring", "province", f"{_SERVER}.pack_items:close", "after"),
    "answer of a pack not sent": Point("bring", "province", f"{_SERVER}.pack_opening:return_file", "after"),
    # its receipts are read
    "reading receipts, not committed": Point("read", "laptop", f"{_DB}.outbox:_line", only="received", calls=5),
    "one receipt read": Point("read", "laptop", f"{_DB}.outbox:Outbox.record_receipts", "after", calls=5),
}


def live(words: Sequence[str], log: Path, said: str, point: str, nth: int) -> None:
    """A process of ``fieldapp WORDS`` that dies at its ``nth`` time at the point; "" lives to its end."""
    with log.open("a") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    reading, writing = os.pipe()
    os.write(writing, said.encode())
    os.close(writing)
    os.dup2(reading, 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 (for the life of the process)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    if point:
        arm(POINTS[point], nth)
    code = main(words)
    sys.stdout.flush()
    sys.exit(code)


def die() -> NoReturn:
    """No clean-up, no last words."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def arm(point: Point, nth: int) -> None:
    """Put the end in."""
    module, name = point.place.split(":")
    *path, last = name.split(".")
    owner: Any = importlib.import_module(module)
    for part in path:
        owner = getattr(owner, part)
    found = getattr(owner, last)
    if name == "_Outgoing.read":
        setattr(owner, last, _half_of_a_body(found, point.only, nth))
    elif name == "_Outgoing.__call__":
        _arm_answers(owner, found, nth)
    else:
        setattr(owner, last, _ended(found, point, nth))


def _ended(found: Callable[..., Any], point: Point, nth: int) -> Callable[..., Any]:
    left = nth

    def ended(*args: Any, **facts: Any) -> Any:
        nonlocal left
        meant = not point.only or any(point.only in str(one) for one in args)
        left -= meant
        here = meant and left == 0
        if here and point.how == "before":
            die()
        result = found(*args, **facts)
        if here:
            die()
        return result

    return ended


def _half_of_a_body(found: Callable[..., bytes], path: str, nth: int) -> Callable[..., bytes]:
    """The HTTP library reads a request's body piece by piece and sends each."""
    bodies: list[object] = []

    def read(self: Any, size: int = -1) -> bytes:
        if path not in self._request.path or (path == "/v1/attachments" and self._request.method != "PATCH"):
            return found(self, size)
        if self not in bodies:
            bodies.append(self)
        elif len(bodies) == nth:
            die()
        return found(self, max(1, len(self) // 2))

    return read


def _arm_answers(owner: Any, found: Callable[..., Any], nth: int) -> None:
    """The answer after the nth stored batch."""
    submissions = importlib.import_module("fieldapp.server.submissions")
    store, stored = submissions.store, 0

    def counted(*args: Any) -> Any:
        nonlocal stored
        stored += 1
        return store(*args)

    async def call(self: Any, message: Any) -> None:
        body = message.get("body", b"")
        if stored == nth and len(body) > 1:
            await found(self, {**message, "body": body[: len(body) // 2], "more_body": True})
            die()
        await found(self, message)

    submissions.store = counted
    owner.__call__ = call
