"""A process that fills forms in a real profile and then waits to be killed: ``python -m tests.crash.form_filler``.

A plan on standard input: folder, passphrase, seed, and ``fill`` (names of ``tests/conformance/forms``) or ``reopen``
(drafts by name) and ``read`` (finalized ones by name). News on standard output, one JSON line each: the state file of
the draft, as ``fieldapp form fill`` writes it, once everything it shows is durable.
"""

import json
import random
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import FormError
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.forms import FormSession, load_form
from fieldapp.formtool.filling import state_of
from tests.conformance.script import FORMS, content
from tests.conformance.test_forms import act

NOW = datetime(2026, 11, 26, 10, 42, 30, tzinfo=timezone(timedelta(hours=8)))  # what is computed from it stays
ACTS = 15
_ID = re.compile(rb"(<instance>\s*<[^<>]*?\bid=)([\"'])[^\"']*\2")


def say(**news: Any) -> None:
    """And go on only when told so: nothing happens between the last news and the end."""
    print(json.dumps(news, ensure_ascii=False), flush=True)
    sys.stdin.readline()


def install(book: Fieldbook, name: str) -> None:
    """The form under an id of its own."""
    xml, files = content(FORMS / f"{name}.md")
    xml = _ID.sub(rb'\1"' + name.encode() + b'"', xml, count=1)
    version = load_form(xml, files).version
    book._store.put_form(PublishedForm(name, version, name, sha256_hex(xml), xml, files))


def fill(book: Fieldbook, name: str, chance: random.Random) -> None:
    install(book, name)
    draft = book.start(name)
    for _ in range(ACTS):
        act(draft.session, chance, draft, without=("upload",))
        say(form=name, draft=draft.instance_id, state=state_of(draft.session))
    try:
        draft.finalize()
    except FormError:
        return  # answers that are not acceptable: it stays a draft
    say(form=name, finalized=draft.instance_id, state=state_of(draft.session))


def look(book: Fieldbook, plan: dict[str, Any]) -> None:
    for name, instance_id in plan["reopen"].items():
        say(form=name, state=state_of(book.resume(instance_id).session))
    for name, instance_id in plan["read"].items():
        xml = book.submission(instance_id).xml
        form = book.form(name)
        session = FormSession.from_submission(form, book._context(), xml)
        session.set_language(book._language(form))
        say(form=name, state=state_of(session))


def main() -> None:
    """Fill or look, then wait for the end."""
    plan = json.loads(sys.stdin.readline())
    book = unlock(Path(plan["folder"]), plan["passphrase"], clock=lambda: NOW)
    chance = random.Random(plan["seed"])
    for name in plan.get("fill", ()):
        fill(book, name, chance)
    if "reopen" in plan:
        look(book, plan)
    say(done=True)


if __name__ == "__main__":
    main()
