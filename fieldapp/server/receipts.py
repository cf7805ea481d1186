"""Receipts: committed first, then signed; one text per submission, the same for ever.

The log has one row per received submission. It has as many lanes as ``init`` was told (one, unless the province
is spread over several machines); a submission's lane follows from its id, and each lane counts without gaps:
lane 0 of 1 gives 1, 2, 3 …, lane 2 of 4 gives 3, 7, 11 …. A lane is locked from taking an index to the commit, so
indexes become visible in their order. A row without a signature was committed and then interrupted, or its text is
stored later with staged checks (made of the same parts it is the same text, and Ed25519 gives it the same
signature); a submission without a row was completed by a file that came at the same moment. Whoever asks next gets
it signed.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from fastapi import APIRouter, Response
from sqlalchemy import Connection, Row, func, literal, select

from fieldapp.domain.receipt import Reason
from fieldapp.server import bulk
from fieldapp.server.database import reading, writing
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import attachment, receipt_log, refusal, submission, submission_attachment
from fieldapp.server.tally import advance
from fieldapp.sync import protocol
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SignedReceipt

CONFLICT = (Reason("", "conflict", "Other bytes are stored under this id."),)
router = APIRouter(tags=["submissions"])


@router.post(protocol.RECEIPTS, response_class=Response, responses={200: {"model": Answer}})
def ask(body: protocol.ReceiptsRequest, office: Here, _device: SignedIn) -> Response:
    """What the province knows of these submissions; safe to repeat."""
    if len(body.items) > protocol.MAX_ASKED:
        detail = f"At most {protocol.MAX_ASKED}."
        raise ProblemError(413, "too_large", "Too many submissions in one question", detail)
    return answer(answer_for(office, body.items))


@dataclass(frozen=True, slots=True)
class Logged:
    """One row of the log."""

    log_index: int
    instance_id: str
    sha256: str
    number: str
    epoch: str
    received_at: str
    signed: str | None = None
    signature: str | None = None


def answer_for(office: Office, asked: Sequence[AskedSubmission], fresh: Iterable[Logged] = ()) -> Answer:
    """One outcome for each, in the order asked; ``fresh`` was just committed and needs no looking up."""
    fresh = list(fresh)
    receipts = {row.instance_id: _sign(office, row) for row in fresh}
    if office.settings.checks == "full":
        _keep(office, receipts)
    ids = {item.instance_id for item in asked} - receipts.keys()
    known = _look_up(office, ids) if ids else _Known({}, {}, {}, ())
    if late := known.complete():
        with writing(office.engine) as connection:
            append(connection, office.card, late, office.clock())
        known = _look_up(office, ids)
    stored = known.stored | {row.instance_id: row.sha256 for row in fresh}
    receipts |= _signed(office, known.logged)
    outcomes = tuple(_outcome(item, known, stored, receipts) for item in asked)
    return Answer(outcomes, office.clock(), office.card.epoch)


def lane_of(instance_id: str, lanes: int) -> int:
    """Where everything about a submission is kept."""
    return int.from_bytes(hashlib.sha256(instance_id.encode()).digest()[:4]) % lanes if lanes > 1 else 0


def append(connection: Connection, card: ProvinceCard, instance_ids: Iterable[str], now: datetime) -> None:
    """Log those of the stored submissions that are complete and not logged, inside the caller's transaction."""
    ids = set(instance_ids)
    for lane in sorted({lane_of(one, card.lanes) for one in ids}):
        advance(connection, f"log.{lane}", 0, _size(card, lane))  # from here on nobody else logs in this lane
        mine = {one for one in ids if lane_of(one, card.lanes) == lane}
        done = set(
            connection.execute(select(receipt_log.c.instance_id).where(receipt_log.c.instance_id.in_(mine))).scalars()
        )
        mine -= done | missing(connection, mine).keys()
        hashes = select(submission.c.instance_id, submission.c.sha256).where(submission.c.instance_id.in_(mine))
        log(connection, card, lane, sorted(tuple(row) for row in connection.execute(hashes)), now)


def log(
    connection: Connection, card: ProvinceCard, lane: int, received: Sequence[tuple[str, str]], now: datetime
) -> list[Logged]:
    """Give (instance_id, sha256) of one lane, complete and not logged, their places. The last act of a transaction."""
    if not received:
        return []
    before = advance(connection, f"log.{lane}", len(received), _size(card, lane)) - len(received)
    rows = []
    for count, (instance_id, sha256) in enumerate(received, start=before):
        index = count * card.lanes + lane + 1
        number = f"{card.prefix}-{now.year}-{index:06d}"
        rows.append(Logged(index, instance_id, sha256, number, card.epoch, now.isoformat()))
    names = ("log_index", "instance_id", "sha256", "number", "epoch", "received_at")
    bulk.insert_new(connection, receipt_log, [{name: getattr(row, name) for name in names} for row in rows])
    return rows


