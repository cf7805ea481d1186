"""The key-slot file: created, opened, refused, recovered, changed, damaged."""

import base64
import json
import stat
import sys
from pathlib import Path

import pytest

from fieldapp.errors import DamagedStore, DiskFull, TooManyTries, WrongPassphrase
from fieldapp.vault import slot_file as slots_module
from fieldapp.vault.kdf import DEFAULT, FLOOR, Cost
from fieldapp.vault.slots import SlotFile, change_passphrase, open_with_passphrase, open_with_recovery, recover
from tests.vault.conftest import CHEAP, PASSPHRASE, Clock, Made

OTHER = "kata lain yang sama panjangnya"


def prev(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def test_both_ways_open_to_the_same_random_key(made: Made, tmp_path: Path) -> None:
    assert len(made.key) == 32
    assert open_with_passphrase(made.path, PASSPHRASE) == made.key
    assert open_with_recovery(made.path, made.code) == made.key
    assert SlotFile.create(tmp_path / "other.json", PASSPHRASE, cost=CHEAP)[0] != made.key


def test_a_slot_file_is_never_overwritten(made: Made) -> None:
    before = made.path.read_bytes()
    with pytest.raises(FileExistsError):
        SlotFile.create(made.path, PASSPHRASE, cost=CHEAP)
    assert made.path.read_bytes() == before


@pytest.mark.parametrize("wrong", ["", "x", PASSPHRASE + " ", PASSPHRASE.upper(), OTHER])
def test_another_passphrase_does_not_open(wrong: str, made: Made) -> None:
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(made.path, wrong)


def test_one_passphrase_typed_on_two_keyboards_is_one(tmp_path: Path) -> None:
    path = tmp_path / "slots.json"
    key, _ = SlotFile.create(path, "café di tepi sungai", cost=CHEAP)
    assert open_with_passphrase(path, "cafe\u0301 di tepi sungai") == key


def test_wrong_tries_are_counted_and_then_wait(made: Made, clock: Clock) -> None:
    left = []
    for _ in range(5):
        with pytest.raises(WrongPassphrase) as caught:
            open_with_passphrase(made.path, OTHER, clock=clock)
        left.append((caught.value.facts["tries_left"], caught.value.facts["wait_seconds"]))
    assert left == [(4, 0), (3, 0), (2, 0), (1, 0), (0, 30)]
    with pytest.raises(TooManyTries) as waiting:
        open_with_passphrase(made.path, PASSPHRASE, clock=clock)  # even the right one waits
    assert 29 <= int(str(waiting.value.facts["wait_seconds"])) <= 31
    clock.seconds += 31
    assert open_with_passphrase(made.path, PASSPHRASE, clock=clock) == made.key
    with pytest.raises(WrongPassphrase) as caught:
        open_with_passphrase(made.path, OTHER, clock=clock)
    assert caught.value.facts["tries_left"] == 4  # the right passphrase forgave


def test_waits_grow_to_ten_minutes(made: Made, clock: Clock) -> None:
    waits = []
    for _ in range(8):
        with pytest.raises(WrongPassphrase) as caught:
            open_with_passphrase(made.path, OTHER, clock=clock)
        waits.append(int(str(caught.value.facts["wait_seconds"])))
        clock.seconds += waits[-1] + 1
    assert waits == [0, 0, 0, 0, 30, 120, 600, 600]


def test_a_clock_set_back_does_not_lock_out_for_years(made: Made, clock: Clock) -> None:
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            open_with_passphrase(made.path, OTHER, clock=clock)
    clock.seconds -= 365 * 86_400
    with pytest.raises(TooManyTries) as waiting:
        open_with_passphrase(made.path, PASSPHRASE, clock=clock)
    assert int(str(waiting.value.facts["wait_seconds"])) <= 31


def test_the_recovery_code_opens_while_a_wait_runs(made: Made, clock: Clock) -> None:
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            open_with_passphrase(made.path, OTHER, clock=clock)
    assert open_with_recovery(made.path, made.code) == made.key


def test_a_damaged_counter_counts_from_the_start(made: Made) -> None:
    made.path.with_name("slots.json.tries").write_bytes(b"{")
    assert open_with_passphrase(made.path, PASSPHRASE) == made.key


def test_a_recovery_code_works_once(made: Made) -> None:
    key, next_code = recover(made.path, made.code, OTHER)
    assert key == made.key
    assert open_with_passphrase(made.path, OTHER) == made.key
    assert open_with_recovery(made.path, next_code) == made.key
    for old in (made.code, made.code.lower()):
        with pytest.raises(WrongPassphrase):
            recover(made.path, old, "x" * 20)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(made.path, PASSPHRASE)


def test_a_mistyped_code_is_told_from_a_wrong_one(made: Made, tmp_path: Path) -> None:
    _, foreign = SlotFile.create(tmp_path / "other.json", PASSPHRASE, cost=CHEAP)
    with pytest.raises(WrongPassphrase) as mistyped:
        open_with_recovery(made.path, made.code[:-1] + ("0" if made.code[-1] != "0" else "1"))
    with pytest.raises(WrongPassphrase) as wrong:
        open_with_recovery(made.path, foreign)
    assert mistyped.value.facts["mistyped"] is True
    assert wrong.value.facts["mistyped"] is False


def test_changing_the_passphrase_keeps_the_key_and_the_code(made: Made) -> None:
    change_passphrase(made.path, PASSPHRASE, OTHER)
    assert open_with_recovery(made.path, made.code) == made.key
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(made.path, PASSPHRASE)
    assert open_with_passphrase(made.path, OTHER) == made.key


def test_the_old_file_stays_as_prev_until_the_new_one_opened(made: Made) -> None:
    change_passphrase(made.path, PASSPHRASE, OTHER)
    assert prev(made.path).exists()
    open_with_passphrase(made.path, OTHER)
    assert not prev(made.path).exists()


def damages(content: bytes) -> list[bytes]:
    whole = json.loads(content)
    whole["slots"][0]["cost"] = [1, 8, 1]
    absurd = json.loads(content)
    absurd["slots"][0]["cost"] = [10**6, 2**40, 1]
    one = json.loads(content)
    one["slots"].pop()
    return [
        b"",
        b"{}",
        b"[]",
        content[:-40],
        bytes(len(content)),
        content + b"x" * 20_000,
        json.dumps(whole).encode(),
        json.dumps(absurd).encode(),
        json.dumps(one).encode(),
    ]


@pytest.mark.parametrize("number", range(9))
def test_a_damaged_file_says_so_instead_of_wrong_passphrase(number: int, made: Made) -> None:
    made.path.write_bytes(damages(made.path.read_bytes())[number])
    with pytest.raises(DamagedStore):
        open_with_passphrase(made.path, PASSPHRASE)
    with pytest.raises(DamagedStore):
        recover(made.path, made.code, OTHER)


@pytest.mark.parametrize("number", range(9))
def test_a_damaged_file_is_healed_from_prev_which_is_never_lost(number: int, made: Made) -> None:
    prev(made.path).write_bytes(made.path.read_bytes())
    made.path.write_bytes(damages(made.path.read_bytes())[number])
    for _ in range(3):  # the second and third time too
        assert open_with_passphrase(made.path, PASSPHRASE) == made.key
    assert open_with_recovery(made.path, made.code) == made.key


def test_a_full_disk_does_not_keep_the_worker_out(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    prev(made.path).write_bytes(made.path.read_bytes())
    made.path.write_bytes(b"torn")

    def full(_path: Path, _content: bytes) -> None:
        raise DiskFull(needed=1)

    with monkeypatch.context() as patch:
        patch.setattr(slots_module, "durable_write", full)
        assert open_with_passphrase(made.path, PASSPHRASE) == made.key
    assert open_with_passphrase(made.path, PASSPHRASE) == made.key


def test_lowered_parameters_do_not_open(made: Made) -> None:
    """The header is authenticated: who lowers a cost and mends the check still gets no key."""
    kept = json.loads(made.path.read_bytes())
    kept["slots"][0]["created"] = "2020-01-01T00:00:00+00:00"
    kept["check"] = slots_module._check(kept["slots"])
    made.path.write_bytes(json.dumps(kept).encode())
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(made.path, PASSPHRASE)


def test_an_absurd_cost_is_refused_before_it_is_computed(made: Made) -> None:
    kept = json.loads(made.path.read_bytes())
    kept["slots"][0]["cost"] = [20, 2**31, 1]
    kept["check"] = slots_module._check(kept["slots"])
    made.path.write_bytes(json.dumps(kept).encode())
    with pytest.raises(DamagedStore):
        open_with_passphrase(made.path, PASSPHRASE)
    with pytest.raises(ValueError, match="out of range"):
        SlotFile.create(made.path.with_name("new.json"), PASSPHRASE, cost=Cost(iterations=0))


def test_no_secret_stands_in_any_file(made: Made, clock: Clock) -> None:
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(made.path, OTHER, clock=clock)
    change_passphrase(made.path, PASSPHRASE, OTHER, clock=clock)
    _, next_code = recover(made.path, made.code, PASSPHRASE)
    secrets = [PASSPHRASE, OTHER, made.key, made.key.hex(), base64.b64encode(made.key)]
    for code in (made.code, next_code):
        secrets += [code, code.replace("-", ""), code.lower()]
    files = list(made.path.parent.rglob("*"))
    assert len(files) >= 2
    for file in files:
        content = file.read_bytes()
        for secret in secrets:
            wanted = secret if isinstance(secret, bytes) else secret.encode()
            assert wanted not in content, file.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_may_read_the_file(made: Made) -> None:
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_real_profiles_are_strong() -> None:
    assert DEFAULT.strong
    assert FLOOR.strong
    assert not CHEAP.strong
