"""The portfolio: its rows, their order, and the Pareto curve by currency."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.desk.making import BRANDT, HUAXIN, PELL, desk_of, desk_with, visit
from tui.desk import accounts
from tui.desk.accounts import AccountView
from tui.domain.records import Account, Invoice, Record
from tui.settings import Rhythm, Settings, Urgency


def rows(*records: Record, settings: Settings | None = None) -> dict[str, AccountView]:
    desk = desk_of(*records, settings=settings)
    return {one.name: one for one in accounts.accounts(desk).accounts}


def sale(id: int, issued: str, amount: int, account: int = 1, currency: str = "EUR") -> Invoice:
    return Invoice(
        id=id,
        account_id=account,
        number=f"R{id}",
        issued=date.fromisoformat(issued),
        due=date.fromisoformat(issued),
        amount=amount,
        currency=currency,
    )


def test_what_is_not_known_is_null() -> None:
    (row,) = rows(Account(id=1, name="A")).values()
    assert row == AccountView(
        id=1,
        name="A",
        tier=None,
        face=None,
        field=None,
        currency="EUR",
        sales_12m=Decimal("0.00"),
        margin_12m=None,
        last_contact=None,
        rhythm_days=None,
        urgency=None,
        completeness=0.0,
        overdue=Decimal("0.00"),
    )


def test_an_empty_book_has_an_empty_portfolio() -> None:
    assert accounts.accounts(desk_of()) == accounts.AccountsView((), ())


def test_urgency_is_days_by_rhythm_by_weight() -> None:
    contact = visit(1, "2026-11-07T10:00", HUAXIN, state="logged")
    row = rows(HUAXIN, contact)[HUAXIN.name]
    assert (row.last_contact, row.rhythm_days, row.urgency) == (date(2026, 11, 7), 7, 3.0)
    settings = Settings(rhythm_days=Rhythm(platinum=14), urgency_weight=Urgency(platinum=2.0))
    assert rows(HUAXIN, contact, settings=settings)[HUAXIN.name].urgency == 2.0
    own = Account(id=1, name="Own", tier="platinum", rhythm_days=28)
    assert rows(own, contact)["Own"].urgency == 0.75


@pytest.mark.parametrize("state", ["planned", "confirmed", "missed", "cancelled"])
def test_only_a_logged_visit_is_a_contact(state: str) -> None:
    row = rows(HUAXIN, visit(1, "2026-11-07T10:00", HUAXIN, state=state))[HUAXIN.name]
    assert (row.last_contact, row.urgency) == (None, None)


def test_the_most_urgent_stand_first_then_those_without_a_measure_by_name() -> None:
    desk = desk_with(
        visit(1, "2026-11-07T10:00", BRANDT, state="logged"),
        visit(2, "2026-11-20T10:00", HUAXIN, state="logged"),
        Account(id=8, name="zeta"),
        Account(id=9, name="Alpha"),
    )
    names = [one.name for one in accounts.accounts(desk).accounts]
    assert names == [BRANDT.name, HUAXIN.name, "Alpha", PELL.name, "zeta"]


def test_sales_are_those_of_the_last_twelve_months_less_credits() -> None:
    row = rows(
        Account(id=1, name="A", margin=0.333),
        sale(1, "2025-11-21", 99_999),
        sale(2, "2025-11-22", 10_001),
        sale(3, "2026-11-21", 20_000),
        sale(4, "2026-11-22", 99_999),
        sale(5, "2026-06-01", -5_000),
        sale(6, "2026-06-01", 77_777, currency="USD"),
    )["A"]
    assert row.sales_12m == Decimal("250.01")
    assert row.margin_12m == Decimal("83.25")


def test_overdue_is_in_the_accounts_own_currency() -> None:
    row = rows(
        Account(id=1, name="A"),
        sale(1, "2026-11-01", 10_000),
        sale(2, "2026-11-21", 5_000),
        sale(3, "2026-11-01", 7_000, currency="USD"),
    )["A"]
    assert (row.currency, row.overdue) == ("EUR", Decimal("100.00"))


def test_amounts_have_the_decimals_of_their_currency() -> None:
    row = rows(Account(id=1, name="A", currency="JPY"), sale(1, "2026-11-01", 1500, currency="JPY"))
    assert str(row["A"].sales_12m) == "1500"
    assert str(row["A"].overdue) == "1500"


def test_the_field_compares_accounts_of_one_currency() -> None:
    found = rows(
        Account(id=1, name="big", potential=1000, share=0.5),
        Account(id=2, name="small", potential=10, share=0.1),
        Account(id=3, name="yen", currency="JPY", potential=1, share=0.1),
        Account(id=4, name="unknown", potential=1000),
    )
    assert {name: row.field for name, row in found.items()} == {
        "big": "retain",
        "small": "harass",
        "yen": "acquire",
        "unknown": None,
    }


def test_each_currency_has_a_curve_of_its_own_that_ends_at_one() -> None:
    view = accounts.accounts(
        desk_of(
            Account(id=1, name="A"),
            Account(id=2, name="B"),
            Account(id=3, name="C"),
            sale(1, "2026-11-01", 10_000, account=1),
            sale(2, "2026-11-01", 30_000, account=2),
            sale(3, "2026-11-01", 5_000, account=1, currency="USD"),
            sale(4, "2026-11-01", -5_000, account=3),
        )
    )
    assert [
        (one.currency, one.account.name, one.sales, one.share, one.cumulated) for one in view.pareto
    ] == [
        ("EUR", "B", Decimal("300.00"), 0.75, 0.75),
        ("EUR", "A", Decimal("100.00"), 0.25, 1.0),
        ("USD", "A", Decimal("50.00"), 1.0, 1.0),
    ]