def _size(card: ProvinceCard, lane: int) -> Any:
    """How many rows a lane has, for a log that was begun before its size was kept."""
    last = func.coalesce(func.max(receipt_log.c.log_index), lane + 1 - card.lanes)
    own = receipt_log.c.log_index % literal(card.lanes) == literal((lane + 1) % card.lanes)
    return select((last - literal(lane + 1)) // literal(card.lanes) + literal(1)).where(own).scalar_subquery()


def missing(connection: Connection, instance_ids: Collection[str]) -> dict[str, set[str]]:
    """instance_id → sha256 of attachments that have not arrived; complete submissions are left out."""
    files = submission_attachment
    absent = select(files.c.instance_id, files.c.sha256).where(
        files.c.instance_id.in_(instance_ids), ~select(attachment).where(attachment.c.sha256 == files.c.sha256).exists()
    )
    found: dict[str, set[str]] = {}
    for row in connection.execute(absent):
        found.setdefault(row.instance_id, set()).add(row.sha256)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What one reading transaction found, by instance_id."""

    stored: dict[str, str]
    refused: Mapping[tuple[str, str], str]
    missing: Mapping[str, set[str]]
    logged: Sequence[Logged]

    def complete(self) -> set[str]:
        """Stored, with all files, and not in the log."""
        return self.stored.keys() - self.missing.keys() - {row.instance_id for row in self.logged}


def _look_up(office: Office, ids: Collection[str]) -> _Known:
    names = (submission.c.instance_id, submission.c.sha256)
    told = (refusal.c.instance_id, refusal.c.sha256, refusal.c.reasons)
    with reading(office.engine) as connection:
        return _Known(
            {row[0]: row[1] for row in connection.execute(select(*names).where(names[0].in_(ids)))},
            {(row[0], row[1]): row[2] for row in connection.execute(select(*told).where(told[0].in_(ids)))},
            missing(connection, ids),
            [_logged(row) for row in connection.execute(select(receipt_log).where(receipt_log.c.instance_id.in_(ids)))],
        )


def _logged(row: Row[Any]) -> Logged:
    return Logged(*tuple(row))


def _outcome(
    item: AskedSubmission, known: _Known, stored: Mapping[str, str], receipts: Mapping[str, SignedReceipt]
) -> Outcome:
    key = (item.instance_id, item.sha256)
    found = stored.get(item.instance_id)
    if found is not None and found != item.sha256:
        return Outcome(*key, "refusal", reasons=CONFLICT)
    if item.instance_id in receipts:
        return Outcome(*key, "receipt", receipt=receipts[item.instance_id])
    if found is not None:
        return Outcome(*key, "wanted", wanted=tuple(sorted(known.missing.get(item.instance_id, ()))))
    if key in known.refused:
        return Outcome(*key, "refusal", reasons=msgspec.json.decode(known.refused[key], type=tuple[Reason, ...]))
    return Outcome(*key, "unknown")


def _signed(office: Office, log_: Iterable[Logged]) -> dict[str, SignedReceipt]:
    """The receipts of these log rows. Signing a row again would give the same text and signature."""
    receipts: dict[str, SignedReceipt] = {}
    fresh: dict[str, SignedReceipt] = {}
    for row in log_:
        if row.signed is not None:
            receipts[row.instance_id] = SignedReceipt(row.signed, row.signature or "")
        else:
            fresh[row.instance_id] = _sign(office, row)
    _keep(office, fresh)
    return receipts | fresh


def _keep(office: Office, fresh: Mapping[str, SignedReceipt]) -> None:
    if fresh:
        with writing(office.engine, repeatable=True) as connection:
            _fill(connection, fresh)


def _fill(connection: Connection, fresh: Mapping[str, SignedReceipt]) -> None:
    rows = [{"instance_id": key, "signed": made.signed, "signature": made.signature} for key, made in fresh.items()]
    bulk.fill(connection, receipt_log, "instance_id", "signed", rows)


def keep_texts(office: Office, connection: Connection, instance_ids: Collection[str]) -> None:
    """Store the texts and signatures of these log rows where that was left for later."""
    unsigned = receipt_log.c.instance_id.in_(instance_ids) & receipt_log.c.signed.is_(None)
    rows = [_logged(row) for row in connection.execute(select(receipt_log).where(unsigned))]
    _fill(connection, {row.instance_id: _sign(office, row) for row in rows})


def _sign(office: Office, row: Logged) -> SignedReceipt:
    names = ("instance_id", "sha256", "number", "log_index", "epoch", "received_at")
    said = {name: getattr(row, name) for name in names}
    text = protocol.receipt_text({"v": 1, "kind": "receipt", **said, "key_id": office.card.key_id})
    return SignedReceipt(text, office.signer.sign(text.encode()))
