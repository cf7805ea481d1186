"""What makes opening many small stores in one process quick: nothing of it changes what is read or written.

One engine for all stores, so that statements are compiled once; and no shipped forms, which are half a megabyte. At
most one store may be open at a time.
"""

from sqlalchemy import Engine

from fieldapp.db.engine import Database
from fieldapp.fieldbook.library import Library

_build = Database._build
_shared: dict[str, Engine] = {}
_open: list[Database] = []


def _build_once(database: Database) -> Engine:
    _open[:] = [database]
    if "engine" not in _shared:
        database_now = type("Now", (), {"path": database.path, "_connect": lambda _self: _open[0]._connect()})()
        _shared["engine"] = _build(database_now)
    return _shared["engine"]


def without_shipped_forms() -> None:
    """For every profile this process makes or opens."""
    Library.install_shipped = lambda _self, *_facts: None  # type: ignore[method-assign, assignment]


def one_engine() -> None:
    """For every store this process opens."""
    Database._build = _build_once  # type: ignore[method-assign]
