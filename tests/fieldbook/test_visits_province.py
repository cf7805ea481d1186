"""A visit over a real province: asked at the desk, brought to whoever may see the person, made, and seen as made."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.domain.visit import VisitOrder, VisitState
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.server.scopes import Scope
from tests.conformance.test_follow_up import VISIT
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.fieldbook.laptops import BUDI, recorded
from tests.fieldbook.test_cases import done
from tests.fieldbook.test_one_person_two_laptops import exchange, site
from tests.server.running import Site

__all__ = ["site"]
HERE = {"loc_kab": "64.72", "loc_kec": "64.72.05"}


@pytest.fixture
def laptops(tmp_path: Path, made: Made, site: Site) -> Iterator[tuple[Fieldbook, Fieldbook, Fieldbook]]:
    """The supervisor's, one where the person is, one elsewhere."""
    books = []
    scopes = (Scope("supervisor"), Scope("worker", ("64.72",)), Scope("worker", ("64.71",)))
    for name, scope in zip(("desk", "near", "far"), scopes, strict=True):
        book = unlock(Path(shutil.copytree(made.folder, tmp_path / name)), PASSPHRASE)
        book.connection.enrol(site.address, site.code(f"{name} Invented", scope))
        books.append(book)
    yield books[0], books[1], books[2]
    for book in books:
        book.lock()


def test_a_visit_goes_to_whoever_may_see_the_person_and_comes_back_done(
    laptops: tuple[Fieldbook, Fieldbook, Fieldbook],
) -> None:
    desk, near, far = laptops
    who = recorded(desk, BUDI | HERE)
    for worker in (near, far):
        desk.visits.ask(VisitOrder(who, "follow_up" if worker is near else "benefit_check", worker.worker.device_code))
    for book in (desk, near, far):
        exchange(book)
    (visit,) = near.visits.mine()
    assert (visit.person_name, visit.form_id) == ("Budi Santoso", "follow_up")
    assert far.visits.mine() == (), "naming a laptop does not widen what it may see"
    done(near.visits.start(visit.visit_id), VISIT)
    assert near.visits.mine() == ()
    for book in (near, desk):
        exchange(book)
    made = desk.visits.visit(visit.visit_id)
    assert (made.state, made.ended_by) == (VisitState.DONE, near.worker.device_code)
    for book in laptops:
        assert book.examine(replace=False).sound
