"""Opening courier packs with the ingest key, and the return file that says what became of them.

A batch inside a pack goes exactly the way of one that came over the network; the submissions are the origin laptop's.
A province whose ingest key lives elsewhere keeps items closed until ``fieldapp server packs --open`` runs where the key
is. Opening twice, or by two workers at once, is harmless: everything behind it is safe to repeat.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import DamagedStore
from fieldapp.server import attachments, bulk, pack_items, receipts, submissions
from fieldapp.server.database import reading, writing
from fieldapp.server.office import Office
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import device, pack, pack_item, pack_submission
from fieldapp.sync.courier_answer import pack_answer
from fieldapp.sync.courier_frame import Head, PackManifest, ReturnManifest, SealedItem, item_length, make_head
from fieldapp.sync.courier_protocol import PackState
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, decode
from fieldapp.vault.sealing import seal, unseal
from fieldapp.vault.signatures import sign

AT_ONCE = 500  # submissions in one look at the receipts


def ingest_identity(data: Path) -> str:
    """The age identity that opens sealed copies, "" where it is not kept beside the server."""
    try:
        return (data / "ingest.age").read_text().strip()
    except OSError:
        return ""


def open_arrived(office: Office, pack_id: str, identity: str) -> None:
    """Open what has arrived: batches in any order, attachments once all batches are open. Without a key: nothing."""
    if not identity:
        return
    with reading(office.engine) as connection:
        device_id = connection.scalar(select(pack.c.device_id).where(pack.c.pack_id == pack_id))
        items = pack_items.items_of(connection, pack_id)
    assert device_id is not None
    for item in items:
        if item.kind == "batch" and _is_closed(item):
            _open_batch(office, item, device_id, identity)
    if any(item.kind == "batch" and item.arrived_at is None for item in items):
        return
    for item in items:
        if item.kind == "attachment" and _is_closed(item):
            _open_attachment(office, item, identity)


def state_of(office: Office, pack_id: str) -> PackState:
    """How the province stands with a pack it knows."""
    with reading(office.engine) as connection:
        flagged = connection.scalar(select(pack.c.flagged).where(pack.c.pack_id == pack_id))
        items = pack_items.items_of(connection, pack_id)
        wanted = pack_items.wanted(connection, pack_id)
    kinds = [outcome.kind for outcome in _outcomes(office, pack_id)]
    return PackState(
        pack_id=pack_id,
        wanted=wanted,
        closed=sum(_is_closed(item) for item in items),
        damaged=sum(bool(item.trouble) for item in items),
        received=kinds.count("receipt"),
        refused=kinds.count("refusal"),
        incomplete=kinds.count("wanted"),
        flagged=bool(flagged),
    )


def known_packs(office: Office) -> tuple[str, ...]:
    """Ids of all packs that came, oldest first."""
    with reading(office.engine) as connection:
        return tuple(connection.scalars(select(pack.c.pack_id).order_by(pack.c.first_at, pack.c.pack_id)))


def told(office: Office, pack_id: str) -> dict[str, object]:
    """What an administrator sees of a pack: where it came from, who brought it, how it stands; no answers."""
    origin, carrier = device.alias(), device.alias()
    codes = select(origin.c.device_code, carrier.c.device_code.label("carrier"), pack.c.first_at, pack.c.flagged)
    joined = codes.where(
        pack.c.pack_id == pack_id, origin.c.device_id == pack.c.device_id, carrier.c.device_id == pack.c.brought_by
    )
    with reading(office.engine) as connection:
        row = connection.execute(joined).one()
    state = state_of(office, pack_id)
    return {
        "pack_id": pack_id,
        "device_code": row.device_code,
        "brought_by": row.carrier,
        "first_at": row.first_at,
        "flagged": row.flagged,
        "wanted": len(state.wanted),
        "closed": state.closed,
        "damaged": state.damaged,
        "received": state.received,
        "refused": state.refused,
        "incomplete": state.incomplete,
    }


def return_file(office: Office, pack_id: str) -> bytes:
    """The signed, sealed answer to a pack, as of now."""
    with reading(office.engine) as connection:
        content = connection.execute(select(pack.c.manifest).where(pack.c.pack_id == pack_id)).scalar_one()
    manifest = decode(content, PackManifest)
    now = office.clock()
    answer = Answer(tuple(_outcomes(office, pack_id)), now, office.card.epoch)
    sealed = seal(pack_answer(answer), [manifest.return_to])
    item = SealedItem("answer", len(sealed), sha256_hex(sealed))
    said = ReturnManifest(
        v=1,
        kind="return",
        device_id=manifest.device_id,
        device_code=manifest.device_code,
        pack_id=pack_id,
        key_id=office.card.key_id,
        made_at=now,
        items=(item,),
    )
    head = make_head(said, lambda signed: sign(office.identity.receipt_seed, signed))
    return head.to_bytes() + item_length(item) + sealed


def admit(connection: Connection, head: Head, manifest: PackManifest, brought_by: str, flagged: str, now: str) -> None:
    """Write down a pack that is new here, inside the caller's transaction."""
    about = {"manifest": head.manifest, "brought_by": brought_by, "first_at": now, "flagged": flagged}
    bulk.insert_new(connection, pack, [{"pack_id": head.pack_id, "device_id": manifest.device_id, **about}])
    rows = [
        {
            "pack_id": head.pack_id,
            "sha256": item.sha256,
            "position": position,
            "kind": item.kind,
            "size": item.size,
            "trouble": "",
        }
        for position, item in enumerate(manifest.items)
    ]
    bulk.insert_new(connection, pack_item, rows)


