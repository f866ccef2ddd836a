"""Money: minor units, decimals and signs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import get_currency_precision, list_currencies
from hypothesis import given
from hypothesis import strategies as st

from tui.domain import money

CURRENCIES = sorted(code for code in list_currencies() if money.is_currency(code))


def test_the_currencies_are_those_of_iso_4217() -> None:
    assert len(CURRENCIES) > 140
    assert {"EUR", "USD", "CNY", "GBP", "JPY", "CHF", "HKD"} <= set(CURRENCIES)
    assert not money.is_currency("XYZ")
    assert not money.is_currency("eur")


@pytest.mark.parametrize("code", ["EUR", "USD", "CNY", "JPY", "KRW", "KWD", "BHD", "TND", "CLP"])
def test_decimals_agree_with_the_published_table(code: str) -> None:
    assert money.decimals(code) == get_currency_precision(code)


@pytest.mark.parametrize(
    ("minor", "currency", "expected"),
    [
        (48000000, "CNY", "¥480,000"),
        (12550, "EUR", "€125.50"),
        (5, "EUR", "€0.05"),
        (0, "EUR", "€0"),
        (-12550, "EUR", "-€125.50"),
        (1234, "JPY", "JP¥1,234"),
        (1234, "KWD", "KWD 1.234"),
        (100000, "CHF", "CHF 1,000"),
    ],
)
def test_an_amount_for_the_eye(minor: int, currency: str, expected: str) -> None:
    assert money.in_words(minor, currency) == expected


@given(st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_minor_units_survive_the_way_through_decimals(minor: int, currency: str) -> None:
    amount = money.to_decimal(minor, currency)
    assert -amount.as_tuple().exponent == money.decimals(currency)  # type: ignore[operator]
    assert money.from_decimal(amount, currency) == minor


def test_a_fraction_of_a_cent_is_refused() -> None:
    with pytest.raises(ValueError, match="more decimals"):
        money.from_decimal(Decimal("1.005"), "EUR")


@pytest.mark.parametrize(
    ("minor", "fraction", "expected"),
    [(100, 0.5, 50), (101, 0.5, 51), (333, 0.1, 33), (-101, 0.5, -51), (0, 0.3, 0)],
)
def test_a_part_is_rounded_half_up(minor: int, fraction: float, expected: int) -> None:
    assert money.part_of(minor, fraction) == expected
