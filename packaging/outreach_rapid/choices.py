"""Choice lists of the rapid outreach form: ``value | Indonesian | English``, one line a choice."""

CHOICES = """
[action]
meal | Diberi makan/minum | Meal given
kit | Diberi pakaian/perlengkapan | Kit given
first_aid | Pertolongan pertama | First aid
educate | Edukasi/motivasi | Education, motivation
to_tps | Diantar ke TPS/rumah singgah | Brought to shelter
to_health | Diantar ke faskes/RSJ | Brought to health facility
to_family | Diantar ke keluarga | Brought to family
called_ppa | Menghubungi UPTD PPA/SAPA 129 | Called PPA unit or SAPA 129
called_police | Menghubungi kepolisian | Called police
statement | Surat pernyataan | Written statement
none | Belum ada tindakan | No action

[activity]
beg | Mengemis/meminta-minta | Begging
scavenge | Memulung | Scavenging
busk | Mengamen | Busking
costume | Badut/manusia silver | Street costume performer
hawk | Mengasong/jualan tisu, koran | Hawking
wash | Mengelap/mencuci kaca mobil | Windscreen cleaning
sleep | Tidur/menggelandang di tempat umum | Sleeping rough
wander | Berkeliaran, tampak gangguan jiwa | Wandering with apparent mental illness
stranded | Kehabisan bekal dalam perjalanan | Stranded traveller
sexwork | Menjajakan layanan seksual | Selling sexual services
home | Ditemui di rumah | Found at home
other | Lainnya | Other

[adminduk]
not_needed | Tidak perlu | Not needed
not_filed | Perlu, belum diajukan | Needed, not filed
biometric | Diajukan perekaman/pencocokan biometrik | Sent for biometric match
found | NIK lama ditemukan | Existing NIK found
issued | NIK/dokumen baru terbit | New NIK or document issued
rejected | Belum dapat diproses | Could not be processed

[amber]
ill | Sakit menahun tanpa obat | Chronic illness without medicine
pregnant | Hamil/menyusui | Pregnant or breastfeeding
elder_alone | Lansia hidup sendiri tanpa pengasuh | Older person alone
pwd_alone | Disabilitas tanpa pendamping | Person with disability without caregiver
no_sleep | Tidak ada tempat tidur malam ini | No place to sleep tonight
school | Anak tidak sekolah | Child out of school
exploited | Penghasilan disetor kepada orang lain | Earnings handed to someone else
drug | Tampak memakai NAPZA/lem | Apparent drug or glue use
skin | Penyakit kulit/luka tidak terawat | Skin disease or untreated wounds
psychotic | Gangguan jiwa tenang, tidak minum obat | Calm mental illness, off medicine
debt | Terlilit utang/rentenir | Trapped in debt
evicted | Terancam diusir | About to be evicted

[basis]
consent | Persetujuan (Ps. 20(2)a) | Consent, Art. 20(2)a
legal | Kewajiban hukum (Ps. 20(2)c) | Legal obligation, Art. 20(2)c
vital | Kepentingan vital (Ps. 20(2)d) | Vital interest, Art. 20(2)d
public | Tugas pelayanan publik (Ps. 20(2)e) | Public task, Art. 20(2)e

[capacity]
adult | Dewasa, mampu memberi persetujuan | Adult able to consent
child | Anak (di bawah 18 tahun) | Child under 18
pwd_support | Penyandang disabilitas, perlu dukungan komunikasi | Person with disability needing communication support
no_capacity | Tidak mampu memberi persetujuan saat ini | Cannot consent now
emergency | Darurat, menyangkut keselamatan jiwa | Emergency, life at risk

[consent]
given | Disetujui | Given
guardian | Disetujui orang tua/wali/pendamping | Given by parent, guardian or supporter
partial | Disetujui sebagian | Given in part
refused | Ditolak | Refused
not_obtained | Belum dapat diminta | Not yet obtained

[consent_form]
written | Tertulis (tanda tangan) | Written, signature
thumb | Cap jempol | Thumbprint
verbal | Lisan dengan saksi | Verbal with witness
none | Tidak ada | None

[disposition]
tps | Masuk TPS/rumah singgah | Admit to shelter
full | Lanjut asesmen komprehensif | Comprehensive assessment
refer | Rujuk ke layanan | Refer to service
family | Kembali ke keluarga | Return to family
repatriate | Dipulangkan ke daerah asal | Repatriate to place of origin
monitor | Dipantau di tempat | Monitor in place
declined | Menolak layanan | Declined service
left | Pergi sebelum selesai | Left before completion
died | Meninggal dunia | Died

[doc]
ktp | KTP-el | ID card
kk | Kartu Keluarga | Family card
kia | Kartu Identitas Anak (KIA) | Child identity card
akta | Akta kelahiran | Birth certificate
jkn | Kartu JKN/KIS | Health insurance card
kpd | Kartu Penyandang Disabilitas | Disability card
skot | Surat Keterangan Orang Telantar | Certificate of neglected person
lost_letter | Surat kehilangan dari kepolisian | Police loss report
none | Tidak ada | None

[enc_source]
raid | Razia/penertiban gabungan Satpol PP | Joint public-order operation
routine | Penjangkauan rutin | Routine outreach
report | Laporan/pengaduan masyarakat | Public report
walk_in | Datang sendiri | Self-presented
referral | Rujukan instansi lain | Referral from another agency
desa | Laporan desa/kelurahan/kampung | Village office report
other | Lainnya | Other

[guardian_rel]
father | Ayah | Father
mother | Ibu | Mother
grandparent | Kakek/nenek | Grandparent
sibling | Saudara kandung | Sibling
relative | Kerabat lain | Other relative
legal | Wali sah (penetapan pengadilan) | Court-appointed guardian
caregiver | Pengasuh/pendamping | Caregiver or supporter
lksa | Pengurus LKSA/panti | Institution manager
dinsos | Pekerja sosial sebagai pelindung sementara | Social worker as temporary protector
other | Lainnya | Other

[id_status]
shown | Punya NIK, dokumen diperlihatkan | Has NIK, document shown
known | Punya NIK, hafal/tercatat tanpa dokumen | Has NIK, no document shown
lost | Pernah punya, dokumen hilang dan NIK tidak diketahui | Had one, document lost and NIK unknown
never | Belum pernah terdata/tidak punya NIK | Never registered
foreign | Warga negara asing | Foreign national
unknown | Tidak diketahui | Unknown

[lang]
id | Indonesia | Indonesian
bjn | Banjar | Banjarese
kutai | Kutai | Kutai Malay
bug | Bugis | Bugis
jv | Jawa | Javanese
paser | Paser | Paser
berau | Berau | Berau Malay
dayak | Bahasa Dayak (sebutkan) | Dayak language (specify)
mak | Makassar/Mandar/Toraja | Makassar, Mandar, Toraja
madura | Madura | Madurese
sunda | Sunda | Sundanese
sign | Bahasa isyarat (Bisindo/SIBI) | Sign language
other | Lainnya | Other

[marital]
single | Belum kawin | Never married
married | Kawin | Married
divorced | Cerai hidup | Divorced
widowed | Cerai mati | Widowed
separated | Pisah/ditinggal tanpa kejelasan | Separated or deserted

[need]
food | Makanan dan minuman | Food and drink
clothes | Pakaian | Clothing
hygiene | Perlengkapan mandi | Hygiene kit
shelter | Tempat tinggal sementara (TPS) | Temporary shelter
medical | Pengobatan | Medical care
mental | Layanan kesehatan jiwa | Mental health care
protect | Perlindungan dari kekerasan | Protection from violence
family | Penelusuran/reunifikasi keluarga | Family tracing or reunification
home | Pemulangan ke daerah asal | Return to place of origin
document | Dokumen kependudukan | Civil documents
school | Pendidikan | Education
device | Alat bantu disabilitas | Assistive device
income | Pekerjaan/modal usaha | Work or capital
skill | Pelatihan keterampilan | Skills training
assist | Bantuan sosial (PKH/Sembako/PBI-JKN) | Social assistance
legal | Bantuan hukum | Legal aid
psych | Konseling/psikososial | Counselling
infant | Susu/popok | Milk and nappies

[place]
junction | Persimpangan/lampu merah | Road junction
market | Pasar | Market
terminal | Terminal | Bus terminal
port | Pelabuhan/dermaga | Port or jetty
worship | Tempat ibadah | Place of worship
spbu | SPBU | Fuel station
dump | TPA/tempat pembuangan sampah | Rubbish dump
shopfront | Emperan toko | Shop front
park | Taman/ruang publik | Park or public space
bridge | Kolong/tepi jembatan | Under or beside a bridge
riverbank | Bantaran sungai | River bank
restaurant | Rumah makan/kafe | Eating place
home | Rumah/tempat tinggal | Home
village | Desa/kampung | Village
institution | Lembaga/kantor/sekolah | Institution
health | Fasilitas kesehatan | Health facility
other | Lainnya | Other

[ppks]
01 | Anak balita telantar | Neglected under-five
02 | Anak telantar | Neglected child
03 | Anak yang berhadapan dengan hukum | Child in contact with the law
04 | Anak jalanan | Street child
05 | Anak dengan kedisabilitasan (ADK) | Child with disability
06 | Anak korban tindak kekerasan atau diperlakukan salah | Child victim of violence or abuse
07 | Anak yang memerlukan perlindungan khusus | Child needing special protection
08 | Lanjut usia telantar | Neglected older person
09 | Penyandang disabilitas | Person with disability
10 | Tuna susila | Person in prostitution
11 | Gelandangan | Homeless vagrant
12 | Pengemis | Beggar
13 | Pemulung | Scavenger
14 | Kelompok minoritas | Minority group
15 | Bekas warga binaan lembaga pemasyarakatan (BWBLP) | Former prisoner
16 | Orang dengan HIV/AIDS (ODHA) | Person with HIV
17 | Korban penyalahgunaan NAPZA | Victim of substance abuse
18 | Korban trafficking | Trafficking victim
19 | Korban tindak kekerasan | Victim of violence
20 | Pekerja migran bermasalah sosial (PMBS) | Migrant worker with social problems
21 | Korban bencana alam | Natural-disaster victim
22 | Korban bencana sosial | Social-disaster victim
23 | Perempuan rawan sosial ekonomi (PRSE) | Socio-economically vulnerable woman
24 | Fakir miskin | Destitute person
25 | Keluarga bermasalah sosial psikologis | Family with psycho-social problems
26 | Komunitas adat terpencil (KAT) | Remote indigenous community

[red]
severe_injury | Luka berat/tidak sadar/sesak | Severe injury, unconscious, cannot breathe
sexual | Kekerasan seksual (dugaan) | Suspected sexual violence
violence_now | Sedang/baru mengalami kekerasan | Violence now or just happened
suicidal | Ingin bunuh diri/menyakiti diri | Suicidal or self-harm
danger_others | Membahayakan orang lain | Dangerous to others
trafficking | Indikasi perdagangan orang/penyekapan | Signs of trafficking or confinement
child_alone | Anak tanpa pendamping pada malam hari/di lokasi berbahaya | Child alone at night or in a dangerous place
infant_used | Bayi/balita dipakai mengemis | Infant used for begging
pasung | Dipasung/dikurung | Shackled or confined
labour | Kehamilan dengan tanda bahaya/akan melahirkan | Pregnancy danger signs or labour
starving | Tidak makan lebih dari 24 jam dan lemah | No food over 24 h and weak
threat | Diancam koordinator/pelaku | Threatened by a handler or perpetrator

[school]
formal | Sekolah formal | Formal school
pkbm | PKBM/kesetaraan | Equivalency
slb | SLB/inklusi | Special or inclusive
sr | Sekolah Rakyat | Sekolah Rakyat
pesantren | Pesantren | Islamic boarding school
dropout | Putus sekolah | Dropped out
never | Belum pernah | Never
too_young | Belum usia sekolah | Too young

[sex]
L | Laki-laki | Male
P | Perempuan | Female

[share]
none | Tidak dibagikan | Not shared
kabkota | Dinas Sosial kabupaten/kota | Regency or city social service
panti | Panti/TPS tujuan | Receiving institution or shelter
health | Fasilitas kesehatan/RSJ | Health facility
dukcapil | Disdukcapil | Civil registry
ppa | UPTD PPA | Women and child protection unit
police | Kepolisian | Police
kemensos | Kementerian Sosial | Ministry of Social Affairs
family | Keluarga untuk penelusuran | Family, for tracing

[sleep]
own | Rumah sendiri | Own house
rent | Kontrak/kos | Rented
family | Menumpang keluarga | With family
shack | Gubuk/lapak | Shack
street | Jalan/emperan | Street
public | Fasilitas umum | Public facility
institution | Panti/TPS | Institution or shelter
work | Tempat kerja | Workplace
boat | Perahu/rumah rakit | Boat or raft house
other | Lainnya | Other

[wg]
1 | Tidak, tidak ada kesulitan | No, no difficulty
2 | Ya, sedikit kesulitan | Yes, some difficulty
3 | Ya, banyak kesulitan | Yes, a lot of difficulty
4 | Sama sekali tidak bisa | Cannot do at all
7 | Menolak menjawab | Refused
9 | Tidak tahu | Don't know

[witharr]
alone | Sendirian | Alone
parents | Orang tua | Parents
mother | Ibu saja | Mother only
father | Ayah saja | Father only
relative | Kerabat | Relative
peer | Teman sebaya | Peers
handler | Orang lain/koordinator | Other adult, handler
lksa | Panti/LKSA | Institution
spouse | Suami/istri | Spouse
children | Anak kandung | Own children
other | Lainnya | Other

[yn]
yes | Ya | Yes
no | Tidak | No

[ynd]
yes | Ya | Yes
no | Tidak | No
dk | Tidak tahu | Don't know
rf | Menolak menjawab | Refused
"""
