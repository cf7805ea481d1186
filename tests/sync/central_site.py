"""A server that takes submissions as ODK Central does, in a process of its own.

``python -m tests.sync.central_site KIND`` prints its port, then serves the project ``/v1/projects/1`` (KIND open, basic
or digest) or ``/v1/key/TOKEN/projects/1`` (KIND token). ``/control`` is the tests' own door: POST changes what the site
does next, GET tells what it holds.
"""

import base64
import email
import hashlib
import json
import re
import socket
import sys
import threading
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from tests.sync.central_forms import served

USER, PASSWORD, REALM = "rina", "kapal ü", "forms"
TOKEN = "sZcVTJ5yq1sTB8PSWDk3Xq0NoSecret"
THANKS = (
    b'<OpenRosaResponse xmlns="http://openrosa.org/http/response">'
    b'<message nature="">full submission upload was successful!</message></OpenRosaResponse>'
)


def plain(instance_id: str) -> str:
    return instance_id.removeprefix("uuid:")


class Central(BaseHTTPRequestHandler):
    """``stored``: id → XML, files, how often it came. ``harms``: what befalls the next submissions, in order."""

    protocol_version = "HTTP/1.1"
    kind = "open"
    lock = threading.Lock()
    stored: ClassVar[dict[str, dict[str, Any]]] = {}
    seen: ClassVar[list[dict[str, Any]]] = []
    harms: ClassVar[list[str]] = []
    state: ClassVar[dict[str, Any]] = {
        "limit": 0,  # bytes of a request, 0 tells none
        "refuse_above": 0,  # 413
        "forms": ["visit 1"],
        "closed": [],
        "nonce": "n1",
        "location": "",
        "head": 204,
    }

    # requests ----------------------------------------------------------------------------------

    def do_HEAD(self) -> None:
        if not self.known_place("submission"):
            self.say(404)
        elif self.let_in():
            self.note()
            if self.state["head"] != 204:
                self.say(self.state["head"], b"", "text/html")
            elif self.headers["X-OpenRosa-Version"] != "1.0":
                self.say(400)
            else:
                more = {"X-OpenRosa-Accept-Content-Length": str(self.state["limit"])} if self.state["limit"] else {}
                more |= {"Location": self.state["location"]} if self.state["location"] else {}
                self.say(204, more=more)

    def do_GET(self) -> None:
        if self.path == "/control":
            files = {"stored": self.stored, "seen": self.seen}
            self.say(200, json.dumps(files).encode(), "application/json")
        elif self.let_in():
            content = served(self.root()).get(urlsplit(self.path).path)
            self.say(200, content, "text/xml") if content else self.say(404)

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        if self.path == "/control":
            said = json.loads(self.rfile.read(length))
            self.harms.extend(said.pop("harms", []))
            self.state.update(said)
            self.say(200)
            return
        harm = self.harms.pop(0) if self.harms else ""
        if harm == "cut":  # the line breaks half way
            self.rfile.read(length // 2)
            self.hang_up()
            return
        body = self.rfile.read(length)
        if not self.known_place("submission"):
            self.say(404)
        elif self.let_in():
            self.note(length)
            self.meet(harm, body)

    def meet(self, harm: str, body: bytes) -> None:
        if harm == "page":
            self.say(200, b"<html>Masuk dulu</html>", "text/html")
        elif harm == "plain":
            self.say(200, b"ok", "text/plain")
        elif harm == "moved":
            self.say(302, more={"Location": "https://portal.example/login"})
        elif harm in ("500", "403", "429", "503"):
            self.say(int(harm), more={"Retry-After": "120"} if harm in ("429", "503") else {})
        elif harm == "deaf":  # never answers
            self.rfile.read(1)
        else:
            status, answer = self.take(body)
            if harm == "lost":
                self.hang_up()
            elif harm == "truncated":
                self.say(status, answer, length=len(answer) + 50)
                self.hang_up()
            else:
                self.say(status, answer)

    def take(self, body: bytes) -> tuple[int, bytes]:
        if self.state["refuse_above"] and len(body) > self.state["refuse_above"]:
            return 413, b"<html>413 Request Entity Too Large</html>"
        parts = parts_of(self.headers["Content-Type"], body)
        named = [part for part in parts if part.name == "xml_submission_file" and part.file_name]
        if len(named) != 1 or self.headers["X-OpenRosa-Version"] != "1.0":
            return 400, b"Required multipart POST field xml_submission_file missing."
        xml = named[0].content
        root = ET.fromstring(xml)
        form = f"{root.get('id')} {root.get('version')}"
        if form not in self.state["forms"]:
            return 404, b"Could not find the resource you were looking for."
        if form in self.state["closed"]:
            return 409, b"This form is not currently accepting submissions."
        named_by = [one.text for one in root.iter() if one.tag.rpartition("}")[2] == "instanceID"]
        instance_id = (named_by[0] if named_by else "") or "made-by-the-server"
        with self.lock:
            have = self.stored.setdefault(instance_id, {"xml": text(xml), "files": {}, "posts": 0, "whole": False})
            if have["xml"] != text(xml):
                return 409, b"A submission already exists with this ID, but with different XML."
            expected = {one.text for one in root.iter() if one.text}  # names of files stand in the XML
            have["files"] |= {part.name: text(part.content) for part in parts if part.name in expected}
            have["posts"] += 1
            have["whole"] |= not any(part.name == "*isIncomplete*" for part in parts)
        return 201, THANKS

    # doors -------------------------------------------------------------------------------------

    def root(self) -> str:
        return f"/v1/key/{TOKEN}/projects/1" if self.kind == "token" else "/v1/projects/1"

    def known_place(self, last: str) -> bool:
        path = urlsplit(self.path).path
        return path == f"{self.root()}/{last}" or (path == "/elsewhere" and last == "submission")

    def let_in(self) -> bool:
        given = self.headers.get("Authorization", "")
        if self.kind == "basic":
            good = given == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        elif self.kind == "digest":
            good = self.digest_is_right(given)
        else:
            good = not given  # nobody asked for a password, so none may come
        if not good:
            asked = f'Basic realm="{REALM}"'
            if self.kind == "digest":
                asked = f'Digest realm="{REALM}", nonce="{self.state["nonce"]}", qop="auth", algorithm=MD5'
            self.say(401, more={"WWW-Authenticate": asked})
        return good

    def digest_is_right(self, given: str) -> bool:
        facts = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
        first = hashlib.md5(f"{USER}:{REALM}:{PASSWORD}".encode()).hexdigest()
        second = hashlib.md5(f"{self.command}:{self.path}".encode()).hexdigest()
        middle = ":".join([self.state["nonce"], facts.get("nc", ""), facts.get("cnonce", ""), "auth"])
        return facts.get("response") == hashlib.md5(f"{first}:{middle}:{second}".encode()).hexdigest()

    # answers -----------------------------------------------------------------------------------

    def note(self, length: int = 0) -> None:
        parts = urlsplit(self.path)
        about = {"method": self.command, "path": parts.path, "query": parts.query, "length": length}
        names = ("X-OpenRosa-Version", "Date", "Authorization", "Jangkau-Protocol")
        self.seen.append(about | {name: self.headers.get(name, "") for name in names})

    def say(
        self,
        status: int,
        content: bytes = b"",
        kind: str = "text/xml",
        more: dict[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in (more or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def hang_up(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_parts: object) -> None:
        """Quiet."""


class Part:
    """One part as the mail parser of the standard library reads it."""

    def __init__(self, message: Message) -> None:
        self.name = str(message.get_param("name", "", "content-disposition"))
        self.file_name = message.get_filename() or ""
        content = message.get_payload(decode=True)
        assert isinstance(content, bytes)
        self.content = content


def parts_of(content_type: str, body: bytes) -> list[Part]:
    whole = email.message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    assert whole.is_multipart(), whole.defects
    assert not whole.defects
    return [Part(part) for part in whole.get_payload() if isinstance(part, Message)]


def text(content: bytes) -> str:
    return content.decode("latin-1")


if __name__ == "__main__":
    Central.kind = sys.argv[1]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Central)
    server.daemon_threads = True
    print(server.server_port, flush=True)
    server.serve_forever()
