"""Category, needs, services and what happens next.

``SUGGESTED`` and ``SERVICE_RULES`` are the only places with rules. A suggestion is advice: nothing is ticked
before the officer ticks it. An answer that is missing, refused or unknown never makes a rule true.
"""

from outreach_rapid.rows import Pair, any_of, required, row
from outreach_rapid.sharing import BASIS, UNNAMED

VIOLENCE = any_of("red_flags", "sexual", "violence_now")
DISABILITY = "${wg_disability} = 'yes'"
CHILD, ADULT, SCHOOL_AGE, OLDER = (
    "${age} < 18",
    "${age} >= 18",
    "${age} >= 6 and ${age} <= 17",
    "${age} >= 60",
)
NEGLECT = "${child_neglect} = 'yes' or ${child_basic} = 'no'"

# category: (Indonesian, English, rule)
SUGGESTED = {
    "01": (
        "Anak balita telantar",
        "Neglected under-five",
        f"${{age}} <= 5 and ({NEGLECT} or selected(${{red_flags}}, 'infant_used'))",
    ),
    "02": ("Anak telantar", "Neglected child", f"{SCHOOL_AGE} and ({NEGLECT})"),
    "04": (
        "Anak jalanan",
        "Street child",
        f"{CHILD} and {any_of('activity', 'beg', 'scavenge', 'busk', 'costume', 'hawk', 'wash', 'sleep')}",
    ),
    "05": ("Anak dengan kedisabilitasan", "Child with disability", f"{CHILD} and {DISABILITY}"),
    "06": ("Anak korban tindak kekerasan", "Child victim of violence", f"{CHILD} and {VIOLENCE}"),
    "07": (
        "Anak yang memerlukan perlindungan khusus",
        "Child needing special protection",
        (
            f"{SCHOOL_AGE} and ({any_of('red_flags', 'sexual', 'trafficking', 'threat')} "
            "or ${earnings_handed} = 'yes')"
        ),
    ),
    "08": (
        "Lanjut usia telantar",
        "Neglected older person",
        f"{OLDER} and {any_of('amber_flags', 'elder_alone', 'no_sleep')}",
    ),
    "09": ("Penyandang disabilitas", "Person with disability", f"{ADULT} and {DISABILITY}"),
    "10": ("Tuna susila", "Person in prostitution", f"{ADULT} and selected(${{activity}}, 'sexwork')"),
    "11": (
        "Gelandangan",
        "Homeless vagrant",
        (
            f"{ADULT} and (${{sleep_place}} = 'street' or ${{sleep_place}} = 'public') "
            "and ${fixed_home} = 'no' and ${steady_income} != 'yes'"
        ),
    ),
    "12": ("Pengemis", "Beggar", f"{ADULT} and selected(${{activity}}, 'beg')"),
    "13": ("Pemulung", "Scavenger", f"{ADULT} and selected(${{activity}}, 'scavenge')"),
    "17": (
        "Korban penyalahgunaan NAPZA",
        "Victim of substance abuse",
        "selected(${amber_flags}, 'drug')",
    ),
    "18": ("Korban trafficking", "Trafficking victim", "selected(${red_flags}, 'trafficking')"),
    "19": ("Korban tindak kekerasan", "Victim of violence", f"{ADULT} and {VIOLENCE}"),
}


def listed(parts: list[str], separator: str) -> str:
    """Texts that each begin with ``separator``, joined, without the first separator."""
    return f"substr(concat({', '.join(parts)}), {len(separator)})"


def names(language: int) -> str:
    """The suggested categories' names, separated by commas."""
    parts = [f"if(${{suggest_{code}}} = 'yes', ', {each[language]}', '')" for code, each in SUGGESTED.items()]
    return listed(parts, ", ")


CATEGORY = [
    row("begin_group", "g_result", "Kategori dan kebutuhan", "Category and needs"),
    *(
        row("calculate", f"suggest_{code}", calculation=f"if({rule}, 'yes', '')")
        for code, (_, _, rule) in SUGGESTED.items()
    ),
    row(
        "calculate",
        "suggested_ppks",
        calculation=listed([f"if(${{suggest_{code}}} = 'yes', ' {code}', '')" for code in SUGGESTED], " "),
    ),
    row("calculate", "suggested_id", calculation=names(0)),
    row("calculate", "suggested_en", calculation=names(1)),
    row(
        "note",
        "n_suggest",
        "Saran dari jawaban: ${suggested_id}. Anda yang memutuskan.",
        "Suggested by the answers: ${suggested_en}. You decide.",
        relevant="${suggested_ppks} != ''",
    ),
    required(
        "select_multiple ppks",
        "ppks",
        "Kategori PPKS (PMKS)",
        "PPKS (PMKS) categories",
        save_to="person#ppks",
        hint=("Boleh lebih dari satu.", "One or more."),
        required_message=("Pilih paling sedikit satu kategori.", "Choose at least one category."),
    ),
    required(
        "select_one ppks",
        "ppks_main",
        "Kategori utama",
        "Main category",
        relevant="${ppks} != ''",
        choice_filter="selected(${ppks}, name)",
        constraint="selected(${ppks}, .)",
        message=(
            "Kategori utama harus salah satu kategori yang dipilih di atas.",
            "The main category must be one of the categories chosen above.",
        ),
    ),
    row(
        "select_multiple need",
        "needs",
        "Kebutuhan mendesak",
        "Urgent needs",
        hint=("Pilih yang diperlukan sekarang.", "Choose what is needed now."),
    ),
    required(
        "select_multiple action",
        "actions",
        "Tindakan yang sudah dilakukan",
        "Action taken",
        hint=("Boleh lebih dari satu.", "One or more."),
        constraint="not(selected(., 'none') and count-selected(.) > 1)",
        message=(
            "“Belum ada tindakan” tidak boleh dipilih bersama yang lain.",
            "“No action” cannot be chosen together with others.",
        ),
    ),
    required(
        "select_one disposition",
        "disposition",
        "Keputusan tindak lanjut",
        "Next step",
        required_message=("Pilih apa yang terjadi selanjutnya.", "Choose what happens next."),
    ),
    row("end_group"),
]

