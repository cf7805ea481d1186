<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Shelter</name>
    <message numerus="yes">
      <source>%n beds need a decision.</source>
      <translation>
        <numerusform>%n tempat tidur perlu keputusan.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n hari</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n holds end within 30 minutes</source>
      <translation>
        <numerusform>%n pesanan habis dalam 30 menit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people</source>
      <translation>
        <numerusform>%n orang</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people are recorded in {bed}. Choose who is here.</source>
      <translation>
        <numerusform>%n orang tercatat di {bed}. Pilih siapa yang di sini.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people wait for a bed</source>
      <translation>
        <numerusform>%n orang menunggu tempat</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n residents over {days} days or past their last day</source>
      <translation>
        <numerusform>%n penghuni lebih dari {days} hari atau lewat batas tinggal</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Admit here</source>
      <translation>T&amp;erima di sini</translation>
    </message>
    <message>
      <source>&amp;Discharge</source>
      <translation>Pu&amp;langkan</translation>
    </message>
    <message>
      <source>&amp;Extend</source>
      <translation>Perpan&amp;jang</translation>
    </message>
    <message>
      <source>&amp;Extra mattress</source>
      <translation>Kasur tamba&amp;han</translation>
    </message>
    <message>
      <source>&amp;Hold</source>
      <translation>&amp;Pesan</translation>
    </message>
    <message>
      <source>&amp;Move</source>
      <translation>Pin&amp;dah</translation>
    </message>
    <message>
      <source>&amp;Room</source>
      <translation>&amp;Ruang</translation>
    </message>
    <message>
      <source>&amp;Take off the board</source>
      <translation>&amp;Hapus dari papan</translation>
    </message>
    <message>
      <source>&amp;Use again</source>
      <translation>Pakai &amp;lagi</translation>
    </message>
    <message>
      <source>&amp;Waiting list</source>
      <translation>Daftar tun&amp;ggu</translation>
    </message>
    <message>
      <source>A child without parents sleeps in a children's or family room.</source>
      <translation>Anak tanpa orang tua tidur di kamar anak atau keluarga.</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Tambah</translation>
    </message>
    <message>
      <source>Add a room</source>
      <translation>Tambah ruang</translation>
    </message>
    <message>
      <source>Age in years, about</source>
      <translation>Kira-kira umur, dalam tahun</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Semua</translation>
    </message>
    <message>
      <source>An hour that has passed is meant for tomorrow.</source>
      <translation>Jam yang sudah lewat berarti besok.</translation>
    </message>
    <message>
      <source>Arrows to the bed, then Enter. Esc leaves it as it is.</source>
      <translation>Panah ke tempat tidur, lalu Enter. Esc membatalkan.</translation>
    </message>
    <message>
      <source>As written on the beds. Example: B1-B8, or B1, B2, B9</source>
      <translation>Seperti tertulis di tempat tidur. Contoh: B1-B8, atau B1, B2, B9</translation>
    </message>
    <message>
      <source>Bed {code}</source>
      <translation>Tempat tidur {code}</translation>
    </message>
    <message>
      <source>Beds</source>
      <translation>Tempat tidur</translation>
    </message>
    <message>
      <source>Came {time}, {days}</source>
      <translation>Masuk {time}, {days}</translation>
    </message>
    <message>
      <source>Children</source>
      <translation>Anak</translation>
    </message>
    <message>
      <source>Choose a bed</source>
      <translation>Pilih tempat tidur</translation>
    </message>
    <message>
      <source>Choose a bed from a &amp;list…</source>
      <translation>Pilih dari da&amp;ftar…</translation>
    </message>
    <message>
      <source>Choose a shelter</source>
      <translation>Pilih shelter</translation>
    </message>
    <message>
      <source>Choose it above; it is remembered.</source>
      <translation>Pilih di atas; pilihan ini diingat.</translation>
    </message>
    <message>
      <source>Decide</source>
      <translation>Putuskan</translation>
    </message>
    <message>
      <source>Discharge</source>
      <translation>Pulangkan</translation>
    </message>
    <message>
      <source>End the other record</source>
      <translation>Akhiri catatan yang lain</translation>
    </message>
    <message>
      <source>Enter a name, or how people call them.</source>
      <translation>Isi nama atau panggilannya.</translation>
    </message>
    <message>
      <source>Enter a time, for example 18.00.</source>
      <translation>Isi jam, misalnya 18.00.</translation>
    </message>
    <message>
      <source>Enter how many, 0 when there are none.</source>
      <translation>Isi jumlahnya, 0 bila tidak ada.</translation>
    </message>
    <message>
      <source>Enter the age as a number, or leave it blank.</source>
      <translation>Isi umur dengan angka, atau kosongkan.</translation>
    </message>
    <message>
      <source>Enter the codes of the beds.</source>
      <translation>Isi kode tempat tidur.</translation>
    </message>
    <message>
      <source>Enter the name of the room.</source>
      <translation>Isi nama ruang.</translation>
    </message>
    <message>
      <source>Example: Women's room B</source>
      <translation>Contoh: Ruang Perempuan B</translation>
    </message>
    <message>
      <source>Example: broken mattress</source>
      <translation>Contoh: kasur rusak</translation>
    </message>
    <message>
      <source>Example: flood, no bed free</source>
      <translation>Contoh: banjir, tidak ada tempat kosong</translation>
    </message>
    <message>
      <source>Extend</source>
      <translation>Perpanjang</translation>
    </message>
    <message>
      <source>Extend the hold on {bed}</source>
      <translation>Perpanjang pesanan {bed}</translation>
    </message>
    <message>
      <source>Extra mattress in this room</source>
      <translation>Kasur tambahan di ruang ini</translation>
    </message>
    <message>
      <source>Extra mattress {number}</source>
      <translation>Kasur tambahan {number}</translation>
    </message>
    <message>
      <source>Extra mattresses</source>
      <translation>Kasur tambahan</translation>
    </message>
    <message>
      <source>F</source>
      <translation>P</translation>
    </message>
    <message>
      <source>Family, mother and child</source>
      <translation>Keluarga, ibu dan anak</translation>
    </message>
    <message>
      <source>Female</source>
      <translation>Perempuan</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Saringan</translation>
    </message>
    <message>
      <source>For whom</source>
      <translation>Untuk siapa</translation>
    </message>
    <message>
      <source>Free</source>
      <translation>Kosong</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Lanjut</translation>
    </message>
    <message>
      <source>Health isolation</source>
      <translation>Isolasi kesehatan</translation>
    </message>
    <message>
      <source>Held</source>
      <translation>Dipesan</translation>
    </message>
    <message>
      <source>Hide names</source>
      <translation>Sembunyikan nama</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>Pesan</translation>
    </message>
    <message>
      <source>Hold {bed}</source>
      <translation>Pesan {bed}</translation>
    </message>
    <message>
      <source>How urgent</source>
      <translation>Seberapa mendesak</translation>
    </message>
    <message>
      <source>In {bed}</source>
      <translation>Di {bed}</translation>
    </message>
    <message>
      <source>It is &amp;clean</source>
      <translation>Sudah &amp;bersih</translation>
    </message>
    <message>
      <source>M</source>
      <translation>L</translation>
    </message>
    <message>
      <source>Male</source>
      <translation>Laki-laki</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>Tandai</translation>
    </message>
    <message>
      <source>Mark &amp;out of use</source>
      <translation>&amp;Tandai tidak dipakai</translation>
    </message>
    <message>
      <source>May stay until {day}</source>
      <translation>Batas tinggal {day}</translation>
    </message>
    <message>
      <source>Men</source>
      <translation>Laki-laki</translation>
    </message>
    <message>
      <source>Mental illness room</source>
      <translation>Khusus ODGJ</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>Pindah</translation>
    </message>
    <message>
      <source>Move anyway</source>
      <translation>Tetap pindahkan</translation>
    </message>
    <message>
      <source>Name of the room</source>
      <translation>Nama ruang</translation>
    </message>
    <message>
      <source>Name or what to call them</source>
      <translation>Nama atau panggilan</translation>
    </message>
    <message>
      <source>Needs &amp;cleaning</source>
      <translation>Perlu di&amp;bersihkan</translation>
    </message>
    <message>
      <source>Needs a decision</source>
      <translation>Perlu keputusan</translation>
    </message>
    <message>
      <source>Needs an aid or a lower room</source>
      <translation>Perlu alat bantu atau ruang bawah</translation>
    </message>
    <message>
      <source>Needs cleaning</source>
      <translation>Perlu dibersihkan</translation>
    </message>
    <message>
      <source>Needs health staff</source>
      <translation>Perlu tenaga kesehatan</translation>
    </message>
    <message>
      <source>New: {name}</source>
      <translation>Baru: {name}</translation>
    </message>
    <message>
      <source>Night count</source>
      <translation>Hitungan malam</translation>
    </message>
    <message>
      <source>Night count {day}</source>
      <translation>Hitungan malam {day}</translation>
    </message>
    <message>
      <source>Night count {day}: {counted} of {expected}</source>
      <translation>Hitungan malam {day}: {counted} dari {expected}</translation>
    </message>
    <message>
      <source>No adult sleeps in a room for children.</source>
      <translation>Orang dewasa tidak tidur di kamar anak.</translation>
    </message>
    <message>
      <source>No bed is free. Choose an occupied bed, then an extra mattress in its room.</source>
      <translation>Tidak ada tempat tidur kosong. Pilih tempat tidur terisi, lalu kasur tambahan di ruangnya.</translation>
    </message>
    <message>
      <source>No bed yet</source>
      <translation>Belum ada tempat tidur</translation>
    </message>
    <message>
      <source>No free bed suits. Choose an extra mattress in another room.</source>
      <translation>Tidak ada tempat tidur kosong yang cocok. Pilih kasur tambahan di ruang lain.</translation>
    </message>
    <message>
      <source>No name</source>
      <translation>Tanpa nama</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>Tidak diketahui</translation>
    </message>
    <message>
      <source>Occupied</source>
      <translation>Terisi</translation>
    </message>
    <message>
      <source>On the waiting list.</source>
      <translation>Masuk daftar tunggu.</translation>
    </message>
    <message>
      <source>Only for a mattress the shelter does not have.</source>
      <translation>Hanya untuk kasur tambahan.</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Lain</translation>
    </message>
    <message>
      <source>Others who sleep here and are not recorded</source>
      <translation>Orang lain yang tidur di sini dan belum tercatat</translation>
    </message>
    <message>
      <source>Out of use</source>
      <translation>Tidak dipakai</translation>
    </message>
    <message>
      <source>Over capacity: {reason}</source>
      <translation>Melebihi daya tampung: {reason}</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Tempatkan</translation>
    </message>
    <message>
      <source>Place anyway</source>
      <translation>Tetap tempatkan</translation>
    </message>
    <message>
      <source>Place in {bed}</source>
      <translation>Tempatkan di {bed}</translation>
    </message>
    <message>
      <source>Put on the list</source>
      <translation>Masukkan</translation>
    </message>
    <message>
      <source>Re&amp;lease</source>
      <translation>Lepa&amp;s</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>Catatan</translation>
    </message>
    <message>
      <source>Rooms of men and women are separate.</source>
      <translation>Kamar putra dan putri harus terpisah.</translation>
    </message>
    <message>
      <source>Save the count</source>
      <translation>Simpan hitungan</translation>
    </message>
    <message>
      <source>Say why, in a few words.</source>
      <translation>Tulis alasannya dengan singkat.</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Jenis kelamin</translation>
    </message>
    <message>
      <source>Shelter</source>
      <translation>Shelter</translation>
    </message>
    <message>
      <source>Show names</source>
      <translation>Tampilkan nama</translation>
    </message>
    <message>
      <source>Stays longer than agreed.</source>
      <translation>Tinggal melewati batas.</translation>
    </message>
    <message>
      <source>Take the tick from whoever is not in their bed.</source>
      <translation>Hapus centang orang yang tidak ada di tempat tidurnya.</translation>
    </message>
    <message>
      <source>Taken back.</source>
      <translation>Dibatalkan.</translation>
    </message>
    <message>
      <source>Taken off the waiting list.</source>
      <translation>Keluar dari daftar tunggu.</translation>
    </message>
    <message>
      <source>The bed</source>
      <translation>Tempat tidur</translation>
    </message>
    <message>
      <source>The hold on {bed} ended at {time}. Release or extend?</source>
      <translation>Pesanan {bed} sudah habis pukul {time}. Lepas atau perpanjang?</translation>
    </message>
    <message>
      <source>The hold on {bed} ends at {time}. Release or extend?</source>
      <translation>Pesanan {bed} habis pukul {time}. Lepas atau perpanjang?</translation>
    </message>
    <message>
      <source>The night count is saved.</source>
      <translation>Hitungan malam tersimpan.</translation>
    </message>
    <message>
      <source>The other record ({beds}) is ended as recorded twice. If they really were there, discharge them there.</source>
      <translation>Catatan yang lain ({beds}) diakhiri karena tercatat dua kali. Bila orang ini memang pernah di sana, pulangkan dari sana.</translation>
    </message>
    <message>
      <source>These codes cannot be meant. Example: B1-B8</source>
      <translation>Kode ini tidak terbaca. Contoh: B1-B8</translation>
    </message>
    <message>
      <source>This shelter has no beds yet.</source>
      <translation>Shelter ini belum punya tempat tidur.</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Hari ini</translation>
    </message>
    <message>
      <source>Two desks moved {name}: {beds}. Choose where.</source>
      <translation>Dua meja memindahkan {name}: {beds}. Pilih di mana.</translation>
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
      <source>Until what time</source>
      <translation>Sampai pukul berapa</translation>
    </message>
    <message>
      <source>Waiting for a bed</source>
      <translation>Menunggu tempat</translation>
    </message>
    <message>
      <source>Where does {name} go?</source>
      <translation>Ke mana {name}?</translation>
    </message>
    <message>
      <source>Which shelter does this desk work for?</source>
      <translation>Shelter mana yang dilayani meja ini?</translation>
    </message>
    <message>
      <source>Who is coming in?</source>
      <translation>Siapa yang masuk?</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Mengapa</translation>
    </message>
    <message>
      <source>Why over capacity</source>
      <translation>Alasan melebihi daya tampung</translation>
    </message>
    <message>
      <source>With a child</source>
      <translation>Bersama anak</translation>
    </message>
    <message>
      <source>Without a name</source>
      <translation>Tanpa nama</translation>
    </message>
    <message>
      <source>Women</source>
      <translation>Perempuan</translation>
    </message>
    <message>
      <source>ended {time}</source>
      <translation>habis {time}</translation>
    </message>
    <message>
      <source>may be later</source>
      <translation>boleh nanti</translation>
    </message>
    <message>
      <source>no bed</source>
      <translation>tanpa tempat tidur</translation>
    </message>
    <message>
      <source>no end set</source>
      <translation>tanpa batas waktu</translation>
    </message>
    <message>
      <source>since today</source>
      <translation>sejak hari ini</translation>
    </message>
    <message>
      <source>since {day}</source>
      <translation>sejak {day}</translation>
    </message>
    <message>
      <source>tonight</source>
      <translation>malam ini</translation>
    </message>
    <message>
      <source>until {time}</source>
      <translation>s.d. {time}</translation>
    </message>
    <message>
      <source>within days</source>
      <translation>beberapa hari ini</translation>
    </message>
    <message>
      <source>{age} y</source>
      <translation>{age} th</translation>
    </message>
    <message>
      <source>{bed} is free.</source>
      <translation>{bed} kosong.</translation>
    </message>
    <message>
      <source>{bed} is held.</source>
      <translation>{bed} dipesan.</translation>
    </message>
    <message>
      <source>{bed} is not free: {face}.</source>
      <translation>{bed} tidak kosong: {face}.</translation>
    </message>
    <message>
      <source>{bed} is out of use</source>
      <translation>{bed} tidak dipakai</translation>
    </message>
    <message>
      <source>{bed} needs cleaning.</source>
      <translation>{bed} perlu dibersihkan.</translation>
    </message>
    <message>
      <source>{bed} was taken off the board.</source>
      <translation>{bed} dihapus dari papan.</translation>
    </message>
    <message>
      <source>{came} came, {left} left</source>
      <translation>{came} masuk, {left} keluar</translation>
    </message>
    <message>
      <source>{codes} are already there. Each bed has a code of its own.</source>
      <translation>{codes} sudah ada. Setiap tempat tidur punya kode sendiri.</translation>
    </message>
    <message>
      <source>{expected} recorded, {counted} found here</source>
      <translation>{expected} tercatat, {counted} ada di tempat</translation>
    </message>
    <message>
      <source>{free} free of {beds}</source>
      <translation>{free} kosong dari {beds}</translation>
    </message>
    <message>
      <source>{name} is also recorded in another shelter.</source>
      <translation>{name} juga tercatat di shelter lain.</translation>
    </message>
    <message>
      <source>{name} is here</source>
      <translation>{name} di sini</translation>
    </message>
    <message>
      <source>{name} is recorded in {beds}. Choose where.</source>
      <translation>{name} tercatat di {beds}. Pilih di mana.</translation>
    </message>
    <message>
      <source>{name} is recorded once.</source>
      <translation>{name} tercatat satu kali.</translation>
    </message>
    <message>
      <source>{name} waits no longer</source>
      <translation>{name} tidak menunggu lagi</translation>
    </message>
    <message>
      <source>{name}: {bed}.</source>
      <translation>{name} ke {bed}.</translation>
    </message>
    <message>
      <source>{room} was added.</source>
      <translation>{room} ditambahkan.</translation>
    </message>
  </context>
</TS>
