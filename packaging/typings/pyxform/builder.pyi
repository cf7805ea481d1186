from typing import Any

from pyxform.survey import Survey

def create_survey_element_from_dict(d: dict[str, Any]) -> Survey: ...
