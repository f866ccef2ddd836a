"""The chase dialog: excuse, promise, and what is kept of a chase half typed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import Rep, both_sizes, rounds
from tests.screens.money.owing import TODAY, three_payers
from tui import i18n
from tui.desk import chase as job
from tui.domain.codes import EXCUSES
from tui.domain.records import Chase, NextStep
from tui.widgets.effects import Effects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.i18n import Language


def chases(rep: Rep) -> Sequence[Chase]:
    return list(rep.book.snapshot.since(Chase, TODAY).values())


def squeezed(text: str) -> str:
    """The text without its spaces: wherever its lines are broken."""
    return "".join(char for char in text if char.isalnum())


@both_sizes
async def test_a_chase_with_excuse_and_promise(size: tuple[int, int]) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "down", "l")
        assert rep.on_top == "ChaseScreen"
        assert "€5,800" in rep.shown("#ready")
        await rep.press("1", "1")
        assert "not signed, in process" in rep.shown("#effects")
        assert "ask" in rep.shown("#ready")
        await rep.press("tab")
        await rep.write("5000")
        await rep.press("tab")
        await rep.write("wed")
        assert "You pay €5,000 by Wed 25 Nov 2026" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.on_top == "MoneyScreen"
        (chase,) = chases(rep)
        assert chase.excuse == "in_process"
        assert chase.end == "part"
        (promise,) = rep.desk.ground.ledger.promises_of[1]
        assert (promise.id, promise.amount) == (chase.promise_id, 500_000)
        await rep.press("u")
        assert not chases(rep)
        assert 1 not in rep.desk.ground.ledger.promises_of


@pytest.mark.parametrize("height", [16, 18, 20, 22, 24])
async def test_what_will_be_written_stays_in_sight_in_a_low_window(height: int) -> None:
    async with rounds(three_payers(), size=(80, 36)) as rep:
        await rep.press("4", "down", "l", "5", "tab")
        await rep.write("5000")
        await rep.press("tab")
        await rep.write("2026-11-27")
        line = rep.app.screen.query_one(Effects)
        await rep.pilot.resize_terminal(80, height)
        await rep.settled()
        assert line.size.height > 1
        assert rep.app.screen.can_view_entire(line)


async def test_an_excuse_without_a_promise_is_checked_by_itself() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l", "1", "enter")
        (step,) = rep.book.snapshot.since(NextStep, TODAY).values()
        assert step.due == TODAY + timedelta(days=3)  # two working days after a Saturday
        assert "already paid" in step.text


async def test_the_amount_alone_is_only_a_proposal() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l")
        assert rep.field("amount").value == "5,800"
        await rep.press("enter")
        assert 1 not in rep.desk.ground.ledger.promises_of
        (chase,) = chases(rep)
        assert chase.end == "receivable"


async def test_several_excuses_are_offered_until_it_is_clear_which() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l")
        await rep.write("no")
        assert "no money" in rep.shown("#ready")
        assert "not signed" in rep.shown("#ready")
        await rep.press("enter")
        assert rep.on_top == "ChaseScreen"
        assert rep.focused == "why"


async def test_a_half_typed_chase_is_kept() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l", "1", "tab", "tab")
        await rep.write("fri")
        await rep.press("escape", "l")
        assert rep.field("why").value == "1"
        assert rep.field("by").value == "fri"


async def test_the_same_excuse_again_is_remembered() -> None:
    heard = Chase(id=1, account_id=1, on=TODAY - timedelta(days=20), excuse="in_process")
    async with rounds([*three_payers(), heard]) as rep:
        await rep.press("4", "down", "l", "1", "1")
        assert "heard 1 time before" in rep.shown("#ready")


async def test_a_missed_promise_is_chased_from_today_with_the_right_words() -> None:
    async with rounds(three_payers()) as rep:
        await rep.go_to_end("promise_missed")
        assert "I was counting on the €1,000 you promised us" in " ".join(rep.card.split())
        await rep.press("space")
        assert rep.on_top == "ChaseScreen"


@both_sizes
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_is_to_be_spoken_is_read_in_full(
    size: tuple[int, int], language: Language
) -> None:
    i18n.use(language)
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "down", "l")
        for number in (1, 6, 11, 15):
            await rep.press("ctrl+u", *str(number))
            seen = page = rep.shown("#briefing")
            await rep.press("pagedown")
            while (turned := rep.shown("#briefing")) != page:
                seen, page = seen + turned, turned
                await rep.press("pagedown")
            assert ("page ↓" in rep.foot) == (seen != page)
            answer = job.answer(rep.desk, 1, EXCUSES[number - 1])
            for text in (answer.say, answer.read, answer.next):
                assert squeezed(text)[-12:] in squeezed(seen)
