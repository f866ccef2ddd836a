"""One of a few words, by arrows, letters and mouse."""

from __future__ import annotations

from tests.widgets.hosting import painted, shown
from tui.widgets.choice import Choice, OutcomeChoice

KINDS = [("in_person", "in person"), ("phone", "by phone"), ("video", "by video")]


def a_choice(value: str | None = None) -> Choice:
    return Choice(KINDS, id="how", value=value)


async def test_arrows_step_through_the_words_and_come_round() -> None:
    async with shown(choice := a_choice()) as (app, pilot):
        seen = []
        for _ in range(4):
            await pilot.press("right")
            seen.append(choice.value)
        assert seen == ["in_person", "phone", "video", "in_person"]
        await pilot.press("left")
        assert choice.value == "video"
        assert [one.value for one in app.of(Choice.Chosen)] == [*seen, "video"]


async def test_left_first_goes_to_the_last_word() -> None:
    async with shown(choice := a_choice()) as (_app, pilot):
        await pilot.press("left")
        assert choice.value == "video"


async def test_space_steps_too() -> None:
    async with shown(choice := a_choice("phone")) as (_app, pilot):
        await pilot.press("space")
        assert choice.value == "video"


async def test_a_click_on_a_word_chooses_it_and_beside_the_words_nothing() -> None:
    async with shown(choice := a_choice()) as (app, pilot):
        line = painted(choice)[0]
        await pilot.click(choice, offset=(line.index("by video") + 2, 0))
        assert choice.value == "video"
        await pilot.click(choice, offset=(len(line.rstrip()) + 3, 0))
        await pilot.click(choice, offset=(line.index("by phone") - 1, 0))
        assert choice.value == "video"
        assert [one.value for one in app.of(Choice.Chosen)] == ["video"]


async def test_words_are_not_markup() -> None:
    async with shown(choice := Choice([("x", "[bold]x[/]"), ("y", "[/]")], id="c")):
        assert painted(choice)[0].rstrip() == "[bold]x[/]  [/]"


async def test_the_chosen_word_looks_different() -> None:
    async with shown(choice := a_choice("phone")) as (_app, pilot):
        before = choice.render().markup
        choice.value = "video"
        await pilot.pause()
        assert choice.render().markup != before


async def test_an_outcome_shows_the_letter_that_chooses_it() -> None:
    words = [(code, code) for code in ("order", "advance", "continuation", "no_sale", "missed")]
    async with shown(choice := OutcomeChoice(words, id="outcome"), (90, 3)):
        shown_words = painted(choice)[0].split()
        assert shown_words[::2] == ["o", "a", "c", "n", "x"]
