"""Identity, brief situation and functioning: who the person is and how they live.

After a refused consent nothing that identifies the person is asked; sex, age and category remain.
"""

from outreach_rapid.rows import any_of, required, row
from outreach_rapid.unusual import UNUSUAL

NAMED = "${consent} != 'refused'"
HAS_NIK = f"{NAMED} and (${{id_status}} = 'shown' or ${{id_status}} = 'known')"
# Day 01-31 for men, 41-71 for women; no 30 February, no 31 in short months; serial 0000 is not issued.
NIK = (
    "regex(., '^[1-9][0-9]{5}((0[1-9]|[12][0-9]|4[1-9]|[56][0-9])(0[1-9]|1[0-2])"
    "|(30|70)(0[13-9]|1[0-2])|(31|71)(0[13578]|1[02]))[0-9]{6}$') and substr(., 12, 16) != '0000'"
)
FAMILY_CARD = "regex(., '^[1-9][0-9]{5}(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{6}$')"
PHONE = r"regex(., '^(\+62|62|0)8[1-9][0-9]{6,11}$')"
THIS_YEAR = "int(format-date(${today}, '%Y'))"
AGE = (
    "if(${birth_date} != '', "
    f"{THIS_YEAR} - int(format-date(${{birth_date}}, '%Y')) - "
    "if(number(format-date(${today}, '%m%d')) < number(format-date(${birth_date}, '%m%d')), 1, 0), "
    "${age_est})"
)
BIRTH_YEAR = (
    "if(${birth_date} != '', int(format-date(${birth_date}, '%Y')), "
    f"if(${{age_est}} != '', {THIS_YEAR} - ${{age_est}}, ''))"
)
NIK_DAY_OF_MONTH = "if(${nik_day} > 40, ${nik_day} - 40, ${nik_day})"

