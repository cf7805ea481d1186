"""What the province still holds, proved by hashing the stored bytes anew, whatever its tables say.

A submission is whole when its bytes have the sha256 that stands beside them and in the log. One that is not is
*damaged*: nothing is claimed of it, and whoever has its bytes is asked for them again. They mend it: those very bytes
are put in the place of what cannot be read any more, and its receipt is the one that it had.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, update

from fieldapp.domain.submission import sha256_hex
from fieldapp.server.logbook import Logged, logged
from fieldapp.server.tables import submission
from fieldapp.sync.protocol import SubmissionLine


@dataclass(frozen=True, slots=True)
class Held:
    """By instance id: sha256 of those that are whole, and every hash that a damaged one may have had."""

    whole: dict[str, str] = field(default_factory=dict)
    damaged: dict[str, frozenset[str]] = field(default_factory=dict)


def held(connection: Connection, ids: Collection[str], log: Iterable[Logged]) -> Held:
    """What is stored of these. ``log``: their rows of the receipt log."""
    of = {row.instance_id: row.sha256 for row in log}
    columns = select(submission.c.instance_id, submission.c.sha256, submission.c.xml)
    rows = connection.execute(columns.where(submission.c.instance_id.in_(list(ids)))).all()
    return sort(rows, of)


def sort(rows: Iterable[Any], of: dict[str, str]) -> Held:
    """Rows of (instance_id, sha256, xml) beside what the log says of them (``of``); a line of the log whose
    submission is gone counts as damaged."""
    found, gone = Held(), dict(of)
    for instance_id, sha256, xml in rows:
        now = sha256_hex(xml.encode() if isinstance(xml, str) else bytes(xml))  # a damaged database may say text
        logged_hash = gone.pop(instance_id, "")
        if sha256 == now == (logged_hash or now):
            found.whole[instance_id] = sha256
        else:
            found.damaged[instance_id] = frozenset({logged_hash} if logged_hash else {sha256, now})
    found.damaged.update((instance_id, frozenset({sha256})) for instance_id, sha256 in gone.items())
    return found


def mend(connection: Connection, lines: Sequence[SubmissionLine]) -> None:
    """Put the right bytes back where stored ones are damaged; whatever is whole stays as it is.

    ``lines`` were checked: their ``sha256`` is of their ``xml``.
    """
    if not lines:
        return
    ids = {line.instance_id for line in lines}
    damaged = held(connection, ids, logged(connection, ids)).damaged
    for line in lines:
        if line.sha256 in damaged.get(line.instance_id, ()):
            right = update(submission).where(submission.c.instance_id == line.instance_id)
            connection.execute(right.values(xml=line.xml.encode(), sha256=line.sha256))
