"""Schema 10: which user of this laptop an assessment is of; "" is the first one.

Never edited: later changes are later steps.
"""

STATEMENTS = ("ALTER TABLE assessment ADD COLUMN worker TEXT DEFAULT '' NOT NULL",)
