"""What goes out: every version's questions once, repeats beside it, the last of a chain, nobody whose consent ended."""

import csv
import io
import json
import tempfile
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import inspect

from fieldapp.__main__ import main
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import StoreError
from fieldapp.server import deciding, library, staging
from fieldapp.server.database import open_engine, reading, writing
from fieldapp.server.exports import choosing
from fieldapp.server.exports.choosing import Wish, span
from fieldapp.server.exports.making import Look, make
from fieldapp.server.tables import export_record, schema_version
from fieldapp.sync.client import Province
from fieldapp.sync.protocol import SubmissionLine
from tests.server.running import Site, connected, in_thread, make_province
from tests.server.test_submissions import send
from tests.server.visit import FORM_XML, line, new_id, rewritten

NEEDS = b"""<instance id="needs"><root><item><name>food</name><label>Pangan</label></item>
  <item><name>bed</name><label>Tempat tidur</label></item></root></instance>
<instance id="ppks"><root><item><name>02</name><label>Anak</label></item></root></instance>
<bind nodeset="/data/nik" type="string"/><bind nodeset="/data/needs" type="string"/>
<bind nodeset="/data/region" type="string" entities:saveto="region"/>
<bind nodeset="/data/consent" type="string" entities:saveto="consent"/>
<bind nodeset="/data/ppks" type="string" entities:saveto="ppks"/>
<bind nodeset="/data/main_kind" type="string"/>
<bind nodeset="/data/debt" type="int" class="spesifik"/>
"""
QUESTIONS = b"""<input ref="/data/nik"><label>NIK</label></input>
<select ref="/data/needs"><label>Kebutuhan</label><itemset nodeset="instance('needs')/root/item">
  <value ref="name"/><label ref="label"/></itemset></select>
<select ref="/data/ppks"><label>Kategori</label><itemset nodeset="instance('ppks')/root/item">
  <value ref="name"/><label ref="label"/></itemset></select>
<select1 ref="/data/main_kind"><label>Utama</label><itemset nodeset="instance('ppks')/root/item">
  <value ref="name"/><label ref="label"/></itemset></select1>
<input ref="/data/region"><label>Wilayah</label></input><input ref="/data/consent"><label>Persetujuan</label></input>
<input ref="/data/debt"><label>Utang</label></input>
</h:body>"""


def second_version() -> PublishedForm:
    """Asks NIK and needs after the age, no letter any more, and what is sensitive."""
    xml = FORM_XML.replace(b'id="visit" version="1"', b'id="visit" version="2"')
    xml = xml.replace(b"<age/>", b"<age/><nik/><needs/><region/><consent/><ppks/><main_kind/><debt/>")
    xml = xml.replace(b"<letter/>", b"").replace(b'<bind nodeset="/data/letter" type="binary"/>', b"")
    xml = xml.replace(b'<upload ref="/data/letter" mediatype="application/*"><label>Surat</label></upload>', b"")
    xml = xml.replace(b'<bind nodeset="/data/full_name"', NEEDS + b'<bind nodeset="/data/full_name"')
    xml = xml.replace(b"</h:body>", QUESTIONS)
    return PublishedForm("visit", "2", "Kunjungan", sha256_hex(xml), xml, {})


def second(instance_id: str = "", **answers: str) -> SubmissionLine:
    one = line(instance_id, root='id="visit" version="2"', **answers)
    return replace(one, form_version="2")


def publish_second(site: Site) -> None:
    library.publish(site.engine, second_version(), datetime.now(UTC))


def exported(site: Site, tmp_path: Path, wish: Wish | None = None, look: Look | None = None) -> Path:
    assert site.office is not None
    out = tmp_path / "out"
    make(site.office, wish or Wish("visit"), look or Look(), out, "Ani")
    assert out.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "out."))] == []
    return out


def tables(path: Path) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(path) as packed:
        texts = {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}


def names(site: Site, tmp_path: Path, wish: Wish | None = None) -> set[str]:
    return {row["full_name"] for row in tables(exported(site, tmp_path, wish))["Submissions.csv"]}


