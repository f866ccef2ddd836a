"""Prep: its nine sections, what is ticked, copied, written and noted there, and the card."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from rich.cells import cell_len

from tests.screens import wild
from tests.screens.driving import NOW, Rep, both_sizes, painted, rounds
from tests.screens.test_wild import look
from tui.desk.prep import names
from tui.desk.prep.view import of_visit
from tui.domain.records import Account, Note, OwnWords, Person, Record, Visit
from tui.screens.prep import PrepScreen
from tui.widgets.items import Items
from tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS: Final = names.SECTIONS


def two_visits() -> list[Record]:
    """Huaxin at ten and Marlow at two; nobody is to be met at Norrvik."""
    return [
        Account(id=1, name="Huaxin", travel_minutes=40, address="18 Cable Road"),
        Account(id=2, name="Marlow"),
        Account(id=3, name="Norrvik"),
        Person(id=1, account_id=1, name="Wang Lin", roles=("purchaser",), attitude="doubts"),
        Visit(
            id=1,
            account_id=1,
            start=NOW.replace(hour=10, minute=0),
            people=(1,),
            purpose="negotiation",
        ),
        Visit(id=2, account_id=2, start=NOW.replace(hour=14, minute=0), purpose="introduction"),
    ]


def here(rep: Rep) -> PrepScreen:
    screen = rep.app.screen
    assert isinstance(screen, PrepScreen)
    return screen


def items(rep: Rep) -> Items:
    return rep.app.screen.query_one(Items)


async def go_to(rep: Rep, section: names.Section) -> None:
    """From today to a section."""
    await rep.press("2", *["right"] * SECTIONS.index(section))


# -- The place


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
        for key in ("right", "space", "a", "s", "b", "y", "Y", "l", "o", "n", "e", "delete", "d"):
            await rep.press(key)
            assert rep.on_top == "PrepScreen"


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


# -- Materials


@both_sizes
async def test_space_ticks_a_material_and_u_takes_it_back(size: tuple[int, int]) -> None:
    async with rounds(two_visits(), size=size) as rep:
        await go_to(rep, "materials")
        await rep.press("down", "space")
        key = items(rep).current
        assert rep.visit(1).ready == (key,)
        assert "ready 1 of" in rep.shown("#prep-head")
        assert rep.shown("#sheet").count("☑") == 1
        await rep.press("space")
        assert rep.visit(1).ready == ()
        await rep.press("enter")
        assert rep.visit(1).ready == (key,)
        await rep.press("u")
        assert rep.visit(1).ready == ()
        assert items(rep).current == key
        assert rep.visit(2).ready == ()


@both_sizes
async def test_today_tells_how_much_is_ready(size: tuple[int, int]) -> None:
    async with rounds(two_visits(), size=size) as rep:
        number = of_visit(rep.desk, 1).ready.m
        assert f"ready 0 of {number}" in rep.card
        await go_to(rep, "materials")
        await rep.press("space", "1")
        assert f"ready 1 of {number}" in rep.card
        await rep.press("down")
        assert "ready 0 of" in rep.card


async def test_a_visit_that_is_over_has_nothing_to_make_ready() -> None:
    over = Visit(id=1, account_id=1, start=NOW - timedelta(hours=1), state="logged")
    async with rounds([Account(id=1, name="Huaxin"), over]) as rep:
        assert "Huaxin" in rep.card
        assert "ready" not in rep.card


# -- Copying


async def test_y_copies_the_line_under_the_cursor_and_capital_y_the_section() -> None:
    async with rounds() as rep:
        await go_to(rep, "openings")
        view = of_visit(rep.desk, rep.app.current_visit or 0)
        await rep.press("down", "y")
        assert rep.app.clipboard == f"“{view.openings[1].text}”"
        await rep.press("Y")
        for one in view.openings:
            assert one.text in rep.app.clipboard


async def test_y_copies_the_card_and_a_whole_section() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "y")
        assert "Huaxin" in rep.app.clipboard
        assert "leave by 09:05" in rep.app.clipboard
        await rep.press("right", "right", "right", "y")
        for one in of_visit(rep.desk, 1).materials:
            assert one.text in rep.app.clipboard


# -- The brief


@both_sizes
async def test_b_writes_the_brief(size: tuple[int, int], tmp_path: Path) -> None:
    async with rounds(two_visits(), size=size) as rep:
        await rep.press("2", "b")
        field = rep.field("answer")
        assert field.value == "brief-Huaxin-2026-11-21.md"
        file = tmp_path / "brief.md"
        field.value = str(file)
        await rep.press("enter")
        assert rep.on_top == "PrepScreen"
        assert "Huaxin" in file.read_text("utf-8").splitlines()[0]
        assert str(file) in rep.told[-1]


async def test_a_brief_that_cannot_be_written_is_told_and_can_be_mended(tmp_path: Path) -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "b")
        rep.field("answer").value = str(tmp_path / "nowhere" / "brief.md")
        await rep.press("enter")
        assert rep.on_top == "AskScreen"
        assert rep.shown("#effects").strip()


# -- The objective


@both_sizes
async def test_the_objective_is_set_changed_and_taken_away(size: tuple[int, int]) -> None:
    async with rounds(two_visits(), size=size) as rep:
        suggested = of_visit(rep.desk, 1).objective.seek
        await rep.press("2", "s")
        assert rep.field("seek").placeholder == suggested
        await rep.write("trial order")
        await rep.press("tab")
        await rep.write("a date")
        await rep.press("enter")
        assert rep.on_top == "PrepScreen"
        assert (rep.visit(1).seek, rep.visit(1).least) == ("trial order", "a date")
        assert "trial order" in rep.shown("#door")
        await rep.press("s")
        assert rep.field("seek").value == "trial order"
        await rep.press("end", "ctrl+u", "enter")
        assert (rep.visit(1).seek, rep.visit(1).least) == ("", "a date")
        await rep.press("u", "u")
        assert (rep.visit(1).seek, rep.visit(1).least) == ("", "")


async def test_a_half_typed_objective_is_kept() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "s")
        await rep.write("trial or")
        await rep.press("escape", "s")
        assert rep.field("seek").value == "trial or"


# -- Questions


@both_sizes
async def test_an_answer_is_noted_from_the_question(size: tuple[int, int]) -> None:
    async with rounds(two_visits(), size=size) as rep:
        await go_to(rep, "questions")
        question = of_visit(rep.desk, 1).questions[0]
        assert items(rep).current == question.id
        await rep.press("a")
        assert question.text.split()[0] in rep.shown("#asked")
        await rep.press("enter")
        assert rep.on_top == "AnswerScreen"
        await rep.write("it costs a day")
        await rep.press("enter")
        assert rep.on_top == "PrepScreen"
        assert "it costs a day" in rep.all(Note)[0].text
        await rep.press("u")
        assert rep.all(Note) == []


async def test_that_it_is_still_true_is_said_with_enter_alone() -> None:
    async with rounds() as rep:
        await go_to(rep, "questions")
        view = of_visit(rep.desk, rep.app.current_visit or 0)
        still = [one.id for one in view.questions if one.kind == "still_true"]
        if not still:
            pytest.skip("nothing in the example of this day may have moved")
        while items(rep).current != still[0]:
            await rep.press("down")
        before = rep.book.generation
        await rep.press("enter", "enter")
        assert rep.on_top == "PrepScreen"
        assert rep.book.generation > before


# -- In the rep's own words


async def test_a_product_is_praised_in_the_rep_s_own_words_and_they_can_go_again() -> None:
    async with rounds() as rep:
        await go_to(rep, "value")
        view = of_visit(rep.desk, rep.app.current_visit or 0)
        power = next(one for one in view.value if one.kind == "power" and one.role == "purchaser")
        while items(rep).current != power.id:
            await rep.press("down")
        await rep.press("w", "end", "ctrl+u")
        await rep.write("one date, one name")
        await rep.press("enter")
        assert "one date, one name" in [one.text for one in rep.all(OwnWords)]
        assert "one date, one name" in "".join(
            one.text for one in of_visit(rep.desk, rep.app.current_visit or 0).value
        )
        await rep.press("w")
        assert rep.field("answer").value == "one date, one name"
        await rep.press("end", "ctrl+u", "enter")
        assert "one date, one name" not in [one.text for one in rep.all(OwnWords)]
        await rep.press("u")
        assert "one date, one name" in [one.text for one in rep.all(OwnWords)]


async def test_what_they_may_ask_is_answered_in_the_rep_s_own_words() -> None:
    async with rounds(two_visits()) as rep:
        await go_to(rep, "questions")
        await rep.press("w")
        assert rep.on_top == "PrepScreen"
        assert rep.told
        likely = next(one for one in of_visit(rep.desk, 1).questions if one.kind == "likely")
        while items(rep).current != likely.id:
            await rep.press("down")
        await rep.press("w")
        await rep.write("on the day, or I ring")
        await rep.press("enter")
        assert rep.all(OwnWords)[0].question == likely.id.removeprefix("likely.")
        assert "on the day, or I ring" in rep.shown("#sheet")


async def test_without_a_product_there_is_nothing_to_praise() -> None:
    async with rounds(two_visits()) as rep:
        await go_to(rep, "value")
        await rep.press("w")
        assert rep.on_top == "PrepScreen"
        assert rep.told == ["The book knows no product for this visit yet."]


# -- What leads on


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


async def test_delete_removes_the_visit_and_u_brings_it_back() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "delete")
        assert rep.book.get(Visit, 1) is None
        assert rep.shown("#prep-head").startswith("next call Huaxin")
        await rep.press("u")
        assert rep.shown("#prep-head").startswith("10:00 Huaxin")


# -- The doorstep card


@both_sizes
async def test_d_opens_the_card_from_every_place(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        account = rep.desk.ground.accounts[rep.app.current_account or 0].name
        for place in "12347":
            await rep.press(place, "d")
            assert rep.on_top == "DoorstepScreen"
            assert account in rep.shown("#doorstep")
            await rep.press("escape")
            assert rep.on_top != "DoorstepScreen"


async def test_the_card_is_copied_leads_to_the_brief_and_to_the_rest() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("d", "y")
        assert "18 Cable Road" in rep.app.clipboard
        await rep.press("b")
        assert rep.on_top == "AskScreen"
        await rep.press("escape", "right")
        assert rep.on_top == "PrepScreen"


@both_sizes
async def test_the_card_fits_for_wild_names(size: tuple[int, int]) -> None:
    async with rounds(wild.records(), size=size) as rep:
        await rep.press("home")
        for _name in wild.NAMES:
            await rep.press("d")
            look(rep, size)
            card = rep.app.screen.query_one("#doorstep")
            assert card.region.bottom < size[1]
            assert card.region.height == card.size.height == len(painted(card))
            assert all(cell_len(line) <= 80 for line in painted(card))
            assert "bring" in rep.seen
            await rep.press("escape", "down")


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


async def test_the_card_fits_the_smallest_window() -> None:
    async with rounds(size=(60, 16)) as rep:
        await rep.press("d")
        look(rep, (60, 16))
        assert rep.app.screen.query_one("#doorstep").region.bottom <= 15
        await rep.press("right")
        look(rep, (60, 16))
        for _section in SECTIONS:
            await rep.press("right")
            look(rep, (60, 16))
