"""Pictures of the place Prep, each of its sections, its dialogs, and the doorstep card."""

from __future__ import annotations

from typing import Final

from tests.screens.pictures import Kept, Picture, each_in_every_way, wild_book
from tui.desk.prep.names import SECTIONS
from tui.domain.records import Account
from tui.store.book import Book


def no_visit() -> Book:
    return Book.in_memory([Account(id=1, name="Huaxin Cable 华信电缆", rhythm_days=1)])


PICTURES: Final = (
    *(
        Picture(f"prep-{section}", (("2", *["right"] * number),))
        for number, section in enumerate(SECTIONS)
    ),
    Picture("prep-ticked", (("2", "right", "right", "right", "space", "down", "space"),)),
    Picture("prep-etiquette-end", (("2", *["right"] * 4, "end"),)),
    Picture("prep-questions-end", (("2", "left", "left", "end"),)),
    Picture("prep-empty", (("2",),), Book.in_memory),
    Picture("prep-no-visit", (("2",),), no_visit),
    Picture("prep-wild", (("home", "2"),), wild_book),
    Picture("prep-answer", (("2", "left", "left", "a"), "it costs a day")),
    Picture("prep-objective", (("2", "s"),)),
    Picture("prep-brief", (("2", "b"),)),
    Picture("doorstep", (("d",),)),
    Picture("doorstep-video", (("end", "d"),)),
    Picture("doorstep-wild", (("home", "down", "d"),), wild_book),
)


@each_in_every_way(PICTURES)
def test_picture_of(picture: Picture, as_kept: Kept) -> None:
    assert as_kept(picture)
