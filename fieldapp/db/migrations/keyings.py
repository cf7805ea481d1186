"""Schema 14, a part of it: second keyings of paper forms, and how they compare.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = ()
