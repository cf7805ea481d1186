"""Failed unlocks, written down beside the slots before anybody could open the store.

Each line is sealed with a key that is then hashed and forgotten, so whoever comes afterwards can neither change a line
nor make one for before; the store knows an earlier key, follows the hashes and sees a line that was changed, moved or
taken out, and a list that was taken away. What this cannot show: that the whole file was put back as somebody had
copied it earlier, until the store is opened once in between.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from fieldapp.vault.durable import durable_write

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Place:
    """How many lines were written in all, and the key for the next one, in hexadecimal."""

    count: int
    key: str


@dataclass(frozen=True, slots=True)
class Attempts:
    """What was written since a place. ``whole``: nothing was changed or taken away."""

    lines: tuple[str, ...]
    whole: bool
    now: Place


def note(path: Path, line: str) -> None:
    """One more, durable on return. Raises StoreError kinds."""
    place, lines = _read(path)
    lines.append([place.count, line, _seal(place, line)])
    _write(path, _next(place), lines)


def read(path: Path, since: Place | None) -> Attempts:
    """The lines after ``since`` (None: this store never saw the list). Changes nothing."""
    found = _whole(path)
    if found is None:
        fresh = Place(0, secrets.token_hex(KEY_BYTES))
        return Attempts((), whole=since is None and not path.exists(), now=fresh)
    place, lines = found
    if since is None or place.count < since.count:  # never seen, or another list in its place
        return Attempts(tuple(line for _, line, _ in lines), whole=since is None, now=place)
    at, whole = since, True
    told = [one for one in lines if one[0] >= since.count]
    for number, line, mac in told:
        whole = whole and number == at.count and hmac.compare_digest(mac, _seal(at, line))
        at = _next(at)
    return Attempts(tuple(line for _, line, _ in told), whole and at == place, place)


def taken(path: Path, now: Place) -> None:
    """They are in the store: begin the list anew, at the place that the store knows. Raises StoreError kinds."""
    _write(path, now, [])


def _seal(place: Place, line: str) -> str:
    return hmac.digest(bytes.fromhex(place.key), f"{place.count}\n{line}".encode(), "sha256").hex()


def _next(place: Place) -> Place:
    key = hashlib.sha256(b"jangkau-attempt" + bytes.fromhex(place.key)).hexdigest()
    return Place(place.count + 1, key)


def _read(path: Path) -> tuple[Place, list[list[object]]]:
    """As it is; begun anew where it is missing or torn: the store will see that it does not follow."""
    found = _whole(path)
    if found is None:
        return Place(0, secrets.token_hex(KEY_BYTES)), []
    return found[0], [list(line) for line in found[1]]


def _whole(path: Path) -> tuple[Place, list[tuple[int, str, str]]] | None:
    try:
        said = json.loads(path.read_bytes())
        place = Place(int(said["count"]), bytes.fromhex(said["key"]).hex())
        lines = [(int(number), str(line), str(mac)) for number, line, mac in said["lines"]]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return (place, lines) if len(place.key) == 2 * KEY_BYTES else None


def _write(path: Path, place: Place, lines: list[list[object]]) -> None:
    durable_write(path, json.dumps({"count": place.count, "key": place.key, "lines": lines}).encode())
