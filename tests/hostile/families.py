"""All attacks, by the door they come through."""

from tests.hostile.answers import ANSWERS
from tests.hostile.expressions import EXPRESSIONS
from tests.hostile.lists import LISTS
from tests.hostile.packages import PACKAGES
from tests.hostile.workbooks import WORKBOOKS
from tests.hostile.xforms import XFORMS

FAMILIES = {
    "XForms": XFORMS,
    "expressions": EXPRESSIONS,
    "answers": ANSWERS,
    "lists": LISTS,
    "workbooks": WORKBOOKS,
    "packages": PACKAGES,
}
