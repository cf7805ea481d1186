"""Nothing appears and nothing vanishes: the sums that must hold at every opening, from indexes only."""

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.errors import DamagedStore

_SUMS = """
SELECT (SELECT count(*) FROM submission) AS frozen,
       (SELECT count(*) FROM assessment WHERE finalized_at IS NOT NULL) AS finalized,
       (SELECT count(*) FROM receipt) AS received,
       (SELECT count(*) FROM refusal) AS refused,
       (SELECT count(*) FROM assessment WHERE state IN ('finalized', 'sending', 'unconfirmed')) AS queued
"""


def check_conservation(connection: sqlcipher.Connection) -> None:
    """Every finalized assessment has its bytes and is queued, received or refused. Raises DamagedStore."""
    frozen, finalized, received, refused, queued = connection.execute(_SUMS).fetchone()
    if not frozen == finalized == received + refused + queued:
        raise DamagedStore(reference=f"SUM-{frozen}-{finalized}-{received}-{refused}-{queued}")
