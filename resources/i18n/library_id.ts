<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Library</name>
    <message numerus="yes">
      <source>%n answers go along but must be corrected:</source>
      <translation>
        <numerusform>%n jawaban ikut tetapi perlu diperbaiki:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers go along.</source>
      <translation>
        <numerusform>%n jawaban ikut pindah.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers have no place in the new version:</source>
      <translation>
        <numerusform>%n jawaban tidak punya tempat di versi baru dan dibuang:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n drafts</source>
      <translation>
        <numerusform>%n draf</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n forms. Choose one.</source>
      <translation>
        <numerusform>%n formulir. Pilih satu.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n languages</source>
      <translation>
        <numerusform>%n bahasa</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new form versions.</source>
      <translation>
        <numerusform>%n versi formulir baru.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions</source>
      <translation>
        <numerusform>%n pertanyaan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions are new:</source>
      <translation>
        <numerusform>%n pertanyaan baru:</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Hide this version</source>
      <translation>&amp;Sembunyikan versi ini</translation>
    </message>
    <message>
      <source>&amp;Import file…</source>
      <translation>&amp;Impor berkas…</translation>
    </message>
    <message>
      <source>&amp;Show again</source>
      <translation>&amp;Tampilkan lagi</translation>
    </message>
    <message>
      <source>Add form</source>
      <translation>Tambah formulir</translation>
    </message>
    <message>
      <source>Address of the server</source>
      <translation>Alamat server</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>Asking the province for new versions…</source>
      <translation>Menanyakan versi baru ke provinsi…</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
    </message>
    <message>
      <source>Checking {name}…</source>
      <translation>Memeriksa {name}…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Comes with Jangkau</source>
      <translation>Bawaan Jangkau</translation>
    </message>
    <message>
      <source>Contacting the server…</source>
      <translation>Menghubungi server…</translation>
    </message>
    <message>
      <source>Details of the version</source>
      <translation>Rincian versi</translation>
    </message>
    <message>
      <source>Drafts on this version</source>
      <translation>Draf dengan versi ini</translation>
    </message>
    <message>
      <source>Enter the address of the server.</source>
      <translation>Isi alamat server.</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Berkas</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Saringan</translation>
    </message>
    <message>
      <source>Form from a server</source>
      <translation>Formulir dari server</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>Forms of the server</source>
      <translation>Formulir di server</translation>
    </message>
    <message>
      <source>Forms on this laptop</source>
      <translation>Formulir di laptop ini</translation>
    </message>
    <message>
      <source>From a ser&amp;ver…</source>
      <translation>Dari ser&amp;ver…</translation>
    </message>
    <message>
      <source>From the province</source>
      <translation>Dari provinsi</translation>
    </message>
    <message>
      <source>From the server {place}</source>
      <translation>Dari server {place}</translation>
    </message>
    <message>
      <source>Hidden</source>
      <translation>Disembunyikan</translation>
    </message>
    <message>
      <source>Import a file, or look for forms at the province.</source>
      <translation>Impor berkas, atau cari formulir di provinsi.</translation>
    </message>
    <message>
      <source>Import a form</source>
      <translation>Impor formulir</translation>
    </message>
    <message>
      <source>Imported from {place}</source>
      <translation>Diimpor dari {place}</translation>
    </message>
    <message>
      <source>In use</source>
      <translation>Dipakai</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>Bahasa</translation>
    </message>
    <message>
      <source>Leave it as it is</source>
      <translation>Biarkan</translation>
    </message>
    <message>
      <source>Look for &amp;new versions</source>
      <translation>Cari versi &amp;baru</translation>
    </message>
    <message>
      <source>Look for forms</source>
      <translation>Cari formulir</translation>
    </message>
    <message>
      <source>Mistakes</source>
      <translation>Kesalahan</translation>
    </message>
    <message>
      <source>Move draft</source>
      <translation>Pindahkan draf</translation>
    </message>
    <message>
      <source>Move the draft to version {version}?</source>
      <translation>Pindahkan draf ke versi {version}?</translation>
    </message>
    <message>
      <source>Move to version {version}…</source>
      <translation>Pindahkan ke versi {version}…</translation>
    </message>
    <message>
      <source>Name (when the server asks for one)</source>
      <translation>Nama (bila diminta server)</translation>
    </message>
    <message>
      <source>New assessments use it instead of version {version}. Drafts keep their version.</source>
      <translation>Asesmen baru memakai versi ini, bukan versi {version}. Draf tetap pada versinya.</translation>
    </message>
    <message>
      <source>New versions come from the province, once the laptop is registered.</source>
      <translation>Versi baru datang dari provinsi setelah laptop terdaftar.</translation>
    </message>
    <message>
      <source>No answer is dropped.</source>
      <translation>Tidak ada jawaban yang dibuang.</translation>
    </message>
    <message>
      <source>No forms here.</source>
      <translation>Belum ada formulir.</translation>
    </message>
    <message>
      <source>No newer version.</source>
      <translation>Belum ada versi yang lebih baru.</translation>
    </message>
    <message>
      <source>No version is hidden.</source>
      <translation>Tidak ada versi yang disembunyikan.</translation>
    </message>
    <message>
      <source>ODK Central, KoboToolbox and other servers that speak OpenRosa.</source>
      <translation>ODK Central, KoboToolbox, dan server OpenRosa lain.</translation>
    </message>
    <message>
      <source>Older version</source>
      <translation>Versi lama</translation>
    </message>
    <message>
      <source>On this laptop since</source>
      <translation>Di laptop ini sejak</translation>
    </message>
    <message>
      <source>One, without a name</source>
      <translation>Satu, tanpa nama</translation>
    </message>
    <message>
      <source>Origin</source>
      <translation>Asal</translation>
    </message>
    <message>
      <source>Password of the server</source>
      <translation>Kata sandi server</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>Pertanyaan</translation>
    </message>
    <message>
      <source>The address must begin with https://, and its certificate must be valid.</source>
      <translation>Alamat harus diawali https:// dan sertifikatnya harus sah.</translation>
    </message>
    <message>
      <source>The draft is on version {version} now.</source>
      <translation>Draf sekarang memakai versi {version}.</translation>
    </message>
    <message>
      <source>The draft was answered since; it stays on its new version.</source>
      <translation>Draf sudah diisi lagi; draf tetap pada versi barunya.</translation>
    </message>
    <message numerus="yes">
      <source>The form has %n mistakes. Nothing was added.</source>
      <translation>
        <numerusform>Formulir punya %n kesalahan. Tidak ada yang ditambahkan.</numerusform>
      </translation>
    </message>
    <message>
      <source>The province has not offered this version. It does not receive finalised records of it; they stay on this laptop.</source>
      <translation>Provinsi tidak menawarkan versi ini. Isian yang difinalisasi tidak diterima provinsi; isian tetap di laptop ini.</translation>
    </message>
    <message>
      <source>The server does not accept this name and password. Check both.</source>
      <translation>Server menolak nama dan kata sandi ini. Periksa keduanya.</translation>
    </message>
    <message>
      <source>The server gives no checksum for {name}. Nothing was kept.</source>
      <translation>Server tidak memberi sidik berkas untuk {name}. Tidak ada yang disimpan.</translation>
    </message>
    <message>
      <source>The server offers no form to this name.</source>
      <translation>Server tidak menawarkan formulir untuk nama ini.</translation>
    </message>
    <message>
      <source>The server points to another address: {name}. Enter that one.</source>
      <translation>Server mengarah ke alamat lain: {name}. Isi alamat itu.</translation>
    </message>
    <message>
      <source>The server's list of files cannot be read. Tell the server's admin.</source>
      <translation>Daftar berkas server tidak terbaca. Beri tahu admin server.</translation>
    </message>
    <message>
      <source>There is no form at this address. Check the address.</source>
      <translation>Tidak ada formulir di alamat ini. Periksa alamatnya.</translation>
    </message>
    <message>
      <source>This address is no form server (OpenRosa). Check the address.</source>
      <translation>Alamat ini bukan server formulir (OpenRosa). Periksa alamatnya.</translation>
    </message>
    <message>
      <source>This form is new on this laptop.</source>
      <translation>Formulir ini baru di laptop ini.</translation>
    </message>
    <message>
      <source>This version is on this laptop already.</source>
      <translation>Versi ini sudah ada di laptop ini.</translation>
    </message>
    <message>
      <source>This version is on this laptop, hidden. It is shown again.</source>
      <translation>Versi ini ada di laptop ini, disembunyikan. Versi ini ditampilkan lagi.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Versi</translation>
    </message>
    <message>
      <source>Version {version}</source>
      <translation>Versi {version}</translation>
    </message>
    <message>
      <source>Version {version} is on this laptop with other content, and a version never changes. Give the form a new version number, then import it again.</source>
      <translation>Versi {version} ada di laptop ini dengan isi lain, dan versi tidak pernah berubah. Beri formulir nomor versi baru, lalu impor lagi.</translation>
    </message>
    <message>
      <source>What changes</source>
      <translation>Yang berubah</translation>
    </message>
    <message>
      <source>Worth a look</source>
      <translation>Perlu dilihat</translation>
    </message>
    <message>
      <source>row {row}</source>
      <translation>baris {row}</translation>
    </message>
    <message>
      <source>{done} of {total} versions</source>
      <translation>{done} dari {total} versi</translation>
    </message>
    <message>
      <source>{name} arrived damaged. Nothing was kept. Try again.</source>
      <translation>{name} tiba dalam keadaan rusak. Tidak ada yang disimpan. Coba lagi.</translation>
    </message>
    <message>
      <source>{title} version {version} added.</source>
      <translation>{title} versi {version} ditambahkan.</translation>
    </message>
    <message>
      <source>{title} version {version} is hidden. Drafts on it go on.</source>
      <translation>{title} versi {version} disembunyikan. Draf dengan versi ini tetap bisa dilanjutkan.</translation>
    </message>
    <message>
      <source>{who}, now on version {version}.</source>
      <translation>{who}, sekarang versi {version}.</translation>
    </message>
  </context>
</TS>
