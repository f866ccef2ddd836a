"""Ledgers: what is owed more and less in two columns, and columns that say another thing."""

from __future__ import annotations

import pytest

from tests.exchange.test_layouts import sheet_of
from tui.exchange.exports import Export, understand


def read(text: str) -> Export:
    return understand(sheet_of(text), "receivables")


def cells(text: str, field: str) -> list[str]:
    found = read(text)
    at = [one.field for one in found.columns].index(field)
    return [row.cells[at] for row in found.sheet.rows]


@pytest.mark.parametrize(
    ("more", "less", "amount"),
    [
        ("500.00", "", "500.00"),
        ("", "300.00", "-300.00"),
        ("0.00", "300.00", "-300.00"),
        ("500.00", "0.00", "500.00"),
        ("500.00", "-", "500.00"),
        ("", "¥300.00", "-¥300.00"),
        ("", "-300.00", "300.00"),
        ("", "(300.00)", "300.00"),
        ("", "300.00-", "300.00"),
        ("500.00", "120.50", "379.50"),
        ("500,00", "120,50", "379,50"),
        ("1.500,00", "120,50", "1379,50"),
        ("abc", "120,50", "abc / 120,50"),
        ("", "", ""),
    ],
)
def test_what_is_owed_less_is_below_zero(more: str, less: str, amount: str) -> None:
    text = f"Customer|Number|Debit|Credit|Balance\nA|R1|{more}|{less}|7"
    assert cells(text, "amount") == [amount]


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (
            "客户|单据号|本期应收|本期收回|余额",
            {"account": "客户", "number": "单据号", "amount": "金额 (本期应收, 本期收回)"},
        ),
        (
            "Kunde|Beleg|Soll|Haben|Saldo|S/H",
            {"account": "Kunde", "number": "Beleg", "amount": "Amount (Soll, Haben)"},
        ),
        (
            "Customer|Number|Debit|Credit|Remaining Amount",
            {
                **{"account": "Customer", "number": "Number", "open": "Remaining Amount"},
                "amount": "Amount (Debit, Credit)",
            },
        ),
        (
            "Customer|Number|Amount|Debit|Credit|Balance",
            {"account": "Customer", "number": "Number", "amount": "Amount", "open": "Balance"},
        ),
        # Payments of the row, and what is left of it.
        (
            "Customer|Number|Invoice Amount|Payments|Balance",
            {
                **{"account": "Customer", "number": "Number", "amount": "Invoice Amount"},
                **{"paid": "Payments", "open": "Balance"},
            },
        ),
        (
            "Customer|Number|Charges|Payments|Balance",
            {"account": "Customer", "number": "Number", "amount": "Amount (Charges, Payments)"},
        ),
        # What was left before stands there too: then both are no whole amount.
        (
            "客户|单据号|期初余额|本期应收|本期收款|期末余额",
            {"account": "客户", "number": "单据号"},
        ),
        (
            "Customer|Number|Debit|Balance",
            {"account": "Customer", "number": "Number", "open": "Balance"},
        ),
    ],
)
def test_a_balance_behind_both_is_of_all_rows(header: str, known: dict[str, str]) -> None:
    found = read(f"{header}\nA|R1|5||5|S")
    assert {one.field: one.header for one in found.columns if one.field} == known


@pytest.mark.parametrize(
    ("header", "rows", "field", "known"),
    [
        ("Name|Number|Account|Amount", "A|R1|1200 Accounts Receivable|5", "account", "Name"),
        ("Name|Number|Account|Amount", "A|R1|Debtors - X|5\nB|R2|Debtors - Y|6", "account", "Name"),
        ("Name|Number|Account|Amount", "A|R1|100123|5", "account", "Account"),
        ("Name|Number|Account|Amount", "A|R1||5", "account", "Account"),
        ("Customer|Number|Amount|Open", "A|R1|5|Yes\nA|R2|6|No", "state", "Open"),
        ("Customer|Number|Amount|Open", "A|R1|5|5\nA|R2|6|0", "open", "Open"),
        ("Customer|Number|Amount|Open", "A|R1|1|1\nA|R2|6|0", "open", "Open"),
        ("Customer|Number|Amount|Open|State", "A|R1|5|Yes|x", "state", "Open"),
        ("Customer|Number|Amount|Paid", "A|R1|5|Yes\nA|R2|6|", "state", "State (Paid)"),
        ("Customer|Number|Amount|Paid", "A|R1|5|5\nA|R2|6|0", "paid", "Paid"),
        ("客户|发票号|金额|是否回款", "A|R1|5|是", "state", "状态 (是否回款)"),
    ],
)
def test_what_stands_in_a_column_decides(header: str, rows: str, field: str, known: str) -> None:
    found = read(f"{header}\n{rows}")
    assert {one.field: one.header for one in found.columns if one.field}[field] == known


