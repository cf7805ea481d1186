"""The bed board of a real profile: every decision is a submission, and two laptops that worked apart lose nobody."""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fieldapp.casework.beds import Board, Tile
from fieldapp.casework.shelter_values import Stay
from fieldapp.casework.submitted import ChangeReader
from fieldapp.domain.assessment import OUTBOX, Progress
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.facilities import Facility
from fieldapp.fieldbook.shelters import NewWaiting
from tests.conformance.pilot import complete, reference_of
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.forms.play import NOW

NAMED = {
    "referrer": "self",
    "adm_reason": "stranded",
    "consent": "not_obtained",
    "no_consent_why": "other",
    "physical_desc": "Rambut putih",
}


class Clock:
    """Turned on a little at every look and as far as a test wants."""

    def __init__(self) -> None:
        self._at = NOW

    def __call__(self) -> datetime:
        self._at += timedelta(milliseconds=7)
        return self._at

    def turn(self, **by: float) -> None:
        self._at += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(folder: Path, clock: Clock) -> Iterator[Fieldbook]:
    one = unlock(folder, PASSPHRASE, clock=clock)
    yield one
    one.lock()


@pytest.fixture
def shelter(book: Fieldbook) -> Facility:
    """A shelter with four beds for men and two for women."""
    book.shelters.choose("TPS-SMD")
    chosen = book.shelters.chosen
    assert chosen is not None
    book.shelters.add_room(chosen, "Ruang Laki-laki A", "male", ("A1", "A2", "A3", "A10"))
    book.shelters.add_room(chosen, "Ruang Perempuan B", "female", ("B1", "B2"))
    return chosen


def board(book: Fieldbook) -> Board:
    chosen = book.shelters.chosen
    assert chosen is not None
    return book.shelters.board(chosen)


def tile(book: Fieldbook, code: str) -> Tile:
    found = board(book).find(code)
    assert found is not None, code
    return found


def admit(book: Fieldbook, code: str, name: str = "Budi", sex: str = "L", **more: object) -> Stay:
    """Through the intake form, as the board opens it."""
    chosen = book.shelters.chosen
    assert chosen is not None
    bed = board(book).find(code)
    kind = board(book).room_of(bed).kind if bed else "male"
    facts = {**NAMED, "full_name": name, "sex": sex, "age_est": "45", "bed": code}
    desk = book.shelters.admit(chosen, bed, kind, known=facts, **more)  # type: ignore[arg-type]
    for question, text in facts.items():
        desk.answer(reference_of(desk.session, question), text)
    complete(desk.session, random.Random(1))
    desk.finalize()
    stay_id = next(said.entity_id for said in desk.session.entities() if said.entity_list == "stay")
    return next(one for one in board(book).stays if one.stay_id == stay_id)


def in_outbox(book: Fieldbook) -> int:
    return len(book.assessments(OUTBOX, limit=1000))


def test_beds_of_a_room_are_made_by_one_submission(book: Fieldbook, shelter: Facility) -> None:
    assert in_outbox(book) == 2
    made = board(book)
    assert [(room.name, room.kind, room.free) for room in made.rooms] == [
        ("Ruang Laki-laki A", "male", 4),
        ("Ruang Perempuan B", "female", 2),
    ]
    assert [one.code for one in made.rooms[0].tiles] == ["A1", "A2", "A3", "A10"]
    assert book.forms(), "other forms are offered"
    assert "shelter_room" not in {info.form_id for info in book.forms()}


def test_an_intake_gives_the_bed_a_person_a_name_and_the_days(book: Fieldbook, shelter: Facility, clock: Clock) -> None:
    who = admit(book, "A2", "Yohanes Bria")
    assert (who.name, who.kind, who.sex, who.age) == ("Yohanes Bria", "male", "L", 45)
    assert tile(book, "A2").face == "occupied"
    clock.turn(days=1)
    assert book.shelters.day(shelter).start == 1
    (one,) = book.shelters.stays(shelter, book.shelters.today(), book.shelters.today())
    assert one.stay_id == who.stay_id


