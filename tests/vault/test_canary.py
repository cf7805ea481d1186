"""A whole profile on disk: no file of it, finished or left over, holds a secret or an answer in the clear."""

import base64
from pathlib import Path

import pytest

from fieldapp.errors import WrongPassphrase
from fieldapp.fieldbook.profile import create, unlock
from fieldapp.vault.slots import open_with_passphrase
from tests.vault.conftest import CHEAP, PASSPHRASE

NAME = "Kanarinama Burung"
NIK = "6472055708680001"


def forms_of(secret: str | bytes) -> set[bytes]:
    """As it is, in UTF-16, in hex and in base64."""
    plain = secret if isinstance(secret, bytes) else secret.encode()
    wide = secret.encode("utf-16-le") if isinstance(secret, str) else plain
    return {plain, wide, plain.hex().encode(), plain.hex().upper().encode(), base64.b64encode(plain).rstrip(b"=")}


def test_no_file_of_a_profile_holds_a_secret_or_an_answer(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    book, code = create(folder, PASSPHRASE, cost=CHEAP)
    draft = book.start("outreach_rapid")
    draft.answer("/data/g_identity/full_name", NAME)
    draft.answer("/data/g_identity/nik", NIK)
    key = open_with_passphrase(folder / "slots.json", PASSPHRASE)
    secrets: list[str | bytes] = [PASSPHRASE, code, code.replace("-", ""), key, NAME, NIK, book.setting("identity")]

    def look(when: str) -> None:
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert {"slots.json", "store.db"} <= {path.name for path in files}
        for path in files:
            content = path.read_bytes()
            for secret in secrets:
                assert secret
                assert not [form for form in forms_of(secret) if form in content], f"{path.name} {when}"

    look("while open")
    book.lock()
    look("after locking")
    reopened = unlock(folder, PASSPHRASE)
    try:
        kept = reopened.resume(draft.instance_id)
        assert kept.session.node("/data/g_identity/full_name").text == NAME  # it is there, only not in the clear
    finally:
        reopened.lock()


def test_a_wrong_passphrase_leaves_the_profile_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    book, _ = create(folder, PASSPHRASE, cost=CHEAP)
    book.lock()
    before = (folder / "slots.json").read_bytes()
    with pytest.raises(WrongPassphrase) as caught:
        unlock(folder, PASSPHRASE + "x")
    assert caught.value.facts["tries_left"] == 4
    assert (folder / "slots.json").read_bytes() == before
    unlock(folder, PASSPHRASE).lock()
