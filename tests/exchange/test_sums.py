"""Sums of amounts that a spreadsheet has computed, which never add up to the last decimal."""

from __future__ import annotations

import pytest

from tui.exchange.amounts import AmountReading
from tui.exchange.headers import Column
from tui.exchange.sheets import Row
from tui.exchange.sums import Found, settle

COLUMNS = (Column("Invoice", "number"), Column("Amount", "amount"))
THIRD = "33.3333333333333"


def settled(*cells: str) -> tuple[list[str], int]:
    """The kinds of rows of these amounts, sums with a ``=`` before them, and how many are wrong."""
    rows = [
        Row(at, ("" if cell.startswith("=") else "R", cell.lstrip("=")))
        for at, cell in enumerate(cells, 2)
    ]
    found: list[Found] = ["sum" if cell.startswith("=") else "item" for cell in cells]
    sorts, wrong = settle(rows, found, COLUMNS, {"amount": AmountReading(".")})
    return [sort for sort in sorts if sort != "item"], len(wrong)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((THIRD, THIRD, THIRD, "=100"), (["total"], 0)),
        ((THIRD, THIRD, THIRD, "=99.9999999999999"), (["total"], 0)),
        ((THIRD, THIRD, THIRD, "=100.01"), (["total"], 1)),
        ((THIRD, THIRD, THIRD, "=100", "5.00", "=5.00", "=105"), (["subtotal"] * 2 + ["total"], 0)),
        (("5.00", "=5", THIRD, THIRD, THIRD, "=100", "=105"), (["subtotal"] * 2 + ["total"], 0)),
        (("5.00", "=5", THIRD, THIRD, THIRD, "=100.02", "=105"), (["subtotal"] * 2 + ["total"], 1)),
        # What has been typed in is right to the cent.
        (("5.004", "=5"), (["total"], 1)),
    ],
)
def test_sums_of_computed_amounts(cells: tuple[str, ...], expected: tuple[list[str], int]) -> None:
    assert settled(*cells) == expected
