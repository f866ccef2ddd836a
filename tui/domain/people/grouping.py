"""The people of a map put together by function, level or buying role (M14)."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from tui.domain.codes import LEVELS, ROLES
from tui.domain.names import fold
from tui.domain.people.circle import Circle
from tui.domain.records import Person

Dimension = Literal["function", "level", "role"]

_LEVELS: Final = (*reversed(LEVELS), "")


class Group(msgspec.Struct, frozen=True):
    """People who have something in common, the nearest to the decision first.

    ``key``: the department as the first of them writes it, or the code of the level or role;
    empty where it is not known.
    """

    key: str
    people: tuple[int, ...]


def groups(circle: Circle, by: Dimension) -> tuple[Group, ...]:
    """Everybody at hand in one group each.

    Departments stand by their member nearest to the decision, levels from the highest, roles
    in the order of their codes; of several roles the first in that order counts. Where it is
    not known is last.
    """
    members: dict[str, list[Person]] = {}
    for standing in circle.ranking:
        person = circle.by_id[standing.person_id]
        members.setdefault(_key(person, by), []).append(person)
    order: list[str] = [key for key in members if key] + [""]
    if by == "level":
        order = list(_LEVELS)
    elif by == "role":
        order = [*ROLES, ""]
    return tuple(
        Group(
            people[0].department if by == "function" and key else key,
            tuple(one.id for one in people),
        )
        for key in order
        if (people := members.get(key))
    )


def _key(person: Person, by: Dimension) -> str:
    if by == "function":
        return fold(person.department)
    if by == "level":
        return person.level or ""
    return min(person.roles, key=ROLES.index, default="")
