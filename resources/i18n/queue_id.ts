<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Queue</name>
    <message numerus="yes">
      <source>%n minutes</source>
      <translation>
        <numerusform>%n menit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new forms fetched.</source>
      <translation>
        <numerusform>%n formulir baru diambil.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them with all photos and files.</source>
      <translation>
        <numerusform>%n di antaranya lengkap dengan foto dan berkasnya.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop and go on tomorrow.</source>
      <translation>
        <numerusform>%n isian ({size}) aman di laptop ini dan dilanjutkan besok.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop and send by themselves.</source>
      <translation>
        <numerusform>%n isian ({size}) aman di laptop ini dan terkirim sendiri.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop until you send them.</source>
      <translation>
        <numerusform>%n isian ({size}) aman di laptop ini sampai Anda mengirimnya.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop.</source>
      <translation>
        <numerusform>%n isian ({size}) aman di laptop ini.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop. Enrol it to send them.</source>
      <translation>
        <numerusform>%n isian ({size}) aman di laptop ini. Daftarkan laptop untuk mengirimnya.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) send by themselves once connected. Everything is safe on this laptop.</source>
      <translation>
        <numerusform>%n isian ({size}) terkirim sendiri begitu tersambung. Semuanya aman di laptop ini.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) wait for another one, or until you send them.</source>
      <translation>
        <numerusform>%n isian ({size}) menunggu sambungan lain, atau sampai Anda mengirimnya.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) wait on this laptop until you continue.</source>
      <translation>
        <numerusform>%n isian ({size}) menunggu di laptop ini sampai Anda melanjutkan.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are waiting to be sent</source>
      <translation>
        <numerusform>%n isian menunggu dikirim</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait for later, or for their photos: {size}, {time}.</source>
      <translation>
        <numerusform>%n isian menunggu nanti, atau menunggu fotonya: {size}, {time}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n urgent ones go first.</source>
      <translation>
        <numerusform>%n yang mendesak dikirim lebih dulu.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Enrol again</source>
      <translation>&amp;Daftarkan lagi</translation>
    </message>
    <message>
      <source>&amp;Enrol laptop</source>
      <translation>&amp;Daftarkan laptop</translation>
    </message>
    <message>
      <source>&amp;Fetch forms</source>
      <translation>Ambil &amp;formulir</translation>
    </message>
    <message>
      <source>&amp;Lift today's limit</source>
      <translation>&amp;Cabut batas hari ini</translation>
    </message>
    <message>
      <source>&amp;Limited signal…</source>
      <translation>Sin&amp;yal terbatas…</translation>
    </message>
    <message>
      <source>&amp;Open and fix</source>
      <translation>&amp;Buka dan perbaiki</translation>
    </message>
    <message>
      <source>&amp;Pause</source>
      <translation>&amp;Jeda</translation>
    </message>
    <message>
      <source>&amp;Put away</source>
      <translation>&amp;Sisihkan</translation>
    </message>
    <message>
      <source>&amp;Send</source>
      <translation>&amp;Kirim</translation>
    </message>
    <message>
      <source>&amp;Take up again</source>
      <translation>T&amp;angani lagi</translation>
    </message>
    <message numerus="yes">
      <source>(and %n more)</source>
      <translation>
        <numerusform>(dan %n lagi)</numerusform>
      </translation>
    </message>
    <message>
      <source>A file that the record names is missing</source>
      <translation>Ada berkas isian yang hilang</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Masuk server</translation>
    </message>
    <message>
      <source>Accepted by</source>
      <translation>Diambil oleh</translation>
    </message>
    <message>
      <source>Accepted by the province</source>
      <translation>Diterima apa adanya oleh provinsi</translation>
    </message>
    <message>
      <source>Accepted by the server, without a signature</source>
      <translation>Masuk server, tanpa tanda tangan</translation>
    </message>
    <message>
      <source>Accepted without a receipt</source>
      <translation>Masuk server tanpa tanda terima</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>Answer of the server</source>
      <translation>Jawaban server</translation>
    </message>
    <message>
      <source>Ask the province to publish this form. Fetch the forms, then send the answers as a new record.</source>
      <translation>Minta provinsi menerbitkan formulir ini. Ambil formulir, lalu kirim jawabannya sebagai isian baru.</translation>
    </message>
    <message>
      <source>At most today, what was used already included</source>
      <translation>Paling banyak hari ini, termasuk yang sudah terpakai</translation>
    </message>
    <message>
      <source>Back on its form version</source>
      <translation>Kembali ke versi formulirnya</translation>
    </message>
    <message>
      <source>Carry by &amp;USB</source>
      <translation>Bawa dengan &amp;USB</translation>
    </message>
    <message>
      <source>Change &amp;limit</source>
      <translation>Ubah &amp;batas</translation>
    </message>
    <message>
      <source>Choose a record to see its details.</source>
      <translation>Pilih isian untuk melihat rinciannya.</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>Hapus saringan</translation>
    </message>
    <message>
      <source>Co&amp;ntinue</source>
      <translation>&amp;Lanjutkan</translation>
    </message>
    <message>
      <source>Contacting the server…</source>
      <translation>Menghubungi server…</translation>
    </message>
    <message>
      <source>Copy technical details</source>
      <translation>Salin rincian teknis</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Menghitung…</translation>
    </message>
    <message>
      <source>Cut off before a receipt</source>
      <translation>Terputus sebelum ada tanda terima</translation>
    </message>
    <message>
      <source>Cut off before a receipt. Checked again automatically; it will not be recorded twice.</source>
      <translation>Terputus sebelum ada tanda terima. Dicek ulang otomatis; tidak akan tercatat dua kali.</translation>
    </message>
    <message>
      <source>Cut off; checked again automatically</source>
      <translation>Terputus; dicek ulang otomatis</translation>
    </message>
    <message>
      <source>Data on this connection is counted</source>
      <translation>Kuota sambungan ini terhitung</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Rincian</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>Draf</translation>
    </message>
    <message>
      <source>Draft deleted</source>
      <translation>Draf dihapus</translation>
    </message>
    <message>
      <source>Draft restored</source>
      <translation>Draf dipulihkan</translation>
    </message>
    <message>
      <source>Draft since {day}</source>
      <translation>Draf sejak {day}</translation>
    </message>
    <message>
      <source>Enrol this laptop so that finalised records can be sent.</source>
      <translation>Daftarkan laptop ini agar isian yang difinalisasi dapat dikirim.</translation>
    </message>
    <message>
      <source>Fetch the forms. Then open the record and move it to the newest version, or send the answers as a new record.</source>
      <translation>Ambil formulir. Lalu buka isian dan pindahkan ke versi terbaru, atau kirim jawabannya sebagai isian baru.</translation>
    </message>
    <message>
      <source>Fetching forms…</source>
      <translation>Mengambil formulir…</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Saringan</translation>
    </message>
    <message>
      <source>Finalised</source>
      <translation>Difinalisasi</translation>
    </message>
    <message>
      <source>Finalised records appear here.</source>
      <translation>Isian yang difinalisasi muncul di sini.</translation>
    </message>
    <message>
      <source>Fingerprint of the content</source>
      <translation>Sidik isi</translation>
    </message>
    <message>
      <source>Fixed and sent again</source>
      <translation>Sudah diperbaiki</translation>
    </message>
    <message>
      <source>Fixed in record {number}.</source>
      <translation>Diperbaiki dalam isian {number}.</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Riwayat</translation>
    </message>
    <message>
      <source>It is also on its way by USB. It can arrive both ways; the server keeps one.</source>
      <translation>Juga dibawa dengan USB. Boleh tiba lewat dua jalan; server menyimpan satu.</translation>
    </message>
    <message>
      <source>Kept in its history with your name. Name no other people.</source>
      <translation>Disimpan di riwayat dengan nama Anda. Jangan tulis nama orang lain.</translation>
    </message>
    <message>
      <source>La&amp;ter</source>
      <translation>&amp;Nanti</translation>
    </message>
    <message>
      <source>Laptop</source>
      <translation>Laptop</translation>
    </message>
    <message>
      <source>Last received by the server {time}.</source>
      <translation>Terakhir diterima server {time}.</translation>
    </message>
    <message>
      <source>Later receipt</source>
      <translation>Tanda terima berikutnya</translation>
    </message>
    <message>
      <source>Little data</source>
      <translation>Kuota sedikit</translation>
    </message>
    <message>
      <source>Little time</source>
      <translation>Waktu sedikit</translation>
    </message>
    <message>
      <source>Move back to &amp;draft</source>
      <translation>&amp;Tarik kembali ke draf</translation>
    </message>
    <message>
      <source>Moved back to draft</source>
      <translation>Ditarik kembali ke draf</translation>
    </message>
    <message>
      <source>Moved to another form version</source>
      <translation>Pindah ke versi formulir lain</translation>
    </message>
    <message>
      <source>Needs action</source>
      <translation>Perlu tindakan</translation>
    </message>
    <message>
      <source>Needs fixing</source>
      <translation>Perlu diperbaiki</translation>
    </message>
    <message>
      <source>Never connected</source>
      <translation>Belum pernah terhubung</translation>
    </message>
    <message>
      <source>No name yet</source>
      <translation>Belum ada nama</translation>
    </message>
    <message>
      <source>No new forms.</source>
      <translation>Tidak ada formulir baru.</translation>
    </message>
    <message>
      <source>No reason was given</source>
      <translation>Tidak ada alasan yang disebut</translation>
    </message>
    <message>
      <source>None: this server signs nothing</source>
      <translation>Tidak ada: server ini tidak menandatangani</translation>
    </message>
    <message>
      <source>Not taken by the server; kept here whole:</source>
      <translation>Belum diambil server; tetap utuh di sini:</translation>
    </message>
    <message>
      <source>Nothing begins that would end after {time}.</source>
      <translation>Tidak ada yang dimulai bila baru selesai setelah pukul {time}.</translation>
    </message>
    <message>
      <source>Nothing fits. Choose more.</source>
      <translation>Belum ada yang muat. Pilih lebih banyak.</translation>
    </message>
    <message>
      <source>Nothing is waiting.</source>
      <translation>Tidak ada yang menunggu.</translation>
    </message>
    <message>
      <source>Nothing matches the filter.</source>
      <translation>Tidak ada yang cocok dengan saringan.</translation>
    </message>
    <message>
      <source>On hold</source>
      <translation>Tertahan</translation>
    </message>
    <message>
      <source>On its way</source>
      <translation>Dalam perjalanan</translation>
    </message>
    <message>
      <source>On its way to the server.</source>
      <translation>Dalam perjalanan ke server.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Buka</translation>
    </message>
    <message>
      <source>Open draft</source>
      <translation>Buka draf</translation>
    </message>
    <message>
      <source>Open the record and attach the file again at the marked place.</source>
      <translation>Buka isian dan lampirkan lagi berkasnya di tempat yang ditandai.</translation>
    </message>
    <message>
      <source>Open the record, look at its files and finalise it again.</source>
      <translation>Buka isian, periksa berkasnya, lalu finalisasi lagi.</translation>
    </message>
    <message>
      <source>Open the record, shorten long texts and finalise it again.</source>
      <translation>Buka isian, pendekkan teks yang panjang, lalu finalisasi lagi.</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Dijeda</translation>
    </message>
    <message>
      <source>Person and form</source>
      <translation>Orang dan formulir</translation>
    </message>
    <message>
      <source>Place in the server's log</source>
      <translation>Urutan di catatan server</translation>
    </message>
    <message>
      <source>Print &amp;receipt</source>
      <translation>&amp;Cetak tanda terima</translation>
    </message>
    <message>
      <source>Progress of sending</source>
      <translation>Kemajuan pengiriman</translation>
    </message>
    <message>
      <source>Progress or receipt</source>
      <translation>Kemajuan atau tanda terima</translation>
    </message>
    <message>
      <source>Put away</source>
      <translation>Disisihkan</translation>
    </message>
    <message>
      <source>Put away. It stays on this laptop.</source>
      <translation>Disisihkan. Isian tetap ada di laptop ini.</translation>
    </message>
    <message>
      <source>Put away: {reason}</source>
      <translation>Disisihkan: {reason}</translation>
    </message>
    <message>
      <source>Put away…</source>
      <translation>Sisihkan…</translation>
    </message>
    <message>
      <source>Put into a USB pack</source>
      <translation>Dimasukkan ke paket USB</translation>
    </message>
    <message>
      <source>Put off</source>
      <translation>Ditunda</translation>
    </message>
    <message>
      <source>Put off until {time}.</source>
      <translation>Ditunda sampai {time}.</translation>
    </message>
    <message>
      <source>Put off until {time}. It asks again by itself.</source>
      <translation>Ditunda sampai {time}. Setelah itu muncul lagi sendiri.</translation>
    </message>
    <message>
      <source>Put on hold</source>
      <translation>Ditahan</translation>
    </message>
    <message>
      <source>Put this record away</source>
      <translation>Sisihkan isian ini</translation>
    </message>
    <message>
      <source>Ready to send</source>
      <translation>Siap kirim</translation>
    </message>
    <message>
      <source>Ready to send as {number}.</source>
      <translation>Siap kirim sebagai {number}.</translation>
    </message>
    <message>
      <source>Receipt</source>
      <translation>Tanda terima</translation>
    </message>
    <message>
      <source>Receipt number</source>
      <translation>Nomor tanda terima</translation>
    </message>
    <message>
      <source>Receipt saved.</source>
      <translation>Tanda terima tersimpan.</translation>
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
      <source>Record</source>
      <translation>Isian</translation>
    </message>
    <message>
      <source>Records in the upload queue</source>
      <translation>Isian di antrean kirim</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>Dikembalikan</translation>
    </message>
    <message>
      <source>Returned by the province after the receipt</source>
      <translation>Dikembalikan provinsi setelah tanda terima</translation>
    </message>
    <message>
      <source>Returned by the server</source>
      <translation>Dikembalikan server</translation>
    </message>
    <message>
      <source>Safe on this laptop ({size}). Sent automatically when there is internet.</source>
      <translation>Aman di laptop ini ({size}). Terkirim sendiri saat ada internet.</translation>
    </message>
    <message>
      <source>Save for the province</source>
      <translation>Simpan untuk provinsi</translation>
    </message>
    <message>
      <source>Save for the province…</source>
      <translation>Simpan untuk provinsi…</translation>
    </message>
    <message>
      <source>Save receipt</source>
      <translation>Simpan tanda terima</translation>
    </message>
    <message>
      <source>Saved as {name}. Only the province can open it.</source>
      <translation>Tersimpan sebagai {name}. Hanya provinsi yang dapat membukanya.</translation>
    </message>
    <message>
      <source>Send &amp;now</source>
      <translation>Kirim &amp;sekarang</translation>
    </message>
    <message>
      <source>Send as a new &amp;record</source>
      <translation>Kirim sebagai &amp;isian baru</translation>
    </message>
    <message>
      <source>Send with a limit</source>
      <translation>Kirim dengan batas</translation>
    </message>
    <message>
      <source>Sending</source>
      <translation>Sedang dikirim</translation>
    </message>
    <message>
      <source>Sending only when you ask</source>
      <translation>Dikirim hanya bila Anda minta</translation>
    </message>
    <message>
      <source>Sending record {number} of {total}</source>
      <translation>Mengirim isian {number} dari {total}</translation>
    </message>
    <message>
      <source>Sent after the app is updated</source>
      <translation>Dikirim setelah aplikasi diperbarui</translation>
    </message>
    <message>
      <source>Sent after this laptop is enrolled again</source>
      <translation>Dikirim setelah laptop didaftarkan lagi</translation>
    </message>
    <message>
      <source>Sent again: the province no longer had it</source>
      <translation>Dikirim ulang: provinsi tidak lagi menyimpannya</translation>
    </message>
    <message>
      <source>Sent again: the province was restored from a backup</source>
      <translation>Dikirim ulang: provinsi dipulihkan dari cadangan</translation>
    </message>
    <message>
      <source>Sent out</source>
      <translation>Dikirim</translation>
    </message>
    <message>
      <source>Server</source>
      <translation>Server</translation>
    </message>
    <message>
      <source>Signature</source>
      <translation>Tanda tangan</translation>
    </message>
    <message>
      <source>Signing key</source>
      <translation>Kunci tanda tangan</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Ukuran</translation>
    </message>
    <message>
      <source>Slow connection ({rate}/s). You can keep working; sending resumes where it stopped.</source>
      <translation>Kecepatan rendah ({rate}/detik). Anda boleh terus bekerja; pengiriman berlanjut dari titik terakhir bila terputus.</translation>
    </message>
    <message>
      <source>So long there is signal</source>
      <translation>Selama ini ada sinyal</translation>
    </message>
    <message>
      <source>Started</source>
      <translation>Dimulai</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Taken up again</source>
      <translation>Ditangani lagi</translation>
    </message>
    <message>
      <source>Technical details copied. They hold no names and no answers.</source>
      <translation>Rincian teknis disalin. Tanpa nama dan tanpa jawaban.</translation>
    </message>
    <message>
      <source>The answer cannot be read</source>
      <translation>Jawaban tidak dapat dibaca</translation>
    </message>
    <message>
      <source>The answer is not accepted</source>
      <translation>Jawaban tidak memenuhi syarat formulir</translation>
    </message>
    <message>
      <source>The answer is not one of the choices</source>
      <translation>Jawaban bukan salah satu pilihan</translation>
    </message>
    <message>
      <source>The answers are well. Send them as a new record that names this one.</source>
      <translation>Jawabannya baik. Kirim sebagai isian baru yang menunjuk ke isian ini.</translation>
    </message>
    <message>
      <source>The answers left this laptop</source>
      <translation>Jawabannya sudah dihapus dari laptop ini</translation>
    </message>
    <message>
      <source>The app is too old for the server</source>
      <translation>Versi aplikasi ini sudah tidak diterima server</translation>
    </message>
    <message>
      <source>The connection was not to the server</source>
      <translation>Sambungan bukan ke server</translation>
    </message>
    <message>
      <source>The correction was received</source>
      <translation>Perbaikannya diterima</translation>
    </message>
    <message>
      <source>The network asks for its own sign-in</source>
      <translation>Jaringan meminta Anda masuk dulu</translation>
    </message>
    <message>
      <source>The province does not have this record. It stays on this laptop and can be taken up again.</source>
      <translation>Provinsi tidak memiliki isian ini. Isian tetap ada di laptop ini dan dapat ditangani lagi.</translation>
    </message>
    <message>
      <source>The province no longer takes it</source>
      <translation>Provinsi tidak lagi menerimanya</translation>
    </message>
    <message>
      <source>The province received this record and returned it to you on {time}:</source>
      <translation>Provinsi menerima isian ini dan mengembalikannya kepada Anda {time}:</translation>
    </message>
    <message>
      <source>The receipt was not saved. Choose another folder.</source>
      <translation>Tanda terima belum tersimpan. Pilih folder lain.</translation>
    </message>
    <message>
      <source>The record holds a file that it does not name</source>
      <translation>Isian membawa berkas yang tidak disebut di dalamnya</translation>
    </message>
    <message>
      <source>The record is a draft again.</source>
      <translation>Isian kembali menjadi draf.</translation>
    </message>
    <message>
      <source>The record is larger than the server takes</source>
      <translation>Isian lebih besar dari yang diterima server</translation>
    </message>
    <message>
      <source>The record says two things about its form</source>
      <translation>Isian menyebut dua formulir yang berbeda</translation>
    </message>
    <message>
      <source>The record says two things about its own id</source>
      <translation>Isian menyebut dua nomor diri yang berbeda</translation>
    </message>
    <message>
      <source>The server already holds other content under this number</source>
      <translation>Server sudah menyimpan isi lain dengan nomor ini</translation>
    </message>
    <message>
      <source>The server asks to sign in again</source>
      <translation>Server meminta masuk lagi</translation>
    </message>
    <message>
      <source>The server could not check this record</source>
      <translation>Server tidak dapat memeriksa isian ini</translation>
    </message>
    <message>
      <source>The server did not answer</source>
      <translation>Server tidak menjawab</translation>
    </message>
    <message>
      <source>The server did not take it yet</source>
      <translation>Server belum mengambilnya</translation>
    </message>
    <message>
      <source>The server does not accept this answer</source>
      <translation>Server tidak menerima jawaban ini</translation>
    </message>
    <message>
      <source>The server does not know this form</source>
      <translation>Server tidak mengenal formulir ini</translation>
    </message>
    <message>
      <source>The server does not know this form version</source>
      <translation>Server tidak mengenal versi formulir ini</translation>
    </message>
    <message>
      <source>The server does not know this question</source>
      <translation>Server tidak mengenal pertanyaan ini</translation>
    </message>
    <message>
      <source>The server has stored exactly this content and signed for it.</source>
      <translation>Server telah menyimpan persis isi ini dan menandatanganinya.</translation>
    </message>
    <message>
      <source>The server has stored this record.</source>
      <translation>Server telah menyimpan isian ini.</translation>
    </message>
    <message>
      <source>The server is not answering. Trying again at {time}.</source>
      <translation>Server tidak menjawab. Dicoba lagi pukul {time}.</translation>
    </message>
    <message>
      <source>The server returned this record:</source>
      <translation>Server mengembalikan isian ini:</translation>
    </message>
    <message>
      <source>The server said that it has this record. It gives no signed receipt.</source>
      <translation>Server menyatakan isian ini sudah ada padanya. Tanda terima bertanda tangan tidak diberikan.</translation>
    </message>
    <message>
      <source>The stored record or one of its files cannot be read</source>
      <translation>Isian atau salah satu berkasnya tidak dapat dibaca</translation>
    </message>
    <message>
      <source>There are too many answers</source>
      <translation>Jawaban terlalu banyak</translation>
    </message>
    <message>
      <source>This happens when a laptop was copied. As a new record the province sees both; nothing is overwritten.</source>
      <translation>Ini terjadi bila laptop disalin. Sebagai isian baru, provinsi melihat keduanya; tidak ada yang ditimpa.</translation>
    </message>
    <message>
      <source>This link has not been measured yet; a slow one is assumed.</source>
      <translation>Sambungan ini belum pernah diukur; dihitung seolah lambat.</translation>
    </message>
    <message>
      <source>This question must be answered</source>
      <translation>Pertanyaan ini wajib diisi</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Waktu</translation>
    </message>
    <message>
      <source>Time is doubtful: the laptop clock was wrong</source>
      <translation>Waktu meragukan: jam laptop salah</translation>
    </message>
    <message>
      <source>Time of this laptop</source>
      <translation>Waktu laptop ini</translation>
    </message>
    <message>
      <source>Today's data limit is used up</source>
      <translation>Batas kuota hari ini sudah habis</translation>
    </message>
    <message>
      <source>Training: is not sent</source>
      <translation>Latihan: tidak dikirim</translation>
    </message>
    <message>
      <source>Training: nothing is sent</source>
      <translation>Latihan: tidak ada yang dikirim</translation>
    </message>
    <message>
      <source>Tried again later</source>
      <translation>Dicoba lagi nanti</translation>
    </message>
    <message>
      <source>Try &amp;now</source>
      <translation>Coba &amp;sekarang</translation>
    </message>
    <message>
      <source>Trying again at {time}</source>
      <translation>Dicoba lagi {time}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Upload queue</source>
      <translation>Antrean kirim</translation>
    </message>
    <message>
      <source>Urgent records go first, text before photos. What does not fit waits, safely.</source>
      <translation>Isian mendesak dikirim lebih dulu, teks sebelum foto. Yang tidak muat menunggu dengan aman.</translation>
    </message>
    <message>
      <source>Used today: {size}.</source>
      <translation>Terpakai hari ini: {size}.</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Menunggu</translation>
    </message>
    <message>
      <source>Waiting for internet</source>
      <translation>Menunggu internet</translation>
    </message>
    <message>
      <source>Waiting its turn, number {turn}</source>
      <translation>Menunggu giliran, urutan {turn}</translation>
    </message>
    <message>
      <source>Waiting to confirm</source>
      <translation>Menunggu kepastian</translation>
    </message>
    <message>
      <source>Waiting until this laptop is enrolled</source>
      <translation>Menunggu laptop didaftarkan</translation>
    </message>
    <message>
      <source>Waits for internet</source>
      <translation>Menunggu internet</translation>
    </message>
    <message>
      <source>What is finalised here stays on this laptop, to look at.</source>
      <translation>Isian yang difinalisasi di sini tetap di laptop ini, untuk dilihat.</translation>
    </message>
    <message>
      <source>What is short</source>
      <translation>Apa yang terbatas</translation>
    </message>
    <message>
      <source>Why is it not corrected?</source>
      <translation>Mengapa tidak diperbaiki?</translation>
    </message>
    <message>
      <source>Without a signature</source>
      <translation>Tanpa tanda tangan</translation>
    </message>
    <message>
      <source>Write the reason in a few words.</source>
      <translation>Tulis alasannya dengan beberapa kata.</translation>
    </message>
    <message>
      <source>You can keep working; sending resumes where it stopped.</source>
      <translation>Anda boleh terus bekerja; pengiriman berlanjut dari titik terakhir bila terputus.</translation>
    </message>
    <message numerus="yes">
      <source>about %n hours</source>
      <translation>
        <numerusform>sekitar %n jam</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minutes</source>
      <translation>
        <numerusform>sekitar %n menit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n seconds</source>
      <translation>
        <numerusform>sekitar %n detik</numerusform>
      </translation>
    </message>
    <message>
      <source>also by USB</source>
      <translation>juga lewat USB</translation>
    </message>
    <message>
      <source>{percent}% filled</source>
      <translation>{percent}% terisi</translation>
    </message>
    <message>
      <source>{percent}% filled, not finalised</source>
      <translation>{percent}% terisi, belum difinalisasi</translation>
    </message>
    <message>
      <source>{percent}% · {done} of {size}</source>
      <translation>{percent}% · {done} dari {size}</translation>
    </message>
    <message>
      <source>{texts} of {total} records go: {size}, {time}.</source>
      <translation>{texts} dari {total} isian akan terkirim: {size}, {time}.</translation>
    </message>
    <message numerus="yes">
      <source>±%n minutes left</source>
      <translation>
        <numerusform>sisa ±%n menit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>±%n seconds left</source>
      <translation>
        <numerusform>sisa ±%n detik</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Records</name>
    <message>
      <source>&amp;Delete draft</source>
      <translation>&amp;Hapus draf</translation>
    </message>
    <message>
      <source>&amp;Open profile</source>
      <translation>&amp;Buka profil</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>Choose a record to see its details.</source>
      <translation>Pilih isian untuk melihat rinciannya.</translation>
    </message>
    <message>
      <source>Con&amp;tinue draft</source>
      <translation>&amp;Lanjutkan draf</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>Draf</translation>
    </message>
    <message>
      <source>Draft deleted.</source>
      <translation>Draf dihapus.</translation>
    </message>
    <message>
      <source>Draft since {time}. Finish it or delete it.</source>
      <translation>Draf sejak {time}. Selesaikan atau hapus.</translation>
    </message>
    <message>
      <source>Finalised</source>
      <translation>Difinalisasi</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>Formulir</translation>
    </message>
    <message>
      <source>Name or record number</source>
      <translation>Nama atau nomor isian</translation>
    </message>
    <message>
      <source>Needs fixing</source>
      <translation>Perlu diperbaiki</translation>
    </message>
    <message>
      <source>No records yet.</source>
      <translation>Belum ada isian.</translation>
    </message>
    <message>
      <source>None: accepted without a signature</source>
      <translation>Tidak ada: masuk server tanpa tanda tangan</translation>
    </message>
    <message>
      <source>Ready to send</source>
      <translation>Siap kirim</translation>
    </message>
    <message>
      <source>Receipt number</source>
      <translation>Nomor tanda terima</translation>
    </message>
    <message>
      <source>Received</source>
      <translation>Diterima</translation>
    </message>
    <message>
      <source>Record number</source>
      <translation>Nomor isian</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>Isian</translation>
    </message>
    <message>
      <source>Records on this laptop</source>
      <translation>Isian di laptop ini</translation>
    </message>
    <message>
      <source>Saved on this laptop {time}.</source>
      <translation>Tersimpan di laptop ini {time}.</translation>
    </message>
    <message>
      <source>Search in this list</source>
      <translation>Cari di daftar ini</translation>
    </message>
    <message>
      <source>Show in upload &amp;queue</source>
      <translation>Lihat di &amp;antrean kirim</translation>
    </message>
    <message>
      <source>Start by finding a person (Ctrl+N).</source>
      <translation>Mulai dengan mencari orang (Ctrl+N).</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>{answered} of {total} questions, section {section} of {sections}</source>
      <translation>{answered} dari {total} pertanyaan, bagian {section} dari {sections}</translation>
    </message>
  </context>
</TS>
