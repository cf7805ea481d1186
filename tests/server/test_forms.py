"""Forms come down once, with their hashes."""

from datetime import UTC, datetime

import pytest

from fieldapp.domain.form import FormInfo, PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import Refused, StoreError, Untrusted
from fieldapp.server import library
from fieldapp.sync.client import Province
from fieldapp.sync.downloader import fetch_forms
from fieldapp.sync.protocol import OfferedForm
from tests.server.running import Site
from tests.server.visit import FILES, FORM_XML, visit_form


def test_a_form_comes_down_with_its_files(province: Province) -> None:
    (form,) = fetch_forms(province, [])
    assert (form.form_id, form.version, form.title) == ("visit", "1", "Kunjungan")
    assert form.xml == FORM_XML
    assert form.files == FILES
    have = FormInfo("visit", "1", "Kunjungan", form.sha256)
    assert fetch_forms(province, [have]) == ()


def test_an_unchanged_list_is_not_sent_again(site: Site, province: Province) -> None:
    forms, etag = province.forms()
    assert forms
    assert province.forms(etag) == (None, etag)
    _publish(site, visit_form("2"))
    newer, other = province.forms(etag)
    assert [form.version for form in newer or ()] == ["2"]
    assert other != etag


def test_an_older_version_can_still_be_read(site: Site, province: Province) -> None:
    (old,) = province.forms()[0] or ()
    _publish(site, visit_form("2"))
    assert province.form(old).xml == FORM_XML


def test_a_published_version_never_changes(site: Site) -> None:
    form = visit_form()
    assert _publish(site, form) is False
    changed = visit_form()
    changed.files["places.csv"] = b"name,label\n"
    with pytest.raises(StoreError, match="Raise the version"):
        _publish(site, changed)


def test_what_is_not_published_is_not_found(province: Province) -> None:
    for offered in (
        OfferedForm("visit", "9", "", sha256_hex(b""), {}),
        OfferedForm("a/b ?&%2F", "1", "", sha256_hex(b""), {}),
    ):
        with pytest.raises(Refused) as refused:
            province.form(offered)
        assert refused.value.facts["reason"] == "not_found"


def test_ids_may_hold_any_character(site: Site, province: Province) -> None:
    form = visit_form()
    odd = type(form)("dinas/form a?%2F", "1/ä", form.title, form.sha256, form.xml, {"a b/ü.csv": b"x\n"})
    _publish(site, odd)
    forms, _ = province.forms()
    (offered,) = [one for one in forms or () if one.form_id == odd.form_id]
    assert province.form(offered) == odd


def test_a_file_that_is_not_the_offered_one_is_not_taken(province: Province) -> None:
    (offered,) = province.forms()[0] or ()
    lied = OfferedForm(offered.form_id, offered.version, offered.title, sha256_hex(b"other"), {})
    with pytest.raises(Untrusted):
        province.form(lied)


def _publish(site: Site, form: PublishedForm) -> bool:
    return library.publish(site.engine, form, datetime.now(UTC))
