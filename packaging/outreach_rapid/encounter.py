"""Encounter, immediate safety and consent: what is asked before anything about the person."""

from outreach_rapid.rows import required, row

REGION = {"parameters": "value=code label=name", "appearance": "autocomplete"}
REGION_FILE = "select_one_from_file kaltim_regions.csv"

METADATA = [
    row("start", "start"),
    row("end", "end"),
    row("today", "today"),
    row("username", "username"),
    row("deviceid", "deviceid"),
    row("csv-external", "person"),
    row("hidden", "person_id"),
    row("hidden", "uncertain_match"),
    row("hidden", "new_person_id", default="uuid()"),
    row("calculate", "person_key", calculation="if(${person_id} != '', ${person_id}, ${new_person_id})"),
]

ENCOUNTER = [
    row("begin_group", "g_meet", "Pertemuan penjangkauan", "Outreach encounter"),
    required(
        "dateTime",
        "met_at",
        "Waktu bertemu",
        "Date and time met",
        default="now()",
        constraint="decimal-date-time(.) <= decimal-date-time(now())",
        message=(
            "Waktu bertemu ada di masa depan. Periksa tanggal dan jam.",
            "The time met is in the future. Check the date and time.",
        ),
    ),
    row(
        "text",
        "spt_no",
        "Nomor Surat Perintah Tugas (SPT)",
        "Duty order number (SPT)",
        hint=("Contoh: 800/1234/Dinsos/2026", "Example: 800/1234/Dinsos/2026"),
    ),
    row(
        "text",
        "team",
        "Tim dan petugas pendamping",
        "Team and accompanying officers",
        hint=("Contoh: TKSK Palaran, Satpol PP", "Example: TKSK Palaran, Satpol PP"),
    ),
    required("select_one enc_source", "source", "Sumber temuan", "How found"),
    required(
        REGION_FILE,
        "loc_kab",
        "Lokasi: kabupaten/kota",
        "Location: regency or city",
        choice_filter="parent = '64'",
        required_message=(
            "Pilih kabupaten/kota tempat bertemu.",
            "Choose the regency or city where you met.",
        ),
        **REGION,
    ),
    required(
        REGION_FILE,
        "loc_kec",
        "Lokasi: kecamatan",
        "Location: district",
        relevant="${loc_kab} != ''",
        choice_filter="parent = ${loc_kab}",
        required_message=("Pilih kecamatan tempat bertemu.", "Choose the district where you met."),
        **REGION,
    ),
    row(
        REGION_FILE,
        "loc_desa",
        "Lokasi: desa/kelurahan/kampung",
        "Location: village",
        relevant="${loc_kec} != ''",
        choice_filter="parent = ${loc_kec}",
        **REGION,
    ),
    required("select_one place", "place", "Jenis tempat", "Kind of place"),
    row(
        "text",
        "place_note",
        "Patokan lokasi",
        "Landmark",
        hint=("Contoh: depan Pasar Segiri, pintu timur", "Example: in front of Pasar Segiri, east gate"),
    ),
    row(
        "geopoint",
        "gps",
        "Koordinat",
        "Coordinates",
        hint=("Isi bila ada GPS. Contoh: -0.5022 117.1536", "If a GPS is at hand. Example: -0.5022 117.1536"),
    ),
    required(
        "select_multiple activity",
        "activity",
        "Kegiatan saat ditemukan",
        "Activity when found",
        hint=("Boleh lebih dari satu.", "One or more."),
    ),
    row("end_group"),
]

SAFETY = [
    row("begin_group", "g_safety", "Keselamatan", "Safety"),
    row(
        "select_multiple red",
        "red_flags",
        "Tanda MERAH",
        "RED signs",
        hint=(
            "Pilih semua yang terlihat. Kosongkan bila tidak ada.",
            "Choose every sign you see. Leave blank if there is none.",
        ),
    ),
    row(
        "select_multiple amber",
        "amber_flags",
        "Tanda KUNING",
        "AMBER signs",
        hint=(
            "Pilih semua yang terlihat. Kosongkan bila tidak ada.",
            "Choose every sign you see. Leave blank if there is none.",
        ),
    ),
    row(
        "calculate",
        "urgency",
        calculation="if(count-selected(${red_flags}) > 0, 'merah', "
        "if(count-selected(${amber_flags}) > 0, 'kuning', 'hijau'))",
    ),
    row(
        "note",
        "n_red",
        "MERAH: lakukan tindakan segera. Hubungi penyelia, fasilitas kesehatan, UPTD PPA (SAPA 129) "
        "atau polisi (110). Pertanyaan lain dapat ditunda.",
        "RED: act now. Call your supervisor, a health facility, the PPA unit (SAPA 129) or the police (110). "
        "The other questions can wait.",
        relevant="${urgency} = 'merah'",
    ),
    row("end_group"),
]

