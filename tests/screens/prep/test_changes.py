"""What is ticked, set, answered, worded and removed in Prep."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.screens.driving import NOW, both_sizes, rounds
from tests.screens.prep.visiting import go_to, items, two_visits
from tui.desk.prep.view import of_visit
from tui.domain.records import Account, Note, OwnWords, Visit

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


async def test_delete_removes_the_visit_and_u_brings_it_back() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "delete")
        assert rep.book.get(Visit, 1) is None
        assert rep.shown("#prep-head").startswith("next call Huaxin")
        await rep.press("u")
        assert rep.shown("#prep-head").startswith("10:00 Huaxin")
