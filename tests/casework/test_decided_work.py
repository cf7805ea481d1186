"""A decision reads back as it was written."""

import pytest

from fieldapp.casework.decided_work import Decision, answers, decisions
from fieldapp.domain.team import Note, Reviewed
from fieldapp.errors import FormError

XML = """<work_review>
<item><target_id>uuid:a</target_id><target_sha256>aa</target_sha256><target_device>d1</target_device>
  <state>returned</state><note>Perbaiki dulu</note></item>
<item><target_id>uuid:b</target_id><target_sha256>bb</target_sha256><target_device>d2</target_device>
  <state>approved</state><reason>Sudah dicek</reason></item>
<item><target_id>uuid:c</target_id><target_sha256>cc</target_sha256><target_device>d2</target_device>
  <state>thrown away</state></item>
<pin><pin_target>uuid:a</pin_target><pin_reference>/data/age</pin_reference><pin_text>Umur?</pin_text></pin>
<pin><pin_target/><pin_reference/><pin_text/></pin>
</work_review>"""
SAID = (
    Decision("uuid:a", "aa", "d1", Reviewed.RETURNED, "", (Note("", "Perbaiki dulu"), Note("/data/age", "Umur?"))),
    Decision("uuid:b", "bb", "d2", Reviewed.APPROVED, "Sudah dicek"),
)


def test_items_and_pins_belong_together() -> None:
    assert decisions(XML.encode()) == SAID
    assert [one.words for one in SAID] == ["Perbaiki dulu", "Sudah dicek"]


def test_what_is_answered_is_what_was_said() -> None:
    told = answers(SAID)
    assert told["item"][1] == {
        "target_id": "uuid:b",
        "target_sha256": "bb",
        "target_device": "d2",
        "state": "approved",
        "reason": "Sudah dicek",
    }
    assert told["pin"] == [{"pin_target": "uuid:a", "pin_reference": "/data/age", "pin_text": "Umur?"}]


def test_what_is_no_xml_is_said_so() -> None:
    with pytest.raises(FormError):
        decisions(b"{}")
