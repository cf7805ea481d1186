<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Review</name>
    <message numerus="yes">
      <source>%n notes at questions go along.</source>
      <translation>
        <numerusform>%n catatan pada pertanyaan ikut dikirim.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other files</source>
      <translation>
        <numerusform>%n berkas lain</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n dipilih</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar</source>
      <translation>
        <numerusform>%n mirip</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions</source>
      <translation>
        <numerusform>%n isian</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions approved.</source>
      <translation>
        <numerusform>%n isian disetujui.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions put aside to be looked at.</source>
      <translation>
        <numerusform>%n isian ditandai perlu dicek.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions returned with a note.</source>
      <translation>
        <numerusform>%n isian dikembalikan dengan catatan.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Approve</source>
      <translation>&amp;Setujui</translation>
    </message>
    <message>
      <source>&amp;Filter</source>
      <translation>&amp;Saring</translation>
    </message>
    <message>
      <source>&amp;Hand over…</source>
      <translation>&amp;Alihkan…</translation>
    </message>
    <message>
      <source>&amp;List</source>
      <translation>&amp;Daftar</translation>
    </message>
    <message>
      <source>&amp;Needs a look</source>
      <translation>&amp;Perlu dicek</translation>
    </message>
    <message>
      <source>&amp;Return</source>
      <translation>&amp;Kembalikan</translation>
    </message>
    <message>
      <source>About this submission</source>
      <translation>Tentang isian ini</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>All questions</source>
      <translation>Semua pertanyaan</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Jawaban</translation>
    </message>
    <message>
      <source>Answers are shown by the names of their questions. Fetch forms to read them in words.</source>
      <translation>Jawaban ditampilkan dengan nama pertanyaannya. Ambil formulir agar terbaca dengan kata-kata.</translation>
    </message>
    <message>
      <source>Answers not checked: the form is not here</source>
      <translation>Jawaban belum diperiksa: formulirnya tidak ada</translation>
    </message>
    <message>
      <source>Any time</source>
      <translation>Kapan saja</translation>
    </message>
    <message>
      <source>Approve</source>
      <translation>Setujui</translation>
    </message>
    <message numerus="yes">
      <source>Approve %n</source>
      <translation>
        <numerusform>Setujui %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n submissions</source>
      <translation>
        <numerusform>Setujui %n isian</numerusform>
      </translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Disetujui</translation>
    </message>
    <message>
      <source>Attached</source>
      <translation>Terlampir</translation>
    </message>
    <message>
      <source>Automatic checks</source>
      <translation>Pemeriksaan otomatis</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Sebelumnya</translation>
    </message>
    <message numerus="yes">
      <source>Checking, %n left</source>
      <translation>
        <numerusform>Memeriksa, sisa %n</numerusform>
      </translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>Hapus saringan</translation>
    </message>
    <message>
      <source>Compared with</source>
      <translation>Dibandingkan dengan</translation>
    </message>
    <message>
      <source>Corrected by a submission of {date}</source>
      <translation>Sudah diperbaiki oleh isian {date}</translation>
    </message>
    <message>
      <source>Corrects an earlier submission</source>
      <translation>Memperbaiki isian sebelumnya</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Tanggal</translation>
    </message>
    <message>
      <source>Deciding: {done} of {count}</source>
      <translation>Memutuskan: {done} dari {count}</translation>
    </message>
    <message>
      <source>Different from before</source>
      <translation>Berbeda dari sebelumnya</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Data ganda</translation>
    </message>
    <message>
      <source>Enter a date such as 24/11/2026.</source>
      <translation>Isi tanggal seperti 24/11/2026.</translation>
    </message>
    <message>
      <source>F8: next finding</source>
      <translation>F8: temuan berikutnya</translation>
    </message>
    <message>
      <source>Filled in very fast</source>
      <translation>Diisi sangat cepat</translation>
    </message>
    <message numerus="yes">
      <source>Filled in within %n seconds</source>
      <translation>
        <numerusform>Diisi dalam %n detik</numerusform>
      </translation>
    </message>
    <message>
      <source>Filter and order</source>
      <translation>Saring dan urutkan</translation>
    </message>
    <message>
      <source>Finalised</source>
      <translation>Difinalisasi</translation>
    </message>
    <message>
      <source>Flagged</source>
      <translation>Ditandai</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>Hand over</source>
      <translation>Alihkan</translation>
    </message>
    <message>
      <source>Hand over to another laptop</source>
      <translation>Alihkan ke laptop lain</translation>
    </message>
    <message>
      <source>Keep note</source>
      <translation>Simpan catatan</translation>
    </message>
    <message>
      <source>Laptop</source>
      <translation>Laptop</translation>
    </message>
    <message>
      <source>Last 30 days</source>
      <translation>30 hari terakhir</translation>
    </message>
    <message>
      <source>Last 7 days</source>
      <translation>7 hari terakhir</translation>
    </message>
    <message>
      <source>Last 90 days</source>
      <translation>90 hari terakhir</translation>
    </message>
    <message>
      <source>May be a duplicate</source>
      <translation>Mungkin data ganda</translation>
    </message>
    <message>
      <source>Must be filled in</source>
      <translation>Wajib diisi</translation>
    </message>
    <message>
      <source>N&amp;ote</source>
      <translation>&amp;Catatan</translation>
    </message>
    <message>
      <source>N&amp;ote at this question</source>
      <translation>&amp;Catatan di pertanyaan ini</translation>
    </message>
    <message>
      <source>Name, number or worker</source>
      <translation>Nama, nomor, atau petugas</translation>
    </message>
    <message>
      <source>Needs a look</source>
      <translation>Perlu dicek</translation>
    </message>
    <message>
      <source>No photo</source>
      <translation>Foto tidak ada</translation>
    </message>
    <message>
      <source>No question fits.</source>
      <translation>Tidak ada pertanyaan yang cocok.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Tidak ada</translation>
    </message>
    <message>
      <source>Not acceptable</source>
      <translation>Tidak sah</translation>
    </message>
    <message>
      <source>Not checked yet</source>
      <translation>Belum diperiksa</translation>
    </message>
    <message>
      <source>Not filled in</source>
      <translation>Tidak diisi</translation>
    </message>
    <message>
      <source>Not on this laptop yet</source>
      <translation>Belum ada di laptop ini</translation>
    </message>
    <message>
      <source>Not selected</source>
      <translation>Tidak dipilih</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Catatan</translation>
    </message>
    <message>
      <source>Note (may stay blank)</source>
      <translation>Catatan (boleh kosong)</translation>
    </message>
    <message>
      <source>Note at a question</source>
      <translation>Catatan pada pertanyaan</translation>
    </message>
    <message>
      <source>Note: {text}</source>
      <translation>Catatan: {text}</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Catatan</translation>
    </message>
    <message>
      <source>Nothing is returned and still open.</source>
      <translation>Tidak ada isian dikembalikan yang belum diperbaiki.</translation>
    </message>
    <message>
      <source>Nothing matches the filter.</source>
      <translation>Tidak ada yang cocok dengan saringan.</translation>
    </message>
    <message>
      <source>Nothing needs a look.</source>
      <translation>Tidak ada yang perlu dicek.</translation>
    </message>
    <message>
      <source>Nothing waits for review.</source>
      <translation>Tidak ada yang menunggu tinjauan.</translation>
    </message>
    <message>
      <source>Nothing was approved yet.</source>
      <translation>Belum ada yang disetujui.</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Urutan</translation>
    </message>
    <message>
      <source>Outside working hours</source>
      <translation>Di luar jam kerja</translation>
    </message>
    <message>
      <source>Outside working hours: {time}</source>
      <translation>Di luar jam kerja: {time}</translation>
    </message>
    <message>
      <source>Passed</source>
      <translation>Lolos</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Orang</translation>
    </message>
    <message>
      <source>Photo {name}</source>
      <translation>Foto {name}</translation>
    </message>
    <message>
      <source>Photos and files</source>
      <translation>Foto dan berkas</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Pertanyaan</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>Pertanyaan</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Alasan</translation>
    </message>
    <message>
      <source>Return</source>
      <translation>Kembalikan</translation>
    </message>
    <message numerus="yes">
      <source>Return %n submissions</source>
      <translation>
        <numerusform>Kembalikan %n isian</numerusform>
      </translation>
    </message>
    <message>
      <source>Return with a note</source>
      <translation>Kembalikan dengan catatan</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>Dikembalikan</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Tinjauan</translation>
    </message>
    <message>
      <source>Same answers as before</source>
      <translation>Jawaban sama dengan sebelumnya</translation>
    </message>
    <message numerus="yes">
      <source>Select all %n that fit</source>
      <translation>
        <numerusform>Pilih semua %n yang cocok</numerusform>
      </translation>
    </message>
    <message>
      <source>Selected</source>
      <translation>Dipilih</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Tampilkan</translation>
    </message>
    <message>
      <source>Show what was corrected since</source>
      <translation>Tampilkan yang sudah diperbaiki</translation>
    </message>
    <message>
      <source>Show: {text}</source>
      <translation>Lihat: {text}</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Hentikan</translation>
    </message>
    <message>
      <source>Submissions of the team</source>
      <translation>Kiriman tim</translation>
    </message>
    <message numerus="yes">
      <source>Taken back. %n submissions are as before.</source>
      <translation>
        <numerusform>Dibatalkan. %n isian kembali seperti semula.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The checks found something in %n of them. Say in one line why it is right.</source>
      <translation>
        <numerusform>Pemeriksaan menemukan sesuatu pada %n isian. Tulis satu baris alasan mengapa tetap benar.</numerusform>
      </translation>
    </message>
    <message>
      <source>The date has passed. Check it again.</source>
      <translation>Tanggal sudah lewat. Periksa kembali.</translation>
    </message>
    <message>
      <source>The form does not accept this answer</source>
      <translation>Formulir tidak menerima jawaban ini</translation>
    </message>
    <message>
      <source>The form is not on this laptop</source>
      <translation>Formulirnya tidak ada di laptop ini</translation>
    </message>
    <message>
      <source>The submission is returned, and another laptop is asked to visit the person.</source>
      <translation>Isian dikembalikan, dan laptop lain diminta mengunjungi orang ini.</translation>
    </message>
    <message>
      <source>The worker confirmed this answer</source>
      <translation>Petugas menegaskan jawaban ini</translation>
    </message>
    <message>
      <source>The worker sees this exact sentence at the question. Blank takes the note away.</source>
      <translation>Petugas melihat kalimat ini persis di pertanyaan itu. Kosongkan untuk menghapus catatan.</translation>
    </message>
    <message>
      <source>There is no other laptop in the team.</source>
      <translation>Tidak ada laptop lain di tim ini.</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Hari ini</translation>
    </message>
    <message>
      <source>USB pack</source>
      <translation>paket USB</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>Sampai tanggal</translation>
    </message>
    <message>
      <source>Unusual answer</source>
      <translation>Jawaban tidak biasa</translation>
    </message>
    <message>
      <source>Upload an &amp;Excel file</source>
      <translation>&amp;Unggah berkas Excel</translation>
    </message>
    <message>
      <source>Waiting for review</source>
      <translation>Menunggu tinjauan</translation>
    </message>
    <message>
      <source>Where it lies</source>
      <translation>Letak isian</translation>
    </message>
    <message>
      <source>Which questions</source>
      <translation>Pertanyaan yang ditampilkan</translation>
    </message>
    <message>
      <source>With a note</source>
      <translation>Bercatatan</translation>
    </message>
    <message>
      <source>Without a name</source>
      <translation>Tanpa nama</translation>
    </message>
    <message>
      <source>Work of the team comes from the province, by USB or by the relay in one room.</source>
      <translation>Hasil kerja tim datang dari provinsi, lewat USB, atau lewat relai di satu ruangan.</translation>
    </message>
    <message>
      <source>Worker</source>
      <translation>Petugas</translation>
    </message>
    <message>
      <source>Write the reason.</source>
      <translation>Tulis alasannya.</translation>
    </message>
    <message>
      <source>Write what needs doing.</source>
      <translation>Tulis apa yang perlu dikerjakan.</translation>
    </message>
    <message>
      <source>Write what needs doing. Both workers see this exact sentence.</source>
      <translation>Tulis apa yang perlu dikerjakan. Kedua petugas melihat kalimat ini persis.</translation>
    </message>
    <message>
      <source>Write what needs fixing.</source>
      <translation>Tulis apa yang perlu diperbaiki.</translation>
    </message>
    <message>
      <source>Write what needs fixing. The worker sees this exact sentence.</source>
      <translation>Tulis apa yang perlu diperbaiki. Petugas melihat kalimat ini persis.</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ya</translation>
    </message>
    <message>
      <source>by form</source>
      <translation>urut formulir</translation>
    </message>
    <message>
      <source>by person</source>
      <translation>urut nama orang</translation>
    </message>
    <message>
      <source>by worker</source>
      <translation>urut petugas</translation>
    </message>
    <message>
      <source>by {who}, {time}</source>
      <translation>oleh {who}, {time}</translation>
    </message>
    <message>
      <source>most duplicates first</source>
      <translation>data mirip terbanyak dulu</translation>
    </message>
    <message>
      <source>most findings first</source>
      <translation>temuan terbanyak dulu</translation>
    </message>
    <message>
      <source>newest first</source>
      <translation>urut terbaru</translation>
    </message>
    <message>
      <source>oldest first</source>
      <translation>urut terlama</translation>
    </message>
    <message>
      <source>relay</source>
      <translation>relai</translation>
    </message>
    <message>
      <source>the province</source>
      <translation>provinsi</translation>
    </message>
    <message>
      <source>this laptop</source>
      <translation>laptop ini</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{number} dari {count}</translation>
    </message>
    <message>
      <source>{number}, came by {road}</source>
      <translation>{number}, lewat {road}</translation>
    </message>
    <message>
      <source>{share}% the same answers as {number}</source>
      <translation>{share}% jawaban sama dengan {number}</translation>
    </message>
  </context>
</TS>
