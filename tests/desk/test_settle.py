"""Settling what waits with one key, and taking it back."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.desk.making import TODAY, desk_of, desk_with, stand, visit, whole
from tui.desk import keeping, settle, today
from tui.desk.ground import Desk, Gone
from tui.desk.today_views import LooseEndView
from tui.domain.day import LooseEndKind
from tui.domain.records import Account, NextStep, Person, PlanItem, SpecialDate, Visit


def end_of(desk: Desk, kind: LooseEndKind) -> LooseEndView:
    (found,) = (one for one in today.day(desk).loose_ends if one.kind == kind)
    return found


def test_confirm_toggles() -> None:
    desk = desk_with(visit(1, "10:00"))
    said = [settle.toggle_confirmed(desk, 1) for _ in range(3)]
    assert said == [
        "Huaxin Cable 华信电缆 10:00: confirmed",
        "Huaxin Cable 华信电缆 10:00: planned",
        "Huaxin Cable 华信电缆 10:00: confirmed",
    ]
    assert stand(desk, Visit)[1].state == "confirmed"
    assert [keeping.undo(desk).undone for _ in range(3)] == said[::-1]
    assert stand(desk, Visit)[1].state == "planned"


@pytest.mark.parametrize("state", ["logged", "missed", "cancelled", None])
def test_what_is_over_cannot_be_confirmed(state: str | None) -> None:
    desk = desk_with(*([visit(1, "10:00", state=state)] if state else []))
    before = whole(desk)
    with pytest.raises(Gone):
        settle.toggle_confirmed(desk, 1)
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("kind", "promised"), [("next_step", False), ("our_promise", True)], ids=str
)
def test_a_step_is_done_today(kind: LooseEndKind, promised: bool) -> None:
    waiting = NextStep(
        id=1, account_id=1, due=date(2026, 11, 18), text="certificate", promised=promised
    )
    desk = desk_with(waiting)
    end = end_of(desk, kind)
    assert settle.settle(desk, end) == "Done: certificate (Huaxin Cable 华信电缆)"
    assert stand(desk, NextStep)[1] == replace(waiting, done=TODAY)
    assert today.day(desk).loose_ends == ()
    with pytest.raises(Gone):
        settle.settle(desk, end)
    keeping.undo(desk)
    assert end_of(desk, kind) == end


def test_a_plan_item_is_done_today() -> None:
    item = PlanItem(id=1, account_id=1, person_id=1, target="trust", measure="dinner", due=TODAY)
    desk = desk_with(item)
    end = end_of(desk, "plan_item")
    assert settle.settle(desk, end) == "Done: dinner (Huaxin Cable 华信电缆)"
    assert stand(desk, PlanItem)[1].done == TODAY
    with pytest.raises(Gone):
        settle.settle(desk, end)


def test_a_birthday_becomes_a_greeting_on_its_day() -> None:
    desk = desk_with(Person(id=9, account_id=2, name="Alma", birthday=date(1980, 11, 30)))
    said = settle.settle(desk, end_of(desk, "special_date"))
    assert said == "Greeting planned: Alma, Mon 30 Nov 2026"
    assert stand(desk, NextStep)[1] == NextStep(
        id=1,
        account_id=2,
        person_id=9,
        due=date(2026, 11, 30),
        text="greet Alma",
        made=TODAY,
        greeting=True,
    )
    assert today.day(desk).loose_ends == ()
    assert [one.kind for one in today.day(desk, date(2026, 11, 30)).loose_ends] == ["next_step"]


def test_an_accounts_own_day_becomes_a_greeting_too() -> None:
    day = SpecialDate(day=date(2019, 11, 27), text="opening")
    desk = desk_of(Account(id=5, name="Orrin", special_dates=(day,)))
    assert settle.settle(desk, end_of(desk, "special_date")) == (
        "Greeting planned: Orrin, Fri 27 Nov 2026"
    )
    assert stand(desk, NextStep)[1].person_id is None
    assert today.day(desk).loose_ends == ()


def test_what_one_key_cannot_settle_changes_nothing() -> None:
    desk = desk_with(visit(1, "2026-11-20T10:00"))
    end, before = end_of(desk, "unlogged"), whole(desk)
    with pytest.raises(ValueError, match="unlogged"):
        settle.settle(desk, end)
    assert whole(desk) == before
