"""The words for what an account is: its tier, its face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.i18n import N_, NP_, _, pgettext

if TYPE_CHECKING:
    from tui.domain.codes import Tier

_TIERS: Final = {
    "platinum": NP_("tier", "platinum"),
    "gold": NP_("tier", "gold"),
    "iron": NP_("tier", "iron"),
    "lead": NP_("tier", "lead"),
}
_FACES: Final = {"red": N_("red face"), "black": N_("black face"), "white": N_("white face")}
TIER_SIGNS: Final[dict[Tier | None, str]] = {
    "platinum": "◆",
    "gold": "◇",
    "iron": "○",
    "lead": "·",
    None: " ",
}


def tier(code: str) -> str:
    """A tier's name (M02)."""
    return pgettext("tier", _TIERS[code])


def face(code: str) -> str:
    """A face's name (M03)."""
    return _(_FACES[code])
