from collections.abc import Mapping
from typing import Any

QUESTION_TYPE_DICT: Mapping[str, Mapping[str, Any]]