ADULT_SCRIPT = (
    (
        "Bacakan kepada klien, atau kepada orang tua/wali: “Selamat pagi/siang. Nama saya …, petugas Dinas "
        "Sosial Provinsi Kalimantan Timur. Saya ingin mencatat data Bapak/Ibu/Saudara, yaitu nama, keadaan "
        "kesehatan, keluarga, dan kebutuhan, supaya kami bisa memberi bantuan dan merujuk ke layanan yang "
        "sesuai. Data disimpan aman oleh Dinas Sosial selama jadwal retensi arsip, dan hanya diberikan kepada "
        "pihak yang Bapak/Ibu setujui. Bapak/Ibu boleh menolak, boleh tidak menjawab pertanyaan tertentu, boleh "
        "melihat, memperbaiki, atau menarik kembali persetujuan kapan saja lewat petugas atau kantor Dinas "
        "Sosial. Menolak tidak membuat Bapak/Ibu kehilangan pertolongan. Apakah ada yang ingin ditanyakan? "
        "Apakah Bapak/Ibu setuju?”"
    ),
    (
        "Read aloud to the client, or to the parent or guardian: “Good morning. I am …, officer of the Social "
        "Service of East Kalimantan. I would like to write down your name, health, family and needs, so that we "
        "can help you and send you to the right service. The Social Service keeps the data safely for as long as "
        "its archive schedule says and gives it only to those you agree to. You may refuse, may skip questions, "
        "may see, correct or take back your consent at any time through an officer or the office. Refusing does "
        "not cost you help. Do you have questions? Do you agree?”"
    ),
)

CHILD_SCRIPT = (
    (
        "Setelah orang tua/wali setuju, bacakan kepada anak (kira-kira 7–17 tahun): “Hai, nama Kakak …. Kakak "
        "mau ngobrol supaya bisa bantu kamu. Kakak akan mencatat cerita kamu. Kalau ada yang tidak mau kamu "
        "jawab, boleh bilang tidak. Kalau kamu cerita ada yang menyakiti kamu, Kakak harus memberi tahu orang "
        "yang bisa melindungi kamu. Kamu mau?”"
    ),
    (
        "After the parent or guardian agreed, read to the child (about 7 to 17 years): “Hi, my name is …. I would "
        "like to talk so that I can help you. I will write down what you say. If there is something you do not "
        "want to answer, you can say no. If you tell me someone is hurting you, I have to tell people who can "
        "protect you. Is that all right?”"
    ),
)

AGREED = "${consent} = 'given' or ${consent} = 'guardian' or ${consent} = 'partial'"
NOT_AGREED = "${consent} = 'refused' or ${consent} = 'not_obtained'"

SCRIPT = "v1"  # of the texts above; a change of their words is a new version
# who asked, on which laptop: read with the answer by whoever must prove it (UU 27/2022 Ps. 24)
ASKED_BY = [
    row("calculate", "asked_by", calculation="${username}", save_to="person#consent_officer"),
    row("calculate", "asked_on", calculation="${deviceid}", save_to="person#consent_device"),
]

