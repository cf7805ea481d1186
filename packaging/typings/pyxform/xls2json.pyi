from typing import Any

from pyxform.xls2json_backends import DefinitionData

def workbook_to_json(
    workbook_dict: DefinitionData,
    form_name: str | None = ...,
    fallback_form_name: str | None = ...,
    default_language: str | None = ...,
    warnings: list[str] | None = ...,
) -> dict[str, Any]: ...