def test_all_versions_are_one_table_and_repeats_another(site: Site, province: Province, tmp_path: Path) -> None:
    publish_second(site)
    children = "<child><child_name>Siti</child_name></child><child><child_name>Ujang</child_name></child>"
    old, new = line(full_name="Old", extra=children), second(full_name="New", nik="0123456789012345", needs="bed")
    outcomes = send(province, old, new)
    found = tables(exported(site, tmp_path, look=Look(split=True)))
    rows = {row["full_name"]: row for row in found["Submissions.csv"]}
    assert set(rows) == {"Old", "New"}
    columns = list(rows["Old"])
    assert columns[:9] == [
        *("instance_id", "number", "receipt", "finalized_at", "received_at", "device_code", "form_version"),
        *("review", "corrects"),
    ]
    asked = ["full_name", "age", "nik", "needs", "needs__food", "needs__bed", "region", "consent", "met_on", "sex"]
    assert columns[9:] == [*asked, "photo", "letter"]
    assert rows["New"]["nik"] == "0123456789012345"
    assert [rows["New"][name] for name in ("needs", "needs__food", "needs__bed")] == ["bed", "0", "1"]
    assert [rows["Old"][name] for name in ("needs", "needs__food", "form_version")] == ["", "", "1"]
    assert rows["Old"]["number"] == old.number
    receipt = outcomes[0].receipt
    assert receipt is not None
    assert rows["Old"]["receipt"] in receipt.signed
    repeats = found["Submissions.child.csv"]
    assert [row["child_name"] for row in repeats] == ["Siti", "Ujang"]
    assert {row["parent_key"] for row in repeats} == {old.instance_id}
    assert repeats[1]["key"] == f"{old.instance_id}/child[2]"


def test_labels_stand_above_where_they_are_wished(site: Site, province: Province, tmp_path: Path) -> None:
    send(province, line())
    (row,) = tables(exported(site, tmp_path, look=Look(words="id")))["Submissions.csv"]
    assert row["Nama"] == "Budi Invented"
    assert row["Tanda terima"]


