"""The administrator's pages: who may see and do what, in both languages, by keyboard; no answers, no scripts."""

import io
import os
import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
import requests

from fieldapp.__main__ import main
from fieldapp.errors import SignIn
from fieldapp.server import administrators, staging
from fieldapp.server.desk.html import VOID
from fieldapp.server.desk.sessions import COOKIE, HOME, SIGN_IN, TOKEN
from fieldapp.server.desk.words import INDONESIAN, choose, say
from fieldapp.sync.client import Province
from fieldapp.sync.protocol import Heartbeat
from fieldapp.vault import kdf
from tests.server.running import Site, bare, connected, in_thread, make_province
from tests.server.test_submissions import send
from tests.server.visit import line

PASSPHRASE = "kopi pagi sungai mahakam perahu"
PAGES = [HOME, HOME + "/laptops", HOME + "/submissions", HOME + "/reviews", HOME + "/forms"]
PAGES += [HOME + "/export", HOME + "/audit"]
ACTS = [HOME + "/sign-out", HOME + "/codes", HOME + "/revoke", HOME + "/decisions"]
ACTS += [HOME + "/export/file", HOME + "/export/accounts", HOME + "/export/revoke"]
CHEAP = kdf.Cost(iterations=1, memory_kib=64, lanes=1)


@dataclass
class Page(HTMLParser):
    """What an HTML parser makes of an answer; complains of what is not closed."""

    text: str = ""
    labels: int = 0
    open: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append((tag, said))
        if tag == "input" and said.get("type") != "hidden" and "label" not in self.open:
            self.unlabelled.append(str(said.get("name")))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(answer: requests.Response) -> Page:
    """A page that is well made: closed, titled, one heading, every field labelled, nothing that moves by itself."""
    page = Page()
    page.feed(answer.text.removeprefix("<!doctype html>"))
    assert page.open == []
    assert page.unlabelled == []
    names = [tag for tag, _ in page.tags]
    assert [names.count(tag) for tag in ("title", "h1", "main")] == [1, 1, 1]
    assert not {"script", "style", "iframe", "img"} & set(names)
    for tag, said in page.tags:
        assert not [name for name in said if name.startswith("on") or name == "style"], tag
        assert "tabindex" not in said or said["tabindex"] in ("0", "-1")
    assert ("html", "lang") in [(tag, name) for tag, said in page.tags for name in said]
    return page


@pytest.fixture
def browser(site: Site) -> Iterator[requests.Session]:
    """Signed in as Ani."""
    assert site.office is not None
    site.office.desk_turnstile._seen.clear()
    with bare() as session:
        sign_in(session, site)
        yield session


def sign_in(session: requests.Session, site: Site) -> None:
    now = site.clock()
    token = administrators.new_token(site.engine, "Ani", now)
    assert administrators.set_passphrase(site.engine, "Ani", token, PASSPHRASE, now, CHEAP)
    told = session.post(site.address + SIGN_IN, {"name": "Ani", "passphrase": PASSPHRASE})
    assert told.status_code == 200, told.text
    assert told.url == site.address + HOME


def secret_of(answer: requests.Response) -> str:
    found = re.search(r'name="secret" value="([0-9a-f]{64})"', answer.text)
    assert found
    return found[1]


def act(session: requests.Session, site: Site, path: str, **fields: str) -> requests.Response:
    secret = secret_of(session.get(site.address + HOME))
    return session.post(site.address + path, {"secret": secret, **fields})


@pytest.mark.parametrize("path", [*PAGES, SIGN_IN, TOKEN])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_is_well_made_in_both_languages(
    site: Site, browser: requests.Session, province: Province, path: str, language: str
) -> None:
    send(province, line(), line(age="131"))
    answer = browser.get(site.address + path, params={"language": language})
    assert answer.status_code == 200
    page = read(answer)
    assert f'<html lang="{language}">' in answer.text
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Budi" not in page.text, "no answers"
    first = next(said for tag, said in page.tags if tag == "a")
    assert first["href"] == "#content", "the keyboard can pass over the places"
    assert browser.get(site.address + path).text.count(f'<html lang="{language}"') == 1, "it is remembered"


