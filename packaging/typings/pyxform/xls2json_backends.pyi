from typing import Any

class DefinitionData:
    fallback_form_name: str | None

def get_xlsform(xlsform: dict[str, Any]) -> DefinitionData: ...
