"""Laptops of one team at a real province: a supervisor, workers, strangers, each with its team card."""

from datetime import UTC, datetime
from threading import Event

from sqlalchemy import update

from fieldapp.domain.team import Team
from fieldapp.fieldbook import Fieldbook
from fieldapp.server.database import writing
from fieldapp.server.enrolment import change_scope
from fieldapp.server.scopes import scope_of
from fieldapp.server.tables import device
from tests.server.running import Site

KOTA, KUTAI, VILLAGE = "64.72", "64.03", "64.72.05.1001"


def placed(book: Fieldbook, site: Site, role: str, *regions: str, worker: str = "") -> Fieldbook:
    """Enrolled already; from now on this role, for these regions. What the policy would say stands in the store."""
    scope = scope_of(role, regions)
    assert change_scope(site.engine, book.worker.device_code, scope)
    facts = {"worker_role": scope.role}
    if worker:
        facts["worker_name"] = worker
        with writing(site.engine) as connection:
            named = device.c.device_code == book.worker.device_code
            connection.execute(update(device).where(named).values(worker_name=worker))
    book._store.put_settings(facts)
    return book


def carded(*books: Fieldbook) -> None:
    """All hear of each other: the first round tells the province what may be sealed to each."""
    for _ in range(2):
        for book in books:
            with book.connection.reach() as province:
                book.team.fetch(province, Event())


def team_of(book: Fieldbook) -> Team:
    found = book.team.now()
    assert found is not None
    return found


def noon() -> datetime:
    return datetime(2026, 11, 27, 4, 0, tzinfo=UTC)
