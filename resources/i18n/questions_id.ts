<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Questions</name>
    <message>
      <source>Calendar (F4)</source>
      <translation>Kalender (F4)</translation>
    </message>
    <message>
      <source>Cannot sign</source>
      <translation>Tidak bisa tanda tangan</translation>
    </message>
    <message>
      <source>Choose a file that is not empty and at most {limit}.</source>
      <translation>Pilih berkas yang ada isinya dan paling besar {limit}.</translation>
    </message>
    <message>
      <source>Choose another form of consent above and write the name of a witness. The pad stays empty.</source>
      <translation>Pilih bentuk persetujuan lain di atas dan tulis nama saksi. Kotak ini dibiarkan kosong.</translation>
    </message>
    <message>
      <source>Choose file</source>
      <translation>Pilih berkas</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Kosongkan</translation>
    </message>
    <message>
      <source>Filled in by the form</source>
      <translation>Diisi oleh formulir</translation>
    </message>
    <message>
      <source>First {shown} of {found} shown. Type more letters.</source>
      <translation>Tampil {shown} dari {found}. Ketik lebih banyak huruf.</translation>
    </message>
    <message>
      <source>Keep this order</source>
      <translation>Pakai urutan ini</translation>
    </message>
    <message>
      <source>Move the choices into order; the first is the most important.</source>
      <translation>Susun pilihan; yang pertama paling penting.</translation>
    </message>
    <message>
      <source>Move {choice} down</source>
      <translation>Turunkan {choice}</translation>
    </message>
    <message>
      <source>Move {choice} up</source>
      <translation>Naikkan {choice}</translation>
    </message>
    <message>
      <source>No choice matches. Check the spelling.</source>
      <translation>Tidak ada pilihan yang cocok. Periksa ejaannya.</translation>
    </message>
    <message>
      <source>Not answered yet</source>
      <translation>Belum dijawab</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Sekarang</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Gambar</translation>
    </message>
    <message>
      <source>Preparing the picture…</source>
      <translation>Menyiapkan gambar…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Hapus</translation>
    </message>
    <message>
      <source>Remove {choice}</source>
      <translation>Hapus {choice}</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Ganti</translation>
    </message>
    <message>
      <source>Sign here with the mouse or a pen</source>
      <translation>Tanda tangan di sini dengan tetikus atau pena</translation>
    </message>
    <message>
      <source>Taking photos with the camera is not available here. Choose a photo file.</source>
      <translation>Kamera tidak tersedia di sini. Pilih berkas foto.</translation>
    </message>
    <message>
      <source>This file cannot be read. Choose another file.</source>
      <translation>Berkas ini tidak bisa dibaca. Pilih berkas lain.</translation>
    </message>
    <message>
      <source>This file is not a picture this laptop can read. Choose a JPEG or PNG file.</source>
      <translation>Berkas ini bukan gambar yang bisa dibaca laptop ini. Pilih berkas JPEG atau PNG.</translation>
    </message>
    <message>
      <source>This file is not on this laptop.</source>
      <translation>Berkas ini tidak ada di laptop ini.</translation>
    </message>
    <message>
      <source>Type to search</source>
      <translation>Ketik untuk mencari</translation>
    </message>
    <message>
      <source>latitude longitude, e.g. -0.5021 117.1536</source>
      <translation>lintang bujur, misalnya -0.5021 117.1536</translation>
    </message>
    <message>
      <source>not ticked</source>
      <translation>tidak dicentang</translation>
    </message>
    <message>
      <source>ticked</source>
      <translation>dicentang</translation>
    </message>
    <message>
      <source>{label}: calendar</source>
      <translation>{label}: kalender</translation>
    </message>
    <message>
      <source>{label}: choices</source>
      <translation>{label}: pilihan</translation>
    </message>
    <message>
      <source>{label}: search</source>
      <translation>{label}: cari</translation>
    </message>
    <message>
      <source>{label}: show the list</source>
      <translation>{label}: tampilkan daftar</translation>
    </message>
    <message>
      <source>“{choice}” cleared the other choices.</source>
      <translation>“{choice}” menghapus pilihan lain.</translation>
    </message>
  </context>
</TS>
