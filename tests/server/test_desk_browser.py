"""The administrator's pages in a real Chromium: what is seen in both languages, by day and by night, and by keyboard.

PICTURES=/tmp/desk .venv/bin/python -m pytest tests/server/test_desk_browser.py   keeps a picture of every page.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldapp.server import administrators, enrolment, staging
from fieldapp.server.deciding import decide
from fieldapp.server.desk import figures
from fieldapp.server.desk.sessions import HOME, SIGN_IN, TOKEN
from fieldapp.server.scopes import Scope
from fieldapp.sync.protocol import Heartbeat
from tests.server import browser as chromium
from tests.server.browser import ENTER, TAB, Browser
from tests.server.running import Site, connected, in_thread, make_province
from tests.server.test_desk import CHEAP, PASSPHRASE
from tests.server.test_publishing import TYPES, workbook
from tests.server.test_submissions import send
from tests.server.visit import line, photo

PAGES = {"overview": HOME, "laptops": HOME + "/laptops", "submissions": HOME + "/submissions"}
PAGES |= {"reviews": HOME + "/reviews", "forms": HOME + "/forms", "export": HOME + "/export"}
OUTSIDE = {"sign-in": SIGN_IN, "token": TOKEN}
SAID = "return document.querySelector('.said').innerText"
PICTURES = os.environ.get("PICTURES", "")
REACHED = "a[href], button, input:not([type=hidden]), select, [tabindex='0']"
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
LOOK = """
const parse = text => { const n = text.match(/[\\d.]+/g).map(Number);
  return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
const light = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
  if (c[3] > 0) return c; } return [255, 255, 255, 1]; };
const found = { wide: document.documentElement.scrollWidth - innerWidth, faint: [], small: [], clipped: [] };
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement, text = walk.currentNode.data.trim();
  if (!text || e.closest('.skip') || ['OPTION'].includes(e.tagName)) continue;
  const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < LEAST) found.faint.push(text + ' ' + ratio.toFixed(2));
}
for (const e of document.querySelectorAll('a, button, input, select')) {
  const r = e.getBoundingClientRect();
  if (e.type === 'hidden' || e.classList.contains('skip')) continue;
  if (r.height < 24) found.small.push((e.innerText || e.name) + ' ' + r.height);
  if (e.scrollWidth > e.clientWidth + 1 && e.tagName === 'BUTTON') found.clipped.push(e.innerText);
}
return found;
""".replace("LEAST", str(LEAST_CONTRAST))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A province with laptops, work, findings and forms; its checks come after the receipt."""
    if reason := chromium.missing():
        pytest.skip(reason)
    with in_thread(make_province(tmp_path_factory.mktemp("desk") / "province", checks="staged")) as site:
        _fill(site)
        yield site


@pytest.fixture(scope="module")
def desk(office: Site) -> Iterator[Browser]:
    with chromium.browser() as one:
        yield one


def _fill(site: Site) -> None:
    now = datetime.now(UTC)
    token = administrators.new_token(site.engine, "Ani", now)
    assert administrators.set_passphrase(site.engine, "Ani", token, PASSPHRASE, now, CHEAP)
    scopes = [
        Scope("worker"),
        Scope("supervisor", ("64.71", "64.72")),
        Scope("partner", ("64.72.05",)),
        Scope("intake"),
    ]
    for at, scope in enumerate(scopes):
        device, code = site.device()
        assert enrolment.change_scope(site.engine, code, scope)
        with connected(site, device) as province:
            send(province, *[line() for _ in range(4)], line(age="131"))
            send(province, line(attachments=(photo(b"on its way"),)))
            if at:
                province.heartbeat(Heartbeat("jangkau/0.1.0", at * 1234, at, at - 1, {"visit": "1"}))
    site.revoke(code)
    assert site.office is not None
    while staging.check_some(site.office):
        pass
    one, *_ = figures.waiting(site.office)
    assert decide(site.office, one.instance_id, "returned", "Tanyakan umurnya sekali lagi.", "/data/age")
    with connected(site, site.device()[0]) as province:
        send(province, line())