@pytest.mark.parametrize(
    ("rows", "is_open"),
    [
        ("R1|100|100\nR2|50|150\nR3|-30|120", False),
        ("R1|100|100\nR2|50|150\nR3|20|20\nR4|5|25", False),
        ("R1|1.000,00|1.000,00\nR2|50,00|1.050,00\nR3|1,00|1.051,00", False),
        ("Before||70\nR1|100|170\nR2|50|220", False),
        ("R1|100|70\nR2|50|50", True),
        ("R1|100|100\nR2|50|50", True),
        ("R1|100|100\nR2|50|150", True),  # once may be chance
        ("R1|100|100\nR2|50|150\nR3|50|200\nR4|50|20", True),
        ("R1|100|x\nR2|50|150\nR3|50|200", True),
    ],
)
def test_a_balance_that_runs_is_not_open(rows: str, is_open: bool) -> None:
    text = "\n".join(f"A|{row}" for row in rows.split("\n"))
    found = read(f"Customer|Number|Amount|Balance\n{text}")
    assert ("open" in {one.field for one in found.columns}) == is_open


@pytest.mark.parametrize(
    ("header", "number", "name"),
    [
        ("No|Customer|Invoice No|Amount", "Invoice No", None),
        ("No.|Customer|Amount", "No.", None),
        ("Customer No.|Name|Invoice|Amount", "Invoice", "Name"),
        # Beside a name it is somebody else's.
        ("Customer|Name|Invoice|Amount", "Invoice", None),
    ],
)
def test_what_is_believed_last(header: str, number: str, name: str | None) -> None:
    found = read(f"{header}\nA|R1|5|5")
    fields = {one.field: one.header for one in found.columns if one.field}
    assert (fields["number"], fields.get("account name")) == (number, name)


@pytest.mark.parametrize(
    ("cells", "is_read"),
    [
        ("Paid,Overdue", True),
        ("1,0", False),
        ("Paid,0", False),
        ("Yes,No", False),
        ("是,否", False),
    ],
)
def test_a_state_says_in_words_what_it_is(cells: str, is_read: bool) -> None:
    rows = "\n".join(f"A|R{at}|5|{cell}" for at, cell in enumerate(cells.split(",")))
    found = read(f"Customer|Number|Amount|Status\n{rows}")
    assert ("state" in {one.field for one in found.columns}) == is_read


def test_marks_of_what_is_paid_are_words() -> None:
    text = "Customer|Number|Amount|Paid\nA|R1|5|Yes\nA|R2|5|n\nA|R3|5|"
    assert cells(text, "state") == ["paid", "open", ""]


FIRST = "客户|发票号|金额"


@pytest.mark.parametrize(
    ("rows", "accounts"),
    [
        ("A|1|5\n|2|5\nB|3|5\n|4|5", "A A B B"),
        ("A|1|5\n|2|5\n|3|5\nB|4|5", "A A A B"),
        ("A|1|5\n|2|5\n小计||10\nB|3|5\n|4|5\n小计||10\n合计||20", "A A 小计 B B 小计 合计"),
        ("A|1|5\n|2|5\n|小计|10\nB|3|5\n|4|5\n|合计|20", "A A - B B -"),
        ("A|1|5\n|2|5\n小计||10\nB|3|5\n小计||5\n合计||15", "A A 小计 B 小计 合计"),
        ("A|1|5\n|2|5\nA||10\nB|3|5\nB||5\n合计||15", "A A A B B 合计"),
        # One gap is a gap.
        ("A|1|5\n|2|5\n合计||10", "A - 合计"),
        ("A|1|5\n|2|5\nB|3|5", "A - B"),
        ("A|1|5\nB|2|5\n|3|5\nC|4|5\nD|5|5\nE|6|5\nF|7|5\nG|8|5\n|9|5\nH|0|5\nI|11|5", None),
        # Customers are said again: then a gap is a gap.
        ("A|1|5\nA|2|5\n|3|5\n|4|5", None),
        # What stands above its invoices is a heading.
        ("A||\n|1|5\n|2|5", None),
        ("A|1|5\n|2|5\nB||\n|3|5\n|4|5", None),
    ],
)
def test_a_customer_in_the_first_row_of_its_invoices(rows: str, accounts: str | None) -> None:
    before = [line.split("|")[0] for line in rows.split("\n")]
    expected = [one.replace("-", "") for one in accounts.split()] if accounts else before
    assert cells(f"{FIRST}\n{rows}", "account") == expected
