"""The functions an expression may call: those of the ODK XForms specification that the engine runs."""

_NAMES = """
abs acos area asin atan atan2 base64-decode boolean boolean-from-string ceiling checklist coalesce concat contains cos
count count-non-empty count-selected current date date-time decimal-date-time decimal-time digest distance ends-with
enclosed-area exp exp10 extract-signed false floor format-date format-date-time geofence hex-to-base64 id if
indexed-repeat instance int intersects join jr:choice-name jr:itext last local-name log log10 lower-case max min name
namespace-uri normalize-space not now number once pi position pow pulldata random randomize regex round selected
selected-at sin sqrt starts-with string string-length substr substring substring-after substring-before sum tan
thousandsep today translate true upper-case uuid version weighted-checklist
"""
FUNCTIONS = frozenset(_NAMES.split())
