"""Texts of a form: labels, hints and messages, in its languages, with answers inside (``<output>``)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.values import text_of
from fieldapp.forms.xml import attribute, local
from fieldapp.forms.xpath.evaluation import Compiled, Evaluation

Part = str | Compiled
Parts = tuple[Part, ...]
MISSING = "-"  # what pyxform writes where a translation is missing


@dataclass(frozen=True, slots=True)
class Label:
    """Parts by language; the language "" is the fallback."""

    texts: Mapping[str, Parts]

    def text(self, e: Evaluation, node: InstanceNode) -> str:
        """In the session's language, else in the form's default language."""
        parts = self.texts.get(e.language)
        if parts is None or parts == (MISSING,):
            parts = self.texts.get("", parts or ())
        if len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        e.current = node
        said = [part if isinstance(part, str) else text_of(part.value(e, node)) for part in parts]
        e.write(sum(map(len, said)))
        return "".join(said).strip()


@dataclass(slots=True)
class Itext:
    """``languages`` in the form's order; ``entries``: language → text id → form ("" is the plain one) → element."""

    languages: tuple[str, ...] = ()
    default: str = ""
    entries: dict[str, dict[str, dict[str, Element]]] = field(default_factory=dict)

    def ids(self) -> Iterator[str]:
        """Every text id once."""
        yield from dict.fromkeys(text_id for texts in self.entries.values() for text_id in texts)

    def plain(self, text_id: str) -> bool:
        """It shows no answers."""
        return not any(len(element) for texts in self.entries.values() for element in texts.get(text_id, {}).values())

    def elements(self, text_id: str, form: str = "") -> dict[str, Element]:
        """Language → element, with the default language's under "" as well; empty when there is none."""
        found = {
            language: texts[text_id][form] for language, texts in self.entries.items() if form in texts.get(text_id, {})
        }
        if found:
            found[""] = found.get(self.default) or next(iter(found.values()))
        return found


def read_itext(model: Element) -> Itext:
    """From the model's ``<itext>``; the default language is the marked one, else the first."""
    itext = Itext()
    for block in model:
        if local(block) == "itext":
            for translation in block:
                language = attribute(translation, "lang")
                itext.entries[language] = {
                    attribute(text, "id"): {attribute(value, "form"): value for value in reversed(list(text))}
                    for text in translation
                }
                if translation.get("default", "false()") != "false()" or not itext.default:
                    itext.default = language
    itext.languages = tuple(itext.entries)
    return itext


def read_parts(element: Element, compile_output: Callable[[str], Compiled]) -> Parts:
    """Text and ``<output value=…>`` in turn, spaces at both ends removed."""
    parts: list[Part] = [element.text or ""]
    for child in element:
        if local(child) == "output":
            parts.append(compile_output(attribute(child, "value") or attribute(child, "ref")))
        else:
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    if all(isinstance(part, str) for part in parts):
        return ("".join(str(part) for part in parts).strip(),)
    return tuple(part for part in parts if part != "")
