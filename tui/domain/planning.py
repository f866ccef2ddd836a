"""Whom to see next: accounts ranked by urgency, with the reasons that speak for each (M02).

Reasons are codes and figures. Each function named ``of_…`` finds the reasons of one
kind, as pairs of account id and reason; `rank` puts them together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal, get_args

import msgspec

from tui.domain.codes import STAGES, Stage, Tier
from tui.domain.day import SPECIAL_DAYS_AHEAD, TIER_ORDER, of_special_dates
from tui.domain.portfolio import urgency
from tui.domain.receivables.ageing import Balance
from tui.domain.records import (
    Account,
    Minor,
    NextStep,
    Opportunity,
    PaymentPromise,
    Person,
    Skip,
    Visit,
)

ReasonCode = Literal[
    "past_rhythm",
    "never_seen",
    "promise_missed",
    "our_promise",
    "overdue",
    "special_date",
    "opportunity",
    "in_rhythm",
    "stretched",
]

REST: Final = timedelta(days=7)
"""How long a skipped account rests, unless its rhythm is shorter."""

_ORDER: Final[dict[ReasonCode, int]] = {
    code: rank for rank, code in enumerate(get_args(ReasonCode))
}
_PRESSING: Final[frozenset[ReasonCode]] = frozenset(
    ("never_seen", "promise_missed", "our_promise", "overdue")
)


class Reason(msgspec.Struct, frozen=True):
    """Why an account should be seen; which figures count depends on the code.

    ``past_rhythm``, ``in_rhythm``: days since the last contact, rhythm. ``never_seen``:
    the rhythm, no contact noted. ``promise_missed``: what is missing, due, ref the promise.
    ``our_promise``: days late, due, text, ref the step. ``overdue``: amount, days of the
    oldest. ``special_date``: due, days until then, text, ref the person (0: the account's own).
    ``opportunity``: stage, amount, ref. ``stretched``: days as set, rhythm in force.
    """

    code: ReasonCode
    days: int = 0
    rhythm: int = 0
    amount: Minor = 0
    currency: str = ""
    stage: Stage | None = None
    due: date | None = None
    text: str = ""
    ref: int = 0


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the ranking knows of the accounts, everything by account id."""

    rhythms: Mapping[int, int]
    """Days between visits, stretched where the week is too full."""
    set_rhythms: Mapping[int, int]
    """Days between visits as they were set."""
    last_contact: Mapping[int, date]
    ahead: Mapping[int, date]
    """The day of the next visit that is planned or confirmed."""
    resting: Collection[int]
    """Accounts that the rep has skipped."""
    reasons: Mapping[int, Sequence[Reason]]
    """What speaks for an account beside its rhythm."""


class Candidate(msgspec.Struct, frozen=True):
    """An account to be seen."""

    account_id: int
    urgency: float | None
    """None where no contact is noted or no rhythm is set."""
    reasons: tuple[Reason, ...]


def rank(
    accounts: Iterable[Account],
    facts: Facts,
    weights: Mapping[Tier | None, float],
    on: date,
) -> list[Candidate]:
    """The accounts to see on a day, the most urgent first.

    An account whose urgency is not known stands where it would at the end of its rhythm
    if it was never seen or something presses (a broken promise, theirs or ours, money
    overdue), else at the end; without a tier and a rhythm of its own it is there only if
    something else speaks for it. Left out are those seen on that day, those resting, and
    those with a visit ahead within their rhythm. Equals stand by tier, days since the last
    contact, and id.

    Args:
        weights: of each tier, and of none.
    """
    found: list[tuple[tuple[float, int, int, int], Candidate]] = []
    for account in accounts:
        id = account.id
        rhythm, last = facts.rhythms.get(id), facts.last_contact.get(id)
        if id in facts.resting or (last and last >= on) or _is_planned(facts, id, rhythm, on):
            continue
        days = (on - last).days if last else None
        reasons = [*_of_rhythm(days, rhythm, facts.set_rhythms.get(id)), *facts.reasons.get(id, ())]
        if not reasons:
            continue
        reasons.sort(key=_in_order)
        weight = weights[account.tier]
        known = urgency(days, rhythm, weight)
        presses = any(reason.code in _PRESSING for reason in reasons)
        standing = known if known is not None else weight if presses else 0.0
        key = (-standing, TIER_ORDER[account.tier], -(days or 0), id)
        found.append((key, Candidate(id, known, tuple(reasons))))
    found.sort(key=lambda row: row[0])
    return [candidate for _key, candidate in found]


def _is_planned(facts: Facts, id: int, rhythm: int | None, on: date) -> bool:
    visit = facts.ahead.get(id)
    return visit is not None and (rhythm is None or (visit - on).days <= rhythm)


def _of_rhythm(days: int | None, rhythm: int | None, as_set: int | None) -> Iterator[Reason]:
    if rhythm is None:
        return
    if days is None:
        yield Reason("never_seen", rhythm=rhythm)
    else:
        yield Reason("past_rhythm" if days > rhythm else "in_rhythm", days=days, rhythm=rhythm)
    if as_set is not None and as_set != rhythm:
        yield Reason("stretched", days=as_set, rhythm=rhythm)


def _in_order(reason: Reason) -> tuple[int, date, int, str, int]:
    return (
        _ORDER[reason.code],
        reason.due or date.min,
        -reason.days,
        reason.currency,
        reason.ref,
    )


def visits_ahead(visits: Iterable[Visit], today: date) -> dict[int, date]:
    """The day of the next visit that is planned or confirmed, by account id.

    One of today counts although its hour may be over: it is still to be logged.
    """
    found: dict[int, date] = {}
    for visit in visits:
        if visit.is_open and (day := visit.day) >= today:
            found[visit.account_id] = min(day, found.get(visit.account_id, day))
    return found


def resting(skips: Iterable[Skip], on: date) -> dict[int, Skip]:
    """The skip that keeps an account from being proposed on a day, by account id.

    Of several the one that lasts longest.
    """
    found: dict[int, Skip] = {}
    for skip in skips:
        if skip.on <= on < skip.until:
            known = found.get(skip.account_id)
            if known is None or (known.until, known.id) < (skip.until, skip.id):
                found[skip.account_id] = skip
    return found


def rest_until(on: date, rhythm: int | None) -> date:
    """When a skipped account is proposed again: in a week, or after its rhythm if shorter."""
    return on + (min(REST, timedelta(days=rhythm)) if rhythm else REST)


def gathered(found: Iterable[tuple[int, Reason]]) -> dict[int, list[Reason]]:
    """Reasons by account id."""
    by_account: dict[int, list[Reason]] = {}
    for account_id, reason in found:
        by_account.setdefault(account_id, []).append(reason)
    return by_account


def of_missed(missed: Iterable[tuple[PaymentPromise, Minor]]) -> Iterator[tuple[int, Reason]]:
    """Promises to pay whose date has passed, each with what has not come in."""
    for promise, missing in missed:
        yield (
            promise.account_id,
            Reason(
                "promise_missed",
                amount=missing,
                currency=promise.currency,
                due=promise.due,
                ref=promise.id,
            ),
        )


def of_balances(balances: Mapping[int, Mapping[str, Balance]]) -> Iterator[tuple[int, Reason]]:
    """What is overdue, by account id and currency."""
    for account_id, by_currency in balances.items():
        for currency, balance in by_currency.items():
            if balance.overdue > 0:
                yield (
                    account_id,
                    Reason(
                        "overdue",
                        days=balance.oldest_days,
                        amount=balance.overdue,
                        currency=currency,
                    ),
                )


def of_our_promises(steps: Iterable[NextStep], today: date) -> Iterator[tuple[int, Reason]]:
    """Promises of ours that are late."""
    for step in steps:
        if step.promised and step.is_open and step.due < today:
            late = (today - step.due).days
            yield (
                step.account_id,
                Reason("our_promise", days=late, due=step.due, text=step.text, ref=step.id),
            )


def of_dates(
    accounts: Iterable[Account],
    people: Iterable[Person],
    steps: Iterable[NextStep],
    on: date,
) -> Iterator[tuple[int, Reason]]:
    """Birthdays and the accounts' own days that are near, unless a greeting is planned (M09)."""
    near = _days_of_year(on)
    for end in of_special_dates(
        accounts,
        (one for one in people if one.birthday and (one.birthday.month, one.birthday.day) in near),
        steps,
        on,
    ):
        yield (
            end.account_id,
            Reason(
                "special_date", days=(end.due - on).days, due=end.due, text=end.text, ref=end.ref
            ),
        )


def _days_of_year(on: date) -> frozenset[tuple[int, int]]:
    """Month and day of the days that are near, to pass over most people quickly."""
    days = (on + timedelta(days=ahead) for ahead in range(SPECIAL_DAYS_AHEAD + 1))
    found = {(day.month, day.day) for day in days}
    if (2, 28) in found:  # where a birthday of 29 February falls in most years
        found.add((2, 29))
    return frozenset(found)


def of_opportunities(
    opportunities_of: Mapping[int, Iterable[Opportunity]],
) -> Iterator[tuple[int, Reason]]:
    """The open opportunity of each account that has come furthest, the largest of equals."""
    for account_id, opportunities in opportunities_of.items():
        waiting = [one for one in opportunities if one.is_open]
        if waiting:
            best = max(waiting, key=lambda one: (STAGES.index(one.stage), one.amount, -one.id))
            yield (
                account_id,
                Reason(
                    "opportunity",
                    amount=best.amount,
                    currency=best.currency,
                    stage=best.stage,
                    ref=best.id,
                ),
            )
