"""Two laptops and a province, all real: one person, changed on both without signal; nobody's word is lost."""

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldapp.domain.person import Person, PersonQuery
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.shipped import compile_shipped
from fieldapp.server import enrolment, library
from fieldapp.server.database import open_engine
from fieldapp.server.scopes import Scope
from tests.conformance.test_service_rules import OLDER
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.fieldbook.test_cases import done, person_of
from tests.server.running import Site, in_thread, make_province

FORM = "assessment_full"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = make_province(tmp_path_factory.mktemp("province") / "data", enrolments_per_minute=1000)
    engine = open_engine(settings.database)
    for _, form in compile_shipped(lambda _sha256: False):
        library.publish(engine, form, datetime.now(UTC))
    engine.dispose()
    with in_thread(settings) as running:
        yield running


@pytest.fixture
def laptops(tmp_path: Path, made: Made, site: Site) -> Iterator[tuple[Fieldbook, Fieldbook]]:
    books = []
    for name in ("one", "two"):
        book = unlock(Path(shutil.copytree(made.folder, tmp_path / name)), PASSPHRASE)
        book.connection.enrol(site.address, site.code(f"{name} Invented"))
        books.append(book)
    yield books[0], books[1]
    for book in books:
        book.lock()


def exchange(book: Fieldbook) -> None:
    """Everything up, then everything down."""
    report = book.connection.upload(lambda sending: None, threading.Event(), at_once=True)
    assert report.cause is None, report
    book.connection.fetch_people()


def assess(book: Fieldbook, person: Person | None = None, **more: str) -> Person:
    return person_of(book, done(book.start(FORM, person=person), OLDER | {"family_able": "no"} | more))


def test_a_person_of_another_laptop_is_found_and_assessed_here(laptops: tuple[Fieldbook, Fieldbook]) -> None:
    one, two = laptops
    met = assess(one, full_name="Aminah Ujicoba", alias="Nek Minah")
    exchange(one)
    exchange(two)
    found = two.people.person(met.person_id)
    assert (found.name, found.alias, found.assessments) == ("Aminah Ujicoba", "Nek Minah", 1)
    assert two.people.find(PersonQuery("aminah ujicoba"))[0].person.person_id == met.person_id
    again = assess(two, found, mother_name="Siti Ujicoba")
    assert again.person_id == met.person_id
    exchange(two)
    exchange(one)
    assert one.people.person(met.person_id).assessments == 2
    for book in laptops:
        assert book.examine(replace=False).sound
        assert not book._store.conflicts()


def test_both_change_other_fields_and_both_hold(laptops: tuple[Fieldbook, Fieldbook]) -> None:
    one, two = laptops
    met = assess(one, full_name="Bakri Ujicoba", alias="Pak Bakri")
    exchange(one)
    exchange(two)
    assess(one, one.people.person(met.person_id), alias="Kai Bakri")
    assess(two, two.people.person(met.person_id), physical_desc="Bekas luka di dahi")
    for book in (one, two, one):
        exchange(book)
    for book in laptops:
        found = book.people.person(met.person_id)
        assert (found.alias, found.marks) == ("Kai Bakri", "Bekas luka di dahi")
        assert not book._store.conflicts()


@pytest.mark.parametrize("first", [0, 1])
def test_both_change_one_field_and_both_words_are_kept(laptops: tuple[Fieldbook, Fieldbook], first: int) -> None:
    """The clock of the second laptop is years behind; it does not matter."""
    one, two = laptops
    met = assess(one, full_name="Cahaya Ujicoba", alias="Aya")
    exchange(one)
    exchange(two)
    assess(one, one.people.person(met.person_id), alias="Caca")
    assess(two, two.people.person(met.person_id), alias="Haya")
    order = (laptops[first], laptops[1 - first])
    for book in (*order, order[0]):
        exchange(book)
    shown = ("Caca", "Haya")[first]
    for book in laptops:
        assert book.people.person(met.person_id).alias == shown
        (conflict,) = book._store.conflicts()
        assert [claim.value for claim in conflict.claims["alias"]] == [shown, ("Haya", "Caca")[first]]
    assert one._store.conflicts()[0].claims.keys() == two._store.conflicts()[0].claims.keys() == {"alias"}
    # a third assessment that repeats what it was prefilled with decides nothing; one that says otherwise does
    assess(one, one.people.person(met.person_id))
    assert one._store.conflicts()
    assess(one, one.people.person(met.person_id), alias=("Haya", "Caca")[first])
    for book in (one, two):
        exchange(book)
        assert not book._store.conflicts()
        assert book.people.person(met.person_id).alias == ("Haya", "Caca")[first]


def test_what_is_outside_a_laptops_regions_does_not_come(site: Site, made: Made, tmp_path: Path) -> None:
    books = []
    for name, scope in (("far", Scope("worker", ("64.01",))), ("near", Scope("worker", ("64.72",)))):
        book = unlock(Path(shutil.copytree(made.folder, tmp_path / name)), PASSPHRASE)
        code = enrolment.new_code(site.engine, f"{name} Invented", scope, datetime.now(UTC), 7)
        book.connection.enrol(site.address, code)
        books.append(book)
    far, near = books
    met = assess(near, full_name="Dahlia Ujicoba")
    assert met.region.startswith("64.72")
    exchange(near)
    exchange(far)
    assert not far.people.find(PersonQuery("dahlia ujicoba"))
    for book in books:
        book.lock()
