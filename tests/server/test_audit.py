"""What laptops did, at the province: it follows every line, keeps what forks beside it, and blocks nobody's work."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from fieldapp.domain.audit import AuditEnd, Deed, SignedHead, Verb, Witness, follow, write_line
from fieldapp.errors import Refused
from fieldapp.server.desk.audit import VERBS
from fieldapp.server.tables import audit_branch, audit_line, audit_refused
from fieldapp.sync import auditing
from fieldapp.sync.audit_protocol import AUDIT, AUDIT_TYPE, MAX_AUDIT_LINES, AuditBatch, pack
from fieldapp.sync.auditing import send_audit, sign_head
from fieldapp.sync.client import Province
from fieldapp.sync.http import Request
from fieldapp.vault import signatures
from tests.server.postgres import Cluster
from tests.server.running import Site, bare, connected, in_thread, make_province
from tests.server.test_desk import sign_in
from tests.server.visit import new_id

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    url = ""
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.create(f"a{new_id()[5:13]}")
    with in_thread(make_province(tmp_path / "province", database_url=url)) as running:
        yield running


@pytest.fixture
def laptop(site: Site) -> Iterator[Province]:
    device, _ = site.device()
    with connected(site, device) as one:
        yield one


class Told:
    """A laptop's lines, and what the province said to them."""

    def __init__(self, count: int = 0, who: str = "Sari") -> None:
        self.lines: list[str] = []
        self.heads: list[SignedHead] = []
        self.forks: list[int] = []
        self.does(count, who)

    def does(self, count: int, who: str = "Sari") -> None:
        for _ in range(count):
            seq = len(self.lines) + 1
            self.lines.append(write_line(seq, NOW, Witness(who, "KT-A01"), Deed(Verb.OPEN, "person", f"p{seq}")))

    def copy(self, count: int) -> "Told":
        """A laptop as it was after so many lines."""
        older = Told()
        older.lines = self.lines[:count]
        older.heads = [head for head in self.heads if head.end.seq <= count]
        return older

    def texts(self, after: int, many: int) -> tuple[str, ...]:
        return tuple(self.lines[after : after + many])

    def keep(self, head: SignedHead, forked_at: int | None) -> None:
        self.heads.append(head)
        if forked_at is not None:
            self.forks.append(forked_at)

    def send(self, laptop: Province) -> AuditEnd:
        since = self.heads[-1].end if self.heads else AuditEnd()
        return send_audit(laptop, since, self.texts, self.keep, NOW)


def branches(site: Site) -> list[tuple[int, int, int, int]]:
    of = audit_branch.c
    with site.engine.connect() as connection:
        rows = connection.execute(select(of.branch, of.base, of.base_seq, of.seq).order_by(of.branch))
        return [tuple(row) for row in rows]  # type: ignore[misc]


def stored(site: Site, branch: int) -> list[str]:
    with site.engine.connect() as connection:
        of = audit_line.c
        return list(connection.scalars(select(of.line).where(of.branch == branch).order_by(of.seq)))


def test_lines_come_once_in_order_and_are_signed_for(site: Site, laptop: Province) -> None:
    told = Told(1203)
    end = told.send(laptop)
    assert end == follow(AuditEnd(), told.lines)
    assert len(told.heads) == 3, f"{MAX_AUDIT_LINES} at once"
    told.does(2)
    told.send(laptop)
    told.heads.pop()  # the answer was lost
    told.send(laptop)
    assert stored(site, 1) == told.lines
    assert branches(site) == [(1, 0, 0, 1205)]
    last = told.heads[-1]
    assert '"audit-kept"' in last.countersigned
    (key,) = laptop.device.receipt_keys.values()
    assert signatures.verify(key, last.countersigned.encode(), last.countersignature)


def test_an_older_copy_that_goes_on_is_a_branch(site: Site, laptop: Province) -> None:
    told = Told(10)
    told.send(laptop)
    older = told.copy(10)
    told.does(5)
    told.send(laptop)
    older.does(3, "Budi Karyawan")
    older.send(laptop)
    assert older.forks == [10]
    assert branches(site) == [(1, 0, 0, 15), (2, 1, 10, 13)]
    assert stored(site, 1) == told.lines
    assert stored(site, 2) == older.lines[10:]
    told.does(1)
    told.send(laptop)
    older.does(1)
    older.send(laptop)
    assert branches(site) == [(1, 0, 0, 16), (2, 1, 10, 14)], "each goes on where it is"
    assert (told.forks, older.forks) == ([], [10]), "told once"


@pytest.mark.parametrize("changed", [0, 4, 9])
def test_lines_that_were_changed_before_are_a_branch(site: Site, laptop: Province, changed: int) -> None:
    """Whoever has all keys of a laptop tells another story from its beginning."""
    told = Told(10)
    told.send(laptop)
    other = told.copy(10)
    other.heads.clear()
    other.lines[changed] = other.lines[changed].replace('"person"', '"pencil"')
    other.does(1)
    other.send(laptop)
    assert other.forks == [changed]
    assert stored(site, 1) == told.lines, "what was told first stays"
    assert branches(site)[1] == (2, 1, changed, 11)


def test_lines_that_were_cut_off_are_a_branch_as_soon_as_others_follow(site: Site, laptop: Province) -> None:
    told = Told(10)
    told.send(laptop)
    cut = told.copy(7)
    cut.heads.clear()
    cut.send(laptop)
    assert branches(site) == [(1, 0, 0, 10)]
    cut.does(1, "Lain")
    cut.send(laptop)
    assert cut.forks == [7]


