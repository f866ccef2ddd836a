"""Their people x ours, with the depth of contact: who of our house knows whom (M16, M18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from tui.domain.codes import LEVELS, Level
from tui.domain.people.circle import Circle
from tui.domain.people.ours import REP, deals

Depth = Literal[0, 1, 2, 3]
"""0 no contact; 1 planned; 2 one contact or task done; 3 several."""

_SEVERAL = 2


class Contact(msgspec.Struct, frozen=True):
    """What passed between one of theirs and one of ours."""

    done: int = 0
    planned: int = 0
    last: date | None = None
    """The day of the last one that is done."""

    @property
    def depth(self) -> Depth:
        if self.done >= _SEVERAL:
            return 3
        if self.done:
            return 2
        return 1 if self.planned else 0


class Matrix(msgspec.Struct, frozen=True):
    """The matrix: rows are their people, the nearest to the decision first.

    ``columns`` are the names of ours as first written, the rep (`tui.domain.people.ours.REP`)
    first, then by the number of contacts. ``cells`` holds the filled ones by (person id,
    number of the column). ``unmet``: key people without any contact. ``layers``: the levels
    of theirs that nobody of ours but the rep deals with, from the highest.
    """

    people: tuple[int, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, int], Contact]
    unmet: tuple[int, ...]
    layers: tuple[Level, ...]


def matrix(circle: Circle) -> Matrix:
    """Who of ours deals with whom of theirs.

    The rep's contacts are the calls that name the person, a colleague's the tasks and lines
    of the plan that are done. What is open is planned, of either.
    """
    done: dict[tuple[int, str], list[date]] = {}
    planned: dict[tuple[int, str], int] = {}
    names: dict[str, str] = {REP: REP}
    _add_calls(circle, done, planned)
    here = circle.place
    for deal in deals(circle):
        if deal.person_id not in here:
            continue
        names.setdefault(deal.key, deal.name)
        cell = (deal.person_id, deal.key)
        if (day := deal.record.done) is None:
            planned[cell] = planned.get(cell, 0) + 1
        elif deal.key != REP:
            done.setdefault(cell, []).append(day)
    filled = {cell for cell in (*done, *planned) if cell[0] in here}
    counts = Counter(key for person, key in done if person in here for _day in done[person, key])
    order = sorted(names, key=lambda key: (key != REP, -counts[key]))
    number = {key: place for place, key in enumerate(order)}
    cells = {
        (person, number[key]): Contact(
            len(days := done.get((person, key), ())),
            planned.get((person, key), 0),
            max(days, default=None),
        )
        for person, key in sorted(filled, key=lambda cell: (here[cell[0]], number[cell[1]]))
    }
    met = {person for person, _column in cells}
    return Matrix(
        tuple(here),
        tuple(names[key] for key in order),
        cells,
        tuple(one.id for one in circle.key_people if one.id not in met),
        _bare_layers(circle, {person for person, column in cells if column}),
    )


def _add_calls(
    circle: Circle, done: dict[tuple[int, str], list[date]], planned: dict[tuple[int, str], int]
) -> None:
    for visit in circle.visits:
        for person in dict.fromkeys(visit.people):
            if visit.state == "logged":
                done.setdefault((person, REP), []).append(visit.day)
            elif visit.is_open:
                planned[person, REP] = planned.get((person, REP), 0) + 1


def _bare_layers(circle: Circle, matched: set[int]) -> tuple[Level, ...]:
    """The levels at which people are known and none of them is dealt with by a colleague."""
    known = {one.level for one in circle.here}
    covered = {circle.by_id[id].level for id in matched}
    return tuple(level for level in reversed(LEVELS) if level in known - covered)
