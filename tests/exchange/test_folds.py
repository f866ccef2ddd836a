"""Folds: what stands on several lines of a file and is one, in the ways that programs cut it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.folds import as_bytes, parted, unfolded

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))
LONG = 131_072


def texts(data: str) -> list[str]:
    return [one.data.decode() for one in unfolded(data.encode())]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends_of_all_kinds(end: str) -> None:
    found = unfolded(end.join(["A:1", "B:2", " 3", "", "C:4", ""]).encode())
    assert [(one.number, one.data) for one in found] == [(1, b"A:1"), (2, b"B:23"), (5, b"C:4")]


def test_a_fold_may_cut_a_character() -> None:
    data = "NOTE:王小明".encode()
    cut = data[:6] + b"\r\n " + data[6:8] + b"\r\n\t" + data[8:]
    assert [one.data for one in unfolded(cut)] == [data]


def test_line_ends_that_were_doubled_do_not_end_a_fold() -> None:
    assert texts("NOTE:one\n\n  two\n\nTEL:1\n\n\n") == ["NOTE:one two", "TEL:1"]


def test_old_folds_keep_their_space() -> None:
    assert texts("VERSION:2.1\nNOTE:two\n words\n")[-1] == "NOTE:two words"
    assert texts("VERSION:3.0\nNOTE:one w\n ord\n")[-1] == "NOTE:one word"
    assert texts("VERSION:2.1\nEND:VCARD\nNOTE:one w\n ord\n")[-1] == "NOTE:one word"


def test_soft_breaks_are_folds_of_quoted_printable_text_alone() -> None:
    head = "NOTE;ENCODING=QUOTED-PRINTABLE:"
    assert texts(f"{head}a=\nb=  \nc\nTEL:1") == [f"{head}abc", "TEL:1"]
    assert texts(f"{head}a=\n  b=\nc") == [f"{head}a  bc"]
    assert texts(f"{head}broken off=\nEND:VCARD") == [f"{head}broken off", "END:VCARD"]
    assert texts("NOTE:a=\nTEL:1") == ["NOTE:a=", "TEL:1"]


def test_the_folds_of_a_picture_need_no_mark() -> None:
    found = list(unfolded(b"PHOTO;BASE64:AAAA\nBBBB\nCC==\n\nTEL:1"))
    assert [(one.number, one.is_binary) for one in found] == [(1, True), (5, False)]


def test_of_what_is_too_long_the_head_is_kept() -> None:
    head = b"NOTE;LANGUAGE=zh:"
    (longest,) = unfolded(head + b"x" * (LONG - len(head)))
    assert (longest.is_long, len(longest.data)) == (False, LONG)
    (long,) = unfolded(head + b"x" * (LONG - len(head)) + b"\n y")
    assert (long.is_long, long.data) == (True, head)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (b"A:1:2", (b"A", b":", b"1:2")),
        (b'A;X="1:2":3', (b'A;X="1:2"', b":", b"3")),
        (b'A;X="1:2', (b'A;X="1', b":", b"2")),
        (b"nothing", (b"nothing", b"", b"")),
    ],
)
def test_head_and_value(line: bytes, parts: tuple[bytes, bytes, bytes]) -> None:
    assert parted(line) == parts


@given(st.lists(TEXT.map(lambda text: f"X:{text}")))
def test_what_is_folded_comes_back(written: list[str]) -> None:
    data = as_bytes(written)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.decode().count("\r\n ") == sum(line[:1] == b" " for line in data.split(b"\r\n"))
    assert [one.data.decode() for one in unfolded(data)] == written
