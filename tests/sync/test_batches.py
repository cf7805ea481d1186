"""Batches keep what they carry, and refuse to swell."""

from contextlib import suppress
from dataclasses import replace

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.sync import batches, protocol
from fieldapp.sync.protocol import SubmissionLine
from tests.server.visit import FINALIZED, line, visit

LINES = st.builds(
    SubmissionLine,
    instance_id=st.text(min_size=1, max_size=60),
    form_id=st.text(max_size=20),
    form_version=st.text(max_size=20),
    sha256=st.just(sha256_hex(b"")),
    xml=st.text(max_size=400),  # line feeds and any other character included
    finalized_at=st.just(FINALIZED),
    attachments=st.tuples(st.builds(Attachment, st.text(), st.just("0" * 64), st.integers(0, 9), st.text())),
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=5))
def test_what_goes_in_comes_out(lines: list[SubmissionLine]) -> None:
    found = [protocol.decode(text, SubmissionLine) for text in batches.unpack(batches.pack(lines))]
    assert found == lines


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_batch_or_an_error(body: bytes) -> None:
    with suppress(batches.BatchError):
        assert isinstance(batches.unpack(body), tuple)


def test_a_cut_batch_is_never_read() -> None:
    body = batches.pack([line()])
    for length in range(len(body)):
        with pytest.raises(batches.BatchError):
            batches.unpack(body[:length])


def test_a_frame_that_lies_about_its_size_is_refused() -> None:
    honest = zstandard.ZstdCompressor(level=3).compress(b" " * 300)
    assert zstandard.frame_content_size(honest) == 300
    for lie in (100, 299, 301):
        at = honest.index((300 - 256).to_bytes(2, "little"))  # sizes from 256 are stored less 256
        lied = honest[:at] + max(lie - 256, 0).to_bytes(2, "little") + honest[at + 2 :]
        with pytest.raises(batches.BatchError):
            batches.unpack(lied)


def test_the_limit_is_looked_at_before_unpacking() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(1 << 20))
    with pytest.raises(batches.BatchError) as caught:
        batches.unpack(bomb, limit=(1 << 20) - 1)
    assert caught.value.too_large
    assert len(batches.unpack(bomb, limit=1 << 20)) == 1


def test_bytes_that_are_not_text_are_no_line() -> None:
    broken = visit()
    with pytest.raises(UnicodeDecodeError):
        batches.line_of(replace(broken, xml=b"\xff"))
