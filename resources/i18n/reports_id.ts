<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Charts</name>
    <message>
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Declined</source>
      <translation>Ditolak</translation>
    </message>
    <message>
      <source>Female</source>
      <translation>Perempuan</translation>
    </message>
    <message>
      <source>In the house at the end</source>
      <translation>Di shelter di akhir</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Keluar</translation>
    </message>
    <message>
      <source>Male</source>
      <translation>Laki-laki</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>Tidak diketahui</translation>
    </message>
    <message>
      <source>Not yet</source>
      <translation>Belum</translation>
    </message>
    <message>
      <source>Open cases by month</source>
      <translation>Kasus terbuka per bulan</translation>
    </message>
    <message>
      <source>People by regency and city</source>
      <translation>Orang per kabupaten/kota</translation>
    </message>
    <message>
      <source>People without NIK by regency and city</source>
      <translation>Orang tanpa NIK per kabupaten/kota</translation>
    </message>
    <message>
      <source>Reached</source>
      <translation>Terlayani</translation>
    </message>
    <message>
      <source>Served</source>
      <translation>Dilayani</translation>
    </message>
    <message>
      <source>The brighter, the more {unit}</source>
      <translation>Makin terang, makin banyak {unit}</translation>
    </message>
    <message>
      <source>The darker, the more {unit}</source>
      <translation>Makin gelap, makin banyak {unit}</translation>
    </message>
    <message>
      <source>Under way</source>
      <translation>Berjalan</translation>
    </message>
    <message>
      <source>open cases</source>
      <translation>kasus terbuka</translation>
    </message>
    <message>
      <source>people</source>
      <translation>orang</translation>
    </message>
  </context>
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>%n days later</source>
      <translation>
        <numerusform>%n hari kemudian</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people are not in it: their consent has ended.</source>
      <translation>
        <numerusform>%n orang tidak dimuat: persetujuannya sudah berakhir.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Add</source>
      <translation>Tam&amp;bah</translation>
    </message>
    <message>
      <source>&amp;Add files…</source>
      <translation>Ta&amp;mbah berkas…</translation>
    </message>
    <message>
      <source>&amp;Browse…</source>
      <translation>Pi&amp;lih…</translation>
    </message>
    <message>
      <source>&amp;Make the letter…</source>
      <translation>&amp;Buat surat…</translation>
    </message>
    <message>
      <source>&amp;Schedules…</source>
      <translation>&amp;Jadwal…</translation>
    </message>
    <message>
      <source>Addressee</source>
      <translation>Kepada</translation>
    </message>
    <message>
      <source>Both sexes</source>
      <translation>Semua jenis kelamin</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
    <message>
      <source>Choose a folder that is there now.</source>
      <translation>Pilih folder yang ada sekarang.</translation>
    </message>
    <message>
      <source>Choose at least one report or file.</source>
      <translation>Pilih sedikitnya satu laporan atau berkas.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Lanjut</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Menghitung…</translation>
    </message>
    <message>
      <source>Cover &amp;letter…</source>
      <translation>&amp;Surat pengantar…</translation>
    </message>
    <message>
      <source>Cover letter</source>
      <translation>Surat pengantar</translation>
    </message>
    <message>
      <source>Cover letter for {period}</source>
      <translation>Surat pengantar {period}</translation>
    </message>
    <message>
      <source>East Kalimantan</source>
      <translation>Kalimantan Timur</translation>
    </message>
    <message>
      <source>Every day</source>
      <translation>Setiap hari</translation>
    </message>
    <message>
      <source>Every month</source>
      <translation>Setiap bulan</translation>
    </message>
    <message>
      <source>Every number from one to four is hidden.</source>
      <translation>Setiap angka satu sampai empat disembunyikan.</translation>
    </message>
    <message>
      <source>Every quarter</source>
      <translation>Setiap triwulan</translation>
    </message>
    <message>
      <source>Every week</source>
      <translation>Setiap minggu</translation>
    </message>
    <message>
      <source>Example: case conference on 27/11/2026</source>
      <translation>Contoh: rapat pembahasan kasus 27/11/2026</translation>
    </message>
    <message>
      <source>F4 (folio)</source>
      <translation>F4 (folio)</translation>
    </message>
    <message>
      <source>File with names</source>
      <translation>Berkas dengan nama</translation>
    </message>
    <message>
      <source>Files that go along</source>
      <translation>Berkas yang dilampirkan</translation>
    </message>
    <message>
      <source>Fill this in: {what}</source>
      <translation>Isi dulu: {what}</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Folder</translation>
    </message>
    <message>
      <source>Folder for the files</source>
      <translation>Folder untuk berkas</translation>
    </message>
    <message>
      <source>Folder for the letter</source>
      <translation>Folder untuk surat</translation>
    </message>
    <message>
      <source>For publication</source>
      <translation>Untuk publikasi</translation>
    </message>
    <message>
      <source>For the office itself. Whoever is outside it is told person by person.</source>
      <translation>Untuk kantor sendiri. Pihak luar diberi tahu orang per orang.</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Format of the reports</source>
      <translation>Format laporan</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Dari</translation>
    </message>
    <message>
      <source>How often</source>
      <translation>Seberapa sering</translation>
    </message>
    <message>
      <source>Letter number</source>
      <translation>Nomor surat</translation>
    </message>
    <message>
      <source>Made at the first unlock after the period has ended, once for each period.</source>
      <translation>Dibuat saat aplikasi pertama kali dibuka sesudah periode berakhir, sekali untuk setiap periode.</translation>
    </message>
    <message>
      <source>Made so far</source>
      <translation>Sudah dibuat</translation>
    </message>
    <message>
      <source>Making the letter…</source>
      <translation>Membuat surat…</translation>
    </message>
    <message>
      <source>NIP of the signer</source>
      <translation>NIP penanda tangan</translation>
    </message>
    <message>
      <source>Name of the signer</source>
      <translation>Nama penanda tangan</translation>
    </message>
    <message>
      <source>No data in this period.</source>
      <translation>Tidak ada data pada periode ini.</translation>
    </message>
    <message>
      <source>None yet.</source>
      <translation>Belum ada.</translation>
    </message>
    <message>
      <source>Nothing yet.</source>
      <translation>Belum ada.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Buka</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Buka folder</translation>
    </message>
    <message>
      <source>Own dates</source>
      <translation>Pilih tanggal</translation>
    </message>
    <message>
      <source>P&amp;rint</source>
      <translation>Ce&amp;tak</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Kertas</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>Periode</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Wilayah</translation>
    </message>
    <message>
      <source>Place of the letter</source>
      <translation>Tempat surat</translation>
    </message>
    <message>
      <source>Position of the signer</source>
      <translation>Jabatan penanda tangan</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Pratinjau</translation>
    </message>
    <message>
      <source>Preview of the pages</source>
      <translation>Pratinjau halaman</translation>
    </message>
    <message>
      <source>Re&amp;move</source>
      <translation>&amp;Hapus</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Laporan</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Laporan</translation>
    </message>
    <message>
      <source>Reports that go along</source>
      <translation>Laporan yang dilampirkan</translation>
    </message>
    <message>
      <source>Save &amp;CSV</source>
      <translation>Simpan &amp;CSV</translation>
    </message>
    <message>
      <source>Save &amp;Excel</source>
      <translation>Simpan &amp;Excel</translation>
    </message>
    <message>
      <source>Save &amp;PDF</source>
      <translation>Simpan &amp;PDF</translation>
    </message>
    <message>
      <source>Save report</source>
      <translation>Simpan laporan</translation>
    </message>
    <message numerus="yes">
      <source>Saved %n files beside {name}</source>
      <translation>
        <numerusform>%n berkas tersimpan bersama {name}</numerusform>
      </translation>
    </message>
    <message>
      <source>Saved: {name}</source>
      <translation>Tersimpan: {name}</translation>
    </message>
    <message>
      <source>Saving {name}…</source>
      <translation>Menyimpan {name}…</translation>
    </message>
    <message>
      <source>Schedule removed.</source>
      <translation>Jadwal dihapus.</translation>
    </message>
    <message>
      <source>Scheduled reports</source>
      <translation>Laporan terjadwal</translation>
    </message>
    <message>
      <source>Schedules</source>
      <translation>Jadwal</translation>
    </message>
    <message>
      <source>See table</source>
      <translation>Lihat tabel</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Jenis kelamin</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>Perihal</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Tim</translation>
    </message>
    <message>
      <source>The day after</source>
      <translation>Sehari sesudahnya</translation>
    </message>
    <message numerus="yes">
      <source>The file has %n more pages.</source>
      <translation>
        <numerusform>Berkas memuat %n halaman lagi.</numerusform>
      </translation>
    </message>
    <message>
      <source>The map of boundaries cannot be used.</source>
      <translation>Peta batas wilayah tidak dapat dipakai.</translation>
    </message>
    <message>
      <source>The report could not be made.</source>
      <translation>Laporan tidak dapat dibuat.</translation>
    </message>
    <message>
      <source>The whole team and office</source>
      <translation>Semua tim dan kantor</translation>
    </message>
    <message>
      <source>This file contains names. What for? (logged)</source>
      <translation>Berkas ini memuat nama. Untuk apa? (dicatat)</translation>
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
      <source>To</source>
      <translation>Sampai</translation>
    </message>
    <message>
      <source>Type two dates, the first before the last, as 24/11/2026.</source>
      <translation>Ketik dua tanggal, yang pertama sebelum yang terakhir, seperti 24/11/2026.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>What the report is about</source>
      <translation>Isi laporan</translation>
    </message>
    <message>
      <source>When, after the period</source>
      <translation>Kapan, sesudah periode</translation>
    </message>
    <message>
      <source>Write what the list is for, in a few words.</source>
      <translation>Tulis untuk apa daftar ini, dalam beberapa kata.</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>dipilih</translation>
    </message>
    <message>
      <source>next on {date}</source>
      <translation>berikutnya {date}</translation>
    </message>
    <message>
      <source>not made: it could not be written</source>
      <translation>belum dibuat: tidak bisa ditulis</translation>
    </message>
    <message>
      <source>not made: the file is open elsewhere</source>
      <translation>belum dibuat: berkas sedang dibuka</translation>
    </message>
    <message>
      <source>not made: the folder is not there</source>
      <translation>belum dibuat: folder tidak ada</translation>
    </message>
  </context>
</TS>
