"""The chip's words for every standing, in both languages; never more than is known."""

from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.errors import Offline, ServerTrouble
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import words
from fieldapp.ui.sending import Standing
from fieldapp.ui.shell.status import status

TODAY = local_now().replace(hour=10, minute=42)
CASES = [
    (Standing("needs_user", needs=1), "1 isian perlu diperbaiki", "1 record needs fixing", "triangle-alert"),
    (Standing("needs_user", needs=3), "3 isian perlu diperbaiki", "3 records need fixing", "triangle-alert"),
    (Standing("sending", done=0, total=3), "Mengirim 1 dari 3…", "Sending 1 of 3…", "refresh-cw"),
    (Standing("sending", done=3, total=3), "Mengirim 3 dari 3…", "Sending 3 of 3…", "refresh-cw"),
    (Standing("waiting", waiting=3), "Tanpa internet · 3 menunggu", "No internet · 3 waiting", "wifi-off"),
    (
        Standing("waiting", waiting=3, cause=Offline(sent=False)),
        "Tanpa internet · 3 menunggu",
        "No internet · 3 waiting",
        "wifi-off",
    ),
    (
        Standing("waiting", waiting=3, cause=ServerTrouble(status=503, sent=True)),
        "3 menunggu dikirim",
        "3 waiting to send",
        "clock",
    ),
    (Standing("online_waiting", waiting=3), "3 menunggu dikirim", "3 waiting to send", "clock"),
    (Standing("paused", waiting=3), "Dijeda · 3 menunggu", "Paused · 3 waiting", "pause"),
    (Standing("received", last_received=TODAY), "Semua terkirim · 10.42", "All sent · 10:42", "circle-check"),
    (Standing("received"), "Tidak ada yang menunggu", "Nothing is waiting", "circle-check"),
    (Standing("never"), "Belum pernah terhubung", "Never connected", "circle-dashed"),
]


@pytest.mark.parametrize(("standing", "indonesian", "english", "icon"), CASES, ids=lambda value: str(value)[:40])
def test_chip_says(qtbot: QtBot, standing: Standing, indonesian: str, english: str, icon: str) -> None:
    words.use("id")
    assert (status(standing).text, status(standing).icon) == (indonesian, icon)
    words.use("en")
    assert status(standing).text == english
    words.use("id")


def test_last_success_of_another_day_carries_its_day(qtbot: QtBot) -> None:
    words.use("id")
    yesterday: datetime = TODAY - timedelta(days=1)
    assert status(Standing("received", last_received=yesterday)).text == "Semua terkirim · Kemarin 10.42"


def test_offline_is_never_red(qtbot: QtBot) -> None:
    assert status(Standing("waiting", waiting=3)).ink == "text2"
