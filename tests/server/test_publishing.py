"""Forms at the desk: a workbook is checked, what changes is told, and exactly that is published."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
import requests

from fieldapp.server import library
from fieldapp.server.desk.publishing import FORMS
from fieldapp.server.gate import FORM_CHECKS, MAX_FORM
from fieldapp.sync.client import Province
from tests.server.running import Site
from tests.server.test_desk import browser, read, secret_of

__all__ = ["browser"]
TYPES = [("text", "full_name", "Nama"), ("integer", "age", "Umur"), ("select_one sex", "sex", "Jenis kelamin")]


def workbook(version: str, questions: list[tuple[str, str, str]] = TYPES, form_id: str = "census") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "survey"
    for row in [("type", "name", "label"), *questions]:
        sheet.append(row)
    choices = made.create_sheet("choices")
    for row in [("list_name", "name", "label"), ("sex", "L", "Laki-laki"), ("sex", "P", "Perempuan")]:
        choices.append(row)
    settings = made.create_sheet("settings")
    for row in [("form_title", "form_id", "version"), ("Sensus", form_id, version)]:
        settings.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def check(session: requests.Session, site: Site, name: str, content: bytes, secret: str = "") -> requests.Response:
    secret = secret or secret_of(session.get(site.address + FORMS))
    return session.post(site.address + FORM_CHECKS, {"secret": secret}, files={"file": (name, content)})


def publish(session: requests.Session, site: Site, checked: requests.Response) -> requests.Response:
    page = read(checked)
    (chosen,) = [said["value"] for tag, said in page.tags if tag == "input" and said.get("name") == "check_id"]
    return session.post(site.address + FORMS, {"secret": secret_of(checked), "check_id": chosen})


def test_checked_then_published_then_on_laptops(site: Site, browser: requests.Session, province: Province) -> None:
    checked = check(browser, site, "sensus.xlsx", workbook("1"))
    assert checked.status_code == 200, checked.text
    assert "Sensus (census, versi 1) bisa diterbitkan" in read(checked).text
    assert "census" not in {one.form_id for one in library.offered(site.engine)}, "checking publishes nothing"
    done = publish(browser, site, checked)
    assert "diterbitkan. Laptop mengambilnya" in read(done).text
    offered, _ = province.forms()
    assert ("census", "1") in {(one.form_id, one.version) for one in offered}
    assert "persis sama" in read(check(browser, site, "sensus.xlsx", workbook("1"))).text
    other = check(browser, site, "sensus.xlsx", workbook("1", TYPES[:2]))
    assert "isi lain" in read(other).text
    assert "check_id" not in other.text


def test_what_changes_is_told(site: Site, browser: requests.Session) -> None:
    publish(browser, site, check(browser, site, "sensus.xlsx", workbook("1")))
    later = [TYPES[0], ("decimal", "age", "Umur"), ("text", "village", "Desa")]
    text = read(check(browser, site, "sensus.xlsx", workbook("2", later))).text
    assert "Perubahan terhadap versi 1" in text
    for told in ("/sexHilang", "/villageBaru", "/ageDitanyakan lain", "intdecimal"):
        assert told in text, text


def test_mistakes_are_named_with_sheet_and_row(site: Site, browser: requests.Session) -> None:
    wrong = check(browser, site, "sensus.xlsx", workbook("1", [*TYPES, ("select_one nowhere", "x", "X")]))
    page = read(wrong)
    assert wrong.status_code == 422
    assert "menghalangi penerbitan: 1." in page.text
    assert "survey5" in page.text, "sheet and row"
    assert "check_id" not in wrong.text
    english = browser.get(site.address + FORMS, params={"language": "en"})
    assert "Mistakes" in read(check(browser, site, "sensus.xlsx", b"PK no workbook", secret_of(english))).text
    assert check(browser, site, "sensus.exe", b"MZ").status_code == 422
    assert check(browser, site, "sensus.xlsx", b"").status_code == 400


def test_a_zip_with_its_files(site: Site, browser: requests.Session) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        questions = [*TYPES, ("select_one_from_file places.csv", "place", "Tempat")]
        archive.writestr("sensus.xlsx", workbook("1", questions, "places"))
        archive.writestr("places.csv", "name,label\nsmd,Samarinda\n")
    assert publish(browser, site, check(browser, site, "sensus.zip", out.getvalue())).status_code == 200
    assert library.form_files(site.engine, "places", "1") == {"places.csv": b"name,label\nsmd,Samarinda\n"}


def test_only_our_own_page_can_check_and_publish(site: Site, browser: requests.Session) -> None:
    refused = check(browser, site, "sensus.xlsx", workbook("1"), "0" * 64)
    assert refused.url.endswith("/admin/sign-in")
    cut = browser.post(site.address + FORM_CHECKS, b"--x", headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert cut.url.endswith("/admin/sign-in")
    assert browser.post(site.address + FORM_CHECKS, b"x" * (MAX_FORM + 1)).status_code == 413
    unknown = {"secret": secret_of(browser.get(site.address + FORMS)), "check_id": "0" * 32}
    assert browser.post(site.address + FORMS, unknown).status_code == 404


def test_a_check_is_forgotten_after_a_day(site: Site, browser: requests.Session) -> None:
    old = check(browser, site, "sensus.xlsx", workbook("1", form_id="older"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fieldapp.server.form_checks.KEPT", timedelta())
        check(browser, site, "sensus.xlsx", workbook("1", form_id="newer"))
    assert publish(browser, site, old).status_code == 404


def test_a_shipped_form_passes_with_its_files(site: Site, browser: requests.Session) -> None:
    forms = Path(__file__).resolve().parents[2] / "resources" / "forms"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(forms / "outreach_rapid.xlsx", "outreach_rapid.xlsx")
        for path in forms.glob("*.csv"):
            archive.write(path, path.name)
    checked = check(browser, site, "outreach_rapid.zip", out.getvalue())
    assert checked.status_code == 200, read(checked).text
    assert publish(browser, site, checked).status_code == 200
