"""Going about in the lists of Today, by key and by mouse."""

from __future__ import annotations

import pytest

from tests.screens.driving import NARROW, Rep, a_full_day, painted, rounds
from tui.screens.owes import OwesScreen


def in_sight(rep: Rep) -> bool:
    """Whether the row under the cursor is painted."""
    rows = rep.loose if rep.loose.has_focus else rep.visits
    return rep.here.partition(",")[0] in "\n".join(painted(rows))


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("j", "k")])
async def test_arrows_and_letters_go_down_and_up(down: str, up: str) -> None:
    async with rounds() as rep:
        await rep.press(down)
        assert rep.here == "13:00"
        await rep.press(up, up)
        assert rep.here == "08:30"
        await rep.press(up)
        assert rep.here == "08:30"


@pytest.mark.parametrize(("last", "first"), [("end", "home"), ("G", "g")])
async def test_the_rep_jumps_to_the_last_row_and_to_the_first(last: str, first: str) -> None:
    async with rounds(a_full_day(), size=NARROW) as rep:
        await rep.press(last)
        assert rep.visits.cursor == 39
        assert in_sight(rep)
        await rep.press(first)
        assert rep.visits.cursor == 0
        assert in_sight(rep)


async def test_pages_go_down_and_up_and_the_cursor_stays_in_sight() -> None:
    async with rounds(a_full_day(), size=NARROW) as rep:
        await rep.press("home")
        seen = [rep.visits.cursor]
        while rep.visits.cursor < 39:
            await rep.press("pagedown")
            assert rep.visits.cursor > seen[-1]
            assert in_sight(rep)
            seen.append(rep.visits.cursor)
        assert len(seen) > 3
        await rep.press("pagedown")
        assert rep.visits.cursor == 39
        for _ in seen:
            await rep.press("pageup")
            assert in_sight(rep)
        assert rep.visits.cursor == 0


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (99, 29), (100, 30), (120, 36), (200, 16)])
async def test_the_cursor_is_in_sight_wherever_it_goes(size: tuple[int, int]) -> None:
    async with rounds(a_full_day(), size=size) as rep:
        assert in_sight(rep)
        for key in ("home", *["down"] * 12, "pagedown", "end", "up", "pageup", "up", "end"):
            await rep.press(key)
            assert in_sight(rep), (key, rep.here)
        await rep.press("down")
        assert rep.loose.has_focus
        for key in ("down", *["down"] * 6, "pagedown", "end", "up", "pageup", "home"):
            await rep.press(key)
            assert in_sight(rep), (key, rep.here)


async def test_the_cursor_stays_in_sight_when_the_window_is_made_smaller() -> None:
    async with rounds(a_full_day(), size=(100, 50)) as rep:
        await rep.press("end")
        assert in_sight(rep)
        await rep.pilot.resize_terminal(*NARROW)
        await rep.settled()
        assert in_sight(rep)


async def test_down_from_the_last_visit_goes_on_to_the_loose_ends_and_up_comes_back() -> None:
    async with rounds() as rep:
        await rep.press("end", "down")
        assert rep.loose.has_focus
        assert rep.today.loose_end is not None
        assert rep.loose.cursor == 0
        await rep.press("up")
        assert rep.visits.has_focus
        assert rep.here == "17:00"


async def test_tab_goes_between_the_lists_and_each_keeps_its_cursor() -> None:
    async with rounds() as rep:
        await rep.press("down", "tab")
        assert rep.loose.has_focus
        await rep.press("down", "down", "shift+tab")
        assert rep.visits.has_focus
        assert rep.here == "13:00"
        await rep.press("tab")
        assert rep.loose.cursor == 2


async def test_enter_opens_what_the_account_owes() -> None:
    async with rounds() as rep:
        await rep.press("enter")
        assert isinstance(rep.app.screen, OwesScreen)


async def test_a_burst_of_keys_keeps_its_order() -> None:
    async with rounds() as rep:
        rep.at_once("home", "j", "j", "j", "k", "j")
        await rep.settled()
        assert rep.here == "15:15"


# -- By mouse


async def test_a_click_on_a_row_takes_the_cursor_there() -> None:
    async with rounds() as rep:
        await rep.click_on(rep.visits, "15:15")
        assert rep.here == "15:15"
        assert "岚湖精密 Lanhu" in rep.card


async def test_a_second_click_opens_the_row() -> None:
    async with rounds() as rep:
        await rep.click(rep.visits, 20, 4, times=2)
        assert isinstance(rep.app.screen, OwesScreen)
        assert "Lanhu" in rep.seen


async def test_a_click_on_a_loose_end_goes_to_that_list() -> None:
    async with rounds() as rep:
        await rep.click_on(rep.loose, "calibration certificate")
        assert rep.loose.has_focus
        assert rep.here.startswith("calibration certificate")


async def test_a_click_on_the_head_of_a_list_moves_nothing() -> None:
    async with rounds() as rep:
        await rep.click(rep.visits, 20, 0)
        assert rep.here == "10:00"


async def test_a_click_works_in_a_list_that_has_scrolled() -> None:
    async with rounds(a_full_day(), size=NARROW) as rep:
        await rep.press("end", "up", "up")
        await rep.click_on(rep.visits, "visit 40")
        assert rep.visits.cursor == 39


async def test_the_wheel_scrolls_and_the_cursor_stays() -> None:
    async with rounds(a_full_day(), size=NARROW) as rep:
        await rep.press("home")
        rep.visits.scroll_relative(y=5, animate=False)
        await rep.settled()
        assert "visit 1\n" not in "\n".join(painted(rep.visits)) + "\n"
        assert rep.visits.cursor == 0
        await rep.press("down")
        assert in_sight(rep)
