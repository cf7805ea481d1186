<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Team</name>
    <message numerus="yes">
      <source>%n asked</source>
      <translation>
        <numerusform>%n diminta</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n by pack</source>
      <translation>
        <numerusform>%n lewat paket</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n by relay</source>
      <translation>
        <numerusform>%n lewat relai</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n by the province</source>
      <translation>
        <numerusform>%n lewat provinsi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days ago</source>
      <translation>
        <numerusform>%n hari lalu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>Lewat %n hari</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n done</source>
      <translation>
        <numerusform>%n selesai</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n drafts</source>
      <translation>
        <numerusform>%n draf</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n from this laptop</source>
      <translation>
        <numerusform>%n dari laptop ini</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hours ago</source>
      <translation>
        <numerusform>%n jam lalu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n late</source>
      <translation>
        <numerusform>%n terlambat</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minutes ago</source>
      <translation>
        <numerusform>%n menit lalu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n lagi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more laptops</source>
      <translation>
        <numerusform>%n laptop lagi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n old forms</source>
      <translation>
        <numerusform>%n formulir lama</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n on hold</source>
      <translation>
        <numerusform>%n tertahan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people</source>
      <translation>
        <numerusform>%n orang</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to decide</source>
      <translation>
        <numerusform>%n perlu diputuskan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unsent</source>
      <translation>
        <numerusform>%n belum terkirim</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits asked for.</source>
      <translation>
        <numerusform>%n kunjungan diminta.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Ask</source>
      <translation>&amp;Minta</translation>
    </message>
    <message>
      <source>&amp;Ask for all</source>
      <translation>&amp;Minta semua</translation>
    </message>
    <message>
      <source>&amp;Cancel the visit</source>
      <translation>&amp;Batalkan kunjungan</translation>
    </message>
    <message>
      <source>&amp;Cancel the visit…</source>
      <translation>&amp;Batalkan kunjungan…</translation>
    </message>
    <message>
      <source>&amp;List…</source>
      <translation>&amp;Daftar…</translation>
    </message>
    <message>
      <source>A shelter appears here once its rooms were laid out on a bed board.</source>
      <translation>Shelter muncul di sini setelah kamarnya diatur di papan tempat tidur.</translation>
    </message>
    <message>
      <source>A&amp;genda</source>
      <translation>Age&amp;nda</translation>
    </message>
    <message>
      <source>A&amp;sk…</source>
      <translation>M&amp;inta…</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>All laptops</source>
      <translation>Semua laptop</translation>
    </message>
    <message>
      <source>All of them are asked for already.</source>
      <translation>Semuanya sudah diminta.</translation>
    </message>
    <message>
      <source>All places</source>
      <translation>Semua tempat</translation>
    </message>
    <message>
      <source>Amber: within 3 days</source>
      <translation>Kuning: dalam 3 hari</translation>
    </message>
    <message>
      <source>App</source>
      <translation>Aplikasi</translation>
    </message>
    <message>
      <source>Ask &amp;another laptop…</source>
      <translation>Minta l&amp;aptop lain…</translation>
    </message>
    <message>
      <source>Ask a worker to see somebody; it stands in the agenda of that laptop.</source>
      <translation>Minta petugas mengunjungi seseorang; permintaan muncul di agenda laptopnya.</translation>
    </message>
    <message>
      <source>Ask another laptop: {name}</source>
      <translation>Minta laptop lain: {name}</translation>
    </message>
    <message>
      <source>Ask for &amp;these visits…</source>
      <translation>Minta kunjun&amp;gan ini…</translation>
    </message>
    <message>
      <source>Ask for a &amp;visit…</source>
      <translation>Minta &amp;kunjungan…</translation>
    </message>
    <message>
      <source>Ask for a vi&amp;sit…</source>
      <translation>Minta kun&amp;jungan…</translation>
    </message>
    <message>
      <source>Ask for a visit</source>
      <translation>Minta kunjungan</translation>
    </message>
    <message>
      <source>Ask somebody to correct: {name}</source>
      <translation>Minta perbaikan: {name}</translation>
    </message>
    <message>
      <source>Ask somebody to correct…</source>
      <translation>Minta perbaikan…</translation>
    </message>
    <message>
      <source>Ask to correct a submission</source>
      <translation>Minta perbaikan kiriman</translation>
    </message>
    <message>
      <source>Asked</source>
      <translation>Diminta</translation>
    </message>
    <message>
      <source>Asked another laptop: {name}.</source>
      <translation>Laptop lain diminta: {name}.</translation>
    </message>
    <message>
      <source>Asked by</source>
      <translation>Diminta oleh</translation>
    </message>
    <message>
      <source>Asking for visits…</source>
      <translation>Meminta kunjungan…</translation>
    </message>
    <message>
      <source>Beds</source>
      <translation>Tempat tidur</translation>
    </message>
    <message>
      <source>Beds to decide about</source>
      <translation>Tempat tidur yang perlu diputuskan</translation>
    </message>
    <message>
      <source>Blank: by the urgency, at most 14 days.</source>
      <translation>Kosong: menurut urgensi, paling lama 14 hari.</translation>
    </message>
    <message>
      <source>By kecamatan</source>
      <translation>Per kecamatan</translation>
    </message>
    <message>
      <source>By worker</source>
      <translation>Per petugas</translation>
    </message>
    <message>
      <source>Came to this laptop</source>
      <translation>Masuk ke laptop ini</translation>
    </message>
    <message>
      <source>Cancel the visit: {name}</source>
      <translation>Batalkan kunjungan: {name}</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Dibatalkan</translation>
    </message>
    <message>
      <source>Choose a row to see its details.</source>
      <translation>Pilih baris untuk melihat rinciannya.</translation>
    </message>
    <message>
      <source>Choose the person from the list.</source>
      <translation>Pilih orangnya dari daftar.</translation>
    </message>
    <message>
      <source>Corrects</source>
      <translation>Memperbaiki</translation>
    </message>
    <message>
      <source>Details: {name}</source>
      <translation>Rincian: {name}</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Selesai</translation>
    </message>
    <message>
      <source>Due</source>
      <translation>Tenggat</translation>
    </message>
    <message>
      <source>Due follow-ups</source>
      <translation>Tindak lanjut</translation>
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
      <source>Everything in the next 30 days</source>
      <translation>Semua dalam 30 hari ke depan</translation>
    </message>
    <message>
      <source>Follow-ups</source>
      <translation>Tindak lanjut</translation>
    </message>
    <message>
      <source>Form to be filled</source>
      <translation>Formulir yang diisi</translation>
    </message>
    <message>
      <source>Forms are older than those the province offers.</source>
      <translation>Formulirnya lebih lama daripada yang disediakan provinsi.</translation>
    </message>
    <message>
      <source>Free</source>
      <translation>Kosong</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Baik</translation>
    </message>
    <message>
      <source>Green: within 14 days</source>
      <translation>Hijau: dalam 14 hari</translation>
    </message>
    <message>
      <source>Grouped</source>
      <translation>Dikelompokkan</translation>
    </message>
    <message>
      <source>Heard</source>
      <translation>Terdengar</translation>
    </message>
    <message>
      <source>Held</source>
      <translation>Dipesan</translation>
    </message>
    <message>
      <source>It was sent already. Cancel the visit instead.</source>
      <translation>Sudah terkirim. Batalkan kunjungannya saja.</translation>
    </message>
    <message>
      <source>Its v&amp;isits</source>
      <translation>K&amp;unjungannya</translation>
    </message>
    <message>
      <source>Laptop</source>
      <translation>Laptop</translation>
    </message>
    <message>
      <source>Laptops</source>
      <translation>Laptop</translation>
    </message>
    <message>
      <source>Laptops of the team</source>
      <translation>Laptop tim</translation>
    </message>
    <message>
      <source>Last heard</source>
      <translation>Terakhir terdengar</translation>
    </message>
    <message>
      <source>Last received by the province</source>
      <translation>Terakhir diterima provinsi</translation>
    </message>
    <message>
      <source>Late</source>
      <translation>Terlambat</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Nanti</translation>
    </message>
    <message>
      <source>Latest work here</source>
      <translation>Kiriman terbaru di sini</translation>
    </message>
    <message>
      <source>Long silent</source>
      <translation>Lama diam</translation>
    </message>
    <message>
      <source>Longest silent first</source>
      <translation>Paling lama diam dulu</translation>
    </message>
    <message>
      <source>Most late visits first</source>
      <translation>Paling banyak terlambat dulu</translation>
    </message>
    <message>
      <source>Most unsent first</source>
      <translation>Paling banyak belum terkirim dulu</translation>
    </message>
    <message>
      <source>Never heard</source>
      <translation>Belum terdengar</translation>
    </message>
    <message>
      <source>No laptop can be asked yet: this laptop knows no team.</source>
      <translation>Belum ada laptop yang dapat diminta: laptop ini belum mengenal timnya.</translation>
    </message>
    <message>
      <source>No laptop of the team has been heard of yet.</source>
      <translation>Belum ada kabar dari laptop tim.</translation>
    </message>
    <message>
      <source>No name yet</source>
      <translation>Belum ada nama</translation>
    </message>
    <message>
      <source>No shelter has beds yet.</source>
      <translation>Belum ada shelter dengan tempat tidur.</translation>
    </message>
    <message>
      <source>No visit has been asked for yet.</source>
      <translation>Belum ada kunjungan yang diminta.</translation>
    </message>
    <message>
      <source>Nobody fits. Choose other follow-ups or another place.</source>
      <translation>Tidak ada yang cocok. Pilih tindak lanjut atau tempat lain.</translation>
    </message>
    <message>
      <source>Nobody of the team</source>
      <translation>Bukan dari tim</translation>
    </message>
    <message>
      <source>Nobody of this name is on this laptop.</source>
      <translation>Tidak ada orang dengan nama ini di laptop ini.</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>Tidak ditemukan</translation>
    </message>
    <message>
      <source>Not heard for more than a week. Ask the worker how it goes.</source>
      <translation>Tidak terdengar lebih dari seminggu. Tanyakan keadaannya kepada petugas.</translation>
    </message>
    <message>
      <source>Not said</source>
      <translation>Tidak disebut</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Catatan</translation>
    </message>
    <message>
      <source>Note for the worker</source>
      <translation>Catatan untuk petugas</translation>
    </message>
    <message>
      <source>Note for the workers</source>
      <translation>Catatan untuk para petugas</translation>
    </message>
    <message>
      <source>Nothing is due.</source>
      <translation>Tidak ada yang jatuh tempo.</translation>
    </message>
    <message>
      <source>Nothing matches the filter.</source>
      <translation>Tidak ada yang cocok dengan saringan.</translation>
    </message>
    <message>
      <source>Occupied</source>
      <translation>Terisi</translation>
    </message>
    <message>
      <source>Old app</source>
      <translation>Aplikasi lama</translation>
    </message>
    <message>
      <source>Old forms</source>
      <translation>Formulir lama</translation>
    </message>
    <message>
      <source>On hold</source>
      <translation>Tertahan</translation>
    </message>
    <message>
      <source>Open the &amp;board</source>
      <translation>Buka &amp;papan</translation>
    </message>
    <message>
      <source>Open the &amp;person</source>
      <translation>Buka data &amp;orang</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Urutan</translation>
    </message>
    <message>
      <source>Out of use or to be cleaned</source>
      <translation>Tidak dipakai atau perlu dibersihkan</translation>
    </message>
    <message>
      <source>Overdue</source>
      <translation>Lewat waktu</translation>
    </message>
    <message>
      <source>Overdue only</source>
      <translation>Hanya yang lewat waktu</translation>
    </message>
    <message>
      <source>Overdue or due within a week</source>
      <translation>Lewat waktu atau dalam seminggu</translation>
    </message>
    <message>
      <source>Parts of the page</source>
      <translation>Bagian halaman</translation>
    </message>
    <message>
      <source>People found</source>
      <translation>Orang yang ditemukan</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Orang</translation>
    </message>
    <message>
      <source>Person and form</source>
      <translation>Orang dan formulir</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Tempat</translation>
    </message>
    <message>
      <source>Place not known</source>
      <translation>Tempat belum diketahui</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Membaca…</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Alasan</translation>
    </message>
    <message>
      <source>Red: immediately</source>
      <translation>Merah: segera</translation>
    </message>
    <message>
      <source>Referrals and agreed visits appear here when they come near.</source>
      <translation>Rujukan dan kunjungan yang disepakati muncul di sini saat waktunya dekat.</translation>
    </message>
    <message>
      <source>Relay</source>
      <translation>Relai</translation>
    </message>
    <message>
      <source>Returned and not corrected</source>
      <translation>Dikembalikan dan belum diperbaiki</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Tinjauan</translation>
    </message>
    <message>
      <source>Search person or note</source>
      <translation>Cari orang atau catatan</translation>
    </message>
    <message>
      <source>Search worker or laptop code</source>
      <translation>Cari petugas atau kode laptop</translation>
    </message>
    <message>
      <source>Share out over all laptops</source>
      <translation>Bagi ke semua laptop</translation>
    </message>
    <message>
      <source>Shelter</source>
      <translation>Shelter</translation>
    </message>
    <message>
      <source>Shelters</source>
      <translation>Shelter</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Keadaan</translation>
    </message>
    <message>
      <source>State of the visits</source>
      <translation>Keadaan kunjungan</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Hentikan</translation>
    </message>
    <message>
      <source>Stopped: none of these visits was asked for.</source>
      <translation>Dihentikan: tidak ada kunjungan ini yang diminta.</translation>
    </message>
    <message>
      <source>Stuck unsent</source>
      <translation>Tertahan di laptop</translation>
    </message>
    <message>
      <source>Submissions are on hold and wait for a decision of the province.</source>
      <translation>Ada kiriman tertahan yang menunggu keputusan provinsi.</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Tim</translation>
    </message>
    <message>
      <source>The app is older than others of the team. Bring the update.</source>
      <translation>Aplikasinya lebih lama daripada yang lain di tim. Bawakan pembaruan.</translation>
    </message>
    <message>
      <source>The list cannot be shown now.</source>
      <translation>Daftar tidak dapat ditampilkan sekarang.</translation>
    </message>
    <message>
      <source>The province never heard of this laptop. Is it in use?</source>
      <translation>Provinsi belum pernah mendengar laptop ini. Apakah sudah dipakai?</translation>
    </message>
    <message>
      <source>The province tells this laptop its team once it was connected.</source>
      <translation>Provinsi memberi tahu timnya setelah laptop ini tersambung.</translation>
    </message>
    <message>
      <source>The worker reads it. For example: seen at the shelter already.</source>
      <translation>Petugas membacanya. Misalnya: sudah ditemui di shelter.</translation>
    </message>
    <message>
      <source>There is no other laptop in the team.</source>
      <translation>Tidak ada laptop lain di tim.</translation>
    </message>
    <message>
      <source>This day has passed. Choose today or later.</source>
      <translation>Tanggal sudah lewat. Pilih hari ini atau sesudahnya.</translation>
    </message>
    <message>
      <source>This week</source>
      <translation>Minggu ini</translation>
    </message>
    <message>
      <source>Type a name or NIK</source>
      <translation>Ketik nama atau NIK</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Undoing…</source>
      <translation>Mengurungkan…</translation>
    </message>
    <message>
      <source>Unsent</source>
      <translation>Belum terkirim</translation>
    </message>
    <message>
      <source>Unsent then</source>
      <translation>Belum terkirim saat itu</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>Paling lambat</translation>
    </message>
    <message>
      <source>Urgency</source>
      <translation>Urgensi</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Versi</translation>
    </message>
    <message>
      <source>Visit &amp;list…</source>
      <translation>&amp;Daftar kunjungan…</translation>
    </message>
    <message>
      <source>Visit asked for; it goes with the next sending.</source>
      <translation>Kunjungan diminta; ikut pengiriman berikutnya.</translation>
    </message>
    <message>
      <source>Visit cancelled: {name}.</source>
      <translation>Kunjungan dibatalkan: {name}.</translation>
    </message>
    <message>
      <source>Visit list</source>
      <translation>Daftar kunjungan</translation>
    </message>
    <message>
      <source>Visits</source>
      <translation>Kunjungan</translation>
    </message>
    <message>
      <source>Wait until the list is done, then cancel the visits.</source>
      <translation>Tunggu sampai daftar selesai, lalu batalkan kunjungannya.</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Menunggu</translation>
    </message>
    <message>
      <source>Waiting for a place</source>
      <translation>Menunggu tempat</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Di mana</translation>
    </message>
    <message>
      <source>Where or who</source>
      <translation>Tempat atau petugas</translation>
    </message>
    <message>
      <source>Which laptops</source>
      <translation>Laptop yang mana</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Siapa</translation>
    </message>
    <message>
      <source>Whoever saw a person goes again; the others by kecamatan.</source>
      <translation>Yang pernah menemui orangnya pergi lagi; lainnya dibagi per kecamatan.</translation>
    </message>
    <message>
      <source>With a warning</source>
      <translation>Ada peringatan</translation>
    </message>
    <message>
      <source>Without a bed of their own</source>
      <translation>Tanpa tempat tidur sendiri</translation>
    </message>
    <message>
      <source>Work has been unsent for more than 3 days. Collect it by stick or over the relay.</source>
      <translation>Kiriman tertahan di laptop lebih dari 3 hari. Ambil dengan flashdisk atau lewat relai.</translation>
    </message>
    <message>
      <source>Worker and laptop</source>
      <translation>Petugas dan laptop</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>Terburuk dulu</translation>
    </message>
    <message>
      <source>Write why.</source>
      <translation>Tulis alasannya.</translation>
    </message>
    <message>
      <source>a returned submission</source>
      <translation>kiriman yang dikembalikan</translation>
    </message>
    <message>
      <source>administrator</source>
      <translation>admin</translation>
    </message>
    <message>
      <source>approved</source>
      <translation>disetujui</translation>
    </message>
    <message>
      <source>due today</source>
      <translation>hari ini</translation>
    </message>
    <message>
      <source>due {day}</source>
      <translation>sampai {day}</translation>
    </message>
    <message>
      <source>full</source>
      <translation>penuh</translation>
    </message>
    <message>
      <source>intake officer</source>
      <translation>petugas penerimaan</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>baru saja</translation>
    </message>
    <message>
      <source>needs a look</source>
      <translation>perlu dicek</translation>
    </message>
    <message>
      <source>never</source>
      <translation>belum pernah</translation>
    </message>
    <message numerus="yes">
      <source>of %n</source>
      <translation>
        <numerusform>dari %n</numerusform>
      </translation>
    </message>
    <message>
      <source>partner</source>
      <translation>mitra</translation>
    </message>
    <message>
      <source>returned</source>
      <translation>dikembalikan</translation>
    </message>
    <message>
      <source>supervisor</source>
      <translation>penyelia</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>menunggu</translation>
    </message>
    <message>
      <source>worker</source>
      <translation>petugas</translation>
    </message>
    <message>
      <source>{counted}, newest {moment}</source>
      <translation>{counted}, terbaru {moment}</translation>
    </message>
    <message>
      <source>{done} of {every}</source>
      <translation>{done} dari {every}</translation>
    </message>
    <message>
      <source>{free} of {beds} beds are free, {waiting} people wait.</source>
      <translation>{free} dari {beds} tempat tidur kosong, {waiting} orang menunggu.</translation>
    </message>
  </context>
</TS>
