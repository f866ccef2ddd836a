"""The relationship plan: whom to move where, how, through whom, by when (M18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.i18n import _, pgettext
from tui.screens import map_pieces as pieces
from tui.widgets.cells import Piece, fit, plain, width_of
from tui.widgets.facts import wrap
from tui.widgets.picture import Picture, Stop

if TYPE_CHECKING:
    from tui.desk.people_views import MapView, PlanRow
    from tui.domain.records import PlanItem
    from tui.widgets.cells import Cell, Tone
    from tui.widgets.picture import Line

_NUMBER: Final = 3
_GAP: Final = 2
_SOON_DAYS: Final = 7


def plan(view: MapView, width: int) -> Picture:
    """The top ten in their order, each with the lines of the plan about them; then the others."""
    names = [_who(view, row) for row in view.plan]
    who = min(width // 2, max((width_of(name) for name in names), default=0))
    whens = [_when(view, row) for row in view.plan]
    due = max(width_of(one) for one in (plain(_("due")), *whens))
    what = width - _NUMBER - who - due - 2 * _GAP
    lines: list[Line] = [
        (
            *fit(plain("", "dim"), _NUMBER),
            *fit(plain(_("who"), "dim"), who + _GAP),
            *fit(plain(_("target, and how to get there"), "dim"), what + _GAP),
            *fit(plain(_("due"), "dim"), due, "right"),
        )
    ]
    stops: list[Stop] = []
    before: int | None = None
    for row, name, at in zip(view.plan, names, whens, strict=True):
        is_first = row.person_id != before
        before = row.person_id
        number: Piece = (f"{row.top:>2}" if row.top and is_first else "", "way bold")
        begin = len(lines)
        for index, text in enumerate(_told(row, what)):
            lead = [
                *fit((number,) if not index else (), _NUMBER),
                *fit(name if is_first and not index else (), who + _GAP),
            ]
            when = at if not index else ()
            lines.append((*lead, *fit(tuple(text), what + _GAP), *fit(when, due, "right")))
        key = f"{row.person_id}:{row.item.id if row.item else 0}"
        stops.append(Stop(key, row.person_id, begin, 0, width, height=len(lines) - begin))
    return Picture(tuple(lines), tuple(stops), head=1)


def item_of(key: str) -> int:
    """The id of the line of the plan at a stop; 0 where there is none."""
    return int(key.rpartition(":")[2])


def _who(view: MapView, row: PlanRow) -> Cell:
    person = view.people[row.person_id]
    return (pieces.sign(person.attitude), (" ", ""), *pieces.starred(person))


def _told(row: PlanRow, width: int) -> list[list[Piece]]:
    """The target, then how, then who and how far: as many lines as it takes."""
    item = row.item
    if item is None:
        return [[(_("nothing planned"), "dim")]]
    mark: list[Piece] = [("✓ ", "kept")] if item.done else []
    target: Piece = (item.target, "dim" if item.done else "")
    told = wrap([*mark, target], width)
    if item.measure:
        told += wrap([(item.measure, "dim")], width)
    told += wrap([(_by(row, item), "dim")], width)
    if item.progress:
        told += wrap([("→ ", "dim"), (item.progress, "dim" if item.done else "way")], width)
    return told


def _by(row: PlanRow, item: PlanItem) -> str:
    """Who of ours, through whom, and what for."""
    said = [pieces.bare(one) for one in (item.first, item.second) if one]
    said = said or [pgettext("our house", "you")]
    if row.through:
        said.append(_("through {name}").format(name=row.through))
    if item.kind:
        said.append(people_words.plan_kind(item.kind))
    return " · ".join(said)


def _when(view: MapView, row: PlanRow) -> Cell:
    item = row.item
    if item is None:
        return ()
    if item.done:
        return plain(words.short_date(item.done, view.today), "dim")
    if row.late_days:
        return plain(_("{n} d late").format(n=row.late_days), "late")
    tone: Tone = "watch" if (item.due - view.today).days <= _SOON_DAYS else ""
    return plain(words.short_date(item.due, view.today), tone)
