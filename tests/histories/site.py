"""The province of a history: its real app on a real database, which can be restarted, backed up and brought back."""

import contextlib
import io
import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from fastapi import FastAPI
from sqlalchemy import select

from fieldapp.server import commands, library, settled
from fieldapp.server.app import create_app
from fieldapp.server.database import open_engine, reading
from fieldapp.server.identity import create_identity
from fieldapp.server.ledger import held_submissions
from fieldapp.server.logbook import Logged, missing
from fieldapp.server.office import Office, open_office
from fieldapp.server.settings import Settings
from fieldapp.server.staging import behind, check_some
from fieldapp.server.tables import entity, entity_change, receipt_log, submission
from tests.histories.field import _MADE, AT_PROVINCE

_APPS: list[FastAPI] = []


def new_province(data: Path, lanes: int) -> Settings:
    """Keys, database and forms."""
    create_identity(data, "Dinas Sosial Uji", "KT", lanes)
    settings = Settings(data)
    engine = open_engine(settings.database)
    try:
        for form in AT_PROVINCE:
            library.publish(engine, form, _MADE)
    finally:
        engine.dispose()
    return settings


@dataclass
class Site:
    """One province. ``app`` is the same for all histories of this process; what it works on is the office."""

    data: Path
    time: Callable[[], datetime]
    checks: Literal["full", "staged"] = "full"
    restored: int = 0  # times

    def __post_init__(self) -> None:
        if not _APPS:
            _APPS.append(create_app(Settings(self.data)))
            _APPS[0].state.office.engine.dispose()
        self.app = _APPS[0]
        self.start()

    @property
    def office(self) -> Office:
        office = self.app.state.office
        assert isinstance(office, Office)
        return office

    def start(self) -> None:
        """Serve what lies in the folder."""
        self.app.state.office = open_office(Settings(self.data, checks=self.checks), self.time)

    def stop(self) -> None:
        """Forget everything that is not on the disk."""
        self.office.engine.dispose()

    def choose(self, checks: Literal["full", "staged"]) -> None:
        """What is checked before the receipt from now on."""
        self.checks = checks
        self.app.state.office = replace(self.office, settings=Settings(self.data, checks=checks))

    def back_up(self, to: Path) -> None:
        """Database, files and keys at one moment."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.data, to, ignore=shutil.ignore_patterns("*-shm"))

    def confirm(self, logged: Sequence[tuple[str, int, int]]) -> None:
        """A backup that held this much of the log is in another building; laptops keep nothing longer than needed."""
        settled.note(self.office.engine, self.office.card, logged, 0, self.time())

    def logged(self) -> tuple[tuple[str, int, int], ...]:
        """How far the log is, as a backup notes it before it begins."""
        return settled.logged_upto(self.office.engine, self.office.card.lanes)

    def restore(self, backup: Path) -> None:
        """The disk died; an older copy of it serves on, in a new epoch."""
        self.stop()
        shutil.rmtree(self.data)
        shutil.copytree(backup, self.data)
        with contextlib.redirect_stdout(io.StringIO()):
            assert commands.main(["restored", "--data", str(self.data)]) == 0
        self.restored += 1
        self.start()

    def check_all(self) -> None:
        """Staged checks catch up."""
        while behind(self.office):
            assert check_some(self.office), "checks pass over everything that was received"

    def held(self) -> dict[str, dict[str, Any]]:
        """The ledger by instance id; hashes are computed from the bytes."""
        return {str(row["instance_id"]): row for row in held_submissions(self.office.engine)}

    def log(self) -> list[Logged]:
        """Every row of the receipt log, in its order."""
        with reading(self.office.engine) as connection:
            rows = connection.execute(select(receipt_log).order_by(receipt_log.c.log_index))
            return [Logged(*tuple(row)) for row in rows]

    def incomplete(self) -> set[str]:
        """Stored submissions that wait for files."""
        with reading(self.office.engine) as connection:
            ids = set(connection.execute(select(submission.c.instance_id)).scalars())
            return set(missing(connection, ids))

    def people(self) -> dict[str, "Person"]:
        """Person entities by id."""
        with reading(self.office.engine) as connection:
            rows = connection.execute(select(entity)).all()
        return {row.entity_id: Person(json.loads(row.properties), set(json.loads(row.conflicts))) for row in rows}

    def numbered(self) -> dict[str, list[str]]:
        """Person → the submissions that speak of them, as the register counted them."""
        found: dict[str, list[str]] = defaultdict(list)
        with reading(self.office.engine) as connection:
            for row in connection.execute(select(entity_change.c.entity_id, entity_change.c.instance_id)):
                found[row.entity_id].append(row.instance_id)
        return found


class Person(NamedTuple):
    """What the register knows of somebody: values, and the properties of which laptops say different things."""

    values: dict[str, str]
    conflicts: set[str]