def test_a_move_is_a_submission_and_is_taken_back_by_another(book: Fieldbook, shelter: Facility) -> None:
    who = admit(book, "A1")
    before = in_outbox(book)
    book.shelters.move(who, "A3", "male")
    assert [tile(book, code).face for code in ("A1", "A3")] == ["free", "occupied"]
    book.shelters.move(tile(book, "A3").stays[0], "A1", "male")
    assert [tile(book, code).face for code in ("A1", "A3")] == ["occupied", "free"]
    assert in_outbox(book) == before + 2


def test_a_clock_that_is_set_back_puts_no_decision_before_the_one_it_follows(
    book: Fieldbook, shelter: Facility, clock: Clock
) -> None:
    who = admit(book, "A1")
    book.shelters.move(who, "A2", "male")
    clock.turn(hours=-5)
    book.shelters.move(tile(book, "A2").stays[0], "A3", "male")
    assert tile(book, "A3").face == "occupied"
    assert board(book).conflicts == ()


def test_a_hold_goes_on_until_the_desk_lifts_it(book: Fieldbook, shelter: Facility, clock: Clock) -> None:
    until = clock() + timedelta(hours=2)
    book.shelters.mark(shelter, "A1", "held", until=until, held_for="Budi S.")
    assert (tile(book, "A1").face, board(book).expiring) == ("held", ())
    clock.turn(hours=1, minutes=45)
    ((held, mark),) = board(book).expiring
    assert (held.code, mark.held_for) == ("A1", "Budi S.")
    book.shelters.extend(shelter, mark, clock() + timedelta(hours=3))
    assert board(book).expiring == ()
    clock.turn(hours=9)
    assert tile(book, "A1").face == "held"
    book.shelters.lift(shelter, tile(book, "A1"))
    assert tile(book, "A1").face == "free"


def test_an_intake_into_a_held_bed_lifts_the_hold_for_good(book: Fieldbook, shelter: Facility) -> None:
    book.shelters.mark(shelter, "A1", "held", held_for="Budi")
    who = admit(book, "A1")
    discharge(book, who)
    assert tile(book, "A1").face == "free"


def test_out_of_use_and_cleaning(book: Fieldbook, shelter: Facility) -> None:
    book.shelters.mark(shelter, "A1", "out", reason="Kasur rusak")
    book.shelters.mark(shelter, "A2", "cleaning")
    assert [tile(book, code).face for code in ("A1", "A2")] == ["out", "cleaning"]
    mark = tile(book, "A1").mark
    assert mark is not None
    assert mark.reason == "Kasur rusak"
    for code in ("A1", "A2"):
        book.shelters.lift(shelter, tile(book, code))
    assert board(book).counts["free"] == 6


def test_a_bed_that_is_there_no_more_hides_nobody(book: Fieldbook, shelter: Facility) -> None:
    admit(book, "A2")
    made = board(book)
    for code in ("A1", "A2"):
        gone = made.find(code)
        assert gone is not None
        book.shelters.keep_bed(shelter, gone, made.room_of(gone), there=False)
    after = board(book)
    assert after.counts["beds"] == 4
    assert after.find("A1") is None
    left = after.find("A2")
    assert left is not None
    assert (after.room_of(left).kind, left.stays[0].name) == ("extra", "Budi")
    first = made.find("A1")
    assert first is not None
    book.shelters.keep_bed(shelter, first, made.room_of(first), there=True)
    assert tile(book, "A1").face == "free"


