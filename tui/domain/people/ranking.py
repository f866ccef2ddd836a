"""How near each person is to the decision, and who of them is key (M17, M18).

One order for all: the fishbone's top ten are the first ten lines of the plan table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, Literal

import msgspec

from tui.domain.codes import INFLUENCES, Level, Role
from tui.domain.records import Person

KeyReason = Literal["role", "hidden", "approves", "influence"]

KEY_INFLUENCE: Final = 4
"""From this influence on somebody is key, whatever the role."""
TOP: Final = 10
"""So many people are marked on the fishbone (M17)."""
PLACE: Final[dict[Role, int]] = {
    "decision_maker": 6,
    "parent_leader": 5,
    "senior_leader": 5,
    "technical_gatekeeper": 4,
    "project_leader": 4,
    "purchaser": 3,
    "designer": 3,
    "design_institute": 3,
    "user": 2,
    "coach": 2,
    "initiator": 2,
    "gatekeeper": 1,
    "competitor": 0,
}
"""The place in the decision chain by role: 6 gives the final approval."""

_LAST_WORD: Final = 6
_KEY_PLACE: Final = 4
_LEVELS: Final[dict[Level | None, int]] = {
    "decision": 2,
    "management": 1,
    "operations": 0,
    None: 0,
}


class Standing(msgspec.Struct, frozen=True):
    """Where somebody stands: the weight (0-24), and why he or she is key (empty: is not)."""

    person_id: int
    weight: int
    key: tuple[KeyReason, ...] = ()


def is_rival(person: Person) -> bool:
    """Whether somebody belongs to a competitor."""
    return "competitor" in person.roles


def is_to_win(person: Person) -> bool:
    """Whether somebody counts in the decision: belongs neither to a rival nor to our house."""
    return not is_rival(person) and person.outside != "our_house"


def weight_of(person: Person, approvers: Collection[int] = ()) -> int:
    """How near somebody is to the decision: 2 x place + 2 x influence + level, 0 to 24.

    The place is that of the weightiest role, 6 for who approves an open opportunity's amount
    and for a hidden decider; what is not known adds nothing.

    Args:
        approvers: ids of those who approve the amount of an open opportunity.
    """
    if not is_to_win(person):
        return 0
    place = max((PLACE[role] for role in person.roles), default=0)
    if person.hidden or person.id in approvers:
        place = _LAST_WORD
    return 2 * place + 2 * (person.influence or 0) + _LEVELS[person.level]


def why_key(person: Person, approvers: Collection[int] = ()) -> tuple[KeyReason, ...]:
    """Why somebody is a key person; empty: is not, or has left, or is of a rival or ours.

    Key are those who decide, can say no or lead (place 4 and above), hidden deciders, those
    who approve an open opportunity's amount, and those of influence 4 and above.
    """
    if person.former or not is_to_win(person):
        return ()
    reasons: list[KeyReason] = []
    if any(PLACE[role] >= _KEY_PLACE for role in person.roles):
        reasons.append("role")
    if person.hidden:
        reasons.append("hidden")
    if person.id in approvers:
        reasons.append("approves")
    if (person.influence or 0) >= KEY_INFLUENCE:
        reasons.append("influence")
    return tuple(reasons)


def is_core(person: Person, approvers: Collection[int] = ()) -> bool:
    """Whether somebody is a core influence: one of the four of M11, or a key person.

    Who has left keeps the role that he or she had: see M21.4.
    """
    if not is_to_win(person):
        return False
    return (
        person.hidden
        or person.id in approvers
        or (person.influence or 0) >= KEY_INFLUENCE
        or any(role in INFLUENCES or PLACE[role] >= _KEY_PLACE for role in person.roles)
    )


def ranked(people: Iterable[Person], approvers: Collection[int] = ()) -> tuple[Standing, ...]:
    """Everybody who has not left, the nearest to the decision first.

    Rivals and our own house stand at the end. Of equal weight a key person goes first, then
    the lower id.
    """
    found = [
        (not is_to_win(one), Standing(one.id, weight_of(one, approvers), why_key(one, approvers)))
        for one in people
        if not one.former
    ]
    found.sort(key=lambda row: (row[0], -row[1].weight, not row[1].key, row[1].person_id))
    return tuple(standing for _last, standing in found)
