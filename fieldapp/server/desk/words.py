"""What the pages say: English sentences in the code, their Indonesian here. A test finds every one that is missing."""

from string import Formatter

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}

INDONESIAN = {
    "About {count} received submissions have not been checked yet.": (
        "Sekitar {count} kiriman yang diterima belum diperiksa."
    ),
    "Accept anyway": "Terima apa adanya",
    "App": "Aplikasi",
    "At least {least} characters, or five words.": "Sekurangnya {least} karakter, atau lima kata.",
    "Change": "Ubah",
    "Code": "Kode",
    "Code of the laptop": "Kode laptop",
    "Days": "Hari",
    "Decided.": "Sudah diputuskan.",
    "Decision": "Keputusan",
    "Drafts": "Draf",
    "Enrol a laptop": "Daftarkan laptop",
    "Files": "Berkas",
    "Form": "Formulir",
    "Forms": "Formulir",
    "Go to the content": "Langsung ke isi",
    "Held": "Tertahan",
    "Intake officer": "Petugas penerimaan",
    "Laptop": "Laptop",
    "Laptops": "Laptop",
    "Last contact": "Kontak terakhir",
    "Look": "Cari",
    "Make a code": "Buat kode",
    "Name": "Nama",
    "Name nobody here: the question says where to look.": (
        "Jangan tulis nama orang di sini: pertanyaannya sudah menunjukkan tempatnya."
    ),
    "Never": "Belum pernah",
    "New passphrase": "Frasa sandi baru",
    "No answers of people are shown here.": "Jawaban warga tidak ditampilkan di sini.",
    "No form is published yet. Publish one with: fieldapp server publish": (
        "Belum ada formulir terbit. Terbitkan dengan: fieldapp server publish"
    ),
    "No laptop is enrolled yet. Make a code for the first one.": (
        "Belum ada laptop terdaftar. Buat kode untuk yang pertama."
    ),
    "Nothing waits for a review.": "Tidak ada yang menunggu tinjauan.",
    "Nothing was received yet.": "Belum ada kiriman yang diterima.",
    "No laptop has this code.": "Tidak ada laptop dengan kode ini.",
    "Nobody has this name with this passphrase.": "Nama dan frasa sandi ini tidak cocok.",
    "Nothing was found for this number.": "Nomor ini tidak ditemukan.",
    "Number or receipt": "Nomor atau tanda terima",
    "Number": "Nomor",
    "One-time token": "Token sekali pakai",
    "Outcome": "Hasil",
    "Outreach worker": "Petugas penjangkauan",
    "Overview": "Ringkasan",
    "Partner": "Mitra",
    "Passphrase": "Frasa sandi",
    "Published": "Terbit",
    "Question": "Pertanyaan",
    "Reasons": "Alasan",
    "Receipt": "Tanda terima",
    "Received today": "Diterima hari ini",
    "Received": "Diterima",
    "Received, checked": "Diterima, diperiksa",
    "Received, accepted as it is": "Diterima apa adanya",
    "Received, not checked yet": "Diterima, belum diperiksa",
    "Received, returned to the worker": "Diterima, dikembalikan ke petugas",
    "Received, waits for a review": "Diterima, menunggu tinjauan",
    "Refused": "Ditolak",
    "Refused today": "Ditolak hari ini",
    "Regions": "Wilayah",
    "Regions, such as 64.72 (none: the whole province)": "Wilayah, misalnya 64.72 (kosong: seluruh provinsi)",
    "Return to the worker": "Kembalikan ke petugas",
    "Returned, newest first": "Dikembalikan, terbaru di atas",
    "Reviews": "Tinjauan",
    "Revoke": "Cabut",
    "Revoked": "Dicabut",
    "Role": "Peran",
    "Set the passphrase": "Tetapkan frasa sandi",
    "Sign in": "Masuk",
    "Sign in with a one-time token": "Masuk dengan token sekali pakai",
    "Sign out": "Keluar",
    "Stop a laptop": "Hentikan laptop",
    "Submissions": "Kiriman",
    "Supervisor": "Penyelia",
    "The code for {name} is {code}. It is shown once and is good for {days} days.": (
        "Kode untuk {name}: {code}. Kode ini tampil sekali dan berlaku {days} hari."
    ),
    "The last received": "Kiriman terbaru",
    "The whole submission": "Seluruh kiriman",
    "The two passphrases differ.": "Kedua frasa sandi berbeda.",
    "This cannot be done: check what you wrote.": "Tidak dapat dilakukan: periksa isian Anda.",
    "This passphrase is too easy to guess.": "Frasa sandi ini terlalu mudah ditebak.",
    "This passphrase is too long.": "Frasa sandi ini terlalu panjang.",
    "This token is not good, or was used.": "Token ini tidak berlaku atau sudah dipakai.",
    "Title": "Judul",
    "To revoke {code}, write its code": "Untuk mencabut {code}, tulis kodenya",
    "Too many tries. Wait a minute.": "Terlalu banyak percobaan. Tunggu satu menit.",
    "Unsent": "Belum terkirim",
    "Unsent in the field": "Belum terkirim di lapangan",
    "Version": "Versi",
    "Waiting for a file": "Menunggu berkas",
    "Waiting for review": "Menunggu tinjauan",
    "What a laptop may see": "Yang boleh dilihat laptop",
    "What should be mended? The worker reads this very sentence.": (
        "Apa yang perlu diperbaiki? Petugas membaca kalimat ini persis."
    ),
    "Whole province": "Seluruh provinsi",
    "Worker": "Petugas",
    "Works": "Aktif",
    "Write what should be mended.": "Tulis apa yang perlu diperbaiki.",
    "Write the passphrase again": "Tulis frasa sandi sekali lagi",
    "Yes": "Ya",
    "{code} can no longer send.": "{code} tidak bisa mengirim lagi.",
}


def say(language: str, sentence: str, **facts: object) -> str:
    """The sentence in this language with its facts."""
    return Formatter().vformat(INDONESIAN[sentence] if language == "id" else sentence, (), facts)


def count(language: str, number: int) -> str:
    """With its thousands apart, as the language writes them."""
    return f"{number:,}".replace(",", ".") if language == "id" else f"{number:,}"


def choose(asked: str, kept: str, accepted: str) -> str:
    """The language: asked for just now, kept from before, what the browser prefers; else Indonesian."""
    for wish in (asked, kept):
        if wish in LANGUAGES:
            return wish
    for part in accepted.split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in LANGUAGES:
            return code
    return "id"
