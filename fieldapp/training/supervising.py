"""A fortnight of a made-up supervisor: the team's work comes in, is read and returned, visits are asked for.

Written through the desks that a supervisor uses; whoever practises finds each of them as after a day of work.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Final

from fieldapp.domain.reviewing import Shelf, WorkFilter
from fieldapp.domain.team import Note, TeamWork
from fieldapp.domain.visit import VisitOrder
from fieldapp.fieldbook import Fieldbook
from fieldapp.training.afterwards import Story, days, visits
from fieldapp.training.conflicting import state_differently
from fieldapp.training.elsewhere import Elsewhere, at_work
from fieldapp.training.laptops import make_team, tell_standings
from fieldapp.training.office import Office
from fieldapp.training.paper import keyed_twice, table_taken_in, table_to_decide
from fieldapp.training.people import Invented, respelled
from fieldapp.training.stories import neglected_child, older_person, scavenger, street, vulnerable_woman

BEGINS: Final = 13  # days before today
ASKED, LATE_ONES = 7, 5  # people of the first list of visits; those whose day has passed by today
LATE, SOON = 11, 16  # days until a visit is due
MEETINGS: Final = (street, scavenger, vulnerable_woman, street, neglected_child, scavenger, older_person)
SAME_PERSON: Final = (3, 4)  # records of one person


def supervise(office: Office) -> Story:
    """From the first list of visits until yesterday."""
    book = office.book
    with acting(book):
        laptops = make_team(book, office.now)
        team = [Elsewhere(office, one) for one in laptops]
        asked = [person for _, person in office.known[:ASKED]]  # met long ago: no story goes on about most of them
        today = office.now.date()
        due = [today + days(LATE if number < LATE_ONES else SOON) for number in range(ASKED)]
        told = zip(asked, due, strict=True)
        book.visits.ask_many([VisitOrder(one.person_id, "follow_up", team[0].code, day) for one, day in told])
    yield days(3)
    with acting(book):
        for one in team:
            _week(one, office)
        _look(book)
        _decide(book)
    yield days(5)
    with acting(book):
        rina = team[0]
        for number, person in enumerate(asked[:3]):
            rina.now = at_work(office.now - days(2), 9 + number)
            next(visits(rina, person, 1), None)
        gone = next(one for one in book.visits.all() if one.open and one.person_id == asked[3].person_id)
        book.visits.not_found(gone.visit_id, "Sudah pindah, tetangga tidak tahu ke mana.")
        _unusual(team, office)
        for one in team:
            one.bring()
        _look(book)
        second = [person for _, person in office.known[-12:-8]]
        due_then = office.now.date() + days(SOON)
        wanted = [VisitOrder(one.person_id, "assessment_full", team[1].code, due_then, "kuning") for one in second]
        book.visits.ask_many(wanted)
    yield days(3)
    for records in SAME_PERSON:
        _recorded_often(office, records)
    with acting(book):
        state_differently(book, [person.person_id for one, person in office.known if one.nik][:2])
        keyed_twice(book, table_taken_in(office))
        table_to_decide(office)
        tell_standings(book, laptops, office.now + days(1))
    yield timedelta(0)


@contextmanager
def acting(book: Fieldbook) -> Iterator[None]:
    """What is done meanwhile the supervisor does."""
    book.connection.practise("penyelia")
    try:
        yield
    finally:
        book.connection.practise()


def _week(one: Elsewhere, office: Office) -> None:
    """What a laptop of the team wrote in some days; some of it is as work should be, some is not."""
    for number, story in enumerate(MEETINGS):
        one.now = at_work(office.now - days(number % 3), 8.2 + number * 1.6)
        if number % 3 == 1:
            one.said_too = {"consent_photo": "yes", "photo": "yes"}
        next(story(one), None)
    if one.laptop.member.role == "intake":
        one.now = at_work(office.now, 22.7)  # at night
        next(street(one), None)
    one.bring()


def _unusual(team: list[Elsewhere], office: Office) -> None:
    """What checks notice: hurried, copied, a photo that is not there, a number of somebody else, a second record."""
    rina, andi, desi, yohanes = team
    for one in team:
        one.now = at_work(office.now - days(1), 9.3)
    andi.took = timedelta(seconds=41)
    next(scavenger(andi), None)
    desi.said_too = {"consent_photo": "yes"}
    next(scavenger(desi), None)
    for number in range(2):
        desi.now += timedelta(minutes=20)
        other = desi.crowd.somebody(desi.now.date(), (24, 50))
        desi.again("outreach_rapid", full_name=f"{other.name} {number + 1}", nik=other.nik)
    yohanes.said_too = {"consent_photo": "yes", "photo": "yes"}
    yohanes.said_too |= {"sex": "P", "nik": "6472051507849011", "id_status": "known"}  # the digits say a man
    next(scavenger(yohanes), None)
    known = next(one for one, _ in office.known if one.known_birth and one.age(rina.now.date()) > 25)
    rina.meet(known, activity="scavenge", ppks="13", with_whom="alone", sleep_place="shack", fixed_home="no")
    other = respelled(known, rina.chance)
    andi.now += timedelta(hours=1)
    andi.meet(other, activity="scavenge", ppks="13", with_whom="peer", sleep_place="shack", fixed_home="no")


def _look(book: Fieldbook) -> None:
    book.reviewing.checking.check_new(Event())


def _decide(book: Fieldbook) -> None:
    """Some of what waits: approved, sent back with a note at a question, put aside."""
    desk = book.reviewing
    waiting = desk.rows(desk.numbers(WorkFilter(Shelf.WAITING)))
    clean = [one for one in waiting if not one.flags and not one.alike]
    desk.approve([one.instance_id for one in clean[:6]])
    for one, text in zip(clean[6:8], ("Tempat tidurnya belum jelas.", "Tanyakan lagi keluarganya."), strict=False):
        desk.send_back([one.instance_id], "Lengkapi lalu kirim lagi.", [Note(_place(book, one), text)])
    flagged = [one for one in waiting if one.flags]
    desk.attend([one.instance_id for one in flagged[:1]], "Telepon dulu petugasnya.")


def _place(book: Fieldbook, work: TeamWork) -> str:
    """The question a note is pinned to."""
    names = ("/family_contact", "/lives_with")
    return next(r for r in book.form(work.form_id, work.form_version).references if r.endswith(names))


def _recorded_often(office: Office, records: int) -> None:
    """One person under several spellings."""
    one: Invented = office.crowd.somebody(office.now.date(), (28, 50), kab="64.72")
    spelt = [one, *(respelled(one, office.chance) for _ in range(records - 1))]
    for record in spelt:
        office.meet(record, activity="scavenge", ppks="13", with_whom="alone", sleep_place="shack", fixed_home="no")
