"""The feed for spreadsheets: who may read it, what it says of itself, pages that lose and repeat nothing."""

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
import requests
from sqlalchemy import func, select

from fieldapp.server.database import reading
from fieldapp.server.exports import accounts, feed
from fieldapp.server.exports.accounts import Account
from fieldapp.server.tables import export_record
from fieldapp.sync.client import Province
from tests.server.running import Site, bare
from tests.server.test_exports import publish_second, second
from tests.server.test_submissions import send
from tests.server.visit import line

FEED = "/v1/odata/visit"
CHILD = "<child><child_name>{}</child_name></child>"


def token(site: Site, account: Account | None = None, days: int = 30) -> str:
    return accounts.new_token(site.engine, account or Account("bps"), "Ani", site.clock(), days)


@pytest.fixture
def reader(site: Site) -> Iterator[requests.Session]:
    """Signed in for the whole province."""
    assert site.office is not None
    site.office.desk_turnstile._seen.clear()
    with bare() as session:
        session.auth = ("bps", token(site))
        yield session


def get(session: requests.Session, site: Site, path: str, **params: str) -> Any:
    answer = session.get(site.address + path, params={f"${name}": text for name, text in params.items()})
    assert answer.status_code == 200, answer.text
    assert answer.headers["OData-Version"] == "4.0"
    return answer.json()


def walk(session: requests.Session, site: Site, path: str, **params: str) -> list[dict[str, object]]:
    page = get(session, site, path, **params)
    rows: list[dict[str, object]] = page["value"]
    while "@odata.nextLink" in page:
        assert page["@odata.nextLink"].startswith(site.address)
        page = session.get(page["@odata.nextLink"]).json()
        rows += page["value"]
    return rows


def test_tables_and_their_kinds_are_told(site: Site, reader: requests.Session, province: Province) -> None:
    send(province, line(full_name="=1+1", met_on="2026-11-20", extra=CHILD.format("Siti")))
    service = get(reader, site, FEED)
    assert [one["url"] for one in service["value"]] == ["Submissions", "Submissions.child"]
    assert service["@odata.context"] == f"{site.address}{FEED}/$metadata"
    answer = reader.get(service["@odata.context"])
    assert answer.headers["Content-Type"] == "application/xml"
    kinds = {
        (kind.attrib["Name"], one.attrib["Name"]): one.attrib["Type"]
        for kind in fromstring(answer.content).iter() if kind.tag.endswith("EntityType")
        for one in kind if one.tag.endswith("Property")
    }  # fmt: skip
    assert kinds["Submissions", "age"] == "Edm.Int64"
    assert kinds["Submissions", "met_on"] == "Edm.Date"
    assert kinds["Submissions", "received_at"] == "Edm.DateTimeOffset"
    assert kinds["Submissions_child", "child_name"] == "Edm.String"
    page = get(reader, site, FEED + "/Submissions", count="true")
    assert page["@odata.count"] == 1
    (row,) = page["value"]
    assert set(row) == {name for table, name in kinds if table == "Submissions"}
    assert (row["full_name"], row["age"], row["met_on"], row["photo"]) == ("=1+1", 34, "2026-11-20", None)
    (child,) = get(reader, site, FEED + "/Submissions.child")["value"]
    assert (child["child_name"], child["parent_key"]) == ("Siti", row["instance_id"])


