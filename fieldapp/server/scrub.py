"""Everything that is stored hashed anew: what differs from what was received is named, one by one.

Submissions and the receipt log are read in order of their ids, a few at a time, so that the province goes on while it
runs; attachments are read as files. A damaged submission needs nothing more: laptops that ask hear that it is unknown,
and their bytes mend it. A damaged or lost file is *set aside*, so that its submissions want it again.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine, delete, select

from fieldapp.server.contents import Contents
from fieldapp.server.database import reading, writing
from fieldapp.server.holding import sort
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.tables import attachment, receipt_log, submission
from fieldapp.vault.signatures import verify

AT_ONCE = 200  # rows in one look


@dataclass(frozen=True, slots=True)
class Finding:
    """``name``: an instance id, or the sha256 of a file. ``trouble``: damaged | gone | signature."""

    what: Literal["submission", "receipt", "attachment"]
    name: str
    trouble: Literal["damaged", "gone", "signature"]


def scrub(engine: Engine, contents: Contents, card: ProvinceCard) -> Iterator[Finding]:
    """All that differs. *Slow*: reads every byte that the province holds."""
    yield from _submissions(engine)
    yield from _receipts(engine, card)
    yield from _files(engine, contents)


def set_aside(engine: Engine, contents: Contents, found: Finding) -> None:
    """Take a damaged file out of the way, and forget that it is here; other findings need nothing."""
    if found.what != "attachment":
        return
    contents.set_aside(found.name)
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


def _files(engine: Engine, contents: Contents) -> Iterator[Finding]:
    with reading(engine) as connection:
        names = list(connection.execute(select(attachment.c.sha256).order_by(attachment.c.sha256)).scalars())
    for name in names:
        digest = hashlib.sha256()
        try:
            for piece in contents.read(name):
                digest.update(piece)
        except FileNotFoundError:
            yield Finding("attachment", name, "gone")
        else:
            if digest.hexdigest() != name:
                yield Finding("attachment", name, "damaged")
