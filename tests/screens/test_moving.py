"""A visit is moved, cancelled or removed by one key, and what was done is taken back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tests.screens import pictures
from tests.screens.driving import Rep, both_sizes, rounds
from tests.screens.pictures import both_languages
from tui import i18n
from tui.desk.flags import flags_of
from tui.domain.records import NextStep, Visit

if TYPE_CHECKING:
    from tui.i18n import Language


@both_sizes
async def test_r_moves_a_visit_by_words_and_u_moves_it_back(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        visit = rep.visit_here()
        await rep.press("r")
        assert rep.on_top == "AskScreen"
        assert "Huaxin Cable" in rep.shown(".heading")
        await rep.write("tue 14:00")
        assert "Tue 24 Nov" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        moved = rep.visit(visit.id)
        assert moved.start == datetime(2026, 11, 24, 14, 0)
        assert moved.state == "planned"
        assert "moved to Tue 24 Nov 2026 14:00" in rep.told[-1]
        assert str(visit.id) not in [row.key for row in rep.visits.rows]
        await rep.press("u")
        assert rep.visit(visit.id) == visit
        assert str(visit.id) in [row.key for row in rep.visits.rows]


async def test_a_time_keeps_the_day_and_a_day_keeps_the_time() -> None:
    async with rounds() as rep:
        visit = rep.visit_here()
        await rep.press("r")
        await rep.write("18:30")
        await rep.press("enter")
        assert rep.visit(visit.id).start == datetime(2026, 11, 21, 18, 30)
        assert rep.here == "18:30"
        await rep.press("r")
        await rep.write("mon")
        await rep.press("enter")
        assert rep.visit(visit.id).start == datetime(2026, 11, 23, 18, 30)


async def test_an_overlap_is_said_before_the_visit_is_moved() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("r")
        await rep.write("13:15")
        assert "overlaps Brandtner" in rep.shown("#effects")
        assert "13:00" in rep.shown("#effects")
        assert rep.book.generation == before
        await rep.press("escape", "r")
        assert rep.field("answer").value == "13:15"


@both_sizes
@both_languages
async def test_why_a_visit_cannot_be_kept_is_said_in_full_on_every_card(
    size: tuple[int, int], language: Language
) -> None:
    i18n.use(language)
    async with rounds(pictures.example(), size=size) as rep:
        await rep.press("r")
        await rep.write("today 13:30")
        await rep.press("enter")
        flag = flags_of(rep.desk, rep.visit_here().account_id, rep.visit_here())[0]
        assert flag.code == "overlap"
        why = "".join(flag.text.split())
        assert why in "".join(rep.card.split())
        await rep.press("d")
        assert why in "".join(rep.shown("#doorstep").split())
        await rep.press("escape", "2")
        assert why in "".join(rep.shown("#door").split())


async def test_a_moment_that_cannot_be_is_told_and_writes_nothing() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("r", "enter")
        assert rep.on_top == "AskScreen"
        for text, told in (("someday [/]", "someday [/]"), ("yesterday", "past")):
            rep.field("answer").value = ""
            await rep.write(text)
            assert told in rep.shown("#effects")
            await rep.press("enter")
            assert rep.on_top == "AskScreen"
            assert told in rep.shown("#effects")
        assert rep.book.generation == before
        await rep.press("escape", "home", "r")
        await rep.write("mon")
        await rep.press("enter")
        assert "has been logged" in rep.shown("#effects")


async def test_x_cancels_and_u_brings_the_visit_back() -> None:
    async with rounds() as rep:
        visit = rep.visit_here()
        await rep.press("x")
        assert rep.visit(visit.id).state == "cancelled"
        assert "cancelled" in rep.told[-1]
        await rep.press("u")
        assert rep.visit(visit.id) == visit
        assert "cancelled" in rep.told[-1]
        await rep.press("home", "x")
        assert rep.visit_here().state == "logged"
        assert "only one still to come" in rep.told[-1]


async def test_delete_removes_a_visit_and_u_brings_it_back() -> None:
    async with rounds() as rep:
        visit = rep.visit_here()
        rows = len(rep.visits.rows)
        await rep.press("delete")
        assert rep.book.get(Visit, visit.id) is None
        assert len(rep.visits.rows) == rows - 1
        assert rep.here == "13:00"
        assert "Huaxin" in rep.told[-1]
        await rep.press("u")
        assert rep.visit(visit.id) == visit
        assert len(rep.visits.rows) == rows


async def test_delete_removes_a_step_and_u_brings_it_back() -> None:
    async with rounds() as rep:
        end = await rep.go_to_end("next_step")
        step = rep.book.get(NextStep, end.ref)
        rows = len(rep.loose.rows)
        await rep.press("delete")
        assert rep.book.get(NextStep, end.ref) is None
        assert len(rep.loose.rows) == rows - 1
        await rep.press("u")
        assert rep.book.get(NextStep, end.ref) == step
        assert len(rep.loose.rows) == rows


async def test_a_loose_end_that_is_no_record_of_its_own_is_not_removed() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        for kind in ("rhythm", "special_date", "promise_missed", "plan_item"):
            await rep.go_to_end(kind)
            await rep.press("delete", "r", "x")
            assert rep.on_top == "TodayScreen"
        assert rep.book.generation == before


async def gone(rep: Rep) -> None:
    """Another window removes the visit under the cursor."""
    visit = rep.visit_here()
    with rep.book.transaction("gone") as change:
        change.remove(Visit, visit.id)


async def test_a_visit_removed_by_another_window_is_told_and_breaks_nothing() -> None:
    async with rounds() as rep:
        await rep.press("r")
        await gone(rep)
        await rep.write("tue 14:00")
        assert "no longer in the book" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.on_top == "AskScreen"
        assert "no longer in the book" in rep.shown("#effects")
        await rep.press("escape")
        for key in ("x", "delete"):
            await rep.press("u", "home", "down")
            await gone(rep)
            await rep.press(key)
            assert "no longer in the book" in rep.told[-1]
            await rep.without_toasts()
