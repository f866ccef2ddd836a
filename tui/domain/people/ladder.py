"""The ladder of the relationship: rungs, slipping, the next step up (M15, M25)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

import msgspec

from tui.domain.codes import RELATIONS, Relation
from tui.domain.people.circle import Circle
from tui.domain.people.ranking import is_to_win
from tui.domain.records import Person

TrustStep = Literal["acquaint", "date", "rely", "ally"]

ALLOWED_SILENCE: Final[dict[Relation, int]] = {
    "know": 90,
    "accept": 75,
    "respect": 60,
    "trust": 45,
    "partner": 30,
}
"""Days without contact that a rung bears: the closer, the fewer. From "contact" nobody slips."""

_TRUST: Final[dict[Relation | None, TrustStep]] = {
    None: "acquaint",
    "contact": "acquaint",
    "know": "date",
    "accept": "rely",
    "respect": "rely",
    "trust": "ally",
    "partner": "ally",
}


class Slip(msgspec.Struct, frozen=True):
    """A relationship that slips for want of contact."""

    person_id: int
    rung: Relation
    to: Relation
    """The rung it slips to."""
    days: int
    """Since the last contact, or since the rung was noted, whichever is later."""
    allowed: int


def next_rung(rung: Relation | None) -> Relation | None:
    """The rung above; the first where none is noted; None from the top."""
    if rung is None:
        return RELATIONS[0]
    above = RELATIONS.index(rung) + 1
    return RELATIONS[above] if above < len(RELATIONS) else None


def trust_step(rung: Relation | None) -> TrustStep:
    """The step of M25 to work at from a rung: acquaint, date, rely, ally."""
    return _TRUST[rung]


def slipping(circle: Circle, allowed: Mapping[Relation, int] = ALLOWED_SILENCE) -> tuple[Slip, ...]:
    """The relationships that slip, the nearest to the decision first.

    Judged are people with a contact in the book: of the others nobody knows how long the
    silence is. It counts from the later of the last contact and the day on which the rung was
    noted, and slips on the day after the allowed number of days, or after a whole rhythm of
    the account where that is longer.

    Args:
        allowed: days of silence by rung; a rung that is missing never slips.
    """
    found: list[Slip] = []
    for standing in circle.ranking:
        person = circle.by_id[standing.person_id]
        last = circle.last_met.get(person.id)
        rung = person.relation
        if last is None or rung is None or rung == RELATIONS[0] or not is_to_win(person):
            continue
        bears = allowed.get(rung)
        if bears is not None:
            bears = max(bears, circle.rhythm_days or 0)
        days = (circle.today - max(last, _noted(person) or last)).days
        if bears is not None and days > bears:
            below = RELATIONS[RELATIONS.index(rung) - 1]
            found.append(Slip(person.id, rung, below, days, bears))
    return tuple(found)


def _noted(person: Person) -> date | None:
    """The day on which the present rung was noted."""
    days = [
        change.on
        for change in person.history
        if change.field == "relation" and change.new == person.relation
    ]
    days += [one.on for one in person.evidence if one.field == "relation"]
    return max(days, default=None)
