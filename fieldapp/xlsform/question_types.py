"""The ``type`` cell of a survey row: what kind of row it is, and which list it names."""

import re
from dataclasses import dataclass

from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

_SHOWN = """
text integer decimal date time dateTime note image audio video file barcode geopoint geotrace geoshape range acknowledge
"""
_HIDDEN = """
calculate hidden start end today deviceid username phonenumber email audit start-geopoint background-audio
background-geopoint csv-external xml-external
"""
SHOWN = tuple(_SHOWN.split())
PLAIN = (*SHOWN, *_HIDDEN.split())
LISTS = ("select_one", "select_multiple", "rank")
FROM_FILE = ("select_one_from_file", "select_multiple_from_file")
CONTAINERS = ("begin_group", "end_group", "begin_repeat", "end_repeat")
SUGGESTED = (*PLAIN, *LISTS, *FROM_FILE, *CONTAINERS)

_CONTAINER = re.compile(r"^(begin|end)[ _](group|lgroup|repeat|looped group|loop)(?: .*)?$")
_LIST = re.compile(rf"^({'|'.join(sorted(aliases.select, key=len, reverse=True))})(?: (\S+)(.*))?$")
_OTHER = ("", "or_other", "or other", "or specify other")


@dataclass(frozen=True, slots=True)
class RowType:
    """``role``: begin, end, list, file, external, plain, unknown. ``what``: group or repeat for containers,
    else the type's first word. ``tail``: words behind the list name that mean nothing."""

    role: str
    what: str
    list_name: str = ""
    multiple: bool = False
    tail: str = ""


def read_type(text: str) -> RowType:
    """Never fails: what nobody knows has role ``unknown``."""
    words = " ".join(text.split())
    container = _CONTAINER.match(words)
    if container:
        what = "group" if aliases.control[container[2]] == "group" else "repeat"
        return RowType(container[1], what)
    found = _LIST.match(words)
    if found:
        return _list_type(found[1], found[2] or "", (found[3] or "").strip())
    known = words in QUESTION_TYPE_DICT or words in aliases._type_alias_map or words in aliases.settings_header  # noqa: SLF001
    return RowType("plain" if known or words.startswith("osm ") else "unknown", words)


def _list_type(command: str, list_name: str, tail: str) -> RowType:
    base = aliases.select[command]
    role = "file" if command in aliases.select_from_file else "external" if "external" in base else "list"
    return RowType(role, command, list_name, base == "select all that apply", "" if tail in _OTHER else tail)
