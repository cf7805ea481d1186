<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Relay</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n berkas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files handed out</source>
      <translation>
        <numerusform>%n berkas diambil</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n letters were read.</source>
      <translation>
        <numerusform>%n surat tim dibaca.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs</source>
      <translation>
        <numerusform>%n paket</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records</source>
      <translation>
        <numerusform>%n isian</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are at laptop {laptop} now; their receipts come later.</source>
      <translation>
        <numerusform>%n isian kini ada di laptop {laptop}; tanda terimanya menyusul.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are received now.</source>
      <translation>
        <numerusform>%n isian kini diterima.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records taken</source>
      <translation>
        <numerusform>%n isian diterima</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records were returned; see the queue.</source>
      <translation>
        <numerusform>%n isian dikembalikan; lihat antrean.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tries left</source>
      <translation>
        <numerusform>sisa %n percobaan</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Hand over and fetch</source>
      <translation>&amp;Serahkan dan ambil</translation>
    </message>
    <message>
      <source>&amp;Offer this laptop</source>
      <translation>&amp;Mulai menerima</translation>
    </message>
    <message>
      <source>A laptop that comes for the first time needs a code.</source>
      <translation>Laptop yang baru pertama kali datang memerlukan kode.</translation>
    </message>
    <message>
      <source>A laptop you have not paired yet is here: its address is filled in below.</source>
      <translation>Ada laptop yang belum dipasangkan: alamatnya sudah diisikan di bawah.</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Alamat</translation>
    </message>
    <message>
      <source>Both stand on the supervisor's screen. The code is good for two minutes.</source>
      <translation>Keduanya tertera di layar laptop penyelia. Kode berlaku dua menit.</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Kode</translation>
    </message>
    <message>
      <source>Enter {label}.</source>
      <translation>Isi {label}.</translation>
    </message>
    <message>
      <source>Everything was there already, and nothing new lies there.</source>
      <translation>Semua sudah ada di sana, dan tidak ada yang baru untuk diambil.</translation>
    </message>
    <message>
      <source>Fetches: {size}</source>
      <translation>Mengambil: {size}</translation>
    </message>
    <message>
      <source>Fetching what lies there…</source>
      <translation>Mengambil yang tersedia…</translation>
    </message>
    <message>
      <source>Found in this room.</source>
      <translation>Ditemukan di ruangan ini.</translation>
    </message>
    <message>
      <source>Good for {time}, {tries}.</source>
      <translation>Berlaku {time} lagi, {tries}.</translation>
    </message>
    <message>
      <source>Hand over</source>
      <translation>Serahkan</translation>
    </message>
    <message>
      <source>Hand over to the supervisor</source>
      <translation>Serahkan kepada penyelia</translation>
    </message>
    <message>
      <source>Handed over: {packs} with {records}. Fetched: {files}.</source>
      <translation>Diserahkan: {packs} berisi {records}. Diambil: {files}.</translation>
    </message>
    <message>
      <source>Handing the pack over…</source>
      <translation>Menyerahkan paket…</translation>
    </message>
    <message>
      <source>Hands over: {done} of {all}</source>
      <translation>Menyerahkan: {done} dari {all}</translation>
    </message>
    <message>
      <source>In real work laptops of the team hand their packs over here, without internet.</source>
      <translation>Saat bekerja, laptop tim menyerahkan paketnya di sini, tanpa internet.</translation>
    </message>
    <message>
      <source>In real work your records go over to a supervisor in the same room here.</source>
      <translation>Saat bekerja, isian Anda diserahkan di sini kepada penyelia di ruangan yang sama.</translation>
    </message>
    <message>
      <source>In this room</source>
      <translation>Ada di ruangan</translation>
    </message>
    <message>
      <source>Is here</source>
      <translation>Ada di sini</translation>
    </message>
    <message>
      <source>Laptop {laptop} was let go. To come again it needs a new code.</source>
      <translation>Laptop {laptop} dilepas. Untuk datang lagi diperlukan kode baru.</translation>
    </message>
    <message>
      <source>Laptops in this room</source>
      <translation>Laptop di ruangan ini</translation>
    </message>
    <message>
      <source>Laptops of the team hand their packs over here and get receipts, letters and forms. No internet.</source>
      <translation>Laptop tim menyerahkan paket ke sini dan mengambil tanda terima, surat, dan formulir. Tanpa internet.</translation>
    </message>
    <message>
      <source>Last here {time}</source>
      <translation>Terakhir di sini {time}</translation>
    </message>
    <message>
      <source>Let go of laptop {code}</source>
      <translation>Lepas laptop {code}</translation>
    </message>
    <message>
      <source>Look for net&amp;works</source>
      <translation>Cari &amp;jaringan</translation>
    </message>
    <message>
      <source>Looking for the other laptop…</source>
      <translation>Menghubungi laptop penyelia…</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Jaringan</translation>
    </message>
    <message>
      <source>New forms: {names}.</source>
      <translation>Formulir baru: {names}.</translation>
    </message>
    <message>
      <source>New laptop</source>
      <translation>Laptop baru</translation>
    </message>
    <message>
      <source>No laptop is paired yet.</source>
      <translation>Belum ada laptop yang dipasangkan.</translation>
    </message>
    <message>
      <source>No laptop of a supervisor is paired yet.</source>
      <translation>Belum ada laptop penyelia yang dipasangkan.</translation>
    </message>
    <message>
      <source>No laptop was heard. Ask for its address and type it.</source>
      <translation>Tidak ada laptop yang terdengar. Tanyakan alamatnya, lalu ketik.</translation>
    </message>
    <message>
      <source>Nobody answers. Check that both laptops are in one network and the other one still offers itself.</source>
      <translation>Tidak ada jawaban. Pastikan kedua laptop satu jaringan dan laptop penyelia masih menerima.</translation>
    </message>
    <message>
      <source>Nothing went over yet.</source>
      <translation>Belum ada yang diserahkan atau diambil.</translation>
    </message>
    <message>
      <source>Pai&amp;r</source>
      <translation>&amp;Pasangkan</translation>
    </message>
    <message>
      <source>Pair with another laptop</source>
      <translation>Pasangkan dengan laptop lain</translation>
    </message>
    <message>
      <source>Paired laptops</source>
      <translation>Laptop terpasang</translation>
    </message>
    <message>
      <source>Paired, not here yet</source>
      <translation>Sudah dipasangkan, belum pernah datang</translation>
    </message>
    <message>
      <source>Paired. Show a new code for the next laptop.</source>
      <translation>Berhasil dipasangkan. Tampilkan kode baru untuk laptop berikutnya.</translation>
    </message>
    <message>
      <source>Pairing…</source>
      <translation>Memasangkan…</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Kemajuan</translation>
    </message>
    <message>
      <source>QR code of the address {address}</source>
      <translation>Kode QR alamat {address}</translation>
    </message>
    <message>
      <source>Search the r&amp;oom</source>
      <translation>&amp;Cari di ruangan</translation>
    </message>
    <message>
      <source>Searching the room…</source>
      <translation>Mencari di ruangan…</translation>
    </message>
    <message>
      <source>Show a &amp;new code</source>
      <translation>Kode &amp;baru</translation>
    </message>
    <message>
      <source>Something arrived damaged. Try again; nothing is lost.</source>
      <translation>Ada yang rusak di jalan. Coba lagi; tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>Sto&amp;p offering</source>
      <translation>B&amp;erhenti menerima</translation>
    </message>
    <message>
      <source>Stopped. Nothing is lost; it goes on the next time.</source>
      <translation>Dihentikan. Tidak ada yang hilang; dilanjutkan lain kali.</translation>
    </message>
    <message>
      <source>Take from the team</source>
      <translation>Terima dari tim</translation>
    </message>
    <message>
      <source>Taken: {packs} with {records}. Handed out: {files}.</source>
      <translation>Diterima: {packs} berisi {records}. Diambil dari sini: {files}.</translation>
    </message>
    <message>
      <source>The code does not fit, or somebody else answers in this network. Ask for a new code.</source>
      <translation>Kode tidak cocok, atau laptop lain yang menjawab di jaringan ini. Minta kode baru.</translation>
    </message>
    <message>
      <source>The other laptop cannot take it now: it is full, locked or busy. Try later.</source>
      <translation>Laptop penyelia belum bisa menerima: penuh, terkunci, atau sibuk. Coba nanti.</translation>
    </message>
    <message>
      <source>The other laptop is not the one the province knows by this name. Nothing was sent. Tell your admin.</source>
      <translation>Laptop itu bukan yang dikenal provinsi dengan nama ini. Tidak ada yang terkirim. Beri tahu admin.</translation>
    </message>
    <message>
      <source>The other laptop no longer knows this one. Pair them again with a code.</source>
      <translation>Laptop penyelia tidak lagi mengenal laptop ini. Pasangkan lagi dengan kode.</translation>
    </message>
    <message>
      <source>The other laptop refuses, or it is not the one you paired. Nothing was sent. Pair again with a code.</source>
      <translation>Laptop itu menolak, atau bukan laptop yang dulu dipasangkan. Tidak ada yang terkirim. Pasangkan lagi dengan kode.</translation>
    </message>
    <message>
      <source>The other laptop shows no code now. Ask for a new one.</source>
      <translation>Laptop penyelia sedang tidak menampilkan kode. Minta kode baru.</translation>
    </message>
    <message>
      <source>This is no address. Type it as the other laptop shows it: 192.168.1.5.</source>
      <translation>Ini bukan alamat. Ketik seperti di layar laptop penyelia, misalnya 192.168.1.5.</translation>
    </message>
    <message>
      <source>This laptop is in no network. Join the Wi-Fi of the room, or open a hotspot.</source>
      <translation>Laptop ini tidak tersambung ke jaringan. Sambungkan ke Wi-Fi ruangan, atau buka hotspot.</translation>
    </message>
    <message>
      <source>This laptop is not in that network any more. Choose the network again.</source>
      <translation>Laptop ini tidak lagi di jaringan itu. Pilih jaringannya lagi.</translation>
    </message>
    <message>
      <source>This laptop no longer offers itself.</source>
      <translation>Laptop ini berhenti menerima.</translation>
    </message>
    <message>
      <source>Three wrong tries: the code is void. Show a new one.</source>
      <translation>Tiga kali salah: kode tidak berlaku lagi. Tampilkan kode baru.</translation>
    </message>
    <message>
      <source>Two minutes are over: the code is void. Show a new one.</source>
      <translation>Dua menit sudah lewat: kode tidak berlaku lagi. Tampilkan kode baru.</translation>
    </message>
    <message>
      <source>Type it on the other laptop, or choose it there.</source>
      <translation>Ketik di laptop petugas, atau pilih di sana.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Urungkan</translation>
    </message>
    <message>
      <source>Version {version} of Jangkau is ready.</source>
      <translation>Jangkau versi {version} siap; jalan saat dibuka lagi.</translation>
    </message>
    <message>
      <source>What this laptop does</source>
      <translation>Peran laptop ini</translation>
    </message>
    <message>
      <source>Writing the pack…</source>
      <translation>Menulis paket…</translation>
    </message>
    <message>
      <source>Your records without a receipt go over, and what lies there for you comes back.</source>
      <translation>Isian tanpa tanda terima diserahkan, dan yang tersedia untuk Anda diambil.</translation>
    </message>
  </context>
</TS>
