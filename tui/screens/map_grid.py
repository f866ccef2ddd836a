"""Influence × attitude, or × rung: everybody as initials in a place of their own (M13, M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.domain.codes import RELATIONS
from tui.domain.people.grid import ATTITUDE_COLUMNS, INFLUENCE_ROWS, columns_of, place
from tui.i18n import _
from tui.screens import map_pieces as pieces
from tui.screens.painting import ATTITUDE_TONES
from tui.widgets.cells import fit, plain, width_of
from tui.widgets.picture import Picture, Sketch, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.desk.people_views import MapView, PersonRow
    from tui.domain.people.grid import Axis
    from tui.domain.people.grid import Cell as GridCell
    from tui.widgets.cells import Cell, Piece

_SIDE: Final = 3
"""Columns of the figures at the left."""
_APART: Final = 2
"""Columns between two entries of the legend."""
_HEAD: Final = 3
_ALWAYS: Final = 5
"""Rows of influence that are shown in any case: from 5 to 1."""


def grid(view: MapView, width: int, axis: Axis = "attitude", *, high: int = 0) -> Picture:
    """The grid with its legend below.

    Args:
        high: the lines there are; where they suffice, a line stands between two rows.
    """
    marks = {id: _mark(view.people[id], axis) for id in view.order}
    widest = max((width_of(mark) for mark in marks.values()), default=2)
    labels = _labels(axis, width - _SIDE - 2 * len(columns_of(axis)))
    widths = _widths([width_of((label,)) for label in labels], widest, width - _SIDE)
    slots = max(1, min(widths) // (widest + 1))
    cells = view.grid[axis]
    placed = place(cells, axis, slots)
    heights = placed.heights[: _last_row(cells) + 1]
    legend = _legend(view, marks, width)
    airy = _HEAD + sum(heights) + len(heights) + len(legend) <= high
    starts = [_SIDE + sum(widths[:number]) + 2 * number + 1 for number in range(len(widths))]
    sketch, tops = Sketch(width), _tops(heights, airy=airy)
    _head(sketch, axis, labels, starts, widths)
    _rails(sketch, heights, tops, starts)
    stops: list[Stop] = []
    rows = _rows_of_lines(heights)
    for id, spot in placed.spots.items():
        row, offset = rows[spot.line]
        line, x = tops[row] + offset, starts[spot.column] + spot.slot * (widest + 1)
        taken = sketch.put(line, x, marks[id], most=widest)
        stops.append(Stop(str(id), id, line, x, taken, lane=spot.column))
    stops.sort(key=lambda one: (one.line, one.start))
    foot = tops[-1] + heights[-1] + 1
    for number, line_of_legend in enumerate(legend):
        sketch.put(foot + number, 0, line_of_legend)
    return Picture(sketch.lines(), tuple(stops), head=_HEAD)


def _last_row(cells: Sequence[GridCell]) -> int:
    """The last row of influence that is shown: the lowest only where somebody stands there."""
    rows = [INFLUENCE_ROWS.index(cell.influence) for cell in cells]
    return max([_ALWAYS - 1, *rows])


def _mark(row: PersonRow, axis: Axis) -> Cell:
    """The initials in the tone of the attitude; its sign before them where no column says it."""
    tone = ATTITUDE_TONES[row.attitude]
    sign = words.ATTITUDE_SIGNS[row.attitude] if axis == "relation" else ""
    return plain(sign + row.initials, tone)


def _labels(axis: Axis, room: int) -> list[Piece]:
    """What the columns are called, in short where there is little room."""
    if axis == "relation":
        return [
            (words.relation(one), "") if one else (_("unknown"), "dim")
            for one in (*RELATIONS, None)
        ]
    whole = [pieces.stance(one) for one in ATTITUDE_COLUMNS]
    if sum(width_of((label,)) for label in whole) <= room:
        return whole
    return [pieces.short_stance(one) for one in ATTITUDE_COLUMNS]


def _widths(wanted: Sequence[int], least: int, room: int) -> list[int]:
    """Columns as wide as their labels, and what is left over to the narrowest of them.

    Two columns are left before each for the rail and a space. Where there is too little, all
    are alike, and labels are cut.
    """
    room -= 2 * len(wanted)
    if sum(max(one, least) for one in wanted) > room:
        return [max(least, room // len(wanted))] * len(wanted)
    widths = [max(one, least) for one in wanted]
    for _column in range(room - sum(widths)):
        widths[widths.index(min(widths))] += 1
    return widths


def _tops(heights: Sequence[int], *, airy: bool) -> list[int]:
    """The first line of each row of influence."""
    tops = [_HEAD]
    for height in heights[:-1]:
        tops.append(tops[-1] + height + (1 if airy else 0))
    return tops


def _rows_of_lines(heights: Sequence[int]) -> list[tuple[int, int]]:
    """For each line of the placement its row, and which line of that row it is."""
    return [(row, line) for row, height in enumerate(heights) for line in range(height)]


def _head(
    sketch: Sketch,
    axis: Axis,
    labels: Sequence[Piece],
    starts: Sequence[int],
    widths: Sequence[int],
) -> None:
    if axis == "attitude":
        title, other = _("influence × attitude"), _("i: influence × rung")
    else:
        title, other = _("influence × rung"), _("i: influence × attitude")
    sketch.put(0, 0, ((title, ""), ("   " + other, "dim")))
    for label, x, size in zip(labels, starts, widths, strict=True):
        sketch.put(1, x, (label,), most=size)
    line = "─" * (_SIDE - 1)
    for size in widths:
        line += "┼" + "─" * (size + 1)
    sketch.put(2, 0, plain(line, "dim"))


def _rails(
    sketch: Sketch, heights: Sequence[int], tops: Sequence[int], starts: Sequence[int]
) -> None:
    for influence, top in zip(INFLUENCE_ROWS, tops, strict=False):
        figure = "?" if influence is None else str(influence)
        sketch.put(top, 0, plain(figure, "dim" if influence is None else ""))
    for line in range(_HEAD, tops[-1] + heights[-1]):
        for x in starts:
            sketch.put(line, x - 2, plain("│", "dim"))


def _legend(view: MapView, marks: Mapping[int, Cell], width: int) -> list[Cell]:
    """Who is who, the nearest to the decision first, column by column."""
    widest = max((width_of(mark) for mark in marks.values()), default=0)
    entries: list[Cell] = []
    for id in view.order:
        mark, row = marks[id], view.people[id]
        pad = " " * (widest - width_of(mark) + 1)
        entries.append((*mark, (pad, ""), *pieces.starred(row)))
    if not entries:
        return []
    size = min(width, max(width_of(entry) for entry in entries))
    beside = max(1, (width + _APART) // (size + _APART))
    high = -(-len(entries) // beside)
    lines: list[list[Piece]] = [[] for _line in range(high)]
    for number, entry in enumerate(entries):
        line = lines[number % high]
        line += [(" " * _APART, "")] if line else []
        line += fit(entry, size)
    return [tuple(line) for line in lines]
