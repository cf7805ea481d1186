from os import PathLike

class ConvertResult:
    xform: str
    warnings: list[str]
    itemsets: str | None

def convert(xlsform: str | PathLike[str], form_name: str | None = ...) -> ConvertResult: ...
