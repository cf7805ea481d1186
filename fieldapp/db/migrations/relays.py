"""Schema 14, a part of it: laptops that are paired in one room.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = ()
