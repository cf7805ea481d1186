"""What people decide after the receipt reaches the laptop it is about, in order, and no other laptop."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select, text

from fieldapp.domain.receipt import Reason
from fieldapp.errors import Refused, ServerTrouble, SignIn
from fieldapp.server import deciding, staging
from fieldapp.server.database import open_engine, writing
from fieldapp.server.deciding import decide
from fieldapp.server.identity import renew_epoch
from fieldapp.server.office import Office
from fieldapp.server.tables import entity, review, schema_version
from fieldapp.sync.client import Province
from fieldapp.sync.http import Request
from fieldapp.sync.protocol import SubmissionLine, decode
from fieldapp.sync.reviews import fetch_reviews
from fieldapp.sync.reviews_protocol import ReviewPage, reviews_path
from tests.server.postgres import Cluster
from tests.server.running import Site, bare, connected, in_thread, make_province
from tests.server.test_submissions import send
from tests.server.visit import line, new_id

AGE = Reason("/data/age", "constraint", "Umur 0 sampai 130.")


@pytest.fixture(params=["sqlite", "postgresql"])
def staged(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A province that checks afterwards."""
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


def sent(site: Site, laptop: Province, *lines: SubmissionLine) -> None:
    """Received and looked through."""
    assert {one.kind for one in send(laptop, *lines)} == {"receipt"}
    staging.check_some(office_of(site))


def page(laptop: Province, cursor: str = "", limit: int = 500) -> ReviewPage:
    return decode(laptop.call(Request("GET", reviews_path(cursor, limit))).body, ReviewPage)


def told(laptop: Province, cursor: str = "") -> dict[str, tuple[str, tuple[Reason, ...]]]:
    return {one.instance_id: (one.state, one.reasons) for one in page(laptop, cursor).results}


def test_a_laptop_hears_of_its_own_work_only(staged: Site, laptop: Province) -> None:
    own, fine = line(age="131"), line()
    sent(staged, laptop, own, fine)
    other, _ = staged.device()
    with connected(staged, other) as second:
        foreign = line(age="132")
        sent(staged, second, foreign)
        assert told(laptop) == {}, "nobody decided"
        assert decide(office_of(staged), own.instance_id, "returned", "Tanyakan umurnya lagi.", "/data/age")
        assert decide(office_of(staged), foreign.instance_id, "kept")
        note = Reason("/data/age", "note", "Tanyakan umurnya lagi.")
        assert told(laptop) == {own.instance_id: ("returned", (note, AGE))}
        assert told(second) == {foreign.instance_id: ("kept", (AGE,))}
    (result,) = page(laptop).results
    assert result.sha256 == own.sha256


def test_pages_go_on_from_their_cursor_and_a_later_word_comes_again(staged: Site, laptop: Province) -> None:
    lines = [line(age="131") for _ in range(5)]
    sent(staged, laptop, *lines)
    for one in lines:
        assert decide(office_of(staged), one.instance_id, "returned")
    seen, cursor, more = [], "", True
    while more:
        found = page(laptop, cursor, limit=2)
        seen += [one.instance_id for one in found.results]
        assert page(laptop, cursor, limit=2) == found, "safe to repeat"
        cursor, more = found.cursor, found.more
    assert seen == [one.instance_id for one in lines], "in the order of the decisions"
    assert page(laptop, cursor).results == ()
    assert decide(office_of(staged), lines[1].instance_id, "kept")
    assert told(laptop, cursor) == {lines[1].instance_id: ("kept", (AGE,))}
    assert len(told(laptop)) == 5, "one word about each"


def test_only_an_enrolled_laptop_asks(staged: Site, laptop: Province) -> None:
    with bare() as session:
        assert session.get(staged.address + "/v1/reviews").status_code == 401
    device, code = staged.device()
    with connected(staged, device) as second:
        assert page(second).results == ()
        staged.revoke(code)
        with pytest.raises(SignIn):
            page(second)


@pytest.mark.parametrize("cursor", ["x", "5f0c6a3f", "5f0c6a3f.1.2", "5f0c6a3f.-1", "'; --"])
def test_what_is_no_cursor_is_refused(staged: Site, laptop: Province, cursor: str) -> None:
    with pytest.raises(Refused) as refused:
        page(laptop, cursor)
    assert refused.value.facts["reason"] == "cursor_unreadable"


