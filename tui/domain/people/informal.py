"""The informal lines of a map: who listens to whom, and who is at odds with whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tui.domain.records import Person


class Ties(msgspec.Struct, frozen=True):
    """The informal lines of one person, each by ascending id."""

    listens_to: tuple[int, ...] = ()
    heard_by: tuple[int, ...] = ()
    against: tuple[int, ...] = ()


def informal_ties(people: Iterable[Person]) -> Mapping[int, Ties]:
    """The lines between the people given, by person id; who has none is not in it.

    A conflict runs both ways whoever of the two holds it; lines to oneself and to anybody who
    is not among the people are no lines.
    """
    known = {one.id: one for one in people}
    listens: dict[int, set[int]] = {}
    heard: dict[int, set[int]] = {}
    against: dict[int, set[int]] = {}
    for one in known.values():
        for other in one.listens_to:
            if other in known and other != one.id:
                listens.setdefault(one.id, set()).add(other)
                heard.setdefault(other, set()).add(one.id)
        for other in one.conflicts_with:
            if other in known and other != one.id:
                against.setdefault(one.id, set()).add(other)
                against.setdefault(other, set()).add(one.id)
    return {
        id: Ties(
            tuple(sorted(listens.get(id, ()))),
            tuple(sorted(heard.get(id, ()))),
            tuple(sorted(against.get(id, ()))),
        )
        for id in known
        if id in listens or id in heard or id in against
    }
