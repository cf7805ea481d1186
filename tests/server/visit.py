"""A small form, and submissions of it, written by hand so that the server is judged by what travels."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Attachment, Submission, sha256_hex
from fieldapp.sync import batches
from fieldapp.sync.protocol import SubmissionLine

FINALIZED = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 11:00 in East Kalimantan

FORM_XML = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"
  xmlns:entities="http://www.opendatakit.org/xforms/entities">
<h:head><h:title>Kunjungan</h:title>
<model odk:xforms-version="1.0.0" entities:entities-version="2024.1.0">
<instance><data id="visit" version="1">
  <full_name/><age/><met_on/><sex/><photo/><letter/>
  <child><child_name/></child>
  <meta><instanceID/><instanceName/><entity dataset="person" id="" create="1"><label/></entity></meta>
</data></instance>
<instance id="sex"><root><item><name>L</name><label>Laki-laki</label></item>
  <item><name>P</name><label>Perempuan</label></item></root></instance>
<bind nodeset="/data/full_name" type="string" required="true()" entities:saveto="full_name"/>
<bind nodeset="/data/age" type="int" constraint=". &gt;= 0 and . &lt;= 130" jr:constraintMsg="Umur 0 sampai 130."/>
<bind nodeset="/data/met_on" type="date" constraint=". &lt;= today()"/>
<bind nodeset="/data/sex" type="string" entities:saveto="sex"/>
<bind nodeset="/data/photo" type="binary"/>
<bind nodeset="/data/letter" type="binary"/>
<bind nodeset="/data/child/child_name" type="string"/>
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
<bind nodeset="/data/meta/instanceName" type="string" calculate=" /data/full_name "/>
<bind nodeset="/data/meta/entity/@id" type="string" readonly="true()"/>
<bind nodeset="/data/meta/entity/label" type="string" calculate=" /data/full_name " readonly="true()"/>
<setvalue ref="/data/meta/entity/@id" event="odk-instance-first-load" value="uuid()"/>
</model></h:head>
<h:body>
<input ref="/data/full_name"><label>Nama</label></input>
<input ref="/data/age"><label>Umur</label></input>
<input ref="/data/met_on"><label>Tanggal bertemu</label></input>
<select1 ref="/data/sex"><label>Jenis kelamin</label>
  <itemset nodeset="instance('sex')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
<upload ref="/data/photo" mediatype="image/*"><label>Foto</label></upload>
<upload ref="/data/letter" mediatype="application/*"><label>Surat</label></upload>
<group ref="/data/child"><label>Anak</label><repeat nodeset="/data/child">
  <input ref="/data/child/child_name"><label>Nama anak</label></input></repeat></group>
</h:body></h:html>
"""

FILES = {"places.csv": b"name,label\nsmd,Samarinda\n"}


def visit_form(version: str = "1") -> PublishedForm:
    """The form as the province publishes it."""
    xml = FORM_XML.replace(b'id="visit" version="1"', f'id="visit" version="{version}"'.encode())
    return PublishedForm("visit", version, "Kunjungan", sha256_hex(xml), xml, dict(FILES))


def new_id() -> str:
    """A fresh instance id."""
    return f"uuid:{uuid.uuid4()}"


def visit_xml(instance_id: str, **answers: str) -> bytes:
    """The XML of one submission. ``extra`` is put in raw; blank answers leave the node out."""
    told = {"full_name": "Budi Invented", "age": "34", "sex": "L"} | answers
    extra, root = told.pop("extra", ""), told.pop("root", 'id="visit" version="1"')
    entity = told.pop("entity", str(uuid.uuid5(uuid.NAMESPACE_URL, instance_id)))
    nodes = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in told.items() if text)
    label = escape(told.get("full_name", ""))
    return (
        f"<data {root}>{nodes}{extra}<meta><instanceID>{instance_id}</instanceID><instanceName>{label}</instanceName>"
        f'<entity dataset="person" id="{entity}" create="1"><label>{label}</label></entity></meta></data>'
    ).encode()


def photo(content: bytes, name: str = "photo.jpg") -> Attachment:
    """An attachment of this content."""
    return Attachment(name, sha256_hex(content), len(content), "image/jpeg")


def visit(instance_id: str = "", *, attachments: tuple[Attachment, ...] = (), **answers: str) -> Submission:
    """A finalized visit; the first attachment is its photo, the second its letter."""
    instance_id = instance_id or new_id()
    named = dict(zip(("photo", "letter"), (file.name for file in attachments), strict=False))
    xml = visit_xml(instance_id, **(named | answers))
    number = f"JGK-{instance_id[-8:-4]}-{instance_id[-4:]}".upper()
    return Submission(instance_id, "visit", "1", sha256_hex(xml), xml, FINALIZED, number, attachments)


def line(instance_id: str = "", *, attachments: tuple[Attachment, ...] = (), **answers: str) -> SubmissionLine:
    """A visit as a line of a batch."""
    return batches.line_of(visit(instance_id, attachments=attachments, **answers))


def rewritten(good: SubmissionLine, xml: str) -> SubmissionLine:
    """The same line around other XML, with its hash."""
    return replace(good, xml=xml, sha256=sha256_hex(xml.encode()))
