"""A cover letter on paper: letterhead, what goes with it with totals and fingerprints, room for signature and stamp.

The words are Indonesian whatever the app speaks: the letter goes to an office.
"""

import json
from html import escape

from fieldapp.domain.formats import show_size
from fieldapp.domain.typed import MONTHS
from fieldapp.reports.cover_letter import CoverLetter, fingerprint, key_id
from fieldapp.ui.pages.referrals.paper import Paper


def draw_letter(letter: CoverLetter, code: str, files: dict[str, bytes]) -> bytes:
    """The PDF; ``code`` is what the QR code says, ``files`` lie inside it."""
    proof = json.loads(next(iter(files.values())))
    print_ = fingerprint(proof["signed"])
    words = (
        f"Tanda tangan mesin (Ed25519), kunci {key_id(proof['public_key'])}, laptop {letter.device or '–'}\n"
        f"Sidik {print_[:32]}\n{print_[32:]}\n"
        "Periksa: fieldapp report --verify BERKAS. Kode tidak memuat data pribadi."
    )
    return Paper(f"Surat pengantar {letter.number}", "A4").pdf_with(body(letter), code, words, files)


def body(letter: CoverLetter) -> str:
    """The letter as HTML."""
    return "".join((_head(letter), _opening(letter), _files(letter), _closing(letter)))


def _head(letter: CoverLetter) -> str:
    day = f"{letter.day.day} {MONTHS['id'][letter.day.month - 1]} {letter.day.year}"
    facts = (
        ("Nomor", letter.number),
        ("Lampiran", f"{len(letter.attached)} berkas"),
        ("Perihal", letter.subject),
    )
    lines = "".join(f'<tr><td class="name">{name}</td><td>: {escape(value)}</td></tr>' for name, value in facts)
    return (
        '<p align="center"><b>PEMERINTAH PROVINSI KALIMANTAN TIMUR<br>DINAS SOSIAL</b></p><hr>'
        f'<table width="100%"><tr><td><table>{lines}</table></td>'
        f'<td align="right">{escape(letter.place)}, {day}</td></tr></table>'
        f"<p>Kepada Yth.<br><b>{escape(letter.addressee)}</b><br>di tempat</p>"
    )


def _opening(letter: CoverLetter) -> str:
    return f"<p>Bersama ini kami sampaikan berkas berikut untuk periode <b>{escape(letter.period)}</b>:</p>"


def _files(letter: CoverLetter) -> str:
    rows = "".join(
        f"<tr><td>{number}</td><td><b>{escape(one.name)}</b> ({show_size(one.size, 'id')})"
        f"{''.join(f'<br>{escape(line)}' for line in one.said)}"
        f'<br><span class="small">SHA-256 {one.sha256[:32]} {one.sha256[32:]}</span></td></tr>'
        for number, one in enumerate(letter.attached, start=1)
    )
    return (
        '<table width="100%" border="1" cellspacing="0" cellpadding="5">'
        f"<tr><td width='6%'><b>No.</b></td><td><b>Berkas dan isinya</b></td></tr>{rows}</table>"
    )


def _closing(letter: CoverLetter) -> str:
    nip = f"<br>NIP {escape(letter.nip)}" if letter.nip else ""
    return (
        "<p>Jumlah pada surat ini sama dengan jumlah pada berkas terlampir. Atas perhatiannya kami ucapkan terima "
        "kasih.</p>"
        '<table width="100%"><tr><td width="55%"></td><td>'
        f"{escape(letter.position)},<br><br><span class='small'>(tanda tangan dan cap)</span><br><br><br><br>"
        f"<b>{escape(letter.signer)}</b>{nip}</td></tr></table>"
    )
