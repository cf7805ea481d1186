"""The receipt log: one row per received submission, with its signed text; the same for ever.

It has as many lanes as ``init`` was told (one, unless the province is spread over several machines); a submission's
lane follows from its id, and each lane counts without gaps: lane 0 of 1 gives 1, 2, 3 …, lane 2 of 4 gives 3, 7,
11 …. A lane is locked from taking an index to the commit, so indexes become visible in their order. The text is
signed inside the transaction that logs it, and leaves the province only after the commit.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select

from fieldapp.server import bulk
from fieldapp.server.database import reading, writing
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.office import Office
from fieldapp.server.tables import attachment, receipt_log, submission, submission_attachment
from fieldapp.server.tally import advance, lane_of
from fieldapp.sync.protocol import receipt_text


@dataclass(frozen=True, slots=True)
class Logged:
    """One row of the log. ``signed`` is missing only in rows of an older version that was interrupted."""

    log_index: int
    instance_id: str
    sha256: str
    number: str
    epoch: str
    received_at: str
    signed: str | None = None
    signature: str | None = None


COLUMNS = tuple(one.name for one in fields(Logged))


def by_lane(instance_ids: Iterable[str], lanes: int) -> dict[int, set[str]]:
    """The ids that one transaction may write about, for each lane in order."""
    found: dict[int, set[str]] = {}
    for one in instance_ids:
        found.setdefault(lane_of(one, lanes), set()).add(one)
    return dict(sorted(found.items()))


def append(office: Office, instance_ids: Iterable[str], now: datetime) -> None:
    """Log those of the stored submissions that are complete and not logged: one transaction for each lane."""
    for lane, ids in by_lane(instance_ids, office.card.lanes).items():
        with writing(office.engine) as connection:
            advance(connection, f"log.{lane}", 0, _size(office.card, lane))  # from here on nobody else logs in it
            mine = ids - {row.instance_id for row in logged(connection, ids)} - missing(connection, ids).keys()
            hashes = select(submission.c.instance_id, submission.c.sha256).where(submission.c.instance_id.in_(mine))
            log(connection, office, lane, sorted((row[0], row[1]) for row in connection.execute(hashes)), now)


def log(
    connection: Connection, office: Office, lane: int, received: Sequence[tuple[str, str]], now: datetime
) -> list[Logged]:
    """Give (instance_id, sha256) of one lane, complete and not logged, their places. The last act of a transaction."""
    if not received:
        return []
    card = office.card
    before = advance(connection, f"log.{lane}", len(received), _size(card, lane)) - len(received)
    rows = []
    for count, (instance_id, sha256) in enumerate(received, start=before):
        index = count * card.lanes + lane + 1
        number = f"{card.prefix}-{now.year}-{index:06d}"
        rows.append(Logged(index, instance_id, sha256, number, card.epoch, now.isoformat()))
    rows = _signed(office, rows)
    bulk.insert_new(connection, receipt_log, [{name: getattr(row, name) for name in COLUMNS} for row in rows])
    return rows


def logged(connection: Connection, instance_ids: Collection[str]) -> list[Logged]:
    """Their rows, of those that have one."""
    found = select(receipt_log).where(receipt_log.c.instance_id.in_(instance_ids))
    return [_row(row) for row in connection.execute(found)]


def sign_interrupted(office: Office, rows: Sequence[Logged]) -> list[Logged]:
    """The same rows, all with text and signature: whoever signs a row first has signed it for ever."""
    unsigned = sorted((row for row in rows if row.signed is None), key=lambda row: row.log_index)
    if not unsigned:
        return list(rows)
    made = [
        {"instance_id": row.instance_id, "signed": row.signed, "signature": row.signature}
        for row in _signed(office, unsigned)
    ]
    with writing(office.engine) as connection:
        bulk.fill(connection, receipt_log, "instance_id", "signed", made)
    with reading(office.engine) as connection:
        return logged(connection, {row.instance_id for row in rows})


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


def _size(card: ProvinceCard, lane: int) -> Any:
    """How many rows a lane has, for a log that was begun before its size was kept."""
    last = func.coalesce(func.max(receipt_log.c.log_index), lane + 1 - card.lanes)
    own = receipt_log.c.log_index % literal(card.lanes) == literal((lane + 1) % card.lanes)
    return select((last - literal(lane + 1)) // literal(card.lanes) + literal(1)).where(own).scalar_subquery()


def _row(row: Row[Any]) -> Logged:
    return Logged(*tuple(row))


def _signed(office: Office, rows: Sequence[Logged]) -> list[Logged]:
    texts = [_text(office, row) for row in rows]
    signatures = office.signer.sign_each([text.encode() for text in texts])
    return [
        replace(row, signed=text, signature=signature)
        for row, text, signature in zip(rows, texts, signatures, strict=True)
    ]


def _text(office: Office, row: Logged) -> str:
    names = ("instance_id", "sha256", "number", "log_index", "epoch", "received_at")
    said = {name: getattr(row, name) for name in names}
    return receipt_text({"v": 1, "kind": "receipt", **said, "key_id": office.card.key_id})
