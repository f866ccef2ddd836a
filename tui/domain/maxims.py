"""The golden rule of the day: what the book shows missing chooses it (M46)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

import msgspec

from tui.domain.codes import Outcome, Tier
from tui.domain.day import TIER_ORDER, is_unlogged
from tui.domain.receivables.ageing import LATE_DAYS
from tui.domain.records import Account, Chase, NextStep, Opportunity, Person, Visit

MaximCode = Literal[
    "nothing_impossible",
    "sell_yourself",
    "clear_goals",
    "steady_drive",
    "smile_listen_focus",
    "beginners_mind",
    "keep_learning",
    "full_responsibility",
    "reachable",
    "keep_files",
    "ask_for_business",
    "become_expert",
    "simple_moves",
    "crocodile",
    "said_not_heard",
    "cup_and_bucket",
    "stop_explaining",
]
"""The twelve habits, then the five maxims."""

Cause = Literal[
    "no_next_step",
    "quiet_account",
    "advance_alone",
    "late_promises",
    "continuations",
    "unchased",
    "unlogged",
    "no_notes",
    "nobody_known",
    "no_sales",
]

MAXIMS: Final[tuple[MaximCode, ...]] = get_args(MaximCode)
MAXIM_FOR: Final[dict[Cause, MaximCode]] = {
    "no_next_step": "clear_goals",
    "quiet_account": "crocodile",
    "advance_alone": "said_not_heard",
    "late_promises": "full_responsibility",
    "continuations": "ask_for_business",
    "unchased": "steady_drive",
    "unlogged": "simple_moves",
    "no_notes": "keep_files",
    "nobody_known": "beginners_mind",
    "no_sales": "nothing_impossible",
}
"""Which rule answers what is missing."""

QUIET: Final = 1.5
"""A key account is quiet past so many of its rhythms."""
KEY_TIERS: Final[frozenset[Tier | None]] = frozenset(("platinum", "gold"))
SUMMARY_DAYS: Final = 2
"""Within so many days an advance wants its next step."""
ROW: Final = 3
"""So many calls with the same end make a row."""
CHASE_DAYS: Final = 14
"""A chase holds for so long."""
UNLOGGED: Final = 3
"""So many calls of days gone by that wait to be logged."""
SILENT_CALLS: Final = 5
"""So many calls without a note, by a rep who writes notes."""
FORTNIGHT: Final = timedelta(days=14)
MONTH: Final = timedelta(days=30)
QUARTER: Final = timedelta(days=90)

_ENDS: Final[frozenset[Outcome | None]] = frozenset(("order", "advance", "continuation", "no_sale"))


class Finding(msgspec.Struct, frozen=True):
    """What is missing, where it shows most, and the figures to trace it."""

    cause: Cause
    account_id: int = 0
    """Where it shows most; 0: it belongs to no one account."""
    ref: int = 0
    """The visit or step behind it, where there is one."""
    count: int = 0
    """How many accounts, calls or promises."""
    days: int = 0
    """Since the last contact, late, or overdue."""
    rhythm: int = 0


class Choice(msgspec.Struct, frozen=True):
    """The rule of a day, and what it answers; None: it was its turn."""

    code: MaximCode
    finding: Finding | None = None


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules look at, by account id; lists stand the earliest first."""

    accounts: Mapping[int, Account]
    rhythms: Mapping[int, int]
    last_contact: Mapping[int, date]
    ahead: Mapping[int, date]
    """The day of the next visit that is planned or confirmed."""
    visits: Sequence[Visit]
    """All of them, the earliest first."""
    visits_of: Mapping[int, Sequence[Visit]]
    steps_of: Mapping[int, Sequence[NextStep]]
    opportunities_of: Mapping[int, Sequence[Opportunity]]
    people_of: Mapping[int, Sequence[Person]]
    chases_of: Mapping[int, Sequence[Chase]]
    overdue_days: Mapping[int, int]
    """Days of the oldest overdue invoice."""
    resting_on_promise: Collection[int]
    """Accounts with an open promise to pay."""


