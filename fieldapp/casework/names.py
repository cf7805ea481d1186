"""Folding names: two spellings of one name become one text.

Rules after the duplicate-search chapter of the domain report: titles and forms of address go, abbreviated
Muhammad, Abdul and Siti are written out, old spelling becomes new, ``bin``/``binti`` go, doubled letters
become one. Andi, Daeng, Raden, Gusti, Aji and Encik are part of names here and stay.
"""

import re
import unicodedata
from functools import lru_cache

_TITLES = frozenset(
    [
        "h",
        "hj",
        "hjh",
        "haji",
        "hajjah",
        "drs",
        "dra",
        "dr",
        "drg",
        "ir",
        "se",
        "sh",
        "st",
        "spd",
        "sag",
        "sip",
        "ssos",
        "msi",
        "mm",
        "mpd",
        "mh",
        "amd",
        "skm",
        "skep",
        "ners",
        "ust",
        "ustad",
        "ustadz",
        "ustaz",
        "ustadzah",
        "kh",
        "bpk",
        "bapak",
        "pak",
        "bp",
        "ibu",
        "bu",
        "ny",
        "nyonya",
        "tn",
        "tuan",
        "sdr",
        "sdri",
        "nn",
        "nona",
        "oma",
        "opa",
        "kakek",
        "nenek",
        "mbah",
        "mas",
        "mbak",
        "kak",
        "adik",
        "dek",
    ]
)
_LINKS = frozenset(["bin", "binti", "bt", "bte", "ak", "an", "alm", "almh", "alias"])
_MUHAMMAD = frozenset(
    [
        "m",
        "md",
        "moh",
        "mohd",
        "moch",
        "much",
        "muh",
        "muhd",
        "mhd",
        "muhamad",
        "muhammad",
        "muhamat",
        "mohamad",
        "mohammad",
        "mochamad",
        "mochammad",
        "mukhamad",
        "mukhammad",
        "muchamad",
        "muchammad",
        "mohamed",
        "muhammed",
    ]
)
_WRITTEN_OUT = {
    **dict.fromkeys(_MUHAMMAD, "muhammad"),
    **dict.fromkeys(("abd", "abdul", "abdoel", "abdl"), "abdul"),
    **dict.fromkeys(("siti", "sitti", "st", "sti"), "siti"),
    **dict.fromkeys(("ach", "achmad", "akhmad", "ahmad", "akmad", "achmat", "ahmat"), "ahmad"),
}
_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "kh"))
_SAME_SOUND = (
    ("sy", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("v", "f"), ("p", "f"),
    ("z", "s"), ("x", "ks"), ("q", "k"), ("y", "i"), ("ie", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_DOTTED_DEGREE = re.compile(r"\b(?:s|m|a|d)\.\s?(?:pd|ag|sos|kom|si|ip|kep|md|h|e|t)\b\.?(?:\s?i\b\.?)?")
_SILENT = re.compile(r"['’`´.\-]")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=20_000)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling: ``H. Moch. Soekarno bin Ali`` → ``muhamad sukarno ali`` as a tuple."""
    words = _words(name)
    kept = [word for word in words if _DOUBLED.sub(r"\1", word) not in _LINKS]
    first = next((at for at, word in enumerate(kept) if word not in _TITLES), None)
    if first is None:  # nothing but titles: they are all there is to search by
        return tuple(_respell(word) for word in words)
    body = [word for at, word in enumerate(kept) if at == first or word not in _TITLES or word == "st"]
    return tuple(_respell(word) for word in body)


def folded(name: str) -> str:
    """``fold`` as one text."""
    return " ".join(fold(name))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A folded word by its sound: p, f and v, y and i, s and sy are one; a final h is silent."""
    for written, spoken in _SAME_SOUND:
        word = word.replace(written, spoken)
    return _DOUBLED.sub(r"\1", word.rstrip("h") or word)


def spellings(name: str) -> tuple[str, ...]:
    """The spellings that are searched along, for people to see: only those that differ from what was typed."""
    typed = " ".join(_words(name))
    return tuple(dict.fromkeys(s for s in (folded(name), _older(folded(name))) if s and s != typed))


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = _DOTTED_DEGREE.sub(" ", plain.replace("a/n", " ").replace("anak dari", " "))
    plain = re.sub(r"\.(?=\S)", ". ", plain)  # "M.Ali" is two words, "Ma'ruf" one
    return _NOT_A_LETTER.sub(" ", _SILENT.sub("", plain)).split()


def _respell(word: str) -> str:
    word = _WRITTEN_OUT.get(word, word)
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


def _older(name: str) -> str:
    return name.replace("u", "oe").replace("ny", "nj").replace("j", "dj").replace("c", "tj")
