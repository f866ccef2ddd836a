"""Pictures of the place Money and its dialogs, in both languages and at both sizes."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from tests.screens.driving import NOW
from tests.screens.pictures import Kept, Picture, each_in_every_way
from tui.domain.records import Account, Invoice
from tui.store.book import Book


def nothing_due() -> Book:
    due = NOW.date() + timedelta(days=20)
    invoice = Invoice(id=1, account_id=1, number="R-1", due=due, amount=100_000, currency="EUR")
    return Book.in_memory([Account(id=1, name="Huaxin Cable 华信电缆"), invoice])


PICTURES: Final = (
    Picture("money", (("4",),)),
    Picture("money-resting", (("4", "end"),)),
    Picture("money-empty", (("4",),), Book.in_memory),
    Picture("money-nothing-due", (("4",),), nothing_due),
    Picture("chase", (("4", "l"),)),
    Picture("chase-answered", (("4", "down", "down", "down", "l", "1", "1"),)),
    Picture("chase-promised", (("4", "l", "5", "tab"), "100k", ("tab",), "2026-11-27")),
    Picture("chase-unclear", (("4", "l"), "no")),
    Picture("promise", (("4", "p"), "2026-11-27")),
    Picture("payment", (("4", "$"), "250k")),
    Picture("dispute", (("4", "i"),)),
    Picture("invoice", (("4", "n"),)),
    Picture("payer", (("4", "t"),)),
    Picture("message", (("4", "m"),)),
    Picture("message-last", (("4", "down", "m", "s", "s"),)),
    Picture("statement", (("4", "s"),)),
    Picture("sheet-invoices", (("4", "enter"),)),
    Picture("sheet-payments", (("4", "enter", "right"),)),
    Picture("sheet-promises", (("4", "enter", "right", "right"),)),
    Picture("sheet-chases", (("4", "enter", "left", "left"),)),
    Picture("sheet-analysis", (("4", "a"),)),
    Picture("analysis-form", (("4", "a", "e"),)),
)


@each_in_every_way(PICTURES)
def test_picture_of(picture: Picture, as_kept: Kept) -> None:
    assert as_kept(picture)
