"""What a supervisor's laptop is told of the team's work: all of it, in order, with how it stands, and nobody else's."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import update

from fieldapp.domain.team import Reviewed
from fieldapp.errors import Refused, SignIn
from fieldapp.server import enrolment
from fieldapp.server.database import writing
from fieldapp.server.deciding import decide
from fieldapp.server.identity import renew_epoch
from fieldapp.server.scopes import scope_of
from fieldapp.server.tables import entity
from fieldapp.sync.client import Province
from fieldapp.sync.http import Request
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.sync.team_work import fetch_work
from fieldapp.sync.team_work_protocol import WorkPage, unpack_work, work_path
from tests.server.review_lines import decided, review_line
from tests.server.running import Site, bare, connected, in_thread, make_province
from tests.server.test_reviews import office_of
from tests.server.test_submissions import send
from tests.server.test_team import KOTA, VILLAGE
from tests.server.test_team_decisions import Team, teamed
from tests.server.visit import line, photo


@pytest.fixture
def team(site: Site) -> Iterator[Team]:
    with ExitStack() as stack:
        yield teamed(site, stack)


def page(laptop: Province, cursor: str = "", limit: int = 500) -> WorkPage:
    return unpack_work(laptop.call(Request("GET", work_path(cursor, limit))).body)


def states(found: WorkPage) -> dict[str, tuple[str, str]]:
    told = [*(one.stands for one in found.work), *found.decided]
    return {one.instance_id: (one.state.value, one.note) for one in told}


def names(found: WorkPage) -> list[str]:
    return [one.line.instance_id for one in found.work]


def test_a_supervisor_gets_the_teams_work_with_its_bytes(team: Team) -> None:
    content = b"a photo"
    one, other, foreign = line(), line(attachments=(photo(content),)), line()
    send(team.worker, one)
    send(team.worker, other)
    send(team.stranger, foreign)
    assert names(page(team.chief)) == [one.instance_id], "received is what has its receipt"
    team.worker.put_attachment(other.attachments[0], content)
    found = page(team.chief)
    assert names(found) == [one.instance_id, other.instance_id]
    first, second = found.work
    assert (first.line, second.line) == (one, other)
    assert (first.device_id, first.device_code) == (team.worker.device.device_id, team.codes[1])
    assert (first.worker_name, first.stands.state) == ("Orang 1", Reviewed.WAITING)
    assert not found.more
    assert page(team.chief, found.cursor).work == ()
    assert page(team.stranger).work == ()


def test_others_get_nothing(team: Team) -> None:
    send(team.worker, line())
    with bare() as session:
        headers = {"Authorization": f"Bearer {team.worker.token()}"}
        answer = session.get(team.site.address + work_path(""), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_supervisor")
    for role in ("partner", "administrator", "intake"):
        enrolment.change_scope(team.site.engine, team.codes[0], scope_of(role, [KOTA]))
        with pytest.raises(SignIn):
            page(team.chief)


def test_pages_go_on_and_decisions_come_later(team: Team) -> None:
    sent = [line() for _ in range(7)]
    for one in sent:
        send(team.worker, one)
        send(team.stranger, line())
    seen: list[str] = []
    cursor, more = "", True
    while more:
        found = page(team.chief, cursor, limit=2)
        assert page(team.chief, cursor, limit=2) == found, "safe to repeat"
        assert len(found.work) <= 2
        seen += names(found)
        cursor, more = found.cursor, found.more
    assert seen == [one.instance_id for one in sent]
    send(team.chief, review_line(decided(sent[0], "returned", "Lihat lagi."), decided(sent[1], "approved")))
    assert decide(office_of(team.site), sent[2].instance_id, "returned", "Dari dinas.")
    found = page(team.chief, cursor)
    assert found.work == (), "reviews are no work"
    assert states(found) == {
        sent[0].instance_id: ("returned", "Lihat lagi."),
        sent[1].instance_id: ("approved", ""),
        sent[2].instance_id: ("returned", "Dari dinas."),
    }
    assert {one.decided_by for one in found.decided} == {"Orang 0", ""}
    first = page(team.chief, cursor, limit=1)
    assert (len(first.decided), first.more) == (1, True)
    assert len(page(team.chief, first.cursor).decided) == 2
    assert page(team.chief, found.cursor).decided == ()
    send(team.chief, review_line(decided(sent[0], "attention", "Telepon dulu."), minutes=3))
    assert states(page(team.chief, found.cursor)) == {sent[0].instance_id: ("attention", "Telepon dulu.")}
    anew = page(team.chief)
    assert anew.decided == (), "each comes with how it stands"
    assert states(anew)[sent[0].instance_id] == ("attention", "Telepon dulu.")


def test_members_come_and_go_page_by_page(team: Team) -> None:
    before, after = line(), line()
    send(team.worker, before)
    found = page(team.chief)
    enrolment.change_scope(team.site.engine, team.codes[1], scope_of("petugas", ["64.03"]))
    send(team.worker, after)
    assert page(team.chief, found.cursor).work == ()
    enrolment.change_scope(team.site.engine, team.codes[1], scope_of("petugas", [VILLAGE]))
    assert names(page(team.chief, found.cursor)) == [after.instance_id]
    enrolment.change_scope(team.site.engine, team.codes[0], scope_of("penyelia"))
    with pytest.raises(Refused) as refused:
        page(team.chief, found.cursor)
    assert refused.value.facts["reason"] == "team_restart"


def test_people_whose_consent_has_ended_are_left_out(team: Team) -> None:
    one, other = line(), line(full_name="Sari Invented")
    send(team.worker, one, other)
    with writing(team.site.engine) as connection:
        connection.execute(update(entity).where(entity.c.label == "Sari Invented").values(withheld=1))
    assert names(page(team.chief)) == [one.instance_id]


@pytest.mark.parametrize("cursor", ["x", "5f0c6a3f.9b1c2d3e", "5f0c6a3f.9b1c2d3e.1", "5f0c6a3f.9b1c2d3e.1.-2", "'; --"])
def test_what_is_no_cursor_is_refused(team: Team, cursor: str) -> None:
    with pytest.raises(Refused) as refused:
        page(team.chief, cursor)
    assert refused.value.facts["reason"] == "cursor_unreadable"


def test_a_restored_province_begins_anew(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province", lanes=3)
    heard: list[list[str]] = []

    def keep(found: WorkPage) -> None:
        heard.append(names(found))

    with in_thread(settings) as site, ExitStack() as stack:
        team = teamed(site, stack)
        sent: list[SubmissionLine] = [line() for _ in range(9)]
        send(team.worker, *sent)
        cursor = fetch_work(team.chief, "", keep)
        assert sorted(heard[0]) == sorted(one.instance_id for one in sent), "of every lane"
        send(team.worker, line())
        assert len(page(team.chief, cursor).work) == 1
        chief = team.chief.device
    renew_epoch(settings.data)
    with in_thread(settings) as site, connected(site, chief) as laptop:
        again = fetch_work(laptop, cursor, keep)
        assert len(heard[-1]) == 10
        assert again.split(".")[0] != cursor.split(".")[0]
