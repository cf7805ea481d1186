"""The province's tables about teams; ``metadata`` has all tables of a province, those of ``tables`` too.

A decision of a supervisor stands here for each submission it is about, whether that is here yet or not.
"""

from sqlalchemy import BigInteger, Column, Index, String, Table, Text

from fieldapp.server.tables import metadata

__all__ = ["metadata", "store_recipient", "work_decision"]

store_recipient = Table(  # what may be sealed to a laptop's store, as it last told
    "store_recipient",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("recipient", String(128), nullable=False),
)

work_decision = Table(
    "work_decision",
    metadata,
    Column("target_id", String(255), primary_key=True),
    Column("decision_id", String(255), primary_key=True),  # instance_id of the work_review
    Column("target_sha256", String(64), nullable=False),
    Column("state", String(16), nullable=False),  # waiting | attention | approved | returned
    Column("reasons", Text, nullable=False),  # JSON, as in a refusal: what the worker is told
    Column("note", Text, nullable=False),  # what it says about the whole
    Column("finalized_at", String(32), nullable=False),
    Column("device_id", String(64), nullable=False),  # of who decided
    Column("standing", String(16), nullable=False),  # open | applied | passed | stranger | own | bytes | empty
    Column("position", BigInteger, nullable=False, server_default="0"),  # of the review that it made
)
Index("work_decision_standing", work_decision.c.standing, work_decision.c.target_id)
