"""The month: planned against done, as the rep sees it."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from tests.desk.making import BRANDT, PELL, desk_of, desk_with, visit
from tui.desk.month import month
from tui.domain.balance import TierBalance
from tui.domain.records import Account
from tui.settings import Settings


def test_a_month_in_the_middle() -> None:
    desk = desk_with(
        visit(1, "2026-11-02T10:00", state="logged", outcome="order"),
        visit(2, "2026-11-20T10:00"),
        visit(3, "2026-11-21T16:00", state="confirmed"),
        visit(4, "2026-11-30T10:00", BRANDT),
        visit(5, "2026-12-01T10:00", BRANDT),
        visit(6, "2026-11-09T10:00", PELL, state="missed"),
    )
    view = month(desk)
    assert (view.first, view.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert view.tiers == (
        TierBalance("platinum", accounts=1, asked=4, done=1, planned=1, unlogged=1),
        TierBalance("gold", accounts=1, asked=2, planned=1),
        TierBalance("iron", accounts=1, asked=1),
        TierBalance("lead", accounts=0, asked=0),
    )
    assert view.total == TierBalance(None, accounts=3, asked=7, done=1, planned=2, unlogged=1)


def test_the_turn_of_the_year() -> None:
    calls = [
        visit(1, "2026-12-31T16:00", state="logged"),
        visit(2, "2027-01-01T10:00", state="logged"),
    ]
    desk = desk_with(*calls, now=datetime(2027, 1, 1, 12))
    view = month(desk)
    assert (view.first, view.last) == (date(2027, 1, 1), date(2027, 1, 31))
    assert view.tiers[0].done == 1
    before = month(desk, date(2026, 12, 5))
    assert before.last == date(2026, 12, 31)
    assert before.tiers[0].done == 1


def test_the_rhythms_are_those_of_the_settings_and_are_not_stretched() -> None:
    settings = Settings(visits_per_week=1)
    settings = replace(settings, rhythm_days=replace(settings.rhythm_days, platinum=3))
    own = replace(PELL, rhythm_days=10)
    without = Account(id=9, name="Bare")
    desk = desk_of(Account(id=1, name="A", tier="platinum"), own, without, settings=settings)
    assert [(row.tier, row.asked) for row in month(desk).tiers] == [
        ("platinum", 10),
        ("gold", 0),
        ("iron", 3),
        ("lead", 0),
        (None, 0),
    ]


def test_an_empty_book() -> None:
    view = month(desk_of())
    assert view.total == TierBalance(None, accounts=0, asked=0)
