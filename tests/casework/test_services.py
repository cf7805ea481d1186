"""The catalogue: read from its lists as they are shipped and as older editions had them; limits; who receives data."""

import csv
import io

import pytest

from fieldapp.casework.services import Catalogue, Service, read_facilities, read_services
from fieldapp.config import resources

SERVICES = read_services((resources() / "services" / "services.csv").read_bytes())
FACILITIES = read_facilities((resources() / "services" / "facilities.csv").read_bytes())


def test_the_shipped_lists_are_read_whole() -> None:
    assert len(SERVICES) == 47
    home = SERVICES["PANTI-PSTW"]
    assert (home.kind, home.owner, home.categories, home.age_from, home.age_to) == (
        "panti",
        "Dinsos Kaltim",
        ("08",),
        60,
        None,
    )
    assert SERVICES["SS-PKH"].program == "pkh"
    assert (FACILITIES["TPS-PPU"].max_days, FACILITIES["TPS-PPU"].capacity) == (7, None)
    assert FACILITIES["PANTI-PSTW"].capacity == 110
    assert {one.kab for one in FACILITIES.values()} >= {"64.72", "64.71", "64.09"}


def test_limits_exclude_only_what_is_known() -> None:
    home, women = SERVICES["PANTI-PSTW"], SERVICES["EM-WRSE"]
    assert home.takes(age=60)
    assert not home.takes(age=59)
    assert home.takes()
    assert women.takes(sex="P", age=30)
    assert not women.takes(sex="L", age=30)
    assert not women.takes(sex="P", age=60)
    assert SERVICES["TPS-SMD"].takes(kab="64.72")
    assert not SERVICES["TPS-SMD"].takes(kab="64.71")
    assert SERVICES["TPS-SMD"].takes(kab="")


@pytest.mark.parametrize(
    ("code", "receiver"),
    [
        ("PANTI-PSTW", "panti"),
        ("TPS-SMD", "panti"),
        ("TPS-PPA", "ppa"),
        ("NP-PPA", "ppa"),
        ("NP-RSJ", "health"),
        ("NP-ADM", "dukcapil"),
        ("SS-PKH", "kemensos"),
        ("SS-ATENSI", "kemensos"),
        ("NP-TRACE", "kabkota"),
    ],
)
def test_the_receiver_is_named_as_in_the_consent(code: str, receiver: str) -> None:
    assert SERVICES[code].receiver == receiver


def test_an_older_edition_has_fewer_columns_and_a_mark_at_its_start() -> None:
    old = "\ufeffcode,label\r\nNEW-1,Layanan baru\r\n,kosong\r\n".encode()
    (one,) = read_services(old).values()
    assert (one.code, one.label, one.kab, one.age_from, one.program) == ("NEW-1", "Layanan baru", (), None, "")


def test_names_stand_for_codes_and_a_code_for_itself() -> None:
    catalogue = Catalogue(SERVICES, FACILITIES)
    assert catalogue.name("PANTI-PSBR") == "Panti Sosial Bina Remaja (PSBR)"
    assert catalogue.names(("NP-EDU", "GONE-1"), "Koperasi") == "Kembali sekolah, PKBM, atau SLB, GONE-1, Koperasi"
    assert catalogue.names(()) == ""


def test_english_screens_say_the_english_name_where_there_is_one() -> None:
    catalogue = Catalogue(SERVICES, FACILITIES)
    english = catalogue.services["PANTI-PSBR"].label_en
    assert english
    assert catalogue.names(("PANTI-PSBR", "GONE-1"), "Koperasi", "en") == f"{english}, GONE-1, Koperasi"
    assert Catalogue({"NEW-1": Service("NEW-1", "Layanan baru")}).name("NEW-1", "en") == "Layanan baru"


def test_the_list_names_the_receiver_that_consent_is_asked_for() -> None:
    content = (resources() / "services" / "services.csv").read_bytes()
    listed = {line["code"]: line["receiver"] for line in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    assert listed == {code: service.receiver for code, service in read_services(content).items()}