def choose(findings: Sequence[Finding], today: date) -> Choice:
    """The rule of the day: of those that something asks for, in turn; else of all, in turn."""
    turn = today.toordinal()
    if findings:
        finding = findings[turn % len(findings)]
        return Choice(MAXIM_FOR[finding.cause], finding)
    return Choice(MAXIMS[turn % len(MAXIMS)])


def findings(seen: Seen, now: datetime) -> list[Finding]:
    """What the book shows missing, one finding of each cause, in the order of the causes.

    A field that was left empty is no finding: notes are missed only where the rep writes
    them, people only where there are people in the book.
    """
    today = now.date()
    found = (
        _no_next_step(seen),
        _quiet_account(seen, today),
        _advance_alone(seen, today),
        _late_promises(seen, today),
        _continuations(seen, today),
        _unchased(seen, today),
        _unlogged(seen, now),
        _no_notes(seen, today),
        _nobody_known(seen),
        _no_sales(seen, today),
    )
    return [finding for finding in found if finding]


def _no_next_step(seen: Seen) -> Finding | None:
    """Accounts with open business and neither a step nor a visit to come."""
    waiting = [
        id
        for id, opportunities in seen.opportunities_of.items()
        if id in seen.accounts
        and id not in seen.ahead
        and any(one.is_open for one in opportunities)
        and not any(step.is_open for step in seen.steps_of.get(id, ()))
    ]
    if not waiting:
        return None
    return Finding("no_next_step", _first_by_tier(seen, waiting), count=len(waiting))


def _quiet_account(seen: Seen, today: date) -> Finding | None:
    """The key account that has been quiet for the most of its rhythms, with no visit ahead."""
    quiet: list[tuple[float, int, Finding]] = []
    for id, account in seen.accounts.items():
        rhythm, last = seen.rhythms.get(id), seen.last_contact.get(id)
        if account.tier in KEY_TIERS and rhythm and last and id not in seen.ahead:
            days = (today - last).days
            if days > QUIET * rhythm:
                finding = Finding("quiet_account", id, days=days, rhythm=rhythm)
                quiet.append((-days / rhythm, id, finding))
    if not quiet:
        return None
    return msgspec.structs.replace(min(quiet, key=lambda one: one[:2])[2], count=len(quiet))


def _advance_alone(seen: Seen, today: date) -> Finding | None:
    """The newest advance of a month that is days old and that nothing has followed."""
    for visit in reversed(seen.visits):
        age = today - visit.day
        if age > MONTH:
            break
        if (
            visit.state == "logged"
            and visit.outcome == "advance"
            and age.days > SUMMARY_DAYS
            and visit.account_id in seen.accounts
            and not _is_followed(seen, visit)
        ):
            return Finding("advance_alone", visit.account_id, visit.id, count=1, days=age.days)
    return None


def _is_followed(seen: Seen, visit: Visit) -> bool:
    return any(
        step.visit_id == visit.id or step.day >= visit.day
        for step in seen.steps_of.get(visit.account_id, ())
    ) or any(
        other.start > visit.start and other.state != "cancelled"
        for other in seen.visits_of.get(visit.account_id, ())
    )


def _late_promises(seen: Seen, today: date) -> Finding | None:
    """Promises of ours that are late; it shows most where one is the latest."""
    late = [
        step
        for id, steps in seen.steps_of.items()
        if id in seen.accounts
        for step in steps
        if step.promised and step.is_open and step.due < today
    ]
    if not late:
        return None
    worst = min(late, key=lambda step: (step.due, step.id))
    days = (today - worst.due).days
    return Finding("late_promises", worst.account_id, worst.id, count=len(late), days=days)


