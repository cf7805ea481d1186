<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Asking</name>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
  </context>
  <context>
    <name>Cover</name>
    <message>
      <source>Show again</source>
      <translation>Tampilkan lagi</translation>
    </message>
    <message>
      <source>The screen is covered</source>
      <translation>Layar sedang ditutup</translation>
    </message>
    <message>
      <source>Your work is saved. F9 or Esc shows it again.</source>
      <translation>Pekerjaan Anda tersimpan. F9 atau Esc menampilkannya lagi.</translation>
    </message>
  </context>
  <context>
    <name>Crash</name>
    <message>
      <source>Continue</source>
      <translation>Lanjut</translation>
    </message>
    <message>
      <source>Something unexpected happened. What you typed is saved on this laptop.</source>
      <translation>Terjadi sesuatu yang tidak terduga. Yang Anda ketik tersimpan di laptop ini.</translation>
    </message>
    <message>
      <source>You can keep working. If it happens again, restart Jangkau and tell your admin: {file}</source>
      <translation>Anda bisa terus bekerja. Bila terulang, buka ulang Jangkau dan beri tahu admin: {file}</translation>
    </message>
  </context>
  <context>
    <name>Enrol</name>
    <message>
      <source>Address of the province</source>
      <translation>Alamat provinsi</translation>
    </message>
    <message>
      <source>Contacting the server…</source>
      <translation>Menghubungi server…</translation>
    </message>
    <message>
      <source>Enter the address of the province.</source>
      <translation>Isi alamat provinsi.</translation>
    </message>
    <message>
      <source>Enter the one-time code.</source>
      <translation>Isi kode sekali pakai.</translation>
    </message>
    <message>
      <source>It stands on the sheet you got from your supervisor.</source>
      <translation>Tertulis di lembar dari penyelia Anda.</translation>
    </message>
    <message>
      <source>One-time code</source>
      <translation>Kode sekali pakai</translation>
    </message>
    <message>
      <source>Register this laptop</source>
      <translation>Daftarkan laptop ini</translation>
    </message>
    <message>
      <source>Registered. Fetching the forms…</source>
      <translation>Terdaftar. Mengunduh formulir…</translation>
    </message>
    <message>
      <source>The address does not answer. Check each letter of it, and the internet.</source>
      <translation>Alamat ini tidak menjawab. Periksa ejaannya dan sambungan internet.</translation>
    </message>
    <message>
      <source>The server does not know this code. Check it, or ask for a new one.</source>
      <translation>Server tidak mengenal kode ini. Periksa kodenya, atau minta yang baru.</translation>
    </message>
    <message>
      <source>This code has expired. Ask for a new one.</source>
      <translation>Masa berlaku kode ini sudah habis. Minta yang baru.</translation>
    </message>
    <message>
      <source>This code was already used on another laptop. Ask for a new one.</source>
      <translation>Kode ini sudah dipakai di laptop lain. Minta yang baru.</translation>
    </message>
  </context>
  <context>
    <name>FirstAssessment</name>
    <message>
      <source>Answer what is required. Ctrl+Shift+E names what is missing, F8 goes there.</source>
      <translation>Jawab yang wajib. Ctrl+Shift+E menyebut yang belum diisi, F8 membawa Anda ke sana.</translation>
    </message>
    <message>
      <source>Back to the form: Home (Ctrl+1), Continue drafts, Enter.</source>
      <translation>Kembali ke formulir: Beranda (Ctrl+1), Lanjutkan draf, Enter.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Enter goes to the next question, a digit chooses an answer. Answer some questions.</source>
      <translation>Enter ke pertanyaan berikutnya, angka memilih jawaban. Jawab beberapa pertanyaan.</translation>
    </message>
    <message>
      <source>First assessment done</source>
      <translation>Asesmen pertama selesai</translation>
    </message>
    <message>
      <source>First assessment: step {number} of {total}</source>
      <translation>Asesmen pertama: langkah {number} dari {total}</translation>
    </message>
    <message>
      <source>Go to the next section: Ctrl+Enter once more. Problems may wait.</source>
      <translation>Lanjut ke bagian berikutnya: Ctrl+Enter sekali lagi. Masalah boleh menunggu.</translation>
    </message>
    <message>
      <source>In real work the record is sent by itself and the receipt appears here.</source>
      <translation>Pada pekerjaan sebenarnya isian terkirim sendiri dan tanda terimanya muncul di sini.</translation>
    </message>
    <message>
      <source>Look at the suggested services, then finalise with Ctrl+Enter.</source>
      <translation>Lihat layanan yang disarankan, lalu finalisasi dengan Ctrl+Enter.</translation>
    </message>
    <message>
      <source>Nobody fits. Ctrl+Enter registers a new person; choose the form with Enter.</source>
      <translation>Tidak ada yang cocok. Ctrl+Enter mendaftarkan orang baru; pilih formulirnya dengan Enter.</translation>
    </message>
    <message>
      <source>Nothing is missing. Press Ctrl+Shift+E to read all answers once more.</source>
      <translation>Semua yang wajib sudah terisi. Tekan Ctrl+Shift+E untuk membaca semua jawaban sekali lagi.</translation>
    </message>
    <message>
      <source>Press Ctrl+Enter. What is missing in this section is named.</source>
      <translation>Tekan Ctrl+Enter. Yang belum diisi di bagian ini disebut.</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Lewati</translation>
    </message>
    <message>
      <source>Somebody calls you away. Press Save and exit: nothing is lost.</source>
      <translation>Anda dipanggil pergi. Tekan Simpan dan keluar: tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>The record is in the upload queue. Press Ctrl+5 to see it there.</source>
      <translation>Isian masuk antrean kirim. Tekan Ctrl+5 untuk melihatnya.</translation>
    </message>
    <message>
      <source>Type a name, for example Nurhalimah Latihan. Results come while you type.</source>
      <translation>Ketik nama, misalnya Nurhalimah Latihan. Hasil muncul sambil Anda mengetik.</translation>
    </message>
    <message>
      <source>You are back. Open the draft under Continue drafts with Enter.</source>
      <translation>Anda kembali. Buka drafnya di Lanjutkan draf dengan Enter.</translation>
    </message>
    <message>
      <source>You meet somebody. Press Ctrl+N: the search always comes first.</source>
      <translation>Anda bertemu seseorang. Tekan Ctrl+N: selalu cari dulu.</translation>
    </message>
  </context>
  <context>
    <name>FormServer</name>
    <message numerus="yes">
      <source>%n new form versions.</source>
      <translation>
        <numerusform>%n versi formulir baru.</numerusform>
      </translation>
    </message>
    <message>
      <source>Address of the server</source>
      <translation>Alamat server</translation>
    </message>
    <message>
      <source>Contacting the server…</source>
      <translation>Menghubungi server…</translation>
    </message>
    <message>
      <source>Enter the address of the server.</source>
      <translation>Isi alamat server.</translation>
    </message>
    <message>
      <source>For ODK Central, KoboToolbox and other servers that speak OpenRosa.</source>
      <translation>Untuk ODK Central, KoboToolbox, dan server lain yang memakai OpenRosa.</translation>
    </message>
    <message>
      <source>Name (when the server asks for one)</source>
      <translation>Nama (bila server memintanya)</translation>
    </message>
    <message>
      <source>Password of the server</source>
      <translation>Kata sandi server</translation>
    </message>
    <message>
      <source>Records go to {host} from now on.</source>
      <translation>Mulai sekarang isian dikirim ke {host}.</translation>
    </message>
    <message>
      <source>Such a server signs no receipts: records count as accepted, without a proof to show others.</source>
      <translation>Server seperti ini tidak memberi tanda terima: isian tercatat masuk server, tanpa bukti untuk pihak lain.</translation>
    </message>
    <message>
      <source>The server answers. Fetching the forms…</source>
      <translation>Server menjawab. Mengambil formulir…</translation>
    </message>
    <message>
      <source>The server does not accept this name, password or address. Check all three.</source>
      <translation>Server tidak menerima nama, kata sandi, atau alamat ini. Periksa ketiganya.</translation>
    </message>
    <message>
      <source>These forms have mistakes and cannot be used here: {titles}.</source>
      <translation>Formulir ini salah susun dan tidak dapat dipakai di sini: {titles}.</translation>
    </message>
    <message>
      <source>Try the connection and keep it</source>
      <translation>Coba sambungan dan simpan</translation>
    </message>
  </context>
  <context>
    <name>FormsMenu</name>
    <message>
      <source>A bed in under a minute</source>
      <translation>Tempat tidur dalam satu menit</translation>
    </message>
    <message>
      <source>Did PKH and other help arrive?</source>
      <translation>Apakah PKH dan bantuan lain sampai?</translation>
    </message>
    <message>
      <source>First talk, no names; Banjar too</source>
      <translation>Sapaan awal tanpa nama, juga bahasa Banjar</translation>
    </message>
    <message>
      <source>Met in the street or at home, 10 minutes</source>
      <translation>Ditemui di jalan atau di rumah, 10 menit</translation>
    </message>
    <message>
      <source>Needs, services, referrals, plan</source>
      <translation>Kebutuhan, layanan, rujukan, rencana</translation>
    </message>
    <message>
      <source>One service, its reason and urgency</source>
      <translation>Satu layanan, alasan, dan urgensinya</translation>
    </message>
    <message>
      <source>Topic, place and participants</source>
      <translation>Materi, tempat, dan peserta</translation>
    </message>
    <message>
      <source>Visit and results of referrals</source>
      <translation>Kunjungan dan hasil rujukan</translation>
    </message>
    <message>
      <source>Where the person goes, end of the stay</source>
      <translation>Tujuan keluar, akhir masa tinggal</translation>
    </message>
    <message>
      <source>Which form?</source>
      <translation>Formulir mana?</translation>
    </message>
  </context>
  <context>
    <name>Help</name>
    <message numerus="yes">
      <source>%n pages found</source>
      <translation>
        <numerusform>%n halaman ditemukan</numerusform>
      </translation>
    </message>
    <message>
      <source>Back (Alt+Left)</source>
      <translation>Kembali (Alt+Kiri)</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Daftar isi</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Bantuan</translation>
    </message>
    <message>
      <source>List of keys</source>
      <translation>Daftar tombol</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>Tidak ada yang cocok.</translation>
    </message>
    <message>
      <source>Page of the manual</source>
      <translation>Halaman bantuan</translation>
    </message>
    <message>
      <source>Search the manual</source>
      <translation>Cari di bantuan</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>Admit</source>
      <translation>Terima</translation>
    </message>
    <message>
      <source>Admit to the shelter</source>
      <translation>Terima di shelter</translation>
    </message>
    <message>
      <source>Agenda</source>
      <translation>Agenda</translation>
    </message>
    <message>
      <source>Approve what is selected, or the row</source>
      <translation>Setujui yang dipilih, atau baris ini</translation>
    </message>
    <message>
      <source>Back to the search</source>
      <translation>Kembali ke pencarian</translation>
    </message>
    <message>
      <source>Carry by USB</source>
      <translation>Bawa dengan USB</translation>
    </message>
    <message>
      <source>Check the record</source>
      <translation>Periksa isian</translation>
    </message>
    <message>
      <source>Choose a form</source>
      <translation>Pilih formulir</translation>
    </message>
    <message>
      <source>Choose an answer</source>
      <translation>Pilih jawaban</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Bandingkan</translation>
    </message>
    <message>
      <source>Cover the screen, and show it again</source>
      <translation>Tutup layar, dan tampilkan lagi</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Di mana saja</translation>
    </message>
    <message>
      <source>Find or register a person</source>
      <translation>Cari atau daftarkan orang</translation>
    </message>
    <message>
      <source>Find person</source>
      <translation>Cari orang</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>From bed to bed</source>
      <translation>Dari tempat tidur ke tempat tidur</translation>
    </message>
    <message>
      <source>From the search to the list</source>
      <translation>Dari pencarian ke daftar</translation>
    </message>
    <message>
      <source>Go to a question, by its number or its words</source>
      <translation>Ke pertanyaan tertentu, menurut nomor atau katanya</translation>
    </message>
    <message>
      <source>Help about this page</source>
      <translation>Bantuan tentang halaman ini</translation>
    </message>
    <message>
      <source>Initials instead of names</source>
      <translation>Inisial, bukan nama</translation>
    </message>
    <message>
      <source>Keyboard</source>
      <translation>Papan ketik</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>Kunci</translation>
    </message>
    <message>
      <source>Mark it as needing a look</source>
      <translation>Tandai perlu dicek</translation>
    </message>
    <message>
      <source>Move; then arrows and Enter (also Ctrl X, Ctrl V)</source>
      <translation>Pindah; lalu panah dan Enter (juga Ctrl X, Ctrl V)</translation>
    </message>
    <message>
      <source>Next finding (while reading)</source>
      <translation>Temuan berikutnya (saat membaca)</translation>
    </message>
    <message>
      <source>Next language of the questions</source>
      <translation>Bahasa pertanyaan berikutnya</translation>
    </message>
    <message>
      <source>Next part of the window; with Shift the previous</source>
      <translation>Bagian jendela berikutnya; dengan Shift sebelumnya</translation>
    </message>
    <message>
      <source>Next problem; with Shift the previous</source>
      <translation>Masalah berikutnya; dengan Shift sebelumnya</translation>
    </message>
    <message>
      <source>Next question; with Shift the previous</source>
      <translation>Pertanyaan berikutnya; dengan Shift sebelumnya</translation>
    </message>
    <message>
      <source>Next section</source>
      <translation>Bagian berikutnya</translation>
    </message>
    <message>
      <source>Next submission (while reading); with PgUp the one before</source>
      <translation>Isian berikutnya (saat membaca); dengan PgUp yang sebelumnya</translation>
    </message>
    <message>
      <source>Note at the question (while reading)</source>
      <translation>Catatan di pertanyaan (saat membaca)</translation>
    </message>
    <message>
      <source>Only free beds, or all</source>
      <translation>Hanya yang kosong, atau semua</translation>
    </message>
    <message>
      <source>Open the calendar or the list</source>
      <translation>Buka kalender atau daftar</translation>
    </message>
    <message>
      <source>Open the profile (in the comparison)</source>
      <translation>Buka profil (di perbandingan)</translation>
    </message>
    <message>
      <source>Previous section; with PgDn the next</source>
      <translation>Bagian sebelumnya; dengan PgDn berikutnya</translation>
    </message>
    <message>
      <source>Read one; Esc goes back to the list</source>
      <translation>Baca satu isian; Esc kembali ke daftar</translation>
    </message>
    <message>
      <source>Register a new person</source>
      <translation>Daftarkan orang baru</translation>
    </message>
    <message>
      <source>Return it with a note</source>
      <translation>Kembalikan dengan catatan</translation>
    </message>
    <message>
      <source>Save now (everything is already saved)</source>
      <translation>Simpan sekarang (semua sudah tersimpan)</translation>
    </message>
    <message>
      <source>Search from anywhere</source>
      <translation>Cari dari mana saja</translation>
    </message>
    <message>
      <source>Select a row; with Shift and the arrows several</source>
      <translation>Pilih baris; dengan Shift dan panah beberapa baris</translation>
    </message>
    <message>
      <source>Select everything that fits</source>
      <translation>Pilih semua yang cocok</translation>
    </message>
    <message>
      <source>Send now</source>
      <translation>Kirim sekarang</translation>
    </message>
    <message>
      <source>Take the last decision back</source>
      <translation>Batalkan keputusan terakhir</translation>
    </message>
    <message>
      <source>This list</source>
      <translation>Daftar ini</translation>
    </message>
    <message>
      <source>To the bed with this code</source>
      <translation>Ke tempat tidur dengan kode ini</translation>
    </message>
    <message>
      <source>Undo in a field, otherwise undo what the message says</source>
      <translation>Urungkan di kolom isian, atau urungkan yang ada di pesan</translation>
    </message>
    <message>
      <source>What can be done about the bed; Esc goes back</source>
      <translation>Pilihan untuk tempat tidur ini; Esc kembali</translation>
    </message>
    <message>
      <source>Yes, not this person, not sure (in the comparison)</source>
      <translation>Ya, bukan, tidak yakin (di perbandingan)</translation>
    </message>
  </context>
  <context>
    <name>Nav</name>
    <message>
      <source>Administrator</source>
      <translation>Admin</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Data ganda</translation>
    </message>
    <message>
      <source>Find person</source>
      <translation>Cari orang</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Beranda</translation>
    </message>
    <message>
      <source>Intake officer</source>
      <translation>Petugas penerimaan</translation>
    </message>
    <message>
      <source>Lock (Ctrl+L)</source>
      <translation>Kunci (Ctrl+L)</translation>
    </message>
    <message>
      <source>Navigation</source>
      <translation>Navigasi</translation>
    </message>
    <message>
      <source>Not registered yet</source>
      <translation>Belum terdaftar</translation>
    </message>
    <message>
      <source>Outreach worker</source>
      <translation>Petugas lapangan</translation>
    </message>
    <message>
      <source>Partner</source>
      <translation>Mitra</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>Isian</translation>
    </message>
    <message>
      <source>Referrals</source>
      <translation>Rujukan</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Laporan</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Tinjauan</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Pengaturan</translation>
    </message>
    <message>
      <source>Shelter</source>
      <translation>Shelter</translation>
    </message>
    <message>
      <source>Supervisor</source>
      <translation>Penyelia</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Tim</translation>
    </message>
    <message>
      <source>This laptop only</source>
      <translation>Hanya laptop ini</translation>
    </message>
    <message>
      <source>Upload queue</source>
      <translation>Antrean kirim</translation>
    </message>
  </context>
  <context>
    <name>NewPassphrase</name>
    <message>
      <source>At least 15 characters, or five words. Spaces are allowed.</source>
      <translation>Paling sedikit 15 huruf, atau lima kata. Boleh pakai spasi.</translation>
    </message>
    <message>
      <source>Caps Lock is on.</source>
      <translation>Caps Lock menyala.</translation>
    </message>
    <message>
      <source>New password</source>
      <translation>Kata sandi baru</translation>
    </message>
    <message>
      <source>New password again</source>
      <translation>Ulangi kata sandi baru</translation>
    </message>
    <message>
      <source>Other words</source>
      <translation>Kata lain</translation>
    </message>
    <message>
      <source>Suggestion: easy to remember, hard to guess</source>
      <translation>Saran: mudah diingat, sulit ditebak</translation>
    </message>
    <message>
      <source>The two are not the same.</source>
      <translation>Keduanya tidak sama.</translation>
    </message>
    <message>
      <source>This password cannot be used. Choose another one.</source>
      <translation>Kata sandi ini tidak bisa dipakai. Pilih yang lain.</translation>
    </message>
    <message>
      <source>Too easy to guess. Add words that nobody expects together.</source>
      <translation>Terlalu mudah ditebak. Tambah kata yang jarang muncul bersama.</translation>
    </message>
    <message>
      <source>Too long. Use at most 128 characters.</source>
      <translation>Terlalu panjang. Pakai paling banyak 128 huruf.</translation>
    </message>
    <message>
      <source>Too short. Use at least 15 characters, or five words.</source>
      <translation>Terlalu pendek. Pakai paling sedikit 15 huruf, atau lima kata.</translation>
    </message>
    <message>
      <source>Use these words</source>
      <translation>Pakai kata ini</translation>
    </message>
  </context>
  <context>
    <name>Outcome</name>
    <message>
      <source>Reason (required)</source>
      <translation>Alasan (wajib)</translation>
    </message>
  </context>
  <context>
    <name>Outside</name>
    <message>
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Content</source>
      <translation>Isi halaman</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Bantuan</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Bahasa</translation>
    </message>
    <message>
      <source>Language: {name}</source>
      <translation>Bahasa: {name}</translation>
    </message>
    <message>
      <source>Laptop {code}</source>
      <translation>Laptop {code}</translation>
    </message>
    <message>
      <source>version {number}</source>
      <translation>versi {number}</translation>
    </message>
  </context>
  <context>
    <name>Password</name>
    <message>
      <source>Hide</source>
      <translation>Sembunyikan</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Lihat</translation>
    </message>
  </context>
  <context>
    <name>RecoveryCode</name>
    <message>
      <source>Continue</source>
      <translation>Lanjut</translation>
    </message>
    <message>
      <source>Copied. Paste it into a safe place, not into a chat.</source>
      <translation>Disalin. Tempel di tempat aman, bukan di obrolan.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Salin</translation>
    </message>
    <message>
      <source>I have written the code down</source>
      <translation>Saya sudah mencatat kode ini</translation>
    </message>
    <message>
      <source>If the password is forgotten, only this code opens the data. Write it down and keep it away from the laptop, for example with your supervisor. It is shown only now.</source>
      <translation>Bila Anda lupa kata sandi, hanya kode ini yang bisa membuka data. Catat dan simpan jauh dari laptop, misalnya pada penyelia. Kode ini hanya tampil sekarang.</translation>
    </message>
    <message>
      <source>Jangkau recovery code. Keep it away from the laptop.</source>
      <translation>Kode pemulihan Jangkau. Simpan jauh dari laptop.</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>Cetak</translation>
    </message>
    <message>
      <source>Write the code down first, then tick the box.</source>
      <translation>Catat dulu kodenya, lalu beri centang.</translation>
    </message>
  </context>
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>%n scheduled reports were made.</source>
      <translation>
        <numerusform>%n laporan terjadwal sudah dibuat.</numerusform>
      </translation>
    </message>
    <message>
      <source>A scheduled report could not be saved. It is tried again.</source>
      <translation>Satu laporan terjadwal belum bisa disimpan. Akan dicoba lagi.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Tampilkan</translation>
    </message>
  </context>
  <context>
    <name>Status</name>
    <message numerus="yes">
      <source>%n records need fixing</source>
      <translation>
        <numerusform>%n isian perlu diperbaiki</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting to send</source>
      <translation>
        <numerusform>%n menunggu dikirim</numerusform>
      </translation>
    </message>
    <message>
      <source>All sent · {time}</source>
      <translation>Semua terkirim · {time}</translation>
    </message>
    <message>
      <source>Never connected</source>
      <translation>Belum pernah terhubung</translation>
    </message>
    <message numerus="yes">
      <source>No internet · %n waiting</source>
      <translation>
        <numerusform>Tanpa internet · %n menunggu</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is waiting</source>
      <translation>Tidak ada yang menunggu</translation>
    </message>
    <message numerus="yes">
      <source>Paused · %n waiting</source>
      <translation>
        <numerusform>Dijeda · %n menunggu</numerusform>
      </translation>
    </message>
    <message>
      <source>Sending {number} of {total}…</source>
      <translation>Mengirim {number} dari {total}…</translation>
    </message>
    <message>
      <source>Training: nothing is sent</source>
      <translation>Latihan: tidak ada yang dikirim</translation>
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Close message</source>
      <translation>Tutup pesan</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Search name or NIK</source>
      <translation>Cari nama atau NIK</translation>
    </message>
    <message>
      <source>Search name, NIK or record number</source>
      <translation>Cari nama, NIK, atau nomor isian</translation>
    </message>
    <message>
      <source>Search people and records</source>
      <translation>Cari orang dan isian</translation>
    </message>
    <message>
      <source>Top bar</source>
      <translation>Bilah atas</translation>
    </message>
  </context>
  <context>
    <name>Training</name>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
    <message>
      <source>First assessment</source>
      <translation>Asesmen pertama</translation>
    </message>
    <message>
      <source>Jangkau – TRAINING</source>
      <translation>Jangkau – LATIHAN</translation>
    </message>
    <message>
      <source>Leave training</source>
      <translation>Keluar dari latihan</translation>
    </message>
    <message>
      <source>Practise as: {role}</source>
      <translation>Berlatih sebagai: {role}</translation>
    </message>
    <message>
      <source>Practise with made-up people. Nothing is sent.</source>
      <translation>Berlatih dengan orang rekaan. Tidak ada yang dikirim.</translation>
    </message>
    <message>
      <source>Preparing training…</source>
      <translation>Menyiapkan latihan…</translation>
    </message>
    <message>
      <source>Preparing training… {percent}% (press to cancel)</source>
      <translation>Menyiapkan latihan… {percent}% (tekan untuk batal)</translation>
    </message>
    <message>
      <source>Start over</source>
      <translation>Mulai dari awal</translation>
    </message>
    <message>
      <source>TRAINING MODE</source>
      <translation>MODE LATIHAN</translation>
    </message>
    <message>
      <source>TRAINING MODE. Nothing is sent.</source>
      <translation>MODE LATIHAN. Tidak ada yang dikirim.</translation>
    </message>
    <message>
      <source>TRAINING MODE. Nothing is sent. Everybody here is made up.</source>
      <translation>MODE LATIHAN. Tidak ada yang dikirim. Semua orang di sini rekaan.</translation>
    </message>
    <message>
      <source>Throw away what was practised and make the made-up province anew?</source>
      <translation>Hapus hasil latihan dan buat provinsi rekaan yang baru?</translation>
    </message>
    <message>
      <source>Training mode</source>
      <translation>Mode latihan</translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>A form is closed on the server. Its records wait until it is opened.</source>
      <translation>Sebuah formulir ditutup di server. Isiannya menunggu sampai dibuka.</translation>
    </message>
    <message>
      <source>A record is larger than the server takes. It waits; tell your admin.</source>
      <translation>Sebuah isian lebih besar dari batas server. Isian itu menunggu; beri tahu admin.</translation>
    </message>
    <message>
      <source>Another program is using this laptop's data ({code}). Wait a moment, then try again.</source>
      <translation>Program lain sedang memakai data laptop ini ({code}). Tunggu sebentar, lalu coba lagi.</translation>
    </message>
    <message>
      <source>Jangkau is already open on this laptop. Use the window that is open.</source>
      <translation>Jangkau sudah terbuka di laptop ini. Pakai jendela yang sudah terbuka.</translation>
    </message>
    <message>
      <source>No internet. Everything is safe on this laptop. Try again once connected.</source>
      <translation>Tanpa internet. Semuanya aman di laptop ini. Coba lagi saat tersambung.</translation>
    </message>
    <message>
      <source>One of the records has changed. Compare them again.</source>
      <translation>Salah satu data berubah. Bandingkan lagi.</translation>
    </message>
    <message>
      <source>Sign in again to send. Records are safe.</source>
      <translation>Masuk lagi untuk mengirim. Isian tetap aman.</translation>
    </message>
    <message>
      <source>That did not work. Nothing typed is lost. Try again, or restart Jangkau.</source>
      <translation>Belum berhasil. Yang Anda ketik tidak hilang. Coba lagi, atau buka ulang Jangkau.</translation>
    </message>
    <message>
      <source>The USB stick is too full: {needed} are needed. Use another stick, or make room.</source>
      <translation>USB terlalu penuh: perlu {needed}. Pakai USB lain, atau kosongkan sebagian.</translation>
    </message>
    <message>
      <source>The USB stick or folder cannot be used. Put the stick in again, or choose another folder.</source>
      <translation>USB atau folder tidak dapat dipakai. Pasang lagi USB-nya, atau pilih folder lain.</translation>
    </message>
    <message>
      <source>The answers of this record left this laptop on {day}; the province holds them. Ask your admin for them, or fill in a new form.</source>
      <translation>Jawaban isian ini dihapus dari laptop ini pada {day}; provinsi menyimpannya. Mintalah kepada admin, atau isi formulir baru.</translation>
    </message>
    <message>
      <source>The client did not agree to tell this receiver. Ask again, or give a legal basis.</source>
      <translation>Klien tidak menyetujui penerima ini. Tanyakan lagi, atau isi dasar hukumnya.</translation>
    </message>
    <message>
      <source>The client took back the consent. Telling this receiver needs a legal basis.</source>
      <translation>Klien mencabut persetujuannya. Memberi tahu penerima ini perlu dasar hukum.</translation>
    </message>
    <message>
      <source>The disk can be read but not written ({code}). Nothing is lost. Ask your admin, then try again.</source>
      <translation>Disk hanya bisa dibaca, tidak bisa ditulis ({code}). Tidak ada yang hilang. Hubungi admin, lalu coba lagi.</translation>
    </message>
    <message>
      <source>The disk does not answer ({code}). What was saved is safe. Try again; if it stays, tell your admin.</source>
      <translation>Disk tidak menjawab ({code}). Yang sudah tersimpan tetap aman. Coba lagi; jika terus begini, beri tahu admin.</translation>
    </message>
    <message>
      <source>The disk is full. Free some space, then try again. Nothing is lost.</source>
      <translation>Ruang disk habis. Kosongkan sebagian, lalu coba lagi. Tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>The entries have changed meanwhile. Look at them again, then decide.</source>
      <translation>Isiannya sudah berubah. Lihat lagi, lalu putuskan.</translation>
    </message>
    <message>
      <source>The file {name} is open in Excel. Close it first, or save under another name.</source>
      <translation>Berkas {name} sedang dibuka di Excel. Tutup dulu atau simpan dengan nama lain.</translation>
    </message>
    <message>
      <source>The folder of this laptop's data is not there ({code}). Connect its disk, then try again.</source>
      <translation>Folder data laptop ini tidak ditemukan ({code}). Sambungkan disknya, lalu coba lagi.</translation>
    </message>
    <message>
      <source>The form has a mistake. Contact your admin.</source>
      <translation>Formulir ini keliru. Hubungi admin.</translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n days off. Correct it so record times are right.</source>
      <translation>
        <numerusform>Jam laptop berbeda %n hari dari server. Betulkan jam agar waktu isian benar.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n hours off. Correct it so record times are right.</source>
      <translation>
        <numerusform>Jam laptop berbeda %n jam dari server. Betulkan jam agar waktu isian benar.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n minutes off. Correct it so record times are right.</source>
      <translation>
        <numerusform>Jam laptop berbeda %n menit dari server. Betulkan jam agar waktu isian benar.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n years off. Correct it so record times are right.</source>
      <translation>
        <numerusform>Jam laptop berbeda %n tahun dari server. Betulkan jam agar waktu isian benar.</numerusform>
      </translation>
    </message>
    <message>
      <source>The laptop clock was changed. Check its date and time.</source>
      <translation>Jam laptop berubah. Periksa tanggal dan jamnya.</translation>
    </message>
    <message>
      <source>The province has sealed this laptop. Nothing is lost. Bring it to the Social Service.</source>
      <translation>Provinsi menyegel laptop ini. Tidak ada yang hilang. Bawa ke Dinas Sosial.</translation>
    </message>
    <message>
      <source>The province's map has a mistake. Tiles are shown instead. Contact your admin.</source>
      <translation>Peta dari provinsi memuat kesalahan. Petak ditampilkan sebagai gantinya. Hubungi admin.</translation>
    </message>
    <message>
      <source>The server did not accept this. Check the code and the address.</source>
      <translation>Server tidak menerima ini. Periksa kode dan alamat.</translation>
    </message>
    <message>
      <source>The server did not understand a record. It waits; tell your admin.</source>
      <translation>Server tidak memahami sebuah isian. Isian itu menunggu; beri tahu admin.</translation>
    </message>
    <message>
      <source>The server does not have a form version. Its records wait; ask for the form to be published there.</source>
      <translation>Server belum punya satu versi formulir. Isiannya menunggu; minta formulir itu diterbitkan di sana.</translation>
    </message>
    <message>
      <source>The server is not answering. It is tried again later.</source>
      <translation>Server tidak menjawab. Nanti dicoba lagi.</translation>
    </message>
    <message>
      <source>The server points to another address. Check it in the settings.</source>
      <translation>Server menunjuk ke alamat lain. Periksa alamatnya di pengaturan.</translation>
    </message>
    <message>
      <source>The update is damaged, or was changed. Copy it again; nothing was installed.</source>
      <translation>Pembaruan rusak atau diubah. Salin lagi; tidak ada yang dipasang.</translation>
    </message>
    <message>
      <source>There is no project at this address. Check it in the settings.</source>
      <translation>Tidak ada proyek di alamat ini. Periksa alamatnya di pengaturan.</translation>
    </message>
    <message>
      <source>There is no update of Jangkau there. Choose the folder with metadata and targets.</source>
      <translation>Tidak ada pembaruan Jangkau di situ. Pilih folder yang berisi metadata dan targets.</translation>
    </message>
    <message>
      <source>There is no whole backup here. Choose the folder that holds it.</source>
      <translation>Tidak ada cadangan yang utuh di sini. Pilih folder yang berisi cadangan.</translation>
    </message>
    <message>
      <source>These two records are one person already.</source>
      <translation>Kedua data ini sudah menjadi satu orang.</translation>
    </message>
    <message>
      <source>This Jangkau was not installed from a package; it cannot update itself.</source>
      <translation>Jangkau ini tidak dipasang dari paket, jadi tidak bisa memperbarui diri.</translation>
    </message>
    <message>
      <source>This address takes no records. Check it in the settings.</source>
      <translation>Alamat ini tidak menerima isian. Periksa alamatnya di pengaturan.</translation>
    </message>
    <message>
      <source>This backup is damaged or was changed. Use an older one.</source>
      <translation>Cadangan ini rusak atau diubah. Pakai yang lebih lama.</translation>
    </message>
    <message>
      <source>This backup was made by a newer version of Jangkau. Update the app.</source>
      <translation>Cadangan ini dibuat oleh Jangkau versi lebih baru. Perbarui aplikasi.</translation>
    </message>
    <message>
      <source>This computer account may not use this laptop's data ({code}). Nothing is lost. Ask your admin.</source>
      <translation>Akun komputer ini tidak boleh memakai data laptop ini ({code}). Tidak ada yang hilang. Hubungi admin.</translation>
    </message>
    <message>
      <source>This connection does not lead to the province's server. Nothing was sent. Use another network or contact your admin.</source>
      <translation>Sambungan ini tidak menuju server provinsi. Tidak ada yang dikirim. Pakai jaringan lain atau hubungi admin.</translation>
    </message>
    <message>
      <source>This data was written by a newer version of Jangkau. Update the app.</source>
      <translation>Data ini ditulis oleh Jangkau versi yang lebih baru. Perbarui aplikasi.</translation>
    </message>
    <message>
      <source>This is training: everything here is made up, and nothing is ever sent.</source>
      <translation>Ini latihan: semua data di sini rekaan dan tidak pernah dikirim.</translation>
    </message>
    <message>
      <source>This laptop could not read or write its data. Restart Jangkau.</source>
      <translation>Laptop ini tidak bisa membaca atau menulis datanya. Buka ulang Jangkau.</translation>
    </message>
    <message>
      <source>This laptop was not in touch with the province for too long. Connect to the internet and send once. New records can still be made.</source>
      <translation>Laptop ini terlalu lama tidak terhubung dengan provinsi. Sambungkan ke internet lalu kirim sekali. Isian baru tetap bisa dibuat.</translation>
    </message>
    <message>
      <source>This laptop's data cannot be opened. Delete nothing; contact your admin with code {code}.</source>
      <translation>Data di laptop ini tidak bisa dibuka. Jangan hapus apa pun; hubungi admin dengan kode {code}.</translation>
    </message>
    <message>
      <source>This name may not send a form. Its records wait; tell your admin.</source>
      <translation>Nama ini belum boleh mengirim sebuah formulir. Isiannya menunggu; beri tahu admin.</translation>
    </message>
    <message>
      <source>This network asks for its own sign-in first. Open a browser, sign in, then try again.</source>
      <translation>Jaringan ini meminta Anda masuk dulu. Buka peramban, masuk, lalu coba lagi.</translation>
    </message>
    <message>
      <source>This password no longer counts on this laptop. Use the newest one, or ask your supervisor.</source>
      <translation>Kata sandi ini tidak berlaku lagi di laptop ini. Pakai yang terbaru, atau minta yang baru kepada penyelia.</translation>
    </message>
    <message>
      <source>This person is not on this laptop. Search again.</source>
      <translation>Orang ini tidak ada di laptop ini. Cari lagi.</translation>
    </message>
    <message>
      <source>This record is finalised and cannot be changed.</source>
      <translation>Isian ini sudah difinalisasi dan tidak bisa diubah.</translation>
    </message>
    <message>
      <source>This step cannot follow the last one. Look at the steps and choose another.</source>
      <translation>Langkah ini tidak bisa menyusul langkah terakhir. Lihat langkahnya, lalu pilih yang lain.</translation>
    </message>
    <message>
      <source>This update is not signed by the makers of Jangkau. Do not use this stick; ask the province for another.</source>
      <translation>Pembaruan ini tidak ditandatangani pembuat Jangkau. Jangan pakai USB ini; minta yang lain dari provinsi.</translation>
    </message>
    <message>
      <source>This update is older than one this laptop has seen. Ask the province for a new one.</source>
      <translation>Pembaruan ini lebih lama dari yang pernah dilihat laptop ini. Minta yang baru dari provinsi.</translation>
    </message>
    <message>
      <source>This update is too old to be trusted. Ask the province for a new one.</source>
      <translation>Pembaruan ini terlalu lama untuk dipercaya. Minta yang baru dari provinsi.</translation>
    </message>
    <message>
      <source>This version of Jangkau is too old for the server. Update the app.</source>
      <translation>Jangkau versi ini sudah tidak diterima server. Perbarui aplikasi.</translation>
    </message>
    <message>
      <source>Too many tries. Try again in {wait}.</source>
      <translation>Terlalu banyak percobaan. Coba lagi dalam {wait}.</translation>
    </message>
    <message>
      <source>What was written does not read back as it was. Use another stick; nothing is lost.</source>
      <translation>Yang ditulis tidak terbaca seperti aslinya. Pakai USB lain; tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>Write the reason in one line, then decide again.</source>
      <translation>Tulis alasannya dalam satu baris, lalu putuskan lagi.</translation>
    </message>
    <message>
      <source>Wrong password.</source>
      <translation>Kata sandi salah.</translation>
    </message>
    <message numerus="yes">
      <source>Wrong password. %n tries left.</source>
      <translation>
        <numerusform>Kata sandi salah. Sisa %n kali coba.</numerusform>
      </translation>
    </message>
    <message>
      <source>Your role on this laptop does not go so far. Ask your supervisor.</source>
      <translation>Peran Anda di laptop ini tidak mencakup hal itu. Minta bantuan penyelia.</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message numerus="yes">
      <source>%n records accepted by the server.</source>
      <translation>
        <numerusform>%n isian masuk server.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records received by the server.</source>
      <translation>
        <numerusform>%n isian diterima server.</numerusform>
      </translation>
    </message>
    <message>
      <source>Locks in 30 seconds.</source>
      <translation>Terkunci dalam 30 detik.</translation>
    </message>
    <message>
      <source>Nothing is waiting.</source>
      <translation>Tidak ada yang menunggu.</translation>
    </message>
    <message>
      <source>Register</source>
      <translation>Daftarkan</translation>
    </message>
    <message>
      <source>Register this laptop first; then records are sent.</source>
      <translation>Daftarkan laptop ini dulu; sesudah itu isian terkirim.</translation>
    </message>
    <message>
      <source>Stay open</source>
      <translation>Tetap buka</translation>
    </message>
    <message>
      <source>The app closed unexpectedly {time}. All records were recovered.</source>
      <translation>Aplikasi tertutup tiba-tiba {time}. Semua isian sudah dipulihkan.</translation>
    </message>
    <message>
      <source>Training: nothing is sent.</source>
      <translation>Latihan: tidak ada yang dikirim.</translation>
    </message>
    <message>
      <source>Trying to send now.</source>
      <translation>Mencoba mengirim sekarang.</translation>
    </message>
    <message>
      <source>Your role on this laptop does not open this page.</source>
      <translation>Peran Anda di laptop ini tidak membuka halaman itu.</translation>
    </message>
  </context>
</TS>
