"""The decision as a fishbone: departments as bones on the axis to the target (M17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from tui.desk import people_words
from tui.i18n import _
from tui.screens import map_pieces as pieces
from tui.widgets.cells import Cell, Piece, plain, width_of
from tui.widgets.picture import Picture, Sketch, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.desk.people_views import MapView, PersonRow
    from tui.domain.people.fishbone import Bone, Spot

T = TypeVar("T")

_AIRY: Final = 4
"""Up to so many people on each bone have their titles in a line of their own."""
_SLANT: Final = 7
"""So far from the axis a bone leans; beyond that it goes straight up or down."""
_LEAST: Final = 19
"""Columns from one bone to the next, at least."""
_LEAST_IN_ONE: Final = 25
"""The same where name and title share a line."""
_LEAST_TITLE: Final = 4
_MOST: Final = 36
_OUTSIDE: Final = "↗"


class _Pair(NamedTuple):
    """The bones that meet the axis in one place."""

    above: Bone
    below: Bone | None


class _Layout(NamedTuple):
    """How far bones stand apart, and whether titles have lines of their own."""

    pitch: int
    begin: int
    """Where the bone that is farthest from the head meets the axis."""
    airy: bool

    def height(self, bone: Bone | None) -> int:
        return _height(bone, airy=self.airy)


def fishbone(view: MapView, width: int) -> Picture:
    """The bones in pairs along the axis, the weightiest nearest to the decision at the head.

    On a bone the weightiest stand nearest to the axis; the top ten have the numbers of the plan
    table. Where not all bones find a place beside each other, the axis goes on below.
    """
    bones = view.fishbone.bones
    if not bones:
        return Picture(())
    pairs = [_Pair(one[0], one[1] if one[1:] else None) for one in _batched(bones, 2)]
    airy = all(len(bone.people) <= _AIRY for bone in bones)
    named = (_named(view.people[one.person_id], one) for bone in bones for one in bone.people)
    least = max(_LEAST if airy else _LEAST_IN_ONE, 3 + max(map(width_of, named)))
    least = min(least, width - _SLANT)
    beside = max(1, min(len(pairs), (width - _SLANT) // least))
    parts = _batched(pairs, beside)
    # Only the outermost bones need room to lean; the others lean over their neighbours.
    outermost = [bone for part in parts for bone in part[-1] if bone]
    lean = min(_SLANT, max(_height(bone, airy=airy) for bone in outermost))
    layout = _Layout(min(max(_MOST, least), (width - lean) // beside), lean, airy)
    sketch = Sketch(width)
    stops: list[Stop] = []
    head = _("decision") if not view.decision else view.decision
    top = 0
    if width_of(plain(head)) > width - layout.begin - layout.pitch * (beside - 1) - 3:
        sketch.put(0, 0, ((_("to decide") + "  ", "dim"), (head, "way bold")))
        head, top = _("decision"), 1
    for number, part in enumerate(parts):
        target: Cell = plain("▶ " + head, "way bold")
        if number:
            target = plain("▶ ↑", "way")
        top = _draw(view, sketch, stops, part, layout, top, target) + 2
    return Picture(sketch.lines(), tuple(stops))


def _height(bone: Bone | None, *, airy: bool) -> int:
    """The lines that a bone takes beside the axis, its name included."""
    return len(bone.people) * (2 if airy else 1) + 1 if bone else 0


def _batched(some: Sequence[T], size: int) -> list[Sequence[T]]:
    return [some[begin : begin + size] for begin in range(0, len(some), size)]


def _draw(
    view: MapView,
    sketch: Sketch,
    stops: list[Stop],
    part: Sequence[_Pair],
    layout: _Layout,
    top: int,
    target: Cell,
) -> int:
    """Draw the bones of one piece of the axis, and tell its last line."""
    axis = top + max(layout.height(pair.above) for pair in part)
    begin = layout.begin + layout.pitch * (len(part) - 1)
    sketch.put(axis, 0, plain("━" * (begin + 1), "way"))
    sketch.put(axis, begin + 1, target)
    for number, pair in enumerate(part):
        x = begin - layout.pitch * number
        for bone, side in ((pair.above, -1), (pair.below, 1)):
            if bone:
                stops += _bone(view, sketch, bone, layout, _Place(axis, x, side, -number))
    return axis + max(layout.height(pair.below) for pair in part)


class _Place(NamedTuple):
    """Where a bone meets the axis, on which side it lies (-1 above), and its lane."""

    axis: int
    x: int
    side: int
    lane: int

    def line(self, distance: int) -> int:
        return self.axis + self.side * distance

    def stroke(self, distance: int) -> int:
        return self.x - min(distance, _SLANT)


def _bone(view: MapView, sketch: Sketch, bone: Bone, layout: _Layout, at: _Place) -> Iterable[Stop]:
    high = layout.height(bone)
    for distance in range(1, high):
        sign = "│" if distance > _SLANT else "╲" if at.side < 0 else "╱"
        sketch.put(at.line(distance), at.stroke(distance), plain(sign, "dim"))
    sketch.put(
        at.line(high),
        at.stroke(high),
        _called(bone, layout.pitch - 2),
        most=layout.pitch - 2,
    )
    for number, spot in enumerate(bone.people):
        row = view.people[spot.person_id]
        yield (_airy if layout.airy else _in_one)(sketch, row, spot, layout, at, number)


def _airy(
    sketch: Sketch, row: PersonRow, spot: Spot, layout: _Layout, at: _Place, number: int
) -> Stop:
    """Name and title below each other."""
    near, far = 2 * number + 1, 2 * number + 2
    upper, lower = (far, near) if at.side < 0 else (near, far)
    room = layout.pitch - 3
    starts = [at.stroke(one) + 2 for one in (upper, lower)]
    sketch.put(at.line(upper), starts[0], _named(row, spot), most=room)
    sketch.put(at.line(lower), starts[1], plain(row.title, "dim"), most=room)
    start = min(starts)
    wide = max(starts) - start + room
    wide = min(wide, sketch.width - start)
    return Stop(str(row.id), row.id, at.line(upper), start, wide, height=2, lane=at.lane)


def _in_one(
    sketch: Sketch, row: PersonRow, spot: Spot, layout: _Layout, at: _Place, number: int
) -> Stop:
    """Name and title in one line."""
    line, start = at.line(number + 1), at.stroke(number + 1) + 2
    room = layout.pitch - 3
    used = sketch.put(line, start, _named(row, spot), most=room) + 2
    if room - used >= _LEAST_TITLE:
        sketch.put(line, start + used, plain(row.title, "dim"), most=room - used)
    return Stop(str(row.id), row.id, line, start, min(room, sketch.width - start), lane=at.lane)


def _named(row: PersonRow, spot: Spot) -> Cell:
    number: Piece = (f"{spot.top} ", "way bold") if spot.top else ("· ", "dim")
    return (number, pieces.sign(row.attitude), (" ", ""), pieces.name(row))


def _called(bone: Bone, room: int) -> Cell:
    """The department; of a bone outside the customer the house too, as far as there is room."""
    if bone.outside is None:
        return plain(bone.department, "way") if bone.department else plain("?", "dim")
    house = people_words.outside(bone.outside)
    department: Cell = plain(f"{_OUTSIDE} {bone.department or house}", "quiet")
    both: Cell = (*department, (f" · {house}", "dim"))
    return both if bone.department and width_of(both) <= room else department