def _continuations(seen: Seen, today: date) -> Finding | None:
    """The account whose newest calls all ended in kind words (M43)."""
    rows: list[tuple[int, int]] = []
    for id, visits in seen.visits_of.items():
        if id not in seen.accounts:
            continue
        count = 0
        newest: date | None = None
        for visit in reversed(visits):
            if visit.state != "logged" or visit.outcome not in _ENDS:
                continue
            newest = newest or visit.day
            if visit.outcome != "continuation" or today - newest > QUARTER:
                break
            count += 1
        if count >= ROW:
            rows.append((-count, id))
    if not rows:
        return None
    count, id = min(rows)
    return Finding("continuations", id, count=-count)


def _unchased(seen: Seen, today: date) -> Finding | None:
    """The account that is late the longest and that nobody has asked for the money."""
    rows: list[tuple[int, int]] = []
    for id, days in seen.overdue_days.items():
        if days <= LATE_DAYS or id in seen.resting_on_promise or id not in seen.accounts:
            continue
        chases = seen.chases_of.get(id, ())
        asked = max((chase.on for chase in chases), default=None)
        is_asked = asked is not None and (today - asked).days <= CHASE_DAYS
        if not is_asked and not any(
            visit.purpose == "collection"
            and (visit.is_open or visit.state == "logged")
            and (today - visit.day).days <= CHASE_DAYS
            for visit in seen.visits_of.get(id, ())
        ):
            rows.append((-days, id))
    if not rows:
        return None
    days, id = min(rows)
    return Finding("unchased", id, count=len(rows), days=-days)


def _unlogged(seen: Seen, now: datetime) -> Finding | None:
    """Calls of days gone by that wait to be logged."""
    waiting = [
        visit
        for visit in seen.visits
        if visit.day < now.date() and visit.account_id in seen.accounts and is_unlogged(visit, now)
    ]
    if len(waiting) < UNLOGGED:
        return None
    return Finding("unlogged", waiting[0].account_id, waiting[0].id, count=len(waiting))


def _no_notes(seen: Seen, today: date) -> Finding | None:
    """The newest calls of a rep who writes notes all came without one."""
    calls = _calls(seen)
    newest = [visit for visit in (next(calls, None) for _ in range(SILENT_CALLS)) if visit]
    if len(newest) < SILENT_CALLS or today - newest[-1].day > FORTNIGHT:
        return None
    if any(visit.note for visit in newest) or not any(visit.note for visit in calls):
        return None
    return Finding("no_notes", newest[0].account_id, newest[0].id, count=SILENT_CALLS)


def _nobody_known(seen: Seen) -> Finding | None:
    """Key accounts that are visited and of which nobody is in the book, where others are."""
    if not any(seen.people_of.values()):
        return None
    empty = [
        id
        for id, account in seen.accounts.items()
        if account.tier in KEY_TIERS and id in seen.last_contact and not seen.people_of.get(id)
    ]
    return Finding("nobody_known", _first_by_tier(seen, empty), count=len(empty)) if empty else None


def _no_sales(seen: Seen, today: date) -> Finding | None:
    """The newest calls, whoever they were to, all ended in a no."""
    calls = (visit for visit in _calls(seen) if visit.outcome in _ENDS)
    newest = [visit for visit in (next(calls, None) for _ in range(ROW)) if visit]
    if len(newest) < ROW or today - newest[-1].day > FORTNIGHT:
        return None
    if any(visit.outcome != "no_sale" for visit in newest):
        return None
    return Finding("no_sales", newest[0].account_id, newest[0].id, count=ROW)


def _calls(seen: Seen) -> Iterator[Visit]:
    """The logged calls, the newest first."""
    return (
        visit
        for visit in reversed(seen.visits)
        if visit.state == "logged" and visit.account_id in seen.accounts
    )


def _first_by_tier(seen: Seen, ids: Collection[int]) -> int:
    return min(ids, key=lambda id: (TIER_ORDER[seen.accounts[id].tier], id))
