"""Today: whom to see, what to know about each, what is still loose."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.screens.driving import (
    NARROW,
    NOW,
    WIDE,
    HandClock,
    a_full_day,
    both_sizes,
    example_records,
    painted,
    rounds,
)
from tui.domain.records import Account, NextStep, PlanItem, Visit
from tui.screens.line import LineScreen
from tui.screens.owes import OwesScreen
from tui.store.book import Book
from tui.widgets.facts import Facts

if TYPE_CHECKING:
    from pathlib import Path

    from tui.domain.day import LooseEndKind

TIMES = ["08:30", "10:00", "13:00", "15:15", "16:30", "17:00"]
"""The visits of the example's day."""


# -- What is shown


@both_sizes
async def test_the_rep_sees_the_day_s_visits_in_time_order(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        lines = painted(rep.visits)[1:]
        assert [next(one for one in TIMES if one in line) for line in lines] == TIMES
        assert "Huaxin Cable 华信电缆" in lines[1]
        assert "¥480,000" in lines[1]
        assert "47 d" in lines[1]


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("08:00", "10:00"),
        ("09:05", "10:00"),
        ("10:00", "10:00"),
        ("10:01", "13:00"),
        ("16:31", "17:00"),
        ("20:00", "10:00"),
    ],
)
async def test_the_cursor_starts_at_the_next_visit_not_logged(now: str, at: str) -> None:
    time = datetime.strptime(now, "%H:%M").time()
    async with rounds(clock=HandClock(datetime.combine(NOW.date(), time))) as rep:
        assert rep.here == at


