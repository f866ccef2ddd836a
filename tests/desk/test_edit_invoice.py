"""The form of an invoice."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, TODAY, desk_of, desk_with, stand, whole
from tests.desk.money_forms import refused, save
from tests.desk.owing import Values, begun, bill, day, disputed, echoes, left_of, paid, sums, word
from tui.desk import edit
from tui.domain.records import Invoice, Record


@pytest.mark.parametrize(
    ("terms", "values", "due"),
    [
        (30, {}, day(30)),
        (30, {"issued": "yesterday"}, day(29)),
        (0, {}, TODAY),
        (None, {}, None),
        (30, {"due": "2026-10-01"}, date(2026, 10, 1)),
        (None, {"due": "fri"}, date(2026, 11, 27)),
        (30, {"issued": ""}, None),
    ],
)
def test_the_terms_give_the_due_day_of_an_invoice_entered_by_hand(
    terms: int | None, values: Values, due: date | None
) -> None:
    desk = desk_of(replace(HUAXIN, terms_days=terms), BRANDT)
    start = begun(desk, "invoice")
    assert start["issued"] == TODAY.isoformat()
    typed = {**start, "number": "N-1", "amount": "500", "milestone": "advance", **values}
    assert ("due" in echoes(desk, "invoice", None, **typed)) is (due is not None)
    told = edit.save(desk, "invoice", None, typed)
    assert told.text == "Huaxin Cable 华信电缆: invoice N-1, ¥500"
    made = stand(desk, Invoice)[1]
    assert (made.due, made.amount, made.currency, made.milestone) == (due, 50_000, "CNY", "advance")
    assert made.settled is None


def test_another_day_of_issue_moves_a_due_day_by_the_terms_only_where_there_is_none() -> None:
    desk = desk_of(replace(HUAXIN, terms_days=30), bill(1, 9), bill(2, 9, due=None))
    assert save(desk, "invoice", 1, issued="yesterday").due == day(-9)
    assert save(desk, "invoice", 1, due="").due == day(29)
    assert save(desk, "invoice", 2, milestone="delivery").due is None
    assert save(desk, "invoice", 2, issued="today").due == day(30)


@pytest.mark.parametrize(
    ("number", "is_refused"),
    [("R-1", True), ("r-1 ", True), ("Ｒ-1", True), ("R-11", False), ("R-2", False)],
)
def test_a_number_stands_once_in_an_account(number: str, is_refused: bool) -> None:
    desk = desk_with(
        bill(1, 900, settled=day(-800)),
        paid(1, 800, 100_000, (1, 100_000)),
        bill(2, 9, account=BRANDT),
    )
    values = {"account": "hx", "number": number, "amount": "5"}
    if is_refused:
        assert refused(desk, "invoice", None, **values) == ("number", "known_invoice")
    else:
        assert save(desk, "invoice", None, **values).number == number


@pytest.mark.parametrize(
    "named",
    [
        (paid(1, 3, 100, (1, 100)),),
        (word(1, 3, invoices=(1,)),),
        (disputed(1, bill(1, 9)),),
    ],
)
def test_an_invoice_that_is_named_keeps_account_and_currency(named: tuple[Record, ...]) -> None:
    desk = desk_with(bill(1, 9), *named)
    assert refused(desk, "invoice", 1, account="brandt") == ("account", "invoice_named")
    assert refused(desk, "invoice", 1, amount="500 EUR") == ("amount", "invoice_named")
    assert save(desk, "invoice", 1, amount="500").amount == 50_000
    free = desk_with(bill(1, 9), bill(2, 5), paid(1, 3, 100, (2, 100)))
    moved = save(free, "invoice", 1, account="brandt")
    assert (moved.account_id, moved.currency, moved.amount) == (2, "CNY", 100_000)
    assert save(free, "invoice", 1, amount="500 EUR").currency == "EUR"


def test_another_amount_settles_an_invoice_or_opens_it_again() -> None:
    desk = desk_with(bill(1, 9), paid(1, 3, 60_000, (1, 60_000)))
    before, state = whole(desk), sums(desk)
    assert save(desk, "invoice", 1, amount="600").settled == day(-3)
    assert save(desk, "invoice", 1, amount="700").settled is None
    assert left_of(desk) == {"R-1": 10_000}
    desk.book.undo()
    desk.book.undo()
    assert (whole(desk), sums(desk)) == (before, state)
