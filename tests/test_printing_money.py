"""Money as plain text: columns that hold at 80 columns, in both languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, PELL, TODAY, desk_of, desk_with
from tests.desk.owing import bill, books, chased, day, disputed, paid, word
from tui import i18n
from tui.desk.collecting import queue_view
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.desk.money import owes
from tui.domain.records import Record
from tui.domain.text import width
from tui.i18n import LANGUAGES, Language
from tui.printing_money import owes as owes_text
from tui.printing_money import queue as queue_text


def queue(*records: Record) -> list[str]:
    return queue_text(queue_view(desk_with(*records))).splitlines()


def owed(desk: Desk, account: int | None = None) -> list[str]:
    return owes_text(owes(desk.book, TODAY, account)).splitlines()


# -- the queue


def test_the_queue_with_its_reasons_and_figures() -> None:
    marlow = replace(PELL, id=4, name="Marlow", payer_type="when_due")
    desk = desk_of(
        replace(HUAXIN, payer_type="when_reminded"),
        replace(BRANDT, payer_type="when_reminded"),
        marlow,
        bill(1, 47, 48_000_000),
        word(1, -1, 10_000_050, made=-9),
        chased(1, 20, "in_process"),
        chased(2, 12, "in_process"),
        bill(2, 5, 910_000, BRANDT),
        word(2, 4, 910_000, BRANDT),
        bill(3, 20, 245_000, marlow),
        disputed(1, bill(3, 20, 245_000, marlow), next_due=day(4)),
    )
    assert queue_text(queue_view(desk)).splitlines() == [
        "                             overdue   age  next",
        "100  Huaxin Cable 华信电缆  ¥480,000  47 d  second promise",
        "     missed promise: ¥100,000.50, yesterday +50, over 30 days +20",
        "     100 % of all overdue +20, same excuse again: not signed, in process +10",
        "  –  Marlow                   €2,450  20 d  dispute Wed 25 Nov",
        "     in dispute: €2,450",
        "  –  Brandtner Pumpen         €9,100   5 d  wait Thu 26 Nov",
        "     promised by Wed 25 Nov",
        "",
        "CNY  DSO 90  best 0  delinquent 90  CEI 0  promises kept –",
        "EUR  DSO 90  best 0  delinquent 90  CEI 0  promises kept –",
    ]


def test_nobody_to_ask() -> None:
    assert queue() == ["Nobody has to be asked for money."]
    assert queue(bill(1, -5)) == ["Nobody has to be asked for money."]


def test_figures_that_are_not_known_are_a_dash() -> None:
    assert queue(bill(1, 200))[-1] == "CNY  DSO –  best –  delinquent –  CEI 0  promises kept –"


def test_figures_have_the_decimal_that_the_json_has() -> None:
    lines = queue(
        bill(1, -60, 100_000, issued=day(-20)),
        bill(2, 5, 50_000, issued=day(-85)),
        paid(1, 3, 20_000, (1, 20_000)),
        word(1, -30, 10_000, made=-60),
        word(2, -10, 20_000, made=-35),
    )
    # 1,300 of 1,500 in 90 days; 800 of it not due; 200 of 700 collected; the promise of 100 is kept
    assert lines[-1] == "CNY  DSO 78  best 48  delinquent 30  CEI 28.6  promises kept 0/2"


# -- who owes what


def test_a_promise_stands_beside_the_sums_where_there_is_room() -> None:
    desk = desk_with(bill(1, 9, account=BRANDT), word(1, 3, 50_000, BRANDT))
    assert owed(desk) == [
        "                  outstanding  overdue  oldest  promised",
        "Brandtner Pumpen       €1,000   €1,000     9 d  €500 by Tue 24 Nov 2026 (open)",
    ]


def test_a_promise_that_may_still_be_kept_tells_that_its_day_is_past() -> None:
    # Two days of tolerance: the ledger does not call it broken yet, and Today already asks for it.
    late = word(1, -1, 50_000, BRANDT)
    desk = desk_with(bill(1, 9, account=BRANDT), late)
    assert "promised €500 by Fri 20 Nov 2026 (open, its day is past)" in "\n".join(owed(desk))
    today = replace(late, due=late.due + timedelta(days=1))
    assert owed(desk_with(bill(1, 9, account=BRANDT), today))[1].endswith("(open)")


def test_and_below_them_where_there_is_none() -> None:
    desk = desk_with(
        bill(1, 47, 83_562_050),
        word(1, -10, 10_000_050, made=-20),
        paid(1, 12, 1_000, (1, 1_000)),
        bill(2, 9, account=BRANDT),
    )
    assert owed(desk) == [
        "                       outstanding      overdue  oldest",
        "Huaxin Cable 华信电缆  ¥835,610.50  ¥835,610.50    47 d",
        "     promised ¥100,000.50 by Wed 11 Nov 2026 (partly kept)",
        "Brandtner Pumpen            €1,000       €1,000     9 d",
        "",
        "total CNY  ¥835,610.50  ¥835,610.50",
        "total EUR       €1,000       €1,000",
    ]


def test_kept_and_withdrawn_promises_are_not_told() -> None:
    desk = desk_with(
        bill(1, 9),
        word(1, -10, 1_000, made=-20),
        paid(1, 12, 1_000, (1, 1_000)),
        word(2, 3, withdrawn=TODAY),
    )
    assert owed(desk)[1].endswith("9 d")


def test_one_account_with_its_invoices() -> None:
    quarrel = bill(2, 9, 10_050)
    desk = desk_with(
        bill(1, 47, 48_000_000), quarrel, disputed(1, quarrel), bill(3, -3), bill(4, 0, due=None)
    )
    assert owed(desk, 1) == [
        "                       outstanding      overdue  oldest  promised",
        "Huaxin Cable 华信电缆  ¥482,100.50  ¥480,100.50    47 d",
        "",
        "     due                amount      open  days",
        "R-1  Mon 5 Oct 2026   ¥480,000  ¥480,000    47",
        "R-2  Thu 12 Nov 2026   ¥100.50   ¥100.50     9  disputed",
        "R-3  Tue 24 Nov 2026    ¥1,000    ¥1,000",
        "R-4  –                  ¥1,000    ¥1,000",
    ]


def test_a_credit_stands_with_its_minus() -> None:
    desk = desk_with(bill(1, 9), paid(1, 3, 130_000, (1, 100_000)))
    assert owed(desk)[1] == "Huaxin Cable 华信电缆        -¥300       ¥0"


def test_nobody_owes_anything() -> None:
    assert owed(desk_with()) == ["Nobody owes anything."]


# -- at 80 columns


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("today", [TODAY, date(2027, 3, 1), date(2026, 12, 24)])
def test_the_example_book_fits_a_terminal(language: Language, today: date) -> None:
    i18n.use(language)
    desk = desk_of(*example_book(TODAY))
    texts = [queue_text(queue_view(desk)), owes_text(owes(desk.book, today))]
    texts += [owes_text(owes(desk.book, today, one)) for one in desk.ground.accounts]
    for text in texts:
        assert max(map(width, text.splitlines())) <= 80
        assert "\x1b" not in text
        assert "{" not in text


@settings(max_examples=60, deadline=None)
@given(books())
def test_every_account_of_any_queue_is_told_with_all_its_reasons(
    records: tuple[Record, ...],
) -> None:
    view = queue_view(desk_of(*records))
    text = queue_text(view)
    lines = text.splitlines()
    assert all(line == line.rstrip() and width(line) <= 80 for line in lines)
    for item in view.items:
        assert sum(item.account.name in line for line in lines) >= 1
        assert all(reason.text in text for reason in item.reasons)
    scores = [line.split()[0] for line in lines[1:] if line[:3].strip() and line[3:5] == "  "]
    assert scores[: len(view.items)] == [str(one.score or "–") for one in view.items]
