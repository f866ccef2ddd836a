"""Pictures of the place Money and its dialogs, in both languages and at both sizes.

`make snapshots` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from textual.widgets import Input

from tests.screens.driving import NARROW, NOW, WIDE, Rep, a_desk
from tests.screens.test_snapshots import Compare, Picture
from tui import i18n
from tui.app import RoundsApp
from tui.desk.example import example_book
from tui.domain.records import Account, Invoice
from tui.store.book import Book

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.i18n import Language


def example() -> Book:
    return Book.in_memory(example_book(NOW.date(), i18n.language()))


def nothing_due() -> Book:
    due = NOW.date() + timedelta(days=20)
    invoice = Invoice(id=1, account_id=1, number="R-1", due=due, amount=100_000, currency="EUR")
    return Book.in_memory([Account(id=1, name="Huaxin Cable 华信电缆"), invoice])


PICTURES: Final = (
    Picture("money", (("4",),), example),
    Picture("money-resting", (("4", "end"),), example),
    Picture("money-empty", (("4",),), Book.in_memory),
    Picture("money-nothing-due", (("4",),), nothing_due),
    Picture("chase", (("4", "l"),), example),
    Picture("chase-answered", (("4", "down", "down", "down", "l", "1", "1"),), example),
    Picture("chase-promised", (("4", "l", "5", "tab"), "100k", ("tab",), "2026-11-27"), example),
    Picture("chase-unclear", (("4", "l"), "no"), example),
    Picture("promise", (("4", "p"), "2026-11-27"), example),
    Picture("payment", (("4", "$"), "250k"), example),
    Picture("dispute", (("4", "i"),), example),
    Picture("invoice", (("4", "n"),), example),
    Picture("payer", (("4", "t"),), example),
    Picture("message", (("4", "m"),), example),
    Picture("message-last", (("4", "down", "m", "s", "s"),), example),
    Picture("statement", (("4", "s"),), example),
    Picture("sheet-invoices", (("4", "enter"),), example),
    Picture("sheet-payments", (("4", "enter", "right"),), example),
    Picture("sheet-promises", (("4", "enter", "right", "right"),), example),
    Picture("sheet-chases", (("4", "enter", "left", "left"),), example),
    Picture("sheet-analysis", (("4", "a"),), example),
    Picture("analysis-form", (("4", "a", "e"),), example),
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
