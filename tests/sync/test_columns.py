"""Columns give back exactly what went in, whatever it is; damaged or hostile ones give nothing."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from fieldapp.domain.clock import ClockDoubt
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.sync import batches
from fieldapp.sync.columns import NEXT, SEEN, Streams, seal_of, spread
from fieldapp.sync.gathering import gather
from fieldapp.sync.outline import Outline, outline_of
from fieldapp.sync.protocol import MAX_BATCH_LINES, SubmissionLine
from tests.link.rapid import rapid_form, rapid_submissions
from tests.server.visit import FINALIZED, FORM_XML, line, photo

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PIECES = st.sampled_from(
    [
        "<data>",
        "</data>",
        "<name>Budi Invented</name>",
        "<name>Budi</name>",
        "<empty/>",
        "<open></open>",
        '<entity id="0b3ad9e2-6c1f-4b7a-9f60-2f0c6a3f5d11" create="1">',
        "<at>2026-11-02T15:10:10.924+08:00</at>",
        "<at>2026-11-02T15:10:10.924999-03:30</at>",
        "<at>2026-02-30T15:10:10.924+08:00</at>",
        "<again>Budi Invented, 0b3ad9e2-6c1f-4b7a-9f60-2f0c6a3f5d11</again>",
        f"<hash>{64 * 'a'}</hash>",
        "\n",
        "<!-- x = -->",
    ]
)
XML = st.lists(st.one_of(PIECES, TEXT), max_size=12).map("".join)
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))]))


def _line(
    xml: str, name: str, at: datetime, files: tuple[Attachment, ...] = (), clock: ClockDoubt | UnsetType = UNSET
) -> SubmissionLine:
    return SubmissionLine(name, "visit", "1", sha256_hex(xml.encode()), xml, at, "JGK-1", "", files, clock)


DOUBTS = st.one_of(st.just(UNSET), st.builds(ClockDoubt, st.integers(-(10**12) + 1, 10**12 - 1), st.booleans()))
FILES = st.sampled_from([(), (photo(b"x"),)])
LINES = st.lists(st.builds(_line, XML, TEXT, MOMENTS, FILES, DOUBTS), min_size=1, max_size=5)
OUTLINE = outline_of(FORM_XML)


@settings(deadline=None, max_examples=300)
@given(LINES, st.sampled_from([None, OUTLINE]))
def test_what_goes_in_comes_out(lines: list[SubmissionLine], outline: Outline | None) -> None:
    with suppress(ValueError):  # then it travels as NDJSON
        assert batches.unpack_columns(batches.pack_columns(lines, outline), outline) == lines


def test_usual_lines_do_stand_in_columns() -> None:
    lines = [line(full_name="Siti Invented"), line(full_name="Budi & Sari"), line(age=""), line()]
    assert batches.unpack_columns(batches.pack_columns(lines, OUTLINE), OUTLINE) == lines


def test_a_mark_in_an_answer_stands_in_no_column() -> None:
    with pytest.raises(ValueError, match="mark"):
        batches.pack_columns([_line("<a>\x02b</a>", "uuid:1", FINALIZED)])


def test_rapid_assessments_are_small_on_the_wire() -> None:
    lines = [batches.line_of(made.submission) for made in rapid_submissions(60, 3)]
    outline = outline_of(rapid_form().xml)
    body = batches.pack_columns(lines, outline)
    assert batches.unpack_columns(body, outline) == lines
    assert len(body) < len(batches.pack_columns(lines)) < len(batches.pack(lines)) * 0.7
    assert len(body) < 280 * len(lines)


def test_an_outline_holds_nothing_but_the_form() -> None:
    form = rapid_form()
    outline = outline_of(form.xml)
    assert outline == outline_of(form.xml)
    assert outline.name == hashlib.sha256(form.xml).hexdigest()[:16]
    assert all(word in form.xml for word in outline.words.split(b"\x00"))


def test_another_outline_reads_no_batch() -> None:
    body = batches.pack_columns([line() for _ in range(9)], OUTLINE)
    for other in (None, replace(OUTLINE, keys=OUTLINE.keys[::-1])):
        with pytest.raises(batches.BatchError):
            batches.unpack_columns(body, other)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_flipped_byte_gives_no_line(at: int, flip: int) -> None:
    good = [replace(line("uuid:0b3ad9e2-6c1f-4b7a-9f60-2f0c6a3f5d11"), number="JGK-7F3K-92QD")]
    body = bytearray(batches.pack_columns(good, OUTLINE))
    body[at % len(body)] ^= flip
    try:
        found = batches.unpack_columns(bytes(body), OUTLINE)
    except batches.BatchError:
        return
    assert found == good, "a bit that zstd does not use"


@settings(deadline=None)
@given(
    st.builds(
        Streams,
        st.binary(max_size=32),
        st.integers(-2, 600),
        st.lists(st.text(max_size=8), max_size=6),
        st.binary(max_size=30),
        st.text(st.characters(max_codepoint=0x7F), max_size=60),
        st.binary(max_size=40),
        st.binary(max_size=20),
    )
)
def test_any_streams_are_lines_or_an_error(streams: Streams) -> None:
    with suppress(ValueError):
        assert gather(streams) == []


def test_few_bytes_never_stand_for_many() -> None:
    """Each value is the one before, twice: 2^40 characters, were they made."""
    good = spread([_line("<a>begin</a>", "uuid:1", FINALIZED)])
    keys = [*good.keys[:-2], *(f"<k{number}" for number in range(40)), *good.keys[-2:]]
    places = {key: number for number, key in enumerate(keys)}
    columns = dict(zip(good.keys, good.values.split("\x06"), strict=True))
    before = good.keys[-3]
    for number in range(40):
        mark = SEEN + chr(0x20 + places[before])
        columns[f"<k{number}"] = mark + mark
        before = f"<k{number}"
    bomb = Streams(good.seal, 1, keys, good.flow, "\x06".join(columns[key] for key in keys), good.raw, good.moments)
    with pytest.raises(ValueError, match=r"."):
        gather(bomb, most_characters=100_000)
    lines = good.values.count(NEXT) + MAX_BATCH_LINES + 1
    with pytest.raises(ValueError, match="at most"):
        gather(Streams(good.seal, lines, good.keys, good.flow, good.values, good.raw, good.moments))


def test_long_keys_are_bounded_too() -> None:
    lines = [_line("<a>x</a>", f"uuid:{number}", FINALIZED) for number in range(100)]
    with pytest.raises(ValueError, match="more than"):
        gather(spread(lines), most_characters=2000)


def test_the_seal_is_of_every_line() -> None:
    streams = spread([line(), line()])
    other = msgspec.structs.replace(streams, seal=seal_of(["0" * 64]))
    with pytest.raises(ValueError, match="not the lines"):
        gather(other)


def test_the_size_is_looked_at_before_unpacking() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(batches.MAX_COLUMNS_PLAIN + 1))
    with pytest.raises(batches.BatchError) as caught:
        batches.unpack_columns(bomb)
    assert caught.value.too_large


def test_a_doubtful_clock_costs_a_few_bytes_and_no_other_line_any() -> None:
    lines = [line() for _ in range(50)]
    plain = batches.pack_columns(lines, OUTLINE)
    doubted = [replace(one, clock=ClockDoubt(-94_608_000, uncertain=True)) for one in lines]
    marked = batches.pack_columns(doubted, OUTLINE)
    assert batches.unpack_columns(marked, OUTLINE) == doubted
    assert len(marked) - len(plain) < 5 * len(lines)
    assert b"clock" not in batches.pack_columns(lines)
    assert b"clock" not in zstandard.ZstdDecompressor().decompress(batches.pack(lines))
    assert b'"clock":{"offset_s":-94608000,"uncertain":true}' in zstandard.ZstdDecompressor().decompress(
        batches.pack(doubted)
    )


@pytest.mark.parametrize("text", ["", "1", "1 2", "+1 0", "01 0", "1234567890123 1", "1  1", "x 1"])
def test_a_clock_that_cannot_be_refuses_the_batch(text: str) -> None:
    streams = spread([replace(line(), clock=ClockDoubt(7, uncertain=True))])
    assert "7 1" in streams.values
    with pytest.raises(ValueError, match=r"clock|fit"):
        gather(msgspec.structs.replace(streams, values=streams.values.replace("7 1", text)))
