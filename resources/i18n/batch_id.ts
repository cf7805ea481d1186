<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Batch</name>
    <message numerus="yes">
      <source>%n columns were recognised by their heads. Look at the others.</source>
      <translation>
        <numerusform>%n kolom dikenali dari judulnya. Periksa yang lain.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in the queue</source>
      <translation>
        <numerusform>%n di antrean</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ready</source>
      <translation>
        <numerusform>%n siap</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n refused</source>
      <translation>
        <numerusform>%n ditolak</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows are in the queue.</source>
      <translation>
        <numerusform>%n baris masuk antrean.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows go into the queue</source>
      <translation>
        <numerusform>%n baris masuk ke antrean</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows stay here, to be checked or saved as a file</source>
      <translation>
        <numerusform>%n baris tertinggal untuk dicek atau disimpan sebagai berkas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows under the heads</source>
      <translation>
        <numerusform>%n baris di bawah judul kolom</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows were taken back.</source>
      <translation>
        <numerusform>%n baris ditarik kembali.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>%n perlu dicek</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Choose a file…</source>
      <translation>&amp;Pilih berkas…</translation>
    </message>
    <message>
      <source>&amp;Go on</source>
      <translation>&amp;Lanjutkan</translation>
    </message>
    <message>
      <source>&amp;Limited signal…</source>
      <translation>Sinyal &amp;terbatas…</translation>
    </message>
    <message>
      <source>&amp;Next: check the rows</source>
      <translation>&amp;Lanjut: periksa baris</translation>
    </message>
    <message>
      <source>&amp;Next: columns</source>
      <translation>&amp;Lanjut: kolom</translation>
    </message>
    <message>
      <source>&amp;Next: summary</source>
      <translation>&amp;Lanjut: ringkasan</translation>
    </message>
    <message>
      <source>&amp;Print</source>
      <translation>&amp;Cetak</translation>
    </message>
    <message numerus="yes">
      <source>&amp;Put %n into the queue</source>
      <translation>
        <numerusform>&amp;Masukkan %n ke antrean</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Receipt as PDF…</source>
      <translation>Tanda terima &amp;PDF…</translation>
    </message>
    <message>
      <source>&amp;Send now</source>
      <translation>&amp;Kirim sekarang</translation>
    </message>
    <message>
      <source>&amp;Take back</source>
      <translation>Tarik kem&amp;bali</translation>
    </message>
    <message>
      <source>A cell holds more than {limit} characters ({place}).</source>
      <translation>Ada sel dengan lebih dari {limit} huruf ({place}).</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Tentang</translation>
    </message>
    <message>
      <source>Against a rule</source>
      <translation>Melanggar aturan</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>All problems</source>
      <translation>Semua masalah</translation>
    </message>
    <message>
      <source>Another question for every row</source>
      <translation>Pertanyaan lain untuk semua baris</translation>
    </message>
    <message>
      <source>Another question for every row…</source>
      <translation>Pertanyaan lain untuk semua baris…</translation>
    </message>
    <message>
      <source>As last time for a file with these heads.</source>
      <translation>Seperti terakhir kali untuk berkas dengan judul kolom ini.</translation>
    </message>
    <message>
      <source>Bac&amp;k</source>
      <translation>Kembal&amp;i</translation>
    </message>
    <message>
      <source>Batches</source>
      <translation>Berkas massal</translation>
    </message>
    <message>
      <source>Being checked</source>
      <translation>Sedang diperiksa</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Periksa</translation>
    </message>
    <message>
      <source>Check again: {column}</source>
      <translation>Periksa lagi: {column}</translation>
    </message>
    <message>
      <source>Checking the row…</source>
      <translation>Memeriksa baris…</translation>
    </message>
    <message>
      <source>Checking…</source>
      <translation>Memeriksa…</translation>
    </message>
    <message>
      <source>Choose a row to see what is said of it.</source>
      <translation>Pilih baris untuk melihat keterangannya.</translation>
    </message>
    <message>
      <source>Choose an Excel or CSV file</source>
      <translation>Pilih berkas Excel atau CSV</translation>
    </message>
    <message>
      <source>Choose or drop an Excel or CSV file. Every row is checked first; nothing goes into the queue before you say so.</source>
      <translation>Pilih berkas Excel atau CSV, atau seret ke sini. Setiap baris diperiksa dulu; tidak ada yang masuk antrean sebelum Anda memasukkannya.</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Kolom</translation>
    </message>
    <message>
      <source>Columns of the file</source>
      <translation>Kolom berkas</translation>
    </message>
    <message>
      <source>Control</source>
      <translation>Kendali</translation>
    </message>
    <message>
      <source>Copying and checking packs…</source>
      <translation>Menyalin dan memeriksa paket…</translation>
    </message>
    <message>
      <source>Count of the paper</source>
      <translation>Hitungan kertas</translation>
    </message>
    <message>
      <source>Counts and control totals</source>
      <translation>Jumlah dan angka kendali</translation>
    </message>
    <message>
      <source>Day does not exist</source>
      <translation>Tanggal tidak ada</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Hapus</translation>
    </message>
    <message numerus="yes">
      <source>Delete %n rows from this laptop?</source>
      <translation>
        <numerusform>Hapus %n baris dari laptop ini?</numerusform>
      </translation>
    </message>
    <message>
      <source>Delete the rows of {name} that are not in the queue</source>
      <translation>Hapus baris {name} yang tidak masuk antrean</translation>
    </message>
    <message>
      <source>Digits missing</source>
      <translation>Angka kurang</translation>
    </message>
    <message>
      <source>Download a &amp;template…</source>
      <translation>&amp;Unduh templat…</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>Draf</translation>
    </message>
    <message>
      <source>Enter checks the row again.</source>
      <translation>Enter memeriksa baris ini lagi.</translation>
    </message>
    <message>
      <source>Error in the cell</source>
      <translation>Kesalahan di sel</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Berkas</translation>
    </message>
    <message>
      <source>Files taken in</source>
      <translation>Berkas yang dimasukkan</translation>
    </message>
    <message>
      <source>Filter by problem</source>
      <translation>Saring menurut masalah</translation>
    </message>
    <message>
      <source>Fingerprint of the file (SHA-256)</source>
      <translation>Sidik berkas (SHA-256)</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>Forms in the pile, as counted</source>
      <translation>Jumlah formulir kertas menurut hitungan</translation>
    </message>
    <message>
      <source>Formula without result</source>
      <translation>Rumus tanpa hasil</translation>
    </message>
    <message>
      <source>From paper into the queue</source>
      <translation>Dari kertas ke antrean</translation>
    </message>
    <message>
      <source>Handed over by</source>
      <translation>Yang menyerahkan</translation>
    </message>
    <message>
      <source>Heads: {heads}</source>
      <translation>Judul kolom: {heads}</translation>
    </message>
    <message>
      <source>How many forms does the pile hold? (may stay blank)</source>
      <translation>Berapa lembar formulir di tumpukan kertas? (boleh kosong)</translation>
    </message>
    <message>
      <source>In the queue</source>
      <translation>Di antrean</translation>
    </message>
    <message>
      <source>Into the queue</source>
      <translation>Masuk ke antrean</translation>
    </message>
    <message>
      <source>KK number wrong</source>
      <translation>Nomor KK salah</translation>
    </message>
    <message>
      <source>Keeping the table…</source>
      <translation>Menyimpan tabel…</translation>
    </message>
    <message>
      <source>Key a paper a second &amp;time</source>
      <translation>Entri kedua dari &amp;kertas</translation>
    </message>
    <message>
      <source>Last digits lost</source>
      <translation>Digit akhir hilang</translation>
    </message>
    <message>
      <source>Look at it again</source>
      <translation>Periksa lagi</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Belum diisi</translation>
    </message>
    <message>
      <source>More than {limit} columns ({place}). Delete those not needed.</source>
      <translation>Lebih dari {limit} kolom ({place}). Hapus yang tidak perlu.</translation>
    </message>
    <message>
      <source>More than {limit} filled cells ({place}). Split the file.</source>
      <translation>Lebih dari {limit} sel terisi ({place}). Bagi berkasnya.</translation>
    </message>
    <message>
      <source>More than {limit} rows ({place}). Split the file.</source>
      <translation>Lebih dari {limit} baris ({place}). Bagi berkasnya.</translation>
    </message>
    <message>
      <source>NIK registered</source>
      <translation>NIK sudah terdaftar</translation>
    </message>
    <message>
      <source>NIK twice in the file</source>
      <translation>NIK dobel di berkas</translation>
    </message>
    <message>
      <source>NIK wrong</source>
      <translation>NIK salah</translation>
    </message>
    <message>
      <source>Name and NIP</source>
      <translation>Nama dan NIP</translation>
    </message>
    <message>
      <source>Needs fixing</source>
      <translation>Perlu diperbaiki</translation>
    </message>
    <message>
      <source>No batch was taken in yet.</source>
      <translation>Belum ada berkas yang dimasukkan.</translation>
    </message>
    <message>
      <source>No row stays behind.</source>
      <translation>Tidak ada baris yang tertinggal.</translation>
    </message>
    <message>
      <source>Not a date</source>
      <translation>Bukan tanggal</translation>
    </message>
    <message>
      <source>Not a number</source>
      <translation>Bukan angka</translation>
    </message>
    <message>
      <source>Not a time</source>
      <translation>Bukan jam</translation>
    </message>
    <message>
      <source>Not a whole number</source>
      <translation>Bukan bilangan bulat</translation>
    </message>
    <message>
      <source>Not among the choices</source>
      <translation>Bukan pilihan</translation>
    </message>
    <message>
      <source>Not asked</source>
      <translation>Tidak ditanyakan</translation>
    </message>
    <message>
      <source>Not checked yet</source>
      <translation>Belum diperiksa</translation>
    </message>
    <message>
      <source>Not put into the queue</source>
      <translation>Tidak masuk antrean</translation>
    </message>
    <message>
      <source>Not taken by the form</source>
      <translation>Ditolak formulir</translation>
    </message>
    <message>
      <source>Not taken in</source>
      <translation>Tidak dipakai</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Nomor</translation>
    </message>
    <message>
      <source>Number spoiled by Excel</source>
      <translation>Angka dirusak Excel</translation>
    </message>
    <message>
      <source>Numbers and receipts</source>
      <translation>Nomor dan tanda terima</translation>
    </message>
    <message>
      <source>Perhaps registered</source>
      <translation>Mungkin sudah terdaftar</translation>
    </message>
    <message>
      <source>Place, date: ……………………, {day}</source>
      <translation>Tempat, tanggal: ……………………, {day}</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Kemajuan</translation>
    </message>
    <message>
      <source>Put into the queue</source>
      <translation>Masuk antrean</translation>
    </message>
    <message>
      <source>Putting into the queue…</source>
      <translation>Memasukkan ke antrean…</translation>
    </message>
    <message>
      <source>Question of column {name}</source>
      <translation>Pertanyaan untuk kolom {name}</translation>
    </message>
    <message>
      <source>Reading took too long or too much memory. Split the file.</source>
      <translation>Membaca berkas ini terlalu lama atau terlalu berat. Bagi berkasnya.</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>Membaca {name}…</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Siap</translation>
    </message>
    <message>
      <source>Ready to send</source>
      <translation>Siap kirim</translation>
    </message>
    <message>
      <source>Receipt</source>
      <translation>Tanda terima</translation>
    </message>
    <message>
      <source>Receipt of a batch of paper forms</source>
      <translation>Tanda terima kumpulan formulir kertas</translation>
    </message>
    <message>
      <source>Received</source>
      <translation>Diterima</translation>
    </message>
    <message>
      <source>Received by the server</source>
      <translation>Diterima server</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Ditolak</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Hasil</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>Baris</translation>
    </message>
    <message>
      <source>Row with the heads</source>
      <translation>Baris judul kolom</translation>
    </message>
    <message>
      <source>Row {number}</source>
      <translation>Baris {number}</translation>
    </message>
    <message>
      <source>Rows in the file</source>
      <translation>Baris di berkas</translation>
    </message>
    <message>
      <source>Rows in the queue</source>
      <translation>Baris di antrean</translation>
    </message>
    <message>
      <source>Rows of the file</source>
      <translation>Baris berkas</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Simpan</translation>
    </message>
    <message>
      <source>Save &amp;bad rows…</source>
      <translation>Simpan baris &amp;bermasalah…</translation>
    </message>
    <message>
      <source>Saving {name}…</source>
      <translation>Menyimpan {name}…</translation>
    </message>
    <message>
      <source>See the packs</source>
      <translation>Lihat paket</translation>
    </message>
    <message>
      <source>Sending</source>
      <translation>Sedang dikirim</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>Lembar</translation>
    </message>
    <message>
      <source>Somebody else, take it in</source>
      <translation>Orang lain, tetap masukkan</translation>
    </message>
    <message>
      <source>St&amp;op</source>
      <translation>Ber&amp;henti</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Step {number} of {count}: {name}</source>
      <translation>Langkah {number} dari {count}: {name}</translation>
    </message>
    <message>
      <source>Stopped half-way</source>
      <translation>Terhenti di tengah</translation>
    </message>
    <message numerus="yes">
      <source>Stopped half-way: %n rows are still to go.</source>
      <translation>
        <numerusform>Terhenti di tengah: %n baris belum masuk antrean.</numerusform>
      </translation>
    </message>
    <message>
      <source>Stopped. Nothing is lost; it goes on from here.</source>
      <translation>Berhenti. Tidak ada yang hilang; bisa dilanjutkan dari sini.</translation>
    </message>
    <message>
      <source>Stopped. Nothing is lost; open the file below to go on.</source>
      <translation>Berhenti. Tidak ada yang hilang; buka berkas di bawah untuk melanjutkan.</translation>
    </message>
    <message>
      <source>Sum of {head}</source>
      <translation>Jumlah {head}</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>Ringkasan</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Tabel</translation>
    </message>
    <message>
      <source>Take it in anyway</source>
      <translation>Tetap masukkan</translation>
    </message>
    <message>
      <source>Take packs from a &amp;stick…</source>
      <translation>Ambil paket dari &amp;stik USB…</translation>
    </message>
    <message>
      <source>Taken back</source>
      <translation>Ditarik kembali</translation>
    </message>
    <message>
      <source>Taken back. Nothing of this file is in the queue; choose it again to take it in.</source>
      <translation>Ditarik kembali. Tidak ada isian berkas ini di antrean; pilih lagi berkasnya untuk memasukkannya.</translation>
    </message>
    <message>
      <source>Taken in before</source>
      <translation>Sudah pernah dimasukkan</translation>
    </message>
    <message>
      <source>Taken in by</source>
      <translation>Yang memasukkan</translation>
    </message>
    <message>
      <source>Taken in on</source>
      <translation>Dimasukkan pada</translation>
    </message>
    <message>
      <source>Taking back…</source>
      <translation>Menarik kembali…</translation>
    </message>
    <message>
      <source>Template</source>
      <translation>Templat</translation>
    </message>
    <message>
      <source>The chosen row</source>
      <translation>Baris yang dipilih</translation>
    </message>
    <message>
      <source>The file cannot be read. Close it in other programs, then try again.</source>
      <translation>Berkas tidak dapat dibaca. Tutup di program lain, lalu coba lagi.</translation>
    </message>
    <message>
      <source>The file has {rows} rows, the pile {forms} forms. Look for what is missing.</source>
      <translation>Berkas berisi {rows} baris, tumpukan kertas {forms} lembar. Cari selisihnya.</translation>
    </message>
    <message>
      <source>The file holds no rows under its heads. Fill it in, or choose another one.</source>
      <translation>Tidak ada baris di bawah judul kolom. Isi dulu, atau pilih berkas lain.</translation>
    </message>
    <message>
      <source>The file is damaged or not a workbook. Open it in Excel and save it again.</source>
      <translation>Berkas rusak atau bukan buku kerja. Buka di Excel, lalu simpan lagi.</translation>
    </message>
    <message>
      <source>The file is larger than {limit} MB. Split it into several files.</source>
      <translation>Berkas lebih besar dari {limit} MB. Bagi menjadi beberapa berkas.</translation>
    </message>
    <message>
      <source>The file is not there any more. Choose it again, or put its stick in.</source>
      <translation>Berkas sudah tidak ada. Pilih lagi, atau pasang USB-nya.</translation>
    </message>
    <message>
      <source>The file is protected with a password. Save it without one.</source>
      <translation>Berkas dilindungi kata sandi. Simpan tanpa kata sandi.</translation>
    </message>
    <message>
      <source>The file unpacks to more than a table holds. Save it again in Excel.</source>
      <translation>Isi berkas jauh lebih besar daripada sebuah tabel. Simpan lagi di Excel.</translation>
    </message>
    <message>
      <source>The first row was sent already, so nothing can be taken back any more.</source>
      <translation>Baris pertama sudah dikirim, jadi tidak ada yang bisa ditarik kembali.</translation>
    </message>
    <message>
      <source>The form also asks this, and no column answers it. Blank cells get it too.</source>
      <translation>Formulir juga menanyakan ini dan tidak ada kolomnya. Sel kosong juga mendapat isian ini.</translation>
    </message>
    <message>
      <source>The same for every row</source>
      <translation>Sama untuk semua baris</translation>
    </message>
    <message>
      <source>The same person: {name}</source>
      <translation>Orang yang sama: {name}</translation>
    </message>
    <message>
      <source>They are not in the queue. Your file {name} stays as it is.</source>
      <translation>Baris itu tidak masuk antrean. Berkas Anda {name} tidak berubah.</translation>
    </message>
    <message>
      <source>This file was taken in before ({when}). Only new rows will go.</source>
      <translation>Berkas ini sudah dimasukkan ({when}). Hanya baris baru yang akan masuk.</translation>
    </message>
    <message>
      <source>This is not a table. Choose an .xlsx, .xls or .csv file.</source>
      <translation>Ini bukan tabel. Pilih berkas .xlsx, .xls, atau .csv.</translation>
    </message>
    <message>
      <source>To check</source>
      <translation>Perlu dicek</translation>
    </message>
    <message>
      <source>Twice in the file</source>
      <translation>Dobel di berkas</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Until the first row is sent everything can be taken back. If Jangkau is closed meanwhile, it goes on where it was: no row is lost and none comes twice.</source>
      <translation>Sampai baris pertama dikirim, semuanya bisa ditarik kembali. Bila Jangkau tertutup di tengah jalan, pekerjaan dilanjutkan dari situ: tidak ada baris yang hilang atau masuk dua kali.</translation>
    </message>
    <message>
      <source>Unusual</source>
      <translation>Tidak biasa</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Nilai</translation>
    </message>
    <message>
      <source>Waiting to confirm</source>
      <translation>Menunggu kepastian</translation>
    </message>
    <message>
      <source>What is said of it</source>
      <translation>Keterangan</translation>
    </message>
    <message>
      <source>Where the packs are</source>
      <translation>Tempat paket</translation>
    </message>
    <message>
      <source>Which rows</source>
      <translation>Baris yang mana</translation>
    </message>
    <message>
      <source>to-mend</source>
      <translation>perlu-diperbaiki</translation>
    </message>
    <message>
      <source>{filed} rows in the queue or beyond, {received} received by the server</source>
      <translation>{filed} baris sudah masuk antrean, {received} diterima server</translation>
    </message>
    <message>
      <source>{words} {done} of {count} rows</source>
      <translation>{words} {done} dari {count} baris</translation>
    </message>
  </context>
  <context>
    <name>Keying</name>
    <message>
      <source>&amp;Batches</source>
      <translation>Berkas &amp;massal</translation>
    </message>
    <message>
      <source>&amp;Go on keying</source>
      <translation>&amp;Lanjutkan entri</translation>
    </message>
    <message>
      <source>&amp;Key again</source>
      <translation>&amp;Entri ulang</translation>
    </message>
    <message>
      <source>&amp;Settle</source>
      <translation>&amp;Selesaikan</translation>
    </message>
    <message>
      <source>(blank)</source>
      <translation>(kosong)</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Tentang</translation>
    </message>
    <message>
      <source>Agreement</source>
      <translation>Kesepakatan</translation>
    </message>
    <message>
      <source>Agreement by</source>
      <translation>Kesepakatan menurut</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Jawaban</translation>
    </message>
    <message>
      <source>Being keyed</source>
      <translation>Sedang dientri</translation>
    </message>
    <message>
      <source>Both keyings are equal.</source>
      <translation>Kedua entri sama.</translation>
    </message>
    <message>
      <source>Choose a row to see what differs.</source>
      <translation>Pilih baris untuk melihat perbedaannya.</translation>
    </message>
    <message>
      <source>Different</source>
      <translation>Berbeda</translation>
    </message>
    <message>
      <source>Equal answers</source>
      <translation>Jawaban sama</translation>
    </message>
    <message>
      <source>Finalised</source>
      <translation>Difinalisasi</translation>
    </message>
    <message>
      <source>First</source>
      <translation>Pertama</translation>
    </message>
    <message>
      <source>First: {answer}</source>
      <translation>Pertama: {answer}</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>From a table</source>
      <translation>Dari tabel</translation>
    </message>
    <message>
      <source>Give &amp;up</source>
      <translation>&amp;Batalkan entri</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Keyed</source>
      <translation>Dientri</translation>
    </message>
    <message>
      <source>Keyed twice</source>
      <translation>Dientri dua kali</translation>
    </message>
    <message>
      <source>No form was keyed a second time yet.</source>
      <translation>Belum ada formulir yang dientri dua kali.</translation>
    </message>
    <message>
      <source>No paper to key again.</source>
      <translation>Tidak ada kertas untuk dientri ulang.</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Nomor</translation>
    </message>
    <message>
      <source>Of</source>
      <translation>Tentang</translation>
    </message>
    <message>
      <source>Of the team</source>
      <translation>Dari tim</translation>
    </message>
    <message>
      <source>Papers that somebody else keyed on this laptop, and rows of tables, come here.</source>
      <translation>Di sini muncul kertas yang dientri orang lain di laptop ini dan baris dari tabel.</translation>
    </message>
    <message>
      <source>Papers to key again</source>
      <translation>Kertas untuk dientri ulang</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Pertanyaan</translation>
    </message>
    <message>
      <source>Second</source>
      <translation>Kedua</translation>
    </message>
    <message>
      <source>Second keying</source>
      <translation>Entri kedua</translation>
    </message>
    <message>
      <source>Second keying given up.</source>
      <translation>Entri kedua dibatalkan.</translation>
    </message>
    <message>
      <source>Second: {answer}</source>
      <translation>Kedua: {answer}</translation>
    </message>
    <message>
      <source>Settled</source>
      <translation>Selesai</translation>
    </message>
    <message>
      <source>Settled. A correction is ready to send.</source>
      <translation>Selesai. Koreksi siap dikirim.</translation>
    </message>
    <message>
      <source>Settled. The first keying holds.</source>
      <translation>Selesai. Entri pertama berlaku.</translation>
    </message>
    <message>
      <source>Somebody else keys the same paper again without seeing the first keying. The second is only compared; it is never sent.</source>
      <translation>Orang lain mengentri ulang kertas yang sama tanpa melihat entri pertama. Entri kedua hanya dibandingkan, tidak pernah dikirim.</translation>
    </message>
    <message>
      <source>Somebody keys this paper again already.</source>
      <translation>Kertas ini sudah dientri ulang orang lain.</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>The chosen keying</source>
      <translation>Entri yang dipilih</translation>
    </message>
    <message>
      <source>To decide</source>
      <translation>Perlu diputuskan</translation>
    </message>
    <message>
      <source>To key again</source>
      <translation>Untuk dientri ulang</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>What to see</source>
      <translation>Yang dilihat</translation>
    </message>
    <message>
      <source>Where the second holds, a correction of the first goes into the queue.</source>
      <translation>Bila entri kedua yang benar, koreksi entri pertama masuk antrean.</translation>
    </message>
    <message>
      <source>Worker</source>
      <translation>Petugas</translation>
    </message>
    <message>
      <source>{equal} of {count} equal</source>
      <translation>{equal} dari {count} sama</translation>
    </message>
  </context>
</TS>
