"""Pictures of every screen and dialog, at 80×24 and at 120×36.

`make snapshots` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from textual.widgets import Input

from tests.screens import wild
from tests.screens.driving import NARROW, WIDE, Rep, a_desk, example
from tui.app import RoundsApp
from tui.settings import Settings
from tui.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import App
    from textual.pilot import Pilot


class Compare(Protocol):
    """`pytest-textual-snapshot`'s fixture."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Coroutine[None, None, None]],
    ) -> bool: ...


Step = str | tuple[str, ...]
"""A text to type, or keys to press."""


class Picture(NamedTuple):
    """What a picture shows and how the rep got there."""

    id: str
    steps: tuple[Step, ...] = ()
    book: Callable[[], Book] = example
    settings: Settings | None = None


WHOLE = "huaxin advance agreed to a test @wang /then tue 10:00 demo with the CFO /pay 80k fri"


def wild_book() -> Book:
    return Book.in_memory(wild.records())


PICTURES = (
    Picture("today"),
    Picture("today-wild", (("home",),), wild_book),
    Picture("today-empty-book", (), Book.in_memory),
    Picture("today-loose-end", (("tab", "down", "down", "down"),)),
    Picture("today-logged", (("c", "end"),)),
    Picture("today-light", (), example, Settings(theme="light")),
    Picture("another-day", (("]",) * 2,)),
    Picture("another-day-without-visits", (("]",) * 30,)),
    Picture("log", (("l",),)),
    Picture(
        "log-filled",
        (
            *(("l", "a"), "agreed to a test on one drum", ("tab",), "tue 10:00 demo with the CFO"),
            *(("tab",), "wang, +Li Xin", ("tab",), "80k fri", ("tab",), "11"),
        ),
    ),
    Picture("log-error", (("l", "a", "tab"), "someday send it", ("enter",))),
    Picture("log-draft", (("l", "a"), "half a sentence", ("escape", "l"))),
    Picture("log-wild", (("home", "down", "down", "down", "down", "down", "l"),), wild_book),
    Picture("log-light", (("l", "a"), "agreed"), example, Settings(theme="light")),
    Picture("line", ((":",),)),
    Picture("line-completions", ((":",), "huaxin advance agreed @")),
    Picture("line-effects", ((":",), WHOLE)),
    Picture("line-error", ((":",), "huaxin advance agreed /then someday demo")),
    Picture("line-wild", ((":",), "[bold] order [/] 👩‍👩‍👧 华信"), wild_book),
    Picture("line-outcome", ((":",), "huaxin just talked", ("enter",))),
    Picture("plan", (("n",), "brandtner tue 10:00 negotiation @klaus")),
    Picture("owes", (("o",),)),
    Picture("owes-wild", (("home", "down", "o"),), wild_book),
    Picture("help", (("?",),)),
    Picture("palette", (("ctrl+p",),)),
)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("picture", PICTURES, ids=[picture.id for picture in PICTURES])
def test_picture(picture: Picture, size: tuple[int, int], snap_compare: Compare) -> None:
    app = RoundsApp(a_desk(picture.book(), settings=picture.settings))

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


@pytest.mark.parametrize("size", [(40, 10)], ids=["40x10"])
def test_picture_of_a_window_too_small(size: tuple[int, int], snap_compare: Compare) -> None:
    async def wait(pilot: Pilot[None]) -> None:
        await Rep(app, pilot).settled()

    app = RoundsApp(a_desk())
    assert snap_compare(app, terminal_size=size, run_before=wait)
