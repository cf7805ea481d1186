"""Small texts by key: tokens, device, language, theme, position. Inside the encrypted store, so secrets may be here."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.part import Part
from fieldapp.db.schema import setting


class Settings(Part):
    """``setting`` and ``put_setting``."""

    def setting(self, key: str, default: str = "") -> str:
        """The text kept under ``key``."""
        with self._reading() as connection:
            found = connection.scalar(select(setting.c.value).where(setting.c.key == key))
        return default if found is None else str(found)

    def put_setting(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key``, durably."""
        statement = insert(setting).values(key=key, value=value)
        with self._writing() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
            )
