"""What stands around every page: the head, the places, the language, and the one style sheet."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from fastapi import Response

from fieldapp.server.desk.html import Html, tag
from fieldapp.server.desk.sessions import HOME, LANGUAGE, Visit
from fieldapp.server.desk.words import LANGUAGES, say

STYLE = HOME + "/style.css"
PLACES = {
    HOME: "Overview",
    HOME + "/laptops": "Laptops",
    HOME + "/submissions": "Submissions",
    HOME + "/reviews": "Reviews",
    HOME + "/forms": "Forms",
    HOME + "/export": "Export",
    HOME + "/audit": "Audit",
}
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
A_YEAR = 365 * 86400
CSS = """
:root { color-scheme: light dark; --text: #1d2a2a; --soft: #4d5c5c; --bg: #f7f8f6; --card: #fff; --line: #c9d1ce;
  --main: #0b6b63; --on: #fff; --bad: #a3261e; --good: #17633a }
@media (prefers-color-scheme: dark) { :root { --text: #e8eeec; --soft: #a9b8b4; --bg: #141a19; --card: #1d2524;
  --line: #46524f; --main: #6fd0c5; --on: #07211e; --bad: #ff9d94; --good: #8fdcae } }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--bg) }
.skip { position: absolute; left: -100rem } .skip:focus { left: 1rem; top: 1rem; background: var(--card);
  padding: .5rem }
header, main { width: min(72rem, 100% - 2rem); margin: 0 auto; padding: 1rem 0 } main:focus { outline: none }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; border-bottom: 1px solid var(--line) }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem; list-style: none; margin: 0; padding: 0 }
nav a, .end a { display: flex; align-items: center; padding: 0 .75rem; border-radius: .5rem; min-height: 2.75rem }
nav a[aria-current] { background: var(--main); color: var(--on); text-decoration: none }
a { color: var(--main) } h1 { font-size: 1.6rem; margin: .5rem 0 1rem }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem } form.card h2 { margin: 0 }
p a, td a { display: inline-block; padding: .35rem 0 }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
dl.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin: 0 }
dl.figures div, form.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1rem }
.nothing { background: var(--card); border: 1px dashed var(--line); border-radius: .75rem; padding: 1rem; margin: 0;
  color: var(--soft) } .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr));
  gap: 1rem; align-items: start; margin-top: 1.5rem }
.line { white-space: nowrap } .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
  overflow: hidden; white-space: nowrap }
dt { color: var(--soft) } dd { margin: 0; font-size: 2rem; font-weight: 600 }
.wide { overflow-x: auto; position: relative } table { border-collapse: collapse; width: 100%; background: var(--card) }
caption { text-align: left; font-weight: 600; padding: .5rem 0 } td, th { text-align: left; padding: .5rem .75rem;
  border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400 } thead th { color: var(--soft) }
td ul { margin: 0; padding-left: 1.1rem; color: var(--soft) } form.card + .wide, form.card + div,
  .wide + .wide, .wide + form, form.row + .wide { margin-top: 1rem } form.card p { margin: 0 }
input[type=file] { padding: .5rem } input::file-selector-button { font: inherit; border: 1px solid var(--soft);
  border-radius: .35rem; background: var(--bg); color: var(--text); padding: .2rem .6rem; margin-right: .6rem }
form.card { display: grid; gap: .75rem; max-width: 26rem } label { display: grid; gap: .25rem; font-weight: 600 }
input, button, select, textarea { font: inherit; min-height: 2.75rem; padding: .25rem .75rem; border-radius: .5rem;
  border: 1px solid var(--soft); background: var(--card); color: var(--text) }
input, select, textarea { font-weight: 400; width: 100% }
label.check { display: flex; gap: .5rem; align-items: center; min-height: 2rem; font-weight: 400 } label.check input {
  width: 1.5rem; min-height: 1.5rem; flex: none }
button { background: var(--main); color: var(--on); border-color: var(--main); font-weight: 600; cursor: pointer }
button.plain { background: transparent; color: var(--main) } button.bad { background: transparent; color: var(--bad);
  border-color: var(--bad) } form.row { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: end }
.choices { display: flex; flex-wrap: wrap; gap: .5rem }
.said { border-left: .35rem solid var(--good); background: var(--card); padding: .75rem 1rem } .said.bad { border-color:
  var(--bad) } .soft { color: var(--soft) } .end { margin-left: auto }
"""


def page(
    visit: Visit, here: str, title: str, *content: Html, said: str = "", bad: bool = False, status: int = 200
) -> Response:
    """A whole page. ``said`` is told first, also to those who hear the page."""
    told = [tag("p", said, class_="said bad" if bad else "said", role="alert" if bad else "status")] if said else []
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} · {visit.office.card.name}"),
        tag("link", rel="stylesheet", href=STYLE),
    )
    skip = tag("a", say(visit.language, "Go to the content"), class_="skip", href="#content")
    main = tag("main", tag("h1", title), told, *content, id="content", tabindex="-1")
    body = tag("body", skip, _header(visit, here), main)
    text = "<!doctype html>\n" + tag("html", head, body, lang=visit.language)
    response = Response(text, status, media_type="text/html")
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Frame-Options"] = "DENY"
    response.set_cookie(LANGUAGE, visit.language, A_YEAR, path=HOME, secure=visit.secure, samesite="lax")
    return response


def form(
    visit: Visit,
    action: str,
    button: str,
    *content: Html,
    kind: str = "card",
    look: str = "",
    about: str = "",
    files: bool = False,
) -> Html:
    """A form that only our own page can send. ``about``: what the button is for, where only the eye can tell."""
    named = [tag("span", f" · {about}", class_="unseen")] if about else []
    secret = tag("input", type="hidden", name="secret", value=visit.secret)
    how = {"enctype": "multipart/form-data"} if files else {}
    sent = tag("button", button, named, class_=look)
    return tag("form", secret, *content, sent, method="post", action=action, class_=kind, **how)


def field(label: str, name: str, **more: str | bool) -> Html:
    """One labelled input."""
    return tag("label", label, tag("input", name=name, **more))


def area(label: str, name: str, text: str, longest: int) -> Html:
    """One labelled field of several lines."""
    return tag("label", label, tag("textarea", text, name=name, rows="4", maxlength=str(longest)))


def choice(label: str, name: str, options: Mapping[str, str], chosen: str) -> Html:
    """One labelled list; ``options``: value → words."""
    made = [tag("option", words, value=value, selected=value == chosen) for value, words in options.items()]
    return tag("label", label, tag("select", made, name=name))


def check(label: str, name: str) -> Html:
    """One labelled box to tick."""
    return tag("label", tag("input", type="checkbox", name=name, value="1"), label, class_="check")


def _header(visit: Visit, here: str) -> Html:
    languages = [
        tag("a", name, href=f"{here}?{urlencode({'language': code})}", lang=code, hreflang=code)
        for code, name in LANGUAGES.items()
        if code != visit.language
    ]
    name = tag("strong", visit.office.card.name)
    if visit.who is None:
        return tag("header", name, tag("span", languages, class_="end"))
    out = form(visit, HOME + "/sign-out", say(visit.language, "Sign out"), kind="row", look="plain")
    return tag("header", name, _places(visit, here), tag("span", languages, class_="end"), out)


def _places(visit: Visit, here: str) -> Html:
    items: Iterable[Html] = [
        tag("li", tag("a", say(visit.language, name), href=path, aria_current="page" if path == here else False))
        for path, name in PLACES.items()
    ]
    return tag("nav", tag("ul", items), aria_label=visit.office.card.name)
