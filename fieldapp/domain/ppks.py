"""The 26 kinds of people who need social welfare services (PPKS, formerly PMKS), in the order and words of the law.

Source: the annex of the ministry's regulation, spelled as in the forms' choice lists. ``SENSITIVE``
are the kinds whose small counts could point at a person: children before the law, victims of violence, prostitution,
minorities, HIV, substance abuse, trafficking.
"""

from typing import Final

CATEGORIES: Final[dict[str, tuple[str, str]]] = {
    "01": ("Anak balita telantar", "Neglected under-five"),
    "02": ("Anak telantar", "Neglected child"),
    "03": ("Anak yang berhadapan dengan hukum", "Child in contact with the law"),
    "04": ("Anak jalanan", "Street child"),
    "05": ("Anak dengan kedisabilitasan", "Child with disability"),
    "06": ("Anak korban tindak kekerasan atau diperlakukan salah", "Child victim of violence or abuse"),
    "07": ("Anak yang memerlukan perlindungan khusus", "Child needing special protection"),
    "08": ("Lanjut usia telantar", "Neglected older person"),
    "09": ("Penyandang disabilitas", "Person with disability"),
    "10": ("Tuna susila", "Person in prostitution"),
    "11": ("Gelandangan", "Homeless vagrant"),
    "12": ("Pengemis", "Beggar"),
    "13": ("Pemulung", "Scavenger"),
    "14": ("Kelompok minoritas", "Minority group"),
    "15": ("Bekas warga binaan lembaga pemasyarakatan", "Former prisoner"),
    "16": ("Orang dengan HIV/AIDS", "Person with HIV/AIDS"),
    "17": ("Korban penyalahgunaan NAPZA", "Victim of substance abuse"),
    "18": ("Korban trafficking", "Trafficking victim"),
    "19": ("Korban tindak kekerasan", "Victim of violence"),
    "20": ("Pekerja migran bermasalah sosial", "Migrant worker with social problems"),
    "21": ("Korban bencana alam", "Natural-disaster victim"),
    "22": ("Korban bencana sosial", "Social-disaster victim"),
    "23": ("Perempuan rawan sosial ekonomi", "Socio-economically vulnerable woman"),
    "24": ("Fakir miskin", "Destitute person"),
    "25": ("Keluarga bermasalah sosial psikologis", "Family with psycho-social problems"),
    "26": ("Komunitas adat terpencil", "Remote indigenous community"),
}
SENSITIVE: Final = frozenset(("03", "06", "10", "14", "16", "17", "18", "19"))


def category_name(code: str, language: str = "id") -> str:
    """The name in a language; a code that is not on the list is shown as it is."""
    names = CATEGORIES.get(code)
    return code if names is None else names[0] if language == "id" else names[1]
