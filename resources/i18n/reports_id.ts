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
      <source>%n people are not in it: their consent has ended.</source>
      <translation>
        <numerusform>%n orang tidak dimuat: persetujuannya sudah berakhir.</numerusform>
      </translation>
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
      <source>Continue</source>
      <translation>Lanjut</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Menghitung…</translation>
    </message>
    <message>
      <source>East Kalimantan</source>
      <translation>Kalimantan Timur</translation>
    </message>
    <message>
      <source>Every number from one to four is hidden.</source>
      <translation>Setiap angka satu sampai empat disembunyikan.</translation>
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
      <source>For publication</source>
      <translation>Untuk publikasi</translation>
    </message>
    <message>
      <source>For the office itself. Whoever is outside it is told person by person.</source>
      <translation>Untuk kantor sendiri. Pihak luar diberi tahu orang per orang.</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Dari</translation>
    </message>
    <message>
      <source>No data in this period.</source>
      <translation>Tidak ada data pada periode ini.</translation>
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
      <source>Preview</source>
      <translation>Pratinjau</translation>
    </message>
    <message>
      <source>Preview of the pages</source>
      <translation>Pratinjau halaman</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Laporan</translation>
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
      <source>See table</source>
      <translation>Lihat tabel</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Jenis kelamin</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Tim</translation>
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
      <translation>Seluruh tim dan kantor</translation>
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
      <source>What the report is about</source>
      <translation>Isi laporan</translation>
    </message>
    <message>
      <source>Write what the list is for, in a few words.</source>
      <translation>Tulis untuk apa daftar ini, dalam beberapa kata.</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>dipilih</translation>
    </message>
  </context>
</TS>
