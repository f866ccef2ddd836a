"""What workbooks say of numbers besides their texts."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.workbooks import grid, made
from tui.exchange.sheets import Number
from tui.exchange.xlsx_values import sign_of


@pytest.mark.parametrize(
    ("number_format", "sign"),
    [
        *(("General", ""), ("0.00", ""), ("#,##0", ""), ("0%", ""), ("@", ""), ("0.00E+00", "")),
        *(('"$"#,##0.00', "$"), ("$#,##0", "$"), ("\\$0", "$"), ("[Red]$0;[Blue]-$0", "$")),
        ('_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "$"),
        *(("[$¥-804]#,##0.00", "CNY"), ("[$¥-411]#,##0", "JPY"), ("[$¥]0", "¥"), ("¥0", "¥")),
        *(("[$$-1009]0", "CAD"), ("[$$-C09]0", "AUD"), ("[$$-FFF]0", "$"), ("[$$-en-US]0", "$")),
        *(("#,##0.00\\ [$€-407]", "€"), ('0.00" €"', "€"), ("[$USD] #,##0", "USD")),
        *(('0"元"', "元"), ('0.00 "kr."', "kr"), ("0 [$kr-414]", "NOK"), ('"Fr." 0', "Fr")),
        *(('0 "days"', ""), ('0"万"', ""), ("_-* #,##0_-", ""), ("[>99]0;0.0", ""), ("", "")),
        ("[$-409]d\\-mmm", ""),
    ],
)
def test_the_currency_of_a_number_format(number_format: str, sign: str) -> None:
    assert sign_of(number_format) == sign


def test_what_is_known_of_numbers() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", 5, 1.5, "1.5", 5, 2.5, 46331.5])
        sheet.append(["b", 1, 2.0, "x"])
        sheet.append([None, None, 0.25])
        for place, number_format in (("E1", "$0"), ("F1", "€0.00"), ("G1", "yyyy-mm-dd $")):
            sheet[place].number_format = number_format

    assert grid(made(fill)).numbers == {
        1: ((2, Number("", True)), (4, Number("$", False)), (5, Number("€", True))),
        3: ((2, Number("", True)),),
    }


def test_what_rows_have_in_common_is_kept_once() -> None:
    def fill(sheet: Worksheet) -> None:
        for n in range(3):
            sheet.append([n + 0.5])

    numbers = grid(made(fill)).numbers
    assert len({id(pairs) for pairs in numbers.values()}) == 1
