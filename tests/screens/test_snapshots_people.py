"""Pictures of the place People, its five views and its dialogs, in both languages and sizes.

`make snapshots` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import pytest
from textual.widgets import Input

from tests.screens.driving import NARROW, NOW, WIDE, Rep, a_desk
from tests.screens.maps import crowd
from tests.screens.test_snapshots import Compare, Picture
from tui import i18n
from tui.app import RoundsApp
from tui.desk.example import example_book
from tui.domain.records import Account, Visit
from tui.store.book import Book

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.i18n import Language


def example() -> Book:
    return Book.in_memory(example_book(NOW.date(), i18n.language()))


def nobody_known() -> Book:
    visit = Visit(id=1, account_id=1, start=datetime(2026, 11, 21, 10))
    return Book.in_memory([Account(id=1, name="Huaxin Cable 华信电缆"), visit])


def sixty() -> Book:
    visit = Visit(id=999, account_id=1, start=datetime(2026, 11, 21, 10))
    return Book.in_memory([*crowd(60, circles=True), visit])


PICTURES: Final = (
    Picture("people-tree", (("3", "down"),), example),
    Picture("people-departments", (("3", "t"),), example),
    Picture("people-fishbone", (("3", "down", "f"),), example),
    Picture("people-grid", (("3", "down", "i"),), example),
    Picture("people-grid-rung", (("3", "down", "i", "i"),), example),
    Picture("people-plan", (("3", "down", "p"),), example),
    Picture("people-matrix", (("3", "down", "x"),), example),
    Picture("people-chair", (("3", "end", "up", "up", "up"),), example),
    Picture("people-next-account", (("3", "]", "f"),), example),
    Picture("people-sixty-tree", (("3", "down", "down"),), sixty),
    Picture("people-sixty-fishbone", (("3", "f", "down"),), sixty),
    Picture("people-sixty-grid", (("3", "i", "down"),), sixty),
    Picture("people-sixty-matrix", (("3", "x", "right"),), sixty),
    Picture("people-empty-book", (("3",),), Book.in_memory),
    Picture("people-nobody", (("3",),), nobody_known),
    Picture("people-flags", (("3", "exclamation_mark"),), example),
    Picture("people-attitude", (("3", "down", "a"),), example),
    Picture("people-role", (("3", "down", "r"),), example),
    Picture("people-step", (("3", "down", "s"),), example),
    Picture("people-weight", (("3", "down", "w"),), example),
    Picture("people-boss", (("3", "down", "b"),), example),
    Picture("people-left", (("3", "down", "F"),), example),
    Picture("people-rating", (("3", "down", "v", "6", "2"),), example),
    Picture("people-new", (("3", "n"), "Li Xin, planner, reports sun"), example),
    Picture("people-plan-line", (("3", "down", "p", "e"),), example),
    Picture("person", (("3", "down", "enter"),), example),
    Picture("person-end", (("3", "down", "enter", "end"),), example),
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
