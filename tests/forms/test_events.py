"""Events: dynamic defaults, triggers, new repeats, and results of chance that must not change."""

from datetime import datetime, timedelta

from fieldapp.forms import FormSession, load_form
from tests.forms.play import NOW, again, context, form, raw, start

FORM = """
| survey |
| | type | name | label | calculation | default | trigger |
| | text | name | Name | | | |
| | dateTime | changed | Changed | now() | | ${name} |
| | integer | times | Times | ${times} + 1 | 0 | ${name} |
| | date | day | Day | | today() | |
| | text | code | Code | | abc | |
| | calculate | key | | once(uuid()) | | |
| | calculate | lot | | random() | | |
| | begin_repeat | kin | Kin | | | |
| | text | kname | Name | | | |
| | text | kid | Id | | uuid() | |
| | text | heard | Heard | concat('heard ', ${kname}) | | ${kname} |
| | end_repeat | | | | | |
"""


def text(session: FormSession, reference: str) -> str:
    return session.node(f"/data/{reference}").text


def test_defaults_fixed_and_dynamic() -> None:
    session = start(FORM)
    assert (text(session, "code"), text(session, "day"), text(session, "times")) == ("abc", "2026-11-25", "0")


def test_a_change_sets_what_waits_for_it() -> None:
    session = start(FORM)
    changes = session.answer("/data/name", "Ani")
    assert changes.saved == {
        "/data/name": "Ani",
        "/data/changed": "2026-11-25T10:42:30.123+08:00",
        "/data/times": "1",
    }
    assert session.answer("/data/name", "Ani").saved == {}, "the same answer is no change"
    session.answer("/data/name", "")
    assert text(session, "times") == "2"


def test_new_repeats_have_their_own_events() -> None:
    session = start(FORM)
    changes = session.add_repeat("/data/kin")
    assert changes.saved["/data/kin[2]/kid"] == text(session, "kin[2]/kid")
    assert text(session, "kin[1]/kid") != text(session, "kin[2]/kid")
    session.answer("/data/kin[2]/kname", "Budi")
    assert (text(session, "kin[1]/heard"), text(session, "kin[2]/heard")) == ("", "heard Budi")


def test_chance_and_defaults_do_not_change_on_restore() -> None:
    session = start(FORM)
    session.answer("/data/code", "")
    later = FormSession.restore(
        session.form, context(now=lambda: NOW + timedelta(days=9), seed=8), session.saved(), session.language
    )
    for reference in ("key", "lot", "day", "kin[1]/kid", "code"):
        assert text(later, reference) == text(session, reference)
    assert later.saved() == session.saved()


def test_triggers_in_a_circle_end() -> None:
    session = start("""
        | survey |
        | | type | name | label | calculation | trigger |
        | | integer | a | A | ${b} + 1 | ${b} |
        | | integer | b | B | ${a} + 1 | ${a} |
        """)
    session.answer("/data/a", "1")
    assert int(text(session, "a")) > 1


def test_sensors_have_no_effect_and_are_told() -> None:
    loaded = form("""
        | survey |
        | | type | name | label |
        | | start-geopoint | here | |
        | | text | a | A |
        """)
    assert any("setgeopoint" in warning for warning in loaded.warnings)
    assert FormSession.start(loaded, context()).node("/data/here").text == ""


def test_every_load_fires_again() -> None:
    times: list[datetime] = [NOW]
    xml = raw("<opened/>", "<setvalue ref='/data/opened' event='odk-instance-load' value='now()'/>")
    loaded = load_form(xml, {})
    session = FormSession.start(loaded, context(now=lambda: times[-1]))
    times.append(NOW + timedelta(hours=1))
    restored = FormSession.restore(loaded, context(now=lambda: times[-1]), session.saved())
    assert text(restored, "opened") == "2026-11-25T11:42:30.123+08:00"
    assert again(restored).instance_id == session.instance_id
