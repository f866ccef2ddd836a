"""Promises kept: which were due, and their rates by account, currency and month."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.receivables.making import payment, promise
from tests.domain.receivables.metrics.paying import TODAY, ago
from tui.domain.receivables.metrics import Kept, kept_by_currency, kept_by_month, kept_rates
from tui.domain.receivables.promises import Judgement, judge


@pytest.mark.parametrize(
    ("judgement", "expected"),
    [
        (Judgement("kept", 100, 0, False), Kept(1, 1, 100, 100)),
        (Judgement("partly_kept", 40, 60, True), Kept(1, 0, 100, 40)),
        (Judgement("broken", 0, 100, True), Kept(1, 0, 100, 0)),
        # Paid too late keeps nothing.
        (Judgement("broken", 0, 0, False), Kept(1, 0, 100, 0)),
        # The tolerance is not over.
        (Judgement("open", 40, 60, True), None),
        (Judgement("withdrawn", 0, 0, False), None),
        (None, None),
    ],
)
def test_which_promises_were_due(judgement: Judgement | None, expected: Kept | None) -> None:
    judged = {1: judgement} if judgement else {}
    promises = [promise(1, ago(1))]
    assert kept_rates(promises, judged) == ({(1, "EUR"): expected} if expected else {})
    assert kept_by_currency(promises, judged) == ({"EUR": expected} if expected else {})
    months = {date(2026, 11, 1): expected}
    assert kept_by_month(promises, judged) == ({"EUR": months} if expected else {})


@pytest.mark.parametrize(
    ("as_of", "paid", "expected"),
    [
        # Promised for Friday the 20th: due when Tuesday is over, or as soon as it is kept.
        (date(2026, 11, 24), 0, None),
        (date(2026, 11, 25), 0, Kept(1, 0, 100, 0)),
        (date(2026, 11, 19), 100, Kept(1, 1, 100, 100)),
        (date(2026, 11, 24), 99, None),
        (date(2026, 11, 25), 99, Kept(1, 0, 100, 99)),
    ],
)
def test_when_a_promise_is_due(as_of: date, paid: int, expected: Kept | None) -> None:
    promises = [promise(1, date(2026, 11, 20))]
    judged = judge(promises, [payment(paid, date(2026, 11, 18))], as_of)
    assert kept_rates(promises, judged).get((1, "EUR")) == expected


def test_rates_of_promises_kept() -> None:
    found = Kept(due=3, kept=2, promised=900, paid=700)
    assert found.rate_count == Fraction(2, 3)
    assert found.rate_amount == Fraction(7, 9)
    assert Kept().rate_count is Kept().rate_amount is None


def test_promises_kept_by_account_currency_and_month() -> None:
    promises = [
        promise(1, date(2026, 11, 30)),
        promise(2, date(2026, 9, 1), account=2),
        promise(3, date(2026, 9, 30)),
        promise(4, date(2026, 12, 1), amount=50, currency="CNY"),
    ]
    judged = {
        1: Judgement("kept", 100, 0, False),
        2: Judgement("broken", 0, 100, True),
        3: Judgement("partly_kept", 60, 40, True),
        4: Judgement("kept", 50, 0, False),
    }
    assert kept_rates(promises, judged) == {
        (1, "EUR"): Kept(2, 1, 200, 160),
        (2, "EUR"): Kept(1, 0, 100, 0),
        (1, "CNY"): Kept(1, 1, 50, 50),
    }
    assert kept_by_currency(promises, judged) == {
        "EUR": Kept(3, 1, 300, 160),
        "CNY": Kept(1, 1, 50, 50),
    }
    by_month = kept_by_month(promises, judged)
    assert by_month == {
        "EUR": {
            date(2026, 9, 1): Kept(2, 0, 200, 60),
            date(2026, 11, 1): Kept(1, 1, 100, 100),
        },
        "CNY": {date(2026, 12, 1): Kept(1, 1, 50, 50)},
    }
    assert list(by_month["EUR"]) == [date(2026, 9, 1), date(2026, 11, 1)]


@given(
    promised=st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 500), st.integers(0, 120), st.booleans()),
        max_size=8,
    ),
    money=st.lists(st.tuples(st.integers(1, 600), st.integers(0, 120)), max_size=8),
)
def test_every_view_of_promises_adds_up_to_the_same(
    promised: list[tuple[int, int, int, bool]], money: list[tuple[int, int]]
) -> None:
    promises = [
        promise(id_, ago(due), amount, account, "EUR" if euro else "CNY")
        for id_, (account, amount, due, euro) in enumerate(promised, start=1)
    ]
    judged = judge(promises, [payment(amount, ago(on)) for amount, on in money], TODAY)
    by_key = kept_rates(promises, judged)
    by_month = kept_by_month(promises, judged)
    for currency, total in kept_by_currency(promises, judged).items():
        of_accounts = [one for (_account, code), one in by_key.items() if code == currency]
        assert sum(of_accounts, Kept()) == total
        assert sum(by_month[currency].values(), Kept()) == total
        assert total.rate_count is not None
        assert total.rate_amount is not None
        assert 0 <= total.rate_count <= 1
        assert 0 <= total.rate_amount <= 1
    counted = sum(one.due for one in by_key.values())
    assert counted == sum(one.state != "open" for one in judged.values())
