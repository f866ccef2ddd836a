"""The map of an account: whether there is one, who of the key people is with us (M11, M18)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, Literal

import msgspec

from tui.domain.codes import Attitude
from tui.domain.people.circle import Circle
from tui.domain.people.ranking import is_rival, is_to_win
from tui.domain.records import Opportunity, Person

Status = Literal["red", "amber", "green"]

AGAINST: Final[frozenset[Attitude | None]] = frozenset(("resists", "sabotages"))
_NO_COACH: Final[frozenset[Attitude | None]] = AGAINST | {"indifferent"}
_SEVERAL: Final = 2


class MapStatus(msgspec.Struct, frozen=True):
    """How a map stands.

    ``status`` None: nobody maps this account. ``key``: the key people, the nearest to the
    decision first; ``supporters``: those of them who are with us, in the same order.
    """

    status: Status | None
    key: tuple[int, ...] = ()
    supporters: tuple[int, ...] = ()


class HiddenDecider(msgspec.Struct, frozen=True):
    """Somebody who decides without the title (M18): marked by the rep, or only suspected."""

    person_id: int
    marked: bool
    heard_by: tuple[int, ...] = ()
    """The key people who listen to him or her."""


def is_mapped(people: Collection[Person], opportunities: Iterable[Opportunity]) -> bool:
    """Whether the account is worked on, so that a gap in its map means something (M21).

    It is once it has two people, those who have left included, or an open opportunity.
    """
    return len(people) >= 2 or any(one.is_open for one in opportunities)


def is_coach(person: Person) -> bool:
    """Whether somebody guides us (M11): has the role and has not turned away since."""
    return "coach" in person.roles and not person.former and person.attitude not in _NO_COACH


def is_supporter(person: Person) -> bool:
    """Whether somebody is with us: accepts, or is our coach and no attitude is noted.

    A coach believes in the rep by definition (M11).
    """
    if person.former or is_rival(person):
        return False
    return person.attitude == "accepts" or (person.attitude is None and is_coach(person))


def decides(circle: Circle, person: Person) -> bool:
    """Whether somebody gives the final approval: by role, by the amount, or without the title."""
    return (
        "decision_maker" in person.roles or person.hidden or person.id in circle.approvers
    ) and is_to_win(person)


def map_status(circle: Circle) -> MapStatus:
    """Red: no supporter among the key people; amber: some; green: a supporter who decides."""
    if not is_mapped(circle.people, circle.opportunities):
        return MapStatus(None)
    supporters = [one for one in circle.key_people if is_supporter(one)]
    status: Status = "amber" if supporters else "red"
    if any(decides(circle, one) for one in supporters):
        status = "green"
    return MapStatus(
        status,
        tuple(one.id for one in circle.key_people),
        tuple(one.id for one in supporters),
    )


def hidden_deciders(circle: Circle) -> tuple[HiddenDecider, ...]:
    """Those who decide without the title, marked ones first, then by nearness (M18).

    Suspected is somebody without the final approval to whom a decider listens, or two key
    people do.
    """
    heard: dict[int, list[int]] = {}
    counts: dict[int, int] = {}
    for one in circle.key_people:
        for other in dict.fromkeys(one.listens_to):
            if other != one.id and other in circle.standing:
                heard.setdefault(other, []).append(one.id)
                weight = _SEVERAL if decides(circle, one) else 1
                counts[other] = counts.get(other, 0) + weight
    found: list[HiddenDecider] = []
    for standing in circle.ranking:
        person = circle.by_id[standing.person_id]
        ears = tuple(heard.get(person.id, ()))
        if not is_to_win(person):
            continue
        if person.hidden:
            found.append(HiddenDecider(person.id, True, ears))
        elif counts.get(person.id, 0) >= _SEVERAL and not decides(circle, person):
            found.append(HiddenDecider(person.id, False, ears))
    return tuple(sorted(found, key=lambda one: not one.marked))
