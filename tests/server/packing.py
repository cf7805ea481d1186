"""Courier packs made by hand, as a laptop makes them: a head that it signed, and items sealed to the province."""

from datetime import UTC, datetime

from fieldapp.domain.submission import sha256_hex
from fieldapp.sync.courier_frame import Head, PackManifest, SealedItem, make_head
from fieldapp.vault import signatures
from fieldapp.vault.sealing import seal


def pack_of(batch: bytes, *, to: str, device_id: str, seed: str, return_to: str) -> tuple[Head, bytes]:
    """The head and the one sealed item of a pack. ``to``: the province's ingest recipient."""
    sealed = seal(batch, [to])
    manifest = PackManifest(
        v=1,
        kind="pack",
        device_id=device_id,
        device_code="KT-A01",
        public_key=signatures.public_key(seed),
        return_to=return_to,
        province=to,
        counter=1,
        made_at=datetime.now(UTC),
        submissions=1,
        items=(SealedItem("batch", len(sealed), sha256_hex(sealed)),),
    )
    return make_head(manifest, lambda said: signatures.sign(seed, said)), sealed
