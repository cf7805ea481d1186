"""The form engine: XForm XML in, decisions out; runs in a bare interpreter.

form = load_form(xml, files)
session = FormSession.start(form, context)
changes = session.answer("/data/age", "57")
session.violations() or session.freeze()
"""

from fieldapp.forms.asking import Asked
from fieldapp.forms.changes import Changes, Context, Violation
from fieldapp.forms.form import Form
from fieldapp.forms.itemset import Choice
from fieldapp.forms.loading.form_loader import load_form
from fieldapp.forms.node import Node
from fieldapp.forms.sections import Section
from fieldapp.forms.session import FormSession

__all__ = [
    "Asked",
    "Changes",
    "Choice",
    "Context",
    "Form",
    "FormSession",
    "Node",
    "Section",
    "Violation",
    "load_form",
]
