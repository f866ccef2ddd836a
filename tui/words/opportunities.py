"""The words for projects: stages, and the parts of a sum (M45, M47)."""

from __future__ import annotations

from typing import Final

from tui.i18n import NP_, pgettext

_STAGES: Final = {
    "interest": NP_("stage", "interest"),
    "gestation": NP_("stage", "gestation"),
    "design": NP_("stage", "design"),
    "comparison": NP_("stage", "comparison"),
    "commitment": NP_("stage", "commitment"),
    "use": NP_("stage", "use"),
}
_MILESTONES: Final = {
    "advance": NP_("milestone", "advance"),
    "delivery": NP_("milestone", "delivery"),
    "acceptance": NP_("milestone", "acceptance"),
}
_MILESTONE_STATES: Final = {
    "planned": NP_("milestone", "planned"),
    "due": NP_("milestone", "due, no invoice yet"),
    "invoiced": NP_("milestone", "invoiced"),
    "paid": NP_("milestone", "paid"),
}


def stage(code: str) -> str:
    """A stage of the funnel (M47)."""
    return pgettext("stage", _STAGES[code])


def milestone(code: str) -> str:
    """When a part of a project's sum falls due (M45)."""
    return pgettext("milestone", _MILESTONES[code])


def milestone_state(code: str) -> str:
    """How a part of a project's sum stands."""
    return pgettext("milestone", _MILESTONE_STATES[code])
