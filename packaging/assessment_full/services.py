"""Which services the comprehensive assessment suggests, and why: the rules of chapter 4.3 of the domain report.

Names are those of the ``rule`` column of ``services.csv``, where kabupaten/kota, sex and age limits stand too. The
thresholds (desil of PKH, Sembako, PBI-JKN; poverty line) are lines of ``thresholds.csv``: decrees move them, not code.
The result is "may be eligible"; the decision is the provider's.
"""

from typing import NamedTuple

from form_tables import listed
from outreach_rapid.rows import Row, any_of, row

from assessment_full.facts import (
    ADULT,
    CHILD,
    HAS_NIK,
    NEED_HOSPITAL,
    NEED_SHELTER,
    NOT_STATE,
    OLDER,
    OWN_COMPONENT,
    POOR_OR_UNKNOWN,
    VIOLENCE,
    WORKING_AGE,
    one_of,
)


class Rule(NamedTuple):
    """``when`` the service is suggested, with the reason in both languages; ``unsure``: what leaves it undecided."""

    indonesian: str
    english: str
    when: str
    unsure: str = ""


NO_DESIL = f"{HAS_NIK} and ${{desil}} = ''"
ABLE_UNKNOWN = one_of("family_able", "dk", "rf")
SHELTER = f"{NEED_SHELTER} and not({NEED_HOSPITAL})"

