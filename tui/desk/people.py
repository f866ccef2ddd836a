"""The place People: the map of an account, and the page of a person (M11-M25, M70).

What changes them stands in `people_edits`, the lines of the relationship plan are a form
(`edit_plan`), and two people become one in `merging`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import people_map, people_page, today
from tui.desk.ground import person_by_id
from tui.desk.people_views import MapView, PersonPage, PersonRow
from tui.domain.codes import TIERS
from tui.i18n import language

if TYPE_CHECKING:
    from tui.desk.ground import Desk

__all__ = [
    "MapView",
    "PersonPage",
    "PersonRow",
    "accounts",
    "first_account",
    "map_view",
    "person_page",
]


def map_view(desk: Desk, account_id: int) -> MapView:
    """The map of an account; made once for each state of the book.

    Raises:
        Gone: another window has removed the account.
    """
    maps, key = desk.ground.maps, (account_id, language())
    if key not in maps:
        maps[key] = people_map.built(desk, account_id)
    return maps[key]


def person_page(desk: Desk, person_id: int) -> PersonPage:
    """All that is known of a person.

    Raises:
        Gone: another window has removed the person or the account.
    """
    person = person_by_id(desk.ground, person_id)
    return people_page.built(desk, map_view(desk, person.account_id), person)


def accounts(desk: Desk) -> list[int]:
    """The accounts with people, by tier and name."""
    ground = desk.ground
    tiers = {tier: number for number, tier in enumerate((*TIERS, None))}
    known = [ground.accounts[id] for id in ground.people_of if id in ground.accounts]
    known.sort(key=lambda one: (tiers[one.tier], one.name, one.id))
    return [one.id for one in known]


def first_account(desk: Desk) -> int | None:
    """The account of the next visit today, else the first of those with people."""
    view = today.day(desk, desk.today)
    if (index := today.next_visit(view, desk.now)) is not None:
        return view.visits[index].account.id
    return next(iter(accounts(desk)), None)