def test_whoever_waited_has_a_place_once_the_intake_is_finalized(book: Fieldbook, shelter: Facility) -> None:
    for name, age in (("Agnes Bria", 24), ("Sari", 60)):
        book.shelters.wait(shelter, NewWaiting(name, sex="P", age=age, urgency="tonight"))
    agnes, sari = board(book).waiting
    assert (agnes.name, agnes.age, agnes.urgency) == ("Agnes Bria", 24, "tonight")
    desk = book.shelters.admit(shelter, tile(book, "B1"), "female", waiting=agnes)
    given_already = {name: desk.session.node(reference_of(desk.session, name)).text for name in ("full_name", "bed")}
    assert given_already == {"full_name": "Agnes Bria", "bed": "B1"}
    assert len(board(book).waiting) == 2, "a draft places nobody"
    complete(desk.session, random.Random(1))
    for question, text in desk.session.saved().items():
        desk.answer(question, text) if question.endswith(("/referrer", "/adm_reason", "/consent")) else None
    desk.finalize()
    assert [one.name for one in board(book).waiting] == ["Sari"]
    book.shelters.give_up(shelter, sari)
    assert board(book).waiting == ()


def discharge(book: Fieldbook, who: Stay) -> None:
    person = book.people.person(who.person_id) if who.person_id else None
    desk = book.shelters.discharge(who, person)
    assert desk.session.node(reference_of(desk.session, "stay_id")).text == who.stay_id
    facts = {"exit_reason": "request", "dest_name": "Paser", "ba_no": "12", "things_back": "yes"}
    for question, text in facts.items():
        desk.answer(reference_of(desk.session, question), text)
    desk.finalize()


def test_of_somebody_with_two_stays_the_desk_ends_the_one_it_chose(book: Fieldbook, shelter: Facility) -> None:
    first = admit(book, "A1")
    person = book.people.person(first.person_id)
    second = admit(book, "A2", person=person)
    assert {one.code for one in board(book).conflicts} == {"A1", "A2"}
    discharge(book, first)
    assert [one.stay_id for one in board(book).stays] == [second.stay_id]
    assert board(book).conflicts == ()


def test_a_stay_that_was_recorded_twice_never_was(book: Fieldbook, shelter: Facility) -> None:
    first = admit(book, "A1")
    second = admit(book, "A2", person=book.people.person(first.person_id))
    book.shelters.end_double(second)
    assert [one.code for one in board(book).tiles if one.stays] == ["A1"]
    assert board(book).conflicts == ()
    today = book.shelters.today()
    assert len(book.shelters.stays(shelter, today, today)) == 1


def test_a_refused_consent_stays_and_leaves_without_a_record(book: Fieldbook, shelter: Facility) -> None:
    desk = book.shelters.admit(shelter, tile(book, "A1"), "male")
    for name, text in {**NAMED, "consent": "refused", "sex": "L", "age_est": "50"}.items():
        desk.answer(reference_of(desk.session, name), text)
    complete(desk.session, random.Random(1))
    desk.finalize()
    (who,) = board(book).stays
    assert (who.name, who.person_id) == ("Tanpa nama", "")
    discharge(book, who)
    assert board(book).stays == ()


def test_a_night_is_counted(book: Fieldbook, shelter: Facility) -> None:
    here, gone = admit(book, "A1"), admit(book, "A2", "Ani")
    night = book.shelters.today()
    book.shelters.count_night(shelter, night, 2, 1, (gone,), "Ani di rumah sakit")
    (count,) = book.shelters.night_counts(shelter)
    assert (count.night, count.expected, count.counted) == (night, 2, 1)
    assert (count.absent, count.remark) == ((gone.stay_id,), "Ani di rumah sakit")
    assert here.stay_id in {one.stay_id for one in board(book).stays}


def test_everything_computed_again_is_the_same_board(book: Fieldbook, shelter: Facility) -> None:
    who = admit(book, "A1")
    book.shelters.move(who, "A2", "male")
    book.shelters.mark(shelter, "A3", "held", held_for="X")
    before = board(book).rooms
    assert book.examine(replace=True).sound
    assert board(book).rooms == before


# two laptops ----------------------------------------------------------------------------------------