def sign_in(desk: Browser, site: Site, language: str = "id") -> None:
    """By keyboard alone: the name has the focus already."""
    desk.resize(1366, 768)
    desk.dark(on=False)
    desk.get(f"{site.address}{HOME}/sign-in?language={language}")
    if site.office is not None:
        site.office.desk_turnstile._seen.clear()
    desk.wait("return document.activeElement.name === 'name'")
    desk.press("Ani", TAB)
    assert desk.focused()["name"] == "passphrase"
    desk.send(PASSPHRASE, ENTER)
    assert desk.url == site.address + HOME


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_can_be_read(desk: Browser, office: Site, language: str, dark: bool) -> None:
    """No text too faint, nothing to hit too small, nothing runs out of the window."""
    sign_in(desk, office, language)
    asked = {"submissions-found": f"{HOME}/submissions?number=KT-{datetime.now(UTC).year}-000001"}
    assert office.office is not None
    waiting = figures.waiting(office.office)[0].instance_id
    asked["return"] = f"{HOME}/return?instance_id={waiting}"
    asked["submissions-none"] = f"{HOME}/submissions?number=KT-1999-000001"
    places = PAGES | asked | OUTSIDE
    for width, height in ((1366, 768), (1092, 614), (420, 800)):
        desk.resize(width, height)
        desk.dark(on=dark)
        for name, path in places.items():
            desk.get(office.address + path)
            assert desk.run("return document.documentElement.lang") == language
            assert desk.run("return document.styleSheets.length && document.styleSheets[0].cssRules.length") > 10
            seen = desk.run(LOOK)
            _keep(desk, f"{name}-{language}-{'dark' if dark else 'light'}-{width}")
            assert seen == {"wide": 0, "faint": [], "small": [], "clipped": []}, (name, width)


@pytest.mark.parametrize("path", [*PAGES.values(), *OUTSIDE.values()])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(desk: Browser, office: Site, path: str) -> None:
    sign_in(desk, office)
    desk.get(office.address + path)
    wanted = desk.run(f"return document.querySelectorAll({REACHED!r}).length")
    for _ in range(wanted + 1):
        desk.press(TAB)
        if desk.focused()["href"] == "#content":
            break
    passed = [desk.focused()]
    for _ in range(wanted - 1):
        desk.press(TAB)
        passed.append(desk.focused())
    assert passed[0]["href"] == "#content", "first of all past the places"
    assert not [at for at in passed if not (at["outline"] and at["inside"])]
    assert not [at for at in passed if at["tag"] == "body"], "everything once"
    rows = [at["top"] for at in passed if at["main"]]
    assert path in (PAGES["laptops"], PAGES["export"]) or rows == sorted(rows), "downwards; cards stand side by side"
    desk.press(TAB)
    assert desk.focused()["tag"] == "body" or desk.focused()["href"] == "#content", "nothing holds the keyboard back"


def test_past_the_places_to_the_content(desk: Browser, office: Site) -> None:
    sign_in(desk, office, "en")
    desk.get(office.address + HOME + "/laptops")
    desk.press(TAB)
    assert desk.focused()["text"] == "Go to the content"
    desk.press(ENTER)
    assert desk.url.endswith("#content")
    desk.press(TAB)
    assert desk.run("return document.querySelector('main').contains(document.activeElement)")


