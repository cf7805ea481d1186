"""Nothing appears and nothing vanishes: sums that must hold at every opening, from small indexes and tallies."""

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.errors import DamagedStore

_TALLIES = "(SELECT coalesce(sum(number), 0) FROM tally WHERE kind = 'state' AND key IN ({states}))"
_ROWS = "(SELECT count(*) FROM assessment WHERE state IN ({states}))"  # in a schema before the tallies
_QUEUED = "'finalized', 'sending', 'unconfirmed'"
_FINALIZED = f"{_QUEUED}, 'received', 'returned', 'held'"


def check_conservation(connection: sqlcipher.Connection) -> None:
    """Every finalized assessment has its bytes and is queued, received or refused. Raises DamagedStore.

    Of a store of any schema.
    """
    known = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'tally'").fetchone()[0]
    count = _TALLIES if known else _ROWS
    sums = (
        "SELECT (SELECT count(*) FROM submission), (SELECT count(*) FROM receipt), (SELECT count(*) FROM refusal), "
        f"{count.format(states=_FINALIZED)}, {count.format(states=_QUEUED)}"
    )
    frozen, received, refused, finalized, queued = connection.execute(sums).fetchone()
    if not frozen == finalized == received + refused + queued:
        raise DamagedStore(reference=f"SUM-{frozen}-{finalized}-{received}-{refused}-{queued}")