def test_nobody_sees_anything_before_signing_in(site: Site) -> None:
    with bare() as session:
        for path in PAGES:
            answer = session.get(site.address + path, allow_redirects=False)
            assert (answer.status_code, answer.headers["Location"]) == (303, SIGN_IN)
        for path in ACTS:
            answer = session.post(site.address + path, {"worker": "x"}, allow_redirects=False)
            assert (answer.status_code, answer.headers["Location"]) == (303, SIGN_IN)


def test_the_first_time_a_token_and_then_the_passphrase(site: Site) -> None:
    assert site.office is not None
    site.office.desk_turnstile._seen.clear()
    token = administrators.new_token(site.engine, "Ani", site.clock())
    said = {"name": "Ani", "token": token, "passphrase": PASSPHRASE, "again": PASSPHRASE}
    with bare() as session:
        assert session.post(site.address + TOKEN, said | {"again": "other"}).status_code == 400
        assert session.post(site.address + TOKEN, said | {"passphrase": "short", "again": "short"}).status_code == 400
        assert session.post(site.address + TOKEN, said | {"token": "guess"}).status_code == 403
        done = session.post(site.address + TOKEN, said)
        assert done.url == site.address + HOME
        cookie = next(one for one in session.cookies if one.name == COOKIE)
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "strict"
    with bare() as session:
        assert session.post(site.address + TOKEN, said).status_code == 403, "once"
        wrong = session.post(site.address + SIGN_IN, {"name": "Ani", "passphrase": "wrong wrong"})
        assert (wrong.status_code, COOKIE in session.cookies) == (403, False)
        assert session.post(site.address + SIGN_IN, {"name": "Ani", "passphrase": PASSPHRASE}).url.endswith(HOME)


def test_a_token_is_good_for_a_day(site: Site) -> None:
    token = administrators.new_token(site.engine, "Ani", site.clock())
    late = site.clock() + timedelta(hours=administrators.TOKEN_HOURS)
    assert administrators.set_passphrase(site.engine, "Ani", token, PASSPHRASE, late, CHEAP) is None


def test_sessions_end(site: Site, browser: requests.Session) -> None:
    cookie = browser.cookies[COOKIE]
    act(browser, site, HOME + "/sign-out")
    assert browser.get(site.address + HOME).url == site.address + SIGN_IN
    with bare() as session:
        session.cookies.set(COOKIE, cookie)
        assert session.get(site.address + HOME).url == site.address + HOME
        administrators.new_token(site.engine, "Ani", site.clock())
        assert session.get(site.address + HOME).url == site.address + SIGN_IN, "a new token ends all sessions"
        session.cookies.clear()
        sign_in(session, site)
        site.clock.ahead = timedelta(hours=9)
        assert session.get(site.address + HOME).url == site.address + SIGN_IN, "a working day is over"


def test_a_laptops_token_opens_no_page_and_a_session_no_request(
    site: Site, browser: requests.Session, province: Province
) -> None:
    with bare() as session:
        session.cookies.set(COOKIE, province.token())
        assert session.get(site.address + HOME).url == site.address + SIGN_IN
        headers = {"Authorization": f"Bearer {browser.cookies[COOKIE]}"}
        assert session.get(site.address + "/v1/forms", headers=headers).status_code == 401


@pytest.mark.parametrize("path", ACTS)
def test_a_form_of_another_site_does_nothing(site: Site, browser: requests.Session, path: str) -> None:
    fields = {"worker": "Rina", "role": "petugas", "days": "7", "code": "KT-A01", "instance_id": "x", "state": "kept"}
    for secret in ({}, {"secret": ""}, {"secret": "0" * 64}, {"secret": "é"}):
        answer = browser.post(site.address + path, fields | secret, allow_redirects=False)
        assert (answer.status_code, answer.headers["Location"]) == (303, SIGN_IN)
    assert browser.get(site.address + HOME).url == site.address + HOME, "still signed in"


