"""Laptops paired with this one in one room, and which files came over a relay."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.part import Part
from fieldapp.db.relay_tables import relay_file, relay_laptop
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.relay import Kind, PairedLaptop, Side


class RelayPart(Part):
    """``relay_laptops``, ``relay_certificates``, ``relay_key``, ``pair_laptop``, ``unpair_laptop``, ``repair_laptop``,
    ``saw_laptop``, ``count_relayed``, ``relay_files``, ``keep_relay_file``."""

    def relay_laptops(self) -> tuple[PairedLaptop, ...]:
        """Paired ones, the one paired last first."""
        with self._reading() as connection:
            rows = connection.execute(select(relay_laptop).order_by(relay_laptop.c.paired_at.desc())).all()
        return tuple(map(_laptop, rows))

    def relay_certificates(self, side: Side) -> dict[str, bytes]:
        """Fingerprint → certificate of those that are this to this laptop."""
        wanted = select(relay_laptop.c.fingerprint, relay_laptop.c.certificate).where(relay_laptop.c.side == side.value)
        with self._reading() as connection:
            return {row.fingerprint: row.certificate for row in connection.execute(wanted)}

    def relay_key(self, fingerprint: str, side: Side) -> str:
        """The device key that a paired laptop showed first, "" while it showed none."""
        wanted = select(relay_laptop.c.public_key).where(_of(fingerprint, side))
        with self._reading() as connection:
            return connection.execute(wanted).scalar_one_or_none() or ""

    def pair_laptop(self, side: Side, device_id: str, fingerprint: str, certificate: bytes, address: str) -> None:
        """Believe this certificate from now on, and none that this device showed before."""
        same = (relay_laptop.c.side == side.value) & (relay_laptop.c.device_id == device_id)
        with self._writing() as connection:
            connection.execute(delete(relay_laptop).where(same | _of(fingerprint, side)))
            connection.execute(
                relay_laptop.insert().values(
                    fingerprint=fingerprint,
                    side=side.value,
                    certificate=certificate,
                    device_id=device_id,
                    address=address,
                    paired_at=self._clock(),
                    **dict.fromkeys(("device_code", "worker_name", "public_key"), ""),
                    **dict.fromkeys(("packs", "records", "files"), 0),
                )
            )
            self._tell(connection, Deed(Verb.PAIR, "laptop", device_id, side.value))

    def unpair_laptop(self, fingerprint: str, side: Side) -> bytes | None:
        """Believe it no more; its certificate, None when it is gone already."""
        columns = relay_laptop.c.device_id, relay_laptop.c.certificate
        with self._writing() as connection:
            gone = connection.execute(delete(relay_laptop).where(_of(fingerprint, side)).returning(*columns)).first()
            if gone is None:
                return None
            self._tell(connection, Deed(Verb.UNPAIR, "laptop", gone.device_id, side.value))
            return bytes(gone.certificate)

    def repair_laptop(self, laptop: PairedLaptop, certificate: bytes) -> None:
        """Undo ``unpair_laptop``; the key of its device is learnt anew."""
        values = asdict(laptop) | {"side": laptop.side.value, "certificate": certificate, "public_key": ""}
        with self._writing() as connection:
            back = insert(relay_laptop).values(**values).on_conflict_do_nothing(["fingerprint", "side"])
            connection.execute(back)
            self._tell(connection, Deed(Verb.PAIR, "laptop", laptop.device_id, laptop.side.value))

    def saw_laptop(self, fingerprint: str, side: Side, **facts: str) -> None:
        """It was here; ``facts``: its code, name, key, address, as far as it told."""
        with self._writing() as connection:
            values: dict[str, Any] = {"last_seen": self._clock(), **facts}
            connection.execute(update(relay_laptop).where(_of(fingerprint, side)).values(**values))

    def count_relayed(self, fingerprint: str, side: Side, *, packs: int = 0, records: int = 0, files: int = 0) -> None:
        """So much more went over, one way or the other."""
        table = relay_laptop.c
        more = {"packs": table.packs + packs, "records": table.records + records, "files": table.files + files}
        with self._writing() as connection:
            connection.execute(update(relay_laptop).where(_of(fingerprint, side)).values(**more))

    def relay_files(self) -> frozenset[str]:
        """sha256 of what came over a relay and was taken in."""
        with self._reading() as connection:
            return frozenset(connection.scalars(select(relay_file.c.sha256)))

    def keep_relay_file(self, sha256: str, kind: Kind, name: str) -> None:
        """It is taken in; the same again is harmless."""
        row = insert(relay_file).values(sha256=sha256, kind=kind.value, name=name, got_at=self._clock())
        with self._writing() as connection:
            connection.execute(row.on_conflict_do_nothing(["sha256"]))


def _of(fingerprint: str, side: Side) -> ColumnElement[bool]:
    return (relay_laptop.c.fingerprint == fingerprint) & (relay_laptop.c.side == side.value)


def _laptop(row: Row[Any]) -> PairedLaptop:
    return PairedLaptop(
        row.fingerprint,
        row.device_id,
        row.device_code,
        row.worker_name,
        Side(row.side),
        row.paired_at,
        row.last_seen,
        row.address,
        row.packs,
        row.records,
        row.files,
    )
