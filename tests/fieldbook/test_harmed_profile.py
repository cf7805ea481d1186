"""A profile with something harmed beside the store: put right, told, or opened another way."""

from pathlib import Path

import pytest

from fieldapp.errors import DamagedStore, DiskTrouble, SlotRevoked
from fieldapp.fieldbook import create, profile_device, profile_exists, recover, unlock
from tests.fieldbook.conftest import CHEAP, PASSPHRASE
from tests.fieldbook.desk import JPEG, PHOTO, visit

NEXT = "ombak lampu kertas jalan padi"


def test_the_recovery_code_opens_when_new_slots_are_harmed_before_they_opened_once(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    book, code = create(folder, PASSPHRASE, cost=CHEAP)
    book.change_passphrase(PASSPHRASE, NEXT)
    book.lock()
    (folder / "slots.json").write_bytes(b"harmed")
    with pytest.raises(SlotRevoked):
        unlock(folder, PASSPHRASE)
    recover(folder, code, "layar putih menyeberangi teluk sepi")[0].lock()
    unlock(folder, "layar putih menyeberangi teluk sepi").lock()


def test_a_harmed_device_code_is_put_right(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    book._store.put_setting("device_code", "KT-A07")
    book.lock()
    for harmed in (b"KT-A0\xb7", b"KT-B07", b""):
        (folder / "device.txt").write_bytes(harmed)
        assert profile_device(folder) in ("", "KT-B07")
        unlock(folder, PASSPHRASE).lock()
        assert profile_device(folder) == "KT-A07"


def test_what_killed_processes_were_writing_goes(folder: Path) -> None:
    (folder / "attachments").mkdir(exist_ok=True)
    left = [folder / ".slots.json.1f.tmp", folder / "attachments" / ".photo.age.2a.tmp"]
    for path in (*left, folder / "attachments" / "kept.age"):
        path.write_bytes(b"half")
    unlock(folder, PASSPHRASE).lock()
    assert not any(path.exists() for path in left)
    assert (folder / "attachments" / "kept.age").exists()


def test_a_file_in_the_place_of_another_is_told(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desks = [visit(book, photo=JPEG + bytes([number])) for number in range(2)]
    one, two = sorted((folder / "attachments").glob("*.age"))
    held = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(held)
    for desk in desks:
        with pytest.raises(DamagedStore):
            desk.attachment("photo-1.jpg")
        assert desk.session.node(PHOTO).text == "photo-1.jpg"
    book.lock()


def test_a_creation_that_a_power_cut_ended_begins_again(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    book, _ = create(folder, PASSPHRASE, cost=CHEAP)
    assert not (folder / "unfinished").exists()
    book.lock()
    (folder / "unfinished").write_bytes(b"")
    (folder / "store.db").unlink()
    assert not profile_exists(folder)
    book, _ = create(folder, NEXT, cost=CHEAP)
    book.lock()
    assert profile_exists(folder)
    unlock(folder, NEXT).lock()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as trouble:
        unlock(tmp_path / "away", PASSPHRASE)
    assert trouble.value.facts["why"] == "gone"
