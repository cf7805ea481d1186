"""Two versions of one form for drafts that move, and drafts on the first."""

from fieldapp.domain.form import Origin, PublishedForm, Source
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook import Fieldbook, OpenAssessment

HEAD = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Rumah</h:title><model><instance>{instance}</instance>
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
<bind nodeset="/data/meta/instanceName" type="string" calculate="/data/name"/>{binds}</model></h:head>
<h:body>{body}</h:body></h:html>"""
META = "<meta><instanceID/><instanceName/></meta>"
SEX = "<select1 ref='/data/sex'><label>Jenis kelamin</label>{items}</select1>"
ITEM = "<item><label>{1}</label><value>{0}</value></item>"
KIDS = (
    "<group ref='/data/kid'><label>Anak</label><repeat nodeset='/data/kid'><input ref='/data/kid/kid_name'>"
    "<label>Nama anak</label></input>{more}</repeat></group>"
)
FIRST = HEAD.format(
    instance=f"<data id='home' version='1'><name/><sex/><met/><note/><kid><kid_name/></kid>{META}</data>",
    binds="<bind nodeset='/data/met' type='date'/>",
    body="<input ref='/data/name'><label>Nama</label></input>"
    + SEX.format(items=ITEM.format("L", "Laki-laki") + ITEM.format("P", "Perempuan"))
    + "<input ref='/data/met'><label>Tanggal bertemu</label></input>"
    "<input ref='/data/note'><label>Catatan</label></input>" + KIDS.format(more=""),
)
SECOND = HEAD.format(
    instance=f"<data id='home' version='2'><name/><sex/><g><note/></g><roof>seng</roof><kid><kid_name/><age/></kid>"
    f"{META}</data>",
    binds="",
    body="<input ref='/data/name'><label>Nama</label></input>"
    + SEX.format(items=ITEM.format("P", "Perempuan"))
    + "<group ref='/data/g'><label>Lain</label><input ref='/data/g/note'><label>Catatan</label></input></group>"
    "<input ref='/data/roof'><label>Atap</label></input>"
    + KIDS.format(more="<input ref='/data/kid/age'><label>Umur anak</label></input>"),
)


def home_form(version: str = "1") -> PublishedForm:
    xml = {"1": FIRST, "2": SECOND}[version].encode()
    return PublishedForm("home", version, "Rumah", sha256_hex(xml), xml, {})


def put_versions(book: Fieldbook) -> None:
    book._store.put_form(home_form("1"), Origin(Source.FILE, "home.xml"))
    book._store.put_form(home_form("2"), Origin(Source.FILE, "home2.xml"))


def old_draft(book: Fieldbook) -> OpenAssessment:
    """Everything answered, on version 1; version 2 comes afterwards."""
    book._store.put_form(home_form("1"), Origin(Source.FILE, "home.xml"))
    desk = book.start("home")
    for name, text in {"name": "Budi", "sex": "L", "met": "2026-11-24", "note": "Ramah"}.items():
        desk.answer(f"/data/{name}", text)
    desk.answer("/data/kid[1]/kid_name", "Ani")
    desk.add_repeat("/data/kid")
    desk.answer("/data/kid[2]/kid_name", "Ucok")
    book._store.put_form(home_form("2"), Origin(Source.FILE, "home2.xml"))
    return desk
