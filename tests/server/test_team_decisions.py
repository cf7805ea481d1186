"""A supervisor's decisions at the province: believed from the right laptop only, in whatever order they come."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from fieldapp.domain.receipt import Reason
from fieldapp.server import enrolment, staging
from fieldapp.server.deciding import decide
from fieldapp.server.scopes import scope_of
from fieldapp.server.tables import entity, review
from fieldapp.server.team_decisions import settle
from fieldapp.server.team_tables import work_decision
from fieldapp.sync.client import Province
from fieldapp.sync.protocol import SubmissionLine
from tests.server.review_lines import NOON, decided, publish, review_line
from tests.server.running import Site, connected, in_thread, make_province
from tests.server.test_reviews import office_of, told
from tests.server.test_submissions import send
from tests.server.test_team import KOTA, KUTAI, VILLAGE, enrolled
from tests.server.visit import line

NAME = Reason("/data/full_name", "note", "Nama lengkap?")
WHOLE = Reason("", "note", "Lihat lagi.")


@dataclass(frozen=True)
class Team:
    """A province with a supervisor, a worker of the team, another supervisor elsewhere; all connected."""

    site: Site
    chief: Province
    worker: Province
    stranger: Province
    codes: tuple[str, str, str]

    def standing(self, *decisions: SubmissionLine) -> list[str]:
        """How the first item of each stands."""
        with self.site.engine.connect() as connection:
            rows = connection.execute(select(work_decision.c.decision_id, work_decision.c.standing))
            known = {row[0]: row[1] for row in rows}
        return [known[one.instance_id] for one in decisions]

    def row(self, of: SubmissionLine) -> tuple[str, int]:
        with self.site.engine.connect() as connection:
            wanted = select(review.c.state, review.c.position).where(review.c.instance_id == of.instance_id)
            return tuple(connection.execute(wanted).one())  # type: ignore[return-value]


def teamed(site: Site, stack: ExitStack) -> Team:
    publish(site)
    scopes = scope_of("penyelia", [KOTA]), scope_of("petugas", [VILLAGE]), scope_of("penyelia", [KUTAI])
    made = [enrolled(site, f"Orang {number}", scope) for number, scope in enumerate(scopes)]
    chief, worker, stranger = (stack.enter_context(connected(site, device)) for device, _ in made)
    return Team(site, chief, worker, stranger, (made[0][1], made[1][1], made[2][1]))


@pytest.fixture
def team(site: Site) -> Iterator[Team]:
    with ExitStack() as stack:
        yield teamed(site, stack)


def test_a_return_reaches_the_worker_with_its_pins_and_an_undo_ends_it(team: Team) -> None:
    one, other = line(), line()
    send(team.worker, one, other)
    back = decided(one, "returned", "Lihat lagi.", [("/data/full_name", "Nama lengkap?")])
    first = review_line(back, decided(other, "approved"))
    assert send(team.chief, first)[0].kind == "receipt"
    assert told(team.worker) == {one.instance_id: ("returned", (WHOLE, NAME)), other.instance_id: ("kept", ())}
    assert told(team.chief) == told(team.stranger) == {}
    again = send(team.chief, first)
    assert again[0].kind == "receipt"
    assert {team.row(one), team.row(other)} <= {("returned", 1), ("returned", 2), ("kept", 1), ("kept", 2)}, "repeated"
    send(team.chief, review_line(decided(one, "waiting"), minutes=5))
    assert told(team.worker)[one.instance_id] == ("fine", ())
    assert team.row(one)[0] == "fine"
    send(team.chief, review_line(decided(one, "attention", "Telepon dulu."), minutes=6))
    assert told(team.worker)[one.instance_id] == ("fine", (Reason("", "note", "Telepon dulu."),))
    send(team.chief, review_line(decided(one, "approved"), minutes=7))
    assert told(team.worker)[one.instance_id] == ("kept", ())


def test_from_anybody_else_it_is_kept_and_changes_nothing(team: Team) -> None:
    one, own = line(), line()
    send(team.worker, one)
    send(team.chief, own)
    by_worker = review_line(decided(one, "approved"))
    by_stranger = review_line(decided(one, "returned", "Salah."))
    by_author = review_line(decided(own, "approved"))
    other_bytes = review_line(decided(one, "returned", "Salah.", sha256="0" * 64))
    wordless = review_line(decided(one, "returned"))
    assert send(team.worker, by_worker)[0].kind == "receipt", "what was sent is kept"
    send(team.stranger, by_stranger)
    send(team.chief, by_author, other_bytes, wordless)
    assert team.standing(by_worker, by_stranger, by_author) == ["own", "stranger", "own"]
    assert team.standing(other_bytes, wordless) == ["bytes", "empty"]
    assert told(team.worker) == told(team.chief) == {}
    settle(office_of(team.site), [one.instance_id], everything=True)
    assert team.row(one) == ("fine", 0)
    foreign = line()
    send(team.worker, foreign)
    enrolment.change_scope(team.site.engine, team.codes[0], scope_of("petugas", [KOTA]))
    send(team.chief, review_line(decided(foreign, "approved")))
    assert team.row(foreign) == ("fine", 0), "no supervisor any more"


def test_a_decision_waits_for_what_it_is_about(team: Team) -> None:
    one = line()
    early = review_line(decided(one, "returned", "Lihat lagi."))
    stranger = review_line(decided(one, "approved"), minutes=1)
    send(team.chief, early)
    send(team.stranger, stranger)
    assert team.standing(early, stranger) == ["open", "open"]
    send(team.worker, one)
    assert team.standing(early, stranger) == ["applied", "stranger"]
    assert told(team.worker) == {one.instance_id: ("returned", (WHOLE,))}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_they_come_the_last_word_holds(team: Team, order: tuple[int, ...]) -> None:
    one = line()
    made = [
        review_line(decided(one, "returned", "Lihat lagi."), minutes=0),
        review_line(decided(one, "waiting"), minutes=1),
        review_line(decided(one, "approved"), minutes=2),
    ]
    parts = [made[number] for number in order]
    send(team.chief, parts[0])
    send(team.worker, one)
    for part in parts[1:]:
        send(team.chief, part)
    assert told(team.worker) == {one.instance_id: ("kept", ())}
    assert "open" not in team.standing(*made)


def test_what_an_administrator_decided_later_stays(team: Team) -> None:
    one = line()
    send(team.worker, one)
    office = office_of(team.site)
    assert decide(office, one.instance_id, "returned", "Dari dinas.", "/data/age")
    late = review_line(decided(one, "approved"), minutes=-60 * 24 * 400)
    send(team.chief, late)
    assert team.standing(late) == ["passed"]
    assert told(team.worker)[one.instance_id][0] == "returned"
    tomorrow = office.clock() + timedelta(days=1) - NOON
    send(team.chief, review_line(decided(one, "approved"), minutes=tomorrow.total_seconds() / 60))
    assert told(team.worker)[one.instance_id] == ("kept", ())
    with team.site.engine.connect() as connection:
        at = connection.execute(select(review.c.checked_at)).scalars().all()
    assert max(at) < (office.clock() + timedelta(minutes=5)).isoformat(), "no day of the future is written down"


def test_many_at_once(team: Team) -> None:
    sent = [line() for _ in range(60)]
    for start in range(0, 60, 30):
        send(team.worker, *sent[start : start + 30])
    send(team.chief, review_line(*(decided(one, "approved") for one in sent)))
    assert {state for state, _ in told(team.worker).values()} == {"kept"}
    assert len(told(team.worker)) == 60


@pytest.fixture
def staged(tmp_path: Path) -> Iterator[Team]:
    """A province that looks through what it received afterwards."""
    with in_thread(make_province(tmp_path / "province", checks="staged")) as site, ExitStack() as stack:
        yield teamed(site, stack)


def test_where_checks_come_later_a_decision_waits_for_them(staged: Team) -> None:
    found = line(age="131")
    send(staged.worker, found)
    approved = review_line(decided(found, "approved"))
    send(staged.chief, approved)
    assert staged.standing(approved) == ["open"]
    while staging.check_some(office_of(staged.site)):
        pass
    assert staged.standing(approved) == ["applied"]
    state, reasons = told(staged.worker)[found.instance_id]
    assert (state, [one.code for one in reasons]) == ("kept", ["constraint"])
    with staged.site.engine.connect() as connection:
        labels = connection.execute(select(entity.c.label)).scalars().all()
    assert labels == ["Budi Invented"], "what a supervisor approved counts"
    send(staged.chief, review_line(decided(found, "waiting"), minutes=1))
    assert told(staged.worker)[found.instance_id][0] == "fine"
    other = line(age="132")
    send(staged.worker, other)
    while staging.check_some(office_of(staged.site)):
        pass
    send(staged.chief, review_line(decided(other, "returned", "Umurnya?"), minutes=2))
    send(staged.chief, review_line(decided(other, "waiting"), minutes=3))
    assert staged.row(other)[0] == "waiting", "back in the queue of the administrators"
    assert told(staged.worker)[other.instance_id][0] == "fine", "and nothing is asked of the worker"
