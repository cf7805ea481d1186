"""Nothing appears and nothing vanishes: sums that must hold at every opening, from small indexes and tallies."""

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.errors import DamagedStore

_STATES = "(SELECT coalesce(sum(number), 0) FROM tally WHERE kind = 'state' AND key IN ({states}))"
_ENDS = "'received', 'returned', 'held'"
_QUEUED = "'finalized', 'sending', 'unconfirmed'"
_SUMS = f"""
SELECT (SELECT count(*) FROM submission) AS frozen,
       {_STATES.format(states=f"{_ENDS}, {_QUEUED}")} AS finalized,
       (SELECT count(*) FROM receipt) AS received,
       (SELECT count(*) FROM refusal) AS refused,
       {_STATES.format(states=_QUEUED)} AS queued
"""


def check_conservation(connection: sqlcipher.Connection) -> None:
    """Every finalized assessment has its bytes and is queued, received or refused. Raises DamagedStore."""
    frozen, finalized, received, refused, queued = connection.execute(_SUMS).fetchone()
    if not frozen == finalized == received + refused + queued:
        raise DamagedStore(reference=f"SUM-{frozen}-{finalized}-{received}-{refused}-{queued}")
