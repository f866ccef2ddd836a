"""Laws of the queue for any book."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.making import TODAY, desk_of
from tests.desk.owing import books
from tests.desk.queueing import set_to
from tui.desk.collecting import QueueItem, money_view, queue_view
from tui.domain.calendar import is_working_day
from tui.domain.receivables.cases import Points
from tui.domain.records import Record
from tui.settings import QueuePoints


@settings(max_examples=150, deadline=None)
@given(books())
def test_laws_of_the_queue_for_any_book(records: tuple[Record, ...]) -> None:
    desk = desk_of(*records)
    view = queue_view(desk)
    ledger = desk.ground.ledger
    keys = [(item.account.id, item.currency) for item in view.items]
    assert len(set(keys)) == len(keys)
    overdue = {
        (account, currency)
        for account, owed in ledger.balances.items()
        for currency, balance in owed.items()
        if balance.overdue
    }
    assert overdue <= set(keys)
    for item in view.items:
        assert item.score == sum(reason.points for reason in item.reasons)
        assert len({reason.code for reason in item.reasons}) == len(item.reasons)
        assert all(reason.text and "{" not in reason.text for reason in item.reasons)
        balance = ledger.balances.get(item.account.id, {}).get(item.currency)
        assert item.overdue == (Decimal(balance.overdue) if balance else 0) / (
            1 if item.currency == "JPY" else 100
        )
        assert item.due >= TODAY
        if item.standing == "resting":
            assert item.next_action == "wait"
            assert item.score == 0
        if item.next_action == "wait":
            assert item.due > TODAY
            assert is_working_day(item.due)
    order = ["missed", "active", "disputed", "resting"]
    ranks = [order.index(item.standing) for item in view.items]
    assert ranks == sorted(ranks)
    for before, after in zip(view.items, view.items[1:], strict=False):
        if before.standing == after.standing and before.next_action != "wait" != after.next_action:
            assert before.score >= after.score


@settings(max_examples=80, deadline=None)
@given(books())
def test_ageing_adds_up_and_currencies_stay_apart_for_any_book(records: tuple[Record, ...]) -> None:
    desk = desk_of(*records)
    view = money_view(desk)
    outstanding: Counter[str] = Counter()
    overdue: Counter[str] = Counter()
    for owed in desk.ground.ledger.balances.values():
        for currency, balance in owed.items():
            outstanding[currency] += balance.outstanding
            overdue[currency] += balance.overdue
    shown = {one.currency for one in view.currencies}
    assert all(not sum_ for currency, sum_ in overdue.items() if currency not in shown)
    for one in view.currencies:
        places = 1 if one.currency == "JPY" else 100
        assert sum(msgspec.structs.astuple(one.ageing)) == one.outstanding
        assert one.outstanding * places == outstanding[one.currency]
        assert one.overdue * places == overdue[one.currency]
        for week in one.expected:
            assert 0 <= week.expected <= week.promised
            assert week.monday.weekday() == 0


@settings(max_examples=80, deadline=None)
@given(books(), st.integers(0, 100))
def test_other_points_change_no_reason(records: tuple[Record, ...], each: int) -> None:
    everything = dict.fromkeys(QueuePoints.__struct_fields__, each)
    mine = set_to(points=QueuePoints(**everything))
    plain, other = queue_view(desk_of(*records)), queue_view(desk_of(*records, settings=mine))

    def whys(items: tuple[QueueItem, ...]) -> set[tuple[int, str, tuple[str, ...]]]:
        return {
            (one.account.id, one.currency, tuple(sorted(reason.text for reason in one.reasons)))
            for one in items
        }

    assert whys(plain.items) == whys(other.items)
    silent = {"disputed", "promise_open", "chased_lately"}
    for item in other.items:
        assert item.score == each * sum(reason.code not in silent for reason in item.reasons)


def test_settings_know_every_rule_of_the_queue() -> None:
    assert set(QueuePoints.__struct_fields__) == set(Points.__struct_fields__)
    assert msgspec.to_builtins(QueuePoints()) == msgspec.to_builtins(Points())
