"""The figures beside the queue: DSO, CEI, promises kept, expected cash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, TODAY, desk_of, desk_with
from tests.desk.owing import bill, day, paid, word
from tests.desk.queueing import set_to
from tui.desk.collecting import money_view, queue_view

BILLS = (
    bill(1, -20, 400_000, BRANDT, issued=day(-10)),
    bill(2, 5, 600_000, BRANDT, issued=day(-29)),
    bill(3, 60, 500_000, BRANDT, issued=day(-90)),
)


def test_the_published_dso() -> None:
    """Receivables 15,000, 4,000 of them current, sales of 10,000 in 30 days: 45, 12 and 33."""
    view = queue_view(
        desk_of(
            BRANDT,
            *BILLS,
            settings=set_to(period_days=30),
        )
    )
    (figures,) = view.metrics
    assert (figures.dso, figures.best_dso, figures.delinquent_days) == (45.0, 12.0, 33.0)


def test_the_collection_effectiveness() -> None:
    """Opening 5,000, sales 10,000, closing 6,000, of it 4,000 current: 9,000 of 11,000."""
    view = queue_view(
        desk_of(
            BRANDT,
            *BILLS,
            paid(1, 2, 900_000, (3, 500_000), (2, 400_000), account=BRANDT),
            settings=set_to(period_days=30),
        )
    )
    assert view.metrics[0].cei == 81.8
    assert view.metrics[0].dso == 18.0


def test_promises_kept_by_count_and_amount() -> None:
    view = queue_view(
        desk_of(
            BRANDT,
            bill(1, 60, 500_000, BRANDT),
            word(1, -30, 10_000, BRANDT, made=-40),
            word(2, -20, 20_000, BRANDT, made=-29),
            word(3, -1, 5_000, BRANDT, made=-2),  # within its tolerance
            word(4, -9, 7_000, BRANDT, made=-12, withdrawn=day(-10)),
            paid(1, 31, 10_000, (1, 10_000), account=BRANDT),
            paid(2, 21, 5_000, (1, 5_000), account=BRANDT),
        )
    )
    (figures,) = view.metrics
    assert (figures.kept, figures.promised, figures.kept_rate_count) == (1, 2, 0.5)
    assert figures.kept_rate_amount == 0.5


def test_nothing_to_divide_by_is_unknown() -> None:
    (old,) = queue_view(desk_of(HUAXIN, bill(1, 200))).metrics
    assert (old.dso, old.best_dso, old.delinquent_days, old.cei) == (None, None, None, 0.0)
    assert (old.kept_rate_count, old.kept_rate_amount, old.promised) == (None, None, 0)


def test_figures_are_rounded_half_up() -> None:
    view = queue_view(
        desk_of(
            BRANDT,
            bill(1, -30, 20_000, BRANDT, issued=TODAY),
            paid(1, 0, 19_910, (1, 19_910), account=BRANDT),
            settings=set_to(period_days=100),
        )
    )
    assert view.metrics[0].dso == 0.5  # 0.45 days


def test_expected_cash_is_weighted_by_the_payers_own_record() -> None:
    view = money_view(
        desk_of(
            HUAXIN,
            replace(BRANDT, currency="CNY"),
            bill(1, 60, 500_000),
            word(1, -30, 10_000, made=-40),
            paid(1, 31, 10_000, (1, 10_000)),
            word(2, -20, 20_000, made=-29),
            word(3, 3, 40_000, made=0),  # Tuesday
            word(4, 3, 8_000, BRANDT, "CNY", made=0),  # a new payer: half
            word(5, 11, 1_001, BRANDT, "CNY", made=0),
        )
    )
    (yuan,) = view.currencies
    assert [(one.monday, one.promised, one.expected) for one in yuan.expected] == [
        (date(2026, 11, 23), Decimal("480.00"), Decimal("240.00")),
        (date(2026, 11, 30), Decimal("10.01"), Decimal("5.01")),
    ]
    assert [(one.month, one.kept, one.due) for one in yuan.months] == [
        (date(2026, 10, 1), 1, 1),
        (date(2026, 11, 1), 0, 1),
    ]


def test_the_place_knows_how_old_the_ledger_is() -> None:
    view = money_view(desk_with(bill(1, 4, listed=day(-3)), bill(2, 4, listed=day(-9))))
    assert view.listed == day(-3)
    assert view.bounds == (30, 60, 90)
    mine = money_view(desk_with(bill(1, 10), settings=set_to(ageing_days=(7, 14, 21)))).currencies[
        0
    ]
    assert (mine.ageing.d1_30, mine.ageing.d31_60) == (Decimal(0), Decimal("1000.00"))
