"""Sealed items of courier packs on their way: pieces in the database, so that any worker of the province goes on.

An item arrives once, at an offset, as attachments do. At its last byte the sha256 decides; bytes of another sha256 are
thrown away and begin afresh. What was opened keeps its row and loses its bytes.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from fieldapp.domain.submission import sha256_hex
from fieldapp.server.database import reading, writing
from fieldapp.server.office import Office
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import pack_item, pack_piece
from fieldapp.sync.courier_protocol import WantedItem


def items_of(connection: Connection, pack_id: str) -> Sequence[Row[Any]]:
    """Rows of a pack's items, in the order of its manifest."""
    return connection.execute(
        select(pack_item).where(pack_item.c.pack_id == pack_id).order_by(pack_item.c.position)
    ).all()


def wanted(connection: Connection, pack_id: str) -> tuple[WantedItem, ...]:
    """Items that are not here, and how far each is."""
    piece = pack_piece.c
    counted = select(piece.sha256, func.sum(piece.size)).where(piece.pack_id == pack_id).group_by(piece.sha256)
    reached = {sha256: int(size) for sha256, size in connection.execute(counted)}
    rows = items_of(connection, pack_id)
    return tuple(WantedItem(row.sha256, reached.get(row.sha256, 0)) for row in rows if row.arrived_at is None)


def put(office: Office, pack_id: str, sha256: str, at: int, content: bytes) -> tuple[int, bool]:
    """Append a piece; returns how many bytes are here, and whether they are all.

    Raises ProblemError not_found, offset, too_large, item_damaged.
    """
    with writing(office.engine) as connection:
        item = _item(connection, pack_id, sha256)
        reached = item.size if item.arrived_at else _reached(connection, pack_id, sha256)
        if at != reached:
            there = {"Upload-Offset": str(reached)}
            raise ProblemError(409, "offset", "The item is at another offset", f"At {reached}.", there)
        if reached + len(content) > item.size:
            raise ProblemError(413, "too_large", "More bytes than the pack states", f"At most {item.size}.")
        if content:
            piece = {"offset_at": at, "size": len(content), "content": content}
            connection.execute(insert(pack_piece).values(pack_id=pack_id, sha256=sha256, **piece))
    reached += len(content)
    if reached == item.size and item.arrived_at is None:
        _arrive(office, pack_id, sha256)
    return reached, reached == item.size


def verify_whole(office: Office, pack_id: str) -> None:
    """Note items whose last byte arrived just before a crash; one that is damaged begins afresh."""
    with reading(office.engine) as connection:
        rows = [row for row in items_of(connection, pack_id) if row.arrived_at is None]
        whole = [row.sha256 for row in rows if _reached(connection, pack_id, row.sha256) == row.size]
    for sha256 in whole:
        with suppress(ProblemError):
            _arrive(office, pack_id, sha256)


def content_of(connection: Connection, pack_id: str, sha256: str) -> bytes:
    """All pieces of an item, joined."""
    pieces = select(pack_piece.c.content).where(pack_piece.c.pack_id == pack_id, pack_piece.c.sha256 == sha256)
    return b"".join(connection.scalars(pieces.order_by(pack_piece.c.offset_at)))


def close(connection: Connection, pack_id: str, sha256: str, at: str, trouble: str = "") -> None:
    """The item is dealt with; its bytes go."""
    connection.execute(_of(update(pack_item), pack_id, sha256).values(opened_at=at, trouble=trouble))
    connection.execute(delete(pack_piece).where(pack_piece.c.pack_id == pack_id, pack_piece.c.sha256 == sha256))


def _arrive(office: Office, pack_id: str, sha256: str) -> None:
    with reading(office.engine) as connection:
        whole = sha256_hex(content_of(connection, pack_id, sha256)) == sha256
    with writing(office.engine) as connection:
        if whole:
            now = office.clock().isoformat()
            connection.execute(_of(update(pack_item), pack_id, sha256).values(arrived_at=now))
            return
        connection.execute(delete(pack_piece).where(pack_piece.c.pack_id == pack_id, pack_piece.c.sha256 == sha256))
    detail = "The bytes have another sha256; send the item again."
    raise ProblemError(422, "item_damaged", "The item is not what the pack states", detail)


def _item(connection: Connection, pack_id: str, sha256: str) -> Row[Any]:
    """Locked until the transaction ends: two carriers may bring the same piece at once."""
    row = connection.execute(_of(select(pack_item), pack_id, sha256).with_for_update()).one_or_none()
    if row is None:
        raise ProblemError(404, "not_found", "There is no such item of a pack")
    return row


def _reached(connection: Connection, pack_id: str, sha256: str) -> int:
    piece = pack_piece.c
    here = select(func.coalesce(func.sum(piece.size), 0)).where(piece.pack_id == pack_id, piece.sha256 == sha256)
    return int(connection.execute(here).scalar_one())


def _of(statement: Any, pack_id: str, sha256: str) -> Any:
    return statement.where(pack_item.c.pack_id == pack_id, pack_item.c.sha256 == sha256)
