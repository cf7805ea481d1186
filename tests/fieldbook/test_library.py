"""The form library: what is here and where from, imports that are checked first, hiding, an OpenRosa server."""

import threading
from pathlib import Path

import pytest

from fieldapp.domain.form import Origin, Source
from fieldapp.errors import FormError, StoreError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.library import ServerAccess
from tests.fieldbook.versions import FIRST, SECOND, home_form, old_draft, put_versions
from tests.sync.openrosa_process import serving
from tests.sync.openrosa_site import LIST


def lines(book: Fieldbook, form_id: str = "home") -> list[tuple[str, bool, bool, int]]:
    found = [one for one in book.library.versions() if one.info.form_id == form_id]
    return [(one.info.version, one.newest, one.hidden, one.drafts) for one in found]


def test_shipped_forms_are_marked(book: Fieldbook) -> None:
    (shipped,) = [one for one in book.library.versions() if one.info.form_id == "outreach_rapid"]
    assert (shipped.origin, shipped.newest, shipped.offered) == (Origin(Source.SHIPPED), True, False)
    facts = book.library.facts("outreach_rapid", shipped.info.version)
    assert facts.questions > 30
    assert len(facts.languages) == 2
    book._store.offer_forms([("outreach_rapid", shipped.info.version), ("unheard", "1")])
    assert next(one for one in book.library.versions() if one.info.form_id == "outreach_rapid").offered


def test_versions_of_a_form_stand_together_with_their_drafts(book: Fieldbook) -> None:
    desk = old_draft(book)
    assert lines(book) == [("2", True, False, 0), ("1", False, False, 1)]
    book.discard(desk.instance_id)
    assert lines(book)[1] == ("1", False, False, 0)


def test_a_hidden_version_is_not_used_and_comes_back(book: Fieldbook) -> None:
    put_versions(book)
    book.library.hide("home", "2")
    assert lines(book) == [("2", False, True, 0), ("1", True, False, 0)]
    assert book.start("home").session.form.version == "1"
    book.library.hide("home", "1")
    assert "home" not in {form.form_id for form in book.forms()}
    book.library.show("home", "2")
    assert book.start("home").session.form.version == "2"


def test_a_file_is_checked_before_it_is_stored(book: Fieldbook, tmp_path: Path) -> None:
    path = tmp_path / "home.xml"
    path.write_text(FIRST)
    found = book.library.check_file(path)
    assert lines(book) == []
    assert (found.origin, found.here, found.replaces) == (Origin(Source.FILE, "home.xml"), "", "")
    assert (found.facts.questions, found.offered) == (5, False)
    book.library.add(found)
    assert lines(book) == [("1", True, False, 0)]
    assert book.library.check_file(path).here == "same"
    path.write_text(SECOND)
    assert book.library.check_file(path).replaces == "1"


def test_a_form_with_mistakes_is_not_stored(book: Fieldbook, tmp_path: Path) -> None:
    path = tmp_path / "home.xml"
    path.write_text(FIRST.replace('calculate="/data/name"', 'calculate="naem()"'))
    with pytest.raises(FormError):
        book.library.check_file(path)
    assert lines(book) == []


def test_a_version_never_gets_other_content(book: Fieldbook, tmp_path: Path) -> None:
    put_versions(book)
    path = tmp_path / "home.xml"
    path.write_text(FIRST.replace("Rumah", "Gubuk"))
    found = book.library.check_file(path)
    assert found.here == "other"
    with pytest.raises(StoreError):
        book.library.add(found)
    assert book._store.form("home", "1") == home_form("1")


def test_importing_a_hidden_version_shows_it_again(book: Fieldbook, tmp_path: Path) -> None:
    put_versions(book)
    book.library.hide("home", "1")
    path = tmp_path / "home.xml"
    path.write_text(FIRST)
    found = book.library.check_file(path)
    assert found.here == "hidden"
    book.library.add(found)
    assert lines(book)[1] == ("1", False, False, 0)


def test_a_form_of_a_server_comes_with_its_files(book: Fieldbook) -> None:
    with serving("digest") as address:
        access = ServerAccess(address, "rina", "kapal")
        (listed,) = book.library.ask_server(access)
        heard: list[tuple[int, int]] = []
        found = book.library.check_listed(access, listed, lambda *news: heard.append(news), threading.Event())
    book.library.add(found)
    (here,) = [one for one in book.library.versions() if one.info.form_id == "market"]
    assert here.origin == Origin(Source.SERVER, "127.0.0.1")
    assert book._store.form("market", "7").files == {"towns.csv": LIST}
    assert heard[-1] == (3, 3)
    desk = book.start("market")
    assert [choice.label for choice in desk.session.node("/data/town").choices] == ["Samarinda", "Balikpapan"]