IDENTITY = [
    row("begin_group", "g_identity", "Identitas", "Identity"),
    row(
        "note",
        "n_known_person",
        "Orang ini sudah terdaftar. Jawaban di sini melengkapi datanya.",
        "This person is already registered. The answers here complete their record.",
        relevant="${person_id} != ''",
    ),
    row(
        "note",
        "n_uncertain",
        "Ditandai ragu: mungkin orang ini sudah terdaftar. Penyelia akan memeriksanya.",
        "Marked as not sure: this person may already be registered. A supervisor will check.",
        relevant="${uncertain_match} = 'yes'",
    ),
    row(
        "text",
        "match_note",
        "Mengapa ragu? (catatan untuk penyelia)",
        "Why are you not sure? (note for the supervisor)",
        relevant=f"${{uncertain_match}} = 'yes' and {NAMED}",
        hint=(
            "Misalnya: wajahnya mirip, tetapi mengaku dari Mangasa.",
            "For example: looks the same, but says to be from Mangasa.",
        ),
        save_to="person#match_note",
    ),
    row(
        "note",
        "n_anonymous",
        "Persetujuan ditolak: nama, NIK, dan foto tidak ditanyakan dan tidak disimpan.",
        "Consent was refused: name, NIK and photo are not asked and not kept.",
        relevant="${consent} = 'refused'",
    ),
    required("select_one id_status", "id_status", "Status NIK", "NIK status", relevant=NAMED),
    required(
        "text",
        "nik",
        "NIK",
        "NIK",
        relevant=HAS_NIK,
        appearance="numbers",
        save_to="person#nik",
        constraint=NIK,
        message=(
            "NIK harus 16 digit angka dan tanggal di digit 7–12 harus ada di kalender. Periksa kembali.",
            "A NIK has 16 digits and digits 7 to 12 must be a date that exists. Check it again.",
        ),
        required_message=(
            "Isi NIK, atau ubah status NIK di atas.",
            "Enter the NIK, or change the NIK status above.",
        ),
        hint=("16 digit. Contoh: 6472050101909001", "16 digits. Example: 6472050101909001"),
    ),
    row(
        "text",
        "no_kk",
        "Nomor Kartu Keluarga (KK)",
        "Family card number (KK)",
        relevant=f"{NAMED} and ${{id_status}} != 'foreign' and ${{id_status}} != 'never'",
        appearance="numbers",
        constraint=FAMILY_CARD,
        message=(
            "Nomor KK harus 16 digit angka. Periksa kembali.",
            "A KK number has 16 digits. Check it again.",
        ),
        hint=("16 digit. Contoh: 6472050101200001", "16 digits. Example: 6472050101200001"),
    ),
    row(
        "select_multiple doc",
        "docs",
        "Dokumen yang dimiliki",
        "Documents held",
        hint=("Boleh lebih dari satu.", "One or more."),
        relevant=NAMED,
        constraint="not(selected(., 'none') and count-selected(.) > 1)",
        message=(
            "“Tidak ada” tidak boleh dipilih bersama yang lain.",
            "“None” cannot be chosen together with others.",
        ),
    ),
    required(
        "select_one adminduk",
        "adminduk_status",
        "Status pengurusan dokumen",
        "Civil registration status",
        relevant=f"{NAMED} and ${{id_status}} != 'shown'",
    ),
    required(
        "text",
        "full_name",
        "Nama lengkap",
        "Full name",
        relevant=NAMED,
        save_to="person#full_name",
        constraint="string-length(.) >= 2",
        message=("Nama minimal 2 huruf.", "A name has at least 2 letters."),
        required_message=(
            "Isi nama. Jika tidak diketahui, tulis TIDAK DIKETAHUI.",
            "Enter the name. If it is unknown, write TIDAK DIKETAHUI.",
        ),
        hint=(
            "Sesuai dokumen. Jika tidak diketahui, tulis TIDAK DIKETAHUI.",
            "As on the document. If unknown, write TIDAK DIKETAHUI.",
        ),
    ),
    row("text", "alias", "Nama panggilan", "Nickname", relevant=NAMED, save_to="person#alias"),
    row(
        "text",
        "mother_name",
        "Nama ibu kandung",
        "Mother's name",
        relevant=NAMED,
        save_to="person#mother_name",
        hint=("Membantu mengenali orang yang sama.", "Helps to recognise the same person."),
    ),
    required("select_one sex", "sex", "Jenis kelamin", "Sex", save_to="person#sex"),
    required("select_one yn", "dob_known", "Tanggal lahir diketahui?", "Is the birth date known?", relevant=NAMED),
    required(
        "date",
        "birth_date",
        "Tanggal lahir",
        "Birth date",
        relevant=f"{NAMED} and ${{dob_known}} = 'yes'",
        save_to="person#birth_date",
        constraint=". <= today() and . >= date('1905-01-01')",
        message=(
            "Tanggal lahir harus antara tahun 1905 dan hari ini.",
            "The birth date must lie between 1905 and today.",
        ),
        required_message=(
            "Isi tanggal lahir, atau jawab bahwa tanggal lahir tidak diketahui.",
            "Enter the birth date, or answer that it is not known.",
        ),
    ),
    required(
        "integer",
        "age_est",
        "Perkiraan usia",
        "Estimated age",
        relevant="${dob_known} = 'no' or ${consent} = 'refused'",
        save_to="person#age_est",
        constraint=". >= 0 and . <= 115",
        message=("Usia antara 0 dan 115 tahun.", "An age lies between 0 and 115 years."),
        hint=("Dalam tahun. Contoh: 45", "In years. Example: 45"),
    ),
    row("calculate", "age", calculation=AGE),
    row("calculate", "birth_year", calculation=BIRTH_YEAR, save_to="person#birth_year"),
    row(
        "note",
        "w_child_consent",
        "Periksa: usia di bawah 18 tahun, tetapi kemampuan memberi persetujuan dicatat sebagai dewasa.",
        "Check: the age is under 18, but the capacity to consent is recorded as adult.",
        relevant="${age} < 18 and ${capacity} = 'adult'",
    ),
    row("calculate", "nik_day", calculation="if(string-length(${nik}) = 16, int(substr(${nik}, 6, 8)), '')"),
    row("calculate", "nik_sex", calculation="if(${nik_day} = '', '', if(${nik_day} > 40, 'P', 'L'))"),
    row(
        "calculate",
        "nik_dm",
        calculation=f"if(${{nik_day}} = '', '', concat(if({NIK_DAY_OF_MONTH} < 10, '0', ''), "
        f"{NIK_DAY_OF_MONTH}, substr(${{nik}}, 8, 12)))",
    ),
    *UNUSUAL,
    row("text", "birth_place", "Tempat lahir", "Place of birth", relevant=NAMED),
    row("select_one marital", "marital", "Status perkawinan", "Marital status", relevant="${age} >= 12"),
    row(
        "text",
        "phone",
        "Nomor HP yang dapat dihubungi",
        "Contact phone",
        relevant=NAMED,
        appearance="numbers",
        constraint=PHONE,
        message=(
            "Nomor HP diawali 08 atau +628 dan hanya berisi angka.",
            "A mobile number starts with 08 or +628 and holds digits only.",
        ),
        hint=("Contoh: 081234567890", "Example: 081234567890"),
    ),
    row(
        "text",
        "origin",
        "Daerah asal",
        "Place of origin",
        relevant=NAMED,
        hint=(
            "Provinsi, kabupaten/kota, atau desa. Contoh: Paser",
            "Province, regency or village. Example: Paser",
        ),
    ),
    row(
        "text",
        "physical_desc",
        "Ciri fisik khusus",
        "Distinguishing marks",
        relevant=NAMED,
        save_to="person#marks",
        required="${id_status} = 'unknown'",
        hint=(
            "Wajib bila identitas tidak diketahui. Contoh: bekas luka di pipi kiri",
            "Required if the identity is unknown. Example: scar on the left cheek",
        ),
        required_message=(
            "Identitas tidak diketahui, jadi tulis ciri fisik yang mudah dikenali.",
            "The identity is unknown, so write marks that are easy to recognise.",
        ),
    ),
    row(
        "image",
        "photo",
        "Foto wajah",
        "Face photo",
        relevant="${consent_photo} = 'yes'",
        parameters="max-pixels=1280",
    ),
    row(
        "calculate",
        "region",
        calculation="if(${loc_desa} != '', ${loc_desa}, if(${loc_kec} != '', ${loc_kec}, ${loc_kab}))",
        save_to="person#region",
    ),
    row("calculate", "consent_result", calculation="${consent}", save_to="person#consent"),
    row("calculate", "match_doubt", calculation="${uncertain_match}", save_to="person#uncertain_match"),
    row("end_group"),
]

