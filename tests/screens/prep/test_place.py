"""Prep: its nine sections, how one comes and goes, and what leads on."""

from __future__ import annotations

from tests.screens import wild
from tests.screens.driving import both_sizes, rounds
from tests.screens.prep.visiting import SECTIONS, go_to, items, two_visits
from tests.screens.test_wild import look
from tui.desk.prep import names
from tui.domain.records import Account, Visit
from tui.widgets.tabs import Tabs


@both_sizes
async def test_2_goes_to_the_visit_under_the_cursor_and_back(size: tuple[int, int]) -> None:
    async with rounds(two_visits(), size=size) as rep:
        await rep.press("2")
        head = rep.shown("#prep-head")
        assert head.startswith("10:00 Huaxin")
        assert "leave by 09:05" in head
        assert "ready 0 of" in head
        await rep.press("0")
        assert rep.on_top == "TodayScreen"
        await rep.press("down", "2")
        assert rep.shown("#prep-head").startswith("14:00 Marlow")


@both_sizes
async def test_the_arrows_go_round_through_nine_sections(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("2")
        seen = []
        for section in SECTIONS:
            assert names.section(section) in rep.shown("#sections")
            seen.append(rep.seen)
            await rep.press("right")
        assert len(set(seen)) == len(SECTIONS) == 9
        assert rep.seen == seen[0]
        await rep.press("left")
        assert rep.seen == seen[-1]


async def test_a_click_on_a_section_goes_there() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2")
        await rep.click_on(rep.app.screen.query_one(Tabs), "materials")
        assert "power to sign" in rep.seen


async def test_each_section_keeps_its_cursor_and_another_visit_begins_anew() -> None:
    async with rounds(two_visits()) as rep:
        await go_to(rep, "materials")
        first = items(rep).current
        await rep.press("down", "down")
        third = items(rep).current
        assert third != first
        await rep.press("right", "left")
        assert items(rep).current == third
        await rep.press("1", "2")
        assert items(rep).current == third
        await rep.press("1", "down", "2")
        assert items(rep).current not in (third, None)


async def test_the_account_of_another_place_comes_with_its_next_visit() -> None:
    async with rounds(two_visits()) as rep:
        rep.app.current_account = 2
        await rep.press("2")
        assert rep.shown("#prep-head").startswith("14:00 Marlow")


@both_sizes
async def test_without_a_visit_it_is_the_next_call_and_nothing_is_to_be_ticked(
    size: tuple[int, int],
) -> None:
    async with rounds(two_visits(), size=size) as rep:
        rep.app.current_account = 3
        await rep.press("2")
        head = rep.shown("#prep-head")
        assert head.startswith("next call Norrvik")
        assert "ready" not in head
        assert "leave by" not in head
        assert "objective" not in rep.foot
        await rep.press("right", "right", "right")
        assert "space" not in rep.foot
        before = rep.book.generation
        await rep.press("space", "s", "delete")
        assert rep.on_top == "PrepScreen"
        assert rep.book.generation == before
        await rep.press("n")
        assert rep.on_top == "LineScreen"
        assert "Norrvik" in rep.seen


@both_sizes
async def test_on_an_empty_book_one_sentence_stands_there(size: tuple[int, int]) -> None:
    async with rounds([], size=size) as rep:
        await rep.press("2")
        assert "No accounts yet." in rep.seen
        for key in ("right", "space", "a", "s", "b", "y", "Y", "l", "o", "e", "delete", "d"):
            await rep.press(key)
            assert rep.on_top == "PrepScreen"
        assert "rounds import accounts" in rep.seen
        await rep.press("n")
        assert rep.on_top == "FormScreen"
        await rep.write("Acme")
        await rep.press("enter")
        assert [one.name for one in rep.all(Account)] == ["Acme"]


async def test_an_account_that_another_window_removed_is_told() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2")
        with rep.book.transaction("elsewhere") as change:
            change.remove(Visit, 1)
            change.remove(Account, 1)
        await rep.press("l")
        assert rep.on_top == "PrepScreen"
        assert rep.told


async def test_what_another_window_changed_is_seen_when_one_comes_back() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "1")
        with rep.book.transaction("elsewhere") as change:
            change.put(Account(id=1, name="Huaxin Cable", travel_minutes=40))
        await rep.press("2")
        assert "Huaxin Cable" in rep.shown("#prep-head")


async def test_enter_opens_the_person_and_the_account_s_money() -> None:
    async with rounds(two_visits()) as rep:
        await go_to(rep, "people")
        await rep.press("enter")
        assert rep.on_top == "PersonScreen"
        await rep.press("escape", "o")
        assert rep.on_top == "OwesScreen"
        await rep.press("escape", "e")
        assert rep.on_top == "FormScreen"
        await rep.press("escape", "l", "a", "enter")
        assert rep.visit(1).state == "logged"


@both_sizes
async def test_every_section_of_a_wild_book_is_painted(size: tuple[int, int]) -> None:
    async with rounds(wild.records(), size=size) as rep:
        await rep.press("home")
        for _name in wild.NAMES[::4]:
            await rep.press("2")
            for _section in SECTIONS:
                look(rep, size)
                await rep.press("end")
                look(rep, size)
                await rep.press("home", "right")
            await rep.press("1", "down", "down", "down", "down")
