"""The four steps that a new key account walks: coach, facts, organisation, opportunity (M70)."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from tui.domain.account_file import share_known
from tui.domain.codes import ANALYSIS_STEPS, AnalysisStep, Tier
from tui.domain.people.circle import Circle
from tui.domain.people.mapping import decides, is_coach

KEY_TIERS: Final[frozenset[Tier | None]] = frozenset(("platinum", "gold"))
FACTS: Final = 0.4
"""From this share of the account file on the facts count as collected: what it asks for beyond
(budget, worries, the rival's ways) comes to light only on the later steps."""


class Step(msgspec.Struct, frozen=True):
    """A step: the day on which the rep ticked it, and whether the book shows it as done."""

    step: AnalysisStep
    done: date | None
    shown: bool


def analysis(circle: Circle) -> tuple[Step, ...]:
    """The four steps in their order.

    The book shows a coach where one guides us; facts where the account file is complete to
    `FACTS`; the organisation where somebody decides, somebody uses, somebody weighs the
    technique, and a line of report is drawn; the opportunity where an open one has an amount
    and a closing day.
    """
    ticked = circle.account.analysis
    shown: dict[AnalysisStep, bool] = {
        "coach": any(is_coach(one) for one in circle.here),
        "facts": share_known(circle) >= FACTS,
        "organisation": _reads_organisation(circle),
        "opportunity": any(one.amount and one.close for one in circle.open_opportunities),
    }
    return tuple(Step(step, ticked.get(step), shown[step]) for step in ANALYSIS_STEPS)


def is_walking(circle: Circle) -> bool:
    """Whether a key account (platinum, gold) has steps of the four left to tick."""
    ticked = circle.account.analysis
    return circle.account.tier in KEY_TIERS and any(step not in ticked for step in ANALYSIS_STEPS)


def _reads_organisation(circle: Circle) -> bool:
    roles = {role for one in circle.here for role in one.roles}
    return (
        any(decides(circle, one) for one in circle.here)
        and {"user", "technical_gatekeeper"} <= roles
        and any(one.reports_to in circle.by_id for one in circle.here)
    )
