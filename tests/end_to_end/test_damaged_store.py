"""A store that is damaged, cut, emptied or opened with the wrong words: told what to do, and left as it is.

Never an empty store in its place, never zeros in place of an answer, never a changed byte.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.domain.assessment import State
from fieldapp.errors import DamagedStore
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.window import Window
from tests.end_to_end.conftest import PASSPHRASE
from tests.ui.desk.laptop import CHEAP, FORM, RUDI, answer_all, quiet, running

PAGE = 4096
EVERY = 4  # pages: each of them on demand takes two minutes
FEW = 10  # pages: the settings, the audit with its indexes and its end
LONG = "Bertemu di depan pasar, keadaan dicatat panjang lebar. " * 400  # 22,000 characters: pages of its own
SUMMARY = "summary"
Harm = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with a finalized assessment, a photo and a draft with a long text; copy before use."""
    folder = tmp_path_factory.mktemp("worked_on") / "laptop"
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=CHEAP)
    desk = book.start(FORM)
    answer_all(desk, RUDI | {"consent_photo": "yes"})
    desk.attach("/data/g_identity/photo", "foto.jpg", b"\xff\xd8 a face", "image/jpeg")
    desk.finalize()
    answer_all(book.start(FORM), RUDI | {"full_name": "Tono Sumarsono", SUMMARY: LONG})
    book.lock()
    assert not list(folder.glob("store.db-*")), "everything is in the file itself"
    return folder


@pytest.fixture
def folder(worked_on: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(worked_on, tmp_path / "laptop"))


@pytest.fixture
def read_whole(worked_on: Path, tmp_path: Path) -> dict[str, str]:
    """What can be read of the undamaged profile."""
    with opened(Path(shutil.copytree(worked_on, tmp_path / "whole"))) as book:
        return dict(everything(book))


@contextmanager
def opened(folder: Path) -> Iterator[Fieldbook]:
    """The profile's fieldbook, locked afterwards."""
    book = fieldbook.unlock(folder, PASSPHRASE)
    try:
        yield book
    finally:
        book.lock()


def everything(book: Fieldbook) -> Iterator[tuple[str, str]]:
    """Name and content of what a worker can come to; what is damaged is left out."""
    try:
        listed = book.assessments()
    except DamagedStore:
        return
    yield "list", str(listed)
    for item in listed:
        with suppress(DamagedStore):
            if item.state == State.DRAFT:
                yield item.instance_id, str(book.resume(item.instance_id).session.saved())
            else:
                yield item.instance_id, str(book.submission(item.instance_id))


def files(folder: Path) -> dict[str, bytes]:
    """Every file that holds data, byte for byte; not the lock, nor the count and list of wrong tries."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {
        name: content
        for name, content in found.items()
        if name not in ("lock", "attempts.json") and "tries" not in name
    }


def refused(qtbot: QtBot, window: Window, passphrase: str) -> str:
    """Type it and press Enter; what the window says then."""
    page = enter(qtbot, window, passphrase)
    quiet(qtbot)
    assert not window.unlocked
    return page.said()


def enter(qtbot: QtBot, window: Window, passphrase: str) -> UnlockPage:
    """Type it and press Enter."""
    page = window.page
    assert isinstance(page, UnlockPage)
    page.password.clear()
    qtbot.keyClicks(page.password, passphrase)
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    return page


def opens_whole(qtbot: QtBot, window: Window) -> None:
    """With the right words, in the same window, everything is there."""
    enter(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.unlocked, timeout=20_000)
    assert len(window.book.assessments()) == 2


@pytest.mark.parametrize("wrong", ["salah sama sekali", PASSPHRASE.upper(), PASSPHRASE + " ", PASSPHRASE[:-1]])
def test_a_wrong_passphrase_changes_nothing(qtbot: QtBot, folder: Path, wrong: str) -> None:
    before = files(folder)
    assert {"store.db", "slots.json"} < before.keys()
    with running(folder) as window:
        assert refused(qtbot, window, wrong) == "Kata sandi salah. Sisa 4 kali coba."
        assert files(folder) == before
        opens_whole(qtbot, window)


def _flipped(content: bytes, first: int, last: int) -> bytes:
    """One bit of each of these pages."""
    harmed = bytearray(content)
    for page in range(first, last):
        harmed[page * PAGE + 200] ^= 1
    return bytes(harmed)


def _pages_that_differ(one: bytes, other: bytes) -> list[int]:
    assert len(one) == len(other)
    return [at // PAGE for at in range(0, len(one), PAGE) if one[at : at + PAGE] != other[at : at + PAGE]]


HARMS: dict[str, Harm] = {
    "a bit flipped in every page but the first": lambda whole: _flipped(whole, 1, len(whole) // PAGE),
    "a bit flipped in the first page": lambda whole: _flipped(whole, 0, 1),
    "the middle overwritten": lambda whole: whole[: 2 * PAGE] + bytes(len(whole) - 4 * PAGE) + whole[-2 * PAGE :],
    "the header is zeros": lambda whole: bytes(100) + whole[100:],
    "all zeros": lambda whole: bytes(len(whole)),
    "cut in the middle": lambda whole: whole[: len(whole) // 2],
    "cut inside a page": lambda whole: whole[: len(whole) // 2 + 17],
    "only its first page": lambda whole: whole[:PAGE],
    "ten bytes": lambda whole: whole[:10],
    "empty": lambda _whole: b"",
    "another program's text": lambda _whole: b"Laporan bulanan\n" * 1000,
}


@pytest.mark.parametrize("name", HARMS)
def test_a_damaged_store_says_what_to_do_and_stays(qtbot: QtBot, folder: Path, name: str) -> None:
    store = folder / "store.db"
    whole = store.read_bytes()
    store.write_bytes(HARMS[name](whole))
    before = files(folder)
    with running(folder) as window:
        for _ in range(2):
            told = "Data di laptop ini tidak bisa dibuka. Jangan hapus apa pun; hubungi admin dengan kode DB-"
            assert refused(qtbot, window, PASSPHRASE).startswith(told)
            assert files(folder) == before
        store.write_bytes(whole)  # the admin brings back a copy
        opens_whole(qtbot, window)


def test_an_empty_file_does_not_cost_its_log(qtbot: QtBot, folder: Path) -> None:
    (folder / "store.db").write_bytes(b"")
    log = folder / "store.db-wal"
    log.write_bytes(b"the only copy of what was written last")
    with running(folder) as window:
        assert "hubungi admin dengan kode DB-0" in refused(qtbot, window, PASSPHRASE)
    assert log.read_bytes() == b"the only copy of what was written last"


def test_no_damaged_page_is_taken_for_an_answer(folder: Path, read_whole: dict[str, str]) -> None:
    store = folder / "store.db"
    whole = store.read_bytes()
    assert any(LONG in text for text in read_whole.values())
    shut_out, unreadable = 0, 0
    for page in range(1, len(whole) // PAGE, EVERY):
        harmed = _flipped(whole, page, page + 1)
        store.write_bytes(harmed)
        try:
            with opened(folder) as book:
                found = dict(everything(book))
        except DamagedStore:
            shut_out += 1
            assert store.read_bytes() == harmed, f"page {page}"
        else:
            unreadable += len(read_whole) - len(found)
            assert found.items() <= read_whole.items(), f"page {page} was read as something else"
            written = _pages_that_differ(harmed, store.read_bytes())
            assert len(written) <= FEW, "opening notes its moment and lines of the audit, nothing else"
            assert page not in written
    assert shut_out
    assert unreadable > len(LONG) // PAGE // EVERY, "each page of the long text was missed when it was asked for"
