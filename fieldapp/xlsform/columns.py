"""Column headers of a workbook: which column is meant, and in which language.

``label::English (en)`` → kind ``label``, language ``English (en)``. Old spellings that people still use are
read as the column they stand for (those that pyxform 4.5 reads too).
"""

from dataclasses import dataclass

TRANSLATED = frozenset(
    ["label", "hint", "guidance_hint", "constraint_message", "required_message", "image", "big-image", "audio", "video"]
)
MEDIA = ("image", "big-image", "audio", "video")
_SURVEY = """
type name relevant required constraint calculation choice_filter appearance default parameters read_only repeat_count
trigger save_to autoplay rows no_app_error_string disabled intent query list_name
"""
_SETTINGS = """
form_title form_id version default_language instance_name style public_key submission_url auto_send auto_delete
allow_choice_duplicates clean_text_values name omit_instanceid namespaces client_editable sms_keyword prefix delimiter
"""
SURVEY = TRANSLATED | frozenset(_SURVEY.split())
CHOICES = frozenset(["list_name", "name", "label", *MEDIA])
SETTINGS = frozenset(_SETTINGS.split())
ENTITIES = frozenset(["list_name", "label", "entity_id", "create_if", "update_if", "repeat"])
KNOWN = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS, "entities": ENTITIES}
OPTIONAL = frozenset({"external_choices", "osm"})

_GROUPS = ("media", "bind", "control", "body", "instance", "attribute")
_SURVEY_ALIASES = {
    "relevance": "relevant",
    "calculate": "calculation",
    "readonly": "read_only",
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "constraining_message": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "jr:requiredmsg": "required_message",
    "noapperrorstring": "no_app_error_string",
    "entities:saveto": "save_to",
}
_ALIASES = {
    "survey": _SURVEY_ALIASES,
    "choices": {"caption": "label", "value": "name"},
    "settings": {
        "set_form_title": "form_title",
        "title": "form_title",
        "set_form_id": "form_id",
        "id_string": "form_id",
    },
    "entities": {"dataset": "list_name"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``header`` as written, ``kind`` as XLSForm calls it, ``language`` ("" for none)."""

    header: str
    kind: str
    language: str = ""
    known: bool = True


def read_header(sheet: str, header: str) -> Column:
    """What a header means on that sheet."""
    parts = [part.strip() for part in header.split("::")]
    if len(parts) == 1 and ":" in header and _kind(sheet, header.partition(":")[0]) in TRANSLATED | {"media"}:
        parts = [part.strip() for part in header.split(":")]
    grouped = len(parts) > 1 and parts[0].lower() in _GROUPS
    if grouped:
        parts = parts[1:]
    kind = _kind(sheet, parts[0])
    language = parts[1] if len(parts) > 1 and kind in TRANSLATED else ""
    return Column(header, kind, language, grouped or kind in KNOWN.get(sheet, ()))


def _kind(sheet: str, word: str) -> str:
    plain = "_".join(word.split()).lower()
    return _ALIASES.get(sheet, {}).get(plain, plain)
