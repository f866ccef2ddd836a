"""The people of the example book: forty-five, with what the rep knows of each."""

from __future__ import annotations

from tui.desk.example.almanac import Almanac
from tui.desk.example.people_around import people_around
from tui.desk.example.people_gold import gold_people
from tui.desk.example.people_platinum import platinum_people
from tui.desk.example.people_small import small_people
from tui.domain.records import Person


def people(almanac: Almanac) -> list[Person]:
    """All people, in id order."""
    return [
        *platinum_people(almanac),
        *gold_people(almanac),
        *small_people(almanac),
        *people_around(almanac),
    ]
