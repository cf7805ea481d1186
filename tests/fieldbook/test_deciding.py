"""What two laptops state differently is decided once, and taken back while nothing left."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldapp.casework.entities import PERSON
from fieldapp.casework.versions import DECIDED, NOTES, SETS
from fieldapp.domain.assessment import State
from fieldapp.domain.registry import Numbered
from fieldapp.errors import ClaimsChanged, NobodyHere, NotADraft, NotAllowed
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.deciding import FIELDS, FORM, Differences
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.fieldbook.laptops import BUDI, Province, disagree, recorded

HERE = {"alias": "Bud", "birth_date": "1969-07-05"}
THERE = {"alias": "Pak Bud", "birth_date": "1970-07-04"}


@dataclass(frozen=True)
class Apart:
    folder: Path
    numbered: tuple[Numbered, ...]
    who: str


def enrol(book: Fieldbook, code: str) -> Fieldbook:
    book.put_setting("device_code", code)
    book.put_setting("worker_role", "supervisor")
    return book


@pytest.fixture(scope="module")
def apart(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Apart:
    """Both laptops once they disagree, closed; copied for each test."""
    folder = tmp_path_factory.mktemp("apart")
    books = []
    for name, code in (("here", "KT-A07"), ("there", "KT-B02")):
        shutil.copytree(made.folder, folder / name)
        books.append(enrol(unlock(folder / name, PASSPHRASE), code))
    province, who = disagree(*books, BUDI, HERE, THERE)
    for book in books:
        book.lock()
    return Apart(folder, tuple(province.numbered), who)


@pytest.fixture
def laptops(apart: Apart, tmp_path: Path) -> Iterator[tuple[Fieldbook, Fieldbook]]:
    shutil.copytree(apart.folder, tmp_path / "apart")
    here, there = (unlock(tmp_path / "apart" / name, PASSPHRASE) for name in ("here", "there"))
    yield here, there
    for book in (here, there):
        book.lock()


@pytest.fixture
def here(laptops: tuple[Fieldbook, Fieldbook]) -> Fieldbook:
    return laptops[0]


@pytest.fixture
def there(laptops: tuple[Fieldbook, Fieldbook]) -> Fieldbook:
    return laptops[1]


@pytest.fixture
def known(apart: Apart) -> tuple[Province, str]:
    """The province that both heard, and the record they state differently."""
    province = Province()
    province.numbered += apart.numbered
    return province, apart.who


def shown(book: Fieldbook) -> Differences:
    (one,) = book.deciding.conflicts()
    return one


def values(differences: Differences, at: int) -> dict[tuple[str, str], str]:
    return {field.key: field.claims[at].value for field in differences.fields}


def test_every_plain_field_of_a_person_can_be_decided(book: Fieldbook) -> None:
    assert set(FIELDS) == set(PERSON.properties) - NOTES - SETS
    names = {reference.rpartition("/")[2] for reference in book.form(FORM).references}
    assert {*FIELDS, DECIDED, "reason"} <= names


def test_who_stated_what_and_when_is_shown_on_every_laptop(
    here: Fieldbook, there: Fieldbook, known: tuple[Province, str]
) -> None:
    for book in (here, there):
        one = shown(book)
        assert (one.person.person_id, book.deciding.count()) == (known[1], 1)
        assert [field.name for field in one.fields] == ["alias", "birth_date"]
        claims = one.fields[0].claims
        assert [(claim.value, claim.device) for claim in claims] == [("Bud", "KT-A07"), ("Pak Bud", "KT-B02")]
        assert all(claim.at and claim.form_title == "Asesmen cepat penjangkauan" for claim in claims)
        assert book.people.person(known[1]).alias == "Bud", "what arrived first, meanwhile"
        assert book.deciding.of(known[1]) == one


def test_what_was_said_here_and_has_no_number_yet_names_this_laptop(
    here: Fieldbook, there: Fieldbook, known: tuple[Province, str]
) -> None:
    province, who = known
    for book, alias in ((there, "Bang Budi"), (here, "Bung Budi")):
        recorded(book, {**BUDI, **HERE, "alias": alias}, book.people.person(who))
    province.take(there, who)
    province.tell(here)
    claims = shown(here).fields[0].claims
    assert [(claim.value, claim.device) for claim in claims] == [("Bang Budi", "KT-B02"), ("Bung Budi", "KT-A07")]


def test_decided_here_it_is_over_everywhere(here: Fieldbook, there: Fieldbook, known: tuple[Province, str]) -> None:
    province, who = known
    before = here.people.person(who).assessments
    one = shown(here)
    (instance_id,) = here.deciding.decide(one, values(one, 1) | {one.fields[1].key: "1969-07-05"}, "KTP dilihat")
    filed = here.assessment(instance_id)
    assert (filed.form_id, filed.state, filed.title) == (FORM, State.FINALIZED, "Keputusan: Budi Santoso")
    province.take(here, who)
    province.tell(here, there)
    for book in (here, there):
        person = book.people.person(who)
        assert (person.alias, str(person.birth_date)) == ("Pak Bud", "1969-07-05")
        assert (book.deciding.conflicts(), book.deciding.count(), book.deciding.of(who).fields) == ((), 0, ())
        assert person.assessments == before, "a decision is no assessment"
        assert book.examine(replace=False).sound
    (line, *_) = here.cases.audited(who)
    assert (line.verb, line.why) == ("decide", "KTP dilihat")


def test_some_may_be_decided_and_the_others_wait(here: Fieldbook, known: tuple[Province, str]) -> None:
    one = shown(here)
    alias, birth = one.fields
    here.deciding.decide(one, {alias.key: "Bud"}, "Diakui sendiri")
    assert shown(here).fields == (birth,)


def test_it_is_taken_back_while_it_has_not_left(here: Fieldbook, known: tuple[Province, str]) -> None:
    one = shown(here)
    filed = here.deciding.decide(one, values(one, 1), "KTP dilihat")
    here.deciding.take_back(filed)
    assert shown(here) == one
    assert all(kept.form_id != FORM for kept in here.assessments())
    filed = here.deciding.decide(one, values(one, 1), "KTP dilihat")
    here._store.record_sending(filed)
    with pytest.raises(NotADraft):
        here.deciding.take_back(filed)
    assert here.deciding.conflicts() == ()


def test_two_supervisors_who_disagree_are_a_new_conflict(
    here: Fieldbook, there: Fieldbook, known: tuple[Province, str]
) -> None:
    province, who = known
    for at, book in enumerate((here, there)):
        one = shown(book)
        book.deciding.decide(one, {one.fields[0].key: one.fields[0].claims[at].value}, "Menurut saya")
        book.deciding.decide(one, {one.fields[1].key: "1970-07-04"}, "Sama")
        province.take(book, who)
    province.tell(here, there)
    for book in (here, there):
        (field,) = shown(book).fields
        claims = [(claim.value, claim.device, claim.form_title) for claim in field.claims]
        assert claims == [("Bud", "KT-A07", "Keputusan beda isi"), ("Pak Bud", "KT-B02", "Keputusan beda isi")]
    again = shown(there)
    there.deciding.decide(again, values(again, 1), "Disepakati")
    province.take(there, who)
    province.tell(here)
    assert here.deciding.conflicts() == ()
    assert here.people.person(who).alias == "Pak Bud"


def test_what_changed_meanwhile_is_not_decided_unseen(
    here: Fieldbook, there: Fieldbook, known: tuple[Province, str]
) -> None:
    province, who = known
    one = shown(here)
    recorded(there, {**BUDI, **THERE, "alias": "Bang Bud"}, there.people.person(who))
    province.take(there, who)
    province.tell(here)
    with pytest.raises(ClaimsChanged):
        here.deciding.decide(one, values(one, 0), "KTP dilihat")
    assert all(kept.form_id != FORM for kept in here.assessments())


def test_only_a_supervisor_decides(here: Fieldbook, known: tuple[Province, str]) -> None:
    here.put_setting("worker_role", "worker")
    one = shown(here)
    assert not here.deciding.allowed
    with pytest.raises(NotAllowed):
        here.deciding.decide(one, values(one, 0), "KTP dilihat")


def test_of_merged_records_the_one_in_conflict_is_decided(here: Fieldbook, known: tuple[Province, str]) -> None:
    _, who = known
    older = recorded(here, {**BUDI, "full_name": "Budi Santosa"})
    two = here.merging.compare(older, who)
    here.merging.merge(two, {}, "Foto sama")
    one = shown(here)
    away = two.merged[0].person.person_id
    assert one.person.person_id == two.kept.person.person_id
    assert here.deciding.of(away) == here.deciding.of(one.person.person_id) == one
    assert {field.record_id for field in one.fields} == {who}
    (filed,) = here.deciding.decide(one, values(one, 1), "KTP dilihat")
    assert here._store.spoken_of([filed])[filed] == (("person", who),)
    assert (here.deciding.conflicts(), here.deciding.count()) == ((), 0)


def test_a_person_who_is_not_here(here: Fieldbook) -> None:
    with pytest.raises(NobodyHere):
        here.deciding.of("nobody")
