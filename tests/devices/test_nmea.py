"""What receivers say: real sentences, broken ones, several talkers, and places that are none."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.devices.nmea import CORRECTED_ERROR, RANGE_ERROR, Reading, Talk, fields
from tests.devices.sky import (
    NO_FIX,
    SEARCHING,
    TEXTBOOK_GGA,
    TEXTBOOK_GSA,
    TEXTBOOK_GST,
    TEXTBOOK_RMC,
    gga,
    sentence,
    stream,
)


def heard(*lines: str) -> list[Reading]:
    return Talk().feed(stream(*lines))


@pytest.mark.parametrize("line", [TEXTBOOK_GGA, TEXTBOOK_RMC, TEXTBOOK_GSA, TEXTBOOK_GST])
def test_printed_checksums_are_right(line: str) -> None:
    assert fields(line)[0] == line[1:6]
    assert fields(f"{line[:-2]}{int(line[-2:], 16) ^ 1:02X}") == []


@pytest.mark.parametrize(
    "line", ["", "$", "$GPGGA", TEXTBOOK_GGA[:-3], TEXTBOOK_GGA[1:], TEXTBOOK_GGA.replace("545", "546"), "$*00"]
)
def test_a_damaged_sentence_is_not_believed(line: str) -> None:
    assert heard(line) == []


def test_the_textbook_position() -> None:
    (reading,) = heard(TEXTBOOK_GGA)
    assert reading.fixed
    assert reading.latitude == pytest.approx(48.1173)
    assert reading.longitude == pytest.approx(11.516667, abs=1e-6)
    assert (reading.altitude, reading.used, reading.time) == (545.4, 8, "123519")
    assert reading.accuracy == pytest.approx(0.9 * RANGE_ERROR)


def test_south_and_west_are_negative() -> None:
    (reading,) = heard(gga(0, -0.5021, -117.1536))
    assert (reading.latitude, reading.longitude) == (pytest.approx(-0.5021), pytest.approx(-117.1536))


def test_without_a_fix_only_satellites_are_told() -> None:
    *_, first, second = heard(*SEARCHING, NO_FIX)
    assert (first.fixed, first.used, first.seen, first.accuracy) == (False, 0, 0, None)
    assert second.seen == 7


@pytest.mark.parametrize("quality", [0, 6, 7, 8])
def test_estimated_typed_and_simulated_positions_are_no_fix(quality: int) -> None:
    assert [reading.fixed for reading in heard(gga(0, quality=quality))] == [False]


def test_satellites_of_all_talkers_are_counted_together() -> None:
    lines = [sentence(f"{talker}GSV,1,1,0{count},01,40,083,46") for talker, count in (("GP", 6), ("GL", 5), ("GA", 4))]
    assert heard(*lines, NO_FIX)[-1].seen == 15


def test_corrections_make_it_better() -> None:
    plain, corrected = heard(gga(0, quality=1, dilution=2), gga(1, quality=2, dilution=2))
    assert (plain.accuracy, corrected.accuracy) == (2 * RANGE_ERROR, 2 * CORRECTED_ERROR)


def test_error_estimates_of_the_receiver_win_over_its_geometry() -> None:
    gst = sentence("GNGST,024201.00,3.2,6.6,4.7,47.3,5.8,5.6,22.0")
    before, after, much_later = heard(gga(0), gst, gga(1), gga(9))
    assert before.accuracy == pytest.approx(0.8 * RANGE_ERROR)
    assert after.accuracy == pytest.approx(math.hypot(5.8, 5.6))
    assert much_later.accuracy == pytest.approx(0.8 * RANGE_ERROR)


def test_nonsense_geometry_is_no_accuracy() -> None:
    assert heard(gga(0, dilution=99.99))[0].accuracy is None


def test_a_receiver_that_sends_only_rmc_is_understood() -> None:
    (reading,) = heard(TEXTBOOK_GSA, TEXTBOOK_RMC)
    assert reading.fixed
    assert reading.latitude == pytest.approx(48.1173)
    assert reading.accuracy == pytest.approx(1.3 * RANGE_ERROR)
    flat = sentence("GPGSA,A,1,,,,,,,,,,,,,,,")
    assert [own.fixed for own in heard(flat, TEXTBOOK_RMC)] == [False]
    assert [own.fixed for own in heard(SEARCHING[0])] == [False]


def test_one_report_a_second_where_both_are_sent() -> None:
    assert len(heard(TEXTBOOK_RMC, TEXTBOOK_GGA, TEXTBOOK_RMC, TEXTBOOK_GGA)) == 3  # the first came before any GGA


@pytest.mark.parametrize(
    "body",
    [
        "GPGGA,024200,0060.0,S,11709.2,E,1,05,1.0,12,M,,M,,",
        "GPGGA,024200,9130.0,S,11709.2,E,1,05,1.0,12,M,,M,,",
        "GPGGA,024200,0030.1,X,11709.2,E,1,05,1.0,12,M,,M,,",
        "GPGGA,024200,0030.1,,11709.2,E,1,05,1.0,12,M,,M,,",
        "GPGGA,024200,0030.1,S,18100.0,E,1,05,1.0,12,M,,M,,",
        "GPGGA,024200,00nan,S,11709.2,E,1,05,1.0,12,M,,M,,",
        "GPGGA,,,,,,,,,,,,,,",
        "GPGGA",
    ],
)
def test_a_position_that_is_none_is_no_fix(body: str) -> None:
    assert [reading.fixed for reading in heard(sentence(body))] == [False]


@given(st.lists(st.integers(1, 90), max_size=12))
def test_bytes_come_in_any_portions(cuts: list[int]) -> None:
    whole = stream(*SEARCHING, gga(1), TEXTBOOK_GST, gga(2))
    talk, found, at = Talk(), [], 0
    for cut in [*cuts, len(whole)]:
        found += talk.feed(whole[at : at + cut])
        at += cut
    assert found == Talk().feed(whole)


@given(st.binary(max_size=400))
def test_noise_is_survived(noise: bytes) -> None:
    talk = Talk()
    talk.feed(noise)
    assert talk.feed(b"\r\n" + stream(gga(3)))[-1].fixed


def test_a_sentence_that_broke_off_does_not_spoil_the_next() -> None:
    talk = Talk()
    assert talk.feed(b"$GNGGA,0242" + stream(gga(4)))[0].fixed
    assert talk.feed(b"$" + b"x" * 5000) == []
    assert talk.feed(b"\n" + stream(gga(5)))[0].fixed