CONSENT = [
    row("begin_group", "g_consent", "Persetujuan", "Consent"),
    required(
        "select_one lang",
        "language_used",
        "Bahasa yang dipakai",
        "Language used",
        default="id",
        save_to="person#consent_language",
    ),
    row(
        "text",
        "language_other",
        "Sebutkan bahasa",
        "Name the language",
        relevant="${language_used} = 'dayak' or ${language_used} = 'other'",
        hint=("Contoh: Dayak Kenyah", "Example: Dayak Kenyah"),
    ),
    required(
        "select_one yn",
        "interpreter",
        "Memakai juru bahasa atau pendamping komunikasi?",
        "Interpreter or communication supporter used?",
    ),
    required("select_one capacity", "capacity", "Kemampuan memberi persetujuan", "Capacity to consent"),
    row("note", "consent_script", *ADULT_SCRIPT, relevant="${capacity} != 'emergency'"),
    row("note", "consent_script_child", *CHILD_SCRIPT, relevant="${capacity} = 'child'"),
    required(
        "select_one consent",
        "consent",
        "Hasil persetujuan",
        "Consent result",
        constraint="not((. = 'given') and (${capacity} = 'child' or ${capacity} = 'no_capacity'))",
        message=(
            (
                "Untuk anak atau orang yang tidak mampu memberi persetujuan, persetujuan harus dari orang tua, "
                "wali, atau pendamping. Pilih “Disetujui orang tua/wali/pendamping” atau hasil lain."
            ),
            (
                "For a child or a person who cannot consent, a parent, guardian or supporter must consent. Choose "
                "“Given by parent, guardian or supporter” or another result."
            ),
        ),
        required_message=(
            "Catat hasil persetujuan. Menolak tidak menghalangi pertolongan.",
            "Record the consent result. A refusal never blocks help.",
        ),
    ),
    required(
        "select_one consent_form",
        "consent_how",
        "Bentuk persetujuan",
        "Form of consent",
        relevant=AGREED,
        save_to="person#consent_how",
    ),
    required(
        "text",
        "guardian_name",
        "Nama orang tua/wali/pendamping",
        "Name of parent, guardian or supporter",
        relevant="${consent} = 'guardian'",
        save_to="person#consent_by",
    ),
    required(
        "select_one guardian_rel",
        "guardian_rel",
        "Hubungan dengan klien",
        "Relationship to the client",
        relevant="${consent} = 'guardian'",
    ),
    row(
        "text",
        "witness_name",
        "Nama saksi",
        "Name of witness",
        relevant="${consent_how} = 'verbal' or ${consent_how} = 'thumb'",
    ),
    required(
        "select_one basis",
        "legal_basis",
        "Dasar pemrosesan data",
        "Legal basis for processing",
        relevant=NOT_AGREED,
        save_to="person#legal_basis",
        constraint=". != 'consent'",
        message=(
            "Tidak ada persetujuan, jadi pilih dasar lain.",
            "There is no consent, so choose another basis.",
        ),
    ),
    required(
        "text",
        "no_consent_reason",
        "Alasan tanpa persetujuan",
        "Why there is no consent",
        relevant=NOT_AGREED,
        save_to="person#consent_reason",
        constraint="string-length(.) >= 10",
        message=("Jelaskan dengan minimal 10 karakter.", "Explain in at least 10 characters."),
        hint=(
            "Contoh: tidak sadar, belum bisa diajak bicara",
            "Example: unconscious, cannot be talked to yet",
        ),
    ),
    required(
        "select_multiple share",
        "share_with",
        "Data boleh dibagikan kepada",
        "Data may be shared with",
        save_to="person#share_with",
        hint=("Boleh lebih dari satu.", "One or more."),
        relevant="${consent} != 'refused'",
        constraint="not(selected(., 'none') and count-selected(.) > 1)",
        message=(
            "“Tidak dibagikan” tidak boleh dipilih bersama yang lain.",
            "“Not shared” cannot be chosen together with others.",
        ),
    ),
    required(
        "select_one yn",
        "consent_photo",
        "Setuju difoto untuk pengenalan?",
        "Agrees to a photo for identification?",
        relevant="${consent} != 'refused'",
        save_to="person#consent_photo",
        hint=(
            "Tanyakan: “Bolehkah saya memfoto wajah Bapak/Ibu? Hanya untuk pengenalan, tidak disebarkan.”",
            "Ask: “May I take your photo? Only to recognise you; it is not passed around.”",
        ),
    ),
    row(
        "image",
        "consent_sign",
        "Tanda tangan atau cap jempol",
        "Signature or thumbprint",
        relevant="${consent_how} = 'written' or ${consent_how} = 'thumb'",
        appearance="signature",
        parameters="max-pixels=1280",
    ),
    row("calculate", "script_read", calculation=f"'{SCRIPT}'", save_to="person#consent_script"),
    *ASKED_BY,
    row("end_group"),
]
