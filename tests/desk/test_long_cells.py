"""A cell that is much too long is a text, and costs no more than reading it."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from tests.desk.importing import TODAY
from tests.exchange.as_read import sheet_as_read
from tui.desk.intake import Tally
from tui.desk.intake_table import Table
from tui.desk.receivable_lines import read_lines
from tui.exchange.exports import understand
from tui.exchange.reading import BadSheet
from tui.exchange.sheets import Row, read_sheet

LONG = 200_000
TEXTS = {
    "spaces": "a" + " " * LONG + "b",
    "digits": "1" * LONG,
    "digits apart": "1 " * (LONG // 2),
    "a digit": "1" + " " * LONG + "x",
    "letters": "a" * LONG,
    "Chinese": "中" * LONG,
    "brackets": "(" * LONG,
    "lines": "-" * LONG,
    "commas": "1," * (LONG // 2),
    "times": "1 " + "T" * LONG,
    "dates": "1-1-" * (LONG // 4),
    "a total": "total" + " " * LONG + "x",
    "a label": "customer" + " " * LONG + "x",
}
HEADER = ("number", "account", "issued", "amount", "disputed", "x (y)")
ROW = ("R1", "A", "2026-01-01", "5", "no", "")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_cell_that_is_much_too_long(text: str) -> None:
    rows = [(text,), (*HEADER[:-1], text), (text,)]
    rows += [(*ROW[:at], text, *ROW[at + 1 :]) for at in range(len(ROW))]
    sheet = sheet_as_read([Row(number, cells) for number, cells in enumerate(rows, start=1)])
    begin = process_time()
    table = Table.of(understand(sheet, "receivables"), month_first=False)
    tally = Tally()
    lines = read_lines(table, TODAY, tally)
    assert process_time() - begin < 10
    assert len(lines) + len(tally.skipped) + len(table.skipped) == 7
    assert all(len(one.reason) < 300 for one in tally.skipped)


def test_a_cell_that_no_sheet_holds(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("number,note\nR1," + "x" * 5_000_000 + "\n")
    with pytest.raises(BadSheet, match=r"f\.csv, row 2: .* 131,072"):
        read_sheet(file)
