"""What speaks for us, the strongest first: selling points on two axes (M40)."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from tui.domain.codes import Role
from tui.domain.prep.situation import Situation
from tui.domain.records import Opportunity, SellingPoint

PointField = Literal["lead", "expected", "search", "leave_out"]
"""Upper right; value alone; uniqueness alone; neither."""

HIGH: Final = 6
"""From here on, of 10, a score is in the upper half."""
_MOST_ROLES: Final = 3


class Point(msgspec.Struct, frozen=True):
    """A selling point and where it stands."""

    text: str
    value: int
    unique: int
    field: PointField


def points(opportunity: Opportunity | None) -> tuple[Point, ...]:
    """The selling points by value x uniqueness, the best first; of equals the more valued."""
    found = [_point(one) for one in opportunity.selling_points] if opportunity else []
    found.sort(key=lambda one: (-one.value * one.unique, -one.value))
    return tuple(found)


def roles_at_the_table(situation: Situation) -> tuple[Role, ...]:
    """The roles to speak to: the first of each person to be met, each once."""
    found = dict.fromkeys(one.roles[0] for one in situation.people if one.roles)
    return tuple(found)[:_MOST_ROLES]


def _point(one: SellingPoint) -> Point:
    field: PointField
    if one.value >= HIGH:
        field = "lead" if one.unique >= HIGH else "expected"
    else:
        field = "search" if one.unique >= HIGH else "leave_out"
    return Point(one.text, one.value, one.unique, field)
