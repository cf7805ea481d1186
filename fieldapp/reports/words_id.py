"""The Indonesian of the words in reports: English → Indonesian, the regulation's terms where it has them."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # what every report says about itself
    "Data as of {when}, {count} records not yet sent from this laptop": (
        "Data per {when}, {count} isian belum terkirim dari laptop ini"
    ),
    "Data as of {when}, 1 record not yet sent from this laptop": (
        "Data per {when}, 1 isian belum terkirim dari laptop ini"
    ),
    "Quarter": "Triwulan",
    "East Kalimantan": "Kalimantan Timur",
    "Period": "Periode",
    "First day": "Hari pertama",
    "Last day": "Hari terakhir",
    "Filter": "Saringan",
    "Made by": "Dibuat oleh",
    "Laptop": "Laptop",
    "Data as of": "Data per",
    "Records not yet sent": "Isian belum terkirim",
    "Hidden numbers": "Angka yang disembunyikan",
    "Small numbers are hidden for publication": "Angka kecil disembunyikan untuk publikasi",
    "Small numbers of sensitive categories": "Angka kecil kategori sensitif",
    "Jangkau version": "Versi Jangkau",
    "Unit": "Satuan",
    "<5 stands for one to four. * is hidden so that no small number can be computed.": (
        "<5 berarti satu sampai empat. * disembunyikan agar angka kecil tidak dapat dihitung."
    ),
    "people": "orang",
    "participants": "peserta",
    "referrals": "rujukan",
    "stays": "penghuni",
    "checks": "pengecekan",
    # heads that several reports share
    "Code": "Kode",
    "Total": "Jumlah",
    "Not known": "Tidak diketahui",
    "Male": "Laki-laki",
    "Female": "Perempuan",
    "M": "L",
    "F": "P",
    "M/F not known": "L/P tidak diketahui",
    "Sex": "Jenis kelamin",
    "Sex not known": "Jenis kelamin tidak diketahui",
    "Age": "Umur",
    "Age not known": "Umur tidak diketahui",
    "Month": "Bulan",
    "Regency or city": "Kabupaten/kota",
    "District": "Kecamatan",
    "Elsewhere or not known": "Lainnya atau tidak diketahui",
    "People": "Jumlah orang",
    "New": "Baru",
    "Active": "Aktif",
    "Served": "Dilayani",
    "Closed": "Ditutup",
    # PPKS
    "PPKS recapitulation": "Rekapitulasi PPKS",
    "How many people of each category, by sex, age and place; new, served, closed; the trend by month.": (
        "Jumlah orang per kategori menurut jenis kelamin, umur, dan tempat; baru, dilayani, ditutup; tren bulanan."
    ),
    "PPKS category": "Kategori PPKS",
    "PPKS categories": "Kategori PPKS",
    "PPKS by sex and age": "PPKS menurut jenis kelamin dan umur",
    "PPKS by regency and city": "PPKS menurut kabupaten/kota",
    "PPKS by district": "PPKS menurut kecamatan",
    "New, active, served and closed": "Baru, aktif, dilayani, dan ditutup",
    "Cases of a category": "Jumlah kasus kategori",
    "One person can be in more than one category.": "Satu orang bisa masuk lebih dari satu kategori.",
    "New: first recorded in the period. Active: the case was open on some day of the period.": (
        "Baru: pertama dicatat pada periode ini. Aktif: kasus terbuka pada salah satu hari periode ini."
    ),
    "Served: a referral was served or a stay touched the period. Closed: closed in the period.": (
        "Dilayani: rujukan dilayani atau tinggal di shelter pada periode ini. Ditutup: ditutup pada periode ini."
    ),
    "Trend by month": "Tren bulanan",
    "Open cases at the end": "Kasus terbuka di akhir",
    "The month of the last day is counted up to that day.": "Bulan terakhir dihitung sampai hari terakhir periode.",
    # referrals
    "Referrals": "Rujukan",
    "Referrals by service and outcome": "Rujukan menurut layanan dan hasil",
    "By service and outcome, and how long people waited.": "Menurut layanan dan hasil, dan lama orang menunggu.",
    "Service": "Layanan",
    "Other service": "Layanan lain",
    "Services in all": "Jumlah layanan",
    "Proposed": "Diusulkan",
    "Sent": "Dikirim",
    "Accepted": "Diterima",
    "Declined": "Ditolak",
    "Finished": "Selesai",
    "Served in the period": "Dilayani pada periode",
    "Waiting days, median": "Hari tunggu, median",
    "Waiting days, 9 of 10": "Hari tunggu, 9 dari 10",
    "States are those of today, of the referrals that were proposed in the period.": (
        "Status adalah status hari ini dari rujukan yang diusulkan pada periode ini."
    ),
    "Nine of ten people waited no longer than the last column.": (
        "Sembilan dari sepuluh orang menunggu paling lama seperti kolom terakhir."
    ),
    # shelters
    "Shelter census": "Sensus shelter",
    "Shelter census by sex": "Sensus shelter menurut jenis kelamin",
    "Who came and left, nights, mean stay, occupancy, stays over the limit.": (
        "Yang masuk dan keluar, hari-hunian, rata-rata tinggal, tingkat hunian, lewat batas waktu."
    ),
    "Shelter or institution": "Shelter atau panti",
    "At the start": "Awal",
    "In": "Masuk",
    "Out": "Keluar",
    "At the end": "Akhir",
    "Over the limit": "Lewat batas",
    "Nights": "Hari-hunian",
    "Mean stay, days": "Rata-rata tinggal, hari",
    "Occupancy": "Tingkat hunian",
    "At the end = at the start + in - out. Nights count from the day of admission.": (
        "Akhir = awal + masuk - keluar. Hari-hunian dihitung sejak hari masuk."
    ),
    # SPM
    "SPM achievement": "Capaian SPM",
    "The five minimum services: reached of those in need.": "Lima layanan dasar: yang terlayani dari yang membutuhkan.",
    "Minimum service standards (SPM), social affairs": "Standar Pelayanan Minimal (SPM) bidang sosial",
    "No.": "No.",
    "SPM service": "Layanan SPM",
    "Need it (Y)": "Membutuhkan (Y)",
    "Reached (X)": "Terlayani (X)",
    "Of these inside an institution": "Di dalam panti",
    "Of these outside": "Di luar panti",
    "X of Y": "X dari Y",
    "Basic social rehabilitation of neglected people with disability": (
        "Rehabilitasi sosial dasar penyandang disabilitas telantar"
    ),
    "Basic social rehabilitation of neglected children": "Rehabilitasi sosial dasar anak telantar",
    "Basic social rehabilitation of neglected older people": "Rehabilitasi sosial dasar lanjut usia telantar",
    "Basic social rehabilitation of homeless people and beggars": (
        "Rehabilitasi sosial dasar tuna sosial, khususnya gelandangan dan pengemis"
    ),
    "Protection and social security of disaster victims": "Perlindungan dan jaminan sosial korban bencana",
    "Every person counts once, by the main service. A person may be reached inside and outside.": (
        "Setiap orang dihitung sekali menurut layanan utama. Satu orang bisa dilayani di dalam dan di luar panti."
    ),
    "X counts who was reached; whether the service was given in full is checked per person.": (
        "X menghitung yang terlayani; pemenuhan seluruh layanan diperiksa per orang."
    ),
    # prevention
    "Prevention activities": "Kegiatan pencegahan",
    "Activities, participants by sex and age, topics, new cases.": (
        "Kegiatan, peserta menurut jenis kelamin dan umur, materi, kasus baru."
    ),
    "Prevention and education activities": "Kegiatan pencegahan dan edukasi",
    "Activities": "Kegiatan",
    "Participants": "Peserta",
    "Boys": "Anak laki-laki",
    "Girls": "Anak perempuan",
    "Men 18-59": "Laki-laki 18-59",
    "Women 18-59": "Perempuan 18-59",
    "Men 60+": "Laki-laki 60+",
    "Women 60+": "Perempuan 60+",
    "With disability": "Penyandang disabilitas",
    "New cases reported": "Laporan kasus baru",
    "Topic": "Materi",
    "Topics": "Materi kegiatan",
    "An activity can have more than one topic.": "Satu kegiatan bisa memiliki lebih dari satu materi.",
    # benefits
    "Social benefits": "Bantuan sosial",
    "Whether benefits arrived, whole and useful.": "Apakah bantuan sampai, utuh, dan berguna.",
    "Social benefits checked in the field": "Bantuan sosial yang dicek di lapangan",
    "Programme": "Program",
    "Checks": "Pengecekan",
    "Arrived whole": "Sampai, utuh",
    "Arrived in part": "Sampai, tidak utuh",
    "Not arrived": "Belum sampai",
    "Stopped": "Dihentikan",
    "Useful": "Berguna",
    "Not useful": "Tidak berguna",
    "Amount due": "Nilai seharusnya",
    "Amount received": "Nilai diterima",
    "The state is that of the newest check of each benefit.": "Status adalah hasil pengecekan terbaru tiap bantuan.",
    # quality
    "Data quality": "Mutu data",
    "What is missing about people, and needs not met.": "Yang belum lengkap, dan kebutuhan belum terpenuhi.",
    "No NIK": "Tanpa NIK",
    "No birth date": "Tanpa tanggal lahir",
    "Place not known": "Tempat tidak diketahui",
    "No category": "Tanpa kategori",
    "Needs not met": "Kebutuhan belum terpenuhi",
    "Share without NIK": "Persen tanpa NIK",
    "Counted are people whose case was open on some day of the period.": (
        "Yang dihitung adalah orang dengan kasus terbuka pada salah satu hari periode ini."
    ),
    # the list of people
    "List of people": "Daftar orang",
    "By name, for work with them. Why it is saved is asked and logged.": (
        "Dengan nama, untuk pelayanan. Tujuan menyimpan ditanyakan dan dicatat."
    ),
    "Name": "Nama",
    "Birth date": "Tanggal lahir",
    "First recorded": "Pertama dicatat",
    # paper
    "Provincial Government of East Kalimantan": "Pemerintah Provinsi Kalimantan Timur",
    "Social Affairs Office": "Dinas Sosial",
    "Page {number} of {count}": "Halaman {number} dari {count}",
    "No data in this period.": "Tidak ada data pada periode ini.",
    # the team
    "Work of the team": "Kerja tim",
    "For each laptop and worker: collected, approved, returned, corrected, and the median time.": (
        "Per laptop dan petugas: terkumpul, disetujui, dikembalikan, diperbaiki, dan waktu tengah."
    ),
    "Work of the team by laptop and worker": "Kerja tim menurut laptop dan petugas",
    "Work of the team by week": "Kerja tim menurut minggu",
    "Week from": "Minggu mulai",
    "Worker": "Petugas",
    "Collected": "Terkumpul",
    "Approved": "Disetujui",
    "Returned": "Dikembalikan",
    "Needs a look": "Perlu dicek",
    "Waiting": "Menunggu",
    "Corrections": "Perbaikan",
    "Minutes a record, median": "Menit per isian, median",
    "Days until a decision, median": "Hari sampai tinjauan, median",
    "records": "isian",
    "Counted by the day of finalising. A correction is a record too; its column tells how many were.": (
        "Dihitung menurut hari finalisasi. Perbaikan adalah isian juga; kolomnya menyebut berapa."
    ),
    "Laptop of the team": "Laptop tim",
    # cover letters
    "{count} rows": "{count} baris",
}
