"""Pictures of every screen and dialog, at 80×24 and at 120×36."""

from __future__ import annotations

import pytest

from tests.screens.driving import both_sizes
from tests.screens.pictures import Kept, Picture, each, example, wild_book
from tui.settings import Settings
from tui.store.book import Book

WHOLE = "huaxin advance agreed to a test @wang /then tue 10:00 demo with the CFO /pay 80k fri"


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


@both_sizes
@each(PICTURES)
def test_picture(picture: Picture, as_kept: Kept) -> None:
    assert as_kept(picture)


@pytest.mark.parametrize("size", [(40, 10)], ids=["40x10"])
def test_picture_of_a_window_too_small(as_kept: Kept) -> None:
    assert as_kept(Picture("too-small"))
