"""Keying a paper a second time, without seeing the first, and settling what differs.

The second keying is a draft that is compared and put away: it is never a submission, so nobody is counted twice. What
it had right goes into a correction of the first.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from fieldapp.casework.agreement import Agreement, Pair, agreements
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.keying import FirstKeying, KeyedAnswer, Keying, KeyingState, Paper
from fieldapp.domain.roles import Permission
from fieldapp.errors import FormError, FormProblem, StoreError
from fieldapp.fieldbook.draft import OpenAssessment, measure
from fieldapp.fieldbook.prefilling import as_new_draft
from fieldapp.forms import Context, FormSession

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.book import Fieldbook

KINDS: Final = {"select1": "choice", "select": "choices", "rank": "choices"}
NOT_COMPARED: Final = ("upload", "trigger", "note", "group", "repeat", "")
SECOND: Final = "second"


class Keyings:
    """Of one open profile. Main thread."""

    def __init__(
        self,
        book: "Fieldbook",
        store: "Store",
        context: Callable[[], Context],
        on_desk: Callable[[FormSession, Assessment], OpenAssessment],
        put_on_desk: Callable[[FormSession, str, str], OpenAssessment],
    ) -> None:
        self._book = book
        self._store = store
        self._context = context
        self._on_desk = on_desk
        self._put_on_desk = put_on_desk

    # keying --------------------------------------------------------------------------------------

    def papers(self) -> tuple[Paper, ...]:
        """What may be keyed again, newest first; whom others' work is about only where it may be read.

        Raises NotAllowed.
        """
        self._book.permit.require(Permission.KEY_AGAIN)
        user, open_ = self._book.users.user_id, self._book.permit.may(Permission.READ_OTHERS)
        found = self._store.papers_to_key(user)
        return tuple(one if open_ or (one.by == user and not one.of_team) else replace(one, label="") for one in found)

    def begin(self, instance_id: str) -> OpenAssessment:
        """An empty form of the same version; nothing of the first keying is in it. Raises NotAllowed, StoreError."""
        self._book.permit.require(Permission.KEY_AGAIN)
        self._book.permit.require(Permission.ASSESS)
        if instance_id not in {one.instance_id for one in self.papers()}:
            raise StoreError("This paper cannot be keyed again.")
        first = self._store.first_keying(instance_id)
        form = self._book.form(first.form_id, first.form_version)
        language = form.language_for(self._store.setting("language", "id"))
        session = FormSession.start(form, self._context(), language)
        values = {
            "instance_id": session.instance_id,
            "form_id": form.form_id,
            "form_version": form.version,
            "form_title": f"{form.title} (entri kedua)",  # lists of drafts tell it from the first
            "title": "",
            "person_id": "",
            "corrects": "",
            "worker": self._book.users.user_id,
        }
        by = first.by if first.of_team else self._book.users.named(first.by).name
        told = {"form_title": first.form_title, "first_by": by, "second_by": self._book.worker.name}
        draft = self._store.begin_keying(instance_id, told, values, session.saved(), measure(session, ""))
        return self._on_desk(session, draft)

    def is_keying(self, draft_id: str) -> bool:
        """Whether a draft is a second keying."""
        return self._store.keying_of(draft_id) is not None

    def keyed(self, draft_id: str) -> str:
        """The keying that a draft is, "" for every other draft."""
        found = self._store.keying_of(draft_id)
        return found.keying_id if found else ""

    def finish(self, desk: OpenAssessment, deed: Deed | None = None) -> Assessment:
        """Compare, and put the draft away, in one transaction; what finalizing is for other drafts.

        Raises FormError while violations remain.
        """
        del deed
        self._book.permit.require(Permission.KEY_AGAIN)
        found = self._store.keying_of(desk.instance_id)
        assert found is not None, "only second keyings are finished so"
        if desk.session.violations():
            raise FormError([FormProblem("The form is not complete.", "Answer what is marked.")])
        first = self._store.first_keying(found.instance_id)
        before = FormSession.from_submission(desk.session.form, self._context(), first.xml)
        answers = tuple(compared(before, desk.session))
        different = sum(not one.equal for one in answers)
        told = Deed(Verb.KEYING, "assessment", found.instance_id, f"{different}/{len(answers)}")
        self._store.put_compared(found.keying_id, answers, told)
        return self._store.assessment(desk.instance_id)

    def drop(self, keying_id: str) -> None:
        """Give up one that is not finished."""
        self._book.permit.require(Permission.KEY_AGAIN)
        self._store.drop_keying(keying_id)

    def take_up(self, keying_id: str) -> bool:
        """Undo giving it up, with everything that was keyed; False when somebody keys its paper again by then."""
        self._book.permit.require(Permission.KEY_AGAIN)
        return self._store.take_up_keying(keying_id)

    # comparing -----------------------------------------------------------------------------------

    def all(self) -> tuple[Keying, ...]:
        """Newest first. Raises NotAllowed."""
        self._book.permit.require(Permission.KEY_AGAIN)
        return self._store.keyings()

    def keying(self, keying_id: str) -> Keying:
        """One of them. Raises NotAllowed, StoreError."""
        self._book.permit.require(Permission.KEY_AGAIN)
        return self._store.keying(keying_id)

    def differences(self, keying_id: str) -> tuple[KeyedAnswer, ...]:
        """What was keyed differently, in the order of the form. Raises NotAllowed."""
        found = self.keying(keying_id)
        form = self._book.form(found.form_id, found.form_version)
        order = {reference: at for at, reference in enumerate(form.references)}
        answers = [one for _, one in self._store.keyed_answers(keying_id) if not one.equal]
        return tuple(sorted(answers, key=lambda one: (order.get(_bare(one.reference), len(order)), one.reference)))

    def shown(self, keying_id: str) -> Mapping[str, tuple[str, str, str]]:
        """Reference → the question, and both answers, in words."""
        found = self.keying(keying_id)
        form = self._book.form(found.form_id, found.form_version)
        language = form.language_for(self._store.setting("language", "id"))
        first = FormSession.from_submission(form, self._context(), self._store.first_keying(found.instance_id).xml)
        first.set_language(language)
        said = {}
        for one in self.differences(keying_id):
            try:
                node = first.node(one.reference)
            except KeyError:  # an instance of a repeat that only the second has
                said[one.reference] = (one.reference.rpartition("/")[2], one.first, one.second)
                continue
            labels = {choice.value: choice.label for choice in node.choices}
            words = [
                ", ".join(labels.get(part, part) for part in _parts(one, text)) for text in (one.first, one.second)
            ]
            said[one.reference] = (node.label or node.name, words[0], words[1])
        return said

    def hold(self, keying_id: str, held: Mapping[str, str]) -> None:
        """Which answer holds, by reference: first or second; may be changed until it is settled."""
        self._book.permit.require(Permission.KEY_AGAIN)
        self._store.hold_keyed(keying_id, held)

    def settle(self, keying_id: str) -> str:
        """All differences are decided: file a correction where the second keying holds.

        Gives the correction's id, "" when none was needed. Raises StoreError while one is undecided, FormError when the
        form does not accept the mixture; then the correction is a draft that can be opened, and nothing is settled.
        """
        self._book.permit.require(Permission.KEY_AGAIN)
        found, answers = self.keying(keying_id), self.differences(keying_id)
        if found.state != KeyingState.COMPARED or any(not one.held for one in answers):
            raise StoreError("Decide every difference first.")
        right = [one for one in answers if one.held == SECOND]
        correction = self._correct(found.instance_id, right) if right else ""
        self._store.settle_keying(keying_id, correction)
        return correction

    def _correct(self, instance_id: str, right: list[KeyedAnswer]) -> str:
        first = self._store.first_keying(instance_id)
        desk = self._correct_team(instance_id, first) if first.of_team else self._book.correct(instance_id)
        for one in right:
            desk.answer(one.reference, one.second)
        desk.finalize(Deed(Verb.KEYING, "assessment", instance_id, f"{len(right)} held"))
        return desk.instance_id

    def label(self, instance_id: str) -> str:
        """Whom a paper is about, where that may be read; "" once it is gone from here."""
        try:
            first = self._store.first_keying(instance_id)
        except StoreError:
            return ""
        mine = not first.of_team and first.by == self._book.users.user_id
        return first.label if mine or self._book.permit.may(Permission.READ_OTHERS) else ""

    def agreement(self, by: str) -> tuple[Agreement, ...]:
        """``by``: form, worker (of the first keying) or question; the least agreement first. Raises NotAllowed."""
        self._book.permit.require(Permission.KEY_AGAIN)
        compared = self._store.keyed_answers()
        labels = self._labels({(of.form_id, of.form_version) for of, _ in compared}) if by == "question" else {}
        pairs = []
        for of, one in compared:
            name = _name(one.reference)
            question = labels.get((of.form_id, of.form_version, name)) or name
            worker = of.first_by or "–"
            pairs.append(Pair(of.form_title, worker, question, one.kind, one.first, one.second, one.equal))
        ways = {
            "form": lambda pair: pair.form,
            "worker": lambda pair: pair.worker,
            "question": lambda pair: f"{pair.question} ({pair.form})",
        }
        return agreements(pairs, ways[by])

    def _correct_team(self, instance_id: str, first: FirstKeying) -> OpenAssessment:
        """A correction of work of another laptop of the team. Raises StoreError where its files are not here."""
        self._book.permit.require(Permission.READ_OTHERS)
        form = self._book.form(first.form_id, first.form_version)
        language = form.language_for(self._store.setting("language", "id"))
        session = as_new_draft(form, first.xml, self._context(), language)
        if session.attachments():
            raise StoreError("Photos of this work are on another laptop: send it back to be corrected there.")
        return self._put_on_desk(session, "", instance_id)

    def _labels(self, forms: set[tuple[str, str]]) -> dict[tuple[str, str, str], str]:
        """Form, version and name → the words of a question."""
        found = {}
        for form_id, version in forms:
            form = self._book.form(form_id, version)
            session = FormSession.start(form, self._context(), form.language_for(self._store.setting("language", "id")))
            for reference in session.references():
                found[form_id, version, _name(reference)] = " ".join(session.node(reference).label.split())
        return found


def compared(first: FormSession, second: FormSession) -> Iterator[KeyedAnswer]:
    """Every question that one of the two answered; case and spaces make no difference."""
    for reference in dict.fromkeys((*first.references(), *second.references())):
        one, kind = _answer(first, reference)
        other, again = _answer(second, reference)
        kind = kind or again
        if kind and (one or other):
            yield KeyedAnswer(reference, kind, one, other, equal=_same(kind, one, other))


def _answer(session: FormSession, reference: str) -> tuple[str, str]:
    """What a question holds, and which kind it is; "" for what is not compared."""
    try:
        node = session.node(reference)
    except KeyError:
        return "", ""
    if node.control in NOT_COMPARED or node.readonly:
        return "", ""
    return (node.value if node.relevant else ""), KINDS.get(node.control, "other")


def _same(kind: str, one: str, other: str) -> bool:
    if kind == "choices":
        return set(one.split()) == set(other.split())
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _parts(one: KeyedAnswer, text: str) -> list[str]:
    return text.split() if one.kind == "choices" else [text]


def _bare(reference: str) -> str:
    """Without positions of repeats."""
    return "/".join(step.partition("[")[0] for step in reference.split("/"))


def _name(reference: str) -> str:
    return _bare(reference).rpartition("/")[2]
