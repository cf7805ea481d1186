"""Schema 14, a part of it: tables of paper assessments that are taken in row by row.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = ()
