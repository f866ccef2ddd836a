"""The currency of amounts that do not say it: by their column, its totals, its number formats."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.desk.transfer.conftest import Rep
from tests.exchange.workbooks import made
from tui.desk.import_views import ImportView

PARTLY = "Only some amounts"


def csv_of(*amounts: str, header: str = "amount") -> str:
    rows = [f"R{n},A{n},{amount}\n" for n, amount in enumerate(amounts, 1)]
    return "".join([f"number,account,{header}\n", *rows])


def currencies(rep: Rep) -> list[str]:
    return [one.currency for _number, one in sorted(rep.invoices.items())]


def partly(view: ImportView) -> int:
    return sum(PARTLY in one for one in view.warnings)


def test_the_sign_of_the_first_amount_and_the_total_is_that_of_the_column(rep: Rep) -> None:
    text = (
        "Customer,Invoice,Due Date,Amount\n"
        'Acme,1,2026-11-01,"$1,000.00"\n'
        "Beta,2,2026-11-01,500.00\n"
        'Total,,,"$1,500.00"\n'
    )
    view = rep.take(text)
    assert [one.kind for one in view.skipped] == ["total"]
    assert (currencies(rep), view.warnings) == (["USD", "USD"], ())
    assert rep.take(text).unchanged == 2


@pytest.mark.parametrize(
    ("amounts", "expected", "warned"),
    [
        (["$5", "6", "7"], ["USD", "USD", "USD"], 0),
        (["5", "6", "$7"], ["USD", "USD", "USD"], 1),
        (["$5", "6", "$7"], ["USD", "USD", "USD"], 1),
        (["5", "($6.00)"], ["USD", "USD"], 1),
        (["￥700", "1.2万"], ["CNY", "CNY"], 0),
        (["￥700", "5元", "6"], ["CNY", "CNY", "CNY"], 1),
        (["$5", "€6", "7"], ["USD", "EUR", "EUR"], 0),
        (["$5", "HK$6", "7"], ["USD", "HKD", "EUR"], 0),
        (["5", "6"], ["EUR", "EUR"], 0),
        (["$5", "$1万", "n/a"], ["USD", "USD"], 0),
        (["￥5万", "6万", "￥7"], ["CNY", "CNY", "CNY"], 1),
    ],
)
def test_the_sign_of_a_column(
    rep: Rep, amounts: list[str], expected: list[str], warned: int
) -> None:
    view = rep.take(csv_of(*amounts))
    assert (currencies(rep), partly(view)) == (expected, warned)
    assert rep.take(csv_of(*amounts)).unchanged == len(expected)


def test_a_sign_in_the_total_alone(rep: Rep) -> None:
    view = rep.take("客户名称,发票号,应收金额\n华信,1,700\n博远,2,300\n合计,,￥1000\n")
    assert (currencies(rep), view.warnings) == (["CNY", "CNY"], ())


def test_a_column_of_currencies_goes_before_the_sign_of_the_column(rep: Rep) -> None:
    rep.take("number,account,amount,currency\nR1,A,$5,\nR2,B,6,GBP\nR3,C,7,\n")
    assert currencies(rep) == ["USD", "GBP", "USD"]


def test_the_reps_word_goes_before_the_sign_of_the_column(rep: Rep) -> None:
    rep.take(csv_of("$5", "6"), currency="CAD")
    assert currencies(rep) == ["CAD", "CAD"]  # several currencies share that sign
    rep.take(csv_of("€5", "6").replace("R", "S"), currency="CAD")
    assert currencies(rep)[2:] == ["EUR", "CAD"]


def test_the_header_goes_before_the_sign_of_the_column(rep: Rep) -> None:
    rep.take(csv_of("$5", "6", header="Amount (GBP)"))
    assert currencies(rep) == ["USD", "GBP"]


def test_the_sign_may_stand_in_another_column_of_amounts(rep: Rep) -> None:
    rep.take("number,account,amount,open\nR1,A,5,$5\nR2,B,6,2\nR3,C,7,\n")
    assert currencies(rep) == ["USD", "USD", "EUR"]


def test_an_amount_in_another_currency_than_that_of_the_books_has_its_own_sign(rep: Rep) -> None:
    header = "客户名称,单据编号,未核销金额,原币未核销金额\n"
    rep.take(f"{header}A,R1,€10,$12\nB,R2,€20,24\n")
    assert currencies(rep) == ["USD", "USD"]
    assert rep.outstanding() == {"A": "12.00", "B": "24.00"}


# -- workbooks


def workbook(formats: Sequence[str], amounts: Sequence[object], header: str = "amount") -> bytes:
    """Invoices with these amounts, each in its number format."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["number", "account", header])
        for n, (form, amount) in enumerate(zip(formats, amounts, strict=True), 1):
            sheet.append([f"R{n}", f"A{n}", amount])
            sheet.cell(n + 1, 3).number_format = form

    return made(fill)


