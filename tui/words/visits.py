"""The words for visits: why, how, how they stand and what came of them (M43)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.i18n import N_, NP_, _, pgettext

if TYPE_CHECKING:
    from tui.domain.codes import VisitKind

_PURPOSES: Final = {
    "introduction": NP_("purpose", "introduction"),
    "needs": NP_("purpose", "needs"),
    "demonstration": NP_("purpose", "demonstration"),
    "proposal": NP_("purpose", "proposal"),
    "negotiation": NP_("purpose", "negotiation"),
    "contract": NP_("purpose", "contract"),
    "delivery": NP_("purpose", "delivery"),
    "acceptance": NP_("purpose", "acceptance"),
    "service": NP_("purpose", "service"),
    "collection": NP_("purpose", "collection"),
    "relationship": NP_("purpose", "relationship"),
}
_OUTCOMES: Final = {
    "order": NP_("outcome", "order"),
    "advance": NP_("outcome", "advance"),
    "continuation": NP_("outcome", "continuation"),
    "no_sale": NP_("outcome", "no sale"),
    "missed": NP_("outcome", "did not take place"),
}
_STATES: Final = {
    "planned": NP_("visit", "planned"),
    "confirmed": NP_("visit", "confirmed"),
    "logged": NP_("visit", "logged"),
    "cancelled": NP_("visit", "cancelled"),
    "missed": NP_("visit", "missed"),
}
_KINDS: Final = {"in_person": N_("in person"), "phone": N_("by phone"), "video": N_("by video")}
KIND_SIGNS: Final[dict[VisitKind, str]] = {"in_person": "", "phone": "☏", "video": "▷"}


def purpose(code: str) -> str:
    """A visit's purpose."""
    return pgettext("purpose", _PURPOSES[code])


def outcome(code: str) -> str:
    """A call's outcome (M43)."""
    return pgettext("outcome", _OUTCOMES[code])


def state(code: str) -> str:
    """A visit's state."""
    return pgettext("visit", _STATES[code])


def kind(code: str) -> str:
    """How a contact takes place."""
    return _(_KINDS[code])
