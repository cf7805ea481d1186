"""Everything that is stored hashed anew: what differs from what was received is named, one by one.

Submissions and the receipt log are read in order of their ids, a few at a time, so that the province goes on while it
runs; attachments are read as files. A damaged submission needs nothing more: laptops that ask hear that it is unknown,
and their bytes mend it. A damaged or lost file is *set aside*, so that its submissions want it again.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine, delete, select

from fieldapp.server.database import reading, writing
from fieldapp.server.holding import sort
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.settings import Settings
from fieldapp.server.tables import attachment, receipt_log, submission
from fieldapp.vault.signatures import verify

AT_ONCE = 200  # rows in one look
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """``name``: an instance id, or the sha256 of a file. ``trouble``: damaged | gone | signature."""

    what: Literal["submission", "receipt", "attachment"]
    name: str
    trouble: Literal["damaged", "gone", "signature"]


def scrub(engine: Engine, settings: Settings, card: ProvinceCard) -> Iterator[Finding]:
    """All that differs. *Slow*: reads every byte that the province holds."""
    yield from _submissions(engine)
    yield from _receipts(engine, card)
    yield from _files(engine, settings)


def set_aside(engine: Engine, settings: Settings, found: Finding) -> None:
    """Take a damaged file out of the way, and forget that it is here; other findings need nothing."""
    if found.what != "attachment":
        return
    path = settings.attachments / found.name
    if path.exists():
        settings.damaged.mkdir(mode=0o700, exist_ok=True)
        path.replace(settings.damaged / found.name)
    with writing(engine) as connection:
        connection.execute(delete(attachment).where(attachment.c.sha256 == found.name))


def _submissions(engine: Engine) -> Iterator[Finding]:
    here, last = submission.c.instance_id, ""
    columns = select(here, submission.c.sha256, submission.c.xml, receipt_log.c.sha256.label("logged"))
    joined = columns.outerjoin_from(submission, receipt_log, receipt_log.c.instance_id == here)
    while True:
        with reading(engine) as connection:
            rows = connection.execute(joined.where(here > last).order_by(here).limit(AT_ONCE)).all()
        if not rows:
            return
        of = {row.instance_id: row.logged for row in rows if row.logged}
        for name in sort((row[:3] for row in rows), of).damaged:
            yield Finding("submission", name, "damaged")
        last = rows[-1].instance_id


def _receipts(engine: Engine, card: ProvinceCard) -> Iterator[Finding]:
    """Lines of the log whose submission is gone, or that the province's key did not sign as they stand."""
    log, last = receipt_log.c, 0
    columns = select(log.log_index, log.instance_id, log.sha256, log.signed, log.signature, submission.c.stored_at)
    joined = columns.outerjoin_from(receipt_log, submission, submission.c.instance_id == log.instance_id)
    while True:
        with reading(engine) as connection:
            rows = connection.execute(joined.where(log.log_index > last).order_by(log.log_index).limit(AT_ONCE)).all()
        if not rows:
            return
        for row in rows:
            if row.stored_at is None:
                yield Finding("submission", row.instance_id, "gone")
            if row.signed and not verify(card.receipt_key, row.signed.encode(), row.signature or ""):
                yield Finding("receipt", row.instance_id, "signature")
        last = rows[-1].log_index


def _files(engine: Engine, settings: Settings) -> Iterator[Finding]:
    with reading(engine) as connection:
        names = list(connection.execute(select(attachment.c.sha256).order_by(attachment.c.sha256)).scalars())
    for name in names:
        path = settings.attachments / name
        if not path.exists():
            yield Finding("attachment", name, "gone")
        elif _hash(path) != name:
            yield Finding("attachment", name, "damaged")


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()