def test_a_branch_of_a_branch(site: Site, laptop: Province) -> None:
    first = Told(6)
    first.send(laptop)
    second = first.copy(4)
    second.does(3, "Dua")
    second.send(laptop)
    third = second.copy(5)
    third.heads.clear()
    third.does(2, "Tiga")
    third.send(laptop)
    assert branches(site) == [(1, 0, 0, 6), (2, 1, 4, 7), (3, 2, 5, 7)]
    third.does(1)
    third.send(laptop)
    assert branches(site)[2] == (3, 2, 5, 8)


def test_a_province_that_lost_the_lines_gets_them_again(site: Site, laptop: Province) -> None:
    told = Told(8)
    told.send(laptop)
    with site.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_line"))
        connection.execute(text("DELETE FROM audit_branch"))
    told.does(1)
    told.send(laptop)
    assert stored(site, 1) == told.lines


@pytest.mark.parametrize(
    ("wrong", "code"),
    [("head", "audit_chain"), ("line", "audit_chain"), ("number", "audit_chain"), ("key", "audit_signature"),
     ("device", "audit_chain"), ("nothing", "audit_unreadable"), ("text", "audit_unreadable")],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_noted(site: Site, laptop: Province, wrong: str, code: str) -> None:
    told = Told(3)
    lines = tuple(told.lines)
    end = follow(AuditEnd(), lines)
    head = sign_head(laptop.device, end, NOW)
    if wrong == "head":
        head = sign_head(laptop.device, AuditEnd(3, "a" * 64), NOW)
    if wrong == "line":
        lines = (*lines[:2], lines[2].replace("p3", "p4"))
    if wrong == "number":
        lines = lines[1:]
    if wrong == "key":
        head = replace(head, signature=signatures.sign(signatures.new_key()[0], head.signed.encode()))
    if wrong == "device":
        head = sign_head(replace(laptop.device, device_id="somebody"), end, NOW)
    if wrong == "nothing":
        lines = ()
    if wrong == "text":
        lines = ("{}",)
    body = pack(AuditBatch(0, AuditEnd().chain, lines, head))
    with pytest.raises(Refused) as refused:
        laptop.call(Request("POST", AUDIT, body, {"Content-Type": AUDIT_TYPE}))
    assert refused.value.facts["reason"] == code
    assert branches(site) == []
    with site.engine.connect() as connection:
        noted = list(connection.scalars(select(audit_refused.c.why)))
    assert noted == ([] if code == "audit_unreadable" else [code.removeprefix("audit_")])


def test_a_batch_of_the_field_is_small() -> None:
    """A day of two hundred acts must not cost what ten assessments cost: compressed, under 45 bytes a line."""
    lines = []
    for seq in range(1, 201):
        witness = Witness("Sari Rahayu", "KT-A07", "0f1e2d3c4b5a", 1000.5 + 77.123 * seq)
        deed = Deed(Verb.OPEN if seq % 3 else Verb.FINALIZE, "person" if seq % 3 else "assessment", new_id())
        lines.append(write_line(seq, NOW.replace(microsecond=seq * 4111), witness, deed))
    seed = signatures.new_key()[0]
    device = auditing.DeviceCredentials("d" * 32, {}, lambda b: signatures.sign(seed, b), signatures.verify)
    body = pack(AuditBatch(0, AuditEnd().chain, tuple(lines), sign_head(device, follow(AuditEnd(), lines), NOW)))
    assert len(body) / len(lines) < 45


def test_the_administrator_reads_it_and_sees_what_does_not_follow(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province")) as site, bare() as browser:
        device, _ = site.device()
        with connected(site, device) as laptop:
            told = Told(4)
            told.send(laptop)
            older = told.copy(2)
            older.heads.clear()
            older.does(1, "Budi Karyawan")
            older.send(laptop)
        sign_in(browser, site)
        page = browser.get(site.address + "/admin/audit", params={"language": "en"}).text
        assert "Other lines than before follow line 2. Nothing explains it." in page
        assert page.count("Opened") > 4
        assert "Does not follow" in browser.get(site.address + "/admin/laptops").text
        for asked, rows in (
            ({"object_id": "p4"}, 1),
            ({"object_id": "p3"}, 2),
            ({"verb": "nik"}, 0),
            ({"verb": "open", "laptop": "KT-A01", "since": "2026-11-27", "until": "2026-11-27"}, 5),
            ({"until": "2026-11-26"}, 0),
            ({"laptop": "KT-Z99"}, 0),
            ({"since": "nonsense", "verb": "a\0b"}, 0),
        ):
            answer = browser.get(site.address + "/admin/audit", params={"language": "en", **asked})
            assert answer.status_code == 200
            assert len(re.findall(r"<td>(?:Sari|Budi Karyawan)</td>", answer.text)) == rows, asked
        restored = Deed(Verb.RESTORE, "backup", "", "disk diganti")
        older.lines.append(write_line(4, NOW, Witness("Sari", "KT-A01"), restored))
        with connected(site, device) as laptop:
            older.send(laptop)
        page = browser.get(site.address + "/admin/audit", params={"language": "en"}).text
        assert "a backup was restored, says the laptop" in page
        assert "Nothing explains it" not in page
        assert "Follows" in browser.get(site.address + "/admin/laptops").text


def test_every_verb_has_its_words_at_the_desk() -> None:
    assert set(VERBS) == set(Verb)
