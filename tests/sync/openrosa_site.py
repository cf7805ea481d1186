"""A small OpenRosa server in a process of its own: ``python openrosa_site.py KIND`` prints its port, then serves.

KIND: open, basic, digest (name ``rina``, password ``kapal``), damaged (a file differs from its checksum), page (a
sign-in page answers everything), moved (redirects), empty (no form list).
"""

import base64
import hashlib
import re
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

USER, PASSWORD, REALM, NONCE = "rina", "kapal", "forms", "abc123"
LIST = b"name,label\nsmd,Samarinda\nbpn,Balikpapan\n"
PICTURE = b"\x89PNG a map"
FORM = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Pasar</h:title><model>
<instance><data id="market" version="7"><town/><stalls/><meta><instanceID/></meta></data></instance>
<instance id="towns" src="jr://file-csv/towns.csv"/>
<bind nodeset="/data/town" type="string"/><bind nodeset="/data/stalls" type="int"/>
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head><h:body>
<select1 ref="/data/town"><label>Kota</label><itemset nodeset="instance('towns')/root/item">
<value ref="name"/><label ref="label"/></itemset></select1>
<input ref="/data/stalls"><label>Jumlah lapak</label></input></h:body></h:html>"""
FILES = {"/towns.csv": LIST, "/map.png": PICTURE, "/forms/market.xml": FORM}


def md5(content: bytes) -> str:
    return "md5:" + hashlib.md5(content).hexdigest()


def form_list() -> bytes:
    return f"""<?xml version="1.0"?><xforms xmlns="http://openrosa.org/xforms/xformsList"><xform>
<formID>market</formID><name>Pasar</name><version>7</version><hash>{md5(FORM)}</hash>
<downloadUrl>/forms/market.xml</downloadUrl><manifestUrl>/manifest?form=market</manifestUrl></xform></xforms>""".encode()


def manifest() -> bytes:
    media = "".join(
        f"<mediaFile><filename>{path[1:]}</filename><hash>{md5(FILES[path])}</hash><downloadUrl>{path}</downloadUrl>"
        "</mediaFile>"
        for path in ("/towns.csv", "/map.png")
    )
    return f'<manifest xmlns="http://openrosa.org/xforms/xformsManifest">{media}</manifest>'.encode()


class Site(BaseHTTPRequestHandler):
    kind = "open"

    def do_GET(self) -> None:
        if self.kind == "page":
            self.say(200, b"<html><body>Masuk dulu</body></html>", "text/html")
        elif self.kind == "moved":
            self.send_response(302)
            self.send_header("Location", "https://elsewhere.example/formList")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif not self.let_in():
            self.ask()
        else:
            self.serve()

    def serve(self) -> None:
        files = dict(FILES)
        if self.kind == "damaged":
            files["/towns.csv"] = LIST.upper()
        if self.kind != "empty":
            files |= {"/formList": form_list(), "/manifest?form=market": manifest()}
        if self.path not in files or self.headers["X-OpenRosa-Version"] != "1.0":
            self.say(404, b"nothing here", "text/plain")
        else:
            self.say(200, files[self.path], "text/xml")

    def let_in(self) -> bool:
        given = self.headers.get("Authorization", "")
        if self.kind == "basic":
            return given == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.kind != "digest":
            return not given  # nobody asked for a password, so none may come
        facts = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
        first = hashlib.md5(f"{USER}:{REALM}:{PASSWORD}".encode()).hexdigest()
        second = hashlib.md5(f"GET:{self.path}".encode()).hexdigest()
        middle = ":".join([NONCE, facts.get("nc", ""), facts.get("cnonce", ""), "auth"])
        return facts.get("response") == hashlib.md5(f"{first}:{middle}:{second}".encode()).hexdigest()

    def ask(self) -> None:
        self.send_response(401)
        asked = f'Basic realm="{REALM}"'
        if self.kind == "digest":
            asked = f'Digest realm="{REALM}", nonce="{NONCE}", qop="auth", algorithm=MD5'
        self.send_header("WWW-Authenticate", asked)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def say(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_parts: object) -> None:
        """Quiet."""


if __name__ == "__main__":
    Site.kind = sys.argv[1]
    server = HTTPServer(("127.0.0.1", 0), Site)
    print(server.server_port, flush=True)
    server.serve_forever()
