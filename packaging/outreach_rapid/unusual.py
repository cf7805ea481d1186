"""Soft warnings about a person: what the NIK says otherwise, and ages that are rare."""

from outreach_rapid.rows import row, unusual

UNUSUAL = [
    row(
        "calculate",
        "nik_born",
        calculation="if(${nik_dm} = '', '', "
        "concat(substr(${nik_dm}, 0, 2), '/', substr(${nik_dm}, 2, 4), '/', "
        "if(number(substr(${nik_dm}, 4, 6)) > number(format-date(today(), '%y')), '19', '20'), "
        "substr(${nik_dm}, 4, 6)))",
    ),
    row(
        "calculate",
        "birth_shown",
        calculation="if(${birth_date} = '', '', format-date(${birth_date}, '%d/%m/%Y'))",
    ),
    unusual(
        "w_nik_sex",
        "sex",
        "${nik_sex} != '' and ${sex} != '' and ${nik_sex} != ${sex}",
        "NIK menunjukkan jenis kelamin lain. Apakah isian ini benar?",
        "The NIK says the other sex. Is this answer right?",
    ),
    unusual(
        "w_nik_dob",
        "birth_date",
        "${nik_dm} != '' and ${birth_date} != '' and ${nik_dm} != format-date(${birth_date}, '%d%m%y')",
        "NIK menunjukkan lahir ${nik_born}, isian menulis ${birth_shown}. Apakah isian ini benar?",
        "NIK says born ${nik_born}, the record says ${birth_shown}. Is the record right?",
    ),
    unusual(
        "w_very_old",
        "birth_date",
        "${birth_date} != '' and ${age} > 100",
        "Usia menurut tanggal lahir ini ${age} tahun. Apakah benar?",
        "By this birth date the age is ${age}. Is that right?",
    ),
    unusual(
        "w_very_old_est",
        "age_est",
        "${age_est} > 100",
        "Usia ${age_est} tahun jarang ditemui. Apakah benar?",
        "An age of ${age_est} is rare. Is that right?",
    ),
]
