"""Schema 14, a part of it: visits that a supervisor asked for.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = ()
