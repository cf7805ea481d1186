"""``/v1/settled``: how far the receipt log lies in a backup outside the building, as an operator confirmed it.

A receipt is no backup. Each state of a backup notes the log as it stood before the copy began (``logged_upto``): what
is noted is in the copy, whatever came later may be. ``note`` keeps that for laptops once the copy was read anew where
it lies now; it holds in the epoch in which it was noted, so that a restored province has settled nothing.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from fastapi import APIRouter, Response
from sqlalchemy import Engine, delete, func, literal, select

from fieldapp.server.database import reading, writing
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.tables import receipt_log, settled
from fieldapp.sync.protocol import SignedReceipt
from fieldapp.sync.settled_protocol import DEFAULT_DAYS, SETTLED, SettledText

Upto = Sequence[tuple[str, int, int]]  # epoch of receipts, lane, log index
router = APIRouter(tags=["settled"])


@router.get(SETTLED, response_class=Response, responses={200: {"model": SignedReceipt}})
def say(office: Here, _device: SignedIn) -> Response:
    """What is settled now, signed by the receipt key; safe to repeat."""
    text = msgspec.json.encode(_text(office)).decode()
    return answer(SignedReceipt(text, office.signer.sign_each([text.encode()])[0]))


def logged_upto(engine: Engine, lanes: int) -> tuple[tuple[str, int, int], ...]:
    """The last place of each epoch in each lane. *Slow*: reads the whole log."""
    lane = (receipt_log.c.log_index - literal(1)) % literal(lanes)
    wanted = select(receipt_log.c.epoch, lane, func.max(receipt_log.c.log_index)).group_by(receipt_log.c.epoch, lane)
    with reading(engine) as connection:
        return tuple(sorted((row[0], int(row[1]), int(row[2])) for row in connection.execute(wanted)))


def note(engine: Engine, card: ProvinceCard, upto: Upto, days: int | None, now: datetime) -> int:
    """Keep what a backup outside holds; returns after how many days laptops let their copies go.

    Within an epoch it only grows: an older backup that is confirmed again takes nothing back. Without ``days`` they
    stay as they were.
    """
    with writing(engine) as connection:
        rows = connection.execute(select(settled)).all()
        known = {(row.epoch, row.lane): row.upto for row in rows if row.noted_in == card.epoch}
        for epoch, lane, index in upto:
            known[epoch, lane] = max(index, known.get((epoch, lane), 0))
        kept = max(((row.noted_at, row.purge_after_days) for row in rows), default=("", DEFAULT_DAYS))[1]
        facts = {
            "noted_in": card.epoch,
            "noted_at": now.isoformat(),
            "purge_after_days": kept if days is None else days,
        }
        connection.execute(delete(settled))
        made = [{"epoch": epoch, "lane": lane, "upto": index, **facts} for (epoch, lane), index in known.items()]
        if made:
            connection.execute(settled.insert(), made)
    return int(str(facts["purge_after_days"]))


def _text(office: Office) -> SettledText:
    card = office.card
    with reading(office.engine) as connection:
        rows = connection.execute(select(settled).where(settled.c.noted_in == card.epoch)).all()
    upto = tuple(sorted((row.epoch, row.lane, row.upto) for row in rows))
    days = rows[0].purge_after_days if rows else DEFAULT_DAYS
    return SettledText(1, "settled", card.epoch, card.lanes, upto, days, office.clock(), card.key_id)
