"""What letters said of entities (decision 50), beside what the province numbered: a source, never computed.

A row whose submission the province has numbered by now says nothing new and stays where it is.
"""

from sqlalchemy import Column, Index, Integer, Table, Text, text

from fieldapp.db.columns import Instant
from fieldapp.db.schema import metadata, visit


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


letter_change = Table(
    "letter_change",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    *map(_text, ("instance_id", "entity_list", "entity_id", "form_id", "action", "label", "properties")),
    Column("base_version", Integer, nullable=False, server_default=text("0")),
    _text("branch_id"),
    Column("trunk_version", Integer, nullable=False, server_default=text("0")),
    Column("at", Instant, nullable=False),
    sqlite_strict=True,
)
Index("letter_change_by_entity", *(letter_change.c[name] for name in ("entity_list", "entity_id")))
Index("letter_change_once", *(letter_change.c[n] for n in ("instance_id", "entity_list", "entity_id")), unique=True)
Index("visit_by_device", visit.c.device_code, visit.c.state)
Index("visit_by_person", visit.c.person_id)
