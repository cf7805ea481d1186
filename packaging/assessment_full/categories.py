"""Categories that the comprehensive assessment suggests: the rules of chapter 1.3 of the domain report.

Suggestions only: nothing is ticked before the officer ticks it (UU 27/2022 Ps. 34). Categories without a rule (14, 15,
16, 21, 22, 25, 26) are the officer's alone.
"""

from form_tables import listed
from outreach_rapid.rows import any_of, row

from assessment_full.facts import (
    ADULT,
    CHILD,
    DISABILITY,
    HARM,
    HOMELESS,
    NEGLECT,
    OLDER,
    SCHOOL_AGE,
    STREET_LIFE,
    WORKING_AGE,
    one_of,
)

VICTIM = f"({HARM} or {any_of('red_flags', 'sexual', 'violence_now')})"

# category: (Indonesian, English, rule)
SUGGESTED = {
    "01": (
        "Anak balita telantar",
        "Neglected under-five",
        (
            f"${{age}} <= 5 and ({NEGLECT} or ${{care_now}} = 'none' or ${{c_malnut}} = 'yes' "
            "or selected(${red_flags}, 'infant_used'))"
        ),
    ),
    "02": (
        "Anak telantar",
        "Neglected child",
        (
            f"{SCHOOL_AGE} and ({NEGLECT} or {one_of('care_now', 'none', 'street')} "
            f"or {one_of('parent_status', 'yp', 'left')})"
        ),
    ),
    "03": (
        "Anak yang berhadapan dengan hukum",
        "Child in contact with the law",
        "${age} >= 12 and ${age} < 18 and ${abh} != '' and ${abh} != 'none'",
    ),
    "04": ("Anak jalanan", "Street child", f"{CHILD} and {STREET_LIFE}"),
    "05": ("Anak dengan kedisabilitasan", "Child with disability", f"{CHILD} and {DISABILITY}"),
    "06": (
        "Anak korban tindak kekerasan",
        "Child victim of violence",
        f"{CHILD} and ({VICTIM} or ${{c_forced}} = 'yes')",
    ),
    "07": (
        "Anak yang memerlukan perlindungan khusus",
        "Child needing special protection",
        (
            f"{SCHOOL_AGE} and ({any_of('violence', 'sexual', 'econ', 'traffick')} "
            f"or {any_of('red_flags', 'sexual', 'trafficking', 'threat')} or ${{drug_use}} = 'yes')"
        ),
    ),
    "08": (
        "Lanjut usia telantar",
        "Neglected older person",
        f"{OLDER} and (${{sc_food}} <= 2 or ${{sc_shelter}} <= 2 or ${{el_carer}} = 'no')",
    ),
    "09": ("Penyandang disabilitas", "Person with disability", f"{ADULT} and {DISABILITY}"),
    "10": ("Tuna susila", "Person in prostitution", f"{ADULT} and selected(${{activity}}, 'sexwork')"),
    "11": (
        "Gelandangan",
        "Homeless vagrant",
        f"{ADULT} and {HOMELESS} and ${{steady_income}} != 'yes'",
    ),
    "12": ("Pengemis", "Beggar", f"{ADULT} and selected(${{activity}}, 'beg')"),
    "13": ("Pemulung", "Scavenger", f"{ADULT} and selected(${{activity}}, 'scavenge')"),
    "17": ("Korban penyalahgunaan NAPZA", "Victim of substance abuse", "${drug_use} = 'yes'"),
    "18": (
        "Korban trafficking",
        "Trafficking victim",
        "selected(${red_flags}, 'trafficking') or selected(${violence}, 'traffick')",
    ),
    "19": ("Korban tindak kekerasan", "Victim of violence", f"{ADULT} and {VICTIM}"),
    "20": (
        "Pekerja migran bermasalah sosial",
        "Migrant worker with social problems",
        "selected(${st_reason}, 'cheated') and ${origin_outside} = 'yes'",
    ),
    "23": (
        "Perempuan rawan sosial ekonomi",
        "Socio-economically vulnerable woman",
        (
            f"${{sex}} = 'P' and {WORKING_AGE} and (${{pr_deserted}} = 'yes' or ${{breadwinner}} = 'yes') "
            "and ${pr_enough} = 'no'"
        ),
    ),
    "24": (
        "Fakir miskin",
        "Destitute person",
        "(${steady_income} = 'no' and (${sc_food} <= 2 or ${sc_shelter} <= 2)) or ${desil} = 1",
    ),
}


def _names(language: int) -> str:
    return listed(
        [f"if(${{suggest_{code}}} = 'yes', ', {each[language]}', '')" for code, each in SUGGESTED.items()], ", "
    )


CATEGORY_RULES = [
    *(
        row("calculate", f"suggest_{code}", calculation=f"if({rule}, 'yes', '')")
        for code, (_, _, rule) in SUGGESTED.items()
    ),
    row(
        "calculate",
        "suggested_ppks",
        calculation=listed([f"if(${{suggest_{code}}} = 'yes', ' {code}', '')" for code in SUGGESTED], " "),
    ),
    row("calculate", "suggested_id", calculation=_names(0)),
    row("calculate", "suggested_en", calculation=_names(1)),
    row(
        "calculate",
        "category_agree",
        calculation=" + ".join(
            f"if(${{suggest_{code}}} = 'yes' and selected(${{ppks}}, '{code}'), 1, 0)" for code in SUGGESTED
        ),
    ),
]
