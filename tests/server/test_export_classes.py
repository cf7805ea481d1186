"""The shipped forms say themselves what is sensitive: an export leaves it out, and nothing else."""

import pytest

from fieldapp.casework.consent import CLASSES
from fieldapp.config import resources
from fieldapp.forms import load_form
from fieldapp.server.exports.columns import tables_of
from fieldapp.xlsform.ready import ready_form


@pytest.mark.parametrize(
    ("name", "hidden", "shown"),
    [
        (
            "outreach_rapid",
            {"red_flags", "ppks_main", "wg_see", "child_neglect", "photo", "summary", "suggest_06", "earnings_handed"},
            {"sex", "age", "fixed_home", "consent", "needs", "disposition", "urgency"},
        ),
        ("assessment_full", {"chronic", "hh_income", "violence", "abh", "dis_kind", "worker_note"}, {"water", "wall"}),
        ("follow_up", {"fu_health", "fu_red", "fu_note"}, {"fu_street", "fu_safe", "fu_next"}),
        ("benefit_check", {"check_note"}, {"agreed", "check_date", "loc_kab"}),
        ("shelter_intake", {"injuries", "adm_risk", "photo"}, {"voluntary", "admit_at"}),
    ],
)
def test_sensitive_columns_of_shipped_forms_are_left_out(name: str, hidden: set[str], shown: set[str]) -> None:
    compiled = ready_form(resources() / "forms" / f"{name}.xlsx")
    assert compiled is not None
    form = load_form(compiled.xml, compiled.files)
    plain, full = (
        {one.path[-1] for one in tables_of([(form, compiled.xml)], sensitive=every)[0].columns if one.path}
        for every in (False, True)
    )
    assert hidden <= full - plain
    assert shown <= plain
    classes = {one.attributes.get("class", "umum") for one in form.root.family()}
    assert classes <= set(CLASSES)
