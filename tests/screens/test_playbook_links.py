"""Playbook: where an entry leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import both_sizes, rounds
from tests.screens.opened_playbook import HUAXIN, go_to, here, is_reading, page, place, rows
from tui.desk.playbook_entries import Contents
from tui.widgets.page import Page

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.usefixtures("three_places")


@both_sizes
async def test_right_and_left_choose_what_to_see_and_enter_goes_there(
    size: tuple[int, int],
) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "right", "right")
        assert "M04 Attack and defend" in page(rep)
        await rep.press("left", "enter")
        assert here(rep) == "M02"
        assert "M02  Tiers" in page(rep)
        assert rows(rep).has_focus


@both_sizes
async def test_escape_goes_back_the_way_one_came(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "enter", "right", "enter", "right", "right", "enter")
        assert is_reading(rep)
        assert here(rep) == "M03"
        for before in ("M02", "M01"):
            await rep.press("escape")
            assert here(rep) == before
            assert is_reading(rep)
        await rep.press("escape")
        assert rows(rep).has_focus


async def test_escape_lets_go_of_what_was_chosen_first() -> None:
    async with rounds() as rep:
        await rep.press("7", "right", "escape", "enter")
        assert here(rep) == "M01"
        assert is_reading(rep)


async def test_escape_leaves_the_search_line_before_anything_else() -> None:
    async with rounds() as rep:
        await rep.press("7", "right", "enter", "right", "f", "escape")
        assert rows(rep).has_focus
        assert here(rep) == "M02"


async def test_a_cursor_that_moves_on_forgets_the_way_back() -> None:
    async with rounds() as rep:
        await rep.press("7", "right", "enter", "down", "escape")
        assert here(rep) == "M03"


async def test_a_link_leads_out_of_what_was_found() -> None:
    async with rounds() as rep:
        await rep.press("7", "f")
        await rep.write("m35")
        await rep.press("enter", "right", "enter")
        assert here(rep) == "M26"
        assert rep.field("query").value == ""
        await rep.press("escape")
        assert here(rep) == "M35"


async def test_a_click_on_a_link_follows_it() -> None:
    async with rounds() as rep:
        await rep.press("7", "down", "down")
        await rep.click_on(place(rep).query_one(Page), "M65 Lighthouse")
        assert here(rep) == "M65"


@both_sizes
async def test_w_goes_where_it_is_used(size: tuple[int, int]) -> None:
    async with rounds(HUAXIN, size=size) as rep:
        await rep.press("7")
        await go_to(rep, "M53")
        assert "w where used" in rep.foot
        await rep.press("w")
        assert rep.on_top == "MoneyScreen"
        await rep.press("0")
        assert here(rep) == "M53"


async def test_with_several_uses_w_asks_which_and_a_digit_answers() -> None:
    async with rounds(HUAXIN) as rep:
        await rep.press("7")
        await go_to(rep, "M57")
        await rep.press("w")
        assert rep.on_top == "PickScreen"
        assert "Fifteen excuses and their answers" in rep.seen
        await rep.press("1")
        assert rep.on_top == "MoneyScreen"
        await rep.press("7", "w", "2")
        assert rep.on_top == "LogScreen"
        await rep.press("escape", "w", "escape")
        assert rep.on_top == "PlaybookScreen"


async def test_places_that_are_not_there_are_not_named_and_lead_nowhere() -> None:
    async with rounds(HUAXIN) as rep:
        await rep.press("7", "enter", "end")
        assert "Accounts" not in page(rep)
        assert "used at" not in page(rep)
        assert "where used" not in rep.foot
        await rep.press("w")
        assert rep.on_top == "PlaybookScreen"
        links = len(Contents(rep.desk).entry("M01").see)
        await rep.press(*["right"] * (links + 1), "enter", "end")
        assert here(rep) == "M01"


async def test_a_place_is_chosen_behind_the_entries() -> None:
    async with rounds(HUAXIN) as rep:
        await rep.press("7", "down", "left", "enter")
        assert rep.on_top == "TodayScreen"
