"""The decision as a fishbone: departments as bones, by nearness to the decision (M17)."""

from __future__ import annotations

import msgspec

from tui.domain.codes import STAGES, Outside
from tui.domain.names import fold
from tui.domain.people.circle import Circle
from tui.domain.people.ranking import TOP


class Spot(msgspec.Struct, frozen=True):
    """Somebody on a bone; ``top`` is the number 1-10 among the nearest to the decision."""

    person_id: int
    weight: int
    top: int | None


class Bone(msgspec.Struct, frozen=True):
    """A department, or with ``outside`` a house beside the customer.

    ``department`` is as its weightiest member writes it, empty where none is noted;
    ``weight`` that of the weightiest member.
    """

    department: str
    outside: Outside | None
    weight: int
    people: tuple[Spot, ...]


class Fishbone(msgspec.Struct, frozen=True):
    """The bones, the nearest to the decision first, and the decision at the head."""

    opportunity_id: int | None
    """The open opportunity that has come furthest, the largest of equals."""
    bones: tuple[Bone, ...]


def fishbone(circle: Circle) -> Fishbone:
    """Everybody at hand on the bone of his or her department, the weightiest nearest the axis.

    Bones go by their weightiest member, then by the sum of their weights, then by name. The
    numbers of the top ten are the lines of the plan table.
    """
    members: dict[tuple[str, Outside | None], list[Spot]] = {}
    for number, standing in enumerate(circle.ranking, 1):
        person = circle.by_id[standing.person_id]
        spot = Spot(person.id, standing.weight, number if number <= TOP else None)
        members.setdefault((fold(person.department), person.outside), []).append(spot)
    bones = [
        Bone(circle.by_id[spots[0].person_id].department, outside, spots[0].weight, tuple(spots))
        for (_department, outside), spots in members.items()
    ]
    bones.sort(
        key=lambda bone: (
            -bone.weight,
            -sum(spot.weight for spot in bone.people),
            fold(bone.department),
            bone.outside or "",
        )
    )
    furthest = max(
        circle.open_opportunities,
        key=lambda one: (STAGES.index(one.stage), one.amount, -one.id),
        default=None,
    )
    return Fishbone(furthest.id if furthest else None, tuple(bones))
