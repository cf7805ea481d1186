"""Forms with expectations, written as text: a form, its files, then lines of what a person does and then sees.

A file of ``tests/conformance/forms`` begins with a markdown workbook, or with the line ``@xml`` and an XForm whose
root is ``data``. ``@file NAME`` and the lines after it are a file of the form. ``@steps`` begins the steps, one a
line; references are relative to ``/data``:

    age = 7                 answer (nothing after = clears)
    + kid                   add a repeat instance; - kid[2] removes it
    language English (en)   from now on
    again                   save, restore, and expect the same state
    age : 7                 its text (nothing after : means blank)
    age is relevant         also required, readonly, answered by nobody's rule: valid, offered; with "not" the opposite
    age ! constraint Text   its violation, and the form's message
    age label Text          also hint, guidance, soft, media image=a.png; choices a b c
    confirm age             its answer is right though unusual
    choice age a Text       the label of one choice
    kid # 2                 how many instances
    warns text              a warning of the form has this text
    name Text               the instance name
    entity create people ID Label property=text
    frozen <age>7</age>     the submission holds this
    missing <age            the submission does not hold this
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp.forms import Form, FormSession, load_form
from tests.forms.play import again, context, xform

FORMS = Path(__file__).parent / "forms"


@dataclass
class Script:
    """One file, read."""

    form: Form
    steps: list[str]


@dataclass
class Played:
    """A session under a script's steps."""

    session: FormSession
    frozen: str = field(default="", init=False)

    def step(self, line: str) -> None:
        """Do it, or assert what it says."""
        self.frozen = self.frozen if line.startswith(("frozen", "missing")) else ""
        first, _, rest = line.partition(" ")
        if first in _ACTIONS:
            _ACTIONS[first](self, rest.strip())
            return
        verb, _, argument = rest.strip().partition(" ")
        _CLAIMS[verb](self, f"/data/{first}", argument.strip())

    def submission(self) -> str:
        """Frozen once for the lines that follow each other."""
        self.frozen = self.frozen or self.session.freeze().decode()
        return self.frozen


def read(path: Path) -> Script:
    """The form of a file, loaded, and its steps."""
    blocks = _blocks(path)
    steps = [line.strip() for line in blocks.get("steps", []) if line.strip() and not line.startswith("#")]
    return Script(load_form(*content(path)), steps)


def content(path: Path) -> tuple[bytes, dict[str, bytes]]:
    """The XForm of a file, and the files of the form."""
    blocks = _blocks(path)
    files = {
        name.removeprefix("file ").strip(): "\n".join(lines).strip().encode()
        for name, lines in blocks.items()
        if name.startswith("file ")
    }
    return "\n".join(blocks["xml"]).strip().encode() if "xml" in blocks else xform("\n".join(blocks[""])), files


def _blocks(path: Path) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = {"": []}
    at = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            at = line[1:].strip()
            blocks[at] = []
        else:
            blocks[at].append(line)
    return blocks


def play(script: Script) -> None:
    """Every step in turn; the line is part of the message when one fails."""
    played = Played(FormSession.start(script.form, context(deviceid="lab:1", username="ani")))
    for line in script.steps:
        try:
            played.step(line)
        except (AssertionError, KeyError, ValueError) as error:
            raise AssertionError(f"{line}\n{error}") from error


def state(session: FormSession) -> dict[str, tuple[object, ...]]:
    """What can be seen of a session, and what would be sent."""
    shown = (session.node(reference) for section in session.sections() for reference in section.references)
    seen: dict[str, tuple[object, ...]] = {
        node.reference: (node.text, node.label, node.relevant, node.readonly, node.required, node.choices)
        for node in shown
    }
    return {**seen, "sections": session.sections(), "violations": session.violations()}


def _again(played: Played, _rest: str) -> None:
    restored = again(played.session)
    assert restored.saved() == played.session.saved()
    assert state(restored) == state(played.session)
    played.session = restored


def _warns(played: Played, text: str) -> None:
    assert any(text in warning for warning in played.session.form.warnings), played.session.form.warnings


def _entity(played: Played, text: str) -> None:
    found = [
        " ".join([c.action, c.entity_list, c.entity_id, c.label, *(f"{k}={v}" for k, v in c.properties.items())])
        for c in played.session.entities()
    ]
    assert text in found, found


def _frozen(played: Played, text: str) -> None:
    assert text in played.submission(), played.submission()


def _missing(played: Played, text: str) -> None:
    assert text not in played.submission(), played.submission()


def _choice_label(played: Played, rest: str) -> None:
    name, value, label = rest.split(" ", 2)
    labels = {choice.value: choice.label for choice in played.session.node(f"/data/{name}").choices}
    assert labels[value] == label, labels


def _name(played: Played, text: str) -> None:
    assert played.session.instance_name() == text, played.session.instance_name()


_ACTIONS: dict[str, Callable[[Played, str], object]] = {
    "+": lambda played, name: played.session.add_repeat(f"/data/{name}"),
    "-": lambda played, name: played.session.remove_repeat(f"/data/{name}"),
    "language": lambda played, name: played.session.set_language(name),
    "confirm": lambda played, name: played.session.confirm(f"/data/{name}"),
    "again": _again,
    "warns": _warns,
    "entity": _entity,
    "frozen": _frozen,
    "missing": _missing,
    "choice": _choice_label,
    "name": _name,
}


def _text(played: Played, reference: str, text: str) -> None:
    assert played.session.node(reference).text.strip() == text, played.session.node(reference).text


def _is(played: Played, reference: str, words: str) -> None:
    wanted = not words.startswith("not ")
    word = words.removeprefix("not ")
    if word == "offered":
        assert any(reference in section.references for section in played.session.sections()) is wanted
        return
    node = played.session.node(reference)
    found = node.violation is None if word == "valid" else getattr(node, word)
    assert found is wanted, node.violation


def _violates(played: Played, reference: str, expected: str) -> None:
    kind, _, message = expected.partition(" ")
    violation = played.session.node(reference).violation
    assert violation is not None
    assert (violation.kind, violation.message) == (kind, message), violation


def _words(word: str) -> Callable[[Played, str, str], None]:
    def check(played: Played, reference: str, text: str) -> None:
        found = getattr(played.session.node(reference), word)
        assert found == text, found

    return check


def _media(played: Played, reference: str, files: str) -> None:
    found = " ".join(f"{kind}={file}" for kind, file in played.session.node(reference).media.items())
    assert found == files, found


def _choices(played: Played, reference: str, values: str) -> None:
    found = [choice.value for choice in played.session.node(reference).choices]
    assert found == values.split(), found


def _count(played: Played, reference: str, count: str) -> None:
    assert played.session.saved()[reference] == count, played.session.saved()[reference]


_CLAIMS: dict[str, Callable[[Played, str, str], object]] = {
    "=": lambda played, reference, text: played.session.answer(reference, text),
    ":": _text,
    "is": _is,
    "!": _violates,
    "label": _words("label"),
    "hint": _words("hint"),
    "soft": _words("soft"),
    "guidance": _words("guidance"),
    "control": _words("control"),
    "value": _words("value"),
    "choices": _choices,
    "media": _media,
    "#": _count,
}