EARNS = any_of("activity", "beg", "busk", "hawk", "costume", "scavenge")
CHILD = "${age} < 18"

SITUATION = [
    row("begin_group", "g_situation", "Keadaan singkat", "Brief situation"),
    required("select_one witharr", "with_whom", "Bersama siapa saat ini?", "With whom now?"),
    row(
        "integer",
        "children_with",
        "Jumlah anak di bawah 18 tahun yang bersamanya",
        "Children under 18 with the person",
        relevant="${age} >= 18",
        constraint=". >= 0 and . <= 15",
        message=("Isi antara 0 dan 15.", "Enter 0 to 15."),
    ),
    required("select_one sleep", "sleep_place", "Tempat tidur biasanya", "Usual sleeping place"),
    required("select_one ynd", "fixed_home", "Punya tempat tinggal tetap?", "Has a fixed home?"),
    row(
        "select_one ynd",
        "steady_income",
        "Punya penghasilan tetap?",
        "Has a steady income?",
        relevant="${age} >= 15",
    ),
    required(
        "select_one ynd",
        "family_contact",
        "Ada keluarga yang bisa dihubungi?",
        "Any family that can be contacted?",
    ),
    row(
        "text",
        "family_phone",
        "Nama dan kontak keluarga",
        "Family name and contact",
        relevant=f"{NAMED} and ${{family_contact}} = 'yes'",
        hint=("Contoh: Ibu Aminah, 081234567890", "Example: Ibu Aminah, 081234567890"),
    ),
    row(
        "integer",
        "times_before",
        "Berapa kali pernah terjangkau atau terjaring sebelumnya?",
        "How many times reached or caught before?",
        constraint=". >= 0 and . <= 99",
        message=("Isi antara 0 dan 99.", "Enter 0 to 99."),
    ),
    row(
        "select_one ynd",
        "earnings_handed",
        "Apakah penghasilan disetor kepada orang lain?",
        "Are earnings handed to someone else?",
        relevant=EARNS,
    ),
    required("select_one school", "child_school", "Status sekolah", "School status", relevant=CHILD),
    required(
        "select_one ynd",
        "child_basic",
        "Apakah kebutuhan dasar anak terpenuhi?",
        "Are the child's basic needs met?",
        relevant=CHILD,
        hint=(
            "Makan, pakaian, tempat tinggal, kesehatan, sekolah.",
            "Food, clothing, shelter, health, school.",
        ),
    ),
    required(
        "select_one ynd",
        "child_neglect",
        "Apakah anak dilalaikan atau ditinggalkan orang tua/keluarga?",
        "Is the child neglected or left by parents or family?",
        relevant=CHILD,
    ),
    row("end_group"),
]

