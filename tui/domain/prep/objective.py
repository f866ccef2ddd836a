"""What a visit is after where the rep has not said it: seek and least (M42-M44)."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from tui.domain.codes import Purpose, Stage
from tui.domain.prep.seen import Seen
from tui.domain.prep.situation import Why
from tui.domain.records import Opportunity, Points

Element = Literal["value", "need", "price", "trust", "experience"]
"""The five buying elements (M42)."""

LOW: Final = 3
"""Up to here an element holds the business back."""
_ELEMENTS: Final[tuple[Element, ...]] = get_args(Element)
_SELLING: Final[frozenset[Purpose | None]] = frozenset(
    (None, "introduction", "needs", "proposal", "negotiation")
)
_BY_STAGE: Final[dict[Stage, Purpose]] = {
    "interest": "needs",
    "gestation": "needs",
    "design": "demonstration",
    "comparison": "negotiation",
    "commitment": "contract",
    "use": "service",
}


class Objective(msgspec.Struct, frozen=True):
    """What to suggest: the objectives of a purpose, and what an element asks for before it."""

    purpose: Purpose
    element: Element | None
    why: Why


def suggested(seen: Seen) -> Objective:
    """The objective that fits: by the weakest buying element, else by the purpose.

    A visit without a purpose gets the one that comes next: money that is overdue, a first
    meeting, then the stage of the business, else the relationship.
    """
    purpose, why = _purpose(seen)
    element = weakest(seen.opportunity) if seen.purpose in _SELLING else None
    if element and purpose != "collection":
        stage = seen.opportunity.stage if seen.opportunity else ""
        return Objective(purpose, element, Why("stage", code=stage))
    return Objective(purpose, None, why)


def weakest(opportunity: Opportunity | None) -> Element | None:
    """The lowest of the buying elements, where it is low; None where none is, or none is noted."""
    if opportunity is None or not opportunity.is_open:
        return None
    known: dict[Element, Points] = {
        one: opportunity.elements[one] for one in _ELEMENTS if one in opportunity.elements
    }
    lowest = min(known, key=lambda one: known[one], default=None)
    return lowest if lowest and known[lowest] <= LOW else None


def _purpose(seen: Seen) -> tuple[Purpose, Why]:
    if seen.purpose:
        return seen.purpose, Why("purpose", code=seen.purpose)
    if seen.owed.overdue:
        return "collection", Why("overdue")
    if seen.is_first_meeting:
        return "introduction", Why("first_meeting")
    if seen.opportunity and seen.opportunity.is_open:
        stage = seen.opportunity.stage
        return _BY_STAGE[stage], Why("stage", code=stage)
    return "relationship", Why("met_before")
