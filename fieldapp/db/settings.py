"""Small texts by key: tokens, device, language, theme, position. Inside the encrypted store, so secrets may be here."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.part import Part
from fieldapp.db.schema import setting


class Settings(Part):
    """``setting``, ``put_setting`` and ``put_settings``."""

    def setting(self, key: str, default: str = "") -> str:
        """The text kept under ``key``."""
        with self._reading() as connection:
            found = connection.scalar(select(setting.c.value).where(setting.c.key == key))
        return default if found is None else str(found)

    def put_setting(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key``, durably."""
        self.put_settings({key: value})

    def put_settings(self, values: Mapping[str, str]) -> None:
        """Keep several texts, all or none."""
        statement = insert(setting).values([{"key": key, "value": value} for key, value in values.items()])
        with self._writing() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
            )