@pytest.mark.parametrize(
    ("formats", "expected", "warned"),
    [
        (['"$"#,##0.00'] * 3, ["USD"] * 3, 0),
        (["[$¥-804]#,##0.00"] * 3, ["CNY"] * 3, 0),
        (["[$¥-411]#,##0"] * 3, ["JPY"] * 3, 0),
        (['_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)'] * 3, ["USD"] * 3, 0),
        (['"$"#,##0.00', "#,##0.00", "#,##0.00"], ["USD"] * 3, 0),
        (["General", '"$"#,##0.00', "General"], ["USD"] * 3, 1),
        (['"$"#,##0.00', "[$€-407] #,##0.00", "0.00"], ["USD", "EUR", "EUR"], 0),
        (['#,##0.00 "pcs"', "0.00", "0%"], ["EUR"] * 3, 0),
    ],
)
def test_number_formats(rep: Rep, formats: list[str], expected: list[str], warned: int) -> None:
    data = workbook(formats, [5, 6, 7])
    view = rep.take(data)
    assert (currencies(rep), partly(view)) == (expected, warned)
    assert rep.take(data).unchanged == 3


def test_the_sign_of_a_cell_goes_before_number_formats(rep: Rep) -> None:
    rep.take(workbook(['"$"#,##0.00', "@"], [5, "€6"]))
    assert currencies(rep) == ["USD", "EUR"]


def test_the_rep_may_say_otherwise_than_number_formats(rep: Rep) -> None:
    rep.take(workbook(['"$"#,##0.00'] * 2, [5, 6]), currency="GBP")
    assert currencies(rep) == ["GBP", "GBP"]


def test_a_number_format_says_nothing_about_numbers_that_are_no_amounts(rep: Rep) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["number", "account", "amount"])
        sheet.append([1001, 77, 5])
        for column in (1, 2):
            sheet.cell(2, column).number_format = '"$"#,##0'

    rep.take(made(fill))
    assert ({*rep.invoices}, {*rep.accounts}, currencies(rep)) == ({"1001"}, {"77"}, ["EUR"])


# -- computed amounts


def test_computed_amounts_are_rounded(rep: Rep) -> None:
    data = workbook(["0.00"] * 4, [100 / 3, 1.005, -0.125, 7])
    view = rep.take(data)
    assert [one.amount for _number, one in sorted(rep.invoices.items())] == [3333, 101, -13, 700]
    assert view.skipped == ()
    assert [one for one in view.warnings if "rounded" in one] == [
        "3 amounts of export.csv have more decimals than their currency and were rounded."
    ]
    assert rep.take(data).unchanged == 4


def test_amounts_of_a_currency_without_decimals_are_rounded_too(rep: Rep) -> None:
    rep.take(workbook(["0"], [100.5]), currency="JPY")
    assert [one.amount for one in rep.invoices.values()] == [101]


def test_texts_are_not_rounded(rep: Rep) -> None:
    assert "more decimals" in rep.take(csv_of("0.005", "1.00")).skipped[0].reason
    view = rep.take(workbook(["@", "0.00"], ["0.005", 1.5]))
    assert [one.row for one in view.skipped] == [2]
    assert not any("rounded" in one for one in view.warnings)


def test_the_total_of_computed_amounts_is_right(rep: Rep) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["number", "account", "amount"])
        for n in range(3):
            sheet.append([f"R{n}", "A", 100 / 3])
        sheet.append(["Total", None, 100])

    view = rep.take(made(fill))
    assert [one.kind for one in view.skipped] == ["total"]
    assert [one for one in view.warnings if "rounded" not in one] == []
