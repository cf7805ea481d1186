"""Attachments: by content, resumable, verified; the receipt waits for the last of them."""

import json

import pytest
from sqlalchemy import delete

from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import Refused
from fieldapp.server.database import writing
from fieldapp.server.tables import attachment, receipt_log
from fieldapp.sync import protocol
from fieldapp.sync.client import CHUNK, Province
from tests.server.running import Site, bare, connected, in_thread
from tests.server.test_submissions import ask, codes, send
from tests.server.visit import line, photo

CONTENT = bytes(range(256)) * 3000  # three chunks, the last one short


def test_the_receipt_waits_for_every_attachment(site: Site, province: Province) -> None:
    first, second = photo(CONTENT), photo(b"letter", "letter.pdf")
    one = line(attachments=(first, second))
    (outcome,) = send(province, one)
    assert (outcome.kind, outcome.wanted) == ("wanted", tuple(sorted((first.sha256, second.sha256))))
    assert send(province, one) == (outcome,)
    assert province.put_attachment(first, CONTENT) == len(CONTENT)
    assert ask(province, one)[0].wanted == (second.sha256,)
    assert site.held()[one.instance_id]["receipt"] is None
    province.put_attachment(second, b"letter")
    (outcome,) = ask(province, one)
    assert outcome.kind == "receipt"
    assert send(province, one) == (outcome,)
    assert (site.settings.attachments / first.sha256).read_bytes() == CONTENT
    assert list(site.settings.uploads.iterdir()) == []


def test_a_file_whose_last_byte_came_just_before_a_crash_is_verified(site: Site, province: Province) -> None:
    file, damaged = photo(CONTENT), photo(b"letter", "letter.pdf")
    one = line(attachments=(file, damaged))
    send(province, one)
    (site.settings.uploads / file.sha256).write_bytes(CONTENT)
    (site.settings.uploads / damaged.sha256).write_bytes(b"l*tter")
    assert province.put_attachment(file, CONTENT) == 0
    with pytest.raises(Refused):
        province.put_attachment(damaged, b"letter")
    assert province.put_attachment(damaged, b"letter") == damaged.size
    assert ask(province, one)[0].kind == "receipt"
    assert list(site.settings.uploads.iterdir()) == []


def test_one_content_is_sent_once_for_all(site: Site, province: Province) -> None:
    file = photo(CONTENT)
    lines = [line(attachments=(file,)) for _ in range(3)]
    send(province, *lines[:2])
    province.put_attachment(file, CONTENT)
    assert province.put_attachment(file, CONTENT) == 0
    assert [outcome.kind for outcome in ask(province, *lines)] == ["receipt", "receipt", "unknown"]
    assert send(province, lines[2])[0].kind == "receipt"
    held = site.held()
    assert all(held[one.instance_id]["attachments"] == [file.sha256] for one in lines)


def test_an_interrupted_file_goes_on_where_it_stopped(site: Site, province: Province) -> None:
    file = photo(CONTENT)
    send(province, line(attachments=(file,)))
    with bare() as session:
        headers = _headers(province)
        path = f"{site.address}{protocol.ATTACHMENTS}/{file.sha256}"
        assert session.head(path, headers=headers).status_code == 404
        made = session.post(path, headers=headers | {"Upload-Length": str(file.size)})
        assert (made.status_code, made.headers["Upload-Offset"]) == (201, "0")
        piece = headers | {"Upload-Offset": "0", "Content-Type": protocol.CHUNK_TYPE}
        assert session.patch(path, CONTENT[:1000], headers=piece).headers["Upload-Offset"] == "1000"
        repeated = session.patch(path, CONTENT[:1000], headers=piece)
        assert (repeated.status_code, repeated.headers["Upload-Offset"]) == (409, "1000")
        assert (
            session.post(path, headers=headers | {"Upload-Length": str(file.size)}).headers["Upload-Offset"] == "1000"
        )
    assert province.put_attachment(file, CONTENT) == len(CONTENT) - 1000


def test_progress_counts_from_where_it_stopped(province: Province) -> None:
    file = photo(CONTENT)
    send(province, line(attachments=(file,)))
    left: list[int] = []
    province.put_attachment(file, CONTENT, left=left.append)
    assert left == sorted(left)
    assert left[-1] > 2 * CHUNK


def test_damaged_content_is_thrown_away_and_taken_again(site: Site, province: Province) -> None:
    file = photo(CONTENT)
    one = line(attachments=(file,))
    send(province, one)
    damaged = CONTENT[:-1] + b"!"
    with pytest.raises(Refused) as refused:
        province.put_attachment(file, damaged)
    assert refused.value.facts["reason"] == "attachment_damaged"
    assert ask(province, one)[0].kind == "wanted"
    assert province.put_attachment(file, CONTENT) == len(CONTENT)
    assert ask(province, one)[0].kind == "receipt"


