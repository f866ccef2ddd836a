"""What a row of receivables says: numbers, amounts of every kind, states, and days overdue."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk.importing import TODAY, Rep, csv_of
from tui.desk.ledger import Ledger
from tui.domain.money import to_decimal
from tui.domain.records import Invoice


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path, "receivables")


def text_of(header: str, *rows: str) -> str:
    return csv_of(header.split("|"), [row.split("|") for row in rows])


def take(rep: Rep, header: str, *rows: str, **options: Any) -> Any:
    return rep.take(text_of(header, *rows), **options)


def owed(rep: Rep) -> dict[str, tuple[str, str]]:
    """The amount of each invoice and what is open of it, by number."""
    ledger = Ledger(rep.book, TODAY)
    return {
        one.number: (
            str(to_decimal(one.amount, one.currency)),
            str(to_decimal(ledger.open_amounts.get(one.id, 0), one.currency)),
        )
        for one in rep.all(Invoice)
    }


def invoices(rep: Rep) -> dict[str, Invoice]:
    return {one.number: one for one in rep.all(Invoice)}


# -- numbers


@pytest.mark.parametrize("number", ["1.93E+09", "1.93e9", "2E+5", "1,93E+09"])
def test_a_number_that_a_spreadsheet_has_cut_down_is_named(rep: Rep, number: str) -> None:
    view = take(rep, "number|account|amount", f"{number}|A|5", "R2|A|6")
    assert [one.row for one in view.skipped] == [2]
    assert number in view.skipped[0].reason
    assert set(owed(rep)) == {"R2"}


def test_numbers_that_only_look_alike_are_not_cut_down(rep: Rep) -> None:
    take(rep, "number|account|amount", "E+09|A|1", "12E4B|A|2", "1.5.E3|A|3")
    assert len(owed(rep)) == 3


def test_leading_zeros_are_kept(rep: Rep) -> None:
    take(rep, "number|account|amount", "000123|0100|5")
    assert set(owed(rep)) == {"000123"}
    assert set(rep.accounts) == {"0100"}


def test_zeros_that_a_spreadsheet_has_eaten_do_not_make_an_invoice_of_its_own(rep: Rep) -> None:
    take(rep, "number|account|amount", "000123|A|5", "124|A|6")
    view = take(rep, "number|account|amount", "123|A|5", "00124|A|6", "0125|A|7")
    assert (view.created, view.unchanged, view.updated) == (1, 1, 1)
    assert set(owed(rep)) == {"000123", "00124", "0125"}
    (warning,) = view.warnings
    assert "000123, 00124" in warning
    again = take(rep, "number|account|amount", "123|A|5", "00124|A|6", "0125|A|7")
    assert (again.created, again.unchanged) == (0, 3)


def test_zeros_tell_invoices_apart_that_are_there(rep: Rep) -> None:
    take(rep, "number|account|amount", "0123|A|5", "123|A|6", "00123|B|7")
    assert [one.amount for one in rep.all(Invoice)] == [500, 600, 700]
    # Which of the two is meant by another number of zeros, nobody knows.
    assert take(rep, "number|account|amount", "000123|A|5").created == 1


def test_whole_numbers_with_a_decimal_lose_it_if_all_have_it(rep: Rep) -> None:
    take(rep, "number|account|amount", "1001.0|A|5", "1002.0|A|6")
    assert set(owed(rep)) == {"1001", "1002"}
    take(rep, "number|account|amount", "2001.0|A|5", "2002.1|A|6")
    assert set(owed(rep)) == {"1001", "1002", "2001.0", "2002.1"}
    take(rep, "number|account|amount", "3001.0|A|5", "3002|A|6")
    assert set(owed(rep)) >= {"3001.0", "3002"}


@pytest.mark.parametrize("other", ["1.93E+09", "nan", "N/A", "-", "", "INV-7"])
def test_what_is_no_number_does_not_keep_the_decimal_of_the_others(rep: Rep, other: str) -> None:
    header = (
        "cust_number,name_customer,doc_id,document_create_date,due_in_date,invoice_currency,"
        "total_open_amount,isOpen\n"
    )
    row = "0200769623,WAL,{},20261025,20261110.0,USD,100.10,1\n"
    rows = [row.format(number) for number in ("1930438492.0", "1930438494.0")]
    rep.take("".join([header, *rows, row.format(other)]), as_of=TODAY - timedelta(days=1))
    view = rep.take(header + "".join(rows))
    assert (view.created, view.unchanged) == (0, 2)
    assert {"1930438492", "1930438494"} <= set(owed(rep)) <= {"1930438492", "1930438494", other}


def test_customer_numbers_lose_their_decimal_too(rep: Rep) -> None:
    take(rep, "number|account|amount", "R1|100.0|5", "R2|nan|6", "R3|1E+05|7")
    assert set(rep.accounts) == {"100", "1E+05"}


# -- amounts


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("amount|open", "100|40", ("100.00", "40.00")),
        ("amount|paid", "100|40", ("100.00", "60.00")),
        ("amount|Credit Note|Outstanding Amount", "100|10|90", ("100.00", "90.00")),
        ("open|paid", "40|60", ("100.00", "40.00")),
        ("amount|open", "0|-75", ("-75.00", "-75.00")),
        ("amount|open", "100|-20", ("100.00", "-20.00")),
        ("Current|1-30|31-60", "|12.50|", ("12.50", "12.50")),
        ("Current|1-30|31-60", "-|(12.50)|2.50", ("-10.00", "-10.00")),
        ("amount|1-30|31-60", "100|40|", ("100.00", "100.00")),
        ("amount|D/C", "100|H", ("-100.00", "-100.00")),
        ("amount|open|Debit/Credit ind", "100|30|H", ("-100.00", "-30.00")),
        ("amount|D/C", "-100|Cr", ("-100.00", "-100.00")),
        ("amount|D/C", "100|S", ("100.00", "100.00")),
        ("Amount (k)", "1.5", ("1500.00", "1500.00")),
        ("应收金额(万元)", "1.5", ("15000.00", "15000.00")),
        ("amount|收款核销状态", "100|完全核销", ("100.00", "0.00")),
        ("amount|收款核销状态", "100|未核销", ("100.00", "100.00")),
        ("amount|收款核销状态", "100|部分核销", ("100.00", "100.00")),
        ("amount|isOpen", "100|0.0", ("100.00", "0.00")),
        ("amount|isOpen", "100|1", ("100.00", "100.00")),
        ("amount|open", "100|nan", ("100.00", "100.00")),
        ("amount|due", "100|00.00.0000", ("100.00", "100.00")),
    ],
)
def test_amounts(rep: Rep, header: str, row: str, expected: tuple[str, str]) -> None:
    text = f"number|account|{header}", f"R1|A|{row}"
    view = take(rep, *text)
    assert (view.created, view.skipped) == (1, ())
    assert owed(rep) == {"R1": expected}
    assert take(rep, *text).unchanged == 1


@pytest.mark.parametrize(
    ("state", "open_"),
    [
        *(("已回款", "0.00"), ("已到账", "0.00"), ("结清", "0.00"), ("Paid in full", "0.00")),
        *(("bezahlt", "0.00"), ("offen", "100.00"), ("待回款", "100.00"), ("perhaps", "100.00")),
    ],
)
def test_the_words_of_a_state(rep: Rep, state: str, open_: str) -> None:
    take(rep, "number|account|amount|收款状态", f"R1|A|100|{state}")
    assert owed(rep) == {"R1": ("100.00", open_)}


@pytest.mark.parametrize("state", ["draft", "Voided", "Cancelled", "作废", "草稿"])
def test_a_draft_is_no_invoice(rep: Rep, state: str) -> None:
    view = take(rep, "number|account|amount|Invoice Status", f"R1|A|100|{state}", "R2|A|5|Sent")
    assert (view.created, [one.row for one in view.skipped]) == (1, [2])
    assert "draft" in view.skipped[0].reason
    assert owed(rep) == {"R2": ("5.00", "5.00")}


def test_the_state_can_change(rep: Rep) -> None:
    header = "number|account|价税合计|收款核销状态"
    take(rep, header, "R1|A|100|未核销")
    take(rep, header, "R1|A|100|完全核销")
    assert owed(rep) == {"R1": ("100.00", "0.00")}
    # A part of it, but not which: what is known stays.
    take(rep, header, "R1|A|100|部分核销")
    assert owed(rep) == {"R1": ("100.00", "0.00")}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("60", ("100.00", "60.00")),
        ("100", ("100.00", "60.00")),
        # Anything else is what the invoice comes to now.
        ("70", ("70.00", "30.00")),
    ],
)
def test_a_list_of_open_items_may_say_what_is_left_as_the_amount(
    rep: Rep, amount: str, expected: tuple[str, str]
) -> None:
    take(rep, "number|account|amount|open", "R1|A|100|60")
    for _time in range(2):
        take(rep, "number|account|amount", f"R1|A|{amount}")
        assert owed(rep) == {"R1": expected}


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("Amount (USD)", "USD"),
        ("Amount in USD", "USD"),
        ("金额（元）", "CNY"),
        ("Amount", "EUR"),
    ],
)
def test_the_currency_of_a_header(rep: Rep, header: str, currency: str) -> None:
    take(rep, f"number|account|{header}", "R1|A|5")
    assert invoices(rep)["R1"].currency == currency


def test_the_currency_of_the_cell_or_its_column_goes_before_that_of_the_header(rep: Rep) -> None:
    take(rep, "number|account|Amount (USD)|currency", "R1|A|5|GBP", "R2|A|€5|", "R3|A|5|")
    assert [invoices(rep)[f"R{n}"].currency for n in (1, 2, 3)] == ["GBP", "EUR", "USD"]


# -- days


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Days overdue", ["10", "0"], [10, None]),
        ("Days overdue", ["10 days", "-5"], [10, -5]),
        ("逾期天数", ["10天", "(5)"], [10, -5]),
        ("Arrears after net due date", ["10", "5-"], [10, -5]),
        ("未过期天数", ["5", "0"], [-5, None]),
        ("Days overdue", ["-", "soon"], [None, None]),
    ],
)
def test_a_due_date_that_is_missing_is_worked_out(
    rep: Rep, header: str, cells: list[str], expected: list[int | None]
) -> None:
    rows = [f"R{n}|A|5|{cell}" for n, cell in enumerate(cells)]
    view = take(rep, f"number|account|amount|{header}", *rows)
    found = [invoices(rep)[f"R{n}"].due for n in range(len(cells))]
    assert found == [None if days is None else TODAY - timedelta(days=days) for days in expected]
    told = [one for one in view.warnings if header in one]
    assert len(told) == any(expected)
    # The next day the days are one more, and the date is the same.
    view = take(rep, f"number|account|amount|{header}", *rows, as_of=TODAY + timedelta(days=1))
    assert view.updated == 0


def test_a_due_date_of_the_file_goes_before(rep: Rep) -> None:
    take(rep, "number|account|amount|due|days overdue", "R1|A|5|2026-11-01|99")
    assert str(invoices(rep)["R1"].due) == "2026-11-01"


# -- whose it is


def test_a_row_without_a_customer_is_named(rep: Rep) -> None:
    text = "number,due,amount\nR0,2026-01-01,4\nAcme,,\nR1,2026-01-01,5\n"
    view = rep.take(text)
    assert [(one.row, one.kind) for one in view.skipped] == [(2, "bad"), (3, "heading")]
    assert "heading" in view.skipped[0].reason
    assert set(rep.accounts) == {"Acme"}


def test_the_name_stands_in_for_a_number_that_is_missing(rep: Rep) -> None:
    take(rep, "Customer No|Customer Name|number|amount", "|Acme|R1|5", "C-2|Beta|R2|6")
    assert {one.name: one.number for one in rep.accounts.values()} == {"Acme": "", "Beta": "C-2"}