def test_excel_keeps_digits_and_runs_nothing(site: Site, province: Province, tmp_path: Path) -> None:
    publish_second(site)
    send(province, second(full_name="=1+1", nik="6472010101900001", met_on="2026-11-20"), second(full_name="#N/A"))
    out = exported(site, tmp_path, look=Look("xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))["Submissions"]
    head, *rows = sheet.iter_rows()
    at = {cell.value: number for number, cell in enumerate(head)}
    by_name = {row[at["full_name"]].value: row for row in rows}
    cell = by_name["=1+1"][at["full_name"]]
    assert (cell.data_type, cell.value) == ("s", "=1+1")
    assert by_name["=1+1"][at["nik"]].value == "6472010101900001"
    assert by_name["=1+1"][at["age"]].value == 34
    assert by_name["=1+1"][at["met_on"]].value == datetime(2026, 11, 20)
    assert by_name["#N/A"][at["full_name"]].data_type == "s"
    assert sheet.freeze_panes == "A2"


def test_nothing_of_a_workbook_lies_where_others_look(
    site: Site, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(province, line())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert openpyxl.load_workbook(io.BytesIO(exported(site, tmp_path, look=Look("xlsx")).read_bytes()))


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1+1", "@sum"])
def test_no_cell_of_a_csv_is_a_formula(site: Site, province: Province, tmp_path: Path, text: str) -> None:
    send(province, line(full_name=text))
    assert names(site, tmp_path) == {f"'{text}"}


def test_json_lines_hold_repeats_inside(site: Site, province: Province, tmp_path: Path) -> None:
    send(province, line(extra="<child><child_name>Siti</child_name></child>"))
    (one,) = map(json.loads, exported(site, tmp_path, look=Look("jsonl")).read_text("utf-8").splitlines())
    assert one["full_name"] == "Budi Invented"
    assert one["Submissions.child"][0]["child_name"] == "Siti"


def test_the_last_of_a_chain_goes_out(site: Site, province: Province, tmp_path: Path) -> None:
    first, middle, last, wrong = new_id(), new_id(), new_id(), new_id()
    chain = [line(first, full_name="First"), line(middle, full_name="Middle"), line(last, full_name="Last")]
    chain[1:] = [replace(one, corrects=of) for one, of in zip(chain[1:], (first, middle), strict=True)]
    refused = replace(line(wrong, full_name="Wrong", age="131"), corrects=last)
    send(province, *chain, refused)
    assert names(site, tmp_path) == {"Last"}
    assert names(site, tmp_path, Wish("visit", corrected=True)) == {"First", "Middle", "Last"}


def test_a_correction_that_waits_for_a_person_hides_nothing(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province", checks="staged")) as site:
        device, _ = site.device()
        right = line(full_name="Right")
        wrong = replace(line(full_name="Wrong", age="131"), corrects=right.instance_id)
        with connected(site, device) as laptop:
            send(laptop, right, wrong)
        assert site.office is not None
        staging.check_some(site.office)
        room = tmp_path / "room"
        room.mkdir()
        assert names(site, room) == {"Right"}
        assert deciding.decide(site.office, wrong.instance_id, "kept")
        assert names(site, room) == {"Wrong"}


def test_whose_consent_ended_is_left_out(site: Site, province: Province, tmp_path: Path) -> None:
    publish_second(site)
    person = "11111111-1111-4111-8111-111111111111"
    send(province, second(full_name="Asked", consent="given", entity=person), second(full_name="No", consent="refused"))
    assert names(site, tmp_path) == {"Asked"}
    again = second(full_name="Later", consent="withdrawn", entity=person)
    changed = again.xml.replace('create="1"', 'update="1" baseVersion="1"')
    send(province, rewritten(again, changed.replace("<label>Later</label>", "<label/>")))
    assert names(site, tmp_path) == set(), "also what was said before"
    assert names(site, tmp_path, Wish("visit", withheld=True, reason="a court asks")) == {"Asked", "No", "Later"}


def test_what_nobody_judged_is_left_out(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province", checks="staged")) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            send(laptop, line(full_name="Right"), line(full_name="Wrong", age="131"))
        room = tmp_path / "room"
        room.mkdir()
        assert names(site, room) == set()
        assert site.office is not None
        staging.check_some(site.office)
        assert names(site, room) == {"Right"}
        assert names(site, room, Wish("visit", withheld=True, reason="looking")) == {"Right", "Wrong"}


def test_sensitive_questions_are_left_out(site: Site, province: Province, tmp_path: Path) -> None:
    publish_second(site)
    send(province, second(ppks="02", main_kind="02", debt="5"))
    (plain,) = tables(exported(site, tmp_path))["Submissions.csv"]
    assert not {"ppks", "main_kind", "debt"} & plain.keys()
    (full,) = tables(exported(site, tmp_path, Wish("visit", sensitive=True, reason="a study")))["Submissions.csv"]
    assert (full["ppks"], full["main_kind"], full["debt"]) == ("02", "02", "5")


def test_regions_and_days_choose(site: Site, province: Province, tmp_path: Path) -> None:
    publish_second(site)
    here, there = second(full_name="Here", region="64.72.05.1001"), second(full_name="There", region="64.71")
    send(province, here, there, second(full_name="Nowhere"))
    assert names(site, tmp_path, Wish("visit", regions=("64.72",))) == {"Here"}
    assert names(site, tmp_path, Wish("visit", regions=("64.7",))) == set(), "a code is no pattern"
    assert names(site, tmp_path) == {"Here", "There", "Nowhere"}
    today = datetime.now(UTC).astimezone().date()
    assert site.office is not None
    hours = site.office.settings.utc_offset_hours
    since, _ = span(today + timedelta(days=400), None, hours)
    assert names(site, tmp_path, Wish("visit", since=since)) == set()
    _, until = span(None, today + timedelta(days=400), hours)
    assert len(names(site, tmp_path, Wish("visit", until=until))) == 3


def test_an_export_is_recorded_without_answers(site: Site, province: Province, tmp_path: Path) -> None:
    send(province, line(), line())
    exported(site, tmp_path, Wish("visit", sensitive=True, reason="a study"))
    with reading(site.engine) as connection:
        (row,) = connection.execute(export_record.select()).all()
    assert (row.who, row.form_id, row.way, row.rows_out, row.reason) == ("Ani", "visit", "csv", 2, "a study")
    assert json.loads(row.wish) == {"sensitive": True}
    with pytest.raises(StoreError, match="no form other"):
        exported(site, tmp_path, Wish("other"))


def test_many_are_read_page_by_page(
    site: Site, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(province, *(line(full_name=f"P{number}") for number in range(7)))
    monkeypatch.setattr(choosing, "SPAN", 3)
    found = tables(exported(site, tmp_path))["Submissions.csv"]
    assert [row["full_name"] for row in found] == [f"P{number}" for number in range(7)]


def test_the_command_writes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_province(tmp_path / "province")
    with in_thread(settings) as site:
        device, _ = site.device()
        with connected(site, device) as laptop:
            send(laptop, line())
    out, data = tmp_path / "out.zip", str(settings.data)
    words = ["server", "export", "--data", data, "visit", "--out", str(out)]
    assert main(words) == 0
    assert capsys.readouterr().out == f"1 submissions of visit are in {out}.\n"
    assert len(tables(out)["Submissions.csv"]) == 1
    assert main([*words, "--until", "2020-01-01"]) == 0
    assert tables(out)["Submissions.csv"] == []
    assert main([*words, "--withheld"]) == 1
    assert "--reason" in capsys.readouterr().err
    assert main([*words, "--regions", "6x"]) == 1
    assert "A region is a code" in capsys.readouterr().err


def test_an_older_database_gets_the_indexes(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province")
    wanted = {"change_of_instance": "entity_change", "correction_of": "submission"}
    engine = open_engine(settings.database)
    with writing(engine) as connection:
        for name in wanted:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        connection.execute(schema_version.delete().where(schema_version.c.number >= 3))
    engine.dispose()
    engine = open_engine(settings.database)
    for name, table in wanted.items():
        assert name in {one["name"] for one in inspect(engine).get_indexes(table)}
    engine.dispose()
