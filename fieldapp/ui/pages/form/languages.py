"""The button that changes the language of the form's questions while it is being filled."""

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from fieldapp.forms import FormSession
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.words import translate

CODE = 3  # letters of a language's code


def language_button(session: FormSession, switch: Callable[[str], None]) -> tuple[Button, ...]:
    """One button with a menu of the form's languages; none for a form with fewer than two.

    ``switch(language)`` is called with a name of ``session.form.languages``.
    """
    languages = session.form.languages
    if len(languages) < 2:
        return ()
    button = Button("", icon="languages", small=True)
    _name(button, session.language)
    menu = QMenu(button)
    group = QActionGroup(menu)
    for language in languages:
        action = menu.addAction(_short(language))
        action.setCheckable(True)
        action.setChecked(language == session.language)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False, language=language: _choose(button, language, switch))
    button.setMenu(menu)
    return (button,)


def _choose(button: Button, language: str, switch: Callable[[str], None]) -> None:
    _name(button, language)
    switch(language)


def _name(button: Button, language: str) -> None:
    """Its code, which leaves room for the other buttons; the whole name for the tooltip and the screen reader."""
    code = language.rpartition("(")[2].rstrip(")") if language.endswith(")") else _short(language)
    button.set_words(code.upper() if len(code) <= CODE else code)
    whole = translate("Form", "Language of the questions: {language}").format(language=_short(language))
    button.setToolTip(whole)
    button.setAccessibleName(whole)


def _short(language: str) -> str:
    """``Bahasa Indonesia (id)`` without its code."""
    return language.partition(" (")[0]
