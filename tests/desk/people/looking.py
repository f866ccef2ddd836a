"""What one looks at: the map of the account, or the page of a person."""

from __future__ import annotations

from tests.desk.mapped import mapped
from tui.desk import people
from tui.desk.people_views import MapView, PersonPage
from tui.domain.records import Record
from tui.settings import Settings


def view(*more: Record, settings: Settings | None = None) -> MapView:
    return people.map_view(mapped(*more, settings=settings), 1)


def page(id: int, *more: Record, settings: Settings | None = None) -> PersonPage:
    return people.person_page(mapped(*more, settings=settings), id)
