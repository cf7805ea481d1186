"""Checks after the receipt: each submission once, in the order of the log; findings wait for a person."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, update

from fieldapp.server import deciding, staging
from fieldapp.server.database import open_engine, writing
from fieldapp.server.office import Office
from fieldapp.server.settings import Settings
from fieldapp.server.tables import entity, receipt_log, review, tally
from fieldapp.sync.client import Province
from fieldapp.sync.protocol import SubmissionLine
from tests.server.postgres import Cluster
from tests.server.running import Site, connected, in_process, in_thread, make_province
from tests.server.test_submissions import ask, codes, send
from tests.server.visit import line, new_id, photo, rewritten


@pytest.fixture(params=["sqlite", "postgresql"])
def staged(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A province that checks afterwards; nobody does yet."""
    url = ""
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.create(f"s{new_id()[5:13]}")
    with in_thread(make_province(tmp_path / "province", database_url=url, checks="staged")) as site:
        yield site


@pytest.fixture
def laptop(staged: Site) -> Iterator[Province]:
    device, _ = staged.device()
    with connected(staged, device) as one:
        yield one


def office_of(site: Site) -> Office:
    assert site.office is not None
    return site.office


def states(engine: Engine) -> dict[str, str]:
    """instance_id → state of its review."""
    with engine.connect() as connection:
        return {row.instance_id: row.state for row in connection.execute(select(review))}


def people(engine: Engine) -> list[tuple[str, int]]:
    with engine.connect() as connection:
        return [(row.label, row.version) for row in connection.execute(select(entity).order_by(entity.c.label))]


def test_the_receipt_comes_first_and_the_finding_after_it(staged: Site, laptop: Province) -> None:
    good, bad = line(full_name="Ani Invented"), line(full_name="Budi Invented", age="131")
    assert [one.kind for one in send(laptop, good, bad)] == ["receipt", "receipt"]
    assert people(staged.engine) == []
    assert staging.behind(office_of(staged)) == 2
    assert staging.check_some(office_of(staged)) == 2
    assert staging.behind(office_of(staged)) == 0
    assert states(staged.engine) == {good.instance_id: "fine", bad.instance_id: "waiting"}
    assert people(staged.engine) == [("Ani Invented", 1)]
    with staged.engine.connect() as connection:
        reasons = connection.execute(select(review.c.reasons).where(review.c.state == "waiting")).scalar_one()
    assert [(one["reference"], one["code"]) for one in json.loads(reasons)] == [("/data/age", "constraint")]
    assert ask(laptop, bad)[0].kind == "receipt", "a finding takes no receipt back"
    assert staging.check_some(office_of(staged)) == 0


def test_a_person_keeps_or_returns_what_was_found(staged: Site, laptop: Province) -> None:
    kept, returned = line(full_name="Ani", age="131"), line(full_name="Budi", age="131")
    send(laptop, kept, returned)
    staging.check_some(office_of(staged))
    assert deciding.decide(office_of(staged), kept.instance_id, "kept")
    assert deciding.decide(office_of(staged), returned.instance_id, "returned")
    assert not deciding.decide(office_of(staged), kept.instance_id, "returned"), "it was decided"
    assert states(staged.engine) == {kept.instance_id: "kept", returned.instance_id: "returned"}
    assert people(staged.engine) == [("Ani", 1)]


def _put(one: SubmissionLine, before: str, after: str) -> SubmissionLine:
    """Other XML with its right hash."""
    return rewritten(one, one.xml.replace(before, after, 1))


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (lambda one: replace(one, form_id="other"), "form_mismatch"),
        (lambda one: replace(one, instance_id=new_id()), "instance_mismatch"),
        (lambda one: rewritten(one, one.xml[:-5]), "unreadable"),
        (lambda one: rewritten(one, "<!DOCTYPE data>" + one.xml), "unreadable"),
        (lambda one: _put(one, "<meta>", "<!-- <instanceID>x</instanceID> --><meta>"), ""),
        (lambda one: _put(one, "<meta>", "<age>&nbsp;</age><meta>"), "unreadable"),
        (lambda one: _put(one, "</meta>", "<instanceID>uuid:2</instanceID></meta>"), "instance_mismatch"),
        (lambda one: _put(_put(one, "uuid:", "<![CDATA[uuid:"), "</instanceID>", "]]></instanceID>"), ""),
        (lambda one: replace(_put(one, 'version="1"', 'version="9"'), form_version="9"), "unknown_version"),
        (lambda one: replace(one, number="a\0b"), "unreadable"),
    ],
)
def test_what_is_not_what_it_says_gets_no_receipt(staged: Site, laptop: Province, spoilt: object, code: str) -> None:
    (outcome,) = send(laptop, spoilt(line()))
    assert [found for _, found in codes(outcome)] == ([code] if code else [])
    assert (outcome.kind == "receipt") == (code == "")


