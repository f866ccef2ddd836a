"""The doorstep card, from every place and in every window."""

from __future__ import annotations

from rich.cells import cell_len

from tests.screens import wild
from tests.screens.driving import both_sizes, painted, rounds
from tests.screens.prep.visiting import SECTIONS, two_visits
from tests.screens.test_wild import look


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


async def test_the_rest_begins_behind_the_card_wherever_prep_was_left() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("d", "right")
        assert rep.on_top == "PrepScreen"
        assert "nothing open" in rep.shown("#sheet")
        behind = rep.seen
        await rep.press("right", "right", "1", "d", "right")
        assert rep.seen == behind
        await rep.press("left", "d", "right")
        assert rep.seen == behind


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
