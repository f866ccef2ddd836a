"""AMOUNT: numbers, scales, signs and codes; exact, and never a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.amounts import Amount, read_amount
from tui.domain.money import decimals, to_decimal


@pytest.mark.parametrize(
    ("text", "account", "expected"),
    [
        ("80000", "EUR", "80000.00 EUR 1"),
        ("80,000.50", "EUR", "80000.50 EUR 1"),
        ("1,234,567", "EUR", "1234567.00 EUR 1"),
        ("0.05", "EUR", "0.05 EUR 1"),
        ("80k", "EUR", "80000.00 EUR 1"),
        ("80K", "EUR", "80000.00 EUR 1"),
        ("1.2m", "EUR", "1200000.00 EUR 1"),
        ("1.2 million", "EUR", "1200000.00 EUR 2"),
        ("2bn", "EUR", "2000000000.00 EUR 1"),
        ("8万", "CNY", "80000.00 CNY 1"),
        ("8 万", "CNY", "80000.00 CNY 2"),
        ("8千", "CNY", "8000.00 CNY 1"),
        ("8百万", "CNY", "8000000.00 CNY 1"),
        ("1.2亿", "CNY", "120000000.00 CNY 1"),
        ("8w", "CNY", "80000.00 CNY 1"),
        ("8万 周五", "CNY", "80000.00 CNY 1"),
        ("8万元", "EUR", "80000.00 CNY 1"),
        ("8万美元", "CNY", "80000.00 USD 1"),
        ("8万块钱", "EUR", "80000.00 CNY 1"),
        ("８０，０００．５０", "EUR", "80000.50 EUR 1"),
        ("¥80k", "EUR", "80000.00 CNY 1"),
        ("￥80k", "EUR", "80000.00 CNY 1"),
        ("¥80k", "JPY", "80000 JPY 1"),
        ("$80k", "EUR", "80000.00 USD 1"),
        ("$80k", "CAD", "80000.00 CAD 1"),
        ("US$80k", "CAD", "80000.00 USD 1"),
        ("£5", "EUR", "5.00 GBP 1"),
        ("€ 80k", "USD", "80000.00 EUR 2"),
        ("80k€", "USD", "80000.00 EUR 1"),
        ("80k €", "USD", "80000.00 EUR 2"),
        ("80k EUR", "USD", "80000.00 EUR 2"),
        ("80k eur fri", "USD", "80000.00 EUR 2"),
        ("80kEUR", "USD", "80000.00 EUR 1"),
        ("EUR80k", "USD", "80000.00 EUR 1"),
        ("USD 5,000 by", "EUR", "5000.00 USD 2"),
        ("rmb 8万", "EUR", "80000.00 CNY 2"),
        ("5 KWD", "EUR", "5.000 KWD 2"),
        ("1.234 KWD", "EUR", "1.234 KWD 2"),
        ("80 JPY", "EUR", "80 JPY 2"),
        ("80k TRY", "EUR", "80000.00 TRY 2"),
        ("80k try", "EUR", "80000.00 EUR 1"),
        ("80k all", "ALL", "80000.00 ALL 2"),
        ("$80k CAD", "CAD", "80000.00 CAD 2"),
        ("80k, fri", "EUR", "80000.00 EUR 1"),
        ("80k fri", "EUR", "80000.00 EUR 1"),
        ("1.2345k", "EUR", "1234.50 EUR 1"),
        ("100 mar", "EUR", "100.00 EUR 1"),
    ],
)
def test_reads_an_amount(text: str, account: str, expected: str) -> None:
    found = read_amount(text.split(), account)
    assert found is not None
    shown = f"{to_decimal(found.minor, found.currency):f} {found.currency} {found.words}"
    assert shown == expected
    assert found.rest == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fri",
        "0",
        "0.00",
        "-80k",
        "80.001",
        "80.000",
        "80.000,50",
        "80,5",
        "80,00",
        "8,0000",
        "1.23456789k",
        "80.5 JPY",
        "80x",
        "EUR",
        "€",
        "half",
        "80k/2",
        "1e5",
        "80kk",
        "$5 EUR",
        "99999999999999k",
        "1234567890123456",
        "٨٠",
    ],
)
def test_does_not_guess(text: str) -> None:
    assert read_amount(text.split(), "EUR") is None


def test_a_date_may_follow_without_a_space() -> None:
    assert read_amount(["8万元下周五"], "EUR") == Amount(8_000_000, "CNY", 1, "下周五")
    assert read_amount(["80k周五", "x"], "EUR") == Amount(8_000_000, "EUR", 1, "周五")


@given(st.integers(1, 10**15 - 1), st.sampled_from(["EUR", "JPY", "KWD", "CNY"]))
def test_what_is_printed_is_read_exactly(minor: int, currency: str) -> None:
    text = f"{to_decimal(minor, currency):f}"
    assert read_amount([text, currency], "USD") == Amount(minor, currency, 2)
    assert read_amount([f"{to_decimal(minor, currency):,f}"], currency) == Amount(
        minor, currency, 1
    )


@given(st.lists(st.text(alphabet="0189.,km万亿$€¥ EURusd元周五-", max_size=8), max_size=4))
def test_any_words_may_come(words: list[str]) -> None:
    found = read_amount(words, "EUR")
    assert found is None or (
        0 < found.minor < 10**15
        and found.words <= len(words)
        and decimals(found.currency) in (0, 2)
    )
