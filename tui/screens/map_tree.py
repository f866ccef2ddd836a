"""The organisation as a tree: who reports to whom, empty chairs, informal lines, circles (M14)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.i18n import _
from tui.screens import map_pieces as pieces
from tui.widgets.cells import Cell, Piece, plain, width_of
from tui.widgets.columns import GAP, Column
from tui.widgets.facts import wrap
from tui.widgets.picture import Picture, Stop, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.desk.people_views import MapView, PersonRow
    from tui.domain.people.grouping import Dimension
    from tui.domain.people.tree import Chair
    from tui.domain.people.tree import Row as TreeRow
    from tui.widgets.picture import Line, Way

_STEPS: Final = ((3, "├─ ", "└─ ", "│  "), (2, "├ ", "└ ", "│ "), (1, "├", "└", "│"))
"""Columns of a step down, and the rails of one that goes on, that ends, and that passes by."""
_FOR_A_NAME: Final = 14
"""The columns that rails leave at least."""
_CUT: Final = 2
"""Columns for what tells that a title behind a name has been cut."""
INDENT: Final = "  "
_SIGN: Final = GAP + 1
"""Columns for the sign of the attitude, which always stands beside the name."""
_STANCE: Final = 2
"""The column of the attitude."""


def tree(view: MapView, width: int) -> Picture:
    """Everybody and every empty chair below the superior.

    Below a person stands in a line of its own whom he or she listens to or is at odds with, and
    what is odd about the place in the tree. Left leads to the superior, right to the first who
    reports.
    """
    rails = _Rails(max((row.depth for row in view.tree), default=0), width)
    names = [rails.before(row.rails) for row in view.tree]
    rows = [
        _of_chair(view, row.chair, before) if row.chair else _of(view, row, before)
        for row, before in zip(view.tree, names, strict=True)
    ]
    least = max(
        (
            width_of((*before, *_called(view, row)))
            for row, before in zip(view.tree, names, strict=True)
        ),
        default=0,
    )
    least += _CUT
    painted = _table(_columns(_("organisation"), least, width), rows, width)
    lines: list[Line] = [painted[0]]
    stops: list[Stop] = []
    for number, (row, line) in enumerate(zip(view.tree, painted[1:], strict=True)):
        begin = len(lines)
        lines.append(line)
        if row.person_id is not None and (note := _note(view, view.people[row.person_id])):
            has_reports = _is_above(view.tree, number)
            before = rails.below(row.rails, has_reports=has_reports)
            lines += [(*before, *part) for part in wrap(note, width - width_of(tuple(before)))]
        stops.append(
            Stop(_key(row, number), _about(row), begin, 0, width, height=len(lines) - begin)
        )
    return Picture(tuple(lines), tuple(stops), head=1, turns=_turns(view.tree, stops))


def groups(view: MapView, width: int, by: Dimension) -> Picture:
    """Everybody below the department, level or role that they have in common."""
    found = view.groups[by]
    people = [view.people[id] for group in found for id in group.people]
    rows = [_cells(row, [(INDENT, "")]) for row in people]
    least = max((width_of(((INDENT, ""), *_named(row))) for row in people), default=0) + _CUT
    painted = _table(_columns(people_words.dimension(by), least, width), rows, width)
    lines: list[Line] = [painted[0]]
    stops: list[Stop] = []
    rest = iter(zip(people, painted[1:], strict=True))
    for group in found:
        count = str(len(group.people))
        lines.append(((_group(by, group.key), "way"), (f"  {count}", "dim")))
        for _person, (row, line) in zip(group.people, rest, strict=False):
            stops.append(Stop(str(row.id), row.id, len(lines), 0, width))
            lines.append(line)
    return Picture(tuple(lines), tuple(stops), head=1)


def _group(by: Dimension, key: str) -> str:
    if not key:
        return {
            "function": _("department not known"),
            "level": _("level not known"),
            "role": _("role not known"),
        }[by]
    if by == "level":
        return words.level(key)
    return words.role(key) if by == "role" else key


# -- Rows


def _columns(header: str, least: int, width: int) -> tuple[Column, ...]:
    return (
        Column(header, least=min(least, width - _SIGN), most=80, grow=True, shrink=4),
        Column(_("role"), least=8, most=20, shrink=4, drop=3),
        Column(_("attitude"), least=1, most=14, shrink=1),
        Column(_("rung"), least=6, most=8, shrink=2, drop=2),
        Column(_("last"), least=5, most=10, align="right", shrink=3, drop=1),
    )


def _table(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], width: int) -> list[Line]:
    """The rows in columns; attitudes are signs alone where words have no room."""
    widths, painted = table(columns, rows, width)
    if all(width_of(row[_STANCE]) <= widths[_STANCE] for row in rows):
        return painted
    signs = replace(columns[_STANCE], header="", most=1)
    narrow = [*columns[:_STANCE], signs, *columns[_STANCE + 1 :]]
    cut = [(*row[:_STANCE], _sign(row[_STANCE]), *row[_STANCE + 1 :]) for row in rows]
    return table(narrow, cut, width)[1]


def _sign(stance: Cell) -> Cell:
    return tuple((text[:1], tone) for text, tone in stance)


def _of(view: MapView, row: TreeRow, before: Sequence[Piece]) -> tuple[Cell, ...]:
    return _cells(view.people[row.person_id or 0], before)


def _cells(row: PersonRow, before: Sequence[Piece]) -> tuple[Cell, ...]:
    named: list[Piece] = [*before, *_named(row)]
    if about := pieces.belongs(row):
        named += [(" " if row.key or row.suspected else "  ", ""), (about, "dim")]
    role = plain(pieces.main_role(row)) if row.roles else plain("?", "dim")
    return (
        tuple(named),
        role,
        (pieces.short_stance(row.attitude),),
        pieces.rung(row.relation, row.relation_target),
        (pieces.last(row),),
    )


def _of_chair(view: MapView, chair: Chair, before: Sequence[Piece]) -> tuple[Cell, ...]:
    if chair.kind == "approves":
        what: Piece = (_("approves"), "watch" if chair.needed else "")
    elif chair.since:
        day = words.short_date(chair.since, view.today)
        what = (_("left {day}").format(day=day), "watch")
    else:
        what = (_("has left"), "watch")
    return (
        (*before, _seat(view, chair)),
        (what,),
        plain("? " + _("unknown"), "late"),
        (),
        (),
    )


def _seat(view: MapView, chair: Chair) -> Piece:
    left = view.people.get(chair.left_id or 0)
    return f"({chair.title or (left.short if left else '?')})", "late"


def _called(view: MapView, row: TreeRow) -> list[Piece]:
    """What must stand whole in the first column."""
    if row.chair:
        return [_seat(view, row.chair)]
    return _named(view.people[row.person_id or 0])


def _named(row: PersonRow) -> list[Piece]:
    """The name with the marks behind it."""
    mark: list[Piece] = [(f" {pieces.HIDDEN}?", "watch")] if row.suspected else []
    return [*pieces.starred(row), *mark]


def _note(view: MapView, row: PersonRow) -> list[Piece]:
    """What stands in a line of its own: informal lines, hidden deciders, circles."""
    said: list[Piece] = []
    for broken in view.broken:
        if broken.broken.person_id == row.id:
            text = _("a circle: {names}").format(names=broken.text)
            said.append((f"{pieces.CIRCLE} {text}", "late"))
    if row.hidden:
        said.append((f"{pieces.HIDDEN} " + _("decides without the title"), "watch"))
    if row.ties.listens_to:
        names = pieces.short_names(view, row.ties.listens_to)
        text = _("listens to {names}").format(names=names)
        said.append((f"{pieces.LISTENS} {text}", "quiet"))
    if row.ties.against:
        names = pieces.short_names(view, row.ties.against)
        text = _("at odds with {names}").format(names=names)
        said.append((f"{pieces.AT_ODDS} {text}", "late"))
    apart: list[Piece] = []
    for piece in said:
        apart += [("   ", ""), piece] if apart else [piece]
    return apart


# -- Rails


class _Rails:
    """The rails of a tree; deep ones take fewer columns a step, the deepest lose their roots."""

    def __init__(self, depth: int, width: int) -> None:
        self._room = max(3, width // 2 - _FOR_A_NAME)
        fitting = (step for step in _STEPS if step[0] * depth <= self._room)
        self._step, self._goes_on, self._ends, self._passes = next(fitting, _STEPS[-1])

    def before(self, rails: Sequence[bool]) -> list[Piece]:
        """The rails before a name."""
        if not rails:
            return []
        passing = [self._pass(one) for one in rails[:-1]]
        return self._cut([*passing, self._goes_on if rails[-1] else self._ends])

    def below(self, rails: Sequence[bool], *, has_reports: bool) -> list[Piece]:
        """The rails before a line below a name."""
        parts = [self._pass(one) for one in rails]
        return [*self._cut(parts), (self._passes if has_reports else " " * self._step, "dim")]

    def _pass(self, goes_on: bool) -> str:
        return self._passes if goes_on else " " * self._step

    def _cut(self, parts: Sequence[str]) -> list[Piece]:
        text = "".join(parts)
        if len(text) > self._room:
            text = "…" + text[len(text) - self._room + 1 :]
        return [(text, "dim")]


# -- Stops


def _key(row: TreeRow, number: int) -> str:
    return str(row.person_id) if row.person_id is not None else f"chair:{number}"


def _about(row: TreeRow) -> int | None:
    """The person, or who sat in the empty chair."""
    return row.person_id if row.chair is None else row.chair.left_id


def _is_above(rows: Sequence[TreeRow], number: int) -> bool:
    return number + 1 < len(rows) and rows[number + 1].depth > rows[number].depth


def _turns(rows: Sequence[TreeRow], stops: Sequence[Stop]) -> dict[tuple[str, Way], str]:
    turns: dict[tuple[str, Way], str] = {}
    for below, above in _lines(rows):
        turns[stops[below].key, "left"] = stops[above].key
        turns.setdefault((stops[above].key, "right"), stops[below].key)
    return turns


def _lines(rows: Sequence[TreeRow]) -> Iterator[tuple[int, int]]:
    """The numbers of each row and of the one above which it hangs."""
    path: list[int] = []
    for number, row in enumerate(rows):
        del path[row.depth :]
        if path:
            yield number, path[-1]
        path.append(number)
