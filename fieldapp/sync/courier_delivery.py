"""Bringing one courier pack to the province: the head first, then what is wanted, then the return file.

Every step can be repeated: a run that was cut goes on at the province's offsets, and a pack that is complete costs one
request. The carrier reads nothing of what it carries.
"""

from collections.abc import Callable, Iterator, Sequence
from threading import Event

from fieldapp.errors import Refused, ServerTrouble
from fieldapp.sync.client import CHUNK, OFFSET_CONFLICT, Province
from fieldapp.sync.courier_frame import FrameError, Head, SealedItem
from fieldapp.sync.courier_protocol import PACK_TYPE, PACKS, PackState, item_path, receipts_path
from fieldapp.sync.http import MAX_FILE, Request
from fieldapp.sync.protocol import CHUNK_TYPE, decode

ROUNDS = 3  # of asking what is wanted, before a pack is left for later
MAX_CLASHES = 3  # offset conflicts in one item before it is left for later
Read = Callable[[SealedItem, int, int], bytes]  # item, offset in it, count


def deliver(
    province: Province,
    head: Head,
    items: Sequence[SealedItem],
    read: Read,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Event | None = None,
) -> PackState:
    """Bring what is missing; returns how the province stands with the pack afterwards.

    ``progress`` hears bytes that are at the province and bytes in all. Raises Refused (the pack as a whole), FrameError
    (changed: an item is not what the pack states), the other SyncError kinds, and Cancelled.
    """
    by_hash = {item.sha256: (number, item) for number, item in enumerate(items, start=1)}
    total = sum(item.size for item in items)
    state = offer(province, head, cancelled)
    for _ in range(ROUNDS):
        done = total - sum(by_hash[one.sha256][1].size - one.offset for one in state.wanted if one.sha256 in by_hash)
        progress(done, total)
        if not state.wanted:
            break
        for one in state.wanted:
            if one.sha256 not in by_hash:
                raise ServerTrouble(status=200, sent=True)
            number, item = by_hash[one.sha256]
            path = item_path(head.pack_id, item.sha256)
            try:
                for sent in _bring(province, path, item, one.offset, read, cancelled):
                    done += sent
                    progress(done, total)
            except Refused as refused:
                if refused.facts.get("reason") != "item_damaged":
                    raise
                raise FrameError("changed", number) from None
        state = offer(province, head, cancelled)
    return state


def offer(province: Province, head: Head, cancelled: Event | None = None) -> PackState:
    """Say what pack it is; hear how the province stands with it."""
    request = Request("POST", PACKS, head.to_bytes(), {"Content-Type": PACK_TYPE}, cancelled=cancelled)
    reply = province.call(request)
    try:
        return decode(reply.body, PackState)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None


def return_file(province: Province, pack_id: str, cancelled: Event | None = None) -> bytes:
    """The sealed answer to a complete pack."""
    return province.call(Request("GET", receipts_path(pack_id), limit=MAX_FILE, cancelled=cancelled)).body


def _bring(
    province: Province, path: str, item: SealedItem, offset: int, read: Read, cancelled: Event | None
) -> Iterator[int]:
    """Send an item from where the province is; yields the bytes that arrived with each piece."""
    clashes = 0
    while offset < item.size:
        piece = read(item, offset, min(CHUNK, item.size - offset))
        headers = {"Content-Type": CHUNK_TYPE, "Upload-Offset": str(offset)}
        request = Request("PATCH", path, piece, headers, expected=(OFFSET_CONFLICT,), cancelled=cancelled)
        reply = province.call(request)
        text = reply.headers.get("Upload-Offset", "")
        if not text.isdigit():
            raise ServerTrouble(status=reply.status, sent=True)
        clashes += reply.status == OFFSET_CONFLICT or int(text) <= offset
        if clashes > MAX_CLASHES:
            raise ServerTrouble(status=OFFSET_CONFLICT, sent=True)
        yield int(text) - offset
        offset = int(text)