SERVICE_RULES = {
    "elder_home": Rule(
        "lansia telantar tanpa keluarga yang merawat",
        "neglected older person without family care",
        f"{OLDER} and selected(${{ppks}}, '08') and ${{family_able}} != 'yes' and ${{el_carer}} != 'yes' "
        "and ${el_panti} != 'no'",
    ),
    "children_home": Rule(
        "anak yatim, piatu, atau ditinggal, keluarga tidak mampu merawat",
        "orphaned or abandoned child, family not able to care",
        f"${{age}} >= 6 and {CHILD} and {one_of('parent_status', 'yatim', 'piatu', 'yp', 'left')} "
        f"and ${{family_able}} != 'yes' and (${{abh}} = '' or {one_of('abh', 'none', 'witness')}) "
        f"and not({VIOLENCE})",
    ),
    "child_protection_home": Rule(
        "anak korban kekerasan atau perlu perlindungan khusus",
        "child victim of violence or in need of special protection",
        f"{CHILD} and ({any_of('ppks', '06', '07')} or {VIOLENCE}) "
        "and (${perp_access} != 'no' or ${family_able} != 'yes')",
    ),
    "child_justice_home": Rule(
        "anak dengan putusan, titipan, atau diversi",
        "child charged, sentenced or in diversion",
        f"${{age}} >= 12 and ${{age}} <= 18 and {one_of('abh', 'charged', 'sentenced', 'diversion')}",
    ),
    "street_home": Rule(
        "tuna sosial yang bersedia dibina, atau korban dewasa",
        "street life and willing to enter, or an adult victim",
        f"{ADULT} and {any_of('ppks', '10', '11', '12', '13', '18', '19')} "
        f"and (${{st_panti}} = 'yes' or {any_of('ppks', '18', '19')}) and ${{adl_total}} >= 8",
        f"{ADULT} and {any_of('ppks', '10', '11', '12', '13')} and {one_of('st_panti', 'dk', 'rf')}",
    ),
    "disability_home": Rule(
        "penyandang disabilitas tanpa pendamping atau rentan",
        "person with disability without carer or at risk",
        f"{any_of('ppks', '05', '09')} and (${{caregiver}} = 'no' or ${{family_able}} = 'no' or ${{pwd_risk}} = 'yes') "
        "and (not(selected(${dis_kind}, 'mental')) or ${odgj_stable} = 'yes')",
        f"{any_of('ppks', '05', '09')} and selected(${{dis_kind}}, 'mental') and {one_of('odgj_stable', 'dk', 'rf')}",
    ),
    "partner_children_home": Rule(
        "rekomendasi pengasuhan LKSA",
        "a private home for children is recommended",
        f"{CHILD} and ${{placement_rec}} = 'lksa'",
    ),
    "partner_home": Rule(
        "lansia telantar atau penyandang disabilitas, keluarga tidak mampu merawat",
        "neglected older person or person with disability, family not able to care",
        f"(({OLDER} and selected(${{ppks}}, '08')) or selected(${{ppks}}, '09')) and ${{family_able}} = 'no'",
        f"(({OLDER} and selected(${{ppks}}, '08')) or selected(${{ppks}}, '09')) and {ABLE_UNKNOWN}",
    ),
    "ministry_centre": Rule(
        "perlu residensial, layanan daerah penuh",
        "residential care needed, local services full",
        f"{one_of('urgency', 'merah', 'kuning')} and ${{approach}} = 'residential' and ${{local_full}} = 'yes'",
        "${approach} = 'residential' and (${local_full} = '' or ${local_full} = 'dk')",
    ),
    "shelter": Rule("tidak punya tempat tinggal aman", "no safe place to live", SHELTER),
    "shelter_calm": Rule(
        "tidak punya tempat tinggal aman, tanpa gangguan jiwa",
        "no safe place to live, no mental illness",
        f"{SHELTER} and not(selected(${{dis_kind}}, 'mental'))",
    ),
    "safe_house": Rule(
        "korban kekerasan, pelaku masih bisa menjangkau",
        "victim of violence, the perpetrator can still reach",
        f"(${{sex}} = 'P' or {CHILD}) and ({any_of('ppks', '06', '18', '19')} or {VIOLENCE}) "
        "and ${perp_access} != 'no'",
    ),
    "home_care": Rule(
        "keluarga mau merawat, tetapi perlu dukungan",
        "the family wants to care but needs support",
        f"{any_of('ppks', '02', '05', '08', '09')} and ${{family_willing}} = 'yes' and ${{family_able}} != 'yes'",
    ),
    "basic_rehabilitation": Rule(
        "hak SPM rehabilitasi sosial dasar",
        "entitled to basic social rehabilitation (SPM)",
        any_of("ppks", "01", "02", "05", "08", "09", "11", "12"),
    ),
    "trace": Rule(
        "keluarga belum diketahui atau terpisah",
        "family unknown or separated",
        f"{one_of('family_contact', 'no', 'dk')} or {one_of('care_now', 'street', 'none')}",
    ),
    "repatriate": Rule(
        "berasal dari luar dan bersedia pulang",
        "from elsewhere and willing to return",
        "${origin_outside} = 'yes' and (${st_return} = 'yes' or selected(${activity}, 'stranded'))",
        f"{one_of('origin_outside', 'dk', 'rf')} and (${{st_return}} = 'yes' or selected(${{activity}}, 'stranded'))",
    ),
    "documents": Rule(
        "belum punya NIK atau akta",
        "no NIK or birth certificate",
        f"{one_of('id_status', 'lost', 'never', 'unknown')} or ({CHILD} and ${{birth_cert}} = 'no')",
    ),
    "health": Rule(
        "sakit, luka, hamil, atau gizi buruk",
        "ill, hurt, pregnant or malnourished",
        f"{NEED_HOSPITAL} or selected(${{needs}}, 'medical') or ${{pregnant}} = 'yes' or ${{c_malnut}} = 'yes'",
    ),
    "mental": Rule(
        "gangguan jiwa belum stabil atau bahaya bagi diri/orang lain",
        "mental illness not stable, or danger to self or others",
        f"(selected(${{dis_kind}}, 'mental') and ${{odgj_stable}} != 'yes') or ${{suicidal}} = 'yes' "
        f"or {any_of('red_flags', 'suicidal', 'danger_others')}",
    ),
    "protection": Rule(
        "perempuan atau anak korban kekerasan",
        "woman or child victim of violence",
        f"(${{sex}} = 'P' or {CHILD}) and ({VIOLENCE} or {any_of('ppks', '06', '07', '18', '19')})",
    ),
    "counselling": Rule(
        "trauma, konflik keluarga, atau keadaan psikologis buruk",
        "trauma, family conflict or poor psychological state",
        "${trauma} = 'yes' or selected(${ppks}, '25') or ${sc_psy} = '1' or ${sc_psy} = '2'",
    ),
    "drugs": Rule("penyalahgunaan NAPZA", "substance abuse", "selected(${ppks}, '17') or ${drug_use} = 'yes'"),
    "education": Rule(
        "anak tidak sekolah",
        "child out of school",
        f"${{age}} >= 5 and ${{age}} <= 21 and {one_of('c_school', 'dropout', 'never')}",
    ),
    "boarding_school": Rule(
        "anak keluarga miskin ekstrem",
        "child of an extremely poor family",
        "${age} >= 6 and ${age} <= 18 and (${desil} <= 2 or (${dtsen} = 'no' and ${field_poor} = 'yes'))",
        "${age} >= 6 and ${age} <= 18 and ${desil} = '' and ${dtsen} != 'no'",
    ),
    "device": Rule(
        "membutuhkan alat bantu",
        "needs an assistive device",
        "count-selected(${device_need}) > 0 and not(selected(${device_need}, 'none'))",
    ),
    "disability_card": Rule(
        "disabilitas jangka lama, belum punya KPD",
        "long-term disability, no card yet",
        f"{any_of('ppks', '05', '09')} and ${{dis_long}} = 'yes' and ${{kpd}} != 'yes' and {HAS_NIK}",
    ),
    "legal": Rule(
        "berhadapan dengan hukum",
        "in contact with the law",
        "(${abh} != '' and ${abh} != 'none') or ${legal_issue} = 'yes'",
    ),
    "social_register": Rule(
        "belum terdata di DTSEN atau desil tidak sesuai keadaan",
        "not in DTSEN, or the decile does not fit",
        f"{HAS_NIK} and ({one_of('dtsen', 'no', 'unchecked', 'listed')} "
        "or (${desil} > 5 and ${field_poor} = 'yes'))",
    ),
    "family_hope": Rule(
        "desil PKH dan ada komponen PKH",
        "PKH decile and a PKH component",
        f"{HAS_NIK} and ${{desil}} <= ${{p_pkh}} and ${{pkh_component}} = 'yes' "
        f"and not(selected(${{programs}}, 'pkh')) and {NOT_STATE}",
        f"{NO_DESIL} and ${{pkh_component}} = 'yes' and not(selected(${{programs}}, 'pkh'))",
    ),
    "staple_food": Rule(
        "desil Sembako",
        "Sembako decile",
        f"{HAS_NIK} and ${{desil}} <= ${{p_sembako}} and not(selected(${{programs}}, 'sembako')) and {NOT_STATE}",
        f"{NO_DESIL} and not(selected(${{programs}}, 'sembako'))",
    ),
    "health_insurance": Rule(
        "tanpa JKN aktif, desil rendah atau penghuni panti",
        "no active JKN, low decile or living in an institution",
        f"{one_of('jkn', 'none', 'pbi_off', 'arrears')} and (({HAS_NIK} and ${{desil}} <= ${{p_pbi}}) "
        "or ${dwelling} = 'institution')",
        f"{one_of('jkn', 'none', 'pbi_off', 'arrears')} and {NO_DESIL}",
    ),
    "assistance": Rule(
        "PPKS yang perlu segera ditangani",
        "PPKS that needs prompt action",
        f"${{ppks}} != '' and {POOR_OR_UNKNOWN} and {one_of('urgency', 'merah', 'kuning')}",
    ),
    "orphan_aid": Rule(
        "anak yatim/piatu keluarga miskin",
        "orphan of a poor family",
        f"{CHILD} and {one_of('parent_status', 'yatim', 'piatu', 'yp')} and {POOR_OR_UNKNOWN}",
    ),
    "meals": Rule(
        "lansia 75+ atau penyandang disabilitas yang hidup sendiri",
        "75 or older, or with disability, living alone",
        f"{HAS_NIK} and ((${{age}} >= 75 and ${{el_alone}} = 'yes') "
        f"or (selected(${{ppks}}, '09') and ${{lives_with}} = 'alone')) and {POOR_OR_UNKNOWN} and {NOT_STATE}",
    ),
    "school_cash": Rule(
        "usia sekolah, keluarga miskin",
        "school age, poor family",
        "${age} >= 6 and ${age} <= 21 and (${desil} <= 4 or selected(${programs}, 'pkh')) "
        "and not(selected(${programs}, 'pip'))",
        "${age} >= 6 and ${age} <= 21 and ${desil} = '' and not(selected(${programs}, 'pkh'))",
    ),
    "women_business": Rule(
        "perempuan rawan sosial ekonomi yang terdata DTSEN",
        "vulnerable woman listed in DTSEN",
        f"${{sex}} = 'P' and {WORKING_AGE} and selected(${{ppks}}, '23') and {one_of('dtsen', 'yes', 'listed')} "
        "and (${desil} = '' or ${desil} <= 4) and not(selected(${programs}, 'kube'))",
        "${sex} = 'P' and selected(${ppks}, '23') and ${dtsen} = 'unchecked'",
    ),
    "group_business": Rule(
        "usia kerja, terdata DTSEN, mau berkelompok",
        "working age, listed in DTSEN, willing to join a group",
        f"{WORKING_AGE} and {one_of('dtsen', 'yes', 'listed')} and (${{desil}} = '' or ${{desil}} <= 4) "
        "and ${pr_group} != 'no' and not(selected(${programs}, 'kube'))",
    ),
    "graduation_business": Rule(
        "penerima PKH/Sembako dengan usaha atau rencana usaha",
        "receives PKH or Sembako and has a business or a plan",
        f"${{age}} >= 20 and ${{age}} <= 45 and {any_of('programs', 'pkh', 'sembako')} "
        f"and {one_of('business', 'idea', 'start', 'run')}",
    ),
    "training": Rule(
        "berminat pelatihan",
        "wants training",
        "${age} >= 17 and ${age} <= 59 and count-selected(${train_want}) > 0 and not(selected(${train_want}, 'none'))",
    ),
    "own_business": Rule(
        "berhenti dari jalanan dan punya usaha atau rencana",
        "leaves the street with a business or a plan",
        f"{any_of('ppks', '11', '12', '13')} and ${{st_stop}} = 'yes' and {one_of('business', 'idea', 'start', 'run')}",
    ),
    "family_education": Rule("urgensi hijau: pencegahan", "green urgency: prevention", "${urgency} = 'hijau'"),
    "parenting_class": Rule("keluarga PKH", "PKH family", "selected(${programs}, 'pkh')"),
}