def test_only_what_a_submission_lists_is_taken(site: Site, province: Province) -> None:
    with pytest.raises(Refused) as refused:
        province.put_attachment(photo(CONTENT), CONTENT)
    assert refused.value.facts["reason"] == "attachment_unwanted"
    assert list(site.settings.uploads.iterdir()) == []


def test_a_wrong_size_listed_by_one_does_not_block_another(province: Province) -> None:
    honest = photo(CONTENT)
    small, large = (Attachment("photo.jpg", honest.sha256, size, "image/jpeg") for size in (CHUNK, 10_000_000))
    one, *others = (line(attachments=(file,)) for file in (honest, small, large))
    send(province, one, *others)
    province.put_attachment(honest, CONTENT)
    assert ask(province, one)[0].kind == "receipt"


def test_an_empty_file_is_complete_when_announced(province: Province) -> None:
    file = photo(b"")
    one = line(attachments=(file,))
    send(province, one)
    assert province.put_attachment(file, b"") == 0
    assert ask(province, one)[0].kind == "receipt"


def test_files_of_the_xml_and_of_the_line_are_the_same(province: Province) -> None:
    file = photo(CONTENT)
    unlisted, unnamed = line(photo="photo.jpg"), line(attachments=(file,), photo="")
    twice = line(attachments=(file, file))
    path = line(attachments=(photo(CONTENT, "../../etc/passwd"),))
    outcomes = send(province, unlisted, unnamed, twice, path)
    assert [codes(outcome) for outcome in outcomes] == [
        [("", "attachment_missing")],
        [("", "attachment_unknown")],
        [("", "attachment_unreadable")],
        [],
    ]
    assert outcomes[0].reasons[0].message == "photo.jpg"
    for size, sha256 in ((-1, file.sha256), (protocol.MAX_ATTACHMENT + 1, file.sha256), (1, "../x"), (1, "F" * 64)):
        (outcome,) = send(province, line(attachments=(Attachment("photo.jpg", sha256, size, ""),)))
        assert codes(outcome) == [("", "attachment_unreadable")]


def test_a_crash_after_the_rename_is_made_good(site: Site, province: Province) -> None:
    file = photo(CONTENT)
    one = line(attachments=(file,))
    send(province, one)
    province.put_attachment(file, CONTENT)
    with writing(site.engine) as connection:  # the file is there, its record is not
        connection.execute(delete(receipt_log))
        connection.execute(delete(attachment))
    assert ask(province, one)[0].kind == "wanted"
    assert province.put_attachment(file, CONTENT) == 0
    assert ask(province, one)[0].kind == "receipt"


def test_requests_without_sense_are_told_so(site: Site, province: Province) -> None:
    file = photo(CONTENT)
    send(province, line(attachments=(file,)))
    path = f"{site.address}{protocol.ATTACHMENTS}/{file.sha256}"
    headers = _headers(province)
    piece = headers | {"Content-Type": protocol.CHUNK_TYPE}
    with bare() as session:
        answers = [
            session.patch(path, b"x", headers=piece | {"Upload-Offset": "0"}),  # not announced
            session.post(path, headers=headers),
            session.post(path, headers=headers | {"Upload-Length": "-1"}),
            session.post(path, headers=headers | {"Upload-Length": str(file.size)}),
            session.patch(path, b"x", headers=headers | {"Upload-Offset": "0", "Content-Type": "text/plain"}),
            session.patch(path, b"x" * (file.size + 1), headers=piece | {"Upload-Offset": "0"}),
            session.head(f"{site.address}{protocol.ATTACHMENTS}/{sha256_hex(b'other')}", headers=headers),
            session.head(f"{site.address}{protocol.ATTACHMENTS}/..%2Fprovince.json", headers=headers),
            session.head(path),
        ]
    assert [answer.status_code for answer in answers] == [404, 400, 400, 201, 415, 413, 404, 404, 401]


def test_a_restart_keeps_what_has_come(site: Site, province: Province) -> None:
    file = photo(CONTENT)
    one = line(attachments=(file,))
    send(province, one)
    first = _begin(site, province, file)
    assert first == "1000"
    with in_thread(site.settings) as again, connected(again, province.device) as later:  # on the same folder
        assert later.put_attachment(file, CONTENT) == len(CONTENT) - 1000
        assert ask(later, one)[0].kind == "receipt"


def _begin(site: Site, province: Province, file: Attachment) -> str:
    path = f"{site.address}{protocol.ATTACHMENTS}/{file.sha256}"
    headers = _headers(province)
    with bare() as session:
        session.post(path, headers=headers | {"Upload-Length": str(file.size)})
        piece = headers | {"Upload-Offset": "0", "Content-Type": protocol.CHUNK_TYPE}
        return session.patch(path, CONTENT[:1000], headers=piece).headers["Upload-Offset"]


def _headers(province: Province) -> dict[str, str]:
    return {"Authorization": f"Bearer {province.token()}"}


def test_nothing_about_answers_is_in_the_ledger(site: Site, province: Province) -> None:
    send(province, line(full_name="Budi Rahasia"))
    assert "Budi" not in json.dumps(list(site.held().values()))
