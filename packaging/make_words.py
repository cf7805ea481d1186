"""Collect the sentences of the screens into ``resources/i18n`` and compile them.

One catalogue an area and language, in Qt Linguist's format: ``<area>_id.ts`` holds every sentence,
``<area>_en.ts`` only those with a number (two English plural forms). Edit the ``.ts`` files by hand or in Qt
Linguist, then run this again: it adds new sentences, drops those that are gone, writes the ``.qm`` files and
lists what has no translation yet. The sentences are read from ``translate(context, text[, count])`` calls by
their syntax tree (Qt's own collector does not see the count of such a call).
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "fieldapp" / "ui"
WORDS = ROOT / "resources" / "i18n"
BIN = Path(sys.executable).parent
FORMS = {"id": 1, "en": 2}

# area → its sources below fieldapp/ui; the first area that claims a file keeps it
AREAS: dict[str, tuple[str, ...]] = {
    "questions": ("widgets/questions/*.py",),
    "form": ("pages/form/*.py", "pages/check/*.py"),
    "queue": ("pages/queue/*.py", "pages/records/*.py", "sending*.py"),
    "library": ("pages/library/*.py",),
    "case": ("pages/person/*.py", "pages/merge/*.py", "pages/conflicts/*.py", "pages/referrals/*.py"),
    "review": ("pages/review/*.py",),
    "batch": ("pages/batch/*.py", "pages/keying/*.py"),
    "team": ("pages/team/*.py",),
    "relay": ("pages/relay/*.py",),
    "courier": ("pages/courier/*.py",),
    "shelter": ("pages/shelter/*.py",),
    "reports": ("pages/reports/*.py", "widgets/charts/*.py"),
    "desk": (
        "pages/unlock/*.py",
        "pages/first_run/*.py",
        "pages/home/*.py",
        "pages/people/*.py",
        "pages/settings/*.py",
    ),
    "qt": ("qt_words.py",),
    "shell": ("*.py", "shell/*.py", "pages/*.py", "widgets/*.py"),
}

Sentences = dict[tuple[str, str], bool]  # (context, text) → carries a number


def sources() -> dict[str, list[Path]]:
    """Files of each area, each file once."""
    taken: set[Path] = set()
    found: dict[str, list[Path]] = {}
    for area, patterns in AREAS.items():
        files = {path for pattern in patterns for path in UI.glob(pattern)} - taken
        taken |= files
        found[area] = sorted(files)
    return found


def collect(files: list[Path]) -> Sentences:
    """Every sentence of these files, in their order."""
    found: Sentences = {}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate"):
                continue
            texts = [part.value for part in node.args[:2] if isinstance(part, ast.Constant)]
            if len(texts) != 2:
                sys.exit(f"{path}:{node.lineno}: translate() needs a context and a text that stand in the code")
            numbered = len(node.args) > 2 or bool(node.keywords)
            found[texts[0], texts[1]] = found.get((texts[0], texts[1]), False) or numbered
    return found


def read(ts: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """Translations kept so far, one text a plural form."""
    if not ts.exists():
        return {}
    kept: dict[tuple[str, str], tuple[str, ...]] = {}
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else translation.findall("numerusform") or [translation]
            key = context.findtext("name", ""), message.findtext("source", "")
            kept[key] = tuple(form.text or "" for form in forms)
    return kept


def write(ts: Path, language: str, sentences: Sentences, kept: dict[tuple[str, str], tuple[str, ...]]) -> list[str]:
    """Write the catalogue; returns the sentences that have no translation."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    missing = []
    for (name, text), numbered in sorted(sentences.items()):
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        message = ET.SubElement(contexts[name], "message", {"numerus": "yes"} if numbered else {})
        ET.SubElement(message, "source").text = text
        count = FORMS[language] if numbered else 1
        forms = (kept.get((name, text), ()) + ("",) * count)[:count]
        done = all(forms)
        translation = ET.SubElement(message, "translation", {} if done else {"type": "unfinished"})
        if not done:
            missing.append(text)
        if numbered:
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    ts.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def compile_words(ts: Path) -> None:
    """Write the ``.qm`` in one step: an app or a test that is running never reads half of one."""
    whole, made = ts.with_suffix(".qm"), ts.with_suffix(".qm.new")
    subprocess.run([BIN / "pyside6-lrelease", "-silent", ts, "-qm", made], check=True)
    made.replace(whole)


def main(areas: list[str]) -> int:
    """Returns 1 when a sentence has no translation."""
    WORDS.mkdir(exist_ok=True)
    missing: dict[str, list[str]] = defaultdict(list)
    for area, files in sources().items():
        if areas and area not in areas:
            continue
        sentences = collect(files)
        for language in FORMS:
            wanted = {key: n for key, n in sentences.items() if n or language == "id"}
            ts = WORDS / f"{area}_{language}.ts"
            if not wanted:
                continue
            missing[ts.name] += write(ts, language, wanted, read(ts))
            compile_words(ts)
    for name, texts in missing.items():
        for text in texts:
            print(f"{name}: {text!r}")
    count = sum(map(len, missing.values()))
    print(f"{count} sentences without translation" if count else "every sentence is translated")
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
