"""A referral whose receiver the client did not name: said at the moment of choosing, never without a basis (R-07)."""

from outreach_rapid.rows import required, row, unusual

BASIS = "concat(${share_basis}, ': ', ${share_reason})"
# receivers of ticked services that are not ticked in the consent; a service in no list goes to a kabupaten or kota
COUNTED = (
    "count(instance('services')/root/item[selected(${services}, code) and not(selected(${share_with}, receiver))])"
    " + if(${service_other} != '' and not(selected(${share_with}, 'kabkota')), 1, 0)"
)
LISTED = "${unnamed} > 0"
UNNAMED = [
    row("calculate", "unnamed", calculation=COUNTED),
    unusual(
        "w_unnamed",
        "services",
        LISTED,
        "Klien tidak menyetujui datanya diberikan kepada penerima layanan ini. Tanyakan lagi dan centang penerimanya "
        "pada persetujuan, atau isi dasar hukum dan alasannya di bawah.",
        "The client did not agree that the receiver of this service is told. Ask again and tick the receiver in the "
        "consent, or give the legal basis and its reason below.",
    ),
    required(
        "select_one refer_basis",
        "share_basis",
        "Dasar merujuk tanpa persetujuan",
        "Basis for referring without agreement",
        relevant=LISTED,
        hint=("Sampaikan kepada penyelia.", "Tell your supervisor."),
    ),
    required(
        "text",
        "share_reason",
        "Alasan merujuk tanpa persetujuan",
        "Why the referral is made without agreement",
        relevant=LISTED,
        constraint="string-length(.) >= 10",
        message=("Jelaskan dengan minimal 10 karakter.", "Explain in at least 10 characters."),
        hint=("Contoh: luka berat, harus segera ditolong", "Example: badly hurt, must be helped at once"),
    ),
]
