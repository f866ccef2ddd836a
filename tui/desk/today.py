"""Today: the visits of a day with what to know about each, and the loose ends."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import msgspec

from tui import words
from tui.desk import money, people_words
from tui.desk.circles import circle_of, minefields_of
from tui.desk.ground import Gone, account_by_id
from tui.domain import day as rules
from tui.domain.codes import (
    ROLES,
    Attitude,
    Face,
    Outcome,
    Purpose,
    Relation,
    Role,
    Tier,
    VisitKind,
    VisitState,
)
from tui.domain.records import Account, Person, Visit
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.desk.ground import Desk, Ground


MOST_PEOPLE: Final = 8
"""How many people the card of an account names."""
MOST_FLAGS: Final = 4
"""How many flags stand where space is short."""
_WEIGHT: Final = {role: place for place, role in enumerate(ROLES)}


class AccountRef(msgspec.Struct, frozen=True):
    """An account as a visit names it."""

    id: int
    name: str
    tier: Tier | None


class AccountName(msgspec.Struct, frozen=True):
    """An account as a loose end names it."""

    id: int
    name: str


class PersonRef(msgspec.Struct, frozen=True):
    """A person by name."""

    id: int
    name: str


class FlagView(msgspec.Struct, frozen=True):
    """A warning: its code and its words."""

    code: str
    text: str


class VisitView(msgspec.Struct, frozen=True):
    """A visit of the day, as `rounds today --json` prints it."""

    id: int
    start: datetime
    minutes: int
    kind: VisitKind
    account: AccountRef
    people: tuple[PersonRef, ...]
    purpose: Purpose | None
    state: VisitState
    outcome: Outcome | None
    leave_by: datetime | None
    overdue: tuple[money.Overdue, ...]
    flags: tuple[FlagView, ...]
    text: str


class LooseEndView(msgspec.Struct, frozen=True):
    """Something that waits to be settled, as `rounds today --json` prints it."""

    kind: rules.LooseEndKind
    text: str
    due: date
    account: AccountName
    ref: int
    """The record behind it (see `tui.domain.day.LooseEnd`)."""


class DayView(msgspec.Struct, frozen=True):
    """A day: ``rounds today --json``."""

    date: date
    visits: tuple[VisitView, ...]
    loose_ends: tuple[LooseEndView, ...]
    holiday: str | None = None
    """What the public holiday is called, where it is known to be one."""


class PersonCard(msgspec.Struct, frozen=True):
    """What to know about somebody one is going to meet."""

    id: int
    name: str
    title: str
    roles: tuple[Role, ...]
    attitude: Attitude | None
    relation: Relation | None
    relation_target: Relation | None
    last_met: date | None
    never_met: bool


class PromiseCard(msgspec.Struct, frozen=True):
    """A promise to pay that is not settled."""

    currency: str
    amount: Decimal
    due: date
    missed: bool


class LastCard(msgspec.Struct, frozen=True):
    """The newest contact with the account."""

    on: date
    outcome: Outcome | None
    note: str


class StepCard(msgspec.Struct, frozen=True):
    """What we owe them, or what comes next."""

    text: str
    due: date
    promised: bool
    late_days: int


class Card(msgspec.Struct, frozen=True):
    """What one must know about the row under the cursor."""

    account: AccountRef
    face: Face | None
    city: str
    address: str
    phone: str
    visit: VisitView | None
    seek: str
    least: str
    people: tuple[PersonCard, ...]
    overdue: tuple[money.Overdue, ...]
    promises: tuple[PromiseCard, ...]
    excuse: tuple[int, str] | None
    """How often the newest excuse has been heard from this payer, and which it is."""
    last: LastCard | None
    steps: tuple[StepCard, ...]
    flags: tuple[FlagView, ...]
    travel_minutes: int | None
    margin_minutes: int
    say: str = ""
    """After a missed promise: how to begin (R of POWER)."""


def day(desk: Desk, on: date | None = None) -> DayView:
    """The visits of a day in time order, and its loose ends.

    Today's loose ends are all that waits; those of another day are what falls due on it.
    """
    on = on or desk.today
    ground = desk.ground
    visits = ground.visits_on.get(on, [])
    ends = (end for end in _loose_ends(desk, ground, on) if on in (desk.today, end.due))
    return DayView(
        date=on,
        visits=tuple(_visit_view(desk, ground, visit) for visit in visits),
        loose_ends=tuple(_loose_end_view(ground, end, desk.today) for end in ends),
        holiday=desk.holiday(on),
    )


def card(desk: Desk, account_id: int, visit_id: int | None = None) -> Card:
    """What to know about an account, and about one visit to it where there is one.

    Raises:
        Gone: the account or the visit has been removed meanwhile.
    """
    ground = desk.ground
    account = account_by_id(ground, account_id)
    visit = _visit(ground, visit_id) if visit_id else None
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


def _visit(ground: Ground, visit_id: int) -> Visit:
    if visit := ground.visits.get(visit_id):
        return visit
    raise Gone(_("This visit is no longer in the book."))


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


def flags_of(desk: Desk, account_id: int, visit: Visit | None) -> tuple[FlagView, ...]:
    """What to beware of at an account: money first, then the minefields of its map, one a code.

    Args:
        visit: the visit that is asked about, where there is one.
    """
    ground = desk.ground
    if account_id not in ground.accounts:
        return ()
    money_first = rules.money_flags(
        visit,
        ground.visits_on.get(visit.day, []) if visit else [],
        bool(ground.overdue.get(account_id)),
        _is_over_limit(ground, account_id),
    )
    people = people_words.texts_by_code(
        circle_of(desk, account_id), minefields_of(desk, account_id)
    )
    return (
        *(FlagView(code, _money_text(code)) for code in money_first),
        *(FlagView(code, text) for code, text in people.items()),
    )


def few(flags: Sequence[FlagView]) -> list[FlagView]:
    """The first few flags, and how many more there are, where space is short."""
    if len(flags) <= MOST_FLAGS:
        return list(flags)
    more = len(flags) - MOST_FLAGS + 1
    said = ngettext("and {n} more", "and {n} more", more).format(n=more)
    return [*flags[: MOST_FLAGS - 1], FlagView("more", said)]


def _is_over_limit(ground: Ground, account_id: int) -> bool:
    account = ground.accounts.get(account_id)
    if account is None or account.credit_limit is None:
        return False
    balance = ground.ledger.balances.get(account_id, {}).get(account.currency)
    return balance is not None and balance.outstanding > account.credit_limit


def _money_text(code: rules.FlagCode) -> str:
    if code == "sell_and_collect":
        return _("you sell and collect here today: money first")
    return _("over the credit limit: no new order on credit")


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


def _loose_ends(desk: Desk, ground: Ground, on: date) -> list[rules.LooseEnd]:
    today = desk.today
    accounts, visits = ground.accounts.values(), ground.visits.values()
    horizon = max(on, today)
    rhythms = {tier: desk.settings.rhythm_days.of(tier) or 0 for tier in rules.TIER_ORDER if tier}
    ends = [
        *money.promise_ends(desk, horizon),
        *rules.of_visits(visits, desk.now),
        *rules.of_steps(ground.steps.values(), horizon),
        *rules.of_plan(ground.plan_items.values(), horizon),
        *rules.of_special_dates(accounts, ground.people.values(), ground.steps.values(), horizon),
        *rules.of_rhythm(
            accounts,
            rhythms,
            ground.last_contact,
            {visit.account_id for visit in visits if visit.is_open and visit.start >= desk.now},
            today,
        ),
    ]
    tiers = {account.id: account.tier for account in accounts}
    return rules.in_order(ends, tiers)


def _loose_end_view(ground: Ground, end: rules.LooseEnd, today: date) -> LooseEndView:
    account = ground.accounts.get(end.account_id)
    return LooseEndView(
        kind=end.kind,
        text=_loose_end_text(ground, end, today),
        due=end.due,
        account=AccountName(end.account_id, account.name if account else "?"),
        ref=end.ref,
    )


def _loose_end_text(ground: Ground, end: rules.LooseEnd, today: date) -> str:
    when = words.day_and_date(end.due, today)
    match end.kind:
        case "unlogged":
            visit = ground.visits[end.ref]
            about = visit.text or (words.purpose(visit.purpose) if visit.purpose else "")
            moment = _("{day} {time}").format(day=when, time=words.clock_time(visit.start))
            return _("{when}, {what}").format(when=moment, what=about) if about else moment
        case "rhythm":
            return ngettext(
                "{n} day since the last contact", "{n} days since the last contact", end.days
            ).format(n=end.days)
        case "special_date":
            person = ground.people.get(end.ref)
            what = _("{name}, birthday").format(name=person.name) if person else end.text
            return _("{what}, {when}").format(what=what, when=when)
        case "promise_due" | "promise_missed":
            return end.text
        case _:
            late = (today - end.due).days
            if late <= 0:
                return _("{what}, {when}").format(what=end.text, when=when)
            return ngettext("{what}, {n} day late", "{what}, {n} days late", late).format(
                what=end.text, n=late
            )
