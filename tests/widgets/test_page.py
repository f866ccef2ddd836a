"""A page to read: it scrolls, and words on it lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.widgets.hosting import painted, shown
from tests.widgets.texts import SPECIMENS, STEERS
from tui.widgets.page import Bit, Page, Sheet

if TYPE_CHECKING:
    from textual.strip import Strip


def numbered(count: int, found: int = 0) -> Sheet:
    """So many lines; each leads to its number."""
    lines = [[Bit("to ", "dim"), Bit(f"line {n}", "", str(n))] for n in range(count)]
    return Sheet(lines, found)


def text(page: Page) -> list[str]:
    return [line.rstrip() for line in painted(page)]


def grounds(strip: Strip) -> set[object]:
    return {segment.style.bgcolor for segment in strip if segment.style and segment.text.strip()}


async def test_a_page_shows_what_is_made_for_its_width() -> None:
    widths: list[int] = []

    def make(width: int) -> Sheet:
        widths.append(width)
        return Sheet([[Bit("x" * width)]])

    async with shown(page := Page(id="page"), (40, 6)) as (_app, pilot):
        page.show(make)
        await pilot.pause()
        assert text(page)[0] == "x" * 40
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert text(page)[0] == "x" * 30
        assert {40, 30} <= {*widths}


async def test_keys_scroll_a_line_a_page_and_to_the_ends() -> None:
    async with shown(page := Page(id="page"), (40, 6)) as (_app, pilot):
        page.show(lambda _width: numbered(20))
        for key, first in (
            ("down", 1),
            ("j", 2),
            ("up", 1),
            ("pagedown", 7),
            ("pageup", 1),
            ("end", 14),
            ("down", 14),
            ("home", 0),
            ("k", 0),
            ("G", 14),
            ("g", 0),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert text(page)[0] == f"to line {first}", key


async def test_reading_on_turns_pages_and_goes_back_to_the_beginning() -> None:
    async with shown(page := Page(id="page"), (40, 6)) as (_app, pilot):
        page.show(lambda _width: numbered(12))
        seen = []
        for _ in range(4):
            seen.append(text(page)[0])
            page.read_on()
            await pilot.pause()
        assert seen == ["to line 0", "to line 5", "to line 6", "to line 0"]


@pytest.mark.parametrize(("found", "first"), [(0, 0), (5, 0), (6, 4), (19, 14)])
async def test_what_was_looked_for_is_in_sight(found: int, first: int) -> None:
    async with shown(page := Page(id="page"), (40, 6)) as (_app, pilot):
        page.show(lambda _width: numbered(20, found))
        await pilot.pause()
        assert text(page)[0] == f"to line {first}"
        page.show(lambda _width: numbered(20))
        await pilot.pause()
        assert text(page)[0] == "to line 0"


async def test_what_is_chosen_is_marked_and_comes_into_sight() -> None:
    async with shown(page := Page(id="page"), (40, 6)) as (app, pilot):
        page.show(lambda _width: numbered(20))
        page.choose("9")
        await pilot.pause()
        at = text(page).index("to line 9")
        strips = [page.render_line(y) for y in range(6)]
        assert len(grounds(strips[at])) == 2
        assert len(grounds(strips[at - 1])) == 1
        await pilot.press("enter")
        assert [one.target for one in app.of(Page.Chosen)] == ["9"]
        page.choose("2")
        await pilot.pause()
        assert "to line 2" in text(page)


async def test_a_new_page_has_nothing_chosen() -> None:
    async with shown(page := Page(id="page"), (40, 6)) as (app, pilot):
        page.show(lambda _width: numbered(3))
        page.choose("1")
        page.show(lambda _width: numbered(3))
        await pilot.press("enter")
        assert [one.target for one in app.of(Page.Chosen)] == [""]


async def test_a_click_on_words_that_lead_on_follows_them() -> None:
    async with shown(page := Page(id="page"), (40, 6)) as (app, pilot):
        page.show(lambda _width: numbered(20))
        await pilot.press("down")
        await pilot.pause()
        await pilot.click(page, offset=(1, 2))
        await pilot.click(page, offset=(30, 2))
        assert app.of(Page.Chosen) == []
        await pilot.click(page, offset=(5, 2))
        assert [one.target for one in app.of(Page.Chosen)] == ["3"]


@pytest.mark.parametrize("wild", SPECIMENS)
async def test_a_page_shows_wild_text_and_cannot_be_steered(wild: str) -> None:
    async with shown(page := Page(id="page"), (40, 6)) as (_app, pilot):
        page.show(lambda _width: Sheet([[Bit(wild, "bold", "there")], [Bit("next")]]))
        await pilot.pause()
        lines = painted(page)
        assert lines[1].startswith("next")
        assert not STEERS.search("".join(lines))
        assert {strip.cell_length for strip in (page.render_line(0), page.render_line(1))} == {40}