def threshold(name: str) -> str:
    """The value of one line of ``thresholds.csv``; "" where the Dinas has set none."""
    return f"instance('thresholds')/root/item[name = '{name}']/value"


def told(prefix: str, language: int, names: list[str]) -> str:
    """Reasons of the rules that hold, separated by semicolons."""
    return listed(
        [f"if(${{{prefix}_{name}}} = 'yes', '; {SERVICE_RULES[name][language]}', '')" for name in names], "; "
    )


UNSURE = [name for name, rule in SERVICE_RULES.items() if rule.unsure]
POVERTY_SIGNS = (
    "if(${sc_food} <= 2, 1, 0) + if(${sc_shelter} <= 2, 1, 0) + if(${steady_income} = 'no', 1, 0) "
    "+ if(${poverty_line} != '' and ${income_per_head} != '' and ${income_per_head} < ${poverty_line}, 1, 0)"
)

FACTS: list[Row] = [
    row("calculate", "p_pkh", calculation=threshold("pkh_desil")),
    row("calculate", "p_sembako", calculation=threshold("sembako_desil")),
    row("calculate", "p_pbi", calculation=threshold("pbi_desil")),
    row("calculate", "poverty_line", calculation=threshold("poverty_line")),
    row(
        "calculate",
        "income_per_head",
        calculation="if(${hh_income} != '' and ${household_n} > 0, int(${hh_income} div ${household_n}), '')",
    ),
    row("calculate", "poverty_signs", calculation=POVERTY_SIGNS),
    row("calculate", "field_poor", calculation="if(${poverty_signs} >= 2, 'yes', 'no')"),
    row("calculate", "family_components", calculation="sum(${fm_component})"),
    row(
        "calculate",
        "pkh_component",
        calculation=f"if({OWN_COMPONENT} or ${{family_components}} > 0, 'yes', 'no')",
    ),
]

RULE_ROWS: list[Row] = [
    *FACTS,
    *(
        row("calculate", f"rule_{name}", calculation=f"if({rule.when}, 'yes', '')")
        for name, rule in SERVICE_RULES.items()
    ),
    *(
        row(
            "calculate",
            f"unsure_{name}",
            calculation=f"if(${{rule_{name}}} = '' and {SERVICE_RULES[name].unsure}, 'yes', '')",
        )
        for name in UNSURE
    ),
    row(
        "calculate",
        "service_rules",
        calculation=listed([f"if(${{rule_{name}}} = 'yes', ' {name}', '')" for name in SERVICE_RULES], " "),
    ),
    row("calculate", "reasons_id", calculation=told("rule", 0, list(SERVICE_RULES))),
    row("calculate", "reasons_en", calculation=told("rule", 1, list(SERVICE_RULES))),
    row("calculate", "undecided_id", calculation=told("unsure", 0, UNSURE)),
    row("calculate", "undecided_en", calculation=told("unsure", 1, UNSURE)),
]
