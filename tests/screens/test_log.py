"""The log dialog: an outcome, a line, a next step, saved from any field."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.screens.driving import NARROW, NOW, Rep, painted, rounds
from tui.domain.codes import Outcome, VisitState
from tui.domain.records import Chase, NextStep, PaymentPromise, Person, Visit
from tui.widgets.choice import Choice

HUAXIN = 1
"""The account of the visit at ten, and of the one at half past four."""

LETTERS: list[tuple[str, Outcome, VisitState]] = [
    ("o", "order", "logged"),
    ("a", "advance", "logged"),
    ("c", "continuation", "logged"),
    ("n", "no_sale", "logged"),
    ("x", "missed", "missed"),
]


async def fill(rep: Rep, name: str, text: str) -> None:
    """Go to a field with the tab key and type."""
    for _ in range(20):
        if rep.focused == name:
            break
        await rep.press("tab")
    assert rep.focused == name
    await rep.write(text)


# -- The outcome


@pytest.mark.parametrize(("key", "outcome", "state"), LETTERS)
async def test_the_rep_logs_a_call_with_three_keys(
    key: str, outcome: Outcome, state: VisitState
) -> None:
    async with rounds(size=NARROW) as rep:
        before = rep.visit_here()
        await rep.press("l", key, "enter")
        visit = rep.visit_here()
        assert rep.on_top == "TodayScreen"
        assert visit.id == before.id
        assert (visit.outcome, visit.state) == (outcome, state)
        assert visit.start == before.start
        assert visit.logged_at == NOW
        assert "Huaxin Cable" in rep.told[-1]


async def test_one_u_takes_the_whole_call_back() -> None:
    async with rounds() as rep:
        before = rep.book.snapshot.all(Visit)
        await rep.press("l", "a")
        await fill(rep, "note", "agreed")
        await fill(rep, "then", "tue 10:00 demo")
        await fill(rep, "pay", "80k fri")
        await rep.press("enter", "u")
        assert rep.book.snapshot.all(Visit) == before
        assert "Huaxin Cable" in rep.told[-1]


async def test_all_keys_of_a_log_may_come_at_once() -> None:
    async with rounds() as rep:
        rep.at_once("l", "a", *"agreed to ocan x", "enter")
        await rep.until(lambda: rep.told, "the toast")
        await rep.settled()
        assert rep.on_top == "TodayScreen"
        assert rep.visit_here().note == "agreed to ocan x"
        assert rep.visit_here().outcome == "advance"


async def test_letters_typed_right_behind_l_a_are_not_lost() -> None:
    async with rounds() as rep:
        rep.at_once("l", "a", *"test drum")
        await rep.until_open("LogScreen")
        assert rep.field("note").value == "test drum"


async def test_j_then_l_logs_the_next_visit() -> None:
    async with rounds() as rep:
        first = rep.visit_here()
        rep.at_once("j", "l", "o", "enter")
        await rep.until(lambda: rep.told, "the toast")
        await rep.settled()
        assert rep.here == "13:00"
        assert rep.visit_here().outcome == "order"
        assert rep.visit(first.id) == first


async def test_an_impatient_enter_logs_once() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        rep.at_once("l", "a", "enter", "enter", "enter")
        await rep.until(lambda: rep.told, "the toast")
        await rep.settled()
        assert rep.book.generation == before + 1


async def test_enter_without_an_outcome_asks_for_it() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("l", "enter")
        assert rep.on_top == "LogScreen"
        assert "How did it go" in rep.shown("#effects")
        await rep.press("a", "enter")
        assert rep.book.generation == before + 1


async def test_outcome_letters_are_text_once_there_is_an_outcome() -> None:
    async with rounds() as rep:
        await rep.press("l", "o")
        await rep.write("nxaco")
        assert rep.field("note").value == "nxaco"
        await rep.press("enter")
        assert rep.visit_here().outcome == "order"


async def test_arrows_choose_an_outcome_too() -> None:
    async with rounds() as rep:
        await rep.press("l", "right", "right", "left", "right", "enter")
        assert rep.visit_here().outcome == "advance"


async def test_a_click_chooses_an_outcome() -> None:
    async with rounds() as rep:
        await rep.press("l")
        await rep.click_on(rep.app.screen.query_one("#outcome"), "no sale")
        await rep.press("enter")
        assert rep.visit_here().outcome == "no_sale"


async def test_the_rep_can_go_back_and_choose_another_outcome() -> None:
    async with rounds() as rep:
        await rep.press("l", "a", "shift+tab")
        assert rep.focused == "outcome"
        await rep.press("n")
        assert rep.focused == "note"
        await rep.press("enter")
        assert rep.visit_here().outcome == "no_sale"


# -- The fields


async def test_tab_reaches_every_field_and_comes_round() -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        passed = [rep.focused]
        for _ in range(11):
            await rep.press("tab")
            passed.append(rep.focused)
        fields = ["note", "then", "met", "pay", "why", "mood", "at", "saying", "how", "reached"]
        assert passed == [*fields, "outcome", "note"]


@pytest.mark.parametrize("field", ["note", "then", "saying", "how", "reached"])
async def test_enter_saves_from_any_field(field: str) -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        while rep.focused != field:
            await rep.press("tab")
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert rep.visit_here().outcome == "advance"


async def test_everything_that_was_said_is_written() -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        await fill(rep, "note", "agreed to a test [bold]")
        await fill(rep, "then", "tue 10:00 demo with the CFO")
        await fill(rep, "met", "wang, +Li Xin")
        await fill(rep, "pay", "80k fri")
        await fill(rep, "why", "11")
        await fill(rep, "mood", "wang accepts")
        await fill(rep, "saying", "quality first")
        while rep.focused != "how":
            await rep.press("tab")
        await rep.press("right")
        await rep.press("tab", "right", "enter")

        visit = rep.visit_here()
        new = rep.all(Person)[-1]
        wang = next(one for one in rep.all(Person) if one.name == "Wang Lin 王琳")
        demo = rep.all(Visit)[-1]
        promise = rep.all(PaymentPromise)[-1]
        chase = rep.all(Chase)[-1]
        assert visit.note == "agreed to a test [bold]"
        assert (new.name, new.account_id) == ("Li Xin", HUAXIN)
        assert visit.people == (wang.id, new.id)
        assert wang.attitude == "accepts"
        assert visit.saying == "quality first"
        assert visit.kind == "phone"
        assert visit.reached == "sought"
        assert (demo.start, demo.text) == (datetime(2026, 11, 24, 10), "demo with the CFO")
        assert (promise.amount, promise.currency) == (80_000_00, "CNY")
        assert promise.due == date(2026, 11, 27)
        assert (chase.excuse, chase.promise_id) == ("in_process", promise.id)


async def test_a_next_step_without_a_time_of_day_becomes_a_task() -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        await fill(rep, "then", "fri send the offer")
        await rep.press("enter")
        step = rep.all(NextStep)[-1]
        assert (step.due, step.text) == (date(2026, 11, 27), "send the offer")


async def test_a_date_is_echoed_with_its_weekday_before_it_is_saved() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("l", "a")
        await fill(rep, "then", "tue send it")
        assert "Tue 24 Nov 2026" in rep.shown("#effects")
        assert rep.book.generation == before


async def test_a_call_can_be_backdated() -> None:
    async with rounds() as rep:
        await rep.go_to_end("rhythm")
        await rep.press("l", "c")
        await fill(rep, "at", "yesterday 16:00")
        await rep.press("enter")
        visit = rep.all(Visit)[-1]
        assert visit.start == datetime(2026, 11, 20, 16)
        assert visit.unplanned
        assert visit.state == "logged"


@pytest.mark.parametrize(
    ("field", "text", "word"),
    [
        ("then", "someday send it", "someday"),
        ("pay", "lots fri", "lots"),
        ("pay", "80k someday", "someday"),
        ("met", "nobodyatall", "nobodyatall"),
        ("why", "aliens", "aliens"),
        ("mood", "wang furious", "furious"),
        ("at", "tomorrow", "tomorrow"),
    ],
)
async def test_a_word_that_cannot_be_read_points_at_its_field_and_nothing_is_written(
    field: str, text: str, word: str
) -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("l", "a")
        await fill(rep, field, text)
        await rep.press("tab", "enter")
        assert rep.on_top == "LogScreen"
        assert rep.focused == field
        assert word in rep.shown("#effects")
        assert rep.field(field).value == text
        assert rep.book.generation == before


async def test_a_word_is_corrected_and_then_saved() -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        await fill(rep, "then", "someday call")
        await rep.press("enter", "ctrl+u")
        await rep.write("mon call")
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert rep.all(NextStep)[-1].due == date(2026, 11, 23)


async def test_people_who_are_ambiguous_are_named() -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        await fill(rep, "met", "+New One, ")
        await rep.press("enter")
        assert rep.all(Person)[-1].name == "New One"


# -- Around it


@pytest.mark.parametrize("key", ["u", "q", "colon", "question_mark", "1", "ctrl+p"])
async def test_a_place_s_keys_rest_while_the_dialog_is_open(key: str) -> None:
    async with rounds() as rep:
        before = rep.book.generation, rep.here, rep.today.on
        await rep.press("l", key)
        assert rep.on_top == "LogScreen"
        await rep.press("a", key)
        assert rep.on_top == "LogScreen"
        await rep.press("escape")
        assert (rep.book.generation, rep.here, rep.today.on) == before


async def test_signs_of_the_keys_can_be_typed_into_the_note() -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        await rep.write("q1:?u[]ljk gG")
        assert rep.field("note").value == "q1:?u[]ljk gG"


@pytest.mark.parametrize(
    ("pasted", "note"),
    [
        ("华信电缆 [/] 👩‍👧", "华信电缆 [/] 👩‍👧"),
        ("first line\nsecond line\r\nthird", "first line second line third"),
        ("a\x1b[31mb\x07c\u202ed", "a[31mbcd"),
    ],
)
async def test_what_is_pasted_comes_as_one_line_without_what_steers_a_terminal(
    pasted: str, note: str
) -> None:
    async with rounds() as rep:
        await rep.press("l", "a")
        await rep.paste(pasted)
        assert rep.field("note").value == note
        await rep.press("enter")
        assert rep.visit_here().note == note


async def test_what_was_sought_is_asked_only_where_something_was() -> None:
    async with rounds() as rep:
        await rep.press("l")
        assert rep.app.screen.query("#reached")
        await rep.press("escape")
        await rep.go_to_end("rhythm")
        await rep.press("l")
        assert not rep.app.screen.query("#reached")


async def test_a_visit_by_phone_is_logged_as_such() -> None:
    async with rounds() as rep:
        await rep.press("end", "up")
        assert rep.visit_here().kind == "phone"
        await rep.press("l")
        assert rep.app.screen.query_one("#how", Choice).value == "phone"
        await rep.press("c", "enter")
        assert rep.visit_here().kind == "phone"


async def test_the_dialog_shows_all_its_fields_at_80_by_24() -> None:
    async with rounds(size=NARROW) as rep:
        await rep.press("l", "a")
        await fill(rep, "then", "tue 10:00 demo")
        await fill(rep, "pay", "80k fri")
        shown = "\n".join(painted(rep.app.screen))
        for word in ("outcome", "note", "next", "promise", "excuse", "saying", "how", "reached"):
            assert word in shown
        assert "Tue 24 Nov 2026" in shown
        assert "Fri 27 Nov 2026" in shown
        assert "enter save" in rep.foot
