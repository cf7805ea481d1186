"""What the codes in reports are called: regions, services, facilities from the shipped lists, topics and programmes
from the choice lists of the forms that ask for them."""

import csv
import random
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from fieldapp import config
from fieldapp.casework.caseload import Names
from fieldapp.domain.ppks import CATEGORIES, category_name
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.regions import Regions
from fieldapp.forms import Context, Form, FormSession

PROVINCE = "64"
LoadForm = Callable[[str], Form]


def report_names(regions: Regions, form: LoadForm, beds: Mapping[str, int], language: str) -> Names:
    """``beds``: facility → beds in use as this laptop knows them; else the capacity on the list."""
    folder = config.resources() / "services"
    services, facilities = _lines(folder / "services.csv"), _lines(folder / "facilities.csv")
    label = "label" if language == "id" else "label_en"
    capacities = {line["code"]: int(line["capacity"]) for line in facilities if line["capacity"].isdecimal()}
    return Names(
        kabupaten={region.code: short_name(region.name) for region in regions.children(PROVINCE)},
        regions={region.code: region.name for region in regions.all("kecamatan")},
        services={line["code"]: line[label] or line["label"] for line in services},
        service_kinds={line["code"]: line["kind"] for line in services},
        facilities={line["code"]: line[label] or line["label"] for line in facilities},
        facility_kinds={line["code"]: line["kind"] for line in facilities},
        facility_regions={line["code"]: line["kab"] for line in facilities},
        beds={**capacities, **beds},
        categories={code: category_name(code, language) for code in CATEGORIES},
        programs=_choices(form, "benefit_check", "program", language),
        topics=_choices(form, "prevention_activity", "topics", language),
    )


def short_name(name: str) -> str:
    """Without the level: the ten names of the province are different without it, and heads stay narrow."""
    return re.sub(r"^(Kabupaten|Kota) ", "", name)


@lru_cache(maxsize=4)
def _lines(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(csv.DictReader(lines))


def _choices(form: LoadForm, form_id: str, question: str, language: str) -> dict[str, str]:
    """Value → label of a question's list; empty when the form is not on this laptop: codes are shown then."""
    try:
        loaded = form(form_id)
        context = Context(lambda: datetime.now().astimezone(), lambda: str(uuid.uuid4()), random.Random(0), {})  # noqa: S311 (nothing secret)
        session = FormSession.start(loaded, context, loaded.language_for(language))
        reference = next(name for name in loaded.references if name.endswith(f"/{question}"))
        return {choice.value: choice.label for choice in session.node(reference).choices}
    except (FieldappError, StopIteration):
        return {}
