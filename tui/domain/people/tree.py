"""The organisation as a tree: who reports to whom, empty chairs, circles broken (M14, M21.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from tui.domain.people.approvals import Chairs
from tui.domain.people.circle import Circle
from tui.domain.people.succession import left_on, successor
from tui.domain.records import Person

ChairKind = Literal["left", "approves"]


class Chair(msgspec.Struct, frozen=True):
    """A chair in which nobody is known to sit.

    ``left``: who sat there has gone (``left_id``, on the day ``since`` where known) and no
    successor is named. ``approves``: an approval threshold names it and nobody fills it.
    """

    kind: ChairKind
    title: str
    left_id: int | None = None
    since: date | None = None
    needed: bool = False
    """An open opportunity's amount needs its approval."""


class Row(msgspec.Struct, frozen=True):
    """A line of the tree: a person or an empty chair, and how deep.

    ``rails`` has one entry for each step down from the root: whether more of the same
    superior follow below, first for the ancestors, at the end for the row itself.
    """

    person_id: int | None
    chair: Chair | None
    rails: tuple[bool, ...]

    @property
    def depth(self) -> int:
        """0 for a root."""
        return len(self.rails)


class Broken(msgspec.Struct, frozen=True):
    """A circle of superiors: who is in it, upward, and whose line was left out to break it."""

    person_id: int
    """Who stands as a root although he or she reports to somebody below."""
    reports_to: int
    circle: tuple[int, ...]


class Tree(msgspec.Struct, frozen=True):
    """The rows from top to bottom, and the circles that were found."""

    rows: tuple[Row, ...]
    broken: tuple[Broken, ...]


def tree(circle: Circle) -> Tree:
    """Everybody at hand and every empty chair, each once, below the superior.

    Under a superior people stand by nearness to the decision, empty chairs after them; roots
    likewise, those outside the customer after those of it. Who reported to somebody who left
    stands below the successor, the empty chair, or where the chair has gone the next above.
    A circle is broken at its member nearest to the decision, who becomes a root.
    """
    chairs = _left_chairs(circle)
    nodes = [one.id for one in circle.here] + list(chairs)
    above = {node: _superior(circle, circle.by_id[node]) for node in nodes}
    broken = tuple(_break(circle, above))
    below: dict[int | None, list[int]] = {}
    for node in sorted(nodes, key=lambda node: _order(circle, node)):
        below.setdefault(above[node], []).append(node)
    left_over, needed = _approval_chairs(circle, chairs)
    for id in needed:
        chairs[id] = replace(chairs[id], needed=True)
    rows = [
        Row(None, chairs[node], rails) if node in chairs else Row(node, None, rails)
        for node, rails in _walk(below)
    ]
    return Tree((*rows, *(Row(None, chair, ()) for chair in left_over)), broken)


def _walk(below: dict[int | None, list[int]]) -> Iterator[tuple[int, tuple[bool, ...]]]:
    waiting: list[tuple[int, tuple[bool, ...]]] = [(root, ()) for root in below.get(None, ())]
    waiting.reverse()
    while waiting:
        node, rails = waiting.pop()
        yield node, rails
        reports = below.get(node, ())
        last = len(reports) - 1
        waiting += [
            (report, (*rails, number < last)) for number, report in reversed([*enumerate(reports)])
        ]


def _order(circle: Circle, node: int) -> tuple[bool, bool, int, int]:
    """People before chairs, those of the customer before others, the nearest first."""
    person = circle.by_id[node]
    place = circle.place.get(node, len(circle.people))
    return (person.former, person.outside is not None, place, node)


def _left_chairs(circle: Circle) -> dict[int, Chair]:
    """The empty chairs by the id of who sat there last."""
    chairs: dict[int, Chair] = {}
    for left in circle.people:
        last = successor(circle, left) if left.former else None
        if last is not None and last.former:
            chairs[last.id] = Chair("left", last.title, last.id, left_on(last))
    return chairs


def _superior(circle: Circle, person: Person) -> int | None:
    """The person at hand or the empty chair above somebody; None for a root."""
    seen: set[int] = set()
    above = person.reports_to
    while above is not None and above not in seen:
        seen.add(above)
        superior = circle.by_id.get(above)
        if superior is None:
            return None
        if not superior.former:
            return above
        stands = successor(circle, superior)
        if stands is not None and stands.id != person.id:
            return stands.id
        above = superior.reports_to  # the chair has gone, or it is the person's own now
    return None


def _break(circle: Circle, above: dict[int, int | None]) -> Iterator[Broken]:
    """Find every circle and take one line out of it."""
    done: set[int] = set()
    for start in above:
        path: list[int] = []
        steps: dict[int, int] = {}
        node: int | None = start
        while node is not None and node not in done and node not in steps:
            steps[node] = len(path)
            path.append(node)
            node = above[node]
        done.update(path)
        if node is None or node not in steps:
            continue
        ring = path[steps[node] :]
        head = min(ring, key=lambda one: _order(circle, one))
        turn = ring.index(head)
        superior = above[head]
        above[head] = None
        if superior is not None:
            yield Broken(head, superior, tuple(ring[turn:] + ring[:turn]))


def _approval_chairs(circle: Circle, chairs: dict[int, Chair]) -> tuple[list[Chair], Iterable[int]]:
    """The chairs of thresholds that nobody fills, and the left chairs that an amount needs."""
    wanted = {one.threshold for one in circle.approvals}
    vacant = Chairs(circle.by_id[id] for id in chairs)
    open_chairs: dict[str, Chair] = {}
    needed: set[int] = set()
    for threshold in circle.account.thresholds:
        if circle.chairs.who_fills(threshold):
            continue
        if was := vacant.who_fills(threshold):
            needed.update(was if threshold in wanted else ())
            continue
        name = threshold.approver
        is_needed = threshold in wanted or (name in open_chairs and open_chairs[name].needed)
        open_chairs[name] = Chair("approves", name, needed=is_needed)
    return list(open_chairs.values()), needed
