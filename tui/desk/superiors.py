"""Circles of superiors: found before they are closed, and told by names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.domain.records import Person


def circle_above(people: Mapping[int, Person], person: Person) -> list[Person]:
    """The people of the circle that runs through somebody, upward, he or she at both ends.

    Args:
        people: by id, as they stand in the book.
        person: as he or she would stand there.

    Returns:
        Nobody where the way upward does not lead back.
    """
    chain, seen = [person], {person.id}
    above = person.reports_to
    while above is not None and (superior := people.get(above)):
        chain.append(superior)
        if superior.id == person.id:
            return chain
        if superior.id in seen:
            return []
        seen.add(superior.id)
        above = superior.reports_to
    return []


def ring_text(people: Sequence[Person]) -> str:
    """``Wang Lin → Zhao Min → Wang Lin``."""
    return " → ".join(words.short_name(one.name) for one in people)
