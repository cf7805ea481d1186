"""Schema 14, a part of it: pairs of people that were put off.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = ()
