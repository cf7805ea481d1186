"""One submission as ``multipart/form-data`` (RFC 7578), the way OpenRosa servers read it.

The XML is the part ``xml_submission_file`` and has a file name; without one ODK Central does not see it. A file is
known by the name of its part. Every request carries the same XML, and one submission only.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

XML_PART = "xml_submission_file"
INCOMPLETE_PART = "*isIncomplete*"  # more files of this submission follow in other requests


@dataclass(frozen=True, slots=True)
class FilePart:
    """An attachment on its way."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


def packed(xml: bytes, files: Sequence[FilePart], *, incomplete: bool) -> tuple[bytes, str]:
    """(body, content type)."""
    boundary = secrets.token_hex(20)
    pieces = [_part(XML_PART, "text/xml", xml, file_name="submission.xml")]
    pieces += [_part(one.name, one.media_type, one.content, file_name=one.name) for one in files]
    if incomplete:
        pieces.append(_part(INCOMPLETE_PART, "", b"yes"))
    opening, closing = f"--{boundary}\r\n".encode(), f"--{boundary}--\r\n".encode()
    return b"".join(opening + piece for piece in pieces) + closing, f"multipart/form-data; boundary={boundary}"


def _part(name: str, media_type: str, content: bytes, *, file_name: str = "") -> bytes:
    head = f'Content-Disposition: form-data; name="{_quoted(name)}"'
    head += f'; filename="{_quoted(file_name)}"' if file_name else ""
    head += f"\r\nContent-Type: {_quoted(media_type)}" if media_type else ""
    return head.encode() + b"\r\n\r\n" + content + b"\r\n"


def _quoted(text: str) -> str:
    """As browsers do (HTML, multipart form data): no line ends and no quote inside a quoted name."""
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