def test_signing_somebody_in_from_another_site_does_nothing(site: Site) -> None:
    with bare() as session:
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            said = {"name": "Ani", "passphrase": PASSPHRASE}
            answer = session.post(site.address + SIGN_IN, said, headers=headers, allow_redirects=False)
            assert (answer.status_code, COOKIE in session.cookies) == (303, False)


def test_guessing_is_slow_for_an_address_and_for_a_name(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province", sign_ins_per_minute=3)) as site, bare() as session:
        said = {"name": "nobody", "passphrase": "wrong wrong"}
        told = [session.post(site.address + SIGN_IN, said).status_code for _ in range(5)]
        assert told == [403, 403, 403, 429, 429]
        assert site.office is not None
        assert site.office.desk_turnstile.wait("as nobody") > 0


def test_a_laptop_is_enrolled_and_revoked(site: Site, browser: requests.Session) -> None:
    made = act(browser, site, HOME + "/codes", worker="Rina <b>Invented</b>", role="petugas", days="3")
    assert "Rina &lt;b&gt;Invented&lt;/b&gt;" in made.text
    code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", made.text)
    assert code
    device, device_code = site.device()
    with connected(site, device) as laptop:
        laptop.heartbeat(Heartbeat("jangkau/9.9", 41, 2, 1, {}))
        page = read(browser.get(site.address + HOME + "/laptops"))
        assert device_code in page.text
        assert "jangkau/9.9" in page.text
        assert "41" in read(browser.get(site.address + HOME)).text
        assert act(browser, site, HOME + "/revoke", code="KT-Z99").status_code == 404
        assert act(browser, site, HOME + "/revoke", code=device_code.lower()).status_code == 200
        with pytest.raises(SignIn):
            laptop.forms()
    assert ">0</dd>" in browser.get(site.address + HOME).text, "what a revoked laptop holds is not waited for"


@pytest.mark.parametrize("wrong", [{"worker": ""}, {"role": "x" * 33}, {"days": "0"}, {"days": "x"}, {"days": "9999"}])
def test_a_code_needs_a_worker_a_role_and_days(site: Site, browser: requests.Session, wrong: dict[str, str]) -> None:
    told = {"worker": "Rina", "role": "petugas", "days": "7"} | wrong
    assert act(browser, site, HOME + "/codes", **told).status_code == 400


def test_a_submission_is_found_by_its_numbers(site: Site, browser: requests.Session, province: Province) -> None:
    one, refused = line(full_name="Budi Rahasia"), line(age="131")
    receipt = send(province, one, refused)[0].receipt
    assert receipt is not None
    number = re.search(r'"number":"([^"]+)"', receipt.signed)
    assert number
    for looked in (one.number, one.number.lower(), number[1], one.instance_id):
        answer = browser.get(site.address + HOME + "/submissions", params={"number": looked, "language": "en"})
        assert "Received, checked" in answer.text
        assert "Rahasia" not in answer.text
    missing = browser.get(site.address + HOME + "/submissions", params={"number": "'; DROP TABLE submission; --"})
    assert "tidak ditemukan" in browser.get(missing.url, params={"language": "id"}).text
    no = browser.get(site.address + HOME + "/submissions", params={"number": refused.instance_id, "language": "en"})
    assert "/data/age constraint Umur 0 sampai 130." in no.text
    assert browser.get(site.address + HOME + "/submissions", params={"number": "a\0b"}).status_code == 200


def test_findings_are_decided_on_the_page(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province", checks="staged")) as site, bare() as session:
        device, _ = site.device()
        kept, returned = line(age="131"), line(age="132")
        with connected(site, device) as laptop:
            send(laptop, kept, returned)
        sign_in(session, site)
        assert "2" in read(session.get(site.address + HOME, params={"language": "en"})).text
        assert site.office is not None
        staging.check_some(site.office)
        reviews = session.get(site.address + HOME + "/reviews")
        assert reviews.text.count("/data/age constraint") == 2
        read(reviews)
        for one, state in ((kept, "kept"), (returned, "returned")):
            assert act(session, site, HOME + "/decisions", instance_id=one.instance_id, state=state).status_code == 200
        again = act(session, site, HOME + "/decisions", instance_id=kept.instance_id, state="kept")
        assert again.status_code == 404
        assert act(session, site, HOME + "/decisions", instance_id="x", state="gone").status_code == 400
        found = session.get(site.address + HOME + "/submissions", params={"number": returned.number})
        assert "returned to the worker" in found.text


def test_a_submission_goes_back_with_a_note_at_its_question(
    site: Site, browser: requests.Session, province: Province
) -> None:
    one = line(full_name="Budi Rahasia")
    send(province, one)
    found = browser.get(site.address + HOME + "/submissions", params={"number": one.number, "language": "en"})
    href = next(of["href"] for name, of in read(found).tags if name == "a" and "/return?" in (of["href"] or ""))
    page = read(browser.get(f"{site.address}{href}"))
    assert page.unlabelled == []
    assert "Rahasia" not in page.text
    assert [of["value"] for name, of in page.tags if name == "option"][:3] == ["", "/data/full_name", "/data/age"]
    told = {"instance_id": one.instance_id, "state": "returned", "reference": "/data/age"}
    bare_words = act(browser, site, HOME + "/decisions", **told)
    assert bare_words.status_code == 400
    assert "Write what should be mended." in bare_words.text
    for wrong in ({"reference": "/data/elsewhere"}, {"note": "x" * 1001}):
        assert act(browser, site, HOME + "/decisions", **{**told, "note": "Umurnya?", **wrong}).status_code == 400
    assert act(browser, site, HOME + "/decisions", **told, note="Umurnya <b>?").status_code == 200
    reviews = browser.get(site.address + HOME + "/reviews")
    assert "/data/age note Umurnya &lt;b&gt;?" in reviews.text
    assert "Returned, newest first" in reviews.text
    assert act(browser, site, HOME + "/decisions", instance_id=one.instance_id, state="kept").status_code == 200
    assert "Returned, newest first" not in browser.get(site.address + HOME + "/reviews").text
    assert browser.get(site.address + HOME + "/return", params={"instance_id": "uuid:x"}).status_code == 404


def test_forms_that_are_published_are_listed(site: Site, browser: requests.Session) -> None:
    page = read(browser.get(site.address + HOME + "/forms"))
    assert "visit" in page.text
    assert "Kunjungan" in page.text


def test_a_file_is_taken_out_on_the_page(site: Site, browser: requests.Session, province: Province) -> None:
    send(province, line(full_name="Budi Rahasia"))
    asked = {"form_id": "visit", "format": "csv", "words": "id", "since": "2026-01-01"}
    answer = act(browser, site, HOME + "/export/file", **asked)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="visit_')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert "Budi Rahasia" in packed.read("Submissions.csv").decode()
    assert list(site.settings.data.glob(".export-*")) == [], "nothing stays behind"
    page = browser.get(site.address + HOME + "/export").text
    assert "Ani" in page
    assert "Rahasia" not in page
    for wrong in (
        {"form_id": "none"},
        {"format": "exe"},
        {"words": "xx"},
        {"since": "yesterday"},
        {"until": "9999-12-31"},
        {"regions": "6x"},
        {"withheld": "1"},
        {"sensitive": "1", "reason": " "},
    ):
        assert act(browser, site, HOME + "/export/file", **(asked | wrong)).status_code == 400, wrong
    assert act(browser, site, HOME + "/export/file", **asked, withheld="1", reason="a court").status_code == 200
    assert "a court" in browser.get(site.address + HOME + "/export").text


def test_what_a_crash_left_of_an_export_is_swept(site: Site, browser: requests.Session, province: Province) -> None:
    for name, age in ((".export-old", 2 * 86400), (".export-now", 0)):
        (site.settings.data / name).mkdir()
        os.utime(site.settings.data / name, (time.time() - age,) * 2)
    act(browser, site, HOME + "/export/file", form_id="visit", format="csv", words="id")
    assert [path.name for path in site.settings.data.glob(".export-*")] == [".export-now"]
    (site.settings.data / ".export-now").rmdir()


def test_an_export_account_is_made_and_stopped(site: Site, browser: requests.Session) -> None:
    told = {"name": "bps", "days": "30", "regions": "64.72", "language": "en"}
    for wrong in ({"name": "b:s"}, {"days": "0"}, {"regions": "x"}, {"sensitive": "1"}):
        assert act(browser, site, HOME + "/export/accounts", **(told | wrong)).status_code == 400, wrong
    made = act(browser, site, HOME + "/export/accounts", **told)
    token = re.search(r"[A-Za-z0-9_-]{32}(?= ?\.? (It|Token))", made.text)
    assert token
    assert token[0] not in browser.get(site.address + HOME + "/export").text, "once"
    with bare() as session:
        feed = site.address + "/v1/odata/visit/Submissions"
        assert session.get(feed, auth=("bps", token[0])).status_code == 200
        assert act(browser, site, HOME + "/export/revoke", name="other").status_code == 404
        assert act(browser, site, HOME + "/export/revoke", name="bps").status_code == 200
        assert session.get(feed, auth=("bps", token[0])).status_code == 401
    assert "64.72" in read(browser.get(site.address + HOME + "/export")).text


def test_the_command_hands_out_a_token(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_province(tmp_path / "province")
    data = str(settings.data)
    assert main(["server", "admin", "--data", data, "Ani"]) == 0
    token = capsys.readouterr().out.strip()
    with in_thread(settings) as site:
        assert administrators.set_passphrase(site.engine, "Ani", token, PASSPHRASE, site.clock(), CHEAP)
        assert administrators.sign_in(site.engine, "Ani", PASSPHRASE) is not None
        assert administrators.sign_in(site.engine, "ani", PASSPHRASE) is None
    assert main(["server", "admin", "--data", data, " "]) == 1
    assert "needs a name" in capsys.readouterr().err


def test_every_sentence_of_the_pages_has_its_indonesian() -> None:
    folder = Path(administrators.__file__).parent / "desk"
    used = set()
    for path in folder.glob("*.py"):
        if path.name != "words.py":
            used |= set(re.findall(r'"((?:[A-Z{][^"\\]*))"', path.read_text(encoding="utf-8")))
    said = {
        text for path in folder.glob("*.py") for text in re.findall(r'say\([^,()]+, "([^"]+)"', path.read_text("utf-8"))
    }
    assert len(said) > 30
    assert said <= INDONESIAN.keys()
    assert sorted(INDONESIAN.keys() - used) == [], "Indonesian for what is said nowhere"
    assert say("id", "Unsent") == "Belum terkirim"
    with pytest.raises(KeyError):
        say("id", "Something new")


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "chosen"),
    [
        ("en", "id", "id", "en"),
        ("xx", "en", "id", "en"),
        ("", "", "en-GB,en;q=0.9", "en"),
        ("", "", "fr, en;q=0.5", "en"),
        ("", "", "fr", "id"),
        ("", "", "", "id"),
    ],
)
def test_the_language_is_the_one_asked_for(asked: str, kept: str, accepted: str, chosen: str) -> None:
    assert choose(asked, kept, accepted) == chosen
