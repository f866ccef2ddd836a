"""The palette: every command with its key."""

from __future__ import annotations

from textual.widgets import Input, OptionList

from tests.screens.driving import Rep, both_sizes, rounds
from tui import i18n, keys


async def commands(rep: Rep) -> str:
    """What the palette offers, as it is painted."""
    await rep.press("ctrl+p")
    options = rep.app.screen.query_one(OptionList)
    await rep.until(lambda: options.option_count, "the commands")
    await rep.settled()
    return "\n".join(
        str(options.get_option_at_index(at).prompt) for at in range(len(options.options))
    )


@both_sizes
async def test_the_palette_offers_every_command_with_its_key(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        offered = await commands(rep)
        for id in ("log", "owes", "plan", "confirm", "line", "undo", "help", "finish"):
            key = next(
                key for place in ("today", "everywhere") for key in keys.of(place) if key.id == id
            )
            assert f"{key.help}  {keys.shown(key)}" in offered


async def test_the_palette_runs_a_command_on_the_row_under_the_cursor() -> None:
    async with rounds() as rep:
        await rep.press("down", "down")
        assert rep.visit_here().state == "planned"
        await rep.press("ctrl+p")
        await rep.write("confirmed")
        await rep.until(
            lambda: rep.app.screen.query_one(OptionList).option_count == 1, "one command"
        )
        await rep.press("enter")
        await rep.until(lambda: rep.visit_here().state == "confirmed", "the visit is confirmed")
        assert rep.on_top == "TodayScreen"
        assert rep.here == "15:15"


async def test_the_palette_opens_a_dialog() -> None:
    async with rounds() as rep:
        await rep.press("ctrl+p")
        await rep.write("log a contact")
        await rep.until(
            lambda: rep.app.screen.query_one(OptionList).option_count == 1, "one command"
        )
        await rep.press("enter")
        await rep.until_open("LogScreen")
        await rep.press("o", "enter")
        assert rep.visit_here().outcome == "order"


async def test_escape_closes_the_palette_and_nothing_has_happened() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await commands(rep)
        await rep.press("escape")
        assert rep.on_top == "TodayScreen"
        assert rep.book.generation == before


async def test_what_no_command_is_called_is_said_in_the_rep_s_language() -> None:
    i18n.use("zh")
    async with rounds() as rep:
        await rep.press("ctrl+p")
        await rep.write("qqq")
        options = rep.app.screen.query_one(OptionList)
        await rep.until(lambda: options.option_count == 1, "a word about it")
        assert "没有叫这个的" in rep.seen
        before = rep.book.generation
        await rep.press("enter")
        await rep.until(lambda: rep.on_top == "CommandPalette", "the palette again")
        assert rep.app.screen.query_one(Input).value == ""
        assert rep.book.generation == before


async def test_ctrl_p_twice_opens_one_palette() -> None:
    async with rounds() as rep:
        await rep.press("ctrl+p", "ctrl+p", "escape")
        assert rep.on_top == "TodayScreen"


async def test_on_an_empty_book_the_palette_offers_nothing_that_needs_a_row() -> None:
    async with rounds([]) as rep:
        offered = await commands(rep)
        assert "quit" in offered
        assert "log a contact" not in offered
