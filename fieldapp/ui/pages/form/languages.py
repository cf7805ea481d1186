"""The language of the form's questions while it is being filled: a button that shows it, and the one after it.

What somebody chose stays with the draft as long as it is open, on every page that shows its questions.
"""

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from fieldapp.fieldbook import OpenAssessment
from fieldapp.forms import FormSession
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.words import translate

CODE = 3  # letters of a language's code

_chosen: "WeakKeyDictionary[OpenAssessment, str]" = WeakKeyDictionary()


def choose(desk: OpenAssessment, language: str) -> None:
    """Ask in this one of ``desk.session.form.languages`` from now on."""
    _chosen[desk] = language
    desk.session.set_language(language)


def speak(desk: OpenAssessment, screen: str) -> None:
    """Ask in what was chosen, else in the language of the screen where the form has it."""
    desk.session.set_language(_chosen.get(desk) or desk.session.form.language_for(screen))


def following(session: FormSession) -> str:
    """The form's next language, after the last one the first; the same where there is no other."""
    languages = session.form.languages
    if session.language not in languages:
        return session.language
    return languages[(languages.index(session.language) + 1) % len(languages)]


def language_button(session: FormSession, switch: Callable[[str], None], roomy: bool) -> tuple[Button, ...]:
    """One button with a menu of the form's languages; none for a form with fewer than two.

    ``switch(language)`` is called with a name of ``session.form.languages``. Where it is not ``roomy`` the button
    shows the language's code.
    """
    languages = session.form.languages
    if len(languages) < 2:
        return ()
    button = Button("", small=True)

    def take(language: str) -> None:
        _name(button, language, roomy)
        switch(language)

    _name(button, session.language, roomy)
    button.set_icon("languages")  # after the words, from which it keeps its distance
    menu = QMenu(button)
    group = QActionGroup(menu)
    for language in languages:
        action = menu.addAction(_short(language))
        action.setCheckable(True)
        action.setChecked(language == session.language)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False, language=language: take(language))
    button.setMenu(menu)
    return (button,)


def _name(button: Button, language: str, roomy: bool) -> None:
    """Its own name, or its code; the whole sentence for the tooltip and the screen reader."""
    code = language.rpartition("(")[2].rstrip(")") if language.endswith(")") else _short(language)
    button.set_words(_short(language) if roomy or len(code) > CODE else code.upper())
    whole = translate("Form", "Language of the questions: {language}").format(language=_short(language))
    button.setToolTip(f"{whole} (Ctrl+Shift+L)")
    button.setAccessibleName(whole)


def _short(language: str) -> str:
    """``Bahasa Indonesia (id)`` without its code."""
    return language.partition(" (")[0]
