"""Pictures of the place People, its five views and its dialogs, in both languages and sizes."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from tests.screens.maps import crowd
from tests.screens.pictures import Kept, Picture, each_in_every_way
from tui.domain.records import Account, Visit
from tui.store.book import Book


def nobody_known() -> Book:
    visit = Visit(id=1, account_id=1, start=datetime(2026, 11, 21, 10))
    return Book.in_memory([Account(id=1, name="Huaxin Cable 华信电缆"), visit])


def sixty() -> Book:
    visit = Visit(id=999, account_id=1, start=datetime(2026, 11, 21, 10))
    return Book.in_memory([*crowd(60, circles=True), visit])


PICTURES: Final = (
    Picture("people-tree", (("3", "down"),)),
    Picture("people-departments", (("3", "t"),)),
    Picture("people-fishbone", (("3", "down", "f"),)),
    Picture("people-grid", (("3", "down", "i"),)),
    Picture("people-grid-rung", (("3", "down", "i", "i"),)),
    Picture("people-plan", (("3", "down", "p"),)),
    Picture("people-matrix", (("3", "down", "x"),)),
    Picture("people-chair", (("3", "end", "up", "up", "up"),)),
    Picture("people-next-account", (("3", "]", "f"),)),
    Picture("people-sixty-tree", (("3", "down", "down"),), sixty),
    Picture("people-sixty-fishbone", (("3", "f", "down"),), sixty),
    Picture("people-sixty-grid", (("3", "i", "down"),), sixty),
    Picture("people-sixty-matrix", (("3", "x", "right"),), sixty),
    Picture("people-empty-book", (("3",),), Book.in_memory),
    Picture("people-nobody", (("3",),), nobody_known),
    Picture("people-flags", (("3", "exclamation_mark"),)),
    Picture("people-attitude", (("3", "down", "a"),)),
    Picture("people-role", (("3", "down", "r"),)),
    Picture("people-step", (("3", "down", "s"),)),
    Picture("people-weight", (("3", "down", "w"),)),
    Picture("people-boss", (("3", "down", "b"),)),
    Picture("people-left", (("3", "down", "F"),)),
    Picture("people-rating", (("3", "down", "v", "6", "2"),)),
    Picture("people-new", (("3", "n"), "Li Xin, planner, reports sun")),
    Picture("people-plan-line", (("3", "down", "p", "e"),)),
    Picture("person", (("3", "down", "enter"),)),
    Picture("person-end", (("3", "down", "enter", "end"),)),
)


@each_in_every_way(PICTURES)
def test_picture_of(picture: Picture, as_kept: Kept) -> None:
    assert as_kept(picture)
