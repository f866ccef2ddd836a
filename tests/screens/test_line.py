"""The quick line and the plan: a whole call in one line, with a preview of each effect."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.screens.driving import NARROW, Rep, both_sizes, rounds
from tui.domain.records import Account, Chase, PaymentPromise, Person, Visit
from tui.widgets.choice import OutcomeChoice

WHOLE = "huaxin advance agreed to a test @wang @+Li Xin /then tue 10:00 demo /pay 80k fri /why 11"


async def a_line(rep: Rep, text: str) -> None:
    """Open the quick line and type."""
    await rep.press(":")
    await rep.write(text)


@both_sizes
async def test_the_rep_writes_a_call_in_one_line(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        at_ten = rep.visit_here()
        await a_line(rep, WHOLE)
        shown = rep.shown("#effects")
        for effect in ("agreed to a test", "Tue 24 Nov 2026", "80,000", "Fri 27 Nov", "Li Xin"):
            assert effect in shown
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        visit = rep.visit(at_ten.id)
        assert (visit.outcome, visit.note) == ("advance", "agreed to a test")
        assert rep.all(Visit)[-1].start == datetime(2026, 11, 24, 10)
        assert rep.all(PaymentPromise)[-1].due == date(2026, 11, 27)
        assert rep.all(Chase)[-1].excuse == "in_process"
        assert rep.all(Person)[-1].name == "Li Xin"


async def test_one_u_takes_all_of_a_line_back() -> None:
    async with rounds() as rep:
        kinds = (Visit, PaymentPromise, Chase, Person)
        before = [rep.all(kind) for kind in kinds]
        await a_line(rep, WHOLE)
        await rep.press("enter")
        assert [rep.all(kind) for kind in kinds] != before
        await rep.press("u")
        assert [rep.all(kind) for kind in kinds] == before


async def test_letters_typed_right_behind_the_colon_are_not_lost() -> None:
    async with rounds() as rep:
        rep.at_once(":", *"huaxin order ten drums")
        await rep.until_open("LineScreen")
        assert rep.field("line").value == "huaxin order ten drums"


async def test_a_whole_line_may_come_at_once() -> None:
    async with rounds() as rep:
        rep.at_once(":", *"huaxin order ten drums", "enter")
        await rep.until(lambda: rep.told, "the toast")
        await rep.settled()
        assert rep.on_top == "TodayScreen"
        assert rep.visit_here().note == "ten drums"


@pytest.mark.parametrize("sign", ["：", "colon"])
async def test_the_sign_of_a_chinese_keyboard_opens_the_line_too(sign: str) -> None:
    async with rounds() as rep:
        await rep.press(sign)
        assert rep.on_top == "LineScreen"


async def test_a_line_in_chinese_is_understood() -> None:
    async with rounds() as rep:
        at_ten = rep.visit_here()
        await a_line(rep, "hx 进展 同意试用 、下次 下周二10点 给财务总监演示")
        await rep.press("enter")
        assert rep.visit(at_ten.id).note == "同意试用"
        assert rep.all(Visit)[-1].start == datetime(2026, 11, 24, 10)


# -- What cannot be read


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("nobody order", "nobody"),
        ("huaxin order /then someday call", "someday"),
        ("huaxin order /foo bar", "/foo"),
        ("huaxin order @nobodyatall", "nobodyatall"),
        ("huaxin order /pay lots fri", "lots"),
        ("[bold] order [/]", "[bold]"),
        ("[/] [/] [/", "[/]"),
    ],
)
async def test_a_word_that_cannot_be_read_is_pointed_at_and_nothing_is_written(
    line: str, word: str
) -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await a_line(rep, line)
        await rep.press("enter")
        assert rep.on_top == "LineScreen"
        sentence, _newline, pointed = rep.shown("#effects").partition("\n")
        assert word in sentence
        assert pointed.strip() == line
        assert rep.field("line").value == line
        assert rep.book.generation == before


async def test_an_ambiguous_account_is_never_guessed() -> None:
    async with rounds() as rep:
        names = [one.name for one in rep.desk.ground.accounts.values()]
        first = next(
            letter
            for letter in "abcdefghijklmnopqrstuvwxyz"
            if sum(name.lower().startswith(letter) for name in names) > 1
        )
        before = rep.book.generation
        await a_line(rep, f"{first} order")
        await rep.press("enter")
        assert rep.on_top == "LineScreen"
        assert "could be" in rep.shown("#effects")
        assert rep.book.generation == before


async def test_enter_on_an_empty_line_does_nothing() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press(":", "enter")
        assert rep.on_top == "LineScreen"
        assert rep.book.generation == before


# -- The outcome asked for


async def test_a_line_without_an_outcome_asks_and_a_letter_answers() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await a_line(rep, "huaxin just talked")
        await rep.press("enter")
        assert rep.on_top == "LineScreen"
        assert rep.app.screen.query_one(OutcomeChoice).display
        assert rep.book.generation == before
        await rep.press("c")
        assert rep.on_top == "TodayScreen"
        assert rep.visit_here().outcome == "continuation"
        assert rep.visit_here().note == "just talked"


async def test_the_question_for_the_outcome_can_be_answered_with_a_click() -> None:
    async with rounds() as rep:
        await a_line(rep, "huaxin just talked")
        await rep.press("enter")
        await rep.click_on(rep.app.screen.query_one("#outcome"), "no sale")
        if rep.on_top == "LineScreen":
            await rep.press("enter")
        assert rep.visit_here().outcome == "no_sale"


async def test_the_question_for_the_outcome_can_be_answered_with_the_arrows() -> None:
    async with rounds() as rep:
        await a_line(rep, "huaxin just talked")
        await rep.press("enter", "right", "right", "enter")
        assert rep.on_top == "TodayScreen"
        assert rep.visit_here().outcome == "advance"


async def test_tab_leads_from_the_question_back_to_the_line_to_mend_it() -> None:
    async with rounds() as rep:
        await a_line(rep, "huaxin just talked")
        await rep.press("enter", "tab")
        assert rep.focused == "line"
        assert rep.field("line").value == "huaxin just talked"
        await rep.write(" a lot")
        assert not rep.app.screen.query_one(OutcomeChoice).display
        await rep.press("enter", "o")
        assert rep.visit_here().note == "just talked a lot"


async def test_escape_from_the_question_keeps_the_line() -> None:
    async with rounds() as rep:
        await a_line(rep, "huaxin just talked")
        await rep.press("enter", "escape", ":")
        assert rep.field("line").value == "huaxin just talked"


# -- Completions


async def test_tab_takes_the_completion() -> None:
    async with rounds() as rep:
        await a_line(rep, "brandt")
        assert "Brandtner Pumpen" in rep.shown("#candidates")
        await rep.press("tab")
        assert "Brandtner Pumpen" in rep.field("line").value
        assert rep.focused == "line"
        await rep.write("order")
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"


async def test_arrows_go_through_the_completions() -> None:
    async with rounds() as rep:
        await a_line(rep, "huaxin advance @")
        names = [line.strip(" ▸") for line in rep.shown("#candidates").splitlines()]
        assert len(names) > 2
        await rep.press("down", "down", "up", "tab")
        assert names[1] in rep.field("line").value
        assert names[0] not in rep.field("line").value


async def test_a_completion_within_the_line_leaves_the_rest_as_it_is() -> None:
    async with rounds() as rep:
        await a_line(rep, "brandt order note")
        await rep.press("home", *["right"] * 6, "tab")
        assert rep.field("line").value == "Brandtner Pumpen order note"


async def test_a_slash_offers_the_parts() -> None:
    async with rounds() as rep:
        await a_line(rep, "huaxin advance /")
        shown = rep.shown("#candidates")
        for part in ("/then", "/pay", "/why", "/mood", "/at"):
            assert part in shown


# -- The plan


async def test_n_plans_a_visit_in_one_line() -> None:
    async with rounds() as rep:
        await rep.press("n")
        await rep.write("brandtner tue 10:00 negotiation @klaus")
        assert "Tue 24 Nov 2026 10:00" in rep.shown("#effects")
        await rep.press("enter")
        visit = rep.all(Visit)[-1]
        assert rep.on_top == "TodayScreen"
        assert (visit.start, visit.purpose) == (datetime(2026, 11, 24, 10), "negotiation")
        assert visit.minutes == 60
        assert len(visit.people) == 1
        assert "Brandtner" in rep.told[-1]


async def test_a_visit_planned_for_today_appears_in_the_list() -> None:
    async with rounds() as rep:
        await rep.press("n")
        await rep.write("brandtner today 19:00")
        await rep.press("enter")
        assert "19:00" in "\n".join(rep.shown("#visits").splitlines())


async def test_a_plan_that_cannot_be_read_is_pointed_at() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("n")
        await rep.write("brandtner someday")
        await rep.press("enter")
        assert rep.on_top == "LineScreen"
        assert "someday" in rep.shown("#effects")
        assert rep.book.generation == before


async def test_a_plan_from_a_loose_end_needs_only_the_day() -> None:
    async with rounds() as rep:
        end = await rep.go_to_end("rhythm")
        await rep.press("n")
        await rep.write("mon 14:00")
        await rep.press("enter")
        visit = rep.all(Visit)[-1]
        assert visit.account_id == end.account.id
        assert visit.start == datetime(2026, 11, 23, 14)


async def test_a_line_longer_than_the_window_can_be_typed_and_saved() -> None:
    async with rounds(size=NARROW) as rep:
        note = "word " * 60
        await a_line(rep, f"huaxin order {note}")
        await rep.press("enter")
        assert rep.visit_here().note == note.strip()


@both_sizes
async def test_a_name_that_could_be_thousands_leaves_the_line_in_sight(
    size: tuple[int, int],
) -> None:
    book = [Account(id=n, name=f"Cust {n}") for n in range(1, 2001)]
    async with rounds(book, size=size) as rep:
        await a_line(rep, "cu")
        effects = " ".join(rep.shown("#effects").split())
        assert "Cust 1, Cust 2, Cust 3, Cust 4, Cust 5 and 1,995 more" in effects
        assert ": cu" in rep.seen
