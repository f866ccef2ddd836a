"""Whatever stands in the cells of a file: it is taken in or refused in a sentence."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.importing import accounted, csv_of
from tests.exchange.as_read import sheet_as_read
from tests.exchange.exports import EXPORTS
from tui.desk.import_views import ImportOptions
from tui.desk.transfer import import_file
from tui.errors import Trouble
from tui.exchange.exports import understand
from tui.exchange.headers import FIELDS, Kind
from tui.exchange.sheets import Merge, Row
from tui.store.book import Book
from tui.store.shapes import Shapes

NOW = datetime(2026, 11, 21, 8, 0)
KINDS: tuple[Kind, ...] = tuple(FIELDS)
WORDS = sorted({str(cell) for one in EXPORTS.values() for row in one.rows for cell in row if cell})
HEADERS = sorted(
    {header for one in EXPORTS.values() for header in one.fields.values()}
    | {field for fields in FIELDS.values() for field in fields}
)
ODD = [
    *("", "", "", " ", "-", "--", "=", "***", "1e999", "1.93E+09", "nan", "NaN", "inf", "#REF!"),
    *("99999999999999999999", "0000-00-00", "46300", "99999", "31/31/2026", "2026-02-30", "()"),
    *("(", ")", "%", "万", "1万亿", "CR", "5 CR", "￥", "$-", "Total", "合计", "小计", "Total x"),
    *(
        "As of",
        "As of 31/31/2026",
        "截止日期：",
        "单位：万元",
        "Customer:",
        "客户：",
        "0-30",
        ">90",
    ),
    *("\u202e[/]", "a" * 300, "'=1+1", '"', "x\ty", "½", "²", "٣", "١٢٣", "１２", "1\u00a0000,5"),
]
cell = st.one_of(
    st.sampled_from(HEADERS),
    st.sampled_from(WORDS),
    st.sampled_from(ODD),
    st.text(max_size=6),
    st.integers(-(10**6), 10**6).map(str),
    st.dates().map(str),
)
grids = st.lists(st.lists(cell, max_size=9), max_size=9)
headed = st.builds(
    lambda titles, header, rows: [*titles, header, *rows],
    st.lists(st.lists(cell, max_size=3), max_size=3),
    st.lists(st.sampled_from(HEADERS), min_size=2, max_size=9, unique=True),
    grids,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(KINDS), st.one_of(grids, headed), st.booleans())
def test_any_grid_is_taken_in_or_refused(kind: Kind, grid: list[list[str]], full: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "grid.csv"
        text = csv_of(grid[0], grid[1:]) if grid else ""
        file.write_bytes(text.encode("utf-8", "ignore"))
        book, shapes = Book.in_memory(), Shapes.in_memory()
        options = ImportOptions(is_full=full, shapes=shapes)
        try:
            view = accounted(import_file(book, kind, file, options, NOW))
        except Trouble:
            return
        again = import_file(book, kind, file, options, NOW)
        assert (again.created, again.updated, again.closed) == (0, 0, 0)
        assert again.skipped == view.skipped


merges = st.lists(
    st.builds(
        lambda top, left, height, width: Merge(top, left, top + height, left + width),
        st.integers(1, 9),
        st.integers(0, 8),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.one_of(grids, headed), merges)
def test_any_merged_cells_are_understood(
    kind: Kind, grid: list[list[str]], merged: list[Merge]
) -> None:
    rows = [Row(number, tuple(row)) for number, row in enumerate(grid, start=1) if any(row)]
    if not rows:
        return
    found = understand(sheet_as_read(rows, *merged), kind)
    assert len(found.columns) == len(found.sheet.header)
    assert len(found.rows.sorts) == len(found.sheet.rows)
    numbers = [row.number for row in (*found.sheet.titles, *found.sheet.heads, *found.sheet.rows)]
    assert numbers == [row.number for row in rows]