def _is_closed(item: Row[Any]) -> bool:
    return item.arrived_at is not None and item.opened_at is None


def _open_batch(office: Office, item: Row[Any], device_id: str, identity: str) -> None:
    asked: Sequence[AskedSubmission] = ()
    trouble = ""
    try:
        asked, _ = submissions.take(office, device_id, _plain(office, item, identity))
    except DamagedStore:
        trouble = "sealed_elsewhere"
    except ProblemError as problem:
        trouble = problem.problem.code
    with writing(office.engine) as connection:
        known = {(row.instance_id, row.sha256) for row in _named(connection, item.pack_id)}
        fresh = {(one.instance_id, one.sha256) for one in asked} - known
        rows = [{"pack_id": item.pack_id, "instance_id": one, "sha256": sha256} for one, sha256 in sorted(fresh)]
        bulk.insert_new(connection, pack_submission, rows)
        pack_items.close(connection, item.pack_id, item.sha256, office.clock().isoformat(), trouble)


def _open_attachment(office: Office, item: Row[Any], identity: str) -> None:
    """One that no stored submission lists (its submission was refused) is let go."""
    trouble = ""
    try:
        attachments.keep(office, _plain(office, item, identity))
    except DamagedStore:
        trouble = "sealed_elsewhere"
    with writing(office.engine) as connection:
        pack_items.close(connection, item.pack_id, item.sha256, office.clock().isoformat(), trouble)


def _plain(office: Office, item: Row[Any], identity: str) -> bytes:
    with reading(office.engine) as connection:
        sealed = pack_items.content_of(connection, item.pack_id, item.sha256)
    return unseal(sealed, identity)


def _outcomes(office: Office, pack_id: str) -> list[Outcome]:
    with reading(office.engine) as connection:
        asked = [AskedSubmission(row.instance_id, row.sha256) for row in _named(connection, pack_id)]
    found: list[Outcome] = []
    for start in range(0, len(asked), AT_ONCE):
        found += receipts.answer_for(office, asked[start : start + AT_ONCE]).outcomes
    return found


def _named(connection: Connection, pack_id: str) -> Sequence[Row[Any]]:
    named = select(pack_submission).where(pack_submission.c.pack_id == pack_id)
    return connection.execute(named.order_by(pack_submission.c.instance_id)).all()
