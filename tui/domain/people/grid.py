"""Influence x attitude, or x rung: who stands in which cell, and a place of one's own there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec

from tui.domain.codes import RELATIONS, Attitude, Relation
from tui.domain.lines import is_han
from tui.domain.people.circle import Circle
from tui.domain.records import Person

Axis = Literal["attitude", "relation"]
Column = Attitude | Relation | None

INFLUENCE_ROWS: Final[tuple[int | None, ...]] = (5, 4, 3, 2, 1, 0, None)
"""The rows from top to bottom; None: not known."""
ATTITUDE_COLUMNS: Final[tuple[Attitude | None, ...]] = (
    *("sabotages", "resists", "indifferent", "doubts", "accepts"),
    None,
)
"""From against us to with us; None: not known."""
RELATION_COLUMNS: Final[tuple[Relation | None, ...]] = (*RELATIONS, None)


class Cell(msgspec.Struct, frozen=True):
    """The people of one influence and one attitude or rung, the nearest to the decision first."""

    influence: int | None
    column: Column
    people: tuple[int, ...]


class Spot(msgspec.Struct, frozen=True):
    """A place that nobody shares: line of the grid from the top, column, slot in the cell."""

    line: int
    column: int
    slot: int


class Placement(msgspec.Struct, frozen=True):
    """Where everybody stands, and how many lines each row of influence takes (at least one)."""

    spots: Mapping[int, Spot]
    heights: tuple[int, ...]


def columns_of(axis: Axis) -> tuple[Column, ...]:
    """The columns from left to right."""
    return ATTITUDE_COLUMNS if axis == "attitude" else RELATION_COLUMNS


def grid(circle: Circle, axis: Axis = "attitude") -> tuple[Cell, ...]:
    """The cells that hold people, row by row from the highest influence; everybody once."""
    members: dict[tuple[int | None, Column], list[int]] = {}
    for standing in circle.ranking:
        person = circle.by_id[standing.person_id]
        column: Column = person.attitude if axis == "attitude" else person.relation
        members.setdefault((person.influence, column), []).append(person.id)
    return tuple(
        Cell(influence, column, tuple(members[influence, column]))
        for influence in INFLUENCE_ROWS
        for column in columns_of(axis)
        if (influence, column) in members
    )


def place(cells: Sequence[Cell], axis: Axis, slots: int) -> Placement:
    """Give everybody a place of his or her own.

    Args:
        cells: as `grid` tells them, of that axis.
        slots: how many people stand beside each other in one line of a cell, at least 1.
    """
    columns = columns_of(axis)
    heights = [
        max((-(-len(cell.people) // slots) for cell in cells if cell.influence == row), default=1)
        for row in INFLUENCE_ROWS
    ]
    tops = {row: sum(heights[:number]) for number, row in enumerate(INFLUENCE_ROWS)}
    spots = {
        person: Spot(
            tops[cell.influence] + number // slots, columns.index(cell.column), number % slots
        )
        for cell in cells
        for number, person in enumerate(cell.people)
    }
    return Placement(spots, tuple(heights))


def initials(people: Iterable[Person]) -> dict[int, str]:
    """Initials for everybody, each different: WL, FR, WL2 for the second of that kind.

    Of a Latin name the first letters of the first and the last word, titles like "Dr." left
    out; of a Chinese one those of its pinyin, without pinyin its first two characters.
    """
    given: dict[int, str] = {}
    counts: dict[str, int] = {}
    for person in people:
        short = _short(person)
        counts[short] = counts.get(short, 0) + 1
        given[person.id] = short if counts[short] == 1 else f"{short}{counts[short]}"
    return given


def _short(person: Person) -> str:
    words = [
        "".join(filter(str.isalpha, word))
        for word in "".join(" " if is_han(char) else char for char in person.name).split()
        if not word.endswith(".") or len(word) == len("X.")
    ]
    words = [word for word in words if word] or person.pinyin.split()
    if words:
        return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper()
    letters = [char for char in person.name if char.isalpha()]
    return "".join(letters[:2]).upper() or "?"
