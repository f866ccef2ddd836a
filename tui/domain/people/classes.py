"""The three relationship classes, and the department that is the shortest plank (M16)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor

import msgspec

from tui.domain.codes import LEVELS, RELATIONS
from tui.domain.names import fold
from tui.domain.people.circle import Circle
from tui.domain.people.matrix import Matrix
from tui.domain.people.ranking import is_to_win
from tui.domain.records import Person


class Plank(msgspec.Struct, frozen=True):
    """A department of theirs: how far we have come there, and who of ours meets it.

    ``ours`` are names as `Matrix.columns` tells them, the rep's the empty one.
    """

    department: str
    figure: float
    people: tuple[int, ...]
    ours: tuple[str, ...]


class Classes(msgspec.Struct, frozen=True):
    """The relationship classes from 0 (contact) to 5 (partner), one decimal; None: not known."""

    organisation: float | None
    key: float | None
    broad: float | None
    weakest: Plank | None


def relationship_classes(circle: Circle, matrix: Matrix) -> Classes:
    """How far each class of the relationship has come, from the rungs that are noted.

    Organisation: the mean over the levels of the best rung at each. Key: the mean rung of the
    key people. Broad: the mean over the departments of the mean rung in each. Whose rung is
    not noted counts nowhere. The weakest department is named where there are two or more: the
    lowest figure, of equals the one nearer to the decision.
    """
    members = [one for one in _in_order(circle) if is_to_win(one)]
    by_level = [[one for one in members if one.level == level] for level in LEVELS]
    best = [max(rungs) for people in by_level if (rungs := _rungs(people))]
    planks = _planks(members, matrix)
    return Classes(
        organisation=_figure(best),
        key=_figure(_rungs(circle.key_people)),
        broad=_figure([mean for mean, _plank in planks]),
        weakest=min(planks, key=lambda row: row[0])[1] if len(planks) > 1 else None,
    )


def _in_order(circle: Circle) -> Iterable[Person]:
    return (circle.by_id[one.person_id] for one in circle.ranking)


def _planks(members: Iterable[Person], matrix: Matrix) -> list[tuple[Fraction, Plank]]:
    """The departments of the customer with a rung noted, the nearest to the decision first."""
    departments: dict[str, list[Person]] = {}
    for one in members:
        if one.department and one.outside is None:
            departments.setdefault(fold(one.department), []).append(one)
    met_by: dict[int, set[int]] = {}
    for person, column in matrix.cells:
        met_by.setdefault(person, set()).add(column)
    found: list[tuple[Fraction, Plank]] = []
    for people in departments.values():
        if rungs := _rungs(people):
            mean = Fraction(sum(rungs), len(rungs))
            columns = sorted({column for one in people for column in met_by.get(one.id, ())})
            plank = Plank(
                people[0].department,
                _rounded(mean),
                tuple(one.id for one in people),
                tuple(matrix.columns[column] for column in columns),
            )
            found.append((mean, plank))
    return found


def _rungs(people: Iterable[Person]) -> list[int]:
    return [RELATIONS.index(one.relation) for one in people if one.relation]


def _figure(values: Sequence[int | Fraction]) -> float | None:
    return _rounded(Fraction(sum(values), len(values))) if values else None


def _rounded(value: Fraction) -> float:
    """To one decimal, half up."""
    return floor(value * 10 + Fraction(1, 2)) / 10
