"""One entity as lists and forms show it: a referral, a stay, a benefit, an activity, a family member."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Entity:
    """``kind``: referral, stay, benefit, activity, relation. ``values``: property → value in its type; a kind with
    states has ``state`` and ``state_doubt`` among them."""

    kind: str
    entity_id: str
    label: str
    created_at: datetime
    changed_at: datetime
    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A property as text; "" when it is not known. Days and moments in ISO form."""
        value = self.values.get(name)
        return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
