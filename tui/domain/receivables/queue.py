"""The collections queue: whom to ask for money next, why, and what to do (M52-M60).

A score is the sum of plain rules, each with its points; a rule whose fact is not known does
not speak. Of the rules on age only the highest counts, and so of those on the share:

============== =============================================================================
missed_promise a promise to pay was missed
over_90        the oldest invoice is more than 90 days overdue; so over_60, over_30, overdue
large_share    a fifth or more of all that is overdue in the currency
share          a twentieth or more of it
visit_today    we are there today, in person, by phone or video
same_excuse    the last two excuses were the same
slow_payer     pays when pressed, or never by himself
over_limit     owes more than the credit limit
margin_gone    the delay has eaten the margin of an invoice
due_soon       nothing is overdue yet, but soon due, the payer is known not to pay when due, and
               nobody has reminded him yet
disputed       a part is in dispute: 0 points
promise_open   open promises cover enough: 0 points, and it rests
chased_lately  it was chased a short while ago: 0 points, and it rests
============== =============================================================================

Accounts stand in four groups: those with a missed promise; the active ones; those of whom
all that is overdue is in dispute; those that rest. One with a missed promise never rests
out of its group, but once it has been chased over it there is the same pause until the next
chase. What is in dispute counts neither for age nor for share, here or in the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, Literal, get_args

import msgspec

from tui.domain.calendar import add_working_days
from tui.domain.codes import Excuse, NextAction, PayerType
from tui.domain.receivables.cases import Case, Owed, Points, Rules, VisitAhead
from tui.domain.receivables.escalation import SLOW, Facts, Level, level, next_action
from tui.domain.records import Minor

Standing = Literal["missed", "active", "disputed", "resting"]
ReasonCode = Literal[
    "missed_promise",
    "over_90",
    "over_60",
    "over_30",
    "overdue",
    "large_share",
    "share",
    "visit_today",
    "same_excuse",
    "slow_payer",
    "over_limit",
    "margin_gone",
    "due_soon",
    "disputed",
    "promise_open",
    "chased_lately",
]

LARGE_SHARE: Final = Fraction(1, 5)
SHARE: Final = Fraction(1, 20)
VISIT_WITHIN: Final = timedelta(days=7)
"""A visit that is planned within this time is worth waiting for."""

_AGES: Final[tuple[tuple[int, ReasonCode], ...]] = (
    (90, "over_90"),
    (60, "over_60"),
    (30, "over_30"),
    (0, "overdue"),
)
_STANDING: Final[dict[Standing, int]] = {
    standing: rank for rank, standing in enumerate(get_args(Standing))
}
_ORDER: Final[dict[ReasonCode, int]] = {
    code: rank for rank, code in enumerate(get_args(ReasonCode))
}


class Reason(msgspec.Struct, frozen=True):
    """Why an account stands where it does; which figures count depends on the code.

    ``missed_promise``: how many, what is missing, the day of the earliest. ``over_90`` to
    ``overdue``: days of the oldest, amount overdue and not in dispute. ``large_share``,
    ``share``: the share. ``same_excuse``: the excuse, how often it was used. ``due_soon``:
    amount, the first due day, days until then. ``disputed``: amount. ``promise_open``: amount
    that the promises cover, the day of the latest. ``chased_lately``: the day of the last
    chase, days since.
    """

    code: ReasonCode
    points: int
    count: int = 0
    amount: Minor = 0
    days: int = 0
    share: Fraction | None = None
    on: date | None = None
    excuse: Excuse | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An account in the queue, in one currency."""

    account_id: int
    currency: str
    overdue: Minor
    """All that is overdue, in dispute or not."""
    score: int
    """The sum of the reasons' points."""
    reasons: tuple[Reason, ...]
    """The heaviest first."""
    payer_type: PayerType | None
    next_action: NextAction
    due: date
    """When to do it: today where nothing says otherwise."""
    standing: Standing
    level: Level
    """Of escalation, see `tui.domain.receivables.escalation`."""


