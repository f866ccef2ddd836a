"""Amounts and currencies of files, decided by whole columns."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange import amounts
from tui.exchange.amounts import AmountReading, decide_amounts


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["1,234.56", "1,234", "0.5"], ["1234.56", "1234", "0.5"]),
        (["1.234,56", "1.234", "0,5"], ["1234.56", "1234", "0.5"]),
        (["1,234", "2,500"], ["1234", "2500"]),
        (["1.234", "2.500"], ["1234", "2500"]),
        (["1,234,567", "1,5.0"], ["1234567", None]),
        (["0,123"], ["0.123"]),
        (["1234,567"], ["1234.567"]),
        (["1 234,50", "1'234,50", "1\u00a0234,50", "1’234,50"], ["1234.50"] * 4),
        (["12,34,567.00"], ["1234567.00"]),
        (["12.50", "12,50", "1.00"], ["12.50", None, "1.00"]),
        (["12,50", "12.5.0", "1.2345"], ["12.50", None, None]),
        (["<12.50>", "< 12.50 >", "<", "<>", ">5<", "<5"], ["-12.50"] * 2 + [None] * 4),
        (["(12.50)", "12.50-", "-12.50", "−12.50", "－12.50"], ["-12.50"] * 5),
        (["(€12.50)", "€-12.50", "-€12.50", "-12.50 EUR", "EUR -12.50"], ["-12.50"] * 5),
        (["￥１，２３４．５０", "1,234.50元", "人民币 1,234.50", "RMB1234.50"], ["1234.50"] * 4),
        (["-", "—", ".5", "5."], ["0", "0", "0.5", "5"]),
        (["+7"], ["7"]),
        (["8万", "48.5万元", "￥1.2亿", "1.234万"], ["80000", "485000", "120000000", "12340"]),
        (["1亿2000万", "￥1亿2,000万元", "3万5千", "3万5000元"], ["120000000"] * 2 + ["35000"] * 2),
        (["1亿5000", "3万5", "1.5亿2000万", "8万个"], [None] * 4),
        (["1.234,5", "1,234万"], ["1234.5", "12340"]),
        (["￥500元", "US$ 5 USD", "$5 CAD", "5.–", "5.-", "Fr. 5.–"], ["500"] + ["5"] * 5),
        (["5,-", "1.234,--", "-5,– €", "5,00"], ["5", "1234", "-5", "5"]),
        (
            ["Fr. 5", "SFr.5", "50 kr", "kr. 50", "R$5", "5 zł", "5 Kč", "Rs.500"],
            ["5", "5", "50", "50", "5", "5", "5", "500"],
        ),
        (["USD.50", "EUR 5 USD", "$5€", "kr 5 元", "5 fr"], ["0.50", None, None, None, "5"]),
        (["12.50 CR", "12.50Cr.", "(12.50)CR", "12.50贷"], ["-12.50"] * 4),
        (["12.50 DR", "12.50借"], ["12.50"] * 2),
        (["1e5", "abc", "1-2", "--1", "-1-", "12kg", "$ 1 €", "CR"], [None] * 8),
        (["1" * 15, "1" * 16, "9" * 5000], ["1" * 15, None, None]),
    ],
)
def test_amounts(column: list[str], expected: list[str | None]) -> None:
    reading = decide_amounts(column)
    for cell, value in zip(column, expected, strict=True):
        if value is None:
            with pytest.raises(ValueError):  # noqa: PT011
                amounts.read_amount(cell, reading)
        else:
            found = amounts.read_amount(cell, reading)
            assert found is not None
            assert found.value == Decimal(value), cell


@pytest.mark.parametrize("text", ["", " ", "nan", "N/A", "#N/A", "NULL", "无"])
def test_an_empty_cell_is_no_amount(text: str) -> None:
    assert amounts.read_amount(text, AmountReading()) is None


def test_columns_that_tell_nothing_or_both() -> None:
    assert decide_amounts(["1,234", "5"]).example == "1,234"
    assert decide_amounts(["1,50", "1.5", "2.5"]) == AmountReading(".")
    assert decide_amounts(["5", ""]) == AmountReading()


@given(
    st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=8),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ".")]),
)
def test_amounts_with_two_decimals_are_read_back_to_the_cent(
    cents: list[int], signs: tuple[str, str]
) -> None:
    group, decimal = signs
    cells = [
        ("-" if amount < 0 else "")
        + f"{abs(amount) // 100:,}".replace(",", group)
        + f"{decimal}{abs(amount) % 100:02d}"
        for amount in cents
    ]
    reading = decide_amounts(cells)
    read = [amounts.read_amount(cell, reading) for cell in cells]
    assert [one and one.value * 100 for one in read] == cents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("￥", "CNY"), ("¥", "CNY")),
        *(("人民币", "CNY"), ("RMB", "CNY"), ("US$", "USD"), ("美元", "USD")),
        *(("CNY 人民币", "CNY"), ("USD-US Dollar", "USD"), ("港币", "HKD"), ("hk$", "HKD")),
    ],
)
def test_currencies(text: str, expected: str) -> None:
    assert amounts.read_currency(text) == expected


def test_a_sign_that_several_share_is_the_likely_ones() -> None:
    assert amounts.currency_of("$", ()) == "USD"
    assert amounts.currency_of("$", ("EUR", "CAD")) == "CAD"
    assert amounts.currency_of("¥", ("JPY",)) == "JPY"
    assert amounts.currency_of("€", ("USD",)) == "EUR"
    assert amounts.currency_of("Kr", ()) == "SEK"
    assert amounts.currency_of("Kr", ("EUR", "NOK")) == "NOK"
    assert amounts.currency_of("fr", ("XOF",)) == "XOF"
    with pytest.raises(ValueError, match="ZZZ"):
        amounts.read_currency("ZZZ")


@pytest.mark.parametrize(
    ("text", "sign", "factor"),
    [
        ("USD", "USD", 1),
        ("元", "元", 1),
        ("人民币", "CNY", 1),
        ("万元", "元", 10_000),
        ("人民币万元", "CNY", 10_000),
        ("EUR thousands", "EUR", 1_000),
        ("US$ '000", "USD", 1_000),
        ("in millions", "", 1_000_000),
    ],
)
def test_units(text: str, sign: str, factor: int) -> None:
    assert amounts.read_unit(text) == amounts.Unit(sign, factor)


@pytest.mark.parametrize("text", ["", "Detail", "原币", "Days", "0-30", "LC"])
def test_what_is_no_unit(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        amounts.read_unit(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        *(("￥500元", "CNY"), ("$5 CAD", "CAD"), ("HK$ 5元", "HKD"), ("$5", "$"), ("£5 £", "£")),
        *(("Fr. 5.–", "Fr"), ("50 kr.", "kr"), ("(R$5)", "R$"), ("5", ""), ("5元", "元")),
    ],
)
def test_the_sign_of_an_amount(text: str, sign: str) -> None:
    reading = decide_amounts([text])
    found = amounts.read_amount(text, reading)
    assert found is not None
    assert (found.sign, reading.signs) == (sign, frozenset((sign,)) - {""})


def test_words_that_stand_for_a_currency_beside_an_amount_do_not_alone() -> None:
    for text in ("FR", "kr", "Rs", "Ft"):
        assert amounts.sign_in(text) == text
        with pytest.raises(ValueError, match=text):
            amounts.read_currency(text)
        with pytest.raises(ValueError, match=text):
            amounts.read_unit(text)


def test_the_signs_of_a_column() -> None:
    cells = ["$5", "6", "(7 €)", "1,000.00", "x $5", "n/a", "", "¥ 1亿"]
    assert decide_amounts(cells).signs == {"$", "€", "¥"}
    assert decide_amounts(["5", "6.00"]).signs == frozenset()


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        *(((), ""), (("$",), "$"), (("$", "€"), ""), (("$", "HK$"), ""), (("$", "USD"), "USD")),
        *((("¥", "元", "RMB"), "CNY"), (("kr", "Kr"), "kr"), (("¥", "JP¥"), "")),
    ],
)
def test_the_only_sign_of_a_column(signs: tuple[str, ...], expected: str) -> None:
    assert amounts.only_sign(signs) == expected


def test_sides_of_an_account() -> None:
    assert all(map(amounts.is_credit_side, ("H", "Cr", "cr.", "Credit", "贷", "Ｈ")))
    assert not any(map(amounts.is_credit_side, ("", "S", "D", "Dr", "Debit", "借")))
