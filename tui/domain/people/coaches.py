"""Who may become our coach, in the order in which a rep would look (M20)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, get_args

import msgspec

from tui.domain.codes import RELATIONS, Attitude, Outside
from tui.domain.people.circle import Circle
from tui.domain.people.mapping import AGAINST
from tui.domain.people.ours import colleagues
from tui.domain.people.ranking import is_rival
from tui.domain.records import Person

CoachGroup = Literal[
    "customer", "our_house", "partner", "retired", "bank", "consultant", "authority"
]
"""Where coaches are found, in M20's order."""
CoachReason = Literal["accepts", "doubts", "rung", "own_win", "key", "known", "on_plan"]
"""Accepts; only doubts; at "accept" or higher; a win of his or her own is known; is key;
has a contact noted; deals with this account for us."""

_ORDER: Final[dict[CoachGroup, int]] = {
    group: place for place, group in enumerate(get_args(CoachGroup))
}
_GROUP_OF: Final[dict[Outside | None, CoachGroup]] = {
    None: "customer",
    "parent": "customer",
    "owner": "customer",
    "our_house": "our_house",
    "partner": "partner",
    "retired": "retired",
    "design_institute": "consultant",
    "consultant": "consultant",
    "bank": "bank",
    "authority": "authority",
}
_WILLING: Final[dict[Attitude | None, int]] = {"accepts": 0, "doubts": 1, None: 2}
_ACCEPT: Final = RELATIONS.index("accept")


class Candidate(msgspec.Struct, frozen=True):
    """Somebody who may become our coach; of our own house by name alone where not a person."""

    group: CoachGroup
    person_id: int | None
    name: str
    reasons: tuple[CoachReason, ...]


def candidates(circle: Circle) -> tuple[Candidate, ...]:
    """The coach candidates of an account, the best first.

    By group in M20's order; in a group by attitude, rung, a win of their own that we know
    (choose the one who most wants to succeed), and nearness to the decision. Nobody is named
    who is a coach already, against us, indifferent, or of a rival, nor anybody for whom neither
    "accepts" nor the rung "accept" nor our own house speaks. Of those who have left only
    supporters.
    """
    found = [(_key(circle, one), _candidate(circle, one)) for one in _fit(circle)]
    found.sort(key=lambda row: row[0])
    people = [candidate for _place, candidate in found]
    known = {candidate.name for candidate in people}
    ours = [
        Candidate("our_house", None, name, ("on_plan",))
        for name in colleagues(circle)
        if name not in known
    ]
    return tuple(sorted([*people, *ours], key=lambda one: _ORDER[one.group]))


def _fit(circle: Circle) -> Iterator[Person]:
    for one in circle.people:
        if is_rival(one) or one.attitude in AGAINST or one.attitude == "indifferent":
            continue
        if "coach" in one.roles and not one.former:
            continue
        is_near = one.outside == "our_house" or _rung(one) >= _ACCEPT
        if one.attitude == "accepts" or (is_near and not one.former):
            yield one


def _candidate(circle: Circle, person: Person) -> Candidate:
    reasons: list[CoachReason] = []
    if person.attitude == "accepts":
        reasons.append("accepts")
    elif person.attitude == "doubts":
        reasons.append("doubts")
    if _rung(person) >= _ACCEPT:
        reasons.append("rung")
    if person.personal_concern:
        reasons.append("own_win")
    if not person.former and circle.standing[person.id].key:
        reasons.append("key")
    if person.id in circle.last_met:
        reasons.append("known")
    return Candidate(_group(person), person.id, person.name, tuple(reasons))


def _key(circle: Circle, person: Person) -> tuple[int, int, bool, int, int]:
    return (
        _WILLING.get(person.attitude, 3),
        -_rung(person),
        not person.personal_concern,
        circle.place.get(person.id, len(circle.people)),
        person.id,
    )


def _group(person: Person) -> CoachGroup:
    return "retired" if person.former else _GROUP_OF[person.outside]


def _rung(person: Person) -> int:
    return RELATIONS.index(person.relation) if person.relation else -1
