"""Customers above their invoices, with what these come to."""

from __future__ import annotations

import pytest

from tests.exchange.test_layouts import sheet_of
from tui.exchange.exports import understand

HEADER = "|Invoice Date|At Date|1-30|Total"


@pytest.mark.parametrize(
    ("rows", "accounts"),
    [
        ("A||5|6|11\nR1|2026-10-01|5||5\nR2|2026-10-02||6|6", {"R1": "A", "R2": "A"}),
        (
            "A||5|0.00|5\nR1|2026-10-01|5||5\nB||1||1\nR2|2026-10-02|1||1\nTotal||6|0|6",
            {"R1": "A", "R2": "B"},
        ),
        # These do not come to it, or come to nothing.
        ("A||5|6|12\nR1|2026-10-01|5||5\nR2|2026-10-02||6|6", {}),
        ("A||0|0|0\nR1|2026-10-01|5||5\nR2|2026-10-02|-5||-5", {}),
        ("A||x|6|11\nR1|2026-10-01|5||5\nR2|2026-10-02||6|6", {}),
        # One of them is an invoice without a day.
        ("A||5||5\nR1|2026-10-01|5||5\nR2||6||6\nR3|2026-10-02|7||7", {}),
        ("A||5||5\nR1|2026-10-01|5||5\nB||1||1", {}),
    ],
)
def test_a_sum_above_its_invoices_names_their_customer(rows: str, accounts: dict[str, str]) -> None:
    found = understand(sheet_of(f"{HEADER}\n{rows}"), "receivables")
    numbers = {row.number: row.cells[0] for row in found.sheet.rows}
    groups = {numbers[row]: group.account for row, group in found.rows.groups.items()}
    assert groups == accounts


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (f"{HEADER}\nR1|2026-10-01|5||5", "Number"),
        (f"{HEADER}\n|2026-10-01|5||5", ""),
        ("|Invoice Date|Total\nR1|2026-10-01|5", ""),
        ("|Invoice Number|Invoice Date|At Date|1-30|Total\nx|R1|2026-10-01|5||5", ""),
    ],
)
def test_the_first_column_of_such_a_list_has_no_name(text: str, header: str) -> None:
    assert understand(sheet_of(text), "receivables").columns[0].header == header
