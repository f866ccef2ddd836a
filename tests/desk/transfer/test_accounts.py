"""Accounts from a file, and the book as a file."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.desk.transfer.conftest import PLAIN, Rep, state_of
from tui.desk.exporting_book import export_book
from tui.domain.records import TABLES, Account
from tui.store.book import Book

# -- accounts

ACCOUNTS = """name,number,short name,tier,currency,industry,city,address,phone,terms days,\
credit limit,margin,potential,share,rhythm days,travel minutes
华信电缆,C-1,华信,铂金,CNY,cables,上海,"18 Cable Road, gate 2",'+86 21 5555,30 days,\
"1,000,000.00",12%,"5,000,000",30%,7,40
Müller,C-2,,Gold,,,,,,,,,,,,
"""


def test_accounts_with_all_headers(rep: Rep) -> None:
    view = rep.take(ACCOUNTS, "accounts", currency="CHF")
    assert (view.created, view.skipped) == (2, ())
    assert rep.accounts["华信电缆"] == Account(
        id=1,
        name="华信电缆",
        number="C-1",
        short_name="华信",
        pinyin="hua xin dian lan",
        tier="platinum",
        currency="CNY",
        industry="cables",
        city="上海",
        address="18 Cable Road, gate 2",
        phone="+86 21 5555",
        terms_days=30,
        credit_limit=100_000_000,
        margin=0.12,
        potential=500_000_000,
        share=0.3,
        rhythm_days=7,
        travel_minutes=40,
    )
    assert rep.accounts["Müller"] == Account(
        id=2, name="Müller", number="C-2", tier="gold", currency="CHF"
    )
    assert rep.counts(ACCOUNTS, "accounts") == (0, 0, 2, 0)


def test_an_account_gets_what_the_file_says_and_keeps_the_rest(rep: Rep) -> None:
    rep.take(ACCOUNTS, "accounts")
    view = rep.take("name,number,city,tier\nHua Xin,C-1,,iron\n", "accounts")
    assert (view.updated, view.created) == (1, 0)
    found = rep.accounts["Hua Xin"]
    assert (found.tier, found.city, found.pinyin, found.margin) == ("iron", "上海", "", 0.12)


def test_accounts_of_one_name_and_two_numbers_are_two(rep: Rep) -> None:
    rep.take("name\nAcme\n", "accounts")
    view = rep.take("name,number\nAcme,C-1\nacme,C-2\n", "accounts")
    assert (view.updated, view.created) == (1, 1)
    view = rep.take("name\nAcme\n", "accounts")
    assert "Acme" in view.skipped[0].reason


def test_the_same_account_twice_in_a_file(rep: Rep) -> None:
    view = rep.take("name,city\nA,Köln\nA,Köln\nA,Bonn\n", "accounts")
    assert (view.created, view.unchanged) == (1, 1)
    assert "row 2" in view.skipped[0].reason


@pytest.mark.parametrize(
    "rows",
    [
        # A bare name, and the same name with the number that the account of the book gets.
        "Acme GmbH,\nAcme,10021\n",
        # A name that a numbered row takes away from its account.
        "Acme,C-1\nHuaxin,\n",
        # What one is called in short, another is called in full.
        "Acme,\nHuaxin,C-1\n",
    ],
)
def test_the_second_time_a_file_means_the_same(rep: Rep, rows: str) -> None:
    rep.take("name,number,short name\nAcme,,Pro\nHuaxin,C-1,\n", "accounts")
    first = rep.take(f"name,number\n{rows}", "accounts")
    again = rep.take(f"name,number\n{rows}", "accounts")
    assert (again.created, again.updated, again.skipped) == (0, 0, first.skipped)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("tier", "tin"),
        ("currency", "ZZZ"),
        ("terms days", "soon"),
        ("rhythm days", "0"),
        ("margin", "150%"),
        ("credit limit", "a lot"),
        ("credit limit", "$5"),
        ("potential", "1.0005"),
    ],
)
def test_a_bad_account_row_is_named(rep: Rep, header: str, cell: str) -> None:
    view = rep.take(f"name,{header},city\nA,{cell},X\nB,,Y\n", "accounts")
    assert (view.created, [one.row for one in view.skipped]) == (1, [2])
    assert header in view.skipped[0].reason
    assert cell in view.skipped[0].reason


def test_a_limit_is_not_moved_to_another_currency(rep: Rep) -> None:
    rep.take("name,currency,credit limit,potential\nA,EUR,5000,\nB,EUR,,\n", "accounts")
    view = rep.take("name,currency\nA,JPY\nB,JPY\n", "accounts")
    assert (view.updated, [one.row for one in view.skipped]) == (1, [2])
    assert {"EUR", "JPY"} <= set(view.skipped[0].reason.replace(";", "").replace(".", "").split())
    assert (rep.accounts["A"].currency, rep.accounts["A"].credit_limit) == ("EUR", 500_000)
    # What names the limit anew says what it is now.
    rep.take("name,currency,credit limit\nA,JPY,8000\n", "accounts")
    assert (rep.accounts["A"].currency, rep.accounts["A"].credit_limit) == ("JPY", 8_000)


# -- export


def test_the_book_as_json(rep: Rep, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rep.take(ACCOUNTS, "accounts")
    rep.take(PLAIN)
    first = state_of(rep.book, rep.folder)
    assert first == state_of(Book.open(rep.folder / "book.json"), rep.folder)
    found = json.loads(first)
    assert list(found["tables"]) == list(TABLES)
    assert len(found["tables"]["invoices"]) == 3
    for name, kind in TABLES.items():
        assert [msgspec.convert(one, kind).id for one in found["tables"][name]] == [
            one["id"] for one in found["tables"][name]
        ]
    assert "华信电缆" in first.decode()
    capfdbinary.readouterr()
    export_book(rep.book, "-")
    assert capfdbinary.readouterr().out == first
