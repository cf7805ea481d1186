"""What is settled: in a backup that somebody confirmed outside, signed, and nothing after a restore."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.domain.retention import Settled
from fieldapp.errors import Untrusted
from fieldapp.server.backup import newest
from fieldapp.server.identity import load_identity
from fieldapp.server.restoring import restore
from fieldapp.server.settings import Settings
from fieldapp.sync.protocol import SignedReceipt
from fieldapp.sync.settled import fetch_settled, verified_settled
from tests.server.running import Site, connected, in_thread, make_province
from tests.server.test_backup import Place, place, refused, send, server

__all__ = ["place"]


def said(site: Site) -> Settled:
    device, _ = site.device()
    with connected(site, device) as laptop:
        return fetch_settled(laptop)


def last(site: Site) -> dict[tuple[str, int], int]:
    """Of each epoch and lane, from the receipts themselves."""
    assert site.office is not None
    lanes, found = site.office.card.lanes, {}
    for one in sorted(int(str(row["receipt"])[-6:]) for row in site.held().values() if row["receipt"]):
        found[site.office.card.epoch, (one - 1) % lanes] = one
    return found


def upto(word: Settled) -> dict[tuple[str, int], int]:
    return {(epoch, lane): index for epoch, lane, index in word.upto}


def test_settled_is_what_a_confirmed_backup_holds(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, other, folder, away = place("data"), place("again"), tmp_path / "backup", tmp_path / "away"
    settings = make_province(empty.data, lanes=3, database_url=empty.database_url)
    with in_thread(settings) as site:
        send(site, *(b"" for _ in range(9)))
        held = last(site)
        server(settings, "backup", str(folder))
        assert said(site).upto == (), "a backup in the building settles nothing"
        send(site, *(b"" for _ in range(5)))
        shutil.copytree(folder, away)
        server(settings, "backup", str(away), "--off-site", "--purge-after", "14")
        assert "14 days after the receipt" in capsys.readouterr().out
        word = said(site)
        assert (upto(word), word.days, word.lanes) == (held, 14, 3)
        assert last(site) != held, "what came after the backup is not in it"
    epoch = load_identity(settings.data).card.epoch
    shutil.rmtree(other.data, ignore_errors=True)
    shutil.copytree(settings.data, other.data, ignore=shutil.ignore_patterns("province.sqlite*"))
    restore(other, away, told=lambda *_: None)
    with in_thread(other) as again:
        assert said(again).upto == (), "in a new epoch nothing is settled"
        assert "before a restore" in refused(capsys, other, "backup", str(away), "--off-site")
        send(again, *(b"" for _ in range(9)))
        server(other, "backup", str(tmp_path / "new"))
        server(other, "backup", str(tmp_path / "new"), "--off-site")
        word = said(again)
        assert {key: index for key, index in upto(word).items() if key[0] == epoch} == held
        assert {key[0] for key in upto(word)} == {epoch, load_identity(other.data).card.epoch}


def test_only_a_whole_backup_is_confirmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings: Settings = make_province(tmp_path / "data")
    folder = tmp_path / "backup"
    with in_thread(settings) as site:
        send(site, b"a photo")
        server(settings, "backup", str(folder))
        assert "between 0 and 90 days" in refused(
            capsys, settings, "backup", str(folder), "--off-site", "--purge-after", "91"
        )
        database = newest(folder)[0] / "province.sqlite"
        kept = database.read_bytes()
        database.write_bytes(kept[:-1])
        assert "damaged or gone" in refused(capsys, settings, "backup", str(folder), "--off-site")
        database.write_bytes(kept)
        assert said(site).upto == ()
        server(settings, "backup", str(folder), "--off-site")
        before = said(site).upto
        assert [index for _, _, index in before] == [1]
        (file,) = settings.attachments.iterdir()
        file.write_bytes(b"a phot0")
        send(site, b"")
        assert "1 attachments" in refused(capsys, settings, "backup", str(tmp_path / "lossy"))
        assert "are not in" in refused(capsys, settings, "backup", str(tmp_path / "lossy"), "--off-site")
        assert said(site).upto == before


def test_a_word_is_believed_with_its_signature_only(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "data")) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            word = fetch_settled(laptop)
        signed = SignedReceipt(word.signed, word.signature)
        assert verified_settled(signed, device) == word
        longer = word.signed.replace('"purge_after_days":30', '"purge_after_days":0')
        assert longer != word.signed
        for forged in (replace(signed, signed=longer), replace(signed, signature="AAAA")):
            with pytest.raises(Untrusted):
                verified_settled(forged, device)