def test_pages_lose_and_repeat_nothing(
    site: Site, reader: requests.Session, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [f"P{number:02}" for number in range(11)]
    send(province, *(line(full_name=name, extra=CHILD.format(name + "a") + CHILD.format(name + "b")) for name in told))
    monkeypatch.setattr(feed, "MOST", 3)
    path, below = FEED + "/Submissions", FEED + "/Submissions.child"
    assert [row["full_name"] for row in walk(reader, site, path)] == told
    assert [row["full_name"] for row in walk(reader, site, path, top="5")] == told[:5]
    assert [row["full_name"] for row in walk(reader, site, path, skip="4", top="5")] == told[4:9]
    children = [name + end for name in told for end in "ab"]
    assert [row["child_name"] for row in walk(reader, site, below)] == children
    assert [row["child_name"] for row in walk(reader, site, below, skip="9", top="7")] == children[9:16]
    assert get(reader, site, path, top="0", count="true") | {"@odata.context": ""} == {
        "@odata.context": "",
        "@odata.count": 11,
        "value": [],
    }
    with reading(site.engine) as connection:
        told_rows = connection.execute(select(func.sum(export_record.c.rows_out))).scalar_one()
        assert connection.execute(select(func.min(export_record.c.who))).scalar_one() == "bps"
    assert told_rows == 11 + 5 + 5 + 22 + 7


def test_an_account_is_told_what_it_was_made_for(site: Site, province: Province) -> None:
    publish_second(site)
    here, there = second(full_name="Here", region="64.72.05", ppks="02"), second(full_name="There", region="64.71")
    send(province, here, there, second(full_name="No", region="64.72", consent="refused"))
    with bare() as session:
        session.auth = ("bps", token(site, Account("bps", ("64.72",))))
        (row,) = walk(session, site, FEED + "/Submissions")
        assert row["full_name"] == "Here"
        assert "ppks" not in row
        assert get(session, site, FEED + "/Submissions", count="true")["@odata.count"] == 1
        session.auth = ("bps", token(site, Account("bps", ("64.72",), sensitive=True, withheld=True, reason="a study")))
        assert {row["full_name"]: row["ppks"] for row in walk(session, site, FEED + "/Submissions")} == {
            "Here": "02",
            "No": None,
        }


def test_only_a_good_token_opens_it(site: Site, reader: requests.Session, province: Province) -> None:
    first = token(site)
    url = site.address + FEED
    with bare() as session:
        assert site.office is not None
        for headers in (
            {},
            {"Authorization": "Basic ***"},
            {"Authorization": f"Bearer {province.token()}"},
            {"Authorization": "Basic " + base64.b64encode(b"b\0s:x").decode()},
            {"Authorization": "Basic " + base64.b64encode(b"\xff\xfe").decode()},
            {"Authorization": "Basic " + base64.b64encode(f"other:{first}".encode()).decode()},
            {"Authorization": "Basic é".encode("latin-1").decode("latin-1")},
        ):
            answer = session.get(url, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (401, "account_refused"), headers
            assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")
        site.office.desk_turnstile._seen.clear()
        assert session.get(url, auth=("bps", first)).status_code == 200
        newer = token(site)
        assert session.get(url, auth=("bps", first)).status_code == 401, "a new token ends the old one"
        assert session.get(url, auth=("bps", newer)).status_code == 200
        assert accounts.revoke(site.engine, "bps", site.clock())
        assert session.get(url, auth=("bps", newer)).status_code == 401
        short = token(site, days=1)
        site.clock.ahead = timedelta(days=2)
        assert session.get(url, auth=("bps", short)).status_code == 401
        site.office.desk_turnstile._seen.clear()


def test_guessing_is_slow_and_reading_is_not(site: Site, reader: requests.Session) -> None:
    url = site.address + FEED
    with bare() as session:
        told = [session.get(url, auth=("bps", "guess")) for _ in range(12)]
    assert [answer.status_code for answer in told] == [401] * 10 + [429] * 2
    assert int(told[-1].headers["Retry-After"]) > 0
    assert [reader.get(url).status_code for _ in range(15)] == [200] * 15
    assert site.office is not None
    site.office.desk_turnstile._seen.clear()


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (FEED + "/Submissions?$filter=age gt 3", 501, "option_unknown"),
        (FEED + "/Submissions.child?$count=true", 501, "option_unknown"),
        (FEED + "/Submissions?$top=-1", 400, "request_unreadable"),
        (FEED + "/Submissions?$skiptoken=x", 400, "request_unreadable"),
        (FEED + "/Others", 404, "not_found"),
        ("/v1/odata/other", 404, "not_found"),
        ("/v1/odata/%00/Submissions", 404, "not_found"),
    ],
)
def test_what_is_not_offered_is_said(site: Site, reader: requests.Session, path: str, status: int, code: str) -> None:
    answer = reader.get(site.address + path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