DEEDS = st.lists(
    st.tuples(
        st.sampled_from((0, 1)),
        st.sampled_from(("admit", "admit", "move", "discharge", "hold")),
        st.sampled_from(("A1", "A2", "B1", "Kasur tambahan 1")),
        st.integers(0, 9),
    ),
    min_size=4,
    max_size=9,
)


def deliver(source: Fieldbook, known: set[str]) -> list[str]:
    """Instance ids of what a laptop would send now."""
    return [one.instance_id for one in reversed(source.assessments(OUTBOX, 1000)) if one.instance_id not in known]


def take(target: Fieldbook, source: Fieldbook, instance_id: str) -> None:
    """What the province gives on: the submission, read from its bytes alone."""
    sent = source.submission(instance_id)
    said = ChangeReader(target.form)(sent.form_id, sent.form_version, sent.xml)
    title = source.assessment(instance_id).form_title
    target._store.start(instance_id, sent.form_id, sent.form_version, title, {}, Progress(1, 1), "", "", "")
    target._store.finalize(sent, said, "")


def act(book: Fieldbook, what: str, code: str, number: int) -> None:
    stays: Sequence[Stay] = board(book).stays
    if what == "admit":
        admit(book, code, f"Tamu {number}", "L" if code[0] == "A" else "P")
    elif what == "hold":
        shelter = book.shelters.chosen
        assert shelter is not None
        book.shelters.mark(shelter, code, "held", held_for=f"Tamu {number}")
    elif stays and what == "move":
        book.shelters.move(stays[number % len(stays)], code, "male")
    elif stays:
        discharge(book, stays[number % len(stays)])


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds=DEEDS, chance=st.randoms(use_true_random=False))
def test_two_laptops_without_signal_meet_on_one_board(
    deeds: list[tuple[int, str, str, int]],
    chance: random.Random,
    tmp_path_factory: pytest.TempPathFactory,
    made: Made,
) -> None:
    folder = tmp_path_factory.mktemp("two")
    clock = Clock()
    books = [
        unlock(Path(shutil.copytree(made.folder, folder / name)), PASSPHRASE, clock=clock)
        for name in ("one", "two", "office")
    ]
    try:
        _one_night(books, deeds, chance, clock.turn)
    finally:
        for book in books:
            book.lock()


def _one_night(
    books: list[Fieldbook], deeds: list[tuple[int, str, str, int]], chance: random.Random, turn: Callable[..., None]
) -> None:
    first, second, office = books
    for book in books:
        book.shelters.choose("TPS-SMD")
    shelter = first.shelters.chosen
    assert shelter is not None
    first.shelters.add_room(shelter, "A", "male", ("A1", "A2"))
    first.shelters.add_room(shelter, "B", "female", ("B1",))
    known = set(deliver(first, set()))
    for instance_id in known:
        take(second, first, instance_id)
        take(office, first, instance_id)
    shared = set(known)
    for desk, what, code, number in deeds:
        turn(minutes=5)
        act(books[desk], what, code, number)
    post = [(book, one) for book in (first, second) for one in deliver(book, shared)]
    chance.shuffle(post)
    for source, instance_id in post:
        take(office, source, instance_id)
    shown = board(office)
    here = {one.stay_id for book in (first, second) for one in board(book).stays}
    assert sorted(one.stay_id for one in shown.stays) == sorted(here), "nobody is lost, nobody is there twice"
    for one in shown.tiles:
        people = [stay.person_id for stay in one.stays]
        twice = any(sum(s.person_id == who for s in shown.stays) > 1 for who in people if who)
        assert (one.face == "conflict") == (len(people) > 1 or twice)
    for one in shown.conflicts:  # a person decides: the first is here, the others have no bed yet
        for other in one.stays[1:]:
            office.shelters.move(other, "")
    assert board(office).conflicts == ()
    assert len(board(office).stays) == len(here)
