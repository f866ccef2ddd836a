"""The way that a payment takes through the customer's house (M61)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk.circles import circle_of
from tui.domain.codes import Attitude
from tui.domain.people.succession import successor
from tui.domain.records import Threshold

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.domain.people.circle import Circle
    from tui.domain.records import Account, PaymentStep, Person

CHAIN_LEVELS: Final = ("operations", "management", "decision")


class StationOf(msgspec.Struct, frozen=True):
    """Somebody, or an empty chair, on the way of a payment."""

    name: str
    title: str
    known: bool
    met: bool
    person_id: int | None = None
    attitude: Attitude | None = None


def chain(desk: Desk, account: Account) -> tuple[StationOf, ...]:
    """The way of a payment: as the rep noted it, else those who release payments, by level.

    Who sits in a chair is looked up on the map of the account; who has left stands for the
    successor, or for a chair that is empty.
    """
    circle = circle_of(desk, account.id)
    if account.payment_chain:
        return tuple(_station(circle, step) for step in account.payment_chain)
    releasing = [one for one in circle.here if one.releases_payments]
    releasing.sort(key=lambda one: CHAIN_LEVELS.index(one.level) if one.level else 0)
    return tuple(_known(circle, one) for one in releasing)


def _station(circle: Circle, step: PaymentStep) -> StationOf:
    person = circle.by_id.get(step.person_id or 0)
    title = step.title or (person.title or person.name if person else "")
    if person and person.former:
        after = successor(circle, person)
        person = after if after and not after.former else None
    if person is None and step.title:
        sitting = circle.chairs.who_fills(Threshold(approver=step.title))
        person = circle.by_id[sitting[0]] if sitting else None
    return _known(circle, person) if person else StationOf(title, "", False, False)


def _known(circle: Circle, person: Person) -> StationOf:
    return StationOf(
        person.name, person.title, True, circle.is_met(person), person.id, person.attitude
    )
