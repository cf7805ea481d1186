"""Small texts by key: tokens, device, language, theme, position. Inside the encrypted store, so secrets may be here.

Read from memory: screens ask for them many times a second. A store belongs to one process.
"""

from collections.abc import Mapping
from threading import Lock

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.engine import Database
from fieldapp.db.part import Clock, Part
from fieldapp.db.schema import setting


class Settings(Part):
    """``setting``, ``put_setting`` and ``put_settings``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._settings: dict[str, str] | None = None
        self._settings_lock = Lock()

    def setting(self, key: str, default: str = "") -> str:
        """The text kept under ``key``."""
        with self._settings_lock:
            if self._settings is None:
                with self._reading() as connection:
                    self._settings = dict(connection.execute(select(setting.c.key, setting.c.value)).all())
            return self._settings.get(key, default)

    def put_setting(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key``, durably."""
        self.put_settings({key: value})

    def put_settings(self, values: Mapping[str, str]) -> None:
        """Keep several texts, all or none."""
        with self._writing() as connection:
            self._put(connection, values)
        self._remember(values)

    def _put(self, connection: Connection, values: Mapping[str, str]) -> None:
        """In a transaction of the caller's, who must ``_remember`` once it is over."""
        statement = insert(setting).values([{"key": key, "value": value} for key, value in values.items()])
        kept = statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
        connection.execute(kept)

    def _remember(self, values: Mapping[str, str]) -> None:
        with self._settings_lock:
            if self._settings is not None:
                self._settings |= values

    def _forget_settings(self) -> None:
        with self._settings_lock:
            self._settings = None
