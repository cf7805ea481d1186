"""What is wrong with a workbook and how to cure it, in Indonesian: code → (what, cure)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "meant": ("Maksudnya “{name}”?", ""),
    # the file
    "macro_file": (
        "Buku kerja ini berisi makro. Makro tidak pernah dijalankan di sini.",
        "Simpan sebagai .xlsx tanpa makro.",
    ),
    "plain_text": ("Ini tabel teks (.csv).", "Simpan sebagai .xlsx."),
    "open_document": ("Ini tabel OpenDocument (.ods).", "Simpan sebagai .xlsx."),
    "xform_file": ("Ini formulir jadi (.xml), bukan buku kerja.", "Berikan berkas .xlsx asalnya."),
    "other_file": ("Berkas {suffix} bukan buku kerja.", "Berikan berkas .xlsx."),
    "too_large": ("Berkas lebih besar dari {limit} MB.", "Hapus gambar dan lembar yang tidak dipakai."),
    "not_found": ("Berkas tidak ada.", "Periksa nama dan foldernya."),
    "not_readable": ("Berkas tidak dapat dibaca.", "Tutup di program lain dan periksa izin berkasnya."),
    "locked": ("Buku kerja dikunci kata sandi.", "Hapus kata sandinya lalu simpan sebagai .xlsx."),
    "not_a_workbook": (
        "Berkas rusak atau bukan buku kerja Excel.",
        "Buka di Excel atau LibreOffice lalu simpan sebagai .xlsx.",
    ),
    "unpacks_too_large": (
        "Isi buku kerja melebihi {limit} MB atau terlalu banyak bagiannya.",
        "Salin lembar survey, choices, dan settings ke buku kerja baru.",
    ),
    "external_links": (
        "Ada sel yang tertaut ke berkas lain. Yang dipakai ialah isinya yang terakhir.",
        "Putuskan tautannya: Data, Edit Links, Break Link.",
    ),
    "too_heavy": (
        "Buku kerja butuh lebih dari {seconds} detik atau memori terlalu besar.",
        "Salin lembarnya ke buku kerja baru; pindahkan daftar panjang ke berkas CSV.",
    ),
    "child_failed": ("Buku kerja tidak dapat diperiksa.", "Salin lembarnya ke buku kerja baru lalu coba lagi."),
    "too_many_rows": (
        "Ada sel terisi di bawah baris {limit}.",
        "Hapus baris di bawah formulir; pindahkan daftar panjang ke berkas CSV.",
    ),
    "too_many_columns": ("Ada sel terisi setelah kolom ke-{limit}.", "Hapus kolom di sebelah kanan formulir."),
    "cell_too_long": ("Ada sel berisi lebih dari {limit} karakter.", "Pendekkan isinya."),
    "duplicate_column": ("Kolom “{name}” ada dua.", "Hapus atau ganti nama salah satunya."),
    # XForms and ZIPs
    "xform_without_version": (
        "Formulir tidak punya versi.",
        "Beri elemen akar formulir atribut version (lembar settings, version).",
    ),
    "media_missing": (
        "Berkas “{name}” tidak ada; formulir tetap bisa dipakai.",
        "Letakkan di samping formulir, atau di dalam ZIP, lalu impor lagi.",
    ),
    "file_too_large": ("Berkas lebih besar dari {limit} MB.", "Perkecil gambar dan suara."),
    "zip_no_form": (
        "ZIP tidak berisi formulir.",
        "Masukkan satu .xlsx atau satu XForm .xml, dengan berkasnya di samping.",
    ),
    "zip_many_forms": ("ZIP berisi beberapa formulir: {names}.", "Buat satu ZIP untuk tiap formulir."),
    "zip_same_name": ("ZIP berisi beberapa berkas bernama “{name}”.", "Sisakan satu."),
    "bad_file_name": (
        "Nama sebuah berkas di dalam ZIP terlalu panjang atau tidak dapat dipakai.",
        "Beri nama yang pendek.",
    ),
    "zip_too_large": (
        "Setelah dibuka, ZIP lebih besar dari {limit} MB atau terlalu banyak bagian.",
        "Perkecil gambar dan keluarkan yang tidak dipakai formulir.",
    ),
    "not_a_zip": ("Berkas rusak, terkunci kata sandi, atau bukan ZIP.", "Buat ulang ZIP, tanpa kata sandi."),
    # survey
    "missing_survey": (
        "Buku kerja tidak punya lembar bernama survey.{meant}",
        "Beri nama survey pada lembar pertanyaan.",
    ),
    "empty_survey": ("Lembar survey kosong.", "Tulis paling sedikit satu pertanyaan."),
    "unknown_column": ("Kolom “{name}” tidak dikenal.{meant}", "Perbaiki judul kolomnya."),
    "extra_column": ("Kolom “{name}” tidak dibaca.", "Hapus kolomnya, atau awali dengan nama kolom yang dikenal."),
    "missing_column": ("Kolom “{name}” tidak ada.", "Tambahkan pada baris judul."),
    "missing_type": (
        "Baris ini tidak punya type.",
        "Tulis type, misalnya text atau select_one, atau kosongkan barisnya.",
    ),
    "unknown_type": ("Type “{name}” tidak dikenal.{meant}", "Pakai type XLSForm."),
    "no_list_named": ("“{name}” tidak menyebut daftar pilihan.", "Tulis daftarnya: {name} nama_daftar."),
    "list_name_words": ("Ada “{tail}” setelah daftar “{name}”.", "Nama daftar satu kata; sambung dengan _."),
    "missing_list": (
        "Daftar pilihan “{name}” tidak ada di lembar choices.{meant}",
        "Tambahkan daftarnya atau perbaiki namanya di sini.",
    ),
    "missing_name": ("Baris ini tidak punya name.", "Beri nama: huruf, angka, dan _."),
    "bad_name": (
        "“{name}” tidak dapat menjadi nama.",
        "Awali dengan huruf; lalu huruf, angka, dan _ saja, tanpa spasi.",
    ),
    "reserved_name": ("Nama “{name}” milik formulir itu sendiri.", "Pakai nama lain."),
    "duplicate_name": ("Nama “{name}” sudah dipakai baris {other_row}.", "Ganti nama salah satunya."),
    "too_deep": ("Ada lebih dari {limit} grup dan pengulangan yang bersarang.", "Ratakan formulir."),
    "unclosed": (
        "begin_{what} “{name}” tidak pernah ditutup.",
        "Tambahkan baris end_{what} setelah pertanyaan terakhirnya.",
    ),
    "unopened": ("end_{what} ini tidak menutup apa pun.", "Hapus barisnya, atau tambahkan begin_{what} pasangannya."),
    "crossed": (
        "end_{what} menutup begin_{other} “{name}” dari baris {other_row}.",
        "Tulis end_{other} di sini, atau pindahkan barisnya agar grup tidak bersilang.",
    ),
    "missing_calculation": ("Baris calculate “{name}” tidak menghitung apa pun.", "Isi kolom calculation."),
    "missing_label": ("Pertanyaan “{name}” tidak punya teks.", "Isi kolom label."),
    # expressions
    "broken_reference": ("“${{{name}” bukan rujukan.", "Tulis ${{nama_pertanyaan}}, tanpa spasi."),
    "unknown_reference": ("Pertanyaan “{name}” tidak ada.{meant}", "Perbaiki nama di dalam ${{ }}."),
    "unclear_reference": (
        "Ada beberapa pertanyaan bernama “{name}”.",
        "Beri nama sendiri pada pertanyaan yang dimaksud.",
    ),
    "unknown_function": ("Fungsi {name}() tidak dikenal.{meant}", "Pakai fungsi dari spesifikasi ODK."),
    # choices
    "choice_without_list": ("Pilihan “{name}” tidak masuk daftar mana pun.", "Isi kolom list_name."),
    "choice_without_name": ("Ada pilihan tanpa name pada daftar “{list}”.", "Isi kolom name."),
    "choice_with_space": (
        "Name pilihan “{name}” pada daftar “{list}” berisi spasi.",
        "Ganti dengan _: beberapa jawaban disimpan dengan spasi di antaranya.",
    ),
    "choice_without_label": ("Pilihan “{name}” tidak punya label.", "Tulis teks yang dibaca petugas."),
    "duplicate_choice": ("Daftar “{list}” sudah punya “{name}” di baris {other_row}.", "Ganti name salah satunya."),
    "unused_list": ("Daftar “{name}” tidak dipakai pertanyaan mana pun.", "Hapus, atau sebut dalam pertanyaan."),
    # languages
    "language_without_code": ("Bahasa “{name}” tanpa kode.", "Tulis seperti Bahasa Indonesia (id)."),
    "unknown_language": (
        "Tidak ada kolom dalam bahasa utama “{name}”.{meant}",
        "Tulis sama persis dengan judul kolom.",
    ),
    "column_without_language": (
        "Kolom “{name}” tidak menyebut bahasa, kolom lain menyebutnya ({languages}).",
        "Tulis bahasanya: {name}::Bahasa Indonesia (id).",
    ),
    "missing_language_column": ("Kolom “{name}::{language}” tidak ada.", "Tambahkan agar tidak ada teks yang kosong."),
    "missing_translation": ("“{name}” belum ada dalam {language}.", "Terjemahkan."),
    # files and settings
    "missing_file": ("Berkas “{name}” tidak ada di samping buku kerja.{meant}", "Taruh di folder buku kerja."),
    "missing_settings": (
        "Lembar settings tidak ada atau kosong.",
        "Tambahkan dengan kolom form_title, form_id, version.",
    ),
    "missing_form_id": ("Formulir tidak punya form_id.", "Tulis kode pendek tanpa spasi; kode ini tidak berubah lagi."),
    "missing_version": (
        "Formulir tidak punya version.",
        "Tulis, misalnya 2026112501, dan naikkan setiap ada perubahan.",
    ),
    "bad_setting": ("“{value}” tidak dapat menjadi {name}.", "Pakai huruf, angka, _ - . saja, tanpa spasi."),
    "prefix_without_namespace": (
        "Awalan “{name}” tidak punya namespace.",
        "Tulis {needed} pada kolom namespaces di lembar settings.",
    ),
    "missing_title": ("Formulir tidak punya judul.", "Isi form_title."),
    # entities
    "entity_without_list": ("Entitas tidak menyebut daftar.", "Isi kolom list_name."),
    "bad_entity_name": ("“{name}” tidak dapat menjadi daftar entitas.", "Awali dengan huruf; tanpa titik dan spasi."),
    "duplicate_entity": ("Daftar entitas “{name}” sudah ada di baris {other_row}.", "Satu baris untuk satu daftar."),
    "entity_without_id": ("“{name}” diperbarui, tetapi tidak jelas yang mana.", "Isi kolom entity_id."),
    "entity_without_update_if": (
        "“{name}” dibuat atau diperbarui, tetapi tidak jelas kapan diperbarui.",
        "Isi kolom update_if.",
    ),
    "entity_without_label": ("“{name}” baru tidak punya label.", "Isi kolom label."),
    "save_to_without_entities": (
        "“{name}” tidak disimpan ke entitas mana pun.",
        "Tambahkan lembar entities, atau kosongkan sel ini.",
    ),
    "save_to_on_group": ("Grup tidak dapat disimpan ke “{name}”.", "Pindahkan save_to ke pertanyaan."),
    "save_to_without_list": ("“{name}” tidak menyebut entitasnya ({lists}).", "Tulis daftar#properti."),
    "save_to_unknown_list": ("Daftar entitas “{name}” tidak ada.{meant}", "Perbaiki kata sebelum tanda #."),
    "bad_property": (
        "“{name}” tidak dapat menjadi properti.",
        "Awali dengan huruf; bukan name, label, titik, atau spasi.",
    ),
    "duplicate_property": ("Baris {other_row} sudah disimpan ke “{name}”.", "Ganti properti salah satunya."),
    # pyxform and the engine
    "not_convertible": ("Formulir tidak dapat disusun: {detail}", "Perbaiki bagian ini lalu periksa lagi."),
    "not_converted": (
        "Formulir tidak dapat disusun ({detail}).",
        "Bandingkan lembarnya dengan formulir yang berfungsi.",
    ),
    "doubt": ("{detail}", "Periksa apakah memang dimaksudkan begitu."),
    "picture_without_limit": (
        "Ukuran gambar ini tidak dibatasi; gambar besar lama terkirim.",
        "Tulis max-pixels=1280 pada kolom parameters.",
    ),
    "engine_cycle": ("Perhitungan “{name}” melingkar: {through}.", "Hapus salah satu rujukan ini."),
    "engine_unknown_function": ("{detail}", "{cure}"),
    "engine_bad_reference": ("{detail}", "{cure}"),
    "engine_missing_instance": ("{detail}", "Sebut daftar di lembar choices atau berkas yang dipakai pertanyaan."),
    "engine_syntax": ("Rumus tidak dapat dibaca: {detail}", "{cure}"),
    "engine_unsupported": (
        "Ini tidak dapat dijalankan di sini: {detail}",
        "{cure}",
    ),
    "engine_arguments": ("{detail}", "{cure}"),
    "engine_other": ("Formulir tidak dapat dijalankan: {detail}", "{cure}"),
    # the report
    "fine": ("baik, {questions} pertanyaan, {choices} pilihan, versi {version}", ""),
    "warnings": ("{count} peringatan", ""),
    "place_row": ("baris {row}", ""),
    "total": ("{files} formulir, {mistakes} kesalahan", ""),
}
