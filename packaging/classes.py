"""The class of each question, by UU 27/2022 Ps. 4 and the domain report (2.6, R-14, R-15): who may be told the answer.

    umum         general; every question that is not named here
    spesifik     specific data: health, violence, crime, money, and what suggests them
    anak         about a child; disabilitas: about functioning and disability
    foto         pictures, also signatures: never leave the office
    catatan      notes of the worker: never leave the office

A group's class is that of everything in it that has none of its own. ``make_forms`` writes it as ``bind::class``.
"""

from collections.abc import Iterable
from itertools import chain

from outreach_rapid.rows import Row

COLUMN = "bind::class"
CLASSES = {
    "spesifik": """
        red_flags amber_flags n_red fu_red risks earnings_handed capacity
        ppks ppks_main category_why n_suggest suggested_ppks suggested_id suggested_en
        service_rules n_reasons n_undecided reasons_id reasons_en undecided_id undecided_en
        g_bio g_psy violence perpetrator perp_access legal_issue discrim fm_pregnant
        income hh_income hh_spend debt fm_income st_income st_handler fu_income cash
        g_check adm_risk fu_health fu_psy exit_state coercion_reason
        referral_risks ref_risks
        now_safe now_sick now_pregnant
    """,
    "anak": "g_child child_school child_basic child_neglect fm_school fu_school",
    "disabilitas": "g_wg g_pwd fm_severe disab_seen access_need",
    "foto": "photo consent_sign genogram officer_sign photo1",
    "catatan": "summary analysis worker_note fu_note check_note note match_note",
}
PREFIXES = {"suggest_": "spesifik", "rule_": "spesifik", "unsure_": "spesifik"}
_ELSEWHERE = {"benefit_check": frozenset(("g_check",))}  # the same name, another question
_BY_NAME = {name: kind for kind, names in CLASSES.items() for name in names.split()}


def classed(form_id: str, survey: Iterable[Row]) -> list[Row]:
    """The rows with their class; those of ``umum`` as they were."""
    return [one | ({COLUMN: kind} if (kind := _class_of(form_id, one)) else {}) for one in survey]


def unknown(surveys: Iterable[Iterable[Row]]) -> set[str]:
    """Names with a class that no form has."""
    return set(_BY_NAME) - {one["name"] for one in chain.from_iterable(surveys)}


def _class_of(form_id: str, row: Row) -> str:
    name = row["name"]
    if not name or row["type"].startswith("end_") or name in _ELSEWHERE.get(form_id, ()):
        return ""
    prefixed = next((kind for prefix, kind in PREFIXES.items() if name.startswith(prefix)), "")
    return _BY_NAME.get(name, prefixed)
