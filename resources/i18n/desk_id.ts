<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Audit</name>
    <message numerus="yes">
      <source>%n lines, none was changed.</source>
      <translation>
        <numerusform>%n baris, tidak ada yang diubah.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;By</source>
      <translation>&amp;Oleh</translation>
    </message>
    <message>
      <source>A changed line was found</source>
      <translation>Ditemukan baris yang diubah</translation>
    </message>
    <message>
      <source>A&amp;ct</source>
      <translation>&amp;Perbuatan</translation>
    </message>
    <message>
      <source>Added a user</source>
      <translation>Menambah pengguna</translation>
    </message>
    <message>
      <source>An older store was put back</source>
      <translation>Data lama dikembalikan ke laptop</translation>
    </message>
    <message>
      <source>Asked about a pair again</source>
      <translation>Menanyakan lagi satu pasangan</translation>
    </message>
    <message>
      <source>Backed up</source>
      <translation>Mencadangkan</translation>
    </message>
    <message>
      <source>Changed a role</source>
      <translation>Mengubah peran</translation>
    </message>
    <message>
      <source>Changed a way to unlock</source>
      <translation>Mengubah cara membuka</translation>
    </message>
    <message>
      <source>Corrected</source>
      <translation>Membetulkan</translation>
    </message>
    <message>
      <source>Decided between claims</source>
      <translation>Memutuskan perbedaan</translation>
    </message>
    <message>
      <source>Different entries</source>
      <translation>Beda isi</translation>
    </message>
    <message>
      <source>Discarded</source>
      <translation>Membuang</translation>
    </message>
    <message>
      <source>Enrolled</source>
      <translation>Mendaftar</translation>
    </message>
    <message>
      <source>Everybody</source>
      <translation>Semua orang</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>Exported</source>
      <translation>Mengekspor</translation>
    </message>
    <message>
      <source>Failed to unlock</source>
      <translation>Gagal membuka</translation>
    </message>
    <message>
      <source>Finalised</source>
      <translation>Memfinalisasi</translation>
    </message>
    <message>
      <source>Keyed a paper form a second time</source>
      <translation>Mengetik ulang formulir kertas</translation>
    </message>
    <message>
      <source>Let go of a paired laptop</source>
      <translation>Melepas laptop terpasang</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>Mengunci</translation>
    </message>
    <message>
      <source>Made a courier pack</source>
      <translation>Membuat paket</translation>
    </message>
    <message>
      <source>Merged</source>
      <translation>Menggabungkan</translation>
    </message>
    <message>
      <source>Moved to another version</source>
      <translation>Pindah versi formulir</translation>
    </message>
    <message>
      <source>No province has signed it yet.</source>
      <translation>Belum ditandatangani provinsi.</translation>
    </message>
    <message>
      <source>Nothing of this was done here.</source>
      <translation>Belum ada yang seperti ini di laptop ini.</translation>
    </message>
    <message>
      <source>Opened</source>
      <translation>Membuka</translation>
    </message>
    <message>
      <source>Paired with a laptop in the room</source>
      <translation>Memasangkan laptop di ruangan</translation>
    </message>
    <message>
      <source>Printed</source>
      <translation>Mencetak</translation>
    </message>
    <message>
      <source>Purged</source>
      <translation>Menghapus sesuai masa simpan</translation>
    </message>
    <message>
      <source>Put away</source>
      <translation>Menyisihkan</translation>
    </message>
    <message>
      <source>Put off a pair</source>
      <translation>Menunda satu pasangan</translation>
    </message>
    <message>
      <source>Queued a batch of paper forms</source>
      <translation>Memasukkan kumpulan formulir kertas ke antrean</translation>
    </message>
    <message>
      <source>Recorded a withdrawal</source>
      <translation>Mencatat pencabutan persetujuan</translation>
    </message>
    <message>
      <source>Recorded consent</source>
      <translation>Mencatat persetujuan</translation>
    </message>
    <message>
      <source>Refused for want of permission</source>
      <translation>Ditolak karena tidak berwenang</translation>
    </message>
    <message>
      <source>Removed a user</source>
      <translation>Menghapus pengguna</translation>
    </message>
    <message>
      <source>Restored a backup</source>
      <translation>Memulihkan cadangan</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Tinjauan</translation>
    </message>
    <message>
      <source>Saved a report</source>
      <translation>Menyimpan laporan</translation>
    </message>
    <message>
      <source>Saved a support bundle</source>
      <translation>Menyimpan berkas bantuan</translation>
    </message>
    <message>
      <source>Sealed itself</source>
      <translation>Menyegel diri</translation>
    </message>
    <message>
      <source>Searched</source>
      <translation>Mencari</translation>
    </message>
    <message>
      <source>Show &amp;older lines</source>
      <translation>Tampilkan baris yang lebih &amp;lama</translation>
    </message>
    <message>
      <source>Showed the NIK</source>
      <translation>Menampilkan NIK</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Memisahkan lagi</translation>
    </message>
    <message>
      <source>Started</source>
      <translation>Memulai</translation>
    </message>
    <message>
      <source>Supervisors and administrators read it.</source>
      <translation>Penyelia dan admin yang membacanya.</translation>
    </message>
    <message>
      <source>The audit began</source>
      <translation>Jejak audit dimulai</translation>
    </message>
    <message>
      <source>The audit was changed at line {number}. Tell the province, and delete nothing.</source>
      <translation>Jejak audit diubah di baris {number}. Laporkan ke provinsi, jangan hapus apa pun.</translation>
    </message>
    <message>
      <source>The clock was set</source>
      <translation>Jam diubah</translation>
    </message>
    <message>
      <source>The list of failed unlocks was changed</source>
      <translation>Daftar gagal buka diubah</translation>
    </message>
    <message>
      <source>The province has signed it up to line {number}.</source>
      <translation>Provinsi sudah menandatangani sampai baris {number}.</translation>
    </message>
    <message>
      <source>The province knows other lines</source>
      <translation>Provinsi mengenal baris lain</translation>
    </message>
    <message>
      <source>Told two people apart</source>
      <translation>Menyatakan dua orang berbeda</translation>
    </message>
    <message>
      <source>Took a batch of paper forms back</source>
      <translation>Menarik kembali kumpulan formulir kertas</translation>
    </message>
    <message>
      <source>Took a courier pack</source>
      <translation>Mengambil paket</translation>
    </message>
    <message>
      <source>Took a policy</source>
      <translation>Menerima kebijakan</translation>
    </message>
    <message>
      <source>Took back to draft</source>
      <translation>Menarik kembali ke draf</translation>
    </message>
    <message>
      <source>Took in a form</source>
      <translation>Memasukkan formulir</translation>
    </message>
    <message>
      <source>Took out of the bin</source>
      <translation>Mengambil dari tempat sampah</translation>
    </message>
    <message>
      <source>Unlocked</source>
      <translation>Membuka kunci</translation>
    </message>
    <message>
      <source>Used a recovery code</source>
      <translation>Memakai kode pemulihan</translation>
    </message>
    <message>
      <source>What was done on this laptop and by whom. Lines hold ids, never names of people or answers.</source>
      <translation>Apa yang dilakukan di laptop ini dan oleh siapa. Baris memuat id, tidak pernah nama warga atau jawaban.</translation>
    </message>
    <message>
      <source>What was done, newest first</source>
      <translation>Yang dilakukan, terbaru dulu</translation>
    </message>
    <message>
      <source>account of the computer</source>
      <translation>akun komputer</translation>
    </message>
    <message>
      <source>age</source>
      <translation>umur</translation>
    </message>
    <message>
      <source>asked for</source>
      <translation>atas permintaan</translation>
    </message>
    <message>
      <source>before an upgrade</source>
      <translation>sebelum pembaruan</translation>
    </message>
    <message>
      <source>birth date</source>
      <translation>tanggal lahir</translation>
    </message>
    <message>
      <source>by itself</source>
      <translation>otomatis</translation>
    </message>
    <message>
      <source>form</source>
      <translation>formulir</translation>
    </message>
    <message>
      <source>key of the province</source>
      <translation>kunci provinsi</translation>
    </message>
    <message>
      <source>laptop</source>
      <translation>laptop</translation>
    </message>
    <message>
      <source>list</source>
      <translation>daftar</translation>
    </message>
    <message>
      <source>name</source>
      <translation>nama</translation>
    </message>
    <message>
      <source>new profile</source>
      <translation>profil baru</translation>
    </message>
    <message>
      <source>pack</source>
      <translation>paket</translation>
    </message>
    <message>
      <source>password</source>
      <translation>kata sandi</translation>
    </message>
    <message>
      <source>permission</source>
      <translation>izin</translation>
    </message>
    <message>
      <source>person</source>
      <translation>orang</translation>
    </message>
    <message>
      <source>place</source>
      <translation>tempat</translation>
    </message>
    <message>
      <source>record</source>
      <translation>isian</translation>
    </message>
    <message>
      <source>recovery code</source>
      <translation>kode pemulihan</translation>
    </message>
    <message>
      <source>report</source>
      <translation>laporan</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>jenis kelamin</translation>
    </message>
    <message>
      <source>user</source>
      <translation>pengguna</translation>
    </message>
  </context>
  <context>
    <name>FirstRun</name>
    <message>
      <source>Backup of {time}, laptop {code}, {size}</source>
      <translation>Cadangan {time}, laptop {code}, {size}</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>Pulihkan</translation>
    </message>
    <message>
      <source>Bring back from a backup</source>
      <translation>Pulihkan dari cadangan</translation>
    </message>
    <message>
      <source>Bring back from a backup…</source>
      <translation>Pulihkan dari cadangan…</translation>
    </message>
    <message>
      <source>Checking and bringing back…</source>
      <translation>Memeriksa dan memulihkan…</translation>
    </message>
    <message>
      <source>Choose a password</source>
      <translation>Pilih kata sandi</translation>
    </message>
    <message>
      <source>Choose the folder of the backup first.</source>
      <translation>Pilih dulu folder cadangannya.</translation>
    </message>
    <message>
      <source>Choose the folder of the backup…</source>
      <translation>Pilih folder cadangan…</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Lanjut</translation>
    </message>
    <message>
      <source>It encrypts everything on this laptop. Nobody else knows it.</source>
      <translation>Kata sandi ini mengenkripsi semua data di laptop. Hanya Anda yang tahu.</translation>
    </message>
    <message>
      <source>It is checked first. This laptop is registered anew before it sends.</source>
      <translation>Cadangan diperiksa dulu. Laptop ini didaftarkan lagi sebelum mengirim.</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Bahasa</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Nanti saja</translation>
    </message>
    <message>
      <source>Making the encrypted store and preparing the forms. This takes a few seconds.</source>
      <translation>Membuat penyimpanan terenkripsi dan menyiapkan formulir. Perlu beberapa detik.</translation>
    </message>
    <message>
      <source>Needs internet once. You can also do it later; all work is possible before.</source>
      <translation>Butuh internet sekali. Bisa juga nanti; semua pekerjaan sudah bisa dilakukan.</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Kata sandi</translation>
    </message>
    <message>
      <source>Password of that day</source>
      <translation>Kata sandi waktu itu</translation>
    </message>
    <message>
      <source>Preparing…</source>
      <translation>Menyiapkan…</translation>
    </message>
    <message>
      <source>Province</source>
      <translation>Provinsi</translation>
    </message>
    <message>
      <source>Recovery code</source>
      <translation>Kode pemulihan</translation>
    </message>
    <message>
      <source>Register the laptop</source>
      <translation>Daftarkan laptop</translation>
    </message>
    <message>
      <source>Set up a new laptop instead</source>
      <translation>Siapkan laptop baru saja</translation>
    </message>
    <message>
      <source>Set up this laptop</source>
      <translation>Siapkan laptop ini</translation>
    </message>
    <message>
      <source>Step {number} of {total}</source>
      <translation>Langkah {number} dari {total}</translation>
    </message>
    <message>
      <source>This password does not open the backup.</source>
      <translation>Kata sandi ini tidak membuka cadangan.</translation>
    </message>
    <message>
      <source>Where the backup is</source>
      <translation>Tempat cadangan</translation>
    </message>
  </context>
  <context>
    <name>Home</name>
    <message numerus="yes">
      <source>%n beds free</source>
      <translation>
        <numerusform>%n tempat tidur kosong</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n drafts older than 90 days</source>
      <translation>
        <numerusform>%n draf berumur lebih dari 90 hari</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fewer than in {month}</source>
      <translation>
        <numerusform>%n lebih sedikit dari {month}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more than in {month}</source>
      <translation>
        <numerusform>%n lebih banyak dari {month}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new this month</source>
      <translation>
        <numerusform>%n baru bulan ini</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records on hold</source>
      <translation>
        <numerusform>%n isian tertahan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ready to send ({size})</source>
      <translation>
        <numerusform>%n isian siap kirim ({size})</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records returned by the server</source>
      <translation>
        <numerusform>%n isian dikembalikan server</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions wait for review</source>
      <translation>
        <numerusform>%n menunggu tinjauan</numerusform>
      </translation>
    </message>
    <message>
      <source>Admit to shelter</source>
      <translation>Terima di shelter</translation>
    </message>
    <message>
      <source>Agenda</source>
      <translation>Agenda</translation>
    </message>
    <message>
      <source>Agenda ({count})</source>
      <translation>Agenda ({count})</translation>
    </message>
    <message>
      <source>All ({count})</source>
      <translation>Semua ({count})</translation>
    </message>
    <message>
      <source>All work is possible; sending starts after registering.</source>
      <translation>Semua pekerjaan bisa dilakukan; pengiriman mulai setelah laptop terdaftar.</translation>
    </message>
    <message>
      <source>Assessments this month</source>
      <translation>Asesmen bulan ini</translation>
    </message>
    <message>
      <source>Back up</source>
      <translation>Cadangkan</translation>
    </message>
    <message>
      <source>Choose a form</source>
      <translation>Pilih formulir</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Closed until the province is heard</source>
      <translation>Tertutup sampai terhubung dengan provinsi</translation>
    </message>
    <message>
      <source>Connect this laptop within a week</source>
      <translation>Hubungkan laptop ini dalam seminggu</translation>
    </message>
    <message>
      <source>Continue drafts</source>
      <translation>Lanjutkan draf</translation>
    </message>
    <message>
      <source>Disk</source>
      <translation>Disk</translation>
    </message>
    <message>
      <source>Everybody</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>Everything is sent</source>
      <translation>Semua sudah terkirim</translation>
    </message>
    <message>
      <source>Find or register a person</source>
      <translation>Cari atau daftarkan orang</translation>
    </message>
    <message>
      <source>Finish or delete them; they stay until you do.</source>
      <translation>Selesaikan atau hapus; draf tetap ada sampai Anda melakukannya.</translation>
    </message>
    <message>
      <source>Fix</source>
      <translation>Perbaiki</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Beranda</translation>
    </message>
    <message>
      <source>Last backup</source>
      <translation>Cadangan terakhir</translation>
    </message>
    <message>
      <source>Last received by the server</source>
      <translation>Terakhir diterima server</translation>
    </message>
    <message numerus="yes">
      <source>Local backup is %n days old.</source>
      <translation>
        <numerusform>Cadangan lokal %n hari lalu.</numerusform>
      </translation>
    </message>
    <message>
      <source>Needs action</source>
      <translation>Perlu tindakan</translation>
    </message>
    <message>
      <source>New people by month</source>
      <translation>Orang baru per bulan</translation>
    </message>
    <message>
      <source>No drafts.</source>
      <translation>Tidak ada draf.</translation>
    </message>
    <message>
      <source>No name yet</source>
      <translation>Belum ada nama</translation>
    </message>
    <message>
      <source>None in {month}</source>
      <translation>Tidak ada di {month}</translation>
    </message>
    <message>
      <source>Nothing needs action.</source>
      <translation>Tidak ada yang perlu tindakan.</translation>
    </message>
    <message>
      <source>Nothing to send yet</source>
      <translation>Belum ada yang dikirim</translation>
    </message>
    <message>
      <source>One person can be in more than one category.</source>
      <translation>Satu orang bisa masuk lebih dari satu kategori.</translation>
    </message>
    <message>
      <source>Otherwise only new records can be made, until it was connected.</source>
      <translation>Jika tidak, hanya isian baru yang bisa dibuat sampai terhubung lagi.</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Orang</translation>
    </message>
    <message>
      <source>People counted</source>
      <translation>Orang yang dihitung</translation>
    </message>
    <message>
      <source>People per PPKS category</source>
      <translation>Orang per kategori PPKS</translation>
    </message>
    <message>
      <source>People per kecamatan</source>
      <translation>Orang per kecamatan</translation>
    </message>
    <message>
      <source>People per regency and city</source>
      <translation>Orang per kabupaten/kota</translation>
    </message>
    <message>
      <source>People recorded</source>
      <translation>Orang terdata</translation>
    </message>
    <message>
      <source>Place not known</source>
      <translation>Belum diketahui</translation>
    </message>
    <message>
      <source>Plug in the backup USB today.</source>
      <translation>Colokkan USB cadangan hari ini.</translation>
    </message>
    <message>
      <source>Ready to work without internet</source>
      <translation>Siap kerja tanpa internet</translation>
    </message>
    <message>
      <source>Register</source>
      <translation>Daftarkan</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Tinjau</translation>
    </message>
    <message>
      <source>Search first so nobody is recorded twice</source>
      <translation>Cari dulu agar tidak tercatat ganda</translation>
    </message>
    <message>
      <source>Section {number} of {total} · {form}</source>
      <translation>Bagian {number} dari {total} · {form}</translation>
    </message>
    <message>
      <source>See table</source>
      <translation>Lihat tabel</translation>
    </message>
    <message>
      <source>See the drafts</source>
      <translation>Lihat draf</translation>
    </message>
    <message>
      <source>See the queue</source>
      <translation>Lihat antrean</translation>
    </message>
    <message>
      <source>Sent automatically when there is internet</source>
      <translation>Terkirim sendiri saat ada internet</translation>
    </message>
    <message>
      <source>Sent once the laptop is registered</source>
      <translation>Terkirim setelah laptop terdaftar</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabel</translation>
    </message>
    <message>
      <source>The chart appears after 5 people are recorded.</source>
      <translation>Grafik muncul setelah 5 orang terdata.</translation>
    </message>
    <message>
      <source>The numbers cannot be shown now.</source>
      <translation>Angka belum bisa ditampilkan.</translation>
    </message>
    <message>
      <source>The same as in {month}</source>
      <translation>Sama dengan {month}</translation>
    </message>
    <message>
      <source>The server could not take them; nothing is lost.</source>
      <translation>Server belum bisa menerimanya; tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>This laptop is not registered with a province yet</source>
      <translation>Laptop ini belum terdaftar di provinsi</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>Bulan ini</translation>
    </message>
    <message>
      <source>This quarter</source>
      <translation>Triwulan ini</translation>
    </message>
    <message>
      <source>This year</source>
      <translation>Tahun ini</translation>
    </message>
    <message>
      <source>Too long out of reach. New records can be made and sent.</source>
      <translation>Terlalu lama tidak terhubung. Isian baru tetap bisa dibuat dan dikirim.</translation>
    </message>
    <message>
      <source>Updating…</source>
      <translation>Memperbarui…</translation>
    </message>
    <message>
      <source>Waiting to send</source>
      <translation>Menunggu dikirim</translation>
    </message>
    <message>
      <source>Work of the team that nobody has approved or returned yet</source>
      <translation>Hasil kerja tim yang belum disetujui atau dikembalikan</translation>
    </message>
    <message>
      <source>You can keep working: the time of what is finalised now is marked as doubtful.</source>
      <translation>Anda tetap bisa bekerja: waktu isian yang difinalisasi sekarang ditandai meragukan.</translation>
    </message>
    <message>
      <source>fine</source>
      <translation>baik</translation>
    </message>
    <message>
      <source>needs attention</source>
      <translation>perlu perhatian</translation>
    </message>
    <message>
      <source>never</source>
      <translation>belum pernah</translation>
    </message>
    <message>
      <source>none</source>
      <translation>tidak ada</translation>
    </message>
    <message>
      <source>not checked yet</source>
      <translation>belum dicek</translation>
    </message>
    <message>
      <source>people</source>
      <translation>orang</translation>
    </message>
    <message>
      <source>version {number}</source>
      <translation>versi {number}</translation>
    </message>
    <message>
      <source>{size} free</source>
      <translation>sisa {size}</translation>
    </message>
    <message>
      <source>{size} on this laptop</source>
      <translation>{size} di laptop ini</translation>
    </message>
  </context>
  <context>
    <name>Nav</name>
    <message>
      <source>This laptop only</source>
      <translation>Hanya laptop ini</translation>
    </message>
  </context>
  <context>
    <name>People</name>
    <message numerus="yes">
      <source>%n assessments</source>
      <translation>
        <numerusform>%n asesmen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n possible matches</source>
      <translation>
        <numerusform>%n orang mungkin cocok</numerusform>
      </translation>
    </message>
    <message>
      <source>16 digits, a part is enough</source>
      <translation>16 angka, boleh sebagian</translation>
    </message>
    <message>
      <source>A NIK has digits only.</source>
      <translation>NIK hanya berisi angka.</translation>
    </message>
    <message>
      <source>A NIK never begins with 0. Check the first digits.</source>
      <translation>NIK tidak pernah diawali 0. Periksa angka pertama.</translation>
    </message>
    <message>
      <source>A NIK never ends in 0000. Check the last four digits.</source>
      <translation>NIK tidak pernah berakhir 0000. Periksa empat angka terakhir.</translation>
    </message>
    <message>
      <source>A NIK stays the same when somebody moves or data are corrected. Its form does not prove that it exists.</source>
      <translation>NIK tidak berubah bila orang pindah atau datanya dikoreksi. Bentuk yang benar belum membuktikan bahwa NIK itu ada.</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>Umur</translation>
    </message>
    <message>
      <source>Age in years</source>
      <translation>Umur dalam tahun</translation>
    </message>
    <message>
      <source>Age near</source>
      <translation>Umur berdekatan</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>Another form</source>
      <translation>Formulir lain</translation>
    </message>
    <message>
      <source>Birth date</source>
      <translation>Tanggal lahir</translation>
    </message>
    <message>
      <source>Birth date or age</source>
      <translation>Tanggal lahir atau umur</translation>
    </message>
    <message>
      <source>Born {year}</source>
      <translation>Lahir {year}</translation>
    </message>
    <message>
      <source>Change search</source>
      <translation>Ubah pencarian</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Kosongkan</translation>
    </message>
    <message>
      <source>Code {code} is no kecamatan of today: it may have been split or merged, or the office used another code.</source>
      <translation>Kode {code} bukan kecamatan sekarang: mungkin sudah dipecah atau digabung, atau kantor memakai kode lain.</translation>
    </message>
    <message>
      <source>Code {code} is of another province: first registered there.</source>
      <translation>Kode {code} milik provinsi lain: pertama kali terdaftar di sana.</translation>
    </message>
    <message>
      <source>Code {code} is old or not known. The NIK may still be right.</source>
      <translation>Kode {code} lama atau tidak dikenal. NIK tetap dapat benar.</translation>
    </message>
    <message>
      <source>Code {code} was in East Kalimantan until 2012, now it is in North Kalimantan.</source>
      <translation>Kode {code} masuk Kalimantan Timur sampai 2012, sekarang Kalimantan Utara.</translation>
    </message>
    <message>
      <source>Comparison</source>
      <translation>Perbandingan</translation>
    </message>
    <message>
      <source>Digits 7 to 12 are not a birth date. Check the NIK.</source>
      <translation>Angka ke-7 sampai ke-12 bukan tanggal lahir. Periksa NIK.</translation>
    </message>
    <message>
      <source>Female</source>
      <translation>Perempuan</translation>
    </message>
    <message>
      <source>Fill in sex, estimated age and distinguishing marks in the form, so that this person can be recognised later.</source>
      <translation>Isi jenis kelamin, perkiraan umur, dan ciri fisik di formulir agar orang ini bisa dikenali lagi.</translation>
    </message>
    <message>
      <source>Find person</source>
      <translation>Cari orang</translation>
    </message>
    <message>
      <source>Kec. {name}</source>
      <translation>Kec. {name}</translation>
    </message>
    <message>
      <source>Kecamatan</source>
      <translation>Kecamatan</translation>
    </message>
    <message>
      <source>Last {date}, {form}</source>
      <translation>Terakhir {date}, {form}</translation>
    </message>
    <message>
      <source>Less similar</source>
      <translation>Kurang mirip</translation>
    </message>
    <message>
      <source>Male</source>
      <translation>Laki-laki</translation>
    </message>
    <message>
      <source>Marks</source>
      <translation>Ciri fisik</translation>
    </message>
    <message>
      <source>Maybe recorded twice</source>
      <translation>Mungkin terdata dua kali</translation>
    </message>
    <message numerus="yes">
      <source>Maybe the same: %n pairs</source>
      <translation>
        <numerusform>Mungkin sama: %n pasang</numerusform>
      </translation>
    </message>
    <message>
      <source>Most similar on top</source>
      <translation>Paling mirip di atas</translation>
    </message>
    <message numerus="yes">
      <source>NIK must have 16 digits. Now %n.</source>
      <translation>
        <numerusform>NIK harus 16 angka. Sekarang %n.</numerusform>
      </translation>
    </message>
    <message>
      <source>NIK similar</source>
      <translation>NIK mirip</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nama</translation>
    </message>
    <message>
      <source>Name not known</source>
      <translation>Tidak tahu namanya</translation>
    </message>
    <message>
      <source>Name or nickname</source>
      <translation>Nama atau panggilan</translation>
    </message>
    <message>
      <source>Name similar</source>
      <translation>Nama mirip</translation>
    </message>
    <message>
      <source>Nickname</source>
      <translation>Panggilan</translation>
    </message>
    <message>
      <source>Nickname similar</source>
      <translation>Panggilan mirip</translation>
    </message>
    <message>
      <source>No match on this laptop</source>
      <translation>Belum ada yang cocok di laptop ini</translation>
    </message>
    <message>
      <source>No name</source>
      <translation>Tanpa nama</translation>
    </message>
    <message>
      <source>None of these, register a new person</source>
      <translation>Bukan semuanya, daftarkan orang baru</translation>
    </message>
    <message>
      <source>Not filled in</source>
      <translation>Belum diisi</translation>
    </message>
    <message>
      <source>Not sure</source>
      <translation>Tidak yakin</translation>
    </message>
    <message>
      <source>Not this person</source>
      <translation>Bukan orang ini</translation>
    </message>
    <message>
      <source>Nothing else known</source>
      <translation>Belum ada keterangan lain</translation>
    </message>
    <message>
      <source>Only people recorded on this laptop are visible here; the server checks again on upload.</source>
      <translation>Hanya orang yang didata di laptop ini yang terlihat di sini; server akan mengecek lagi saat isian dikirim.</translation>
    </message>
    <message>
      <source>Open profile</source>
      <translation>Buka profil</translation>
    </message>
    <message>
      <source>Other NIK</source>
      <translation>NIK lain</translation>
    </message>
    <message>
      <source>Other age</source>
      <translation>Umur lain</translation>
    </message>
    <message>
      <source>Other first name</source>
      <translation>Nama depan lain</translation>
    </message>
    <message>
      <source>Other kecamatan</source>
      <translation>Kecamatan lain</translation>
    </message>
    <message>
      <source>Other name</source>
      <translation>Nama lain</translation>
    </message>
    <message>
      <source>Other nickname</source>
      <translation>Panggilan lain</translation>
    </message>
    <message>
      <source>Other sex</source>
      <translation>Jenis kelamin lain</translation>
    </message>
    <message>
      <source>Possible matches</source>
      <translation>Orang yang mungkin cocok</translation>
    </message>
    <message>
      <source>Recorded {date}</source>
      <translation>Terdata {date}</translation>
    </message>
    <message>
      <source>Register a new person</source>
      <translation>Daftarkan orang baru</translation>
    </message>
    <message>
      <source>Register without a name</source>
      <translation>Daftarkan tanpa nama</translation>
    </message>
    <message>
      <source>Same first name</source>
      <translation>Nama depan sama</translation>
    </message>
    <message>
      <source>Same kabupaten or kota</source>
      <translation>Kabupaten/kota sama</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Pencarian</translation>
    </message>
    <message>
      <source>Search first</source>
      <translation>Cari dulu</translation>
    </message>
    <message numerus="yes">
      <source>Searching on this laptop: %n people.</source>
      <translation>
        <numerusform>Pencarian di laptop ini: %n orang.</numerusform>
      </translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Jenis kelamin</translation>
    </message>
    <message>
      <source>Similar</source>
      <translation>Mirip</translation>
    </message>
    <message>
      <source>Spellings also searched: {names}</source>
      <translation>Ejaan yang juga dicari: {names}</translation>
    </message>
    <message>
      <source>Stored</source>
      <translation>Data tersimpan</translation>
    </message>
    <message>
      <source>The NIK says born {nik}, here it says {known}.</source>
      <translation>Menurut NIK lahir {nik}, di sini tertulis {known}.</translation>
    </message>
    <message>
      <source>The NIK says {nik}, here it says {known}.</source>
      <translation>Menurut NIK {nik}, di sini tertulis {known}.</translation>
    </message>
    <message>
      <source>The century is not in the NIK. Ask for the birth year.</source>
      <translation>Abad tidak tertulis dalam NIK. Tanyakan tahun lahirnya.</translation>
    </message>
    <message>
      <source>The search did not work.</source>
      <translation>Pencarian tidak berhasil.</translation>
    </message>
    <message>
      <source>This NIK reads: {sex}, born {date}, registered in {place}.</source>
      <translation>NIK ini terbaca: {sex}, lahir {date}, terdaftar di {place}.</translation>
    </message>
    <message>
      <source>This NIK reads: {sex}, born {date}.</source>
      <translation>NIK ini terbaca: {sex}, lahir {date}.</translation>
    </message>
    <message>
      <source>Try another spelling</source>
      <translation>Coba ejaan lain</translation>
    </message>
    <message>
      <source>Type at least 2 letters of a name or 2 digits of a NIK. Spelling does not matter.</source>
      <translation>Ketik paling sedikit 2 huruf nama atau 2 angka NIK. Ejaan tidak harus tepat.</translation>
    </message>
    <message>
      <source>Use this data</source>
      <translation>Pakai data ini</translation>
    </message>
    <message>
      <source>Very similar</source>
      <translation>Sangat mirip</translation>
    </message>
    <message>
      <source>What you typed is carried over.</source>
      <translation>Data yang sudah Anda ketik ikut terbawa.</translation>
    </message>
    <message>
      <source>Who is looked for?</source>
      <translation>Siapa yang dicari?</translation>
    </message>
    <message>
      <source>Who is this about? Form: {form}</source>
      <translation>Tentang siapa? Formulir: {form}</translation>
    </message>
    <message>
      <source>Write a past date like 04/08/2002.</source>
      <translation>Tulis tanggal yang sudah lewat, misalnya 04/08/2002.</translation>
    </message>
    <message>
      <source>Write an age in whole years, for example 45.</source>
      <translation>Tulis umur dalam tahun, misalnya 45.</translation>
    </message>
    <message>
      <source>Yes, this is the person</source>
      <translation>Ya, ini orangnya</translation>
    </message>
    <message>
      <source>You search</source>
      <translation>Yang Anda cari</translation>
    </message>
    <message>
      <source>dd/mm/yyyy</source>
      <translation>hh/bb/tttt</translation>
    </message>
    <message>
      <source>name sounds the same, about the same age, same kecamatan</source>
      <translation>bunyi nama sama, umur hampir sama, kecamatan sama</translation>
    </message>
    <message>
      <source>name sounds the same, same birth date</source>
      <translation>bunyi nama sama, tanggal lahir sama</translation>
    </message>
    <message>
      <source>or</source>
      <translation>atau</translation>
    </message>
    <message>
      <source>same NIK</source>
      <translation>NIK sama</translation>
    </message>
    <message>
      <source>similar name, same birth date, same kecamatan</source>
      <translation>nama mirip, tanggal lahir sama, kecamatan sama</translation>
    </message>
    <message>
      <source>yr</source>
      <translation>th</translation>
    </message>
    <message>
      <source>{age} yr</source>
      <translation>{age} th</translation>
    </message>
    <message>
      <source>{name} (nickname)</source>
      <translation>{name} (alias)</translation>
    </message>
    <message numerus="yes">
      <source>{shown} of %n shown. Add a name or kecamatan.</source>
      <translation>
        <numerusform>Tampil {shown} dari %n. Tambah nama atau kecamatan.</numerusform>
      </translation>
    </message>
    <message>
      <source>“Not sure” makes a new record and marks it for the supervisor to check.</source>
      <translation>“Tidak yakin” membuat isian baru dan menandainya untuk diperiksa penyelia.</translation>
    </message>
  </context>
  <context>
    <name>Recover</name>
    <message>
      <source>Ask your supervisor for a recovery code and enter it here.</source>
      <translation>Minta kode pemulihan ke penyelia, lalu masukkan di sini.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Kembali</translation>
    </message>
    <message>
      <source>Enter the recovery code.</source>
      <translation>Isi kode pemulihan.</translation>
    </message>
    <message>
      <source>Forgot password</source>
      <translation>Lupa kata sandi</translation>
    </message>
    <message>
      <source>New recovery code</source>
      <translation>Kode pemulihan baru</translation>
    </message>
    <message>
      <source>Open and change password</source>
      <translation>Buka dan ganti kata sandi</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Membuka…</translation>
    </message>
    <message>
      <source>Recovery code</source>
      <translation>Kode pemulihan</translation>
    </message>
    <message>
      <source>The code has a typing mistake. Check each group of four.</source>
      <translation>Kode salah ketik. Periksa tiap kelompok empat huruf.</translation>
    </message>
    <message>
      <source>This code does not open the data on this laptop.</source>
      <translation>Kode ini tidak membuka data di laptop ini.</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message numerus="yes">
      <source>%n are old enough and wait for the province's backup.</source>
      <translation>
        <numerusform>%n sudah cukup lama dan menunggu cadangan provinsi.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new form versions.</source>
      <translation>
        <numerusform>%n versi formulir baru.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them leave after the next sending.</source>
      <translation>
        <numerusform>%n di antaranya dihapus setelah pengiriman berikutnya.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people here are known to the province; asked last {time}.</source>
      <translation>
        <numerusform>%n orang di sini dikenal provinsi; terakhir ditanyakan {time}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n received records with their answers.</source>
      <translation>
        <numerusform>%n isian diterima yang jawabannya masih ada.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records, the last on {time}.</source>
      <translation>
        <numerusform>%n isian, terakhir {time}.</numerusform>
      </translation>
    </message>
    <message>
      <source>A forgotten password is replaced on the unlock page with the recovery code.</source>
      <translation>Bila lupa kata sandi, ganti di halaman buka kunci dengan kode pemulihan.</translation>
    </message>
    <message>
      <source>A warning comes 30 seconds before. Locking keeps your place; nothing is lost.</source>
      <translation>Peringatan muncul 30 detik sebelumnya. Posisi kerja tetap; tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Tentang</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Alamat</translation>
    </message>
    <message numerus="yes">
      <source>After %n minutes</source>
      <translation>
        <numerusform>Setelah %n menit</numerusform>
      </translation>
    </message>
    <message>
      <source>Always</source>
      <translation>Selalu</translation>
    </message>
    <message numerus="yes">
      <source>Answers and photos leave this laptop %n days after the receipt, once a backup of the province in another building holds them. The number, the receipt and what is known of people stay.</source>
      <translation>
        <numerusform>Jawaban dan foto dihapus dari laptop ini %n hari setelah tanda terima, bila sudah ada di cadangan provinsi di gedung lain. Nomor, tanda terima, dan data orang tetap ada.</numerusform>
      </translation>
    </message>
    <message>
      <source>Answers and photos stay on this laptop until the province has said that a backup in another building holds them.</source>
      <translation>Jawaban dan foto tetap di laptop ini sampai provinsi menyatakan bahwa semuanya ada di cadangan di gedung lain.</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Tampilan</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Ikuti sistem</translation>
    </message>
    <message>
      <source>Asking the province…</source>
      <translation>Menanyakan ke provinsi…</translation>
    </message>
    <message>
      <source>Audit</source>
      <translation>Jejak audit</translation>
    </message>
    <message>
      <source>Back up to USB…</source>
      <translation>Cadangkan ke USB…</translation>
    </message>
    <message>
      <source>Backed up and read back: {size}. The stick can be taken out.</source>
      <translation>Tercadangkan dan terbaca kembali: {size}. USB boleh dilepas.</translation>
    </message>
    <message>
      <source>Backup</source>
      <translation>Cadangan</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
    <message>
      <source>Change password</source>
      <translation>Ganti kata sandi</translation>
    </message>
    <message>
      <source>Change the server or its password</source>
      <translation>Ganti server atau kata sandinya</translation>
    </message>
    <message>
      <source>Changes at once; forms follow where they have the language.</source>
      <translation>Langsung berganti; formulir ikut bila tersedia dalam bahasa itu.</translation>
    </message>
    <message>
      <source>Changing…</source>
      <translation>Mengganti…</translation>
    </message>
    <message>
      <source>Copied. The stick can be taken out, and updates other laptops like this.</source>
      <translation>Tersalin. USB boleh dicabut; isinya bisa memperbarui laptop lain yang sejenis.</translation>
    </message>
    <message>
      <source>Copy update to USB…</source>
      <translation>Salin pembaruan ke USB…</translation>
    </message>
    <message>
      <source>Copying the update… Work can go on.</source>
      <translation>Menyalin pembaruan… Pekerjaan bisa diteruskan.</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Menghitung…</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Gelap</translation>
    </message>
    <message>
      <source>Dark is easier on the eyes at night, high contrast in glare or with weak eyes.</source>
      <translation>Gelap lebih nyaman di malam hari, kontras tinggi di tempat silau atau bila penglihatan kurang.</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Data</translation>
    </message>
    <message>
      <source>Enter the present password.</source>
      <translation>Isi kata sandi sekarang.</translation>
    </message>
    <message>
      <source>Everything of this laptop, encrypted as it is; it opens with today's password. Keep the stick elsewhere.</source>
      <translation>Semua isi laptop ini, tetap terenkripsi; dibuka dengan kata sandi hari ini. Simpan USB di tempat lain.</translation>
    </message>
    <message>
      <source>Facts about this laptop for whoever helps you. You see all of it before it is saved.</source>
      <translation>Fakta tentang laptop ini bagi yang membantu Anda. Semuanya Anda lihat sebelum disimpan.</translation>
    </message>
    <message>
      <source>Fetch now</source>
      <translation>Ambil sekarang</translation>
    </message>
    <message>
      <source>Fetch people</source>
      <translation>Ambil data orang</translation>
    </message>
    <message>
      <source>Fetching the update: {done} of {all}. Work can go on.</source>
      <translation>Mengambil pembaruan: {done} dari {all}. Pekerjaan bisa diteruskan.</translation>
    </message>
    <message>
      <source>Fetching…</source>
      <translation>Mengunduh…</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>From the province, when nothing waits and data is not counted; about 70 MB.</source>
      <translation>Dari provinsi, bila tidak ada yang menunggu dan kuota tidak terhitung; sekitar 70 MB.</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Bantuan</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Kontras tinggi</translation>
    </message>
    <message>
      <source>Install</source>
      <translation>Pasang</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Bahasa</translation>
    </message>
    <message>
      <source>Laptop and province</source>
      <translation>Laptop dan provinsi</translation>
    </message>
    <message>
      <source>Laptop code</source>
      <translation>Kode laptop</translation>
    </message>
    <message>
      <source>Last looked for on {time}.</source>
      <translation>Terakhir dicari {time}.</translation>
    </message>
    <message>
      <source>Last on {time}</source>
      <translation>Terakhir {time}</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Nanti</translation>
    </message>
    <message>
      <source>Left this laptop</source>
      <translation>Dihapus dari laptop ini</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>Lisensi</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Terang</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>Kunci</translation>
    </message>
    <message>
      <source>Lock when idle</source>
      <translation>Kunci otomatis</translation>
    </message>
    <message>
      <source>Look for new versions</source>
      <translation>Cek versi baru</translation>
    </message>
    <message>
      <source>Look for updates by itself</source>
      <translation>Cari pembaruan otomatis</translation>
    </message>
    <message>
      <source>Look for updates now</source>
      <translation>Cari pembaruan sekarang</translation>
    </message>
    <message>
      <source>Makes text, buttons and fields larger.</source>
      <translation>Memperbesar teks, tombol, dan kolom isian.</translation>
    </message>
    <message>
      <source>New versions come from the province, once the laptop is registered.</source>
      <translation>Versi baru datang dari provinsi setelah laptop terdaftar.</translation>
    </message>
    <message>
      <source>No newer version.</source>
      <translation>Belum ada versi yang lebih baru.</translation>
    </message>
    <message>
      <source>Not fetched yet.</source>
      <translation>Belum pernah diambil.</translation>
    </message>
    <message>
      <source>Not looked for yet.</source>
      <translation>Belum pernah dicari.</translation>
    </message>
    <message>
      <source>Not made yet</source>
      <translation>Belum ada</translation>
    </message>
    <message>
      <source>Not where data is counted</source>
      <translation>Kecuali bila kuota terhitung</translation>
    </message>
    <message>
      <source>Nothing yet.</source>
      <translation>Belum ada.</translation>
    </message>
    <message>
      <source>On a stick or another disk</source>
      <translation>Di USB atau disk lain</translation>
    </message>
    <message>
      <source>On this laptop</source>
      <translation>Di laptop ini</translation>
    </message>
    <message>
      <source>On this laptop, made by itself once a day</source>
      <translation>Di laptop ini, dibuat otomatis sekali sehari</translation>
    </message>
    <message>
      <source>Once a day</source>
      <translation>Sekali sehari</translation>
    </message>
    <message>
      <source>Only updates signed by those who make Jangkau are taken. Drafts and records stay as they are; the new version starts when Jangkau is opened again.</source>
      <translation>Hanya pembaruan yang ditandatangani pembuat Jangkau yang diterima. Draf dan isian tetap seperti semula; versi baru jalan saat Jangkau dibuka lagi.</translation>
    </message>
    <message>
      <source>Only when I ask</source>
      <translation>Hanya bila saya minta</translation>
    </message>
    <message>
      <source>Open the form library</source>
      <translation>Buka pustaka formulir</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Kata sandi</translation>
    </message>
    <message>
      <source>People from the province</source>
      <translation>Data orang dari provinsi</translation>
    </message>
    <message>
      <source>Present password</source>
      <translation>Kata sandi sekarang</translation>
    </message>
    <message>
      <source>Progress of the backup</source>
      <translation>Kemajuan cadangan</translation>
    </message>
    <message>
      <source>Progress of the update</source>
      <translation>Kemajuan pembaruan</translation>
    </message>
    <message>
      <source>Province</source>
      <translation>Provinsi</translation>
    </message>
    <message>
      <source>Received records</source>
      <translation>Isian yang diterima</translation>
    </message>
    <message>
      <source>Save the list</source>
      <translation>Simpan daftar</translation>
    </message>
    <message>
      <source>Save the list as CSV</source>
      <translation>Simpan daftar sebagai CSV</translation>
    </message>
    <message>
      <source>Send by itself</source>
      <translation>Kirim sendiri</translation>
    </message>
    <message>
      <source>Send to ODK Central or KoboToolbox instead</source>
      <translation>Kirim ke ODK Central atau KoboToolbox saja</translation>
    </message>
    <message>
      <source>Sending</source>
      <translation>Pengiriman</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Pengaturan</translation>
    </message>
    <message>
      <source>Short or dear signal</source>
      <translation>Sinyal singkat atau mahal</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Hentikan</translation>
    </message>
    <message>
      <source>Stop updating</source>
      <translation>Hentikan pembaruan</translation>
    </message>
    <message>
      <source>Stopped. It goes on from here the next time.</source>
      <translation>Dihentikan. Lain kali diteruskan dari sini.</translation>
    </message>
    <message>
      <source>Stopped. Jangkau is as it was.</source>
      <translation>Dihentikan. Jangkau tetap seperti semula.</translation>
    </message>
    <message>
      <source>Stopped. There is no new backup; earlier ones are as they were.</source>
      <translation>Dihentikan. Tidak ada cadangan baru; yang lama tetap seperti semula.</translation>
    </message>
    <message>
      <source>Stopped. What came so far is on this laptop; the rest comes next time.</source>
      <translation>Dihentikan. Yang sudah sampai tersimpan di laptop ini; sisanya menyusul lain kali.</translation>
    </message>
    <message>
      <source>Support file saved.</source>
      <translation>Berkas bantuan disimpan.</translation>
    </message>
    <message>
      <source>Support file…</source>
      <translation>Berkas bantuan…</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Ukuran teks</translation>
    </message>
    <message>
      <source>The full texts are in {folder}.</source>
      <translation>Teks lengkap ada di {folder}.</translation>
    </message>
    <message numerus="yes">
      <source>The list of %n records is saved.</source>
      <translation>
        <numerusform>Daftar %n isian tersimpan.</numerusform>
      </translation>
    </message>
    <message>
      <source>The manual lies on this laptop. F1 opens its page about what is on screen.</source>
      <translation>Bantuan ada di laptop ini. F1 membuka halamannya tentang yang tampil di layar.</translation>
    </message>
    <message>
      <source>The next is old enough on {day}.</source>
      <translation>Yang berikutnya cukup lama pada {day}.</translation>
    </message>
    <message>
      <source>The password is changed. It opens this laptop from now on.</source>
      <translation>Kata sandi diganti. Mulai sekarang laptop ini dibuka dengan yang baru.</translation>
    </message>
    <message>
      <source>The province offers no update.</source>
      <translation>Provinsi belum menawarkan pembaruan.</translation>
    </message>
    <message>
      <source>The stick has version {version}; this laptop has {here}. There is nothing to do.</source>
      <translation>Di USB ada versi {version}; laptop ini memakai {here}. Tidak perlu apa-apa.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <source>This Jangkau was not installed from a package: it is updated by hand.</source>
      <translation>Jangkau ini tidak dipasang dari paket: pembaruannya dilakukan sendiri.</translation>
    </message>
    <message>
      <source>This is training. A made-up province cannot be registered.</source>
      <translation>Ini latihan. Provinsi rekaan tidak bisa didaftarkan.</translation>
    </message>
    <message>
      <source>This laptop has the newest version, {here}.</source>
      <translation>Laptop ini sudah memakai versi terbaru, {here}.</translation>
    </message>
    <message>
      <source>This laptop has the newest.</source>
      <translation>Laptop ini sudah memegang yang terbaru.</translation>
    </message>
    <message>
      <source>This laptop is not registered yet. All work is possible; sending needs it.</source>
      <translation>Laptop ini belum terdaftar. Semua pekerjaan bisa dilakukan; pengiriman memerlukannya.</translation>
    </message>
    <message numerus="yes">
      <source>To fetch: news of {people} people, {size}, about %n minutes.</source>
      <translation>
        <numerusform>Akan diambil: kabar tentang {people} orang, {size}, sekitar %n menit.</numerusform>
      </translation>
    </message>
    <message>
      <source>Told by the province on {time}.</source>
      <translation>Kabar dari provinsi {time}.</translation>
    </message>
    <message>
      <source>Update from USB…</source>
      <translation>Perbarui dari USB…</translation>
    </message>
    <message>
      <source>Updates</source>
      <translation>Pembaruan</translation>
    </message>
    <message>
      <source>Users</source>
      <translation>Pengguna</translation>
    </message>
    <message>
      <source>Verifying and unpacking the update… Work can go on.</source>
      <translation>Memeriksa dan membuka pembaruan… Pekerjaan bisa diteruskan.</translation>
    </message>
    <message>
      <source>Version {number}, on this laptop since {time}</source>
      <translation>Versi {number}, di laptop ini sejak {time}</translation>
    </message>
    <message>
      <source>Version {number}. Offline-first assessments for social workers.</source>
      <translation>Versi {number}. Asesmen untuk pekerja sosial, dengan atau tanpa internet.</translation>
    </message>
    <message>
      <source>Version {version} is on the stick, rightly signed ({size}).</source>
      <translation>Versi {version} ada di USB, tanda tangannya sah ({size}).</translation>
    </message>
    <message>
      <source>Version {version} is ready. It starts when Jangkau is closed and opened again.</source>
      <translation>Versi {version} siap. Jalan saat Jangkau ditutup lalu dibuka lagi.</translation>
    </message>
    <message>
      <source>What leaves is overwritten in this laptop's data. It cannot be called back from paper, sticks and files, and a disk may keep old blocks inside: those stay encrypted.</source>
      <translation>Yang dihapus ditimpa di data laptop ini. Salinan di kertas, USB, dan berkas tidak ikut terhapus, dan disk mungkin masih menyimpan blok lama: blok itu tetap terenkripsi.</translation>
    </message>
    <message>
      <source>Where data is counted is what the system says of the connection. Sending by hand always works.</source>
      <translation>Kuota terhitung bila sistem menyebut sambungannya terukur. Mengirim sendiri dengan tombol selalu bisa.</translation>
    </message>
    <message>
      <source>Where the update is</source>
      <translation>Di mana pembaruannya</translation>
    </message>
    <message>
      <source>Where to copy the update</source>
      <translation>Ke mana pembaruan disalin</translation>
    </message>
    <message>
      <source>Where to write the backup</source>
      <translation>Tempat menyimpan cadangan</translation>
    </message>
    <message>
      <source>With little time or data, choose Limited signal on the page Upload queue.</source>
      <translation>Bila waktu atau kuota sedikit, pilih Sinyal terbatas di halaman Antrean kirim.</translation>
    </message>
    <message>
      <source>Worker</source>
      <translation>Petugas</translation>
    </message>
    <message>
      <source>Writing the backup, then reading it back… Work can go on.</source>
      <translation>Menulis cadangan, lalu membacanya kembali… Pekerjaan bisa dilanjutkan.</translation>
    </message>
    <message>
      <source>{done} changes fetched, at most {left} to come.</source>
      <translation>{done} perubahan diambil, paling banyak {left} lagi.</translation>
    </message>
    <message>
      <source>{done} of {all}</source>
      <translation>{done} dari {all}</translation>
    </message>
  </context>
  <context>
    <name>Support</name>
    <message>
      <source>&amp;Save…</source>
      <translation>&amp;Simpan…</translation>
    </message>
    <message>
      <source>Save support file</source>
      <translation>Simpan berkas bantuan</translation>
    </message>
    <message>
      <source>Support file</source>
      <translation>Berkas bantuan</translation>
    </message>
    <message>
      <source>This is everything the file holds: versions, sizes and counts of this laptop, nothing about people. Save it and give it to whoever helps you.</source>
      <translation>Inilah seluruh isi berkasnya: versi, ukuran, dan jumlah di laptop ini, tanpa apa pun tentang orang. Simpan dan berikan kepada yang membantu Anda.</translation>
    </message>
    <message>
      <source>What the file holds</source>
      <translation>Isi berkas</translation>
    </message>
  </context>
  <context>
    <name>Unlock</name>
    <message numerus="yes">
      <source>%n records are missing or older; the list is in {file}.</source>
      <translation>
        <numerusform>%n isian hilang atau versi lama; daftarnya di {file}.</numerusform>
      </translation>
    </message>
    <message>
      <source>All data on this laptop is encrypted.</source>
      <translation>Semua data di laptop ini terenkripsi.</translation>
    </message>
    <message>
      <source>Caps Lock is on.</source>
      <translation>Caps Lock menyala.</translation>
    </message>
    <message>
      <source>Check and repair…</source>
      <translation>Periksa dan perbaiki…</translation>
    </message>
    <message>
      <source>Enter to open</source>
      <translation>Enter untuk membuka</translation>
    </message>
    <message>
      <source>Enter your password.</source>
      <translation>Isi kata sandi.</translation>
    </message>
    <message>
      <source>Field assessments, with or without internet.</source>
      <translation>Pendataan lapangan, dengan atau tanpa internet.</translation>
    </message>
    <message>
      <source>First user</source>
      <translation>Pengguna pertama</translation>
    </message>
    <message>
      <source>Forgot password</source>
      <translation>Lupa kata sandi</translation>
    </message>
    <message>
      <source>Internet is only needed to send.</source>
      <translation>Internet hanya perlu untuk mengirim.</translation>
    </message>
    <message>
      <source>Locked automatically. Your work is saved.</source>
      <translation>Terkunci otomatis. Pekerjaan Anda tersimpan.</translation>
    </message>
    <message>
      <source>Locked. Your work is saved.</source>
      <translation>Terkunci. Pekerjaan Anda tersimpan.</translation>
    </message>
    <message>
      <source>Only the Social Service can open it. Bring it there.</source>
      <translation>Hanya Dinas Sosial yang bisa membukanya. Bawa ke sana.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Buka</translation>
    </message>
    <message>
      <source>Open with this computer's account</source>
      <translation>Buka dengan akun komputer ini</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Membuka…</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Kata sandi</translation>
    </message>
    <message>
      <source>Records save themselves while you type.</source>
      <translation>Isian tersimpan sendiri sambil Anda mengetik.</translation>
    </message>
    <message>
      <source>Repairing…</source>
      <translation>Memperbaiki…</translation>
    </message>
    <message>
      <source>The province sealed it. Nothing is lost.</source>
      <translation>Provinsi menyegelnya. Tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>This computer's account does not open it any more. Enter your password.</source>
      <translation>Akun komputer ini tidak bisa lagi membukanya. Isi kata sandi.</translation>
    </message>
    <message>
      <source>This laptop is sealed</source>
      <translation>Laptop ini disegel</translation>
    </message>
    <message>
      <source>This laptop's data can be opened again.</source>
      <translation>Data laptop ini bisa dibuka lagi.</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Buka kunci</translation>
    </message>
    <message>
      <source>User</source>
      <translation>Pengguna</translation>
    </message>
  </context>
  <context>
    <name>Users</name>
    <message>
      <source>&amp;Add</source>
      <translation>&amp;Tambah</translation>
    </message>
    <message>
      <source>&amp;Add a user</source>
      <translation>&amp;Tambah pengguna</translation>
    </message>
    <message>
      <source>&amp;Change</source>
      <translation>&amp;Ganti</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Hapus</translation>
    </message>
    <message>
      <source>A supervisor adds and removes users.</source>
      <translation>Pengguna ditambah dan dihapus oleh penyelia.</translation>
    </message>
    <message>
      <source>Add a user</source>
      <translation>Tambah pengguna</translation>
    </message>
    <message>
      <source>Each user has a password, drafts of their own and a role. What waits is sent by whoever is online; only supervisors read what others recorded.</source>
      <translation>Setiap pengguna punya kata sandi, draf sendiri, dan peran. Isian yang menunggu dikirim oleh siapa saja yang sedang tersambung; hanya penyelia yang membaca isian orang lain.</translation>
    </message>
    <message>
      <source>First user</source>
      <translation>Pengguna pertama</translation>
    </message>
    <message>
      <source>Let them choose and type the password themselves.</source>
      <translation>Biarkan pengguna memilih dan mengetik sendiri kata sandinya.</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nama</translation>
    </message>
    <message>
      <source>New password</source>
      <translation>Kata sandi baru</translation>
    </message>
    <message>
      <source>Only on a computer that nobody else uses: whoever is signed in to your account of this computer opens Jangkau. The password goes on working.</source>
      <translation>Hanya di komputer yang tidak dipakai orang lain: siapa pun yang masuk ke akun Anda di komputer ini membuka Jangkau. Kata sandi tetap berlaku.</translation>
    </message>
    <message>
      <source>Open without a password</source>
      <translation>Buka tanpa kata sandi</translation>
    </message>
    <message>
      <source>Recovery code of this user</source>
      <translation>Kode pemulihan pengguna ini</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Hapus</translation>
    </message>
    <message>
      <source>Remove this user</source>
      <translation>Hapus pengguna ini</translation>
    </message>
    <message>
      <source>Removed.</source>
      <translation>Sudah dihapus.</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>Peran</translation>
    </message>
    <message>
      <source>The old password and the old recovery code of {name} stop working.</source>
      <translation>Kata sandi dan kode pemulihan lama {name} tidak berlaku lagi.</translation>
    </message>
    <message>
      <source>This computer has no keyring that could keep it.</source>
      <translation>Komputer ini tidak punya tempat penyimpan kunci.</translation>
    </message>
    <message>
      <source>Write the name, as colleagues know it.</source>
      <translation>Tulis nama seperti yang dikenal rekan kerja.</translation>
    </message>
    <message>
      <source>works here now</source>
      <translation>sedang bekerja di sini</translation>
    </message>
    <message>
      <source>{name} cannot open this laptop any more. What they recorded stays and is sent; a supervisor can finish their drafts.</source>
      <translation>{name} tidak bisa lagi membuka laptop ini. Isiannya tetap ada dan tetap dikirim; penyelia bisa menyelesaikan drafnya.</translation>
    </message>
  </context>
</TS>
