"""Sentences of the form and its check, in one place so that both pages say the same thing the same way."""

from datetime import datetime

from fieldapp.domain import formats
from fieldapp.errors import StoreError
from fieldapp.forms import Section
from fieldapp.ui import words
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.words import translate


def clock(at: datetime) -> str:
    """``10.42`` today, else with the day, in this laptop's zone."""
    return formats.show_relative(at.astimezone(), datetime.now().astimezone(), words.language())


def saved(at: datetime | None) -> str:
    """Where the answers are."""
    if at is None:
        return ""
    if at.astimezone().date() == datetime.now().astimezone().date():
        return translate("Form", "Saved on this laptop at {time}").format(time=clock(at))
    return translate("Form", "Saved on this laptop: {time}").format(time=clock(at).lower())


def saving() -> str:
    """A save takes longer than a blink."""
    return translate("Form", "Saving…")


def not_saved(error: StoreError | None) -> str:
    """The banner while an answer is only in memory."""
    if error is not None and error.code == "disk_full":
        return translate("Form", "Not saved: the disk is full. Do not close the app.")
    return translate("Form", "Not saved: this laptop cannot write its data. Do not close the app.")


def not_saved_how(error: StoreError | None) -> str:
    """What to do about it."""
    if error is not None and error.code == "disk_full":
        return translate("Form", "Your answers are still on screen. Free some disk space, then try again.")
    return translate("Form", "Your answers are still on screen. Try again; if it stays so, tell your admin.")


def problems_here(count: int) -> str:
    """Title of the error summary of a section."""
    return translate("Form", "There are %n problems in this section", count)


def problems_all(count: int) -> str:
    """Title of the error summary of the whole form."""
    return translate("Form", "There are %n problems in this record", count)


def problems_left(count: int) -> str:
    """Beside *Finalisasi*, and the title of its summary."""
    return translate("Form", "%n problems must be solved", count)


def hidden(count: int, answer: str) -> str:
    """An answer made filled questions not relevant."""
    if answer:
        text = translate("Form", "%n answers are hidden because you chose “{answer}”. Removed when finalised.", count)
        return text.format(answer=answer)
    return translate("Form", "%n answers are hidden because of this answer. Removed when finalised.", count)


def resumed(section: int, at: datetime | None) -> str:
    """A draft was opened again."""
    text = translate("Form", "Continued from section {section}, saved {time}")
    return text.format(section=section, time=clock(at) if at else "—")


def recovered(at: datetime | None) -> str:
    """A draft was opened after a crash."""
    text = translate("Form", "Recovered from autosave at {time}. Nothing is lost.")
    return text.format(time=clock(at) if at else "—")


def returned() -> str:
    """Title over the reasons of a refused submission."""
    return translate("Form", "This record was returned. Fix these, then finalise again.")


def returned_reason(message: str) -> str:
    """Pinned to the question a reason names."""
    return translate("Form", "Returned: {message}").format(message=message)


def optional() -> str:
    """Mark of the minority."""
    return translate("Form", "(optional)")


def required() -> str:
    """Mark of the minority."""
    return translate("Form", "(required)")


def no_name() -> str:
    """A person whose name is not known."""
    return translate("Form", "No name")


def undo() -> str:
    """Takes the last change back."""
    return translate("Form", "Undo")


def removed(what: str) -> str:
    """A repeat instance was taken out."""
    return translate("Form", "{what} removed.").format(what=what)


def newer_form(newest: str, own: str) -> str:
    """A draft of an older form version."""
    text = translate("Form", "Form version {newest} is available. This record stays on version {own}.")
    return text.format(newest=newest, own=own)


def open_library() -> str:
    """The way to the form's versions, where a draft can be moved to a newer one."""
    return translate("Form", "Open the form library")


def section_name(section: Section) -> str:
    """``4. Kesehatan``; questions outside groups have no title and are called by their number."""
    if section.title:
        return f"{section.number}. {plain_text(section.title)}"
    return translate("Form", "Section {number}").format(number=section.number)