def test_a_file_is_waited_for_before_the_check(staged: Site, laptop: Province) -> None:
    file = photo(b"face")
    one = line(attachments=(file,))
    assert send(laptop, one)[0].kind == "wanted"
    assert staging.check_some(office_of(staged)) == 0
    laptop.put_attachment(file, b"face")
    assert ask(laptop, one)[0].kind == "receipt"
    assert staging.check_some(office_of(staged)) == 1
    assert states(staged.engine) == {one.instance_id: "fine"}


def test_several_checkers_look_through_each_submission_once(staged: Site, laptop: Province) -> None:
    lines = [line(entity="7b0ff4b3-6ef7-4bb1-8d5b-0d5ba0f1d3a5") for _ in range(60)]
    send(laptop, *lines)

    def until_done(_number: int) -> int:
        total = 0
        while done := staging.check_some(office_of(staged), at_once=7):
            total += done
        return total

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(until_done, range(4))) == 60
    assert set(states(staged.engine)) == {one.instance_id for one in lines}
    assert people(staged.engine) == [("Budi Invented", 60)]


def test_a_check_that_breaks_is_a_finding(staged: Site, laptop: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    one = line()
    send(laptop, one)

    def broken(*_args: object) -> None:
        raise RecursionError

    monkeypatch.setattr(staging, "check", broken)
    assert staging.check_some(office_of(staged)) == 1
    assert states(staged.engine) == {one.instance_id: "waiting"}


def test_what_full_checks_passed_is_not_looked_through_again(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province")
    with in_thread(settings) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            one = line()
            send(laptop, one)
        assert states(site.engine) == {one.instance_id: "fine"}
        before = people(site.engine)
        assert staging.check_some(office_of(site)) == 1
        assert people(site.engine) == before


def test_a_database_of_an_older_version_was_checked(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province")) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            first = line()
            send(laptop, first)
            with writing(site.engine) as connection:
                review.drop(connection)
                tally.drop(connection)
            open_engine(site.settings.database).dispose()
            assert states(site.engine) == {first.instance_id: "fine"}
            (second,) = send(laptop, line())
    assert second.receipt is not None
    assert json.loads(second.receipt.signed)["log_index"] == 2


def test_the_server_brings_its_checker_along(tmp_path: Path) -> None:
    settings: Settings = make_province(tmp_path / "province", checks="staged")
    with in_process(settings) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            one = line()
            assert send(laptop, one)[0].kind == "receipt"
            while not states(site.engine):
                assert ask(laptop, one)[0].kind == "receipt"  # the time that passes here is the checker's
        assert states(site.engine) == {one.instance_id: "fine"}


def test_findings_are_decided_once_even_at_once(staged: Site, laptop: Province) -> None:
    one = line(age="131")
    send(laptop, one)
    staging.check_some(office_of(staged))
    with ThreadPoolExecutor(4) as pool:
        decided = list(pool.map(lambda _n: deciding.decide(office_of(staged), one.instance_id, "kept"), range(4)))
    assert decided.count(True) == 1
    with staged.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(entity)).scalar_one() == 1
        assert connection.execute(select(entity.c.version)).scalar_one() == 1


def test_a_row_that_lost_its_text_gets_the_same_again(staged: Site, laptop: Province) -> None:
    one = line()
    before = send(laptop, one)
    staging.check_some(office_of(staged))
    with writing(staged.engine) as connection:
        connection.execute(update(receipt_log).values(signed=None, signature=None))
    assert send(laptop, one) == before == ask(laptop, one)


def test_checks_stand_back_while_many_arrive_but_not_for_ever() -> None:
    now = [0.0]
    pause = staging.Pause(lambda: now[0])
    waits = []
    for turn in range(200):
        waits.append(pause.seconds(turn * 1000))
        now[0] += 1.0
    assert waits[0] == 0.0
    assert waits[1:121] == [staging.IDLE_SECONDS] * 120
    assert waits[121] == 0.0
    assert waits[122] == staging.IDLE_SECONDS
    assert pause.seconds(200_000 - 900) == 0.0, "it is quiet again"