def test_a_laptop_is_enrolled_and_given_another_scope_by_keyboard(desk: Browser, office: Site) -> None:
    sign_in(desk, office, "en")
    desk.get(office.address + HOME + "/laptops")
    desk.run("document.querySelector('[name=worker]').focus()")
    desk.press("Sari Invented", TAB, "Super", TAB, "64.72, 64.71", TAB)
    assert desk.focused()["name"] == "days"
    desk.send(ENTER)
    said = desk.run("return document.querySelector('.said').innerText")
    assert re.search(r"The code for Sari Invented is [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\.", said)
    _, code = office.device()
    desk.get(office.address + HOME + "/laptops")
    desk.run("document.querySelector('form[action$=scopes] [name=code]').focus()")
    desk.send(code.lower(), TAB, "Part", TAB, "64.72", ENTER)
    row = f"return [...document.querySelectorAll('tr')].find(r => r.innerText.startsWith('{code}')).innerText"
    told = desk.run(row)
    assert "Partner" in told
    assert "64.72" in told
    desk.run("document.querySelector('form[action$=revoke] [name=code]').focus()")
    desk.send(code, ENTER)
    assert "Revoked" in desk.run(row)


def test_a_finding_is_decided_by_keyboard(desk: Browser, office: Site) -> None:
    sign_in(desk, office, "en")
    count = "return document.querySelectorAll('tbody tr').length"
    desk.get(office.address + HOME + "/reviews")
    before = desk.run(count)
    assert before > 1
    desk.run("document.querySelector('td form button').focus()")
    desk.send(ENTER)
    assert desk.run("return document.querySelector('.said').innerText") == "Decided."
    assert desk.run(count) == before - 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_form_is_checked_and_published(desk: Browser, office: Site, tmp_path: Path, dark: bool) -> None:
    sign_in(desk, office, "en" if dark else "id")
    desk.dark(on=dark)
    form_id = f"census{int(dark)}"
    later = [TYPES[0], ("decimal", "age", "Umur"), ("text", "village", "Desa")]
    wrong = [*TYPES, ("select_one nowhere", "x", "X"), ("text", "full_name", "Nama")]
    for name, content in (
        ("first", workbook("1", form_id=form_id)),
        ("second", workbook("2", later, form_id)),
        ("mistakes", workbook("3", wrong, form_id)),
    ):
        desk.get(office.address + HOME + "/forms")
        (tmp_path / f"{name}.xlsx").write_bytes(content)
        desk.attach("[type=file]", tmp_path / f"{name}.xlsx")
        desk.run("document.querySelector('[type=file]').focus()")
        desk.press(TAB)
        desk.send(ENTER)
        for width, height in ((1366, 768), (1092, 614), (420, 800)):
            desk.resize(width, height)
            _keep(desk, f"forms-{name}-{'dark' if dark else 'light'}-{width}")
            assert desk.run(LOOK) == {"wide": 0, "faint": [], "small": [], "clipped": []}, (name, width)
        if name != "mistakes":
            desk.run("document.querySelector('[name=check_id]').closest('form').querySelector('button').focus()")
            desk.send(ENTER)
            assert "is published" in desk.run(SAID) or "diterbitkan." in desk.run(SAID)
    assert not desk.run("return document.querySelector('[name=check_id]')")


def test_a_lost_laptop_is_sealed_by_keyboard(desk: Browser, office: Site) -> None:
    sign_in(desk, office, "en")
    _, code = office.device()
    desk.get(office.address + HOME + "/laptops")
    desk.run("document.querySelector('form[action$=seals] [name=code]').focus()")
    desk.send(code.lower(), ENTER)
    assert desk.run(SAID) == f"{code} seals itself at its next contact."
    row = f"return [...document.querySelectorAll('tr')].find(r => r.innerText.startsWith('{code}')).innerText"
    assert "Will be sealed" in desk.run(row)


def test_signing_out_by_keyboard_ends_the_session(desk: Browser, office: Site) -> None:
    sign_in(desk, office, "en")
    desk.run("document.querySelector('form[action$=sign-out] button').focus()")
    desk.send(ENTER)
    assert desk.url == office.address + SIGN_IN
    desk.get(office.address + HOME + "/laptops")
    assert desk.url == office.address + SIGN_IN


def _keep(desk: Browser, name: str) -> None:
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        desk.picture(Path(PICTURES) / f"{name}.png")