@both_sizes
async def test_the_card_follows_the_cursor(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        assert "Huaxin Cable" in rep.card
        assert "021-5555 0100" in rep.card
        assert "leave by 09:05" in rep.card
        await rep.press("down")
        assert "Huaxin" not in rep.card
        assert "Brandtner Pumpen" in rep.card
        assert "leave by 11:40" in rep.card


@both_sizes
async def test_the_card_of_a_loose_end_is_that_of_its_account(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        end = await rep.go_to_end("rhythm")
        assert end.account.name in rep.card


@both_sizes
async def test_the_card_is_shown_as_soon_as_a_loose_end_has_the_cursor(
    size: tuple[int, int],
) -> None:
    async with rounds(size=size) as rep:
        await rep.press("tab")
        end = rep.today.loose_end
        assert end is not None
        assert end.account.name in rep.card


async def test_the_card_stands_beside_the_list_and_below_it_on_a_narrow_terminal() -> None:
    async with rounds(size=WIDE) as rep:
        card, day = rep.today.query_one(Facts), rep.today.query_one("#day")
        assert card.region.x >= day.region.right
        await rep.pilot.resize_terminal(*NARROW)
        await rep.settled()
        assert card.region.y >= day.region.bottom
        assert card.region.bottom <= 23


async def test_every_loose_end_names_the_key_that_settles_it() -> None:
    async with rounds() as rep:
        lines = [line for line in painted(rep.loose) if line]
        assert len(lines) == len(rep.loose.rows) == 14
        assert all(line.split()[-1] in ("l", "n", "space") for line in lines)


@both_sizes
async def test_an_empty_book_tells_how_to_begin(size: tuple[int, int]) -> None:
    async with rounds([], size=size) as rep:
        assert "rounds import accounts" in rep.seen
        assert "rounds --demo" in rep.seen
        for word in ("log", "owes", "confirm", "plan"):
            assert word not in rep.foot
        for key in ("l", "o", "c", "space", "n", "enter", "tab", "down", "up", "G"):
            await rep.press(key)
            assert rep.on_top == "TodayScreen"


# -- Other days


async def test_the_rep_goes_to_other_days_and_back() -> None:
    async with rounds() as rep:
        await rep.press("]")
        assert rep.today.on == date(2026, 11, 22)
        assert "Sun 22 Nov 2026" in rep.shown("#day-heading")
        await rep.press("[", "[", "[")
        assert rep.today.on == date(2026, 11, 19)
        assert {row.key for row in rep.visits.rows} == {
            str(one.id) for one in rep.all(Visit) if one.day == date(2026, 11, 19)
        }
        await rep.press("t")
        assert rep.today.on == NOW.date()
        assert rep.here == "10:00"


async def test_the_arrows_still_work_once_a_day_without_anything_has_been_passed() -> None:
    async with rounds(a_full_day(3, 0)) as rep:
        await rep.press("]")
        assert rep.here == ""
        await rep.press("[")
        assert rep.here == "00:10"
        await rep.press("down")
        assert rep.here == "00:20"


async def test_a_day_without_visits_says_so_and_offers_to_plan_one() -> None:
    async with rounds() as rep:
        await rep.press(*["]"] * 30)
        assert not rep.visits.display
        assert "No visits" in rep.seen
        await rep.press("n")
        assert isinstance(rep.app.screen, LineScreen)


async def test_a_day_of_the_past_is_shown_with_its_outcomes() -> None:
    async with rounds() as rep:
        logged = max(one.day for one in rep.all(Visit) if one.day < NOW.date())
        await rep.press(*["["] * (NOW.date() - logged).days)
        assert rep.today.on == logged
        assert rep.visits.rows


# -- One key settles


async def test_c_confirms_a_visit_and_c_takes_it_back() -> None:
    async with rounds() as rep:
        await rep.press("down", "down")
        assert rep.visit_here().state == "planned"
        await rep.press("c")
        assert rep.visit_here().state == "confirmed"
        assert rep.here == "15:15"
        await rep.press("c")
        assert rep.visit_here().state == "planned"
        assert len(rep.told) == 1, "only the newest toast is shown"


async def test_the_row_shows_that_the_next_visit_is_confirmed() -> None:
    async with rounds() as rep:
        confirmed = next(line for line in rep.shown("#visits").splitlines() if "▸" in line)
        assert "✆▸ 10:00" in confirmed
        await rep.press("c")
        planned = next(line for line in rep.shown("#visits").splitlines() if "▸" in line)
        assert planned == confirmed.replace("✆", " ")


async def test_a_logged_visit_cannot_be_confirmed_and_says_why() -> None:
    async with rounds() as rep:
        await rep.press("home", "c")
        assert rep.visit_here().state == "logged"
        assert "still to come" in rep.told[-1]


@pytest.mark.parametrize("kind", ["next_step", "our_promise"])
async def test_space_settles_a_next_step_and_u_brings_it_back(kind: LooseEndKind) -> None:
    async with rounds() as rep:
        end = await rep.go_to_end(kind)
        before = len(rep.loose.rows)
        await rep.press("space")
        step = rep.book.get(NextStep, end.ref)
        assert step is not None
        assert step.done == NOW.date()
        assert len(rep.loose.rows) == before - 1
        assert rep.loose.has_focus
        await rep.press("u")
        step = rep.book.get(NextStep, end.ref)
        assert step is not None
        assert step.done is None
        assert len(rep.loose.rows) == before
        assert step.text in rep.told[-1]


async def test_space_ticks_off_a_plan_item() -> None:
    async with rounds() as rep:
        end = await rep.go_to_end("plan_item")
        await rep.press("space")
        item = rep.book.get(PlanItem, end.ref)
        assert item is not None
        assert item.done == NOW.date()


async def test_space_on_a_special_date_plans_a_greeting() -> None:
    async with rounds() as rep:
        end = await rep.go_to_end("special_date")
        await rep.press("space")
        greeting = rep.all(NextStep)[-1]
        assert greeting.greeting
        assert greeting.due == end.due
        assert greeting.account_id == end.account.id


@pytest.mark.parametrize(
    ("kind", "dialog"),
    [("unlogged", "LogScreen"), ("promise_due", "ChaseScreen"), ("promise_missed", "ChaseScreen")],
)
async def test_space_on_a_call_opens_the_log_and_on_a_promise_the_chase(
    kind: LooseEndKind, dialog: str
) -> None:
    async with rounds() as rep:
        end = await rep.go_to_end(kind)
        await rep.press("space")
        assert rep.on_top == dialog
        assert end.account.name in rep.seen


async def test_space_on_a_rhythm_opens_a_plan_that_names_the_account() -> None:
    async with rounds() as rep:
        end = await rep.go_to_end("rhythm")
        await rep.press("space")
        assert isinstance(rep.app.screen, LineScreen)
        assert end.account.name in rep.field("line").value


async def test_a_call_not_logged_is_logged_from_its_loose_end() -> None:
    async with rounds() as rep:
        end = await rep.go_to_end("unlogged")
        before = len(rep.loose.rows)
        await rep.press("l", "c", "enter")
        visit = rep.visit(end.ref)
        assert visit.state == "logged"
        assert visit.day < NOW.date()
        assert len(rep.loose.rows) == before - 1


async def test_space_on_a_visit_does_nothing() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("space")
        assert rep.on_top == "TodayScreen"
        assert rep.book.generation == before


# -- The cursor stays


async def test_after_logging_the_cursor_stays_on_its_row() -> None:
    async with rounds() as rep:
        await rep.press("down")
        await rep.press("l", "a", "enter")
        assert rep.here == "13:00"
        assert rep.visits.has_focus
        assert rep.visit_here().state == "logged"
        assert "✓" in painted(rep.visits)[3]


async def test_the_place_keeps_its_cursor_behind_peeks_and_dialogs() -> None:
    async with rounds() as rep:
        await rep.press("down", "down")
        for key in ("o", "l", "?", ":", "n", "ctrl+p"):
            await rep.press(key)
            assert rep.on_top != "TodayScreen"
            await rep.press("escape")
            assert rep.on_top == "TodayScreen"
            assert rep.here == "15:15"


async def test_another_window_s_call_appears_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.LOOK", 0.02)
    path = tmp_path / "book.json"
    book = Book.open(path)
    with book.transaction("the example") as change:
        for record in example_records():
            change.add(replace(record, id=0) if isinstance(record, Account) else record)
    async with rounds(book) as rep:
        visit = rep.visit_here()
        with Book.open(path).transaction("a call elsewhere") as change:
            change.put(replace(visit, state="logged", outcome="order", note="elsewhere"))
        await rep.until(lambda: "2 logged" in rep.shown("#day-heading"), "the other's call")
        assert rep.here == "10:00"
        assert rep.told == []


async def test_a_visit_removed_by_another_window_leaves_the_list_and_the_cursor_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.LOOK", 0.02)
    path = tmp_path / "book.json"
    book = Book.open(path)
    with book.transaction("three visits") as change:
        account = change.add(Account(name="Huaxin"))
        for hour in (10, 12, 14):
            at = NOW.replace(hour=hour)
            change.add(Visit(account_id=account.id, start=at, text=f"at {hour}"))
    async with rounds(book) as rep:
        await rep.press("end")
        with Book.open(path).transaction("gone") as change:
            change.remove(Visit, rep.visit_here().id)
        await rep.until(lambda: len(rep.visits.rows) == 2, "the row goes")
        assert rep.here.startswith("12")
        await rep.press("l", "o", "enter")
        assert rep.visit_here().outcome == "order"


async def test_the_day_turns_at_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.LOOK", 0.02)
    clock = HandClock(datetime(2026, 11, 21, 23, 59))
    async with rounds(clock=clock) as rep:
        assert "Sat 21 Nov 2026" in rep.shown("TopBar")
        clock.turn_to(datetime(2026, 11, 22, 0, 0))
        await rep.until(lambda: "Sun 22 Nov 2026" in rep.shown("TopBar"), "the new day")
        assert rep.today.on == date(2026, 11, 22)
        shown = {int(row.key) for row in rep.visits.rows}
        assert shown == {one.id for one in rep.all(Visit) if one.day == date(2026, 11, 22)}


async def test_the_wait_until_the_next_visit_is_told_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.today.TICK", 0.02)
    clock = HandClock()
    async with rounds(clock=clock) as rep:
        assert "next in 55 min" in rep.shown("#day-heading")
        clock.turn_to(NOW.replace(minute=30))
        await rep.until(lambda: "next in 30 min" in rep.shown("#day-heading"), "30 minutes")


async def test_the_owing_peek_opens_on_the_account_under_the_cursor() -> None:
    async with rounds() as rep:
        await rep.press("down", "down", "o")
        assert isinstance(rep.app.screen, OwesScreen)
        assert "岚湖精密 Lanhu" in rep.seen


async def test_on_an_empty_day_log_and_owes_ask_which_account() -> None:
    book = [Account(id=1, name="Huaxin"), Account(id=2, name="Norrvik")]
    async with rounds(book) as rep:
        assert "l log" in rep.foot
        await rep.press("l")
        assert rep.on_top == "FindScreen"
        assert "Which account?" in rep.seen
        await rep.write("norr")
        await rep.press("enter")
        assert rep.on_top == "LogScreen"
        assert "Norrvik" in rep.seen
        # From now on it is the one that travels along.
        await rep.press("escape", "o")
        assert rep.on_top == "OwesScreen"
        assert "Norrvik" in rep.seen


async def test_on_an_empty_day_log_is_about_the_account_found() -> None:
    async with rounds([Account(id=1, name="Huaxin"), Account(id=2, name="Norrvik")]) as rep:
        await rep.press("/")
        await rep.write("huaxin")
        await rep.press("enter", "escape", "l")
        assert rep.on_top == "LogScreen"
        await rep.press("a", "enter")
        assert [one.account_id for one in rep.all(Visit)] == [1]
