<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Questions</name>
    <message numerus="yes">
      <source>%n points</source>
      <translation>
        <numerusform>%n titik</numerusform>
      </translation>
    </message>
    <message>
      <source>0–360</source>
      <translation>0–360</translation>
    </message>
    <message>
      <source>A USB or Bluetooth receiver, or the address of a phone that shares its position in the network (NMEA).</source>
      <translation>Penerima USB atau Bluetooth, atau alamat ponsel yang membagikan posisinya di jaringan (NMEA).</translation>
    </message>
    <message>
      <source>Accuracy {accuracy} is worse than {limit}. Get the location again under open sky if you can.</source>
      <translation>Akurasi {accuracy} lebih buruk dari {limit}. Ambil lokasi lagi di bawah langit terbuka bila bisa.</translation>
    </message>
    <message numerus="yes">
      <source>Accuracy {accuracy}, wanted {wanted}. %n satellites.</source>
      <translation>
        <numerusform>Akurasi {accuracy}, target {wanted}. %n satelit.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accuracy {accuracy}. %n satellites.</source>
      <translation>
        <numerusform>Akurasi {accuracy}. %n satelit.</numerusform>
      </translation>
    </message>
    <message>
      <source>Add map…</source>
      <translation>Tambah peta…</translation>
    </message>
    <message>
      <source>Add point</source>
      <translation>Tambah titik</translation>
    </message>
    <message>
      <source>Add point from receiver</source>
      <translation>Tambah titik dari penerima</translation>
    </message>
    <message>
      <source>Add point here</source>
      <translation>Tambah titik di sini</translation>
    </message>
    <message>
      <source>Adding the map: {part}%</source>
      <translation>Menambah peta: {part}%</translation>
    </message>
    <message>
      <source>Again</source>
      <translation>Ulangi</translation>
    </message>
    <message>
      <source>Another port or address</source>
      <translation>Port atau alamat lain</translation>
    </message>
    <message>
      <source>Another program uses the receiver, or you may not read its port. Close that program, or ask your admin.</source>
      <translation>Program lain memakai penerima, atau Anda belum boleh membaca port-nya. Tutup program itu, atau hubungi admin.</translation>
    </message>
    <message>
      <source>Arrows move the map, + and − zoom, Enter takes the place under the cross, Home goes back.</source>
      <translation>Panah menggeser peta, + dan − memperbesar dan memperkecil, Enter mengambil tempat di bawah silang, Home kembali.</translation>
    </message>
    <message>
      <source>Ask first: record a person only with their consent.</source>
      <translation>Tanya dulu: rekam orang hanya bila ia setuju.</translation>
    </message>
    <message>
      <source>Ask first: take a photo of a person only with their consent.</source>
      <translation>Tanya dulu: foto orang hanya bila ia setuju.</translation>
    </message>
    <message>
      <source>At least 2 points, in the order of the way.</source>
      <translation>Paling sedikit 2 titik, urut sesuai jalurnya.</translation>
    </message>
    <message>
      <source>At least 3 points, in order along the edge. The area is closed by itself.</source>
      <translation>Paling sedikit 3 titik, urut mengikuti tepinya. Bidang menutup sendiri.</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Otomatis</translation>
    </message>
    <message>
      <source>Black pen</source>
      <translation>Pena hitam</translation>
    </message>
    <message>
      <source>Blue pen</source>
      <translation>Pena biru</translation>
    </message>
    <message>
      <source>Calendar (F4)</source>
      <translation>Kalender (F4)</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Batal</translation>
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
      <source>Choose a picture file, then draw on it</source>
      <translation>Pilih berkas gambar, lalu gambar di atasnya</translation>
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
      <source>Close</source>
      <translation>Tutup</translation>
    </message>
    <message>
      <source>Connecting to the receiver…</source>
      <translation>Menyambung ke penerima…</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Selesai</translation>
    </message>
    <message>
      <source>Draw here with the mouse or a pen</source>
      <translation>Gambar di sini dengan tetikus atau pena</translation>
    </message>
    <message>
      <source>Draw on the map</source>
      <translation>Gambar di peta</translation>
    </message>
    <message>
      <source>Enter the date of the Gregorian calendar; another calendar is not available here.</source>
      <translation>Isi tanggal menurut kalender Masehi; kalender lain tidak tersedia di sini.</translation>
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
      <source>Get location</source>
      <translation>Ambil lokasi</translation>
    </message>
    <message>
      <source>Green pen</source>
      <translation>Pena hijau</translation>
    </message>
    <message>
      <source>Hide the text (F6)</source>
      <translation>Sembunyikan teks (F6)</translation>
    </message>
    <message>
      <source>Keep this order</source>
      <translation>Pakai urutan ini</translation>
    </message>
    <message>
      <source>Less about this question</source>
      <translation>Tutup penjelasan</translation>
    </message>
    <message>
      <source>Location and maps</source>
      <translation>Lokasi dan peta</translation>
    </message>
    <message>
      <source>Looking for satellites: {used} used, {seen} in view.</source>
      <translation>Mencari satelit: {used} dipakai, {seen} terlihat.</translation>
    </message>
    <message>
      <source>Map file</source>
      <translation>Berkas peta</translation>
    </message>
    <message>
      <source>Map “{name}” added.</source>
      <translation>Peta “{name}” ditambahkan.</translation>
    </message>
    <message>
      <source>Map “{name}” removed.</source>
      <translation>Peta “{name}” dihapus.</translation>
    </message>
    <message>
      <source>Microphone</source>
      <translation>Mikrofon</translation>
    </message>
    <message>
      <source>More about this question</source>
      <translation>Penjelasan pertanyaan ini</translation>
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
      <source>No browser opened on this laptop. Copy the link instead.</source>
      <translation>Tidak ada peramban yang terbuka di laptop ini. Salin tautannya.</translation>
    </message>
    <message>
      <source>No choice matches. Check the spelling.</source>
      <translation>Tidak ada pilihan yang cocok. Periksa ejaannya.</translation>
    </message>
    <message>
      <source>No map on this laptop yet. Add an .mbtiles file from your supervisor. Without one, the grid and the scale still let you place a point.</source>
      <translation>Belum ada peta di laptop ini. Tambahkan berkas .mbtiles dari penyelia. Tanpa peta pun titik bisa diletakkan dengan bantuan kisi dan skala.</translation>
    </message>
    <message>
      <source>No picture comes. Close other programs that use the camera, then try again, or choose a file.</source>
      <translation>Gambar tidak muncul. Tutup program lain yang memakai kamera lalu coba lagi, atau pilih berkas.</translation>
    </message>
    <message>
      <source>No position after 3 minutes. Try again under open sky, or type the coordinates.</source>
      <translation>Belum ada posisi setelah 3 menit. Coba lagi di bawah langit terbuka, atau ketik koordinatnya.</translation>
    </message>
    <message>
      <source>No receiver found. Plug it in or pair it, then get the location again.</source>
      <translation>Penerima tidak ditemukan. Colokkan atau sambungkan, lalu ambil lokasi lagi.</translation>
    </message>
    <message>
      <source>No satellites yet. Take the receiver outside or to a window, away from roofs and trees.</source>
      <translation>Belum ada satelit. Bawa penerima ke luar atau ke dekat jendela, jauh dari atap dan pohon.</translation>
    </message>
    <message>
      <source>Nobody answers at the receiver's address. Check the address in the settings and the network.</source>
      <translation>Alamat penerima tidak menjawab. Periksa alamatnya di Pengaturan dan jaringannya.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Tidak ada</translation>
    </message>
    <message>
      <source>Not accurate enough yet. Stand still under open sky, or use it now.</source>
      <translation>Belum cukup akurat. Diam di bawah langit terbuka, atau pakai sekarang.</translation>
    </message>
    <message>
      <source>Not answered yet</source>
      <translation>Belum dijawab</translation>
    </message>
    <message>
      <source>Not enough room on the disk for this map. Free some space, then add it again.</source>
      <translation>Ruang disk tidak cukup untuk peta ini. Kosongkan ruang, lalu tambahkan lagi.</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Sekarang</translation>
    </message>
    <message>
      <source>Offline maps</source>
      <translation>Peta tanpa internet</translation>
    </message>
    <message>
      <source>One fewer</source>
      <translation>Kurangi satu</translation>
    </message>
    <message>
      <source>One more</source>
      <translation>Tambah satu</translation>
    </message>
    <message>
      <source>Open link</source>
      <translation>Buka tautan</translation>
    </message>
    <message>
      <source>Opening the camera…</source>
      <translation>Membuka kamera…</translation>
    </message>
    <message>
      <source>Pick on the map</source>
      <translation>Pilih di peta</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Gambar</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Putar</translation>
    </message>
    <message>
      <source>Play sound</source>
      <translation>Putar suara</translation>
    </message>
    <message>
      <source>Play video</source>
      <translation>Putar video</translation>
    </message>
    <message>
      <source>Position found. Stand still while it gets more accurate.</source>
      <translation>Posisi didapat. Diam di tempat sampai lebih akurat.</translation>
    </message>
    <message numerus="yes">
      <source>Position found; the receiver does not tell its accuracy. %n satellites.</source>
      <translation>
        <numerusform>Posisi didapat; penerima tidak menyebut akurasinya. %n satelit.</numerusform>
      </translation>
    </message>
    <message>
      <source>Preparing the picture…</source>
      <translation>Menyiapkan gambar…</translation>
    </message>
    <message>
      <source>Raster maps (.mbtiles) for questions about places. They work without internet.</source>
      <translation>Peta raster (.mbtiles) untuk pertanyaan tempat. Bisa dipakai tanpa internet.</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Rekam</translation>
    </message>
    <message>
      <source>Recorded {length}.</source>
      <translation>Terekam {length}.</translation>
    </message>
    <message>
      <source>Recorded {length}. Listen to it, then use it.</source>
      <translation>Terekam {length}. Dengarkan, lalu pakai.</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Merekam</translation>
    </message>
    <message>
      <source>Red pen</source>
      <translation>Pena merah</translation>
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
      <source>Satellite receiver</source>
      <translation>Penerima satelit</translation>
    </message>
    <message>
      <source>Scan or type the code</source>
      <translation>Pindai atau ketik kodenya</translation>
    </message>
    <message>
      <source>Show the text (F6)</source>
      <translation>Tampilkan teks (F6)</translation>
    </message>
    <message>
      <source>Sign here with the mouse or a pen</source>
      <translation>Tanda tangan di sini dengan tetikus atau pena</translation>
    </message>
    <message>
      <source>Snap</source>
      <translation>Jepret</translation>
    </message>
    <message>
      <source>Sound recordings</source>
      <translation>Rekaman suara</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Berhenti</translation>
    </message>
    <message>
      <source>Stop playing</source>
      <translation>Berhenti memutar</translation>
    </message>
    <message>
      <source>Take another</source>
      <translation>Ambil lagi</translation>
    </message>
    <message>
      <source>Take back the last line (Ctrl+Z)</source>
      <translation>Batalkan garis terakhir (Ctrl+Z)</translation>
    </message>
    <message>
      <source>Take back the last point</source>
      <translation>Urungkan titik terakhir</translation>
    </message>
    <message>
      <source>Take photo</source>
      <translation>Ambil foto</translation>
    </message>
    <message>
      <source>Taken at {time}, accuracy {accuracy}.</source>
      <translation>Diambil {time}, akurasi {accuracy}.</translation>
    </message>
    <message>
      <source>Taken at {time}; accuracy not known.</source>
      <translation>Diambil {time}; akurasi tidak diketahui.</translation>
    </message>
    <message>
      <source>The camera was unplugged or is used by another program. Check it and try again, or choose a file.</source>
      <translation>Kamera tercabut atau dipakai program lain. Periksa lalu coba lagi, atau pilih berkas.</translation>
    </message>
    <message>
      <source>The connection to the receiver ended. Check plug or network, then try again.</source>
      <translation>Sambungan ke penerima terputus. Periksa colokan atau jaringan, lalu coba lagi.</translation>
    </message>
    <message>
      <source>The form asks for another app that is not available here. Enter the answer.</source>
      <translation>Formulir meminta aplikasi lain yang tidak tersedia di sini. Isi jawabannya.</translation>
    </message>
    <message>
      <source>The map is not available here. Choose from the list.</source>
      <translation>Peta tidak tersedia di sini. Pilih dari daftar.</translation>
    </message>
    <message>
      <source>The microphone was unplugged. Check it and record again, or choose a file.</source>
      <translation>Mikrofon tercabut. Periksa lalu rekam lagi, atau pilih berkas.</translation>
    </message>
    <message>
      <source>The pictures of this map are of an unknown kind. Ask for PNG or JPEG tiles.</source>
      <translation>Jenis gambar peta ini tidak dikenal. Minta gambar PNG atau JPEG.</translation>
    </message>
    <message>
      <source>The receiver is connected but says nothing. Check that it is switched on, then try again.</source>
      <translation>Penerima tersambung tetapi tidak mengirim apa-apa. Pastikan menyala, lalu coba lagi.</translation>
    </message>
    <message>
      <source>The receiver works: {place}, accuracy {accuracy}.</source>
      <translation>Penerima berfungsi: {place}, akurasi {accuracy}.</translation>
    </message>
    <message>
      <source>The receiver works: {place}.</source>
      <translation>Penerima berfungsi: {place}.</translation>
    </message>
    <message>
      <source>The receiver's port does not open. Unplug it, plug it in again, then try again.</source>
      <translation>Port penerima tidak terbuka. Cabut, colokkan lagi, lalu coba lagi.</translation>
    </message>
    <message>
      <source>The recording could not be written. Record again, or choose a file.</source>
      <translation>Rekaman gagal ditulis. Rekam lagi, atau pilih berkas.</translation>
    </message>
    <message numerus="yes">
      <source>The recording ended after %n minutes, the longest that can be sent.</source>
      <translation>
        <numerusform>Rekaman berhenti setelah %n menit, yang terpanjang yang bisa dikirim.</numerusform>
      </translation>
    </message>
    <message>
      <source>The recording of a receiver ended without a usable position.</source>
      <translation>Rekaman penerima habis tanpa posisi yang bisa dipakai.</translation>
    </message>
    <message>
      <source>The system does not allow the camera. Allow it in the system settings, or choose a file.</source>
      <translation>Sistem tidak mengizinkan kamera. Izinkan di pengaturan sistem, atau pilih berkas.</translation>
    </message>
    <message>
      <source>The system does not allow the microphone. Allow it in the system settings, or choose a file.</source>
      <translation>Sistem tidak mengizinkan mikrofon. Izinkan di pengaturan sistem, atau pilih berkas.</translation>
    </message>
    <message>
      <source>This file cannot be read. Choose another file.</source>
      <translation>Berkas ini tidak bisa dibaca. Pilih berkas lain.</translation>
    </message>
    <message>
      <source>This file holds no map. Choose an .mbtiles file.</source>
      <translation>Berkas ini tidak berisi peta. Pilih berkas .mbtiles.</translation>
    </message>
    <message>
      <source>This file is no map, or it is damaged. Copy it again from its source.</source>
      <translation>Berkas ini bukan peta atau rusak. Salin lagi dari sumbernya.</translation>
    </message>
    <message>
      <source>This file is not a picture this laptop can read. Choose a JPEG or PNG file.</source>
      <translation>Berkas ini bukan gambar yang bisa dibaca laptop ini. Pilih berkas JPEG atau PNG.</translation>
    </message>
    <message>
      <source>This file is not a sound recording. Choose an audio file, e.g. MP3 or M4A.</source>
      <translation>Berkas ini bukan rekaman suara. Pilih berkas audio, misalnya MP3 atau M4A.</translation>
    </message>
    <message>
      <source>This file is not a video. Choose a video file, e.g. MP4.</source>
      <translation>Berkas ini bukan video. Pilih berkas video, misalnya MP4.</translation>
    </message>
    <message>
      <source>This file is not on this laptop.</source>
      <translation>Berkas ini tidak ada di laptop ini.</translation>
    </message>
    <message>
      <source>This laptop cannot play this recording. It is kept and sent as it is.</source>
      <translation>Laptop ini tidak bisa memutar rekaman ini. Rekaman tetap disimpan dan dikirim apa adanya.</translation>
    </message>
    <message>
      <source>This laptop cannot read receivers at a port. Type the coordinates.</source>
      <translation>Laptop ini tidak bisa membaca penerima lewat port. Ketik koordinatnya.</translation>
    </message>
    <message>
      <source>This map does not reach here. Choose another map, or press Home to go back.</source>
      <translation>Peta ini tidak sampai ke sini. Pilih peta lain, atau tekan Home untuk kembali.</translation>
    </message>
    <message>
      <source>This map holds vector tiles. Ask for a raster map (PNG or JPEG tiles).</source>
      <translation>Peta ini berisi vektor. Minta peta raster (gambar PNG atau JPEG).</translation>
    </message>
    <message>
      <source>This map is empty. Ask for a file that holds tiles.</source>
      <translation>Peta ini kosong. Minta berkas yang berisi gambar peta.</translation>
    </message>
    <message>
      <source>Try the receiver</source>
      <translation>Coba penerima</translation>
    </message>
    <message>
      <source>Type to search</source>
      <translation>Ketik untuk mencari</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Pakai</translation>
    </message>
    <message>
      <source>Use it now</source>
      <translation>Pakai sekarang</translation>
    </message>
    <message>
      <source>Use this point</source>
      <translation>Pakai titik ini</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Perbesar</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Perkecil</translation>
    </message>
    <message>
      <source>e.g. COM4 or 192.168.43.1:50000</source>
      <translation>mis. COM4 atau 192.168.43.1:50000</translation>
    </message>
    <message>
      <source>latitude longitude, e.g. -0.5021 117.1536</source>
      <translation>lintang bujur, misalnya -0.5021 117.1536</translation>
    </message>
    <message>
      <source>month/year, e.g. 11/2026</source>
      <translation>bulan/tahun, misalnya 11/2026</translation>
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
      <source>year</source>
      <translation>tahun</translation>
    </message>
    <message>
      <source>{distance} from the point</source>
      <translation>{distance} dari titik semula</translation>
    </message>
    <message>
      <source>{label}: calendar</source>
      <translation>{label}: kalender</translation>
    </message>
    <message>
      <source>{label}: camera picture</source>
      <translation>{label}: gambar kamera</translation>
    </message>
    <message>
      <source>{label}: choices</source>
      <translation>{label}: pilihan</translation>
    </message>
    <message>
      <source>{label}: loudness</source>
      <translation>{label}: kerasnya suara</translation>
    </message>
    <message>
      <source>{label}: map</source>
      <translation>{label}: peta</translation>
    </message>
    <message>
      <source>{label}: photo taken</source>
      <translation>{label}: foto yang diambil</translation>
    </message>
    <message>
      <source>{label}: play sound</source>
      <translation>{label}: putar suara</translation>
    </message>
    <message>
      <source>{label}: play video</source>
      <translation>{label}: putar video</translation>
    </message>
    <message>
      <source>{label}: point {place}</source>
      <translation>{label}: titik {place}</translation>
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
      <source>{label}: show the picture large</source>
      <translation>{label}: perbesar gambar</translation>
    </message>
    <message>
      <source>“{choice}” cleared the other choices.</source>
      <translation>“{choice}” menghapus pilihan lain.</translation>
    </message>
  </context>
</TS>
