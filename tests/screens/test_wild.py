"""Names that are out to break a screen are shown as they are, and break nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from rich.cells import cell_len

from tests.screens import wild
from tests.screens.driving import NARROW, WIDE, Rep, both_sizes, painted, rounds, strips
from tui.domain.text import clean

STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
"""Control, bidirectional and zero-width signs: nothing of this may reach a terminal."""


def look(rep: Rep, size: tuple[int, int]) -> str:
    """What the window shows; it fills the window exactly and steers nothing."""
    screen = strips(rep.app.screen)
    assert len(screen) == size[1]
    for strip in screen:
        assert strip.cell_length == size[0]
        assert not STEERS.search(strip.text), strip.text
        assert not any(unicodedata.category(one) in ("Cc", "Cs") for one in strip.text)
    return "\n".join(strip.text for strip in screen)


@both_sizes
async def test_every_row_and_every_card_of_a_wild_book_is_painted(size: tuple[int, int]) -> None:
    async with rounds(wild.records(), size=size) as rep:
        await rep.press("home")
        for name in wild.NAMES:
            look(rep, size)
            assert clean(name)[:4].strip() in rep.card
            await rep.press("down")
        assert rep.loose.has_focus
        for _ in range(len(rep.loose.rows)):
            look(rep, size)
            await rep.press("down")


@both_sizes
async def test_brackets_in_a_name_are_shown_as_they_are(size: tuple[int, int]) -> None:
    async with rounds(wild.records()[:36], size=size) as rep:
        await rep.press("home")
        seen = look(rep, size)
        assert "[bold]Bold" in seen
        assert "[/] " in seen
        assert "[link=" in seen


@both_sizes
async def test_columns_line_up_whatever_stands_in_them(size: tuple[int, int]) -> None:
    async with rounds(wild.records(), size=size) as rep:
        await rep.press("home")
        offsets = {
            cell_len(line[: found.start()])
            for line in painted(rep.visits)
            if (found := re.search(r"\b\d\d:\d\d\b", line))
        }
        assert len(offsets) == 1
        ages = {
            cell_len(line[: found.end()])
            for line in painted(rep.visits)
            if (found := re.search(r"\b60 d\b", line))
        }
        assert len(ages) == 1


@pytest.mark.parametrize(("key", "size"), [("o", WIDE), ("o", NARROW), ("l", NARROW)])
async def test_dialog_and_peek_open_on_every_name(key: str, size: tuple[int, int]) -> None:
    async with rounds(wild.records(), size=size) as rep:
        await rep.press("home")
        for name in wild.NAMES:
            await rep.press(key)
            assert rep.on_top != "TodayScreen"
            assert clean(name)[:4].strip() in look(rep, size)
            await rep.press("escape", "down")


async def test_a_plan_may_begin_with_any_name() -> None:
    async with rounds(wild.records()) as rep:
        await rep.go_to_end("our_promise")
        for _ in wild.NAMES:
            await rep.press("n")
            assert rep.on_top == "LineScreen"
            await rep.press("escape", "down")


async def test_a_wild_call_is_logged_told_and_taken_back() -> None:
    async with rounds(wild.records()) as rep:
        await rep.press("home")
        for name in wild.NAMES:
            rep.at_once("l", "a")
            await rep.paste(name)
            await rep.press("enter")
            assert rep.on_top == "TodayScreen"
            assert rep.visit_here().state == "logged"
            await rep.press("down")
        look(rep, WIDE)
        await rep.press("u")
        assert "Taken back" in rep.told[-1]
        look(rep, WIDE)


async def test_a_wild_name_may_stand_in_a_line() -> None:
    async with rounds(wild.records()) as rep:
        for name in wild.NAMES:
            await rep.press(":")
            await rep.paste(name)
            look(rep, WIDE)
            await rep.press("tab")
            await rep.write(" x [/] [bold] ")
            look(rep, WIDE)
            await rep.press("enter")
            look(rep, WIDE)
            await rep.press("escape", ":", "end", "ctrl+u", "escape")
            assert rep.on_top == "TodayScreen"


async def test_a_wild_loose_end_is_settled_told_and_brought_back() -> None:
    async with rounds(wild.records()) as rep:
        await rep.go_to_end("our_promise")
        for _ in wild.NAMES:
            await rep.press("space")
            look(rep, WIDE)
        await rep.press("u")
        look(rep, WIDE)
