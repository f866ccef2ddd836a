"""Who can bring us to somebody, or put in a word with him or her (M18, M25)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from tui.domain.people.circle import Circle
from tui.domain.people.mapping import is_supporter
from tui.domain.records import Person

_NO_TIE: Final = 9


def introducer(circle: Circle, to: Person) -> int | None:
    """The supporter whom we know and who stands nearest to somebody; None: no tie is known.

    Nearness: through whom an open line of the plan goes, whom the person listens to, who
    listens to the person, superior or report, the same department, the same superior; of
    equals whoever is nearer to the decision.
    """
    through = {
        item.through for item in circle.plan_items if item.is_open and item.person_id == to.id
    }
    best = (_NO_TIE, 0, 0)
    for one in circle.here:
        if one.id == to.id or not is_supporter(one) or not circle.is_met(one):
            continue
        best = min(best, (_tie(one, to, through), circle.place[one.id], one.id))
    return best[2] or None


def _tie(one: Person, to: Person, through: Collection[int | None]) -> int:
    if one.id in through:
        return 0
    if one.id in to.conflicts_with or to.id in one.conflicts_with:
        return _NO_TIE
    ties = (
        one.id in to.listens_to,
        to.id in one.listens_to,
        one.reports_to == to.id or to.reports_to == one.id,
        bool(one.department) and one.department == to.department,
        one.reports_to is not None and one.reports_to == to.reports_to,
    )
    return ties.index(True) + 1 if any(ties) else _NO_TIE