def test_a_restored_province_begins_anew(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province", checks="staged")
    heard: list[list[str]] = []

    def keep(reviews: object, _cursor: str) -> None:
        heard.append([one.instance_id for one in reviews])  # type: ignore[attr-defined]

    with in_thread(settings) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            one = line(age="131")
            sent(site, laptop, one)
            decide(office_of(site), one.instance_id, "returned")
            cursor = fetch_reviews(laptop, "", keep)
    renew_epoch(settings.data)
    with in_thread(settings) as site, connected(site, device) as laptop:
        with pytest.raises(Refused) as refused:
            page(laptop, cursor)
        assert refused.value.facts["reason"] == "reviews_restart"
        again = fetch_reviews(laptop, cursor, keep)
        assert again != cursor
        assert heard == [[one.instance_id], [one.instance_id]]
        ahead = f"{again.split('.')[0]}.999"
        fetch_reviews(laptop, ahead, keep)
        assert heard[-1] == [one.instance_id]


def test_a_province_that_never_ends_is_left(staged: Site, laptop: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    one = line(age="131")
    sent(staged, laptop, one)
    decide(office_of(staged), one.instance_id, "returned")
    real = decode

    def endless(content: bytes, kind: type[ReviewPage]) -> ReviewPage:
        found = real(content, kind)
        return type(found)(found.results, "", True, found.epoch)

    monkeypatch.setattr("fieldapp.sync.reviews.decode", endless)
    with pytest.raises(ServerTrouble):
        fetch_reviews(laptop, "", lambda _found, _cursor: None)


def people(site: Site) -> list[tuple[str, int]]:
    with site.engine.connect() as connection:
        return [(row.label, row.version) for row in connection.execute(select(entity).order_by(entity.c.label))]


def test_whatever_is_decided_a_submission_counts_once(staged: Site, laptop: Province) -> None:
    fine, found = line(full_name="Ani Invented"), line(full_name="Budi Invented", age="131")
    sent(staged, laptop, fine, found)
    office = office_of(staged)
    assert not decide(office, fine.instance_id, "returned"), "the worker must be told why"
    assert decide(office, fine.instance_id, "returned", "Nama lengkapnya?", "/data/full_name")
    assert people(staged) == [("Ani Invented", 1)], "what it said stays said"
    assert decide(office, fine.instance_id, "kept")
    assert decide(office, found.instance_id, "returned")
    assert decide(office, found.instance_id, "kept")
    assert not decide(office, found.instance_id, "returned"), "a second look needs a word of its own"
    assert decide(office, found.instance_id, "returned", "Umurnya?")
    assert decide(office, found.instance_id, "kept")
    assert people(staged) == [("Ani Invented", 1), ("Budi Invented", 1)]
    assert not decide(office, "uuid:nothing", "kept")


def test_decisions_at_once_have_places_of_their_own(staged: Site, laptop: Province) -> None:
    lines = [line(age="131") for _ in range(12)]
    sent(staged, laptop, *lines)
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda one: decide(office_of(staged), one.instance_id, "returned"), lines))
    with staged.engine.connect() as connection:
        places = sorted(connection.execute(select(review.c.position)).scalars())
    assert places == list(range(1, 13))
    assert len(page(laptop).results) == 12


def test_decisions_of_an_older_version_are_told(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province", checks="staged")
    with in_thread(settings) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            one, fine = line(age="131"), line()
            sent(site, laptop, one, fine)
            decide(office_of(site), one.instance_id, "returned")
        with writing(site.engine) as connection:
            connection.execute(text("DROP INDEX review_position"))
            connection.execute(text("ALTER TABLE review DROP COLUMN position"))
            connection.execute(text("ALTER TABLE review DROP COLUMN counted"))
            connection.execute(text("DELETE FROM tally WHERE name = 'reviews'"))
            connection.execute(schema_version.delete().where(schema_version.c.number >= 3))
    open_engine(settings.database).dispose()
    with in_thread(settings) as site, connected(site, device) as laptop:
        assert told(laptop) == {one.instance_id: ("returned", (AGE,))}
        assert decide(office_of(site), fine.instance_id, "returned", "Nama?")
        assert decide(office_of(site), fine.instance_id, "kept")
        assert len(people(site)) == 1
        assert people(site)[0][1] == 1, "it was counted before"
    assert deciding.MAX_NOTE < 10_000
