"""One moment of the province's database as one file, taken while it is at work, and put into an empty database.

SQLite copies itself. PostgreSQL's own ``pg_dump`` and ``pg_restore`` do the work; they must be those of the server's
version or newer. A password travels in the environment, never in arguments.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, text

from fieldapp.errors import FieldappError, StoreError
from fieldapp.server.database import open_engine
from fieldapp.server.settings import Settings
from fieldapp.vault.durable import durable_file

SQLITE, POSTGRES = "province.sqlite", "province.dump"
PIECE: Final = 1 << 20
WHOLE: Final = ("--no-owner", "--no-privileges")


def name_of(engine: Engine) -> str:
    """The file's name for this kind of database."""
    return SQLITE if engine.dialect.name == "sqlite" else POSTGRES


def dump(engine: Engine, path: Path) -> None:
    """Write one consistent moment to ``path``, which must not exist. Raises StoreError with what went wrong."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(path),))
        finally:
            raw.close()
        path.chmod(0o600)
        with path.open("r+b") as file:
            os.fsync(file.fileno())
        return
    _run("pg_dump", "--format=custom", *WHOLE, f"--file={path}", engine=engine)
    path.chmod(0o600)


def fill(settings: Settings, path: Path) -> None:
    """Put a dump into the database of ``settings``: all of it or nothing. Raises StoreError where one stands there."""
    if path.name == SQLITE:
        if settings.database_url:
            raise FieldappError("This backup is of SQLite; it cannot be put into a PostgreSQL database.")
        target = settings.data / SQLITE
        if target.exists() and target.read_bytes() == path.read_bytes():
            return  # begun again
        if target.exists():
            raise StoreError("There is a database in {place} already. Move it away first.", place=settings.data)
        with path.open("rb") as source, durable_file(target) as file:
            shutil.copyfileobj(source, file, PIECE)
        return
    if not settings.database_url:
        raise FieldappError("This backup is of PostgreSQL. Name an empty database: --database postgresql://…")
    engine = open_engine(settings.database, tables=False)
    try:
        with engine.connect() as connection:
            if connection.execute(text("SELECT to_regclass('submission')")).scalar() is not None:
                raise StoreError("This database holds a province already. Name an empty one.")
        _run("pg_restore", "--single-transaction", "--exit-on-error", *WHOLE, str(path), engine=engine, into=True)
    finally:
        engine.dispose()


def _run(program: str, *words: str, engine: Engine, into: bool = False) -> None:
    """The database as libpq names it, whichever of several servers answered."""
    if shutil.which(program) is None:
        raise FieldappError("{program} is missing. Install PostgreSQL's client programs.", program=program)
    with engine.connect() as connection:
        info = connection.connection.dbapi_connection.info  # type: ignore[union-attr]
        where = {"PGHOST": info.host, "PGPORT": str(info.port), "PGUSER": info.user, "PGDATABASE": info.dbname}
        secret = {"PGPASSWORD": info.password} if info.password else {}
    target = [f"--dbname={info.dbname}"] if into else []
    done = subprocess.run(
        [program, *target, *words],
        env={**os.environ, **where, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason"])[-1].rstrip(".")
        raise StoreError("{program} failed: {reason}.", program=program, reason=reason)
