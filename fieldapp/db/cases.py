"""What the register's people have: referrals, stays, benefits, family; read from the projection."""

from sqlalchemy import RowMapping, select

from fieldapp.db.part import Part
from fieldapp.db.schema import KIND_TABLES
from fieldapp.domain.entity import Entity

_OWN = frozenset(("entity_id", "label", "created_at", "changed_at"))


class Cases(Part):
    """``entities_of``."""

    def entities_of(self, kind: str, person_id: str) -> tuple[Entity, ...]:
        """Referrals, stays, benefits or family members of one person, oldest first; none for a blank id."""
        table = KIND_TABLES[kind]
        wanted = select(table).where(table.c.person_id == person_id)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(table.c.created_at, table.c.entity_id)).mappings().all()
        return tuple(to_entity(kind, row) for row in rows) if person_id else ()


def to_entity(kind: str, row: RowMapping) -> Entity:
    """A row of ``KIND_TABLES``."""
    values = {str(name): value for name, value in row.items() if name not in _OWN}
    return Entity(kind, row["entity_id"], row["label"], row["created_at"], row["changed_at"], values)