NEED_HOSPITAL = any_of("red_flags", "severe_injury", "labour", "starving")
NEED_SHELTER = (
    "(${sleep_place} = 'street' or ${sleep_place} = 'public' or selected(${needs}, 'shelter') "
    "or selected(${amber_flags}, 'no_sleep') or ${disposition} = 'tps')"
)
HAS_NIK = "(${id_status} = 'shown' or ${id_status} = 'known') and ${nik} != ''"
WORKING_AGE = "${age} >= 18 and ${age} <= 59"

# rule named in the "rule" column of services.csv: when those services are suggested
SERVICE_RULES = {
    "shelter": f"{NEED_SHELTER} and not({NEED_HOSPITAL})",
    "shelter_calm": f"{NEED_SHELTER} and not({NEED_HOSPITAL}) and not(selected(${{amber_flags}}, 'psychotic')) "
    "and not(selected(${red_flags}, 'danger_others'))",
    "safe_house": f"{any_of('ppks', '06', '18', '19')} or {VIOLENCE}",
    "elder_home": f"{OLDER} and selected(${{ppks}}, '08') "
    "and (${family_contact} = 'no' or ${family_contact} = 'dk')",
    "child_protection_home": f"{CHILD} and ({any_of('ppks', '06', '07')} or {VIOLENCE})",
    "child_justice_home": "${age} >= 12 and ${age} <= 18 and selected(${ppks}, '03')",
    "street_home": f"{ADULT} and ({any_of('ppks', '18', '19')} "
    f"or ({any_of('ppks', '10', '11', '12', '13')} and selected(${{needs}}, 'shelter')))",
    "disability_home": f"{any_of('ppks', '05', '09')} and (selected(${{amber_flags}}, 'pwd_alone') "
    f"or ${{family_contact}} = 'no') and not({any_of('red_flags', 'danger_others', 'suicidal')})",
    "partner_home": f"(({OLDER} and selected(${{ppks}}, '08')) or selected(${{ppks}}, '09')) "
    "and ${family_contact} = 'no'",
    "basic_rehabilitation": any_of("ppks", "01", "02", "05", "08", "09", "11", "12"),
    "trace": "${family_contact} = 'no' or ${family_contact} = 'dk' or selected(${needs}, 'family')",
    "repatriate": "selected(${activity}, 'stranded') or selected(${needs}, 'home') or ${disposition} = 'repatriate'",
    "documents": "${id_status} = 'lost' or ${id_status} = 'never' or ${id_status} = 'unknown' "
    "or selected(${needs}, 'document')",
    "health": f"{NEED_HOSPITAL} or selected(${{needs}}, 'medical') "
    f"or {any_of('amber_flags', 'ill', 'pregnant', 'skin')}",
    "mental": f"{any_of('red_flags', 'suicidal', 'danger_others', 'pasung')} "
    "or selected(${amber_flags}, 'psychotic') or selected(${needs}, 'mental')",
    "protection": f"(${{sex}} = 'P' or {CHILD}) and ({any_of('ppks', '06', '07', '18', '19')} or {VIOLENCE} "
    "or selected(${needs}, 'protect'))",
    "counselling": "selected(${needs}, 'psych') or selected(${ppks}, '25')",
    "drugs": "selected(${ppks}, '17') or selected(${amber_flags}, 'drug')",
    "education": "${age} >= 5 and ${age} <= 21 and (${child_school} = 'dropout' or ${child_school} = 'never' "
    "or selected(${needs}, 'school'))",
    "device": "selected(${needs}, 'device')",
    "disability_card": f"{any_of('ppks', '05', '09')} and {HAS_NIK} and not(selected(${{docs}}, 'kpd'))",
    "legal": "selected(${needs}, 'legal') or selected(${ppks}, '03')",
    "social_register": f"{HAS_NIK} and (selected(${{needs}}, 'assist') or ${{steady_income}} = 'no')",
    "assistance": "${ppks} != '' and ${urgency} != 'hijau'",
    "meals": f"{HAS_NIK} and ((${{age}} >= 75 and selected(${{amber_flags}}, 'elder_alone')) "
    "or (selected(${ppks}, '09') and ${with_whom} = 'alone'))",
    "women_business": f"${{sex}} = 'P' and {WORKING_AGE} and selected(${{ppks}}, '23')",
    "group_business": f"{WORKING_AGE} and selected(${{needs}}, 'income')",
    "training": "${age} >= 17 and ${age} <= 59 and selected(${needs}, 'skill')",
    "own_business": f"{any_of('ppks', '11', '12', '13')} and {ADULT} and selected(${{needs}}, 'income')",
    "family_education": "${urgency} = 'hijau' and ${ppks} != ''",
}

