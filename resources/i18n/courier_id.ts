<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Courier</name>
    <message numerus="yes">
      <source>%n decisions of the supervisor came.</source>
      <translation>
        <numerusform>%n keputusan penyelia sudah masuk.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files are no longer on this laptop and stay behind.</source>
      <translation>
        <numerusform>%n berkas sudah tidak ada di laptop ini dan tertinggal.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files of receipts are on the stick.</source>
      <translation>
        <numerusform>%n berkas tanda terima sudah di USB.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n letters to laptops of the team are on the stick.</source>
      <translation>
        <numerusform>%n surat tim sudah di USB.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new packs are on this laptop.</source>
      <translation>
        <numerusform>%n paket baru ada di laptop ini.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them were never in a pack.</source>
      <translation>
        <numerusform>%n di antaranya belum pernah masuk paket.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs are at the server.</source>
      <translation>
        <numerusform>%n paket sudah di server.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs wait to be brought to the server.</source>
      <translation>
        <numerusform>%n paket menunggu dikirim ke server.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs were here already.</source>
      <translation>
        <numerusform>%n paket sudah ada di sini.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n parts unreadable: pack again</source>
      <translation>
        <numerusform>%n bagian tidak terbaca: buat paket lagi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n received</source>
      <translation>
        <numerusform>%n diterima</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records</source>
      <translation>
        <numerusform>%n isian</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are received now.</source>
      <translation>
        <numerusform>%n isian kini diterima.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records did not fit. Put in another stick and continue.</source>
      <translation>
        <numerusform>%n isian tidak muat. Pasang USB lain, lalu lanjutkan.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records had their receipt already.</source>
      <translation>
        <numerusform>%n isian sudah punya tanda terima.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait for files.</source>
      <translation>
        <numerusform>%n isian menunggu berkas.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records were returned; see the queue.</source>
      <translation>
        <numerusform>%n isian dikembalikan; lihat antrean.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records without a receipt ({size}).</source>
      <translation>
        <numerusform>%n isian belum punya tanda terima ({size}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n returned</source>
      <translation>
        <numerusform>%n dikembalikan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions wait for your review.</source>
      <translation>
        <numerusform>%n kiriman menunggu tinjauan Anda.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits are asked for.</source>
      <translation>
        <numerusform>%n kunjungan diminta.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n wait for files</source>
      <translation>
        <numerusform>%n menunggu berkas</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Make a pack…</source>
      <translation>&amp;Buat paket…</translation>
    </message>
    <message>
      <source>&amp;Read receipts…</source>
      <translation>Ba&amp;ca tanda terima…</translation>
    </message>
    <message>
      <source>&amp;Take packs…</source>
      <translation>&amp;Ambil paket…</translation>
    </message>
    <message>
      <source>&amp;Write receipts…</source>
      <translation>&amp;Tulis tanda terima…</translation>
    </message>
    <message>
      <source>A pack is one sealed file. Whoever carries it cannot read it.</source>
      <translation>Paket adalah satu berkas tersegel. Pembawanya tidak dapat membacanya.</translation>
    </message>
    <message>
      <source>All answered</source>
      <translation>Semua terjawab</translation>
    </message>
    <message>
      <source>All of them are in a pack already.</source>
      <translation>Semuanya sudah ada di paket.</translation>
    </message>
    <message>
      <source>All received</source>
      <translation>Semua diterima</translation>
    </message>
    <message>
      <source>At the server</source>
      <translation>Di server</translation>
    </message>
    <message>
      <source>Carry by USB</source>
      <translation>Bawa dengan USB</translation>
    </message>
    <message>
      <source>Continue on another stick</source>
      <translation>Lanjutkan ke USB lain</translation>
    </message>
    <message>
      <source>Copying and checking packs…</source>
      <translation>Menyalin dan memeriksa paket…</translation>
    </message>
    <message>
      <source>Delete the pack of laptop {code} here</source>
      <translation>Hapus paket laptop {code} di sini</translation>
    </message>
    <message>
      <source>Enrol this laptop first: packs are sealed to its province.</source>
      <translation>Daftarkan dulu laptop ini: paket disegel untuk provinsinya.</translation>
    </message>
    <message>
      <source>Every pack has been brought. Take the receipts back on a USB stick.</source>
      <translation>Semua paket sudah terkirim. Bawa kembali tanda terimanya dengan USB.</translation>
    </message>
    <message>
      <source>Every record has its answer. There is nothing to carry.</source>
      <translation>Semua isian sudah terjawab. Tidak ada yang perlu dibawa.</translation>
    </message>
    <message>
      <source>From other laptops</source>
      <translation>Dari laptop lain</translation>
    </message>
    <message>
      <source>From this laptop</source>
      <translation>Dari laptop ini</translation>
    </message>
    <message>
      <source>In real work you put your records onto a stick here and read the receipts.</source>
      <translation>Saat bekerja, Anda menaruh isian ke USB dan membaca tanda terima di sini.</translation>
    </message>
    <message>
      <source>In training nothing leaves this laptop.</source>
      <translation>Dalam latihan tidak ada yang keluar dari laptop ini.</translation>
    </message>
    <message>
      <source>Laptop {code}</source>
      <translation>Laptop {code}</translation>
    </message>
    <message>
      <source>No packs made yet.</source>
      <translation>Belum ada paket.</translation>
    </message>
    <message>
      <source>No packs of other laptops here yet.</source>
      <translation>Belum ada paket laptop lain di sini.</translation>
    </message>
    <message>
      <source>No packs of other laptops.</source>
      <translation>Belum ada paket laptop lain.</translation>
    </message>
    <message>
      <source>No packs to send.</source>
      <translation>Tidak ada paket untuk dikirim.</translation>
    </message>
    <message>
      <source>Not taken</source>
      <translation>Tidak diterima</translation>
    </message>
    <message>
      <source>Nothing to carry: every record has its answer or is in a pack already.</source>
      <translation>Tidak ada yang perlu dibawa: semua isian sudah terjawab atau sudah ada di paket.</translation>
    </message>
    <message>
      <source>Now write the receipts to a USB stick.</source>
      <translation>Sekarang tulis tanda terimanya ke USB.</translation>
    </message>
    <message>
      <source>On its way</source>
      <translation>Dalam perjalanan</translation>
    </message>
    <message>
      <source>Packs</source>
      <translation>Paket</translation>
    </message>
    <message>
      <source>Packs of other laptops</source>
      <translation>Paket laptop lain</translation>
    </message>
    <message>
      <source>Partly answered</source>
      <translation>Terjawab sebagian</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Kemajuan</translation>
    </message>
    <message>
      <source>Put in the stick of another laptop, then take its packs.</source>
      <translation>Pasang USB dari laptop lain, lalu ambil paketnya.</translation>
    </message>
    <message>
      <source>Reading receipts…</source>
      <translation>Membaca tanda terima…</translation>
    </message>
    <message>
      <source>Receipts here</source>
      <translation>Tanda terima ada</translation>
    </message>
    <message>
      <source>Receipts on USB</source>
      <translation>Tanda terima di USB</translation>
    </message>
    <message>
      <source>Records of this laptop</source>
      <translation>Isian laptop ini</translation>
    </message>
    <message>
      <source>Send again later; it goes on where it stopped.</source>
      <translation>Kirim lagi nanti; pengiriman berlanjut dari titik terakhir.</translation>
    </message>
    <message>
      <source>Send pac&amp;ks</source>
      <translation>&amp;Kirim paket</translation>
    </message>
    <message>
      <source>Sending packs to the server…</source>
      <translation>Mengirim paket ke server…</translation>
    </message>
    <message>
      <source>Sto&amp;p</source>
      <translation>Ber&amp;henti</translation>
    </message>
    <message>
      <source>Stopped. Nothing is lost.</source>
      <translation>Dihentikan. Tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>The office has not opened it yet. Send again later.</source>
      <translation>Kantor belum membukanya. Kirim lagi nanti.</translation>
    </message>
    <message>
      <source>The pack was deleted here. Laptop {code} still holds its work.</source>
      <translation>Paket dihapus di sini. Laptop {code} masih menyimpan isiannya.</translation>
    </message>
    <message>
      <source>The supervisor's letter says nothing new.</source>
      <translation>Surat penyelia tidak berisi hal baru.</translation>
    </message>
    <message>
      <source>There are no packs in this folder. Choose the folder of the stick.</source>
      <translation>Tidak ada paket di folder ini. Pilih folder USB.</translation>
    </message>
    <message>
      <source>There are no receipts for this laptop in this folder.</source>
      <translation>Tidak ada tanda terima untuk laptop ini di folder ini.</translation>
    </message>
    <message>
      <source>There are no receipts to write yet. Send the packs first.</source>
      <translation>Belum ada tanda terima untuk ditulis. Kirim paketnya dulu.</translation>
    </message>
    <message>
      <source>These are receipts of laptop {laptops}. Read them there; nothing changed here.</source>
      <translation>Ini tanda terima laptop {laptops}. Baca di sana; di sini tidak ada yang berubah.</translation>
    </message>
    <message>
      <source>To be sent</source>
      <translation>Belum dikirim</translation>
    </message>
    <message>
      <source>Where the packs are</source>
      <translation>Tempat paket</translation>
    </message>
    <message>
      <source>Where the receipts are</source>
      <translation>Tempat tanda terima</translation>
    </message>
    <message>
      <source>Where to write the pack</source>
      <translation>Tempat menulis paket</translation>
    </message>
    <message>
      <source>Where to write the receipts</source>
      <translation>Tempat menulis tanda terima</translation>
    </message>
    <message>
      <source>Which packs</source>
      <translation>Paket yang tampil</translation>
    </message>
    <message>
      <source>Without a stick: laptops in this room</source>
      <translation>Tanpa USB: laptop di ruangan ini</translation>
    </message>
    <message>
      <source>Writing receipts…</source>
      <translation>Menulis tanda terima…</translation>
    </message>
    <message>
      <source>Writing the pack, then checking it…</source>
      <translation>Menulis paket, lalu memeriksanya…</translation>
    </message>
    <message>
      <source>You can remove it.</source>
      <translation>USB boleh dicabut.</translation>
    </message>
    <message>
      <source>this laptop is blocked</source>
      <translation>laptop ini diblokir</translation>
    </message>
    <message>
      <source>{done} of {all}</source>
      <translation>{done} dari {all}</translation>
    </message>
    <message>
      <source>{done} of {all} received</source>
      <translation>{done} dari {all} diterima</translation>
    </message>
    <message>
      <source>{name} cannot be read. Make it again on the laptop it came from.</source>
      <translation>{name} tidak dapat dibaca. Buat lagi di laptop asalnya.</translation>
    </message>
    <message>
      <source>{name} comes from a newer version of Jangkau. Update the app here.</source>
      <translation>{name} berasal dari versi Jangkau yang lebih baru. Perbarui aplikasi di sini.</translation>
    </message>
    <message>
      <source>{name} holds the receipts of laptop {laptop}. Read it there.</source>
      <translation>{name} berisi tanda terima laptop {laptop}. Baca di sana.</translation>
    </message>
    <message>
      <source>{name} is cut short. Copy it again, or make the pack again on its laptop.</source>
      <translation>{name} terpotong. Salin lagi, atau buat lagi paketnya di laptop asalnya.</translation>
    </message>
    <message>
      <source>{name} is damaged. Copy it again, or make the pack again on its laptop; nothing is lost there.</source>
      <translation>{name} rusak. Salin lagi, atau buat lagi paketnya di laptop asalnya; di sana tidak ada yang hilang.</translation>
    </message>
    <message>
      <source>{name} is for another province. Give it to a laptop of that province.</source>
      <translation>{name} untuk provinsi lain. Berikan ke laptop provinsi itu.</translation>
    </message>
    <message>
      <source>{name} is neither a pack nor receipts. Choose another file.</source>
      <translation>{name} bukan paket dan bukan tanda terima. Pilih berkas lain.</translation>
    </message>
    <message>
      <source>{name} is not from a supervisor of this laptop. Send once over the network, then read it again.</source>
      <translation>{name} bukan dari penyelia laptop ini. Kirim sekali lewat jaringan, lalu baca lagi.</translation>
    </message>
    <message>
      <source>{name} is not signed by the province. Ask for the receipts again.</source>
      <translation>{name} tidak ditandatangani provinsi. Minta lagi tanda terimanya.</translation>
    </message>
    <message>
      <source>{name} was made for this laptop before it was set up anew. Pack again.</source>
      <translation>{name} dibuat sebelum laptop ini disiapkan ulang. Buat paket lagi.</translation>
    </message>
    <message>
      <source>{name} was written and checked: {records}. You can remove the USB stick.</source>
      <translation>{name} sudah ditulis dan diperiksa: {records}. USB aman dicabut.</translation>
    </message>
    <message>
      <source>{name}: the server does not know laptop {laptop}. Enrol that laptop again, then pack again.</source>
      <translation>{name}: server tidak mengenal laptop {laptop}. Daftarkan lagi laptop itu, lalu buat paket lagi.</translation>
    </message>
    <message>
      <source>{name}: the server does not take it. Tell your admin the file's name.</source>
      <translation>{name}: server tidak menerimanya. Beri tahu admin nama berkasnya.</translation>
    </message>
    <message>
      <source>“Leave training” at the top goes back to your work.</source>
      <translation>“Keluar dari latihan” di atas kembali ke pekerjaan Anda.</translation>
    </message>
  </context>
</TS>
