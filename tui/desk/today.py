"""Today: the visits of a day with what to know about each, and the loose ends."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from tui.desk import loose_ends, money
from tui.desk.circles import circle_of
from tui.desk.flags import flags_of
from tui.desk.ground import account_by_id, visit_by_id
from tui.desk.today_views import (
    AccountRef,
    Card,
    DayView,
    FlagView,
    LastCard,
    PersonCard,
    PersonRef,
    PromiseCard,
    StepCard,
    VisitView,
)
from tui.domain import day as rules
from tui.domain.codes import ROLES
from tui.domain.records import Account, Person, Visit
from tui.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.desk.ground import Desk, Ground

MOST_PEOPLE: Final = 8
"""How many people the card of an account names."""
MOST_FLAGS: Final = 4
"""How many flags stand where space is short."""
_WEIGHT: Final = {role: place for place, role in enumerate(ROLES)}


def day(desk: Desk, on: date | None = None) -> DayView:
    """The visits of a day in time order, and its loose ends.

    Today's loose ends are all that waits; those of another day are what falls due on it.
    """
    on = on or desk.today
    ground = desk.ground
    visits = ground.visits_on.get(on, [])
    return DayView(
        date=on,
        visits=tuple(_visit_view(desk, ground, visit) for visit in visits),
        loose_ends=loose_ends.of_day(desk, ground, on),
        holiday=desk.holiday(on),
    )


def card(desk: Desk, account_id: int, visit_id: int | None = None) -> Card:
    """What to know about an account, and about one visit to it where there is one.

    Raises:
        Gone: the account or the visit has been removed meanwhile.
    """
    ground = desk.ground
    account = account_by_id(ground, account_id)
    visit = visit_by_id(ground, visit_id) if visit_id else None
    people = ground.people_of.get(account_id, [])
    here = (
        [ground.people[one] for one in visit.people if one in ground.people]
        if visit
        else _most_telling(people)
    )
    return Card(
        account=AccountRef(account.id, account.name, account.tier),
        face=account.face,
        city=account.city,
        address=account.address,
        phone=account.phone,
        visit=_visit_view(desk, ground, visit) if visit else None,
        seek=visit.seek if visit else "",
        least=visit.least if visit else "",
        people=tuple(_person_card(desk, person) for person in here),
        overdue=tuple(ground.overdue.get(account_id, ())),
        promises=tuple(
            PromiseCard(promise.currency, promise.amount, promise.due, promise.missed)
            for promise in money.unsettled_promises(desk, account_id)
        ),
        excuse=_excuse_memory(ground, account_id),
        last=_last_contact(ground, account_id),
        steps=_open_steps(ground, account_id),
        flags=flags_of(desk, account_id, visit),
        travel_minutes=account.travel_minutes,
        margin_minutes=desk.settings.travel_margin_minutes,
        say=_say(desk, account_id),
    )


def _say(desk: Desk, account_id: int) -> str:
    if not desk.ground.ledger.missed_of(account_id):
        return ""
    from tui.desk.opening import first_words

    return first_words(desk, account_id)


def _most_telling(people: Iterable[Person]) -> list[Person]:
    """Those of an account whom one must know first: buying influences, then any with a role."""
    here = [person for person in people if not person.former]
    here.sort(
        key=lambda person: (
            min((_WEIGHT.get(role, len(_WEIGHT)) for role in person.roles), default=len(ROLES)),
            person.id,
        )
    )
    return here[:MOST_PEOPLE]


def next_visit(view: DayView, now: datetime) -> int | None:
    """The index of the visit that the cursor starts at: the next one not logged."""
    waiting = [
        index for index, visit in enumerate(view.visits) if visit.state in ("planned", "confirmed")
    ]
    ahead = [index for index in waiting if view.visits[index].start >= now]
    return next(iter(ahead or waiting), None)


def _visit_view(desk: Desk, ground: Ground, visit: Visit) -> VisitView:
    account = ground.accounts.get(visit.account_id) or Account(name="?")
    return VisitView(
        id=visit.id,
        start=visit.start,
        minutes=visit.minutes,
        kind=visit.kind,
        account=AccountRef(account.id, account.name, account.tier),
        people=tuple(
            PersonRef(person.id, person.name)
            for one in visit.people
            if (person := ground.people.get(one))
        ),
        purpose=visit.purpose,
        state=visit.state,
        outcome=visit.outcome,
        leave_by=rules.leave_by(visit, account, desk.settings.travel_margin_minutes),
        overdue=tuple(ground.overdue.get(visit.account_id, ())),
        flags=flags_of(desk, visit.account_id, visit) if visit.is_open else (),
        text=visit.text,
    )


def few(flags: Sequence[FlagView]) -> list[FlagView]:
    """The first few flags, and how many more there are, where space is short."""
    if len(flags) <= MOST_FLAGS:
        return list(flags)
    more = len(flags) - MOST_FLAGS + 1
    said = ngettext("and {n} more", "and {n} more", more).format(n=more)
    return [*flags[: MOST_FLAGS - 1], FlagView("more", said)]


def _person_card(desk: Desk, person: Person) -> PersonCard:
    return PersonCard(
        id=person.id,
        name=person.name,
        title=person.title,
        roles=person.roles,
        attitude=person.attitude,
        relation=person.relation,
        relation_target=person.relation_target,
        last_met=desk.ground.last_met.get(person.id),
        never_met=circle_of(desk, person.account_id).is_unmet(person),
    )


def _excuse_memory(ground: Ground, account_id: int) -> tuple[int, str] | None:
    heard = [chase.excuse for chase in ground.chases_of.get(account_id, []) if chase.excuse]
    return (heard.count(heard[-1]), heard[-1]) if heard else None


def _last_contact(ground: Ground, account_id: int) -> LastCard | None:
    for visit in reversed(ground.visits_of.get(account_id, [])):
        if visit.state == "logged":
            return LastCard(visit.day, visit.outcome, visit.note)
    return None


def _open_steps(ground: Ground, account_id: int) -> tuple[StepCard, ...]:
    waiting = [step for step in ground.steps_of.get(account_id, []) if step.is_open]
    waiting.sort(key=lambda step: (not step.promised, step.due))
    return tuple(
        StepCard(step.text, step.due, step.promised, max(0, (ground.today - step.due).days))
        for step in waiting
    )