SERVICE_FILTER = (
    "selected(${service_rules}, rule) and (kab = '' or selected(kab, ${loc_kab})) "
    "and (sex = '' or sex = ${sex}) and (age_from = '' or ${age} >= age_from) "
    "and (age_to = '' or ${age} <= age_to)"
)

REFERRED = "${services} != '' or ${service_other} != '' or ${disposition} = 'refer'"
OTHER: Pair = (
    "Contoh: panti swasta di Bontang",
    "Example: a private home in Bontang",
)

SERVICES = [
    row("begin_group", "g_services", "Layanan dan tindak lanjut", "Services and follow-up"),
    *(row("calculate", f"rule_{name}", calculation=f"if({rule}, 'yes', '')") for name, rule in SERVICE_RULES.items()),
    row(
        "calculate",
        "service_rules",
        calculation=listed([f"if(${{rule_{name}}} = 'yes', ' {name}', '')" for name in SERVICE_RULES], " "),
    ),
    row(
        "select_multiple_from_file services.csv",
        "services",
        "Layanan yang disarankan",
        "Suggested services",
        relevant="${service_rules} != ''",
        choice_filter=SERVICE_FILTER,
        parameters="value=code label=label",
        save_to="referral#services",
        hint=(
            "Berdasarkan jawaban dan aturan layanan. Centang yang akan dirujuk; Anda yang memutuskan.",
            "Based on the answers and the service rules. Tick those to refer to; you decide.",
        ),
    ),
    row(
        "text",
        "service_other",
        "Layanan lain",
        "Another service",
        save_to="referral#service_other",
        hint=OTHER,
    ),
    required(
        "text",
        "service_reason",
        "Alasan memilih layanan lain",
        "Why this other service",
        relevant="${service_other} != ''",
        save_to="referral#reason",
        required_message=(
            "Tulis alasan, agar layanan penerima mengerti.",
            "Write the reason, so that the receiving service understands.",
        ),
    ),
    *UNNAMED,
    row("calculate", "referral_share", calculation=f"if(${{unnamed}} = 0, '', {BASIS})", save_to="referral#share"),
    required(
        "date",
        "followup_due",
        "Tanggal tindak lanjut",
        "Follow-up date",
        relevant="${disposition} = 'full' or ${disposition} = 'monitor' or ${disposition} = 'refer' "
        "or ${services} != ''",
        save_to="referral#due_date",
        constraint=". >= ${today}",
        message=(
            "Tanggal tindak lanjut sudah lewat. Pilih hari ini atau sesudahnya.",
            "The follow-up date has passed. Choose today or later.",
        ),
        hint=(
            "Merah: 24 jam. Kuning: 3 hari. Hijau: 7 hari.",
            "Red: 24 hours. Amber: 3 days. Green: 7 days.",
        ),
    ),
    required(
        "text",
        "summary",
        "Ringkasan kejadian",
        "Short narrative",
        appearance="multiline",
        hint=(
            "Apa yang terjadi dan apa yang disepakati, 2–3 kalimat.",
            "What happened and what was agreed, 2 or 3 sentences.",
        ),
        required_message=("Tulis ringkasan 2–3 kalimat.", "Write 2 or 3 sentences."),
    ),
    row("calculate", "referral_person", calculation="${person_key}", save_to="referral#person_id"),
    row("calculate", "referral_urgency", calculation="${urgency}", save_to="referral#urgency"),
    row("calculate", "referral_needs", calculation="${needs}", save_to="referral#needs"),
    row("calculate", "referral_risks", calculation="${red_flags}", save_to="referral#risks"),
    row("calculate", "referral_region", calculation="${region}", save_to="referral#region"),
    row("end_group"),
]

ENTITIES = [
    {
        "list_name": "person",
        "label": "if(${full_name} != '', ${full_name}, 'Tanpa nama')",
        "entity_id": "${person_key}",
        "create_if": "${person_id} = '' and ${consent} != 'refused'",
        "update_if": "${person_id} != '' and ${consent} != 'refused'",
    },
    {
        "list_name": "referral",
        "label": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), ' (', ${urgency}, ')')",
        "create_if": REFERRED,
    },
]

SETTINGS = {
    "form_id": "outreach_rapid",
    "form_title": "Asesmen cepat penjangkauan",
    "version": "2026112702",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), "
    "if(${sex} != '', concat(', ', ${sex}), ''), if(${age} != '', concat(', ', ${age}, ' tahun'), ''))",
}
