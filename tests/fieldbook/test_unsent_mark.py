"""Whoever removes the program is told of unsent work: a mark that stands while there may be some."""

from pathlib import Path

from fieldapp.fieldbook import unlock
from fieldapp.fieldbook.unsent_mark import MARK
from tests.fieldbook.conftest import PASSPHRASE


def test_it_stands_until_a_lock_that_finds_nothing(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    assert (folder / MARK).exists(), "whatever happens now, somebody is told"
    book.lock()
    assert not (folder / MARK).exists()
    book = unlock(folder, PASSPHRASE)
    draft = book.start("visit")
    book.lock()
    assert (folder / MARK).read_bytes() == b""
    book = unlock(folder, PASSPHRASE)
    book.discard(draft.instance_id)
    book.lock()
    assert not (folder / MARK).exists()


def test_training_is_never_sent(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    book.put_setting("practising", "1")
    book.start("visit")
    book.lock()
    assert not (folder / MARK).exists()
