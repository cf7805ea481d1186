"""What other apps take otherwise, in both languages: kind → (what, cure). ``what`` and ``where`` may stand in them."""

ENGLISH: dict[str, tuple[str, str]] = {
    "regex_part": (
        "Collect and this app match regex() with all of the answer, Enketo and Web Forms with any part of it.",
        "Begin it with ^ and end it with $; put alternatives in brackets: ^(a|b)$.",
    ),
    "date_text": (
        "A date in quotes is compared as a date in Enketo and Web Forms; in Collect and here the comparison is false.",
        "Write date('2026-12-31').",
    ),
    "function": ("{what} runs here and in {where} only.", "Use a function of the ODK specification."),
    "axis": ("Collect refuses //, * and axes in a path.", "Name the question with ${{name}}."),
    "several": (
        "“{what}” stands in a repeat: there are several answers where one is wanted. Collect stops the form there.",
        "Use sum(), count(), join() or indexed-repeat().",
    ),
    "bare": (
        "“{what}” alone asks whether it has an answer (Collect, here), or whether the question is there (Web Forms).",
        "Write ${{{what}}} != ''.",
    ),
    "boolean": (
        "True and false are stored as 1 and 0 in Collect and here, as words in Enketo and Web Forms.",
        "Write if(condition, 'yes', 'no').",
    ),
    "day_in_text": (
        "Collect and this app store a day in a text with its time (T00:00:00.000), Enketo and Web Forms without.",
        "Write format-date(day, '%Y-%m-%d').",
    ),
    "moment_in_text": (
        "Inside text a moment shows its day only in Collect and here, and all of it in Web Forms.",
        "Write format-date-time(moment, '%Y-%m-%d %H:%M').",
    ),
    "sum_of_blanks": (
        "A blank answer counts as nothing in Collect and here; in Web Forms the whole sum is blank.",
        "Require the answer, or sum only what has one: [. != ''].",
    ),
    "round_half": ("-2.5 is rounded to -3 in Collect and to -2 elsewhere.", "Round before the sign is turned."),
    "root_relevant": ("Apps do not agree on a form that is not relevant as a whole.", "Put the condition on a group."),
    "last_saved": (
        "Answers of the last record are known to Collect only; elsewhere the question begins blank.",
        "Do without, or let people correct it.",
    ),
    "only": ("“{what}” works in {where} only.", "Make sure that the form can be filled without it."),
}

INDONESIAN: dict[str, tuple[str, str]] = {
    "regex_part": (
        "Collect dan aplikasi ini mencocokkan regex() dengan seluruh jawaban, Enketo dan Web Forms dengan bagiannya.",
        "Awali dengan ^ dan akhiri dengan $; beri kurung pada alternatif: ^(a|b)$.",
    ),
    "date_text": (
        "Tanggal dalam kutip dibandingkan sebagai tanggal di Enketo dan Web Forms; di sini dan di Collect tidak.",
        "Tulis date('2026-12-31').",
    ),
    "function": ("{what} hanya berjalan di sini dan di {where}.", "Pakai fungsi dari spesifikasi ODK."),
    "axis": ("Collect menolak //, * dan sumbu di dalam jalur.", "Sebut pertanyaannya dengan ${{nama}}."),
    "several": (
        "“{what}” ada di dalam repeat: ada beberapa jawaban, padahal diminta satu. Collect berhenti di sini.",
        "Pakai sum(), count(), join(), atau indexed-repeat().",
    ),
    "bare": (
        "“{what}” sebagai syarat berarti “ada jawabannya” di Collect dan di sini, “ada pertanyaannya” di Web Forms.",
        "Tulis ${{{what}}} != ''.",
    ),
    "boolean": (
        "Benar dan salah disimpan sebagai 1 dan 0 di Collect dan di sini, sebagai kata di Enketo dan Web Forms.",
        "Tulis if(syarat, 'yes', 'no').",
    ),
    "day_in_text": (
        "Collect dan aplikasi ini menyimpan tanggal dalam teks beserta jam (T00:00:00.000), yang lain tanpa jam.",
        "Tulis format-date(tanggal, '%Y-%m-%d').",
    ),
    "moment_in_text": (
        "Di dalam teks, tanggal dan jam tampil tanggalnya saja di Collect dan di sini, tampil lengkap di Web Forms.",
        "Tulis format-date-time(waktu, '%Y-%m-%d %H:%M').",
    ),
    "sum_of_blanks": (
        "Jawaban kosong tidak dihitung di Collect dan di sini; di Web Forms seluruh jumlahnya kosong.",
        "Wajibkan jawabannya, atau jumlahkan yang terisi saja: [. != ''].",
    ),
    "round_half": (
        "-2,5 dibulatkan menjadi -3 di Collect dan -2 di tempat lain.",
        "Bulatkan sebelum tandanya dibalik.",
    ),
    "root_relevant": (
        "Aplikasi berbeda-beda bila seluruh formulir tidak relevan.",
        "Pindahkan syaratnya ke sebuah grup.",
    ),
    "last_saved": (
        "Jawaban rekaman terakhir hanya dikenal Collect; di tempat lain pertanyaan mulai kosong.",
        "Jangan bergantung padanya, atau biarkan orang mengoreksinya.",
    ),
    "only": ("“{what}” hanya berfungsi di {where}.", "Pastikan formulir bisa diisi tanpa itu."),
}
