"""The week: its days, its visits, the month below, and the way from it to a day."""

from __future__ import annotations

import re
from datetime import date

from tests.screens import wild
from tests.screens.driving import NOW, Rep, a_full_day, both_sizes, painted, rounds
from tui.domain.records import Visit
from tui.widgets.rows import Rows


def row(rep: Rep) -> str:
    """The key of the row under the cursor: its day, and its visit if it is not the first."""
    key = rep.app.screen.query_one(Rows).current
    assert key is not None
    return key


@both_sizes
async def test_the_week_opens_on_the_day_and_shows_all_seven(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("w")
        assert rep.on_top == "WeekScreen"
        assert row(rep) == "2026-11-21"
        rows = rep.app.screen.query_one(Rows).rows
        assert {one.key[:10] for one in rows} == {f"2026-11-{n}" for n in range(16, 23)}
        first, last = date(2026, 11, 16), date(2026, 11, 22)
        visits = [one for one in rep.all(Visit) if first <= one.day <= last]
        days = {one.day for one in visits}
        assert len(rows) == len(visits) + 7 - len(days)
        assert "Week 47" in rep.shown("#week-heading")
        assert "this month" in rep.shown("#month")
        assert re.search(r"platinum \d+/\d+", rep.shown("#month"))


async def test_enter_opens_the_day_under_the_cursor() -> None:
    async with rounds() as rep:
        await rep.press("w", "home")
        assert row(rep) == "2026-11-16"
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert rep.today.on == date(2026, 11, 16)
        # From a day of another week, the week is that day's.
        await rep.press("w")
        assert row(rep) == "2026-11-16"
        await rep.press("escape")
        assert rep.today.on == date(2026, 11, 16)
        # A visit that is not the first of its day opens the same day.
        await rep.press("t", "w", "down")
        assert row(rep).startswith("2026-11-21 ")
        await rep.press("enter")
        assert rep.today.on == NOW.date()


async def test_the_brackets_turn_the_weeks_and_t_comes_back() -> None:
    async with rounds() as rep:
        await rep.press("w", "]")
        assert "Week 48" in rep.shown("#week-heading")
        assert row(rep) == "2026-11-23"
        await rep.press("[", "[")
        assert "Week 46" in rep.shown("#week-heading")
        assert row(rep) == "2026-11-09"
        await rep.press("t")
        assert "Week 47" in rep.shown("#week-heading")
        assert row(rep) == "2026-11-21"
        await rep.press(*["]"] * 6)
        assert "Week 53" in rep.shown("#week-heading")
        await rep.press("]")
        assert "Week 1" in rep.shown("#week-heading")
        assert "2027" in rep.shown("#week-heading")
        await rep.press("enter")
        assert rep.today.on == date(2027, 1, 4)


@both_sizes
async def test_a_day_fuller_than_the_window_scrolls_and_the_month_stays(
    size: tuple[int, int],
) -> None:
    async with rounds(a_full_day(60, 0), size=size) as rep:
        await rep.press("w")
        assert row(rep) == "2026-11-21"
        await rep.press("end")
        assert row(rep) == "2026-11-22"
        assert "Sun" in painted(rep.app.screen.query_one(Rows))[-1]
        assert rep.foot.startswith("enter")


async def test_a_visit_planned_in_the_day_is_there_when_the_week_opens_again() -> None:
    async with rounds() as rep:
        await rep.press("w", "]")
        before = len(rep.app.screen.query_one(Rows).rows)
        await rep.press("escape", "s", "enter", "escape", "w", "]")
        assert rep.all(Visit)[-1].day == date(2026, 11, 23)
        rows = rep.app.screen.query_one(Rows).rows
        shown = [row for row in rows if row.key.startswith("2026-11-23")]
        on_day = [one for one in rep.all(Visit) if one.day == date(2026, 11, 23)]
        assert len(shown) == len(on_day)
        assert len(rows) == before + (len(on_day) > 1)


@both_sizes
async def test_wild_names_are_shown_as_they_are(size: tuple[int, int]) -> None:
    async with rounds(wild.records(), size=size) as rep:
        await rep.press("w", "home")
        seen = []
        for _ in rep.app.screen.query_one(Rows).rows:
            seen.append(rep.shown("#week"))
            await rep.press("down")
        assert "[bold]Bold" in "".join(seen)
        assert "[@click=app" in "".join(seen)
        assert "$warning [$e" in "".join(seen)
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
