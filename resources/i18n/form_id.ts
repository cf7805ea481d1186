<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Check</name>
    <message numerus="yes">
      <source>%n questions skipped</source>
      <translation>
        <numerusform>%n pertanyaan dilewati</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Finalise</source>
      <translation>&amp;Finalisasi</translation>
    </message>
    <message>
      <source>Add another service</source>
      <translation>Tambah layanan lain</translation>
    </message>
    <message>
      <source>After finalising</source>
      <translation>Setelah finalisasi</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Jawaban</translation>
    </message>
    <message>
      <source>Attached</source>
      <translation>Terlampir</translation>
    </message>
    <message>
      <source>Based on the answers and the service rules. You decide.</source>
      <translation>Berdasarkan jawaban dan aturan layanan. Anda yang memutuskan.</translation>
    </message>
    <message>
      <source>Cannot be changed, unless returned by supervisor or server</source>
      <translation>Tidak bisa diubah lagi, kecuali dikembalikan penyelia atau server</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Ubah</translation>
    </message>
    <message>
      <source>Change: {question}</source>
      <translation>Ubah: {question}</translation>
    </message>
    <message>
      <source>Check answers</source>
      <translation>Periksa jawaban</translation>
    </message>
    <message>
      <source>Compared with the first entry of this paper</source>
      <translation>Dibandingkan dengan entri pertama kertas ini</translation>
    </message>
    <message>
      <source>Done. The record is in the upload queue.</source>
      <translation>Selesai. Isian masuk antrean kirim.</translation>
    </message>
    <message>
      <source>Finalised</source>
      <translation>Finalisasi selesai</translation>
    </message>
    <message>
      <source>Goes to the upload queue, sent automatically when online</source>
      <translation>Masuk antrean kirim, terkirim sendiri saat ada internet</translation>
    </message>
    <message>
      <source>Goes to the upload queue, sent once the laptop is registered</source>
      <translation>Masuk antrean kirim, terkirim setelah laptop terdaftar</translation>
    </message>
    <message>
      <source>Goes to the upload queue, sent when you ask for it</source>
      <translation>Masuk antrean kirim, terkirim saat Anda menekan kirim</translation>
    </message>
    <message>
      <source>Goes to the upload queue; in training nothing is sent</source>
      <translation>Masuk antrean kirim; dalam latihan tidak ada yang dikirim</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Beranda</translation>
    </message>
    <message>
      <source>It is kept on this laptop. In training nothing is sent.</source>
      <translation>Tersimpan di laptop ini. Dalam latihan tidak ada yang dikirim.</translation>
    </message>
    <message>
      <source>It is safe on this laptop and is sent by itself when there is internet.</source>
      <translation>Tersimpan aman di laptop ini dan terkirim sendiri saat ada internet.</translation>
    </message>
    <message>
      <source>It is safe on this laptop and is sent once the laptop is registered.</source>
      <translation>Tersimpan aman di laptop ini dan terkirim setelah laptop terdaftar.</translation>
    </message>
    <message>
      <source>It is safe on this laptop and is sent when you ask for it.</source>
      <translation>Tersimpan aman di laptop ini dan terkirim saat Anda menekan kirim.</translation>
    </message>
    <message>
      <source>Next assessment</source>
      <translation>Asesmen berikutnya</translation>
    </message>
    <message>
      <source>Not filled in</source>
      <translation>Belum diisi</translation>
    </message>
    <message>
      <source>Open profile</source>
      <translation>Buka profil</translation>
    </message>
    <message>
      <source>See the queue</source>
      <translation>Lihat antrean</translation>
    </message>
    <message>
      <source>Services and what happens next</source>
      <translation>Layanan dan langkah berikutnya</translation>
    </message>
    <message>
      <source>Stays on this laptop; a second entry is never sent</source>
      <translation>Tetap di laptop ini; entri kedua tidak pernah dikirim</translation>
    </message>
    <message>
      <source>Suggested services</source>
      <translation>Layanan yang disarankan</translation>
    </message>
    <message>
      <source>The answers suggest no service so far.</source>
      <translation>Jawaban belum menyarankan layanan.</translation>
    </message>
    <message>
      <source>The receipt appears once the server has stored it</source>
      <translation>Tanda terima muncul setelah server menyimpannya</translation>
    </message>
    <message>
      <source>The record is in the upload queue. Number {number}.</source>
      <translation>Isian masuk antrean. Nomor {number}.</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ya</translation>
    </message>
  </context>
  <context>
    <name>Form</name>
    <message numerus="yes">
      <source>%n answers are hidden because of this answer. Removed when finalised.</source>
      <translation>
        <numerusform>%n jawaban disembunyikan karena jawaban ini. Dihapus saat finalisasi.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers are hidden because you chose “{answer}”. Removed when finalised.</source>
      <translation>
        <numerusform>%n jawaban disembunyikan karena Anda memilih “{answer}”. Dihapus saat finalisasi.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problems</source>
      <translation>
        <numerusform>%n masalah</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problems must be solved</source>
      <translation>
        <numerusform>%n masalah harus diselesaikan</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Kembali</translation>
    </message>
    <message>
      <source>&amp;Check record</source>
      <translation>&amp;Periksa isian</translation>
    </message>
    <message>
      <source>&amp;Next: check answers</source>
      <translation>&amp;Lanjut: Periksa jawaban</translation>
    </message>
    <message>
      <source>&amp;Next: {section}</source>
      <translation>&amp;Lanjut: {section}</translation>
    </message>
    <message>
      <source>(optional)</source>
      <translation>(boleh kosong)</translation>
    </message>
    <message>
      <source>(required)</source>
      <translation>(wajib)</translation>
    </message>
    <message>
      <source>Add {label}.</source>
      <translation>Tambahkan {label}.</translation>
    </message>
    <message>
      <source>Add {what}</source>
      <translation>Tambah {what}</translation>
    </message>
    <message>
      <source>Answers are not saved yet</source>
      <translation>Jawaban belum tersimpan</translation>
    </message>
    <message>
      <source>C&amp;orrect</source>
      <translation>&amp;Benar</translation>
    </message>
    <message>
      <source>Check {label}.</source>
      <translation>Periksa {label}.</translation>
    </message>
    <message>
      <source>Choose at least one answer for {label}.</source>
      <translation>Pilih paling sedikit satu jawaban untuk {label}.</translation>
    </message>
    <message>
      <source>Choose at least one, or “{none}”.</source>
      <translation>Pilih paling sedikit satu, atau “{none}”.</translation>
    </message>
    <message>
      <source>Choose one answer for {label}.</source>
      <translation>Pilih satu jawaban untuk {label}.</translation>
    </message>
    <message>
      <source>Choose {label} from the list.</source>
      <translation>Pilih {label} dari daftar.</translation>
    </message>
    <message>
      <source>Co&amp;ntinue anyway</source>
      <translation>&amp;Lanjut saja</translation>
    </message>
    <message>
      <source>Continued from section {section}, saved {time}</source>
      <translation>Lanjut dari bagian {section}, tersimpan {time}</translation>
    </message>
    <message>
      <source>Earlier visits</source>
      <translation>Kunjungan sebelumnya</translation>
    </message>
    <message>
      <source>Enter a date as day/month/year, for example 05/03/2026.</source>
      <translation>Isi tanggal dengan urutan hari/bulan/tahun, misalnya 05/03/2026.</translation>
    </message>
    <message>
      <source>Enter a direction from 0 to 360 degrees, or letters such as NE.</source>
      <translation>Isi arah 0 sampai 360 derajat, atau huruf seperti TL.</translation>
    </message>
    <message>
      <source>Enter a number, for example 36.5.</source>
      <translation>Isi dengan angka, misalnya 36,5.</translation>
    </message>
    <message>
      <source>Enter a time, for example 10:42.</source>
      <translation>Isi jam, misalnya 10.42.</translation>
    </message>
    <message>
      <source>Enter a whole number, for example 12.</source>
      <translation>Isi dengan bilangan bulat, misalnya 12.</translation>
    </message>
    <message>
      <source>Enter a year in four digits, for example 2026.</source>
      <translation>Isi tahun dengan empat angka, misalnya 2026.</translation>
    </message>
    <message>
      <source>Enter at least 2 points, each as latitude and longitude.</source>
      <translation>Isi paling sedikit 2 titik, masing-masing lintang dan bujur.</translation>
    </message>
    <message>
      <source>Enter at least 3 points, each as latitude and longitude.</source>
      <translation>Isi paling sedikit 3 titik, masing-masing lintang dan bujur.</translation>
    </message>
    <message>
      <source>Enter date and time, for example 24/11/2026 10:42.</source>
      <translation>Isi tanggal dan jam, misalnya 24/11/2026 10.42.</translation>
    </message>
    <message>
      <source>Enter latitude and longitude, for example -0.5021 117.1536.</source>
      <translation>Isi lintang dan bujur, misalnya -0.5021 117.1536.</translation>
    </message>
    <message>
      <source>Enter month and year, for example 11/2026.</source>
      <translation>Isi bulan dan tahun, misalnya 11/2026.</translation>
    </message>
    <message>
      <source>Enter {label} between {low} and {high}.</source>
      <translation>Isi {label} antara {low} dan {high}.</translation>
    </message>
    <message>
      <source>Enter {label}.</source>
      <translation>Isi {label}.</translation>
    </message>
    <message>
      <source>Form version {newest} is available. This record stays on version {own}.</source>
      <translation>Formulir versi {newest} sudah ada. Isian ini tetap versi {own}.</translation>
    </message>
    <message>
      <source>Found at</source>
      <translation>Ditemukan</translation>
    </message>
    <message>
      <source>Go to question</source>
      <translation>Ke pertanyaan</translation>
    </message>
    <message>
      <source>Language of the questions: {language}</source>
      <translation>Bahasa pertanyaan: {language}</translation>
    </message>
    <message>
      <source>No name</source>
      <translation>Tanpa nama</translation>
    </message>
    <message>
      <source>No problems in this record.</source>
      <translation>Tidak ada masalah di isian ini.</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>Tidak diketahui</translation>
    </message>
    <message>
      <source>Not saved: the disk is full. Do not close the app.</source>
      <translation>Belum tersimpan: ruang disk habis. Jangan tutup aplikasi.</translation>
    </message>
    <message>
      <source>Not saved: this laptop cannot write its data. Do not close the app.</source>
      <translation>Belum tersimpan: laptop ini tidak bisa menulis datanya. Jangan tutup aplikasi.</translation>
    </message>
    <message>
      <source>Number or words of the question</source>
      <translation>Nomor atau kata dari pertanyaan</translation>
    </message>
    <message>
      <source>Open the form library</source>
      <translation>Buka pustaka formulir</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Data orang</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Kemajuan</translation>
    </message>
    <message>
      <source>Put {label} in order.</source>
      <translation>Urutkan {label}.</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>Pertanyaan</translation>
    </message>
    <message>
      <source>Recovered from autosave at {time}. Nothing is lost.</source>
      <translation>Dipulihkan dari simpanan otomatis {time}. Tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Hapus</translation>
    </message>
    <message>
      <source>Remove {what}</source>
      <translation>Hapus {what}</translation>
    </message>
    <message>
      <source>Returned: {message}</source>
      <translation>Dikembalikan: {message}</translation>
    </message>
    <message>
      <source>Save and e&amp;xit</source>
      <translation>Simpan dan kel&amp;uar</translation>
    </message>
    <message>
      <source>Saved on this laptop at {time}</source>
      <translation>Tersimpan di laptop ini pukul {time}</translation>
    </message>
    <message>
      <source>Saved on this laptop: {time}</source>
      <translation>Tersimpan di laptop ini: {time}</translation>
    </message>
    <message>
      <source>Saving…</source>
      <translation>Menyimpan…</translation>
    </message>
    <message>
      <source>Section {number}</source>
      <translation>Bagian {number}</translation>
    </message>
    <message>
      <source>Section {number} of {count}</source>
      <translation>Bagian {number} dari {count}</translation>
    </message>
    <message>
      <source>Sections</source>
      <translation>Bagian</translation>
    </message>
    <message>
      <source>Stay here</source>
      <translation>Tetap di sini</translation>
    </message>
    <message numerus="yes">
      <source>There are %n problems in this record</source>
      <translation>
        <numerusform>Ada %n masalah di isian ini</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>There are %n problems in this section</source>
      <translation>
        <numerusform>Ada %n masalah di bagian ini</numerusform>
      </translation>
    </message>
    <message>
      <source>There are too many of these: {label}.</source>
      <translation>Terlalu banyak: {label}. Kurangi jumlahnya.</translation>
    </message>
    <message>
      <source>This record was returned. Fix these, then finalise again.</source>
      <translation>Isian ini dikembalikan. Perbaiki ini, lalu finalisasi lagi.</translation>
    </message>
    <message>
      <source>Tick this sentence to go on.</source>
      <translation>Centang kalimat ini untuk lanjut.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Coba lagi</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Your answers are still on screen. Free some disk space, then try again.</source>
      <translation>Jawaban Anda masih di layar. Kosongkan sebagian ruang disk, lalu coba lagi.</translation>
    </message>
    <message>
      <source>Your answers are still on screen. Try again; if it stays so, tell your admin.</source>
      <translation>Jawaban Anda masih di layar. Coba lagi; bila tetap begitu, hubungi admin.</translation>
    </message>
    <message>
      <source>choose an answer</source>
      <translation>pilih jawaban</translation>
    </message>
    <message>
      <source>done</source>
      <translation>selesai</translation>
    </message>
    <message>
      <source>next problem</source>
      <translation>masalah berikutnya</translation>
    </message>
    <message>
      <source>next question</source>
      <translation>pertanyaan berikutnya</translation>
    </message>
    <message>
      <source>next section</source>
      <translation>bagian berikutnya</translation>
    </message>
    <message>
      <source>not started</source>
      <translation>belum dimulai</translation>
    </message>
    <message>
      <source>partly filled</source>
      <translation>terisi sebagian</translation>
    </message>
    <message>
      <source>this section</source>
      <translation>bagian ini</translation>
    </message>
    <message>
      <source>{answered} of {total}</source>
      <translation>{answered} dari {total}</translation>
    </message>
    <message>
      <source>{answered} of {total} questions</source>
      <translation>{answered} dari {total} pertanyaan</translation>
    </message>
    <message>
      <source>{date} does not exist. Check the day.</source>
      <translation>Tanggal {date} tidak ada. Periksa harinya.</translation>
    </message>
    <message>
      <source>{person} · draft</source>
      <translation>{person} · draf</translation>
    </message>
    <message>
      <source>{what} removed.</source>
      <translation>{what} dihapus.</translation>
    </message>
  </context>
</TS>
