"""What the project of ``central_site`` publishes: the visit form, and an entity list of people as ``person.csv``;
one form has a mistake."""

import hashlib

from tests.server.visit import FORM_XML

PEOPLE = b"name,label,__version,full_name\np-1,Budi Invented,1,Budi Invented\np-2,Wati Invented,3,Wati Invented\n"
FORM = FORM_XML.replace(
    b'<instance id="sex">', b'<instance id="person" src="jr://file-csv/person.csv"/>\n<instance id="sex">', 1
).replace(b"<letter/>", b"<letter/><known/>", 1).replace(
    b"</h:body>",
    b'<select1 ref="/data/known"><label>Orang</label><itemset nodeset="instance(\'person\')/root/item">'
    b'<value ref="name"/><label ref="label"/></itemset></select1></h:body>',
    1,
).replace(
    b'<bind nodeset="/data/letter"', b'<bind nodeset="/data/known" type="string"/>\n<bind nodeset="/data/letter"', 1
)  # fmt: skip
BROKEN = FORM_XML.replace(b'constraint=". &gt;= 0', b'constraint=". &gt;= nonsense(0)', 1)


def served(root: str) -> dict[str, bytes]:
    """Path → content."""
    listed = f"""<?xml version="1.0"?><xforms xmlns="http://openrosa.org/xforms/xformsList"><xform>
<formID>visit</formID><name>Kunjungan</name><version>1</version><hash>{md5(FORM)}</hash>
<downloadUrl>{root}/forms/visit.xml</downloadUrl><manifestUrl>{root}/forms/visit/manifest</manifestUrl>
</xform><xform><formID>broken</formID><name>Rusak</name><version>1</version><hash>{md5(BROKEN)}</hash>
<downloadUrl>{root}/forms/broken.xml</downloadUrl></xform></xforms>"""
    files = f"""<manifest xmlns="http://openrosa.org/xforms/xformsManifest"><mediaFile><filename>person.csv</filename>
<hash>{md5(PEOPLE)}</hash><downloadUrl>{root}/forms/visit/attachments/person.csv</downloadUrl></mediaFile></manifest>"""
    return {
        f"{root}/formList": listed.encode(),
        f"{root}/forms/visit.xml": FORM,
        f"{root}/forms/broken.xml": BROKEN,
        f"{root}/forms/visit/manifest": files.encode(),
        f"{root}/forms/visit/attachments/person.csv": PEOPLE,
    }


def md5(content: bytes) -> str:
    return "md5:" + hashlib.md5(content).hexdigest()
