"""The example book of ``rounds --demo``: a key-account rep's real week.

Twelve accounts, forty-five people, eighty invoices and what goes with them, all invented. The
book is counted from today, so today always has visits, and the same day gives the same book.
The modules here tell it in English; `tui.desk.example.zh` puts Chinese names and words in
their place and leaves the figures alone.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.desk.example.accounts import accounts
from tui.desk.example.almanac import Almanac
from tui.desk.example.days import visits
from tui.desk.example.funnel import opportunities, snapshots
from tui.desk.example.money import invoices, payments
from tui.desk.example.own_words import own_words
from tui.desk.example.people import people
from tui.desk.example.plan import plan_items
from tui.desk.example.promises import chases, disputes, promises
from tui.desk.example.skips import skips
from tui.desk.example.tasks import next_steps, notes
from tui.domain.records import Record

if TYPE_CHECKING:
    from tui.i18n import Language


def example_book(today: date, language: Language = "en") -> list[Record]:
    """The records of the example book as they stand on the morning of ``today``.

    Args:
        language: what the rep of the book speaks; the figures are the same in all.

    Returns:
        All tables in the order of `tui.domain.records.TABLES`, each with ids from 1.
    """
    almanac = Almanac(today)
    funnel = opportunities(almanac)
    bills = invoices(almanac)
    word = promises(almanac, bills)
    book = [
        *accounts(almanac),
        *people(almanac),
        *visits(almanac),
        *notes(almanac),
        *next_steps(almanac),
        *funnel,
        *bills,
        *payments(almanac, bills),
        *word,
        *disputes(almanac, bills),
        *chases(almanac, word),
        *plan_items(almanac),
        *skips(almanac),
        *snapshots(almanac, funnel),
        *own_words(almanac),
    ]
    if language == "zh":
        from tui.desk.example.zh import in_chinese

        return in_chinese(book)
    return book
