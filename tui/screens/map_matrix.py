"""Their people × ours: who of our house knows whom, and how deep (M16, M18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.i18n import _, pgettext
from tui.screens import map_pieces as pieces
from tui.widgets.cells import Piece, fit, plain, width_of
from tui.widgets.facts import wrap
from tui.widgets.picture import Picture, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.people_views import MapView, PersonRow
    from tui.domain.people.matrix import Contact
    from tui.widgets.cells import Cell
    from tui.widgets.picture import Line

_NUMBER: Final = 3
_LEAST: Final = 11
_MOST: Final = 18
"""The columns that one of ours takes at least and at most."""
_GAP: Final = 1
_MORE: Final = 3
_CUT: Final = 2
"""Columns for what tells that a title behind a name has been cut."""
_DEPTHS: Final[dict[int, Piece]] = {
    0: ("·", "dim"),
    1: ("○", "quiet"),
    2: ("●", "way"),
    3: ("●●", "way"),
}


def matrix(view: MapView, width: int, first: int = 1) -> Picture:
    """A line for each of theirs, a column for each of ours, the rep's always first.

    Args:
        first: the number of the first colleague that is shown.
    """
    people = [view.people[id] for id in view.matrix.people]
    shown = _shown(view, width, first)
    whole = max((width_of(_who(row, False)) for row in people), default=0)
    taken = sum(size + _GAP for size in shown.values())
    who = max(0, min(whole, width - _NUMBER - _MORE - taken))
    has_more = first > 1, max(shown) < len(view.ours) - 1
    lines: list[Line] = [*_heads(view, shown, who, has_more)]
    stops: list[Stop] = []
    head = len(lines)
    for row in people:
        number: Piece = (f"{row.top:>2}" if row.top else "", "way bold")
        line = [*fit((number,), _NUMBER), *fit(_who(row, row.id in view.matrix.unmet), who)]
        for column, size in shown.items():
            contact = view.matrix.cells.get((row.id, column))
            line += [(" " * _GAP, ""), *fit(_depth(view, contact), size)]
        stops.append(Stop(str(row.id), row.id, len(lines), 0, width))
        lines.append(tuple(line))
    lines += [(), *_foot(view, width)]
    return Picture(tuple(lines), tuple(stops), head=head)


def is_last(view: MapView, width: int, first: int) -> bool:
    """Whether the last of our people is in the picture that begins with this one."""
    return max(_shown(view, width, first)) == len(view.ours) - 1


def _shown(view: MapView, width: int, first: int) -> dict[int, int]:
    """The columns that have room beside the names, the rep's always, with their widths."""
    names = [pieces.starred(row) for row in (view.people[id] for id in view.matrix.people)]
    widest = max((width_of(tuple(name)) for name in names), default=0)
    left = width - _NUMBER - _MORE - widest - _CUT
    shown: dict[int, int] = {}
    for column in (0, *range(first, len(view.ours))):
        wanted = max(width_of(plain(part)) for part in pieces.parted(view.ours[column]))
        size = max(_LEAST, min(_MOST, wanted))
        left -= size + _GAP
        if left < 0 and shown:
            break
        shown[column] = size
    return shown


def _heads(
    view: MapView, shown: Mapping[int, int], who: int, has_more: tuple[bool, bool]
) -> list[Line]:
    """The names of ours, and below them what they do."""
    lead = fit(plain(_("theirs × ours"), "dim"), _NUMBER + who)
    first, second = [*lead], [*fit((), _NUMBER + who)]
    for column, size in shown.items():
        name, does = pieces.parted(view.ours[column])
        first += [(" " * _GAP, ""), *fit(plain(name, "bold"), size)]
        second += [(" " * _GAP, ""), *fit(plain(does, "dim"), size)]
    before, after = has_more
    first += [(" " + ("‹" if before else " ") + ("›" if after else " "), "way bold")]
    return [tuple(first), tuple(second)]


def _who(row: PersonRow, is_unmet: bool) -> Cell:
    text, tone = pieces.name(row)
    star: list[Piece] = [(" " + pieces.KEY, "watch")] if row.key else []
    named: list[Piece] = [(text, "late bold" if is_unmet else tone), *star]
    about = pieces.belongs(row)
    return (*named, ("  ", ""), (about, "dim")) if about else tuple(named)


def _depth(view: MapView, contact: Contact | None) -> Cell:
    if contact is None:
        return (_DEPTHS[0],)
    sign = _DEPTHS[contact.depth]
    if contact.last is None:
        return (sign, (" " + pgettext("contact", "planned"), "dim"))
    days = (view.today - contact.last).days
    ago = words.days_short(days) if days else _("today")
    plus: Piece = (" ○", "quiet") if contact.planned else ("", "")
    return (sign, (" " * (3 - width_of((sign,))) + ago, "dim"), plus)


def _foot(view: MapView, width: int) -> list[Line]:
    """What the signs mean, and the layers where nobody of ours stands beside the rep."""
    legend: list[Piece] = []
    for depth, text in (
        (3, pgettext("contact", "several times")),
        (2, pgettext("contact", "once")),
        (1, pgettext("contact", "planned")),
    ):
        legend += [_DEPTHS[depth], (f" {text}   ", "dim")]
    told = [*wrap(legend, width)]
    if view.matrix.layers and len(view.ours) > 0:
        layers = words.joined([words.level(level) for level in view.matrix.layers])
        text = _("Nobody from our company but you: {layers}").format(layers=layers)
        told += wrap([(f"⚑ {text}", "watch")], width)
    if view.matrix.unmet:
        names = pieces.short_names(view, view.matrix.unmet)
        text = _("No contact at all: {names}").format(names=names)
        told += wrap([(f"⚑ {text}", "late")], width)
    return [tuple(line) for line in told]
