"""A picture in terminal cells, with places on it where a cursor may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.widgets.cells import Piece, fit, safe, width_of
from tui.widgets.columns import GAP, share_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.widgets.cells import Align, Cell
    from tui.widgets.columns import Column

Way = Literal["up", "down", "left", "right"]
Line = tuple[Piece, ...]


class Stop(NamedTuple):
    """A place where the cursor may stand: what is there, and the cells that it marks."""

    key: str
    about: int | None
    """Whom it shows; several places of a picture may show the same."""
    line: int
    start: int
    width: int
    height: int = 1
    lane: int = 0
    """Places of one lane lie above each other: ``up`` and ``down`` go along it."""


class Picture(NamedTuple):
    """Lines of toned pieces for one width, and the stops on them.

    Of the lines the first ``head`` stay in sight. ``turns`` says where ``left`` and ``right``
    lead from a stop, where that is not the next lane.
    """

    lines: tuple[Line, ...]
    stops: tuple[Stop, ...] = ()
    head: int = 0
    turns: Mapping[tuple[str, Way], str] = {}

    def stop(self, key: str | None) -> Stop | None:
        """The stop of this key."""
        return next((one for one in self.stops if one.key == key), None)

    def stop_about(self, about: int | None) -> Stop | None:
        """The first stop that shows this."""
        if about is None:
            return None
        return next((one for one in self.stops if one.about == about), None)

    def at(self, line: int, x: int) -> Stop | None:
        """The stop whose cells are at this place."""
        return next(
            (
                one
                for one in self.stops
                if one.line <= line < one.line + one.height
                and one.start <= x < one.start + one.width
            ),
            None,
        )


def beyond(picture: Picture, stop: Stop, way: Way) -> Stop | None:
    """The stop next to one, that way; None where there is none.

    Up and down go to the nearest line of the lane, then to the nearest stop of another lane
    that lies that way. Left and right go on in the line, then to the next lane. So every stop
    can be reached from every other.
    """
    if (key := picture.turns.get((stop.key, way))) is not None:
        return picture.stop(key)
    return _along(picture, stop, way) if way in ("up", "down") else _across(picture, stop, way)


def _along(picture: Picture, stop: Stop, way: Way) -> Stop | None:
    sign = 1 if way == "down" else -1
    ahead = [one for one in picture.stops if (one.line - stop.line) * sign > 0]
    return min(
        ahead,
        key=lambda one: (
            abs(one.lane - stop.lane),
            abs(one.line - stop.line),
            abs(one.start - stop.start),
        ),
        default=None,
    )


def _across(picture: Picture, stop: Stop, way: Way) -> Stop | None:
    sign = 1 if way == "right" else -1
    beside = [
        one
        for one in picture.stops
        if one.lane == stop.lane and one.line == stop.line and (one.start - stop.start) * sign > 0
    ]
    if beside:
        return min(beside, key=lambda one: abs(one.start - stop.start))
    ahead = [one for one in picture.stops if (one.lane - stop.lane) * sign > 0]
    return min(
        ahead,
        key=lambda one: (
            abs(one.lane - stop.lane),
            abs(one.line - stop.line),
            one.start * sign,
        ),
        default=None,
    )


class Sketch:
    """Lines put together from pieces at places; what is put never covers what stands there."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._rows: dict[int, list[tuple[int, Line]]] = {}

    def put(self, line: int, x: int, cell: Cell, *, most: int | None = None) -> int:
        """Put a cell at a place, cut to ``most`` columns and to the width of the sketch.

        Returns:
            The columns that it takes.
        """
        cell = tuple((safe(text), tone) for text, tone in cell)
        room = min(self.width - x, most if most is not None else self.width)
        if room <= 0 or x < 0:
            return 0
        taken = width_of(cell)
        if taken > room:
            cell, taken = tuple(fit(cell, room)), room
        self._rows.setdefault(line, []).append((x, cell))
        return taken

    def lines(self) -> tuple[Line, ...]:
        """The lines from the first to the last on which anything stands, from line 0 on."""
        return tuple(self._line(line) for line in range(max(self._rows, default=-1) + 1))

    def _line(self, line: int) -> Line:
        pieces: list[Piece] = []
        used = 0
        for x, cell in sorted(self._rows.get(line, ()), key=lambda put: put[0]):
            if x < used:
                raise ValueError(f"covered: {cell} at {x} in line {line}")
            if x > used:
                pieces.append((" " * (x - used), ""))
            pieces += cell
            used = x + width_of(cell)
        return tuple(pieces)


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int
) -> tuple[list[int], list[Line]]:
    """Rows in columns that keep their place, with the header first.

    Returns:
        The width of each column (0: had to go), and the lines.
    """
    wanted = [
        max(
            column.least,
            min(
                column.most,
                max([width_of(((column.header, ""),)), *(width_of(row[index]) for row in rows)]),
            ),
        )
        for index, column in enumerate(columns)
    ]
    widths = share_out(columns, wanted, width)
    aligns = [column.align for column in columns]
    header = _row([((column.header, "dim"),) for column in columns], widths, aligns)
    return widths, [header, *(_row(cells, widths, aligns) for cells in rows)]


def _row(cells: Iterable[Cell], widths: Sequence[int], aligns: Sequence[Align]) -> Line:
    pieces: list[Piece] = []
    for cell, size, align in zip(cells, widths, aligns, strict=True):
        if size:
            if pieces:
                pieces.append((" " * GAP, ""))
            pieces += fit(cell, size, align)
    return tuple(pieces)