DOMAINS = (
    (
        "wg_see",
        "Apakah Anda mengalami kesulitan melihat, meskipun memakai kacamata?",
        "Do you have difficulty seeing, even if wearing glasses?",
    ),
    (
        "wg_hear",
        "Apakah Anda mengalami kesulitan mendengar, meskipun memakai alat bantu dengar?",
        "Do you have difficulty hearing, even if using a hearing aid?",
    ),
    (
        "wg_walk",
        "Apakah Anda mengalami kesulitan berjalan atau naik tangga?",
        "Do you have difficulty walking or climbing steps?",
    ),
    (
        "wg_cog",
        "Apakah Anda mengalami kesulitan mengingat atau berkonsentrasi?",
        "Do you have difficulty remembering or concentrating?",
    ),
    (
        "wg_self",
        "Apakah Anda mengalami kesulitan mengurus diri sendiri, seperti mandi atau berpakaian?",
        "Do you have difficulty with self-care, such as washing all over or dressing?",
    ),
    (
        "wg_comm",
        (
            "Dengan bahasa sehari-hari, apakah Anda mengalami kesulitan berkomunikasi, misalnya memahami atau "
            "dipahami orang lain?"
        ),
        (
            "Using your usual language, do you have difficulty communicating, for example understanding or being "
            "understood?"
        ),
    ),
)
# 7 (refused) and 9 (don't know) never count as a difficulty.
WORST = "max(" + ", ".join(f"if(${{{name}}} < 5, ${{{name}}}, 0)" for name, _, _ in DOMAINS) + ")"

FUNCTIONING = [
    row("begin_group", "g_wg", "Fungsi sehari-hari", "Functioning", relevant="${age} >= 5"),
    row(
        "note",
        "wg_intro",
        "Pertanyaan berikut tentang kesulitan melakukan kegiatan karena masalah kesehatan. Bacakan pilihan "
        "jawabannya. Jangan menyebut kata “disabilitas”.",
        "The next questions ask about difficulties doing certain activities because of a health problem. Read "
        "the answers aloud. Do not say “disability”.",
    ),
    *(required("select_one wg", name, indonesian, english) for name, indonesian, english in DOMAINS),
    row("calculate", "wg_max", calculation=WORST),
    row("calculate", "wg_disability", calculation="if(${wg_max} >= 3, 'yes', 'no')"),
    row("end_group"),
]
