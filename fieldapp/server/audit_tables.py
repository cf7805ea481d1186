"""The province's tables of what laptops did: their lines, where they fork, and what did not fit. Only ever added to."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from fieldapp.server.tables import metadata

audit_branch = Table(  # 1 for each laptop; another wherever one went on otherwise than it had told before
    "audit_branch",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("branch", Integer, primary_key=True, autoincrement=False),
    Column("base", Integer, nullable=False),  # the branch that it goes on from; 0 for the first
    Column("base_seq", Integer, nullable=False),  # the last line that both have
    Column("seq", Integer, nullable=False),  # its end now
    Column("chain", String(64), nullable=False),
    Column("signed", Text, nullable=False),  # by the laptop
    Column("signature", Text, nullable=False),
    Column("began_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
)

audit_line = Table(
    "audit_line",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("branch", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("line", Text, nullable=False),  # the text that was sealed
    Column("chain", String(64), nullable=False),
    Column("at", String(32), nullable=False),  # by the laptop's clock, in UTC; this and the next are what it says
    Column("who", Text, nullable=False),
    Column("verb", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("object_id", String(255), nullable=False),
    Column("received_at", String(32), nullable=False),
)
Index("audit_received", audit_line.c.received_at, audit_line.c.seq)
Index("audit_object", audit_line.c.object_id, audit_line.c.received_at)
Index("audit_verb", audit_line.c.verb, audit_line.c.received_at)

audit_refused = Table(  # batches that were not what they said: one row a laptop and reason
    "audit_refused",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("why", String(16), primary_key=True),  # chain | signature
    Column("at", String(32), nullable=False),  # the last time
    Column("times", Integer, nullable=False),
)
