"""What the pages say: English sentences in the code, their Indonesian here. A test finds every one that is missing."""

from string import Formatter

from fieldapp.domain import formats

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}

INDONESIAN = {
    "Received submissions not checked yet, about: {count}.": ("Sekitar {count} kiriman yang diterima belum diperiksa."),
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
    "Administrator": "Administrator",
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
    "Mistakes in the way of publishing: {count}.": "Kesalahan yang menghalangi penerbitan: {count}.",
    "{title} ({form_id}, version {version}) can be published.": (
        "{title} ({form_id}, versi {version}) bisa diterbitkan."
    ),
    "{title}, version {version}, is published. Laptops fetch it at their next contact.": (
        "{title}, versi {version}, diterbitkan. Laptop mengambilnya saat terhubung."
    ),
    "A form of this name was not published before.": "Formulir bernama ini belum pernah diterbitkan.",
    "After": "Sesudah",
    "Asked otherwise: read its old and new answers apart": "Ditanyakan lain: baca jawaban lama dan baru terpisah",
    "Before": "Sebelum",
    "What changes": "Perubahan",
    "Changes against version {version}": "Perubahan terhadap versi {version}",
    "Check": "Periksa",
    "Check a form": "Periksa formulir",
    "Choose a file first.": "Pilih berkas dulu.",
    "Column": "Kolom",
    "Cure": "Perbaikan",
    "Doubts": "Keraguan",
    "Goes: its answers stay, nobody is asked any more": "Hilang: jawabannya tetap ada, tidak ditanyakan lagi",
    "Mistakes": "Kesalahan",
    "New": "Baru",
    "No form is published yet. Check one below, then publish it.": (
        "Belum ada formulir. Periksa satu di bawah, lalu terbitkan."
    ),
    "Nothing is published by checking.": "Memeriksa belum menerbitkan apa pun.",
    "Problem": "Masalah",
    "Publish version {version}": "Terbitkan versi {version}",
    "Row": "Baris",
    "Sheet": "Lembar",
    "The questions are the same.": "Pertanyaannya sama.",
    "This check is not known any more. Check again.": "Pemeriksaan ini tidak dikenal lagi. Periksa ulang.",
    "This version is published already, with exactly this content.": "Versi ini sudah terbit, isinya persis sama.",
    "This version is published with other content. Raise the version in the workbook, then check again.": (
        "Versi ini sudah terbit dengan isi lain. Naikkan versinya di buku kerja, lalu periksa lagi."
    ),
    "Workbook (.xlsx), XForm (.xml), or a ZIP of one with its files; at most 10 MB": (
        "Buku kerja (.xlsx), XForm (.xml), atau ZIP beserta berkasnya; paling besar 10 MB"
    ),
    "Revoke": "Cabut",
    "Will be sealed": "Akan disegel",
    "Sealed": "Disegel",
    "{code} seals itself at its next contact.": "{code} menyegel diri saat terhubung lagi.",
    "To seal {code}, write its code": "Untuk menyegel {code}, tulis kodenya",
    "It sends what is finalised, then opens for the province only.": "Yang final dikirim, lalu hanya provinsi membuka.",
    "Seal a lost laptop": "Segel laptop yang hilang",
    "Seal": "Segel",
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
    "A column for each choice as well": "Juga satu kolom untuk tiap pilihan",
    "A file": "Berkas unduhan",
    "A sheet of Excel holds 1,048,575 rows. Choose a shorter period, or CSV.": (
        "Satu lembar Excel memuat 1.048.575 baris. Pilih masa yang lebih pendek, atau CSV."
    ),
    "Above the columns": "Di atas kolom",
    "Accounts for spreadsheets": "Akun ekspor",
    "An account for spreadsheets": "Akun ekspor baru",
    "By": "Oleh",
    "Download": "Unduh",
    "Expired": "Kedaluwarsa",
    "Export": "Ekspor",
    "Format": "Format",
    "Good until": "Berlaku sampai",
    "Made by": "Dibuat oleh",
    "Make a token": "Buat token",
    "Name (letters, digits, . _ -)": "Nama (huruf, angka, . _ -)",
    "Names of questions": "Nama pertanyaan",
    "No account has this name.": "Tidak ada akun dengan nama ini.",
    "Nothing was taken out yet.": "Belum ada yang diekspor.",
    "People whose consent has ended": "Warga yang persetujuannya berakhir",
    "Reason": "Alasan",
    "Reason, where one of these two is meant": "Alasan, bila salah satu dari keduanya dipilih",
    "Received since": "Diterima sejak",
    "Received until": "Diterima sampai",
    "Rows": "Baris",
    "Sensitive questions": "Pertanyaan sensitif",
    "Stop an account": "Hentikan akun",
    "Taken out": "Waktu ekspor",
    "The token of {name} is {token}. It is shown once and is good for {days} days.": (
        "Token {name}: {token}. Token ini tampil sekali dan berlaku {days} hari."
    ),
    "There is no account yet.": "Belum ada akun.",
    "What was corrected later as well": "Juga isian yang kemudian diperbaiki",
    "What was taken out": "Yang sudah diekspor",
    "With": "Dengan",
    "{name} can no longer read.": "{name} tidak bisa membaca lagi.",
    "A changed line was found": "Ditemukan baris yang diubah",
    "Act": "Perbuatan",
    "Added a user": "Menambah pengguna",
    "An older store was put back": "Data lama dikembalikan ke laptop",
    "Audit": "Jejak audit",
    "Backed up": "Mencadangkan",
    "Changed a role": "Mengubah peran",
    "Changed a way to unlock": "Mengubah cara membuka",
    "Corrected": "Membetulkan",
    "Decided between claims": "Memutuskan perbedaan",
    "Discarded": "Membuang",
    "Enrolled": "Mendaftar",
    "Every audit follows from its first line.": "Semua jejak audit runtut sejak baris pertama.",
    "Everything": "Semua",
    "Exported": "Mengekspor",
    "Failed to unlock": "Gagal membuka",
    "Finalised": "Memfinalisasi",
    "Follows": "Runtut",
    "Does not follow": "Tidak runtut",
    "Heard": "Diketahui",
    "Id of a person or record": "Id orang atau isian",
    "Line": "Baris",
    "Lines did not lead where they were said to end ({seq} times).": (
        "Baris tidak sampai ke ujung yang disebut ({seq} kali)."
    ),
    "Lines hold ids, never names of people or answers.": "Baris memuat id, tidak pernah nama warga atau jawaban.",
    "Locked": "Mengunci",
    "Made a courier pack": "Membuat paket",
    "Merged": "Menggabungkan",
    "Moved to another version": "Pindah versi formulir",
    "No laptop has told anything that fits.": "Belum ada laptop yang melaporkan hal seperti ini.",
    "Opened": "Membuka",
    "Other lines follow line {seq}: a backup was restored, says the laptop.": (
        "Setelah baris {seq} ada baris lain: cadangan dipulihkan, kata laptop."
    ),
    "Other lines than before follow line {seq}. Nothing explains it.": (
        "Setelah baris {seq} ada baris yang lain dari sebelumnya. Tidak ada penjelasan."
    ),
    "Printed": "Mencetak",
    "Purged": "Menghapus sesuai masa simpan",
    "Put away": "Menyisihkan",
    "Recorded a withdrawal": "Mencatat pencabutan persetujuan",
    "Recorded consent": "Mencatat persetujuan",
    "Refused for want of permission": "Ditolak karena tidak berwenang",
    "Removed a user": "Menghapus pengguna",
    "Restored a backup": "Memulihkan cadangan",
    "Saved a report": "Menyimpan laporan",
    "Saved a support bundle": "Menyimpan berkas bantuan",
    "Sealed itself": "Menyegel diri",
    "Searched": "Mencari",
    "Showed the NIK": "Menampilkan NIK",
    "Since": "Sejak",
    "Split": "Memisahkan lagi",
    "Started": "Memulai",
    "The audit began": "Jejak audit dimulai",
    "The clock was set": "Jam diubah",
    "The end was not signed by this laptop ({seq} times).": "Ujungnya tidak ditandatangani laptop ini ({seq} kali).",
    "The laptop itself found it, in line {seq}.": "Ditemukan oleh laptop sendiri, di baris {seq}.",
    "The list of failed unlocks was changed": "Daftar gagal buka diubah",
    "Told that it forks": "Diberi tahu bahwa bercabang",
    "Took a courier pack": "Mengambil paket",
    "Queued a batch of paper forms": "Memasukkan kumpulan formulir kertas ke antrean",
    "Took a batch of paper forms back": "Menarik kembali kumpulan formulir kertas",
    "Keyed a paper form a second time": "Mengetik ulang formulir kertas",
    "Paired with a laptop in the room": "Memasangkan laptop di ruangan",
    "Let go of a paired laptop": "Melepas laptop yang dipasangkan",
    "Told two people apart": "Menyatakan dua orang berbeda",
    "Put off a pair": "Menunda pasangan",
    "Asked about a pair again": "Menanyakan pasangan lagi",
    "Took a policy": "Menerima kebijakan",
    "Took back to draft": "Menarik kembali ke draf",
    "Took in a form": "Memasukkan formulir",
    "Took out of the bin": "Mengambil dari tempat sampah",
    "Unlocked": "Membuka kunci",
    "Until": "Sampai",
    "Used a recovery code": "Memakai kode pemulihan",
    "What": "Apa",
    "What does not follow": "Yang tidak runtut",
    "What was done": "Yang dilakukan",
    "When": "Kapan",
    "Who": "Siapa",
}


def say(language: str, sentence: str, **facts: object) -> str:
    """The sentence in this language with its facts."""
    return Formatter().vformat(INDONESIAN[sentence] if language == "id" else sentence, (), facts)


def count(language: str, number: int) -> str:
    """With its thousands apart, as the language writes them."""
    return formats.show_number(number, language)


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
