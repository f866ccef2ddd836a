"""What all views of the map say of a person in the same way: name, stance, rung, last contact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.domain.codes import RELATIONS
from tui.i18n import NP_, _, pgettext
from tui.screens.painting import ATTITUDE_TONES

if TYPE_CHECKING:
    from tui.desk.people_views import MapView, PersonRow
    from tui.domain.codes import Attitude, Relation, Role
    from tui.domain.people.mapping import Status
    from tui.widgets.cells import Cell, Piece, Tone

KEY: Final = "★"
LISTENS: Final = "↝"
AT_ODDS: Final = "≠"
CIRCLE: Final = "⟲"
HIDDEN: Final = "◈"
_SHORT: Final[dict[Role, str]] = {
    "technical_gatekeeper": NP_("role, short", "tech. gatekeeper"),
}
"""Roles whose word is too long for a column."""
_SHORT_STANCE: Final[dict[Attitude | None, str]] = {
    "indifferent": NP_("attitude, short", "indiff."),
}
_COMMA: Final = re.compile(r"\s*[,，(（]\s*")
STATUS_TONES: Final[dict[Status | None, Tone]] = {
    "red": "late",
    "amber": "watch",
    "green": "kept",
    None: "dim",
}


def name(row: PersonRow) -> Piece:
    """The short name; of a key person bold, of who has left dim."""
    return row.short, "dim" if row.former else "bold" if row.key else ""


def starred(row: PersonRow) -> list[Piece]:
    """The name, and the mark of a key person behind it."""
    return [name(row), (" " + KEY, "watch")] if row.key else [name(row)]


def sign(attitude: Attitude | None) -> Piece:
    """The sign of an attitude in its tone."""
    return words.ATTITUDE_SIGNS[attitude], ATTITUDE_TONES[attitude]


def stance(attitude: Attitude | None) -> Piece:
    """Sign and word of an attitude in its tone."""
    text = f"{words.ATTITUDE_SIGNS[attitude]} {words.attitude(attitude)}"
    return text, ATTITUDE_TONES[attitude]


def short_stance(attitude: Attitude | None) -> Piece:
    """The same, for a column."""
    if attitude in _SHORT_STANCE:
        said = pgettext("attitude, short", _SHORT_STANCE[attitude])
        return f"{words.ATTITUDE_SIGNS[attitude]} {said}", ATTITUDE_TONES[attitude]
    return stance(attitude)


def rung(relation: Relation | None, target: Relation | None) -> Cell:
    """The ladder: rungs reached, rungs to reach up to the target, and the rest."""
    reached = RELATIONS.index(relation) + 1 if relation else 0
    aim = max(reached, RELATIONS.index(target) + 1 if target else 0)
    return (
        ("●" * reached, "way"),
        ("◎" * (aim - reached), "way"),
        ("○" * (len(RELATIONS) - aim), "dim"),
    )


def last(row: PersonRow) -> Piece:
    """How long ago the last contact was; a slipping relationship and a stranger stand out."""
    if row.days_since is None:
        return (pgettext("contact", "never"), "late") if row.never_met else ("–", "dim")
    text = words.days_short(row.days_since) if row.days_since else _("today")
    return (f"{text}↓", "watch") if row.slipping else (text, "dim")


def main_role(row: PersonRow) -> str:
    """The first role, and how many more there are."""
    if not row.roles:
        return ""
    more = len(row.roles) - 1
    role = row.roles[0]
    said = pgettext("role, short", _SHORT[role]) if role in _SHORT else words.role(role)
    return said + (f" +{more}" if more else "")


def belongs(row: PersonRow) -> str:
    """The title, and of somebody outside the customer the house."""
    outside = people_words.outside(row.outside) if row.outside else ""
    return " · ".join(part for part in (row.title, outside) if part)


def parted(ours: str) -> tuple[str, str]:
    """The name of one of ours, and what stands behind it: "Lena Voss", "applications"."""
    name, *rest = _COMMA.split(ours, maxsplit=1)
    return name, "".join(rest).rstrip(")）")


def bare(ours: str) -> str:
    """The name of one of ours without what stands behind it."""
    return parted(ours)[0]


def short_names(view: MapView, ids: tuple[int, ...]) -> str:
    """People by their short names."""
    return words.joined([view.people[id].short for id in ids if id in view.people])
