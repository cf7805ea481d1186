<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Agenda</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n lagi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tasks</source>
      <translation>
        <numerusform>%n tugas</numerusform>
      </translation>
    </message>
    <message>
      <source>Agenda</source>
      <translation>Agenda</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>Follow-ups, referrals and stays appear here when they are due.</source>
      <translation>Tindak lanjut, rujukan, dan masa tinggal muncul di sini bila jatuh tempo.</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Nanti</translation>
    </message>
    <message>
      <source>Not found…</source>
      <translation>Tidak ditemukan…</translation>
    </message>
    <message>
      <source>Nothing is due.</source>
      <translation>Tidak ada yang jatuh tempo.</translation>
    </message>
    <message>
      <source>Overdue</source>
      <translation>Lewat waktu</translation>
    </message>
    <message>
      <source>Referrals</source>
      <translation>Rujukan</translation>
    </message>
    <message>
      <source>The agenda cannot be shown now.</source>
      <translation>Agenda belum bisa ditampilkan.</translation>
    </message>
    <message>
      <source>This week</source>
      <translation>Minggu ini</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Hari ini</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Kapan</translation>
    </message>
  </context>
  <context>
    <name>Conflicts</name>
    <message numerus="yes">
      <source>%n entries still wait.</source>
      <translation>
        <numerusform>%n perbedaan masih menunggu.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Later</source>
      <translation>&amp;Tunda</translation>
    </message>
    <message>
      <source>&amp;Save decision</source>
      <translation>&amp;Simpan keputusan</translation>
    </message>
    <message>
      <source>After deciding</source>
      <translation>Setelah diputuskan</translation>
    </message>
    <message>
      <source>All laptops state the same of everybody.</source>
      <translation>Isi dari semua laptop sama.</translation>
    </message>
    <message>
      <source>All laptops state the same of this person.</source>
      <translation>Isi dari semua laptop sama untuk orang ini.</translation>
    </message>
    <message>
      <source>Another laptop</source>
      <translation>Laptop lain</translation>
    </message>
    <message>
      <source>Choose at least one value.</source>
      <translation>Pilih sedikitnya satu isi.</translation>
    </message>
    <message>
      <source>Choose what is right</source>
      <translation>Pilih isi yang benar</translation>
    </message>
    <message>
      <source>Decided: {name}.</source>
      <translation>Diputuskan: {name}.</translation>
    </message>
    <message>
      <source>Different</source>
      <translation>Berbeda</translation>
    </message>
    <message>
      <source>Different entries</source>
      <translation>Beda isi</translation>
    </message>
    <message>
      <source>Entries that differ</source>
      <translation>Isian yang berbeda</translation>
    </message>
    <message>
      <source>Example: ID card seen</source>
      <translation>Contoh: lihat KTP</translation>
    </message>
    <message>
      <source>Laptops filled this in without knowing of each other.</source>
      <translation>Isian ini dibuat di beberapa laptop tanpa saling tahu.</translation>
    </message>
    <message>
      <source>List</source>
      <translation>Daftar</translation>
    </message>
    <message>
      <source>Person {number} of {count}</source>
      <translation>Orang {number} dari {count}</translation>
    </message>
    <message>
      <source>The decision is sent and holds on all laptops.</source>
      <translation>Keputusan ikut dikirim dan berlaku di semua laptop.</translation>
    </message>
    <message>
      <source>The other values stay in the history.</source>
      <translation>Isi yang lain tetap ada di riwayat.</translation>
    </message>
    <message>
      <source>This laptop</source>
      <translation>Laptop ini</translation>
    </message>
    <message>
      <source>This laptop ({code})</source>
      <translation>Laptop ini ({code})</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Used now</source>
      <translation>Dipakai sekarang</translation>
    </message>
    <message>
      <source>What arrived first is used until it is decided.</source>
      <translation>Yang tiba lebih dulu dipakai sampai diputuskan.</translation>
    </message>
    <message>
      <source>What arrived first is used. Only a supervisor decides; you can look.</source>
      <translation>Yang tiba lebih dulu dipakai. Hanya penyelia yang memutuskan; Anda bisa melihat.</translation>
    </message>
    <message>
      <source>Write why this is right.</source>
      <translation>Tulis mengapa isi ini benar.</translation>
    </message>
  </context>
  <context>
    <name>Merge</name>
    <message numerus="yes">
      <source>%n assessments</source>
      <translation>
        <numerusform>%n asesmen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n assessments in one history.</source>
      <translation>
        <numerusform>%n asesmen jadi satu riwayat.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n benefits</source>
      <translation>
        <numerusform>%n bantuan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days left</source>
      <translation>
        <numerusform>sisa %n hari</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries differ</source>
      <translation>
        <numerusform>%n isian berbeda</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n family members</source>
      <translation>
        <numerusform>%n anggota keluarga</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups</source>
      <translation>
        <numerusform>%n kelompok</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pairs</source>
      <translation>
        <numerusform>%n pasang</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n referrals</source>
      <translation>
        <numerusform>%n rujukan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stays</source>
      <translation>
        <numerusform>%n penginapan</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Different people</source>
      <translation>&amp;Beda orang</translation>
    </message>
    <message>
      <source>&amp;Later</source>
      <translation>&amp;Tunda</translation>
    </message>
    <message>
      <source>&amp;Merge</source>
      <translation>&amp;Gabungkan</translation>
    </message>
    <message>
      <source>&amp;Put off</source>
      <translation>&amp;Tunda</translation>
    </message>
    <message>
      <source>After merging</source>
      <translation>Setelah digabung</translation>
    </message>
    <message>
      <source>Agrees to a photo</source>
      <translation>Setuju difoto</translation>
    </message>
    <message>
      <source>Alike</source>
      <translation>Kemiripan</translation>
    </message>
    <message>
      <source>All laptops state the same.</source>
      <translation>Isi dari semua laptop sama.</translation>
    </message>
    <message>
      <source>All places</source>
      <translation>Semua wilayah</translation>
    </message>
    <message>
      <source>All reasons</source>
      <translation>Semua alasan</translation>
    </message>
    <message>
      <source>Birth date</source>
      <translation>Tanggal lahir</translation>
    </message>
    <message>
      <source>Both records become what they were. What was recorded since stays with its record.</source>
      <translation>Kedua data kembali seperti semula. Yang dicatat sesudah digabung tetap pada datanya masing-masing.</translation>
    </message>
    <message>
      <source>Can be split again until {date}.</source>
      <translation>Bisa dipisah lagi sampai {date}.</translation>
    </message>
    <message>
      <source>Can be split again until {until}</source>
      <translation>Bisa dipisah lagi sampai {until}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
    <message>
      <source>Choose which is used</source>
      <translation>Pilih mana yang dipakai</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>Hapus saringan</translation>
    </message>
    <message>
      <source>Comes back on {date}</source>
      <translation>Muncul lagi {date}</translation>
    </message>
    <message>
      <source>Compare and merge</source>
      <translation>Bandingkan dan gabungkan</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Persetujuan</translation>
    </message>
    <message>
      <source>DTSEN decile</source>
      <translation>Desil DTSEN</translation>
    </message>
    <message>
      <source>Data may be shared with</source>
      <translation>Data boleh dibagikan kepada</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Tanggal</translation>
    </message>
    <message>
      <source>Different</source>
      <translation>Berbeda</translation>
    </message>
    <message>
      <source>Different entries</source>
      <translation>Beda isi</translation>
    </message>
    <message>
      <source>Disability</source>
      <translation>Disabilitas</translation>
    </message>
    <message>
      <source>Distinguishing marks</source>
      <translation>Ciri fisik</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Unduh</translation>
    </message>
    <message>
      <source>Download the record first.</source>
      <translation>Unduh dulu datanya.</translation>
    </message>
    <message>
      <source>Downloading…</source>
      <translation>Mengunduh…</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Data ganda</translation>
    </message>
    <message>
      <source>Example: same photo</source>
      <translation>Contoh: foto sama</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Saringan</translation>
    </message>
    <message>
      <source>How alike</source>
      <translation>Kemiripan</translation>
    </message>
    <message>
      <source>However alike</source>
      <translation>Semua kemiripan</translation>
    </message>
    <message>
      <source>In 30 days</source>
      <translation>30 hari lagi</translation>
    </message>
    <message>
      <source>In a week</source>
      <translation>1 minggu lagi</translation>
    </message>
    <message>
      <source>Include</source>
      <translation>Ikut</translation>
    </message>
    <message>
      <source>Last met in</source>
      <translation>Terakhir ditemui di</translation>
    </message>
    <message>
      <source>Leave at least two records in.</source>
      <translation>Sisakan sedikitnya dua data.</translation>
    </message>
    <message>
      <source>List</source>
      <translation>Daftar</translation>
    </message>
    <message>
      <source>Merged</source>
      <translation>Sudah digabung</translation>
    </message>
    <message>
      <source>Merged {date}</source>
      <translation>Digabung {date}</translation>
    </message>
    <message>
      <source>Merged. Can be split again until {date}.</source>
      <translation>Digabung. Bisa dipisah lagi sampai {date}.</translation>
    </message>
    <message>
      <source>Mother's name</source>
      <translation>Nama ibu</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nama</translation>
    </message>
    <message>
      <source>Name or NIK</source>
      <translation>Nama atau NIK</translation>
    </message>
    <message>
      <source>Nickname</source>
      <translation>Nama panggilan</translation>
    </message>
    <message>
      <source>No merge that can be split.</source>
      <translation>Tidak ada gabungan yang bisa dipisah.</translation>
    </message>
    <message>
      <source>No pairs to check.</source>
      <translation>Tidak ada pasangan untuk diperiksa.</translation>
    </message>
    <message>
      <source>Not filled in</source>
      <translation>Belum diisi</translation>
    </message>
    <message>
      <source>Note with {name}: “{note}”</source>
      <translation>Catatan pada {name}: “{note}”</translation>
    </message>
    <message>
      <source>Nothing is put off.</source>
      <translation>Tidak ada yang ditunda.</translation>
    </message>
    <message>
      <source>Nothing matches the filter.</source>
      <translation>Tidak ada yang cocok dengan saringan.</translation>
    </message>
    <message>
      <source>Nothing to choose</source>
      <translation>Tidak perlu dipilih</translation>
    </message>
    <message>
      <source>On the server, not downloaded yet</source>
      <translation>Ada di server, belum diunduh</translation>
    </message>
    <message>
      <source>Pair {number} of {count}</source>
      <translation>Pasangan {number} dari {count}</translation>
    </message>
    <message>
      <source>Paired because of: {reasons}.</source>
      <translation>Disandingkan karena {reasons}.</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Orang</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Wilayah</translation>
    </message>
    <message>
      <source>Put off</source>
      <translation>Ditunda</translation>
    </message>
    <message>
      <source>Put off until when?</source>
      <translation>Tunda sampai kapan?</translation>
    </message>
    <message>
      <source>Put off. Comes back on {date}.</source>
      <translation>Ditunda. Muncul lagi {date}.</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Membaca…</translation>
    </message>
    <message>
      <source>Reason (required)</source>
      <translation>Alasan (wajib)</translation>
    </message>
    <message>
      <source>Reason: {reason}</source>
      <translation>Alasan: {reason}</translation>
    </message>
    <message>
      <source>Recorded with “Not sure”: {name}.</source>
      <translation>Didata dengan “Tidak yakin”: {name}.</translation>
    </message>
    <message>
      <source>Recorded {date}</source>
      <translation>Terdata {date}</translation>
    </message>
    <message>
      <source>Records side by side</source>
      <translation>Data berdampingan</translation>
    </message>
    <message numerus="yes">
      <source>Remembered: %n people. They are not asked about again.</source>
      <translation>
        <numerusform>Diingat sebagai %n orang yang berbeda. Tidak akan ditanyakan lagi.</numerusform>
      </translation>
    </message>
    <message>
      <source>Same</source>
      <translation>Sama</translation>
    </message>
    <message>
      <source>Search by name or NIK</source>
      <translation>Cari nama atau NIK</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Jenis kelamin</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Pisahkan</translation>
    </message>
    <message>
      <source>Split again</source>
      <translation>Pisahkan lagi</translation>
    </message>
    <message>
      <source>Split. Both records are as they were.</source>
      <translation>Dipisah. Kedua data kembali seperti semula.</translation>
    </message>
    <message>
      <source>Taken back at once</source>
      <translation>Langsung dibatalkan</translation>
    </message>
    <message>
      <source>The field worker was not sure</source>
      <translation>Petugas lapangan menandai “Tidak yakin”</translation>
    </message>
    <message>
      <source>These people come back to the list by themselves on that day.</source>
      <translation>Orang-orang ini muncul lagi di daftar dengan sendirinya pada hari itu.</translation>
    </message>
    <message>
      <source>This key takes the value of this column</source>
      <translation>Tombol ini memilih nilai di kolom ini</translation>
    </message>
    <message>
      <source>To check</source>
      <translation>Perlu diperiksa</translation>
    </message>
    <message>
      <source>Tomorrow</source>
      <translation>Besok</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>Sampai</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Alasan</translation>
    </message>
    <message>
      <source>Write a day after today, for example 01/12/2026.</source>
      <translation>Tulis tanggal sesudah hari ini, misalnya 01/12/2026.</translation>
    </message>
    <message>
      <source>Write why these are one person.</source>
      <translation>Tulis mengapa ini satu orang.</translation>
    </message>
    <message>
      <source>Write why these are two people.</source>
      <translation>Tulis mengapa ini dua orang.</translation>
    </message>
    <message>
      <source>You chose these records.</source>
      <translation>Anda memilih data ini.</translation>
    </message>
    <message>
      <source>no</source>
      <translation>tidak</translation>
    </message>
    <message>
      <source>record of {name}</source>
      <translation>data {name}</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ya</translation>
    </message>
    <message>
      <source>{name} is the same person</source>
      <translation>{name} adalah orang yang sama</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{number} dari {count}</translation>
    </message>
    <message>
      <source>{one} and {other}</source>
      <translation>{one} dan {other}</translation>
    </message>
    <message>
      <source>{pairs} in {groups}</source>
      <translation>{pairs} dalam {groups}</translation>
    </message>
    <message>
      <source>{shown} of {total} shown</source>
      <translation>Tampil {shown} dari {total}</translation>
    </message>
    <message>
      <source>{things} move along.</source>
      <translation>{things} ikut pindah.</translation>
    </message>
    <message>
      <source>“{names}” is kept as another name.</source>
      <translation>“{names}” disimpan sebagai nama lain.</translation>
    </message>
  </context>
  <context>
    <name>Person</name>
    <message numerus="yes">
      <source>%n benefits</source>
      <translation>
        <numerusform>%n bantuan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries differ between laptops</source>
      <translation>
        <numerusform>%n isian berbeda antarlaptop</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n family members</source>
      <translation>
        <numerusform>%n anggota keluarga</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n referrals</source>
      <translation>
        <numerusform>%n rujukan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stays</source>
      <translation>
        <numerusform>%n penginapan</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Maybe the same person…</source>
      <translation>&amp;Mungkin orang yang sama…</translation>
    </message>
    <message>
      <source>&amp;Print summary…</source>
      <translation>&amp;Cetak ringkasan…</translation>
    </message>
    <message>
      <source>&amp;Refer</source>
      <translation>&amp;Rujuk</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Diterima</translation>
    </message>
    <message>
      <source>Admit to &amp;shelter</source>
      <translation>Terima di &amp;shelter</translation>
    </message>
    <message>
      <source>Admit to shelter</source>
      <translation>Terima di shelter</translation>
    </message>
    <message>
      <source>Also called {names}</source>
      <translation>Dikenal juga sebagai {names}</translation>
    </message>
    <message>
      <source>Asked by {who}</source>
      <translation>Ditanyakan oleh {who}</translation>
    </message>
    <message>
      <source>Bed {bed}</source>
      <translation>Tempat tidur {bed}</translation>
    </message>
    <message>
      <source>Benefit checked: {program}</source>
      <translation>Bantuan dicek: {program}</translation>
    </message>
    <message>
      <source>Benefits</source>
      <translation>Bantuan</translation>
    </message>
    <message>
      <source>Came into {place}</source>
      <translation>Masuk {place}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
    <message>
      <source>Check benefits</source>
      <translation>Cek bantuan</translation>
    </message>
    <message>
      <source>Choose a record to compare it.</source>
      <translation>Pilih data untuk dibandingkan.</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>Selesai</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Persetujuan</translation>
    </message>
    <message>
      <source>Consent not asked yet</source>
      <translation>Persetujuan belum ditanyakan</translation>
    </message>
    <message>
      <source>Consent: {answer}</source>
      <translation>Persetujuan: {answer}</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Isi</translation>
    </message>
    <message>
      <source>Day it was asked</source>
      <translation>Tanggal permintaan</translation>
    </message>
    <message>
      <source>Decide</source>
      <translation>Putuskan</translation>
    </message>
    <message>
      <source>Declined</source>
      <translation>Ditolak</translation>
    </message>
    <message>
      <source>Enter a day that was, such as 24/11/2026.</source>
      <translation>Isi tanggal yang sudah lewat atau hari ini, misalnya 24/11/2026.</translation>
    </message>
    <message>
      <source>Family</source>
      <translation>Keluarga</translation>
    </message>
    <message>
      <source>Family or representative</source>
      <translation>Keluarga atau kuasa</translation>
    </message>
    <message>
      <source>For whom (outside: children as initials, NIK masked)</source>
      <translation>Untuk siapa (di luar kantor: nama anak berupa inisial, NIK disamarkan)</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Riwayat</translation>
    </message>
    <message>
      <source>How it was asked</source>
      <translation>Cara meminta</translation>
    </message>
    <message>
      <source>It holds at once on this laptop and is sent. Only a new consent undoes it.</source>
      <translation>Langsung berlaku di laptop ini dan ikut dikirim. Hanya persetujuan baru yang membatalkannya.</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Sudah keluar</translation>
    </message>
    <message>
      <source>Left {place}</source>
      <translation>Keluar dari {place}</translation>
    </message>
    <message>
      <source>Legal basis</source>
      <translation>Dasar hukum</translation>
    </message>
    <message>
      <source>Letter or email</source>
      <translation>Surat atau surel</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Lihat</translation>
    </message>
    <message>
      <source>Marks</source>
      <translation>Ciri fisik</translation>
    </message>
    <message>
      <source>May be told: nobody outside the office.</source>
      <translation>Boleh diberi tahu: tidak seorang pun di luar kantor.</translation>
    </message>
    <message>
      <source>May be told: {receivers}.</source>
      <translation>Boleh diberi tahu: {receivers}.</translation>
    </message>
    <message>
      <source>NIK not known</source>
      <translation>NIK belum diketahui</translation>
    </message>
    <message>
      <source>NIK shown</source>
      <translation>NIK ditampilkan</translation>
    </message>
    <message>
      <source>Name or NIK of the other record</source>
      <translation>Nama atau NIK data yang lain</translation>
    </message>
    <message>
      <source>Needs that no service meets</source>
      <translation>Kebutuhan yang belum ada layanannya</translation>
    </message>
    <message>
      <source>Never stayed in a shelter.</source>
      <translation>Belum pernah menginap di shelter.</translation>
    </message>
    <message>
      <source>New &amp;assessment</source>
      <translation>&amp;Asesmen baru</translation>
    </message>
    <message>
      <source>New assessment</source>
      <translation>Asesmen baru</translation>
    </message>
    <message>
      <source>Next visit {date}</source>
      <translation>Kunjungan berikutnya {date}</translation>
    </message>
    <message>
      <source>No assessment of this person yet.</source>
      <translation>Belum ada asesmen untuk orang ini.</translation>
    </message>
    <message>
      <source>No benefit checked yet.</source>
      <translation>Belum ada bantuan yang dicek.</translation>
    </message>
    <message>
      <source>No other record on this laptop fits. Change the name or write a NIK.</source>
      <translation>Tidak ada data lain yang cocok di laptop ini. Ubah nama atau tulis NIK.</translation>
    </message>
    <message>
      <source>No referral, stay or visit is open.</source>
      <translation>Tidak ada rujukan, penginapan, atau kunjungan yang berjalan.</translation>
    </message>
    <message>
      <source>Nobody has asked for it yet.</source>
      <translation>Belum ada yang menanyakannya.</translation>
    </message>
    <message>
      <source>Not referred yet.</source>
      <translation>Belum pernah dirujuk.</translation>
    </message>
    <message>
      <source>Not to be told: {receivers}.</source>
      <translation>Tidak boleh dibagikan: {receivers}.</translation>
    </message>
    <message>
      <source>Only a supervisor may give this basis. Ask your supervisor.</source>
      <translation>Hanya penyelia yang boleh memakai dasar ini. Minta kepada penyelia.</translation>
    </message>
    <message>
      <source>Other names</source>
      <translation>Nama lain</translation>
    </message>
    <message>
      <source>Over time</source>
      <translation>Dari waktu ke waktu</translation>
    </message>
    <message>
      <source>PPKS categories</source>
      <translation>Kategori PPKS</translation>
    </message>
    <message>
      <source>Parent, guardian or supporter</source>
      <translation>Orang tua, wali, atau pendamping</translation>
    </message>
    <message>
      <source>Parts of the profile</source>
      <translation>Bagian profil</translation>
    </message>
    <message>
      <source>Phone or WhatsApp</source>
      <translation>Telepon atau WhatsApp</translation>
    </message>
    <message>
      <source>Print summary</source>
      <translation>Cetak ringkasan</translation>
    </message>
    <message>
      <source>Printed {when} by {who}. For: {purpose}. Page {page} of {pages}.</source>
      <translation>Dicetak {when} oleh {who}. Untuk: {purpose}. Halaman {page} dari {pages}.</translation>
    </message>
    <message>
      <source>Profile</source>
      <translation>Profil</translation>
    </message>
    <message>
      <source>Proposed</source>
      <translation>Diusulkan</translation>
    </message>
    <message>
      <source>Reason without consent (at least 10 characters)</source>
      <translation>Alasan tanpa persetujuan (minimal 10 karakter)</translation>
    </message>
    <message>
      <source>Receivers were &amp;told to stop</source>
      <translation>Penerima sudah diminta berhen&amp;ti</translation>
    </message>
    <message>
      <source>Record &amp;withdrawal…</source>
      <translation>Catat penca&amp;butan…</translation>
    </message>
    <message>
      <source>Record withdrawal</source>
      <translation>Catat pencabutan</translation>
    </message>
    <message>
      <source>Record withdrawal of consent</source>
      <translation>Catat pencabutan persetujuan</translation>
    </message>
    <message>
      <source>Recorded; the task is over.</source>
      <translation>Tercatat; tugas ini selesai.</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>Isian</translation>
    </message>
    <message>
      <source>Refer</source>
      <translation>Rujuk</translation>
    </message>
    <message>
      <source>Referral: {service}</source>
      <translation>Rujukan: {service}</translation>
    </message>
    <message>
      <source>Referrals</source>
      <translation>Rujukan</translation>
    </message>
    <message>
      <source>Remark (optional)</source>
      <translation>Catatan (boleh kosong)</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <translation>Simpan PDF…</translation>
    </message>
    <message>
      <source>Save summary</source>
      <translation>Simpan ringkasan</translation>
    </message>
    <message>
      <source>Sensitive</source>
      <translation>Sensitif</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Terkirim</translation>
    </message>
    <message>
      <source>Served</source>
      <translation>Dilayani</translation>
    </message>
    <message>
      <source>Shelter</source>
      <translation>Shelter</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Tampilkan</translation>
    </message>
    <message>
      <source>Show the NIK; it is written down</source>
      <translation>Tampilkan NIK; dicatat</translation>
    </message>
    <message>
      <source>Split again into two records</source>
      <translation>Dipisah lagi menjadi dua data</translation>
    </message>
    <message>
      <source>Spoken, in person</source>
      <translation>Lisan, tatap muka</translation>
    </message>
    <message>
      <source>Staying</source>
      <translation>Menginap</translation>
    </message>
    <message>
      <source>Stays in shelters</source>
      <translation>Penginapan di shelter</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>Ringkasan</translation>
    </message>
    <message>
      <source>Summary printed</source>
      <translation>Ringkasan dicetak</translation>
    </message>
    <message numerus="yes">
      <source>Summary saved, %n pages.</source>
      <translation>
        <numerusform>Ringkasan tersimpan, %n halaman.</numerusform>
      </translation>
    </message>
    <message>
      <source>Taken back on {day}: {what}. Everything must have stopped by {due} (3 x 24 hours).</source>
      <translation>Dicabut {day}: {what}. Semua harus berhenti paling lambat {due} (3x24 jam).</translation>
    </message>
    <message>
      <source>Taken back on {day}: {what}. The receivers were told to stop.</source>
      <translation>Dicabut {day}: {what}. Penerima sudah diminta berhenti.</translation>
    </message>
    <message>
      <source>The client</source>
      <translation>Klien sendiri</translation>
    </message>
    <message>
      <source>The client did not agree that this receiver is told. Print only on a legal basis.</source>
      <translation>Klien tidak menyetujui penerima ini. Cetak hanya dengan dasar hukum.</translation>
    </message>
    <message>
      <source>The file cannot be written there. Close it elsewhere or choose another.</source>
      <translation>Berkas tidak bisa ditulis di sana. Tutup berkas itu di tempat lain atau pilih nama lain.</translation>
    </message>
    <message>
      <source>The office itself</source>
      <translation>Kantor sendiri</translation>
    </message>
    <message>
      <source>This file contains names. What for? (is written down)</source>
      <translation>Berkas ini memuat nama. Untuk apa? (dicatat)</translation>
    </message>
    <message>
      <source>This profile cannot be shown.</source>
      <translation>Profil ini tidak dapat ditampilkan.</translation>
    </message>
    <message>
      <source>Tick what is taken back.</source>
      <translation>Centang yang dicabut.</translation>
    </message>
    <message>
      <source>Two records merged</source>
      <translation>Dua data digabung</translation>
    </message>
    <message>
      <source>Under way</source>
      <translation>Sedang berjalan</translation>
    </message>
    <message>
      <source>What is taken back</source>
      <translation>Yang dicabut</translation>
    </message>
    <message>
      <source>Who asked</source>
      <translation>Yang meminta</translation>
    </message>
    <message>
      <source>Who it is</source>
      <translation>Siapa orangnya</translation>
    </message>
    <message>
      <source>Who may be the same person?</source>
      <translation>Siapa yang mungkin orang yang sama?</translation>
    </message>
    <message>
      <source>Why are the sensitive categories needed? (required)</source>
      <translation>Mengapa kategori sensitif diperlukan? (wajib)</translation>
    </message>
    <message numerus="yes">
      <source>With %n sensitive categories</source>
      <translation>
        <numerusform>Sertakan %n kategori sensitif</numerusform>
      </translation>
    </message>
    <message>
      <source>With sensitive categories: {reason}.</source>
      <translation>Memuat kategori sensitif: {reason}.</translation>
    </message>
    <message>
      <source>Withdrawal recorded; it holds from now and is in the upload queue.</source>
      <translation>Pencabutan tercatat; berlaku sekarang dan masuk antrean kirim.</translation>
    </message>
    <message>
      <source>Without consent: {basis}</source>
      <translation>Tanpa persetujuan: {basis}</translation>
    </message>
    <message>
      <source>Write the reason, at least 10 characters.</source>
      <translation>Tulis alasannya, minimal 10 karakter.</translation>
    </message>
    <message>
      <source>Write what the summary is for.</source>
      <translation>Tulis untuk apa ringkasan ini.</translation>
    </message>
    <message>
      <source>Write why the sensitive categories are needed.</source>
      <translation>Tulis mengapa kategori sensitif diperlukan.</translation>
    </message>
    <message>
      <source>added {names}</source>
      <translation>tambah {names}</translation>
    </message>
    <message>
      <source>bed {bed}</source>
      <translation>tempat tidur {bed}</translation>
    </message>
    <message>
      <source>by {name}</source>
      <translation>oleh {name}</translation>
    </message>
    <message>
      <source>checked {date}</source>
      <translation>dicek {date}</translation>
    </message>
    <message>
      <source>due {date}</source>
      <translation>tenggat {date}</translation>
    </message>
    <message numerus="yes">
      <source>for %n days</source>
      <translation>
        <numerusform>sudah %n hari</numerusform>
      </translation>
    </message>
    <message>
      <source>no photo</source>
      <translation>foto</translation>
    </message>
    <message>
      <source>received {got}</source>
      <translation>diterima {got}</translation>
    </message>
    <message>
      <source>received {got} of {due}</source>
      <translation>diterima {got} dari {due}</translation>
    </message>
    <message>
      <source>removed {names}</source>
      <translation>hapus {names}</translation>
    </message>
    <message>
      <source>same house</source>
      <translation>serumah</translation>
    </message>
    <message>
      <source>script {version}</source>
      <translation>naskah {version}</translation>
    </message>
    <message>
      <source>since today</source>
      <translation>sejak hari ini</translation>
    </message>
    <message>
      <source>since {date}</source>
      <translation>sejak {date}</translation>
    </message>
    <message>
      <source>summary</source>
      <translation>ringkasan</translation>
    </message>
    <message>
      <source>the photo</source>
      <translation>foto</translation>
    </message>
    <message>
      <source>the whole consent</source>
      <translation>seluruh persetujuan</translation>
    </message>
    <message>
      <source>to {place}</source>
      <translation>ke {place}</translation>
    </message>
    <message>
      <source>unchanged</source>
      <translation>tetap</translation>
    </message>
    <message>
      <source>{receiver} (no consent)</source>
      <translation>{receiver} (tanpa persetujuan)</translation>
    </message>
  </context>
  <context>
    <name>Referrals</name>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>Lewat %n hari</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Accepted</source>
      <translation>&amp;Diterima</translation>
    </message>
    <message>
      <source>&amp;Follow-up visit</source>
      <translation>Tindak &amp;lanjut</translation>
    </message>
    <message>
      <source>&amp;Mark as sent</source>
      <translation>&amp;Tandai terkirim</translation>
    </message>
    <message>
      <source>&amp;Print referral letter…</source>
      <translation>&amp;Cetak surat rujukan…</translation>
    </message>
    <message>
      <source>&amp;Refer to another service</source>
      <translation>&amp;Rujuk ke layanan lain</translation>
    </message>
    <message>
      <source>A sensitive category is not told to this receiver.</source>
      <translation>Kategori sensitif tidak disampaikan kepada penerima ini.</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Diterima</translation>
    </message>
    <message numerus="yes">
      <source>Accepted %n days ago</source>
      <translation>
        <numerusform>Diterima %n hari lalu</numerusform>
      </translation>
    </message>
    <message>
      <source>Accepted today</source>
      <translation>Diterima hari ini</translation>
    </message>
    <message>
      <source>Achieved</source>
      <translation>Tercapai</translation>
    </message>
    <message>
      <source>Achieved in part</source>
      <translation>Tercapai sebagian</translation>
    </message>
    <message>
      <source>Agenda</source>
      <translation>Agenda</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>All places</source>
      <translation>Semua daerah</translation>
    </message>
    <message>
      <source>All services</source>
      <translation>Semua layanan</translation>
    </message>
    <message>
      <source>Amber</source>
      <translation>Kuning</translation>
    </message>
    <message>
      <source>Another record says “{said}”, which cannot follow “{state}”. Ask the receiving service, then record its step.</source>
      <translation>Isian lain menyebut “{said}”, padahal rujukan sudah “{state}”. Tanyakan kepada penerima, lalu catat langkahnya.</translation>
    </message>
    <message>
      <source>Answered by</source>
      <translation>Dijawab oleh</translation>
    </message>
    <message>
      <source>At least 10 characters, recorded; not needed when the client agrees now.</source>
      <translation>Minimal 10 karakter, dicatat; tidak perlu bila klien setuju sekarang.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>Kategori</translation>
    </message>
    <message>
      <source>Choose a referral to see its details.</source>
      <translation>Pilih rujukan untuk melihat rinciannya.</translation>
    </message>
    <message>
      <source>Choose why the receiver may be told.</source>
      <translation>Pilih mengapa penerima boleh diberi tahu.</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Pilih…</translation>
    </message>
    <message>
      <source>Cl&amp;ose</source>
      <translation>S&amp;elesai</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>Hapus saringan</translation>
    </message>
    <message>
      <source>Close the referral</source>
      <translation>Rujukan selesai</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>Selesai</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Tanggal</translation>
    </message>
    <message>
      <source>Dec&amp;lined</source>
      <translation>D&amp;itolak</translation>
    </message>
    <message>
      <source>Declined</source>
      <translation>Ditolak</translation>
    </message>
    <message numerus="yes">
      <source>Declined %n days ago</source>
      <translation>
        <numerusform>Ditolak %n hari lalu</numerusform>
      </translation>
    </message>
    <message>
      <source>Declined today</source>
      <translation>Ditolak hari ini</translation>
    </message>
    <message>
      <source>Details of the referral</source>
      <translation>Rincian rujukan</translation>
    </message>
    <message>
      <source>Due today</source>
      <translation>Jatuh tempo hari ini</translation>
    </message>
    <message>
      <source>Due {day}</source>
      <translation>Paling lambat {day}</translation>
    </message>
    <message>
      <source>Duty by law</source>
      <translation>Kewajiban menurut hukum</translation>
    </message>
    <message>
      <source>Emergency, life or safety</source>
      <translation>Keadaan darurat, nyawa atau keselamatan</translation>
    </message>
    <message>
      <source>Enter a date such as 24/11/2026.</source>
      <translation>Isi tanggal, contoh 24/11/2026.</translation>
    </message>
    <message>
      <source>F4 (folio)</source>
      <translation>F4 (folio)</translation>
    </message>
    <message>
      <source>For example: full, papers missing, too far.</source>
      <translation>Contoh: penuh, syarat kurang, terlalu jauh.</translation>
    </message>
    <message>
      <source>From the client or family</source>
      <translation>Dari klien atau keluarga</translation>
    </message>
    <message>
      <source>Goal result</source>
      <translation>Capaian tujuan</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>Hijau</translation>
    </message>
    <message>
      <source>Handover record</source>
      <translation>Berita acara serah terima</translation>
    </message>
    <message>
      <source>How the answer came</source>
      <translation>Cara jawaban diterima</translation>
    </message>
    <message>
      <source>In person</source>
      <translation>Bertemu langsung</translation>
    </message>
    <message>
      <source>Lacks capacity, no guardian</source>
      <translation>Tidak cakap, wali tidak ada</translation>
    </message>
    <message>
      <source>Letter</source>
      <translation>Surat</translation>
    </message>
    <message>
      <source>Letter number</source>
      <translation>Nomor surat</translation>
    </message>
    <message>
      <source>Letter saved.</source>
      <translation>Surat tersimpan.</translation>
    </message>
    <message>
      <source>List of referrals</source>
      <translation>Daftar rujukan</translation>
    </message>
    <message>
      <source>Need without a service</source>
      <translation>Kebutuhan tanpa layanan</translation>
    </message>
    <message>
      <source>Needs</source>
      <translation>Kebutuhan</translation>
    </message>
    <message>
      <source>Needs that no service meets</source>
      <translation>Kebutuhan yang belum ada layanannya</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Baru</translation>
    </message>
    <message>
      <source>New referral</source>
      <translation>Rujukan baru</translation>
    </message>
    <message>
      <source>No agreement to tell the receiver is recorded. Ask, or name a basis.</source>
      <translation>Belum ada persetujuan membagikan data kepada penerima. Tanyakan, atau sebutkan dasarnya.</translation>
    </message>
    <message>
      <source>No longer relevant</source>
      <translation>Tidak relevan lagi</translation>
    </message>
    <message>
      <source>No name yet</source>
      <translation>Belum ada nama</translation>
    </message>
    <message>
      <source>No referrals yet.</source>
      <translation>Belum ada rujukan.</translation>
    </message>
    <message>
      <source>No service</source>
      <translation>Tanpa layanan</translation>
    </message>
    <message>
      <source>Not named yet</source>
      <translation>Belum ditentukan</translation>
    </message>
    <message>
      <source>Not yet achieved</source>
      <translation>Belum tercapai</translation>
    </message>
    <message>
      <source>Nothing matches the filter.</source>
      <translation>Tidak ada yang cocok dengan saringan.</translation>
    </message>
    <message>
      <source>Only a supervisor may tell the receiver on this basis. Ask your supervisor.</source>
      <translation>Hanya penyelia yang boleh memberi tahu penerima dengan dasar ini. Minta kepada penyelia.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Buka</translation>
    </message>
    <message>
      <source>Outside, the child appears as initials: {initials}</source>
      <translation>Di luar kantor, anak ditulis dengan inisial: {initials}</translation>
    </message>
    <message>
      <source>Overdue</source>
      <translation>Lewat waktu</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Kertas</translation>
    </message>
    <message>
      <source>Person and service</source>
      <translation>Orang dan layanan</translation>
    </message>
    <message>
      <source>Phone or WhatsApp</source>
      <translation>Telepon atau WhatsApp</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Wilayah</translation>
    </message>
    <message>
      <source>Print &amp;handover record…</source>
      <translation>Cetak &amp;berita acara…</translation>
    </message>
    <message>
      <source>Problem and goal</source>
      <translation>Masalah dan tujuan</translation>
    </message>
    <message>
      <source>Proposed</source>
      <translation>Diusulkan</translation>
    </message>
    <message>
      <source>Proposed today</source>
      <translation>Diusulkan hari ini</translation>
    </message>
    <message>
      <source>Protection of a child</source>
      <translation>Pelindungan anak</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Alasan</translation>
    </message>
    <message>
      <source>Reason without agreement</source>
      <translation>Alasan tanpa persetujuan</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>Merah</translation>
    </message>
    <message>
      <source>Referral letter</source>
      <translation>Surat rujukan</translation>
    </message>
    <message>
      <source>Referrals</source>
      <translation>Rujukan</translation>
    </message>
    <message>
      <source>Referrals come from assessments, or from New referral.</source>
      <translation>Rujukan berasal dari asesmen, atau dari Rujukan baru.</translation>
    </message>
    <message>
      <source>Regency or city</source>
      <translation>Kabupaten/kota</translation>
    </message>
    <message>
      <source>Save PDF</source>
      <translation>Simpan PDF</translation>
    </message>
    <message>
      <source>Search by name or letter number</source>
      <translation>Nama atau nomor surat</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Terkirim</translation>
    </message>
    <message>
      <source>Sent to</source>
      <translation>Dikirim kepada</translation>
    </message>
    <message>
      <source>Sent today</source>
      <translation>Terkirim hari ini</translation>
    </message>
    <message>
      <source>Ser&amp;ved</source>
      <translation>Dila&amp;yani</translation>
    </message>
    <message>
      <source>Served</source>
      <translation>Dilayani</translation>
    </message>
    <message>
      <source>Service</source>
      <translation>Layanan</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Keadaan</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Step recorded; it is in the upload queue.</source>
      <translation>Langkah tercatat dan masuk antrean kirim.</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Langkah</translation>
    </message>
    <message>
      <source>The client agreed to this referral and to telling the receiver.</source>
      <translation>Klien setuju dirujuk dan datanya diberikan kepada penerima.</translation>
    </message>
    <message>
      <source>The client agrees now</source>
      <translation>Klien setuju sekarang</translation>
    </message>
    <message>
      <source>The client did not name this receiver. Telling it needs a basis.</source>
      <translation>Klien tidak menyebut penerima ini. Membagikan data perlu dasar.</translation>
    </message>
    <message>
      <source>The client is served</source>
      <translation>Klien dilayani</translation>
    </message>
    <message>
      <source>The client named this receiver in the consent.</source>
      <translation>Penerima ini disebut klien dalam persetujuan.</translation>
    </message>
    <message>
      <source>The client took back the consent for this receiver. Telling it needs a basis.</source>
      <translation>Klien mencabut persetujuan untuk penerima ini. Memberi tahu perlu dasar hukum.</translation>
    </message>
    <message>
      <source>The date is in the future. Check it again.</source>
      <translation>Tanggal ada di masa depan. Periksa kembali.</translation>
    </message>
    <message>
      <source>The letter was not saved. Choose another folder.</source>
      <translation>Surat belum tersimpan. Pilih folder lain.</translation>
    </message>
    <message>
      <source>The person is not on this laptop, so no letter can be made here.</source>
      <translation>Orang ini tidak ada di laptop ini, jadi surat tidak bisa dibuat di sini.</translation>
    </message>
    <message>
      <source>The referral was accepted</source>
      <translation>Rujukan diterima</translation>
    </message>
    <message>
      <source>The referral was declined</source>
      <translation>Rujukan ditolak</translation>
    </message>
    <message>
      <source>The referral was sent</source>
      <translation>Rujukan terkirim</translation>
    </message>
    <message>
      <source>The step was sent already. Record the right one.</source>
      <translation>Langkah sudah terkirim. Catat langkah yang benar.</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Kepada</translation>
    </message>
    <message numerus="yes">
      <source>To be sent for %n days</source>
      <translation>
        <numerusform>Belum dikirim %n hari</numerusform>
      </translation>
    </message>
    <message>
      <source>Two records contradict</source>
      <translation>Dua isian bertentangan</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Urgency</source>
      <translation>Urgensi</translation>
    </message>
    <message>
      <source>Urgent risks</source>
      <translation>Risiko mendesak</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Menunggu</translation>
    </message>
    <message numerus="yes">
      <source>Waiting for an answer for %n days</source>
      <translation>
        <numerusform>Menunggu jawaban %n hari</numerusform>
      </translation>
    </message>
    <message>
      <source>What is known</source>
      <translation>Yang diketahui</translation>
    </message>
    <message>
      <source>What the receiver is told</source>
      <translation>Yang disampaikan kepada penerima</translation>
    </message>
    <message>
      <source>Who at the receiving service said so.</source>
      <translation>Siapa di layanan penerima yang menjawab.</translation>
    </message>
    <message>
      <source>Why it was declined</source>
      <translation>Alasan ditolak</translation>
    </message>
    <message>
      <source>Why the receiver may be told</source>
      <translation>Mengapa penerima boleh diberi tahu</translation>
    </message>
    <message>
      <source>Without agreement, on a recorded legal basis.</source>
      <translation>Tanpa persetujuan, dengan dasar hukum yang dicatat.</translation>
    </message>
    <message>
      <source>Write the reason, at least 10 characters.</source>
      <translation>Tulis alasannya, minimal 10 karakter.</translation>
    </message>
    <message>
      <source>Write why it was declined.</source>
      <translation>Tulis alasan ditolak.</translation>
    </message>
  </context>
  <context>
    <name>Tasks</name>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>Lewat %n hari</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n needs that no service meets</source>
      <translation>
        <numerusform>%n kebutuhan belum ada layanannya</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pairs may be the same person</source>
      <translation>
        <numerusform>%n pasang mungkin orang yang sama</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Record</source>
      <translation>&amp;Catat</translation>
    </message>
    <message>
      <source>Accepted, not yet served: {name}</source>
      <translation>Diterima, belum dilayani: {name}</translation>
    </message>
    <message>
      <source>After the shelter: {name}</source>
      <translation>Sesudah keluar shelter: {name}</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Bandingkan</translation>
    </message>
    <message>
      <source>Consent taken back: {name}</source>
      <translation>Persetujuan dicabut: {name}</translation>
    </message>
    <message>
      <source>Decide</source>
      <translation>Putuskan</translation>
    </message>
    <message>
      <source>Discharge</source>
      <translation>Catat keluar</translation>
    </message>
    <message>
      <source>Fix</source>
      <translation>Perbaiki</translation>
    </message>
    <message>
      <source>Follow-up visit: {name}</source>
      <translation>Kunjungan tindak lanjut: {name}</translation>
    </message>
    <message>
      <source>For example: moved away, the house is empty, the neighbours do not know them.</source>
      <translation>Misalnya: sudah pindah, rumah kosong, tetangga tidak mengenal.</translation>
    </message>
    <message>
      <source>It was sent already and cannot be undone.</source>
      <translation>Sudah terkirim dan tidak dapat diurungkan.</translation>
    </message>
    <message numerus="yes">
      <source>Laptops state %n people differently</source>
      <translation>
        <numerusform>Isian %n orang berbeda antarlaptop</numerusform>
      </translation>
    </message>
    <message>
      <source>No answer yet: {name}</source>
      <translation>Belum ada jawaban: {name}</translation>
    </message>
    <message>
      <source>No name yet</source>
      <translation>Belum ada nama</translation>
    </message>
    <message>
      <source>Not found: {name}</source>
      <translation>Tidak ditemukan: {name}</translation>
    </message>
    <message>
      <source>Recorded: not found. Your supervisor will hear of it.</source>
      <translation>Dicatat: tidak ditemukan. Penyelia akan mengetahuinya.</translation>
    </message>
    <message>
      <source>Records contradict: {name}</source>
      <translation>Isian bertentangan: {name}</translation>
    </message>
    <message>
      <source>Refer</source>
      <translation>Rujuk</translation>
    </message>
    <message>
      <source>Referral declined: {name}</source>
      <translation>Rujukan ditolak: {name}</translation>
    </message>
    <message>
      <source>Referral to be sent: {name}</source>
      <translation>Rujukan belum dikirim: {name}</translation>
    </message>
    <message>
      <source>Returned: {name}</source>
      <translation>Dikembalikan server: {name}</translation>
    </message>
    <message>
      <source>See</source>
      <translation>Lihat</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Mulai</translation>
    </message>
    <message>
      <source>Stay limit reached: {name}</source>
      <translation>Batas tinggal: {name}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Unmet need: {name}</source>
      <translation>Kebutuhan belum terpenuhi: {name}</translation>
    </message>
    <message>
      <source>Visit</source>
      <translation>Kunjungi</translation>
    </message>
    <message>
      <source>Visit asked for: {name}</source>
      <translation>Kunjungan diminta: {name}</translation>
    </message>
    <message>
      <source>What did you find?</source>
      <translation>Apa yang didapati?</translation>
    </message>
    <message>
      <source>Write what you found there.</source>
      <translation>Tulis apa yang didapati di sana.</translation>
    </message>
    <message>
      <source>due today</source>
      <translation>jatuh tempo hari ini</translation>
    </message>
    <message>
      <source>due {day}</source>
      <translation>paling lambat {day}</translation>
    </message>
    <message>
      <source>returned {day}</source>
      <translation>dikembalikan {day}</translation>
    </message>
    <message>
      <source>tell the receivers within 3 x 24 hours</source>
      <translation>minta penerima berhenti dalam 3x24 jam</translation>
    </message>
    <message>
      <source>what arrived first is used until it is decided</source>
      <translation>yang tiba lebih dulu dipakai sampai diputuskan</translation>
    </message>
  </context>
</TS>
