"""Dates, amounts and words of files, decided by whole columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange import values
from tui.exchange.values import AmountReading, DateOrder, decide_amounts, decide_dates

FIFTH = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2026-11-05", "mdy", FIFTH),
        ("2026/11/5", "dmy", FIFTH),
        ("2026.11.05", "dmy", FIFTH),
        ("2026年11月5日", "dmy", FIFTH),
        ("２０２６－１１－０５", "dmy", FIFTH),
        ("20261105", "dmy", FIFTH),
        ("20261105.0", "dmy", FIFTH),
        ("2026-11-05T08:00:00Z", "dmy", FIFTH),
        ("2026-11-05 00:00:00", "dmy", FIFTH),
        ("11/5/2026 12:00 AM", "mdy", FIFTH),
        ("5/11/2026", "dmy", FIFTH),
        ("11/5/2026", "mdy", FIFTH),
        ("05.11.26", "dmy", FIFTH),
        ("5-11-2026", "dmy", FIFTH),
        ("5 Nov 2026", "mdy", FIFTH),
        ("5-Nov-26", "mdy", FIFTH),
        ("05NOV2026", "mdy", FIFTH),
        ("November 5th, 2026", "dmy", FIFTH),
        ("Sept. 9, 2026", "dmy", date(2026, 9, 9)),
        ("1/2/70", "dmy", date(1970, 2, 1)),
        ("29/2/2024", "dmy", date(2024, 2, 29)),
    ],
)
def test_dates(text: str, order: DateOrder, expected: date) -> None:
    assert values.read_date(text, order) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31/2/2026", "29/2/2026", "13/13/2026", "11/24/2026", "2026-13-01", "5/11"),
        *(
            "5/11-2026",
            "5 Foo 2026",
            "0001-01-01",
            "9999-12-31",
            "12345",
            "2026-11-05x",
            "5 M 2026",
        ),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the text of the cell is all there is to say
        values.read_date(text, "dmy")


@pytest.mark.parametrize(
    ("cells", "default", "order", "is_decided", "is_mixed", "is_needed"),
    [
        (["1/2/2026", "3/12/2026"], "dmy", "dmy", False, False, True),
        (["1/2/2026", "3/12/2026"], "mdy", "mdy", False, False, True),
        (["1/2/2026", "13/12/2026"], "mdy", "dmy", True, False, True),
        (["1/2/2026", "12/13/2026"], "dmy", "mdy", True, False, True),
        (["12/13/2026 08:00"], "dmy", "mdy", True, False, True),
        (["12/13/2026", "1/14/2026", "13/1/2026"], "dmy", "mdy", True, True, True),
        (["12/13/2026", "13/1/2026"], "dmy", "dmy", True, True, True),
        (["2026-01-02", "3 Nov 2026", ""], "dmy", "dmy", True, False, False),
        ([], "mdy", "mdy", True, False, False),
        (["13/13/2026", "1/2/2026"], "dmy", "dmy", False, False, True),
    ],
)
def test_the_order_of_day_and_month(
    cells: list[str],
    default: DateOrder,
    order: DateOrder,
    is_decided: bool,
    is_mixed: bool,
    is_needed: bool,
) -> None:
    found = decide_dates(cells, default)
    assert (found.order, found.is_decided, found.is_mixed, found.is_needed) == (
        order,
        is_decided,
        is_mixed,
        is_needed,
    )


def test_the_order_is_shown_by_a_cell() -> None:
    assert decide_dates(["1/2/2026", "13/12/2026"], "mdy").example == "13/12/2026"
    assert decide_dates(["3/4/2026", "1/2/2026"], "mdy").example == "1/2/2026"
    mixed = decide_dates(["12/13/2026", "1/14/2026", "13/1/2026"], "dmy")
    assert mixed.example == "13/1/2026"


@given(st.lists(st.dates(date(1970, 1, 1), date(2069, 12, 31)), min_size=1), st.booleans())
def test_dates_written_in_one_order_are_read_in_it(days: list[date], month_first: bool) -> None:
    form = "{0.month}/{0.day}/{0.year}" if month_first else "{0.day}/{0.month}/{0.year}"
    cells = [form.format(day) for day in days]
    order: DateOrder = "mdy" if month_first else "dmy"
    found = decide_dates(cells, order)
    assert found.order == order
    assert found.is_decided == any(day.day > 12 for day in days)
    assert not found.is_mixed
    assert [values.read_date(cell, found.order) for cell in cells] == days


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
        (["(12.50)", "12.50-", "-12.50", "−12.50", "－12.50"], ["-12.50"] * 5),
        (["(€12.50)", "€-12.50", "-€12.50", "-12.50 EUR", "EUR -12.50"], ["-12.50"] * 5),
        (["￥１，２３４．５０", "1,234.50元", "人民币 1,234.50", "RMB1234.50"], ["1234.50"] * 4),
        (["-", "—", ".5", "5."], ["0", "0", "0.5", "5"]),
        (["+7"], ["7"]),
        (["8万", "1e5", "abc", "1-2", "--1", "-1-", "12kg", "$ 1 €"], [None] * 8),
        (["1" * 15, "1" * 16, "9" * 5000], ["1" * 15, None, None]),
    ],
)
def test_amounts(column: list[str], expected: list[str | None]) -> None:
    reading = decide_amounts(column)
    for cell, value in zip(column, expected, strict=True):
        if value is None:
            with pytest.raises(ValueError):  # noqa: PT011
                values.read_amount(cell, reading)
        else:
            found = values.read_amount(cell, reading)
            assert found is not None
            assert found.value == Decimal(value), cell


def test_an_empty_cell_is_no_amount() -> None:
    assert values.read_amount("", AmountReading()) is None


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
    read = [values.read_amount(cell, reading) for cell in cells]
    assert [one and one.value * 100 for one in read] == cents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("￥", "CNY"), ("¥", "CNY")),
        *(("人民币", "CNY"), ("RMB", "CNY"), ("US$", "USD"), ("美元", "USD")),
    ],
)
def test_currencies(text: str, expected: str) -> None:
    assert values.read_currency(text) == expected


def test_a_sign_that_several_share_is_the_likely_ones() -> None:
    assert values.currency_of("$", ()) == "USD"
    assert values.currency_of("$", ("EUR", "CAD")) == "CAD"
    assert values.currency_of("¥", ("JPY",)) == "JPY"
    assert values.currency_of("€", ("USD",)) == "EUR"
    with pytest.raises(ValueError, match="ZZZ"):
        values.read_currency("ZZZ")


def test_yes_and_no() -> None:
    assert all(values.read_yes(word) for word in ("Yes", "Y", "true", "1", "X", "是", "ＹＥＳ"))
    assert not any(values.read_yes(word) for word in ("No", "n", "FALSE", "0", "否"))
    with pytest.raises(ValueError, match="maybe"):
        values.read_yes("maybe")


def test_whole_numbers() -> None:
    for text in ("30", "30.0", "30 days", "30天", "３０"):
        assert values.read_whole(text) == 30
    for text in ("-3", "3.5", "thirty", "", "1e9"):
        with pytest.raises(ValueError):  # noqa: PT011
            values.read_whole(text)


def test_shares() -> None:
    assert not values.are_percents(["0.35", "1", "40%"])
    assert values.are_percents(["0.5", "35"])
    assert values.read_share("35%", percents=False) == 0.35
    assert values.read_share("0,35", percents=False) == 0.35
    assert values.read_share("0.5", percents=True) == 0.005
    for text in ("1.5", "-0.1", "x", "120%"):
        with pytest.raises(ValueError):  # noqa: PT011
            values.read_share(text, percents=False)


def test_words() -> None:
    assert values.read_word(" Gold", {"gold": "gold"}) == "gold"
    with pytest.raises(ValueError, match="tin"):
        values.read_word("tin", {"gold": "gold"})
