"""The words of suggested passphrases: 4,096 common Indonesian words, so each is worth exactly 12 bits.

Base words and everyday forms of them (-nya, -an, -kan, ber-, di-, ter-, se-), 4 to 8 letters a to z. Left out:
what may hurt or embarrass somebody when it is read aloud, and of any words that sound alike (b and p, d and t,
g and k, i and e, u and o, m and n …) all but one, so that a word heard is a word written. The order is fixed.
"""

_TEXT = """
abad abadnya acara acaranya adat adatnya adik adiknya adonan agak agenda agung agustus ahli ahlinya ajak ajakkan ajar
ajaran ajarkan akal akalnya akan akar akarnya akasia akhir akhirnya akibat akrab aksara akur alam alamat alamnya alas
alasnya alat alatnya aliran alis alisnya almanak almari alpukat altar altarnya alun alunnya alur alurnya amal amalnya
amanat amat amati amatikan ambang ambil ambilkan ampas ampasnya anak anaknya anda andalan andong anemon angan angannya
anggrek anggun angin anginnya angka angkanya angkasa angkat angklung angkot angsa angsanya antar antara antarkan
antena antre antrean antrekan anut anutkan anyaman apel apelnya apinya apotek april arah arahan arahkan arahnya arang
arangnya area areanya aren arena arenanya arif arloji arsip arsipnya arti artinya arus arusnya asah asahkan asal
asalnya asap asapnya asas asasnya asbak asbaknya asin asinnya asli aspal aspalnya asrama asuh asuhkan asyik atap
atapnya atlas atlasnya atlet atletnya atom atomnya atur aturan aturkan aturnya aula aulanya awal awalnya awan awannya
awas awaskan awet ayah ayahnya ayam ayamnya ayat ayatnya ayun ayunnya baba babanya bacakan badai badainya badak
badaknya badan badannya bagan bagannya bagian bagikan bagus bahan bahas bahasa bahaskan bahkan bahu bahunya bahwa baik
baja baju bajunya bakat bakatnya bakau bakaunya baki bakinya bakso baksonya bakul bakulnya balai balainya balas
balaskan balik balikkan balok baloknya balon balonnya balut balutkan bambu bambunya banda bandanya bandar bandeng
bangau bangku bangsa bangun bangunan bank banknya bannya bantal bantaran bantuan bantukan banyak bapak bapaknya barang
barat baratnya baris barisnya baru baskom bata batas batasan batasnya batik batiknya batu batunya bawakan bawal
bawalnya bawang bayam bayamnya bayangan bayar bayarkan bebas bebek bebeknya beberapa beduk beduknya bekal bekalnya
bekerja belah belahkan belakan belanga belasan beli belibis belok belokan belukar belum belut belutnya bemo bemonya
benang benar benda bendanya bendera bengkel benih benihnya bensin benteng bentuk beranda berani berapa beras berat
berbagi berdoa berenang beres bergerak berhasil beringin berita berjalan berkarya berkas berkawan berkebun berkemah
berlari berlayar bermain bersama bersatu bersih bertani bertemu besar besi besinya besok beton betonnya betul betulkan
biasa biaya biayanya bibit bibitnya bidang bihun bihunnya bijak bilas bilaskan bilik biliknya bimbing binakan bintang
biola biolanya bioskop biru birunya blangko bohlam bola bolanya bolu bolunya bonus bonusnya bordir botol botolnya
brokoli brosur buah buahnya buat buatkan bubur buburnya budaya budi budinya buih buihnya buka bukakan bukit bukitnya
bukti buktinya buku bukunya bulan bulat bumbu bumbunya bumi buminya bunda bundanya bunga bungalo bunganya bungkus
bursa bursanya buruh buruhnya burung busa busana busur busurnya butir butirnya cabai cabainya cabang cabut cabutkan
cadangan cagar cagarnya cahaya cakap cakram cakup cakupkan camar camarnya cambah camilan campur candi candinya cangkir
cangkok cangkul cantik capaikan capung cara caranya carik carikan cariknya catat catatan catatkan catnya catur
caturnya cawannya cekatan cekkan celah celahnya celana celengan cemara cemas cempaka cendana cendol cengkeh cepat
cerah cerdas cergas ceria cerita cermat cermin cerna cernakan cerobong cetak cetakan cibir cibirnya cicak cicaknya
ciduk cidukkan cincin cipta ciptaan ciptakan ciri cirinya cita citanya coba cobakan cobek cobeknya coklat contoh corak
coraknya corong cuaca cuacanya cuci cucikan cucinya cucu cucunya cuka cukanya cukup cukur cukurkan cumi cuminya cuplik
curah curahkan dadar dadarnya dadu dadunya daerah daftar dagang dagu dagunya dahan dahannya dahi dahinya dahlia dalam
dalamnya damai damar damarnya dampak danau danaunya dandang dapat dapatkan dapur dapurnya darat daratnya dasar
dasarnya dasi dasinya data datanya datuk datuknya daun daunnya daya dayanya dayung debu debunya delapan delima denah
denahnya dengar dengung depan depannya derekkan deret deretnya dering dermaga desa desain desanya desember desis
desisnya detik detiknya dewasa diajak diajar dialog diamati diambil diangkat diangkut diantar diantre dianut diarah
diasah diasuh diatur diawas dibaca dibagi dibahas dibalas dibalik dibalut dibangun dibantu dibawa dibayar dibela
dibelah dibeli dibelok diberi dibersih dibetul dibilas dibina dibuat dibuka dicabut dicakup dicampur dicantum dicapai
dicari dicatat dicek dicerna dicetak diciduk dicipta dicoba dicuci dicukur dicurah didaftar didapat didayung didengar
diderek dididik didikkan didorong diduduk diduga didukung didulang diedar diekor diemban diendap dierat digali diganti
digarap digelar digerak digeser digiling digoreng digosok digotong digubah digulung dihadap dihadir dihafal dihantar
diharap dihargai dihasil dihela dihemat dihias dihibur dihidang dihidup dihirup dihitung dihormat dihubung dihuni
diikut diimpor diinap diingat diisi diizin dijabat dijaga dijahit dijajak dijalan dijalin dijamin dijamu dijawab
dijelas dijemput dijemur dijenguk dijepit dijual dijumpa dikabar dikagum dikaji dikawal dikayuh dikejar dikelola
dikemas dikemudi dikenal dikepung dikerok dikikis dikirim dikopi dikosong dikuak dikuasa dikukus dikumpul dikunci
dikunyah dikupas dikurung dikutip dilabuh dilacak dilafal dilahap dilamar dilanjut dilapor dilatih dilawat dilayan
dilempar dilepas dilerai diletak dilihat dilipat diliput dilirik dilontar dilukis dilulus diluncur dimain dimakan
dimaklum dimasak dimasuk diminta dimohon dimuat dimulai dinaik dinanti dinding dingin dinikmat dinilai diolah dipadu
dipahat dipajang dipakai dipancar dipanjat dipantau dipapar dipasang dipasok dipatuh dipecah dipegang dipenuh dipesan
dipetik dipikat dipikir dipikul dipilih dipimpin dipinjam dipintal dipisah dipotong dipuji dipulih dipungut diputar
diracik diraih dirajut dirakit dirapat dirasa direbus direndam direnung diresap diresmi diretas diri dirias dirintis
dirombak dirujak dirujuk dirukun dirumus disaji disaksi disalin disalur disambut disandar disangga disapa disaring
disatu disayang disebar disebut disedia disedot diseka diselam diselip disemai disemat disembah disemir disenang
diserah diserut disetuju disiap disiar disikap disikat disimak disimpan disisih disisir disorong disoroti disuguh
disulam disuling disuluh disulut disusul ditakar ditambah ditambal ditampil ditanak ditanam ditanda ditaruh ditata
ditatap ditawar ditebak ditebar ditelaah ditelan diteliti ditempel ditempuh ditenun diterap diterima ditiba ditilik
ditimang ditimba ditimbun ditindak ditinjau ditiru dititip ditolong ditonton ditopang dituang dituju ditukar ditulis
ditumpuk ditunda ditunggu ditunjuk diturut ditutup ditutur diubah diuji diukir diukur diulang diulas diundang diundur
diungkap diurai diurus diurut diusap diusir diusul diusung diutus diwakil diwaris diwujud dodol dodolnya dokter
dokumen domba dombanya dompet donat donatnya dongeng dorong dorongan drama dramanya duduk dudukkan duga dugakan duku
dukung dukungan dukunya dunia dunianya duri durian durinya duta dutanya edar edarkan edisi edisinya editor ekonomi
ekor ekorkan ekornya eksim eksimnya elastis elok emas emasnya embankan ember embernya embun embunnya empang empat
emping empuk enak enam enau enaunya endap endapkan energi engkel engsel enteng erat eratkan esai esainya esnya etika
etikanya fajar fajarnya fakta faktanya fasih fasihnya februari festival figur figurnya film filmnya filsuf finalis
fisika flora floranya fokus fokusnya fondasi fonem formulir forumnya fosil fosilnya foto fotonya gading gagah gajah
gajahnya galah galahnya galaksi galeri gali galikan galonnya gambar gambaran gambus gamelan gampang ganda gandum gang
ganggang gangnya ganti gantikan garam garamnya garansi garap garapkan garasi gardu gardunya garis garisnya garpu
garpunya garuda gasing gaun gaunnya gawang gaya gayanya gedung gelang gelar gelarkan gelarnya gelas gelasnya gelatik
gelora gema gemar gembira gemilang gempa gempanya genap gendong genta gentanya genteng geografi gerak gerakan geraknya
gerbang gergaji gerhana gerimis gerobak geser geserkan gesit getah getahnya getas getuk getuknya giat giatnya gigi
giginya giling gitar gitarnya gladi gladinya goanya gorden goreng gosok gosokkan gosoknya gotong gubahkan guci gucinya
gudang gudeg gudegnya gugus gugusnya gula gulai gulainya gulanya gulung gundukan gunting guntur gunung gurih gurita
guru gurun gurunnya hadap hadapkan hadiah hadir hadirkan hafal hafalkan haknya halaman halnya halte haltenya haluan
halus halusnya hamba hambanya hamparan hampir handuk hangat hantar hanya harap harapan harapkan harga hargai harganya
hari harinya harta hartanya harum harumnya hasil hasilkan hasilnya hasrat hati hatinya hebat hektar hela helai
helainya helakan helm helmnya hemat hematkan hening heran herannya hewan hewannya hias hiasan hiaskan hibah hibahnya
hibur hiburan hiburkan hidang hidangan hidung hidup hidupkan hijau hijaunya hikayat hikmah hilir hilirnya himpunan
hingga hirup hirupkan hitungan hobi hobinya hormat hotel hotelnya hubung hujan hujannya hukum hukumnya hulu hulunya
huni hunikan huruf hurufnya hutan hutannya ibunya idenya ijazah ikal ikalnya ikan ikannya ikat ikatan ikatkan ikhlas
iklan iklannya iklim iklimnya ikut ikutan ikutkan ilalang ilham ilhamnya ilmu ilmunya imbal imbalnya imbauan impor
imporkan inap inapkan inapnya indah indahnya indeks industri infus infusnya ingat ingatan ingatkan insinyur instan
intan intannya inti intinya irama iramanya irigasi iring iringnya isikan isinya istana istimewa isyarat itik itiknya
izin izinkan jabat jabatkan jabatnya jadah jadahnya jadwal jaga jagakan jagung jahe jahenya jahit jahitan jahitkan
jahitnya jajak jajakkan jajan jajannya jaket jaketnya jala jalak jalaknya jalan jalankan jalanya jalin jalinan
jalinkan jalur jalurnya jambu jambul jambunya jamin jaminkan jamnya jamu jamuan jamukan jamunya jamur jamurnya jangka
jangkar jangkau janji janjinya jantung januari jarak jaraknya jarang jargon jari jaring jarinya jarit jaritnya jarum
jarumnya jasa jasanya jati jatinya jauh jawab jawaban jawabkan jawabnya jelaga jelajah jelas jelaskan jeli jelinya
jelita jemari jembatan jempol jemput jemur jemuran jemurkan jenaka jenang jendela jenguk jenjang jepit jepitkan
jepitnya jerami jerapah jeriken jernih jeruk jeruknya jilid jilidnya jingga jitu jiwa jiwanya jodoh jodohnya joget
jogetnya joglo joglonya jual jualan jualkan jubah jubahnya judul judulnya jujur jujurnya julang juli jumat jumlah
jumpa jumpakan junjung juragan jurang juri jurinya jurnal jurus jurusnya juta jutaan jutanya kabar kabarkan kabarnya
kabel kabelnya kabin kabinnya kabut kabutnya kaca kacamata kacang kacanya kadang kado kadonya kagum kagumkan kaidah
kail kailnya kain kainnya kaisar kaitan kaji kajian kajikan kakak kakaknya kakek kakeknya kaki kakinya kaktus kaku
kalbu kalbunya kaldu kaldunya kalender kaleng kalian kaliber kalimat kalung kamar kamarnya kambing kamera kami kamis
kampas kampung kamus kamusnya kanal kanalnya kancil kancing kandang kangkung kanopi kantin kapal kapalnya kapas
kapasnya kapsul kapten kapur kapurnya karcis karena karet karetnya karir karirnya karung karya karyanya kasih kasihnya
kasir kasirnya kasur kasurnya kasus kasusnya kata katak kataknya katanya kategori katering katun kawah kawahnya
kawalkan kawannya kawasan kawat kawatnya kayu kayuh kayuhkan kayunya keadaan kebaikan kebaya kebun kebunnya kecambah
kecap kecapnya kecil kedai kedainya kedelai kejar kejarkan keju kejunya kejutan kekal kekuatan kelapa kelinci kelola
kelompok keluarga keluasan kemah kemahnya kemajuan kemarau kemarin kemas kemaskan kembang kemeja kemiri kemudi kenal
kenalan kenalkan kenanga kenari kencana kendang kendi kendinya kepala kepik kepiknya keping kepiting kerabat keramik
keran kerannya kerapu kereta kerikil keripik kerja kerjanya kerok kerokkan kertap kertas kerudung kesan kesannya
kesatuan ketan ketannya ketel ketela ketelnya ketika ketupat khas khasnya khusus kiblat kicau kicaunya kijang kikis
kikiskan kilap kilat kilatnya kilo kilonya kiosk kiosknya kipas kipasnya kirim kiriman kirimkan kisah kisahnya kisi
kisinya kismis kita klinik kode kodenya kodok kodoknya kokoh kolam kolase kolnya kolomnya komedi komik komiknya kompas
kompleks kompor kondisi konser kontrak koper koperasi kopernya kopi kopiah kopikan kopinya kopling koran korannya
korek koreknya koreksi korsel kosong kostum kota kotak kotaknya kotanya koyo koyonya kreatif kristal kuak kuakkan
kuali kualinya kuas kuasa kuasakan kuasnya kuat kubah kubahnya kubik kubiknya kubis kubisnya kucing kuenya kuil
kuilnya kuis kuisnya kuku kukunya kukuskan kuliah kulit kulitnya kulkas kumpul kunci kuncikan kuncinya kuning kunjung
kuno kunyah kunyit kupas kupaskan kupu kupunya kura kurir kurirnya kurma kurmanya kursi kursinya kursus kusen kusennya
kutip kutipkan kutub kutubnya kwitansi laba labnya labuh labuhkan lacak lacakkan laci lacinya lada ladang ladanya
lafal lafalkan lagu laguna lahan lahannya lahap lahapkan lahar laharnya laju lajunya lakban lakmus lakon laksa
laksanya lama lamar lamaran lamarkan lamarnya lambat lampu lampunya lancar lancip langgar langit langka langkah
langsat langsing lanjut lantai lapak lapaknya lapangan lapis lapisan lapisnya lapor laporan laporkan laptop laris
larut larutnya larva larvanya latar latarnya latih latihan latihkan laut lautan lautnya lawan lawannya lawat lawatkan
layak layanan layang layankan layar layarnya lebah lebahnya lebar lebaran lebih ledeng lega leganya lekas lelah
lelahnya lele lelenya lemah lemari lembah lembar lembing lembut lemparan lengan lengkap lengkeng lengkuas lentera
lentur leontin lepas lepaskan lerai leraikan lereng lesung letak letakkan licin lidah lidahnya lidi lidinya lihat
lihatkan lilin lima limau limaunya limun limunnya lincah lindung linen linennya lingkar lipat lipatan lipatkan liput
liputkan lirik lirikkan listrik liter liternya lobak lobaknya lobi lobinya lokasi loker lokernya lomba lombanya
lonceng longgar lontar loteng loyang luas lubang lugas lukis lukisan lukiskan lukisnya lulur lulurnya lulus luluskan
lumbung lumpur lumut lumutnya lunak luncur lupis lupisnya lurah lurahnya lurus luruskan lusa lutut lututnya macan
macannya madu madunya magang magnet magrib mahal mahir mahkota main mainan mainkan mainnya majalah majelis makalah
makanan makankan maklum makmur makna maknanya malaikat malam malamnya mama mamanya mandat mandiri mandor mangga
manggis mangkok manis manisnya manja mantap mantel manual maraton maret markah markas martabak masa masak masakan
masanya masih masjid masker masuk masukkan mata matahari matang matanya materi material mawar mawarnya mawas mawasnya
mebel mebelnya medali medan medannya media medianya megah meja mejanya mekar melati melon melonnya memasak membaca
menanam menari mendaki mengajar mengapa menggali menjahit menteri menu menulis menunya menyanyi menyapu merah merak
meraknya merata merdu merdunya merek mereka mereknya meriah meriam merpati mesin mesinnya meski meteor meter meternya
metode metro metronya migrasi mikro mikrofon mikronya milik miliknya mimbar mimpi mimpinya minat minatnya minggu mini
mininya minta mintakan minyak misai misainya misi mitos mitosnya mitra mitranya mobil mobilnya modal modalnya mode
model modelnya modenya modern moga moganya mohon mohonkan molek moncong monumen mosaik motif motifnya motor motornya
muara muaranya muat muatan muatkan mudah mujair mulai mulaikan mulia mulus mulut mulutnya mungkin murah mural muralnya
murid muridnya murni museum musik musiknya musim musimnya mutiara mutu mutunya nabati nadi nadinya naga naganya nagari
naik naikkan nakhoda nampan namun nanas nanasnya nanti nantikan nasi nasib nasibnya nasinya naskah negara negeri
nektar nelayan nenek neneknya neon neonnya neraca niat niatnya nikmat nilai nilaikan nilainya nipah nipahnya nisbah
nomor nomornya nota notanya november nyala nyaman nyanyian nyaring nyiur nyiurnya obat obatnya objek objeknya obor
obornya obral obralnya oktober olah olahan olahkan olahraga oleh olehnya ombak ombaknya oncom oncomnya onde ondenya
ongkos opak opaknya opera operanya operasi opini opininya orang orangnya orbit orbitnya organ organnya orkes orkesnya
otak otaknya otonom otot ototnya oval ovalnya oven ovennya pabrik padat padi padinya paduan padukan pagar pagarnya
pahala pahat pahatkan pahatnya pahit pajak pajaknya pajangan pakai pakaian pakaikan paket paketnya paku pakunya palang
palem palemnya palka palkanya palu paman pamannya pameran panah panahnya pancar panci pancing pancinya pandan pandu
pandunya panen panennya panggil panggung pangkal pangkat pangsit panitia panjang panjat pantai pantas pantau pantun
papar paparkan papaya para parabola paranya parasut parit paritnya paron paronnya partai partikel paruh paruhnya parut
parutnya pasak pasaknya pasal pasalnya pasang pasangan pasar pasarnya pasien pasir pasirnya pasok paspor pasta
pastanya pasti pasukan patih patihnya patuh patuhkan patung patut pawai pawainya payung pecah pecahkan pecel pecelnya
pedagang pedal pedalnya pedas pedasnya pedati pegas pegasnya pejalan pekan pekannya pelabuh pelajar pelan pelangi
pelari pelatih pelaut pelihara pelikan pelita pelopor peluang peluit pelukis pemain pemandu pembaca pembeli pemimpin
pemuda pemudi pena penanya pendaki pendapa pendek peneliti pengajar penggali pengurus penjaga penjual penonton pensil
penuh penuhkan penulis penyair penyanyi pepaya pepes pepesnya perahu perajin perak peraknya peran perangko perannya
perban perca percanya percik perdana perdu perdunya peri periksa perinya perisai periuk perkara perlu permen pernah
persik pertiwi pesan pesanan pesankan pesannya pesat pesawat pesisir pesona pesta pestanya peta petak petaknya petani
petanya peternak peti petik petikkan petinya petir petirnya petugas piagam piala pialanya piano pianonya piawai pigura
pijakan pikat pikatkan piket piketnya pikir pikiran pikirkan pikirnya piknik pikul pikulkan pilar pilarnya pilih
pilihan pilihkan pinggir pinjam pintal pintar pintu pintunya pinus pinusnya pipa pipanya pipi pipinya piranti piring
pisah pisahkan pisau pisaunya planet plastik platina poci pocinya pohon pohonnya polisi polos pompa pompanya pondok
porselen posisi posnya poster potensi potong potongan potret prakarsa praktis pramuka prangko presiden prestasi
prinsip produk profil program proyek pualam puas puasa puasanya pucat pucuk pucuknya puing puingnya puisi puisinya
pujian pujikan pukat pukatnya pulas pulau pulaunya pulih pulihkan pulpen pulsa pulsanya puluhan puncak pundak pungut
pupuk pupuknya puri purinya pusaka pusat pusatnya pustaka putar putaran putarkan putih putik putiknya putra putranya
putri putrinya puyuh puyuhnya rabu rabuk rabuknya racik racikan radar radarnya radio radionya ragam ragamnya ragi
raginya rahmat raih raihkan rajawali rajin rajinnya rajut rajutan rajutkan raket raketnya rakitkan raknya raksasa
rakyat ramah ramahnya ramai rambutan rampai ramping ramuan rancang rangka rangkai rangkul rangkum ransel rantai
rantang ranting rapat rapatkan rapatnya rapi rapor rapornya rapuh rasa rasakan rasanya rasi rasinya rata ratap ratusan
raut rautnya rawa rawanya rawatan raya rayanya rebana rebung rebus rebuskan redup redupnya regu regunya rekaman
rekamkan rekan rekannya rekat rekatkan rekening relawan relief relnya remaja remis remisnya remnya rempah renang
rencana renda rendah rendang rendanya renung renyah reog reognya resap resapkan resep resepnya resi resik resinya
resmi resmikan resminya restoran restu restunya retak retaknya retas retaskan reuni reuninya riak riaknya riang
riangnya rias riaskan riasnya ribuan rimba rimbanya rimbun rimpang rinci rincinya ringkas rintis ritme ritmenya robot
robotnya roda rodanya roket roketnya roknya roma romanya rombak ronde rondenya rotan rotasi roti rotinya royal
royalnya ruang ruangnya ruas ruasnya rubrik rujak rujakkan rujaknya ruji rujinya rujuk rujukkan rukun rukunkan
rukunnya rumah rumahnya rumit rumput rumus rumuskan rumusnya runcing rupa rupanya rupiah rusa rusanya sabar sabarnya
sablon sabtu sabuk sabuknya sabun sabunnya sabut sabutnya sahabat saham sahamnya sahih saja sajak sajaknya saji sajian
sajikan sajinya saksi saksikan saksinya sakti saku sakunya salak salaknya salam salamnya saldo saldonya salep salepnya
salin salinan salinkan salju saljunya salur saluran salurkan samar sambal sambil sambung sambut sampai sampan samping
samudra sana sandal sandar sandi sandinya sangat sangga sanggul sangkar santai santan santapan santri santun sapa
sapakan sapi sapinya sapu saran sarannya sarapan sari saring saringan sarinya sarung sasaran satelit satpam satu
satuan satukan saudara sauna saunanya saus sausnya sawah sawahnya sayang sayap sayapnya sayur sayurnya seagung seakrab
seakur seaman seanggun searif seasing seasli seasyik seawet sebab sebabnya sebagus sebaik sebanyak sebar sebaran
sebarkan sebaru sebebas sebelas sebelum sebenar seberat seberes sebesar sebiasa sebijak sebulat sebutan sebutkan
secakap secantik secemas secepat secerah secerdas secergas seceria secermat secukup sedalam sedamai sedan sedannya
sedap sedatar sedekah sedekat sedewasa sedia sediakan sedikit sedingin sedot sedotan sedotkan seelok seempuk seenteng
sefasih segagah seganda segar segemar segenap segera segesit segetas segiat segirang segitiga segurih sehalus sehampa
sehangat sehat sehatnya sehebat sehemat sehening seheran sehijau sehitam seikhlas seindah sejak sejarah sejati sejauh
sejelas sejelita sejenaka sejernih sejitu sejoli sejujur sejuk seka sekakan sekaku sekali sekam sekamnya sekarang
sekaya sekecil sekekal sekering sekhusus sekilap sekokoh sekolah sekop sekopnya sekosong sekuat sekuno sekurang selada
selalu selam selama selambat selamkan selancar selangka selapang selaras selaris selarut selasa selasar selasih selat
selatnya selayak selebar selebat selega selekas selemah selembut selentur selera selesai selicin selimut selincah
selip selipkan selokan seluas selugas seluler selunak seluruh selurus seluwes semahal semahir semai semaikan semak
semakmur semaknya semangka semanis semanja semantap semat sematang sematkan sembah sembilan semegah semekar semen
semennya semerah semerata semeriah semewah seminar semir semirkan semodern semoga semolek sempit sempoa sempurna semua
semuda semudah semulai semulia semulus semurah semurni semut semutnya senang sendi sendinya sendok seni senikmat senja
senjanya senter sentral senyaman senyata senyum sepadat sepagi sepaham sepahit sepandai sepantas sepasti sepatu
sepatut sepeda sepekat sepelan sependek seperlu sepesat sepiawai sepintar sepolos sepuas sepucat sepulas sepuluh
seputih seragam serah serahkan serai serainya serajin seram seramah seramai serambi serapat serapi serapuh serasi
serat serata seratap seratnya seraya serbet serbuk serendah serenyah seresik seri seriang serigala serimbun sering
seringan serinya serius serta serukun seruling serumit serunai seruni serut serutkan sesabar sesahih sesakti sesamar
sesantai sesantun sesedang sesedap sesegar sesehat sesejati sesejuk sesempit sesenang seseram seserasi seserius
sesetia sesiap sesibuk sesigap sesopan sesuci sesuka sesulit setabah setajam setampan setawar setebal seteduh setegak
setegap setegar setegas setekun setelah seteliti setenang setenar setepat seterang setertib setiap setinggi setipis
setir setirnya setuju setulen setulus setumpul seunggul seungu seunik seutuh sewajar sewangi siaga siaganya siang
siangnya siap siapa siapkan siar siarkan sibuk sifat sifatnya sikap sikapkan sikat sikatkan sikatnya siku sikunya
silsilah siluet simakkan simpan simpanan simpul sinar sinarnya sinetron singa singanya singgah singkap singkong sinyal
siput siputnya siraman sirih sirihnya sirkus sirup sirupnya sisih sisihkan sisik sisiknya sisir sisirkan sisirnya
sistem siswa siswanya situ situs situsnya siulan skala skalanya sketsa slogan soal soalnya sofa sofanya soket soketnya
solusi sopan sopir sopirnya sorak soraknya sore sorenya sorong soroti sosis sosisnya soto sotonya spidol spons
sponsnya stadion standar stasiun stiker stoples strategi studio suara suaranya suasana subuh subuhnya suci sudah sudut
sudutnya suguh suguhkan suka suku sukunya sulam sulaman sulamkan sulamnya suling sulit suluh suluhkan suluhnya sulut
sulutkan sumbang sumber sumbu sumbunya sumpah sumpit sumur sumurnya sungai sunting supaya supnya surai surainya surat
suratnya surau suraunya surel surelnya surga surganya surya suryanya susul susulkan susunan sutra sutranya suvenir
swadaya syair syairnya syal syalnya syarat tabah tabel tabelnya tabib tabibnya tabir tabirnya tabung tabungan tadi
tahap tahapnya tahu tahun tahunnya tajam takar takarkan taksi taksinya taktik talas talasnya talenta tali talinya
tamak tamaknya taman tamannya tamasya tambal tamborin tampah tampan tampil tampilan tamu tamunya tanah tanahnya
tanakkan tanaman tanamkan tanda tandakan tandem tandu tandunya tangga tanggal tangguh tangkai tangki tanjung tanya
tapai tapainya tapak tapaknya tapal tapalnya tari tarian tarif tarifnya tarikan taring tarinya taruh taruhkan tasnya
tatakan tatanan tatap tatapan tatapkan tauge taugenya tawar tawaran tawarkan tawarnya tawonnya teater tebak tebakkan
tebal tebar tebarkan teduh teduhnya tegak tegaknya tegap tegas tegel tegelnya tehnya tekad tekadnya tekan tekankan
teknik teko tekonya teks teksnya tekstil tekun telaah teladan telaga telan telankan telapak telaten telepon teliti
teluk teluknya telur telurnya telusur tema teman temanya tembaga tembok tempat tempayan tempe tempel tempenya tempo
temponya tempuh temuan tenaga tenda tendanya tenggat tenis tenisnya tenunkan tenunnya teori teorinya tepat tepi tepung
teragung terajak terajar terakrab terakur teraman teramati terambil terang terantar terantre teranut terap terapkan
terarah terarif teras terasah terasing terasli terasnya terasuh terasyik teratur terawas terawet terbaca terbagi
terbagus terbahas terbaik terbalas terbalik terbalut terbantu terbaru terbawa terbayar terbebas terbela terbelah
terbeli terbelok terbenar terberat terberes terberi terbesar terbetul terbiasa terbijak terbilas terbina terbit
terbuat terbuka terbulat tercabut tercakap tercakup tercapai tercari tercatat tercek tercemas tercepat tercerah
terceria tercerna tercetak terciduk tercipta tercoba tercuci tercukup tercukur tercurah terdalam terdamai terdapat
terdatar terdekat terderek terdidik terduduk terduga teredar terekor terelok teremban terempuk terenak terendap
tererat terfasih tergagah tergali terganda terganti tergarap tergelar tergemar tergenap tergerak tergeser tergesit
tergetas tergiat tergosok tergubah tergurih terhadap terhadir terhafal terhalus terhampa terharap terhasil terhebat
terhela terhemat terheran terhias terhibur terhidup terhijau terhirup terhitam terhuni terik terikat teriknya terikut
terima terimpor terinap terindah teringat teripang terisi terizin terjabat terjaga terjahit terjajak terjalan terjalin
terjamin terjamu terjauh terjawab terjelas terjemur terjepit terjitu terjual terjujur terjumpa terkabar terkagum
terkaji terkaku terkawal terkaya terkayuh terkecil terkejar terkekal terkemas terkenal terkerok terkikis terkilap
terkirim terkokoh terkopi terkuak terkuasa terkuat terkukus terkunci terkuno terkupas terkutip terlabuh terlacak
terlafal terlahap terlama terlamar terlapor terlaris terlarut terlatih terlawat terlayak terlayan terlebar terlega
terlekas terlemah terlepas terlerai terletak terlicin terlihat terlipat terliput terlirik terluas terlugas terlukis
terlulus terlunak terlurus terluwes termahal termahir termain termakan termanis termanja termasak termasuk termegah
termekar termerah termewah terminta termohon termolek termuat termuda termudah termulai termulia termulus termurah
termurni ternaik ternanti ternilai ternyata terolah terompet terong terowong terpadat terpadu terpaham terpahat
terpahit terpakai terpapar terpasok terpasti terpatuh terpatut terpecah terpelan terpenuh terperlu terpesan terpesat
terpetik terpikat terpikir terpikul terpilih terpisah terpolos terpuas terpucat terpuji terpulas terpulih terputar
terputih tersabar tersahih tersaji tersaksi tersakti tersalin tersalur tersamar tersapa tersatu tersebar tersebut
tersedap tersedia tersedot tersegar tersehat tersejuk terseka terselam terselip tersemai tersemat tersemir terserah
terseram terserut tersiap tersiar tersibuk tersikap tersikat tersimak tersisih tersisir tersopan tersuci tersuguh
tersuka tersulam tersulit tersuluh tersulut tersusul tertabah tertajam tertakar tertanak tertanam tertanda tertaruh
tertata tertatap tertawar tertebak tertebal tertebar terteduh tertegak tertegap tertegar tertegas tertekan tertekun
tertelan tertenar tertenun tertepat tertib tertiba tertilik tertimba tertipis tertiru tertitip tertuang tertuju
tertukar tertulen tertulis tertulus tertunda terturun terturut tertutup tertutur terubah teruji terukir terukur
terulang terulas terundur terungu terunik terurai terurus terurut terusap terusir terusul terusung terutuh terutus
terwajar terwakil terwangi terwaris terwujud tetangga tetapi tiang tiangnya tiara tiaranya tiba tiga tikar tikarnya
tiket tiketnya tilik tilikkan timba timbakan timbal timbanya timbun timpani timur timurnya tindak tinggi tinjau
tinjauan tipis tirai tirainya tirta tirtanya tiru tirukan titip titipan titipkan tiupan tokoh tokohnya tolong tombol
tong tonggak tongkat tonton topan topannya topeng topi topik topiknya topinya toples torsi torsinya tradisi traktor
transit trofi trofinya trompet truk truknya tuan tuangkan tuannya tudung tuju tujuan tujuh tujukan tukang tukar
tukarkan tulang tulen tulip tulipnya tulis tulisan tuliskan tulus tumis tumisnya tumit tumitnya tumpang tumpeng tumpuk
tumpukan tuna tunanya tunas tunasnya tunda tundakan tungku tunjang tunjuk tuntunan turap turapnya turis turisnya
turnamen turunkan turut turutkan tutup tutupkan tutupnya tutur tuturkan uang uangnya uapnya ubahkan udang udara
udaranya ufuk ufuknya ujar ujarnya ujikan ujung ujungnya ukir ukiran ukirkan ukur ukuran ukurkan ulang ulangan
ulangkan ular ularnya ulas ulasan ulaskan umat umatnya umbi umbinya umpan umpannya umur umurnya undang undangan undian
undur undurkan unggas unggul ungkap ungkapan ungu ungunya unik uniknya unit unitnya unsur unsurnya unta untanya
upacara upah upahnya upaya upayanya urai uraikan urap urapnya urus urusan uruskan urut urutan urutkan urutnya usaha
usahanya usap usapkan usia usianya usir usirkan usul usulan usulkan usulnya usung usungkan utama utamanya utas utasnya
utuh utus utusan utuskan vaksin vanili varian vasnya versi vespa vila violet vitamin vokal volume wabah wabahnya
wacana wadah wadahnya wahana wajah wajahnya wajan wakil wakilkan wakilnya waktu waktunya walau walet waletnya walikota
wangi warga warganya warisan wariskan warkop warna warnanya warta wartanya wartawan wasit wasitnya waspada wawasan
wewenang wibawa wijen wijennya wilayah wilis wisata wisma wismanya wortel wujud wujudkan yayasan yodium yoga yoganya
yudha yudhanya zaitun zaman zamannya zamrud zebra zebranya ziarah zona zonanya
"""
WORDS: tuple[str, ...] = tuple(_TEXT.split())
