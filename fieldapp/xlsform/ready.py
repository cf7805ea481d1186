"""Forms kept compiled beside their workbooks (``compiled/NAME.json``): a new laptop need not compile what ships.

A kept form counts only for the very bytes of its workbook: once somebody edits the workbook it is compiled again. Lists
are read from their own files, so they may change without it.
"""

import json
from pathlib import Path

from fieldapp.domain.submission import sha256_hex
from fieldapp.xlsform.beside import find_file
from fieldapp.xlsform.compiled import CompiledForm, compile_workbook

FOLDER = "compiled"


def ready_form(path: Path) -> CompiledForm | None:
    """The kept form of a workbook; None when there is none, or when it is that of another workbook."""
    kept = _place(path)
    if not kept.is_file():
        return None
    facts = json.loads(kept.read_text(encoding="utf-8"))
    if facts["workbook"] != sha256_hex(path.read_bytes()):
        return None
    found = {name: find_file(path, name) for name in facts["files"]}
    files = {name: place.read_bytes() for name, place in found.items() if place is not None}
    return CompiledForm(facts["xml"].encode(), facts["title"], facts["form_id"], facts["version"], (), files)


def keep_ready(path: Path) -> Path:
    """Compile a workbook and keep the form; gives where it lies. *Slow.* Raises FormError."""
    made = compile_workbook(path, strict=True)
    facts = {
        "workbook": sha256_hex(path.read_bytes()),
        "form_id": made.form_id,
        "version": made.version,
        "title": made.title,
        "files": sorted(made.files),
        "xml": made.xml.decode(),
    }
    kept = _place(path)
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return kept


def _place(path: Path) -> Path:
    return path.parent / FOLDER / f"{path.stem}.json"
