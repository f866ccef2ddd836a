"""Workbooks that are damaged, too large or meant to harm."""

from __future__ import annotations

import io
import resource
import sys
import time as clock
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.exchange.workbooks import ONE, OPEN, SHEET, book_of, grid, raw, rows, saved, with_parts
from tui.errors import Trouble
from tui.exchange.reading import BadSheet


def test_macros_links_and_pictures_are_not_looked_at() -> None:
    data = with_parts(
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 1000,
            "xl/externalLinks/externalLink1.xml": "<broken",
            "xl/media/image1.png": bytes(200_000_000),
            SHEET: f"{OPEN}<sheetData>{ONE}</sheetData></worksheet>",
        }
    )
    assert rows(data) == [("1",)]


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + f']>{OPEN}<sheetData><row r="1"><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData>'
    "</worksheet>"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: b"", "damaged"),
        (lambda: b"PK\x03\x04" + bytes(100), "damaged"),
        (lambda: b"name,city\nA,B\n", "damaged"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(5000), "password"),
        (lambda: saved(book_of(A=9))[:-40], "damaged"),
        (lambda: with_parts({"xl/workbook.xml": "<workbook"}), "damaged"),
        (lambda: with_parts({SHEET: ""}), "damaged"),
        (lambda: with_parts({SHEET: LAUGHS}), "damaged"),
        (lambda: with_parts({SHEET: b"0" * 160_000_000}), "too large"),
        (lambda: with_parts({"xl/worksheets/more.xml": b"0" * 160_000_000}), "too large"),
        (lambda: raw(f'{ONE}<row r="999999999"><c r="A9"><v>1</v></c></row>'), "too large"),
        (lambda: raw(f'<row r="1">{"<c><v>1</v></c>" * 20_000}</row>'), "too large"),
        (
            lambda: raw(
                "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 999))
            ),
            "too large",
        ),
        (lambda: raw('<row r="1"><c r="A1"><v>abc</v></c></row>'), "damaged"),
        (lambda: raw('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "damaged"),
    ],
)
def test_files_that_are_refused(data: Callable[[], bytes], words: str) -> None:
    hostile = data()
    began = clock.process_time()
    with pytest.raises(BadSheet, match=rf"book\.xlsx.*{words}"):
        grid(hostile)
    assert clock.process_time() - began < 10


def test_millions_of_empty_rows_cost_nothing() -> None:
    claimed = f'{OPEN}<dimension ref="A1:XFD2000000"/><sheetData>{ONE}</sheetData></worksheet>'
    standing = f'<dimension ref="A1:B9"/><sheetData>{ONE}' + "".join(
        f'<row r="{number}"/>' for number in range(2, 1_000_000)
    )
    for sheet in (claimed, f"{OPEN}{standing}</sheetData></worksheet>"):
        data = with_parts({SHEET: sheet})
        began = clock.process_time()
        assert rows(data) == [("1",)]
        assert clock.process_time() - began < 2


def test_a_cell_of_5_mb() -> None:
    text = "x" * 5_000_000
    for row in (
        f'<row r="7"><c r="A7" t="inlineStr"><is><t>{text}</t></is></c></row>',
        f'<row r="7"><c r="A7" t="inlineStr"><is>{"<r><t>xyz</t></r>" * 50_000}</is></c></row>',
        f'<row r="7"><c r="A7" t="str"><v>{text}</v></c></row>',
    ):
        with pytest.raises(BadSheet, match=r"book\.xlsx, row 7: .* 131,072 characters"):
            rows(raw(row))


SOUND = with_parts({SHEET: f"{OPEN}<sheetData>{ONE}</sheetData></worksheet>"})


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=4)
)
def test_no_damage_makes_it_stumble(damages: list[tuple[int, int]]) -> None:
    damaged = bytearray(SOUND)
    for at, byte in damages:
        damaged[at] = byte
    try:
        grid(bytes(damaged))
    except Trouble:
        return


PIECES = st.sampled_from(
    [
        *("<row>", "</row>", '<row r="0">', '<row r="x">', "<row/>", '<c r="A1">', "</c>", "<c>"),
        *('<c r="1A">', '<c t="s">', '<c t="d">', '<c t="b">', '<c s="77">', "<v>", "</v>", "<f>"),
        *("</f>", "1", "99999", "-1", "1E999", "2026-11-05", "TRUE", "<is><t>x</t></is>", "&amp;"),
        *(
            '<c t="zz">',
            '<c t="e">',
            '<c s="x">',
            "<mergeCell ref='A1:A2'/>",
            "<dimension ref='x'/>",
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_sheet_makes_it_stumble(inside: str) -> None:
    try:
        grid(raw(inside))
    except Trouble:
        return


@pytest.mark.exhaustive
def test_fifty_thousand_rows_cost_what_bare_reading_costs() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for n in range(50_000):
        day = date(2026, 1 + n % 12, 1 + n % 28)
        sheet.append([f"C{n % 900:05}", f"客户 {n % 900}", f"INV{n}", day, day, n + 0.5, n, "CNY"])
    data = saved(book)

    def bare() -> None:
        opened = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for _row in opened.worksheets[0].iter_rows(values_only=True):
            pass

    def cost(job: Callable[[], object]) -> float:
        began = clock.process_time()
        job()
        return clock.process_time() - began

    bares, ours = zip(*((cost(bare), cost(lambda: grid(data))) for _ in range(3)), strict=True)
    assert min(ours) <= 1.3 * min(bares)
    if sys.platform == "linux":
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 600 * 1024
