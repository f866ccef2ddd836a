"""The twelve-point check before the door, the three weakest from the book first (M29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import msgspec

from tui.domain.codes import INFLUENCES, STAGES, Attitude, Role
from tui.domain.prep.seen import Seen
from tui.domain.prep.situation import Why
from tui.domain.prep_rules import THINKING_LEVELS, Reason, ThinkingLevel

WEAKEST: Final = 3
"""So many are said where not all twelve have room."""

POINTS: Final[dict[ThinkingLevel, tuple[str, ...]]] = {
    "trust": ("their_value", "their_world", "appearance", "details"),
    "reassurance": ("evidence", "no_uncertainty", "standard", "promises"),
    "value": ("needs", "in_money", "visible", "urgent"),
}
"""The four points of each level of thinking."""
_ABOVE: Final[frozenset[Role]] = frozenset(("senior_leader", "parent_leader", "decision_maker"))
_AGAINST: Final[frozenset[Attitude | None]] = frozenset(("resists", "sabotages"))
_RECENT: Final = timedelta(days=90)
_PRICED: Final = STAGES.index("design")
"""From this stage on the difference should stand in money."""


class Check(msgspec.Struct, frozen=True):
    """A point, how weak the book shows it (0: nothing speaks against it), and why."""

    level: ThinkingLevel
    point: str
    weakness: int
    why: Why


def twelve(seen: Seen) -> tuple[Check, ...]:
    """All twelve points, the weakest first; equals in the order of the levels."""
    worst: dict[str, tuple[int, Why]] = {}
    for point, weakness, why in _signs(seen):
        if weakness > worst.get(point, (0, why))[0]:
            worst[point] = (weakness, why)
    found = [
        Check(level, point, *worst.get(point, (0, Why("always"))))
        for level in THINKING_LEVELS
        for point in POINTS[level]
    ]
    return tuple(sorted(found, key=lambda one: -one.weakness))


def _signs(seen: Seen) -> Iterator[tuple[str, int, Why]]:
    """What in the book speaks against a point, and how much."""
    facts = seen.facts
    so: list[tuple[str, int, Reason]] = [
        ("their_value", 3, "overdue"),
        ("their_value", 2, "first_meeting"),
        ("appearance", 3, "first_meeting"),
        ("details", 1, "met_before"),
        ("no_uncertainty", 2, "dispute_open"),
        ("standard", 3, "dispute_open"),
        ("promises", 6 if seen.is_late else 3, "we_owe"),
        ("urgent", 4, "dispute_open"),
    ]
    for point, weakness, reason in so:
        if reason in facts:
            yield point, weakness, Why(reason)
    yield from _of_people(seen)
    yield from _of_business(seen)
    if seen.is_mapped:
        yield from _of_gaps(seen)


def _of_people(seen: Seen) -> Iterator[tuple[str, int, Why]]:
    for one in seen.people:
        attitude = Why("attitude", one.id, one.attitude or "")
        if one.attitude == "doubts":
            yield "evidence", 4, attitude
        if one.attitude in _AGAINST:
            yield "no_uncertainty", 4, attitude
        if one.attitude == "indifferent":
            yield "needs", 4, attitude
        if one.style == "A":
            yield "evidence", 2, Why("style", one.id, "A")
        if "technical_gatekeeper" in one.roles:
            yield "evidence", 2, Why("role", one.id, "technical_gatekeeper")
        high = next((role for role in one.roles if role in _ABOVE), None)
        if high:
            yield "appearance", 2, Why("role", one.id, high)


def _of_business(seen: Seen) -> Iterator[tuple[str, int, Why]]:
    if seen.account.tier == "platinum":
        yield "standard", 1, Why("tier", code="platinum")
    if seen.purpose == "service":
        yield "standard", 2, Why("purpose", code="service")
        yield "urgent", 2, Why("purpose", code="service")
    opportunity = seen.opportunity
    if opportunity is None or not opportunity.is_open:
        return
    stage = Why("stage", code=opportunity.stage)
    if "competitor_known" in seen.facts and opportunity.stage in ("comparison", "commitment"):
        yield "no_uncertainty", 3, Why("competitor_known")
    if opportunity.elements.get("value", 5) <= 2:
        yield "in_money", 4, stage
    if opportunity.elements.get("trust", 5) <= 2:
        yield "their_value", 4, stage
    if opportunity.stage == "use" and not any(
        one.purpose in ("service", "relationship", "acceptance") and one.day >= seen.on - _RECENT
        for one in seen.before
    ):
        yield "visible", 3, stage


def _of_gaps(seen: Seen) -> Iterator[tuple[str, int, Why]]:
    """What the file lacks, where somebody works on the account at all."""
    gap = Why("file_gap")
    if not (seen.account.strategy or seen.account.challenges):
        yield "their_world", 3, gap
    if any(not one.title for one in seen.people):
        yield "details", 2, gap
    known = {role for one in seen.circle.here for role in one.roles}
    if not known.issuperset(one for one in INFLUENCES if one != "coach"):
        yield "needs", 2, gap
    opportunity = seen.opportunity
    if opportunity is None or not opportunity.is_open:
        return
    if not opportunity.problem:
        yield "needs", 3, gap
    if STAGES.index(opportunity.stage) >= _PRICED and not opportunity.selling_points:
        yield "in_money", 3, gap
