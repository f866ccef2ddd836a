"""Pictures of the place Prep, each of its sections, its dialogs, and the doorstep card.

`make snapshots` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from textual.widgets import Input

from tests.screens import wild
from tests.screens.driving import NARROW, NOW, WIDE, Rep, a_desk
from tests.screens.test_snapshots import Compare, Picture
from tui import i18n
from tui.app import RoundsApp
from tui.desk.example import example_book
from tui.desk.prep.names import SECTIONS
from tui.domain.records import Account
from tui.store.book import Book

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.i18n import Language


def example() -> Book:
    return Book.in_memory(example_book(NOW.date(), i18n.language()))


def no_visit() -> Book:
    return Book.in_memory([Account(id=1, name="Huaxin Cable 华信电缆", rhythm_days=1)])


def wild_book() -> Book:
    return Book.in_memory(wild.records())


PICTURES: Final = (
    *(
        Picture(f"prep-{section}", (("2", *["right"] * number),), example)
        for number, section in enumerate(SECTIONS)
    ),
    Picture("prep-ticked", (("2", "right", "right", "right", "space", "down", "space"),), example),
    Picture("prep-etiquette-end", (("2", *["right"] * 4, "end"),), example),
    Picture("prep-questions-end", (("2", "left", "left", "end"),), example),
    Picture("prep-empty", (("2",),), Book.in_memory),
    Picture("prep-no-visit", (("2",),), no_visit),
    Picture("prep-wild", (("home", "2"),), wild_book),
    Picture("prep-answer", (("2", "left", "left", "a"), "it costs a day"), example),
    Picture("prep-objective", (("2", "s"),), example),
    Picture("prep-brief", (("2", "b"),), example),
    Picture("doorstep", (("d",),), example),
    Picture("doorstep-video", (("end", "d"),), example),
    Picture("doorstep-wild", (("home", "down", "d"),), wild_book),
)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("picture", PICTURES, ids=[picture.id for picture in PICTURES])
def test_picture_of(
    picture: Picture, language: Language, size: tuple[int, int], snap_compare: Compare
) -> None:
    i18n.use(language)
    app = RoundsApp(a_desk(picture.book()))

    async def get_there(pilot: Pilot[None]) -> None:
        rep = Rep(app, pilot)
        await rep.settled()
        for step in picture.steps:
            if isinstance(step, str):
                await rep.write(step)
            else:
                await rep.press(*step)
        await rep.without_toasts()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await rep.settled()

    assert snap_compare(app, terminal_size=size, run_before=get_there)
