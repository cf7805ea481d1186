"""What the register's people have: referrals, stays, benefits, family; read from the projection."""

from sqlalchemy import RowMapping, select

from fieldapp.db.merged_people import members
from fieldapp.db.part import Part
from fieldapp.db.schema import KIND_TABLES
from fieldapp.domain.entity import Entity

_OWN = frozenset(("entity_id", "label", "created_at", "changed_at"))
_VALUES = {kind: tuple(sorted({column.name for column in table.c} - _OWN)) for kind, table in KIND_TABLES.items()}


class Cases(Part):
    """``entities_of``."""

    def entities_of(self, kind: str, person_id: str) -> tuple[Entity, ...]:
        """Referrals, stays, benefits or family members of one person, oldest first; none for a blank id.

        Those of every record that is this person.
        """
        if not person_id:
            return ()
        table = KIND_TABLES[kind]
        with self._reading() as connection:
            wanted = select(table).where(table.c.person_id.in_(members(connection, [person_id])))
            rows = connection.execute(wanted.order_by(table.c.created_at, table.c.entity_id)).mappings().all()
        return tuple(to_entity(kind, row) for row in rows)


def to_entity(kind: str, row: RowMapping) -> Entity:
    """A row of the kind's table; columns of other tables beside it are left out."""
    values = {name: row[name] for name in _VALUES[kind]}
    return Entity(kind, row["entity_id"], row["label"], row["created_at"], row["changed_at"], values)
