"""What a passphrase must be, and how a good one is offered.

Rule after NIST SP 800-63B-4: length and a blocklist; no composition rules, no expiry, any characters.
"""

import math
import re
import secrets
import unicodedata

from fieldapp.vault.wordlist import WORDS

MIN_CHARACTERS = 15
MAX_CHARACTERS = 128
MIN_WORDS = 5
_MIN_UNCOMMON = 8
_MIN_DISTINCT = 6

# Names, places and words that people here reach for first; longest first, so the whole word goes.
_COMMON = sorted(
    [
        "admin",
        "password",
        "passw0rd",
        "rahasia",
        "sandi",
        "katasandi",
        "katakunci",
        "masuk",
        "login",
        "qwerty",
        "qwertyuiop",
        "asdfgh",
        "asdfghjkl",
        "zxcvbn",
        "zxcvbnm",
        "abcdef",
        "abcdefgh",
        "abcd",
        "abc",
        "iloveyou",
        "sayang",
        "cinta",
        "indonesia",
        "merdeka",
        "garuda",
        "pancasila",
        "bismillah",
        "alhamdulillah",
        "dinsos",
        "dinassosial",
        "dinas",
        "sosial",
        "kemensos",
        "pemprov",
        "provinsi",
        "kaltim",
        "kalimantan",
        "kalimantantimur",
        "timur",
        "borneo",
        "samarinda",
        "balikpapan",
        "bontang",
        "kutai",
        "kartanegara",
        "tenggarong",
        "kukar",
        "paser",
        "penajam",
        "ppu",
        "berau",
        "kubar",
        "sangatta",
        "kutim",
        "mahakam",
        "ulu",
        "nusantara",
        "jangkau",
        "laptop",
        "komputer",
        "muhammad",
        "ahmad",
        "andi",
        "budi",
        "siti",
        "nur",
        "dewi",
        "putri",
        "putra",
        "agus",
        "wati",
        "sri",
        "eko",
        "rahmat",
        "hidayat",
        "abdul",
        "admin123",
        "kantor",
        "petugas",
        "pekerja",
    ],
    key=len,
    reverse=True,
)


def check_passphrase(passphrase: str) -> str:
    """Why it is not acceptable: "too_short", "too_long", "too_common"; "" when it is."""
    text = unicodedata.normalize("NFKC", passphrase).strip()
    if len(text) > MAX_CHARACTERS:
        return "too_long"
    if len(text) < MIN_CHARACTERS and not _five_words(text):
        return "too_short"
    return "too_common" if _is_common(text) else ""


def suggest_passphrase(words: int = MIN_WORDS) -> str:
    """Random common words with spaces between them; see ``entropy_bits`` for what they are worth."""
    return " ".join(secrets.choice(WORDS) for _ in range(words))


def entropy_bits(words: int = MIN_WORDS) -> float:
    """Bits of a suggestion: the attacker is assumed to know the list."""
    return words * math.log2(len(WORDS))


def _five_words(text: str) -> bool:
    return len({word for word in text.casefold().split() if len(word) >= 3}) >= MIN_WORDS


def _is_common(text: str) -> bool:
    """Little is left once common words, numbers and repetitions are taken out."""
    rest = text.casefold()
    for word in _COMMON:
        rest = rest.replace(word, "")
    rest = re.sub(r"[\W\d_]+", "", rest)
    rest = re.sub(r"(.+?)\1+", r"\1", rest)
    return len(rest) < _MIN_UNCOMMON or len(set(rest)) < _MIN_DISTINCT
