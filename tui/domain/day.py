"""A day of the rep: when to leave, what to beware of, what is still loose.

Pure rules over the records of the book. Everything is told in codes and numbers;
the desk finds the words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

import msgspec
from dateutil.relativedelta import relativedelta

from tui.domain.codes import Purpose, Tier
from tui.domain.records import Account, NextStep, Person, PlanItem, Visit

LooseEndKind = Literal[
    "promise_missed",
    "our_promise",
    "unlogged",
    "promise_due",
    "next_step",
    "plan_item",
    "special_date",
    "rhythm",
]
FlagCode = Literal["sell_and_collect", "over_limit"]

SPECIAL_DAYS_AHEAD: Final = 14
"""How far ahead special dates are shown (M09)."""

_SELLING: Final[frozenset[Purpose]] = frozenset(
    ("introduction", "needs", "demonstration", "proposal", "negotiation", "contract")
)
_ORDER: Final[tuple[LooseEndKind, ...]] = get_args(LooseEndKind)
TIER_ORDER: Final[dict[Tier | None, int]] = {
    "platinum": 0,
    "gold": 1,
    "iron": 2,
    "lead": 3,
    None: 4,
}
"""The tiers, the most important first."""


class LooseEnd(msgspec.Struct, frozen=True):
    """Something that waits to be settled.

    ``ref`` is the id of the record behind it: a visit, next step, promise or plan
    item by its kind; for a special date the person (0: the account's own date);
    for a rhythm the account.
    """

    kind: LooseEndKind
    account_id: int
    ref: int
    due: date
    days: int = 0
    """Days since the last contact, where it is about a rhythm."""
    text: str = ""
    """What the rep wrote, where there is something."""


def leave_by(visit: Visit, account: Account, margin: int) -> datetime | None:
    """When to leave for a visit: start - travel - margin, in minutes (M32).

    None for calls by phone or video, and where the way is not known.
    """
    if visit.kind != "in_person" or account.travel_minutes is None:
        return None
    return visit.start - timedelta(minutes=account.travel_minutes + margin)


def sells_and_collects(visit: Visit, that_day: Iterable[Visit], is_overdue: bool) -> bool:
    """Whether a selling visit meets a collecting one, or money overdue, on the same day."""
    if visit.purpose not in _SELLING or visit.state == "cancelled":
        return False
    return is_overdue or any(
        other.purpose == "collection" and other.state != "cancelled"
        for other in that_day
        if other.account_id == visit.account_id and other.id != visit.id
    )


def money_flags(
    visit: Visit | None, that_day: Iterable[Visit], is_overdue: bool, is_over_limit: bool
) -> tuple[FlagCode, ...]:
    """What of an account's money to beware of, the most urgent first.

    The dangers of its people are `tui.domain.people.minefields`.

    Args:
        is_over_limit: the account owes more than its credit limit, where it has one (M62).
    """
    flags: list[FlagCode] = []
    if visit and sells_and_collects(visit, that_day, is_overdue):
        flags.append("sell_and_collect")
    if is_over_limit:
        flags.append("over_limit")
    return tuple(flags)


def next_anniversary(day: date, today: date) -> date:
    """The next return of a day of the year, today included; 29 February falls on the 28th."""
    this_year = day + relativedelta(years=today.year - day.year)
    if this_year >= today:
        return this_year
    return day + relativedelta(years=today.year + 1 - day.year)


def is_unlogged(visit: Visit, now: datetime) -> bool:
    """Whether a visit is over and nobody has said how it went."""
    return visit.is_open and visit.start + timedelta(minutes=visit.minutes) <= now


def of_visits(visits: Iterable[Visit], now: datetime) -> list[LooseEnd]:
    """Calls not yet logged."""
    return [
        LooseEnd("unlogged", visit.account_id, visit.id, visit.day, text=visit.text)
        for visit in visits
        if is_unlogged(visit, now)
    ]


def of_steps(steps: Iterable[NextStep], today: date) -> list[LooseEnd]:
    """Next steps and promises of ours that are due or late."""
    return [
        LooseEnd(
            "our_promise" if step.promised else "next_step",
            step.account_id,
            step.id,
            step.due,
            text=step.text,
        )
        for step in steps
        if step.is_open and step.due <= today
    ]


def of_plan(items: Iterable[PlanItem], today: date) -> list[LooseEnd]:
    """Relationship-plan items that are due or late (M18)."""
    return [
        LooseEnd("plan_item", item.account_id, item.id, item.due, text=item.measure or item.target)
        for item in items
        if item.is_open and item.due <= today
    ]


def of_special_dates(
    accounts: Iterable[Account],
    people: Iterable[Person],
    steps: Iterable[NextStep],
    today: date,
) -> list[LooseEnd]:
    """Birthdays and the accounts' own days within 14 days, unless a greeting is planned (M09)."""
    greeted = {(step.account_id, step.person_id or 0, step.due) for step in steps if step.greeting}
    last = today + timedelta(days=SPECIAL_DAYS_AHEAD)
    found: list[LooseEnd] = []
    for person in people:
        if person.birthday and not person.former:
            due = next_anniversary(person.birthday, today)
            if due <= last and (person.account_id, person.id, due) not in greeted:
                found.append(LooseEnd("special_date", person.account_id, person.id, due))
    for account in accounts:
        for special in account.special_dates:
            due = next_anniversary(special.day, today)
            if due <= last and (account.id, 0, due) not in greeted:
                found.append(LooseEnd("special_date", account.id, 0, due, text=special.text))
    return found


def of_rhythm(
    accounts: Iterable[Account],
    rhythms: Mapping[Tier, int],
    last_contact: Mapping[int, date],
    planned: Collection[int],
    today: date,
) -> list[LooseEnd]:
    """Accounts past their rhythm and not yet planned (M02).

    Args:
        rhythms: days between visits by tier; the account's own rhythm goes before it.
        last_contact: by account id. An account without one is not judged: nobody
            knows since when it waits.
        planned: ids of accounts with a visit still to come.
    """
    found: list[LooseEnd] = []
    for account in accounts:
        rhythm = account.rhythm_days or (rhythms[account.tier] if account.tier else None)
        last = last_contact.get(account.id)
        if rhythm is None or last is None or account.id in planned:
            continue
        due = last + timedelta(days=rhythm)
        if due < today:
            found.append(LooseEnd("rhythm", account.id, account.id, due, days=(today - last).days))
    return found


def in_order(ends: Iterable[LooseEnd], tiers: Mapping[int, Tier | None]) -> list[LooseEnd]:
    """Loose ends as a rep would take them: by kind, then tier, then the longest waiting.

    Args:
        tiers: the tier of each account by id.
    """
    return sorted(
        ends,
        key=lambda end: (
            _ORDER.index(end.kind),
            TIER_ORDER[tiers.get(end.account_id)] if end.kind == "our_promise" else 0,
            end.due,
            end.account_id,
            end.ref,
        ),
    )