def queue(
    cases: Iterable[Case], rules: Rules, today: date, holidays: Collection[date] = frozenset()
) -> list[Item]:
    """The accounts to see to for money, in order.

    Equals stand by due day, then by the oldest invoice, account id and currency.

    Args:
        cases: of all that owe, for the shares are of what they owe together.
    """
    known = list(cases)
    totals: Counter[str] = Counter()
    for case in known:
        totals[case.currency] += case.undisputed
    found: list[tuple[tuple[int, bool, int, date, int, int, str], Item]] = []
    for case in known:
        if item := item_of(case, totals[case.currency], rules, today, holidays):
            key = (
                _STANDING[item.standing],
                item.next_action == "wait",
                -item.score,
                item.due,
                -case.oldest_days,
                case.account_id,
                case.currency,
            )
            found.append((key, item))
    found.sort(key=lambda row: row[0])
    return [item for _key, item in found]


def item_of(
    case: Case,
    all_overdue: Minor,
    rules: Rules,
    today: date,
    holidays: Collection[date] = frozenset(),
) -> Item | None:
    """How a case stands in the queue; None where there is nothing to do about it.

    Args:
        all_overdue: what is overdue and not in dispute in the currency, of all accounts.
    """
    soon = _due_soon(case, rules)
    if not (case.missed or case.overdue or case.disputed > 0 or soon):
        return None
    facts = _facts(case, today)
    pause = None if case.is_disputed else _pause(case, soon, rules, today)
    standing: Standing = "active"
    if case.missed:
        standing = "missed"
    elif case.is_disputed:
        standing = "disputed"
    elif pause:
        standing = "resting"
    reasons = [pause[0]] if pause else []
    if standing != "resting":
        reasons += _speaking(case, soon, all_overdue, rules, today)
        reasons.sort(key=lambda one: (-one.points, _ORDER[one.code]))
    action, due = _what_next(case, facts, today)
    if pause:
        action, due = "wait", _working_day(pause[1], holidays)
    return Item(
        account_id=case.account_id,
        currency=case.currency,
        overdue=case.undisputed + case.disputed,
        score=sum(one.points for one in reasons),
        reasons=tuple(reasons),
        payer_type=case.payer_type,
        next_action=action,
        due=due,
        standing=standing,
        level=level(facts),
    )


def _facts(case: Case, today: date) -> Facts:
    fell_due = today - timedelta(days=case.oldest_days)
    return Facts(
        oldest_days=case.oldest_days,
        missed=case.failed(today) if case.missed else 0,
        payer_type=case.payer_type,
        chases=sum(fell_due < one.on <= today for one in case.chases) if case.overdue else 0,
        meets_today=VisitAhead(today, "in_person") in case.visits,
    )


def _what_next(case: Case, facts: Facts, today: date) -> tuple[NextAction, date]:
    if case.is_disputed:
        return "settle_dispute", max(case.dispute_due or today, today)
    action = next_action(facts)
    if action != "visit":
        return action, today
    near = (
        one.day
        for one in case.visits
        if one.kind == "in_person" and today <= one.day <= today + VISIT_WITHIN
    )
    return action, min(near, default=today)


# -- Rest

_Pause = tuple[Reason, date]
"""Why nothing is to be done, and the day from which on something is."""


def _pause(case: Case, soon: tuple[Owed, ...], rules: Rules, today: date) -> _Pause | None:
    if case.missed:
        return _after_missed(case, rules, today)
    owed = case.overdue or soon
    covered, latest = _covered(case, owed, today)
    if latest and covered >= rules.rest_share * sum(one.open for one in owed):
        reason = Reason("promise_open", 0, amount=covered, on=latest)
        return reason, latest + timedelta(days=1)
    return _reminded(case, soon, rules, today) or _chased_lately(case, rules, today)


def _reminded(case: Case, soon: tuple[Owed, ...], rules: Rules, today: date) -> _Pause | None:
    """The pause until the due day is over: nobody is reminded of it twice."""
    last = _last_chase(case, today)
    if last is None or not soon:
        return None
    due = today - timedelta(days=soon[0].days)
    if last < due - timedelta(days=rules.remind_before_days):
        return None
    return _chase(last, today), due + timedelta(days=1)


def _after_missed(case: Case, rules: Rules, today: date) -> _Pause | None:
    """The pause after a chase that was about the missed promises, and not before they were."""
    last = _last_chase(case, today)
    if last and last > case.missed[-1].due:
        return _chased_lately(case, rules, today)
    return None


