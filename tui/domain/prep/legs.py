"""The two legs that an account stands on: relationship and competence (M63)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal

import msgspec

from tui.domain.codes import RELATIONS
from tui.domain.people.circle import Circle

Leg = Literal["relationship", "competence"]

_APART: Final = Fraction(1, 4)
"""So much shorter is a leg that is called short."""


class Legs(msgspec.Struct, frozen=True):
    """How long each leg is, from 0 to 1; None: the book does not show it."""

    relationship: Fraction | None
    competence: Fraction | None

    @property
    def short(self) -> Leg | None:
        """The leg that is clearly shorter; None where they are alike or one is not known."""
        if self.relationship is None or self.competence is None:
            return None
        if self.relationship + _APART <= self.competence:
            return "relationship"
        return "competence" if self.competence + _APART <= self.relationship else None


def legs(circle: Circle, complaints_open: int, complaints: int) -> Legs:
    """The legs as the book shows them.

    Relationship: the mean rung of the key people. Competence: the mean of what is known of
    our promises kept in time, complaints settled, and calls about delivery, acceptance and
    service that ended well.

    Args:
        complaints_open: disputes that are not settled, of so many.
    """
    rungs = [RELATIONS.index(one.relation) for one in circle.key_people if one.relation]
    promised = [
        one.done is not None and one.done <= one.due
        for one in circle.steps
        if one.promised and (one.done is not None or one.due < circle.today)
    ]
    proven = [
        one.outcome in ("order", "advance")
        for one in circle.visits
        if one.state == "logged" and one.purpose in ("delivery", "acceptance", "service")
    ]
    parts = [Fraction(sum(one), len(one)) for one in (promised, proven) if one]
    if complaints:
        parts.append(Fraction(complaints - complaints_open, complaints))
    return Legs(
        relationship=Fraction(sum(rungs), len(rungs) * (len(RELATIONS) - 1)) if rungs else None,
        competence=sum(parts, Fraction()) / len(parts) if parts else None,
    )
