"""Every run of six digits or more of a NIK leads to a beginning that the indexes know."""

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.casework.nik_search import birth_beginnings, digits_of, whole_beginnings

REGIONS = ("647205", "640101", "647106")
niks = st.builds(
    lambda region, day, woman, month, year, serial: f"{region}{day + 40 * woman:02}{month:02}{year:02}{serial:04}",
    st.sampled_from(REGIONS),
    st.integers(1, 31),
    st.booleans(),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(9001, 9999),
)


@given(niks, st.integers(0, 10), st.integers(6, 16))
def test_every_run_is_found(nik: str, at: int, length: int) -> None:
    run = nik[at : at + length]
    whole = any(nik.startswith(one) for one in whole_beginnings(run, REGIONS))
    birth = any(nik[6:].startswith(one) for one in birth_beginnings(run))
    assert whole or birth


def test_short_runs_are_beginnings_only() -> None:
    assert whole_beginnings("6", REGIONS) == ()
    assert whole_beginnings("6472", REGIONS) == ("6472",)
    assert birth_beginnings("41019") == ()


def test_few_beginnings_are_looked_for() -> None:
    assert len(birth_beginnings("909001")) < 1_000
    assert whole_beginnings("472054", REGIONS) == ("472054", "6472054")
    assert digits_of("6472 0541-01.9O") == "647205410190"[:12] or digits_of("6472 0541") == "64720541"