def _chased_lately(case: Case, rules: Rules, today: date) -> _Pause | None:
    last = _last_chase(case, today)
    if last is None or (today - last).days >= rules.chase_every_days:
        return None
    return _chase(last, today), last + timedelta(days=rules.chase_every_days)


def _chase(last: date, today: date) -> Reason:
    return Reason("chased_lately", 0, on=last, days=(today - last).days)


def _last_chase(case: Case, today: date) -> date | None:
    return max((one.on for one in case.chases if one.on <= today), default=None)


def _covered(case: Case, owed: Iterable[Owed], today: date) -> tuple[Minor, date | None]:
    """What of it open promises cover, and the day of the latest of those that do.

    Nothing is covered twice; a promise over few invoices takes them before one over many.
    """
    left = {one.invoice_id: one.open for one in owed}
    covered = 0
    latest: date | None = None
    waiting = [one for one in case.promises if one.is_open(today)]
    for promise in sorted(
        waiting, key=lambda one: (not one.invoices, len(one.invoices), one.due, one.promise_id)
    ):
        promised = promise.missing
        for id_ in dict.fromkeys(promise.invoices or left):
            part = min(promised, left.get(id_, 0))
            if part:
                left[id_] -= part
                promised -= part
        if took := promise.missing - promised:
            covered += took
            latest = max(latest or promise.due, promise.due)
    return covered, latest


def _working_day(day: date, holidays: Collection[date]) -> date:
    """The day itself, or the next on which people are at their desks."""
    return add_working_days(day - timedelta(days=1), 1, holidays)


# -- The rules that speak


def _due_soon(case: Case, rules: Rules) -> tuple[Owed, ...]:
    """What is due soon where a reminder before the day is called for, the nearest first."""
    if case.overdue or case.disputed > 0 or case.payer_type in (None, "when_due"):
        return ()
    soon = [one for one in case.owed if -rules.remind_before_days <= one.days and one.open > 0]
    return tuple(sorted(soon, key=lambda one: (-one.days, one.invoice_id)))


def _speaking(
    case: Case, soon: tuple[Owed, ...], all_overdue: Minor, rules: Rules, today: date
) -> Iterator[Reason]:
    points = rules.points
    if case.missed:
        yield Reason(
            "missed_promise",
            points.missed_promise,
            count=len(case.missed),
            amount=sum(one.missing for one in case.missed),
            on=case.missed[0].due,
        )
    if case.overdue:
        yield from _of_overdue(case, all_overdue, points)
    if soon:
        first = soon[0]
        yield Reason(
            "due_soon",
            points.due_soon,
            amount=sum(one.open for one in soon),
            on=today - timedelta(days=first.days),
            days=-first.days,
        )
    if any(one.day == today for one in case.visits):
        yield Reason("visit_today", points.visit_today, on=today)
    if case.is_over_limit:
        yield Reason("over_limit", points.over_limit)
    if case.disputed > 0:
        yield Reason("disputed", 0, amount=case.disputed)
    if case.is_disputed and not case.missed:
        return
    if case.payer_type in SLOW:
        yield Reason("slow_payer", points.slow_payer)
    if repeated := _same_excuse(case, today):
        count = sum(one.excuse == repeated for one in case.chases if one.on <= today)
        yield Reason("same_excuse", points.same_excuse, count=count, excuse=repeated)


def _of_overdue(case: Case, all_overdue: Minor, points: Points) -> Iterator[Reason]:
    days = case.oldest_days
    aged = next(code for bound, code in _AGES if days > bound)
    yield Reason(aged, points.of(aged), days=days, amount=case.undisputed)
    share = Fraction(case.undisputed, all_overdue)
    if share >= SHARE:
        size: ReasonCode = "large_share" if share >= LARGE_SHARE else "share"
        yield Reason(size, points.of(size), share=share)
    if case.is_margin_gone:
        yield Reason("margin_gone", points.margin_gone)


def _same_excuse(case: Case, today: date) -> Excuse | None:
    """The excuse that the last two chases with one named, if it was the same."""
    named = sorted(
        ((one.on, place, one.excuse) for place, one in enumerate(case.chases) if one.on <= today),
        key=lambda row: row[:2],
    )
    last = [excuse for _on, _place, excuse in named if excuse][-2:]
    return last[0] if len(last) == 2 and last[0] == last[1] else None
