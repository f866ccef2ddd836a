"""Whom to see next: the accounts by urgency with reasons and a time; planning and skipping them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING, Final

import msgspec

from tui import words
from tui.desk.ground import account_by_id, record_by_id
from tui.desk.log import Written, WrittenView, visit_text
from tui.desk.today_views import AccountRef
from tui.domain import planning
from tui.domain.calendar import is_working_day
from tui.domain.day import TIER_ORDER
from tui.domain.records import Account, PaymentPromise, Skip, Visit
from tui.domain.slots import Agenda
from tui.domain.stretch import Stretch, rhythms_of, stretch, stretched
from tui.domain.text import clean
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.desk.ground import Desk, Ground
    from tui.domain.codes import Tier
    from tui.domain.planning import Candidate, Reason, ReasonCode

_LOOK_AHEAD: Final = 14
"""So many days are looked through for a free slot."""


class ReasonView(msgspec.Struct, frozen=True):
    """Why an account should be seen: the code and its words."""

    code: ReasonCode
    text: str


class SkippedView(msgspec.Struct, frozen=True):
    """An account that is not proposed, until when and why."""

    account: AccountRef
    until: date
    reason: str


class CandidateView(msgspec.Struct, frozen=True):
    """An account to see, why, and when it could be."""

    account: AccountRef
    urgency: float | None
    """None where no contact is noted or no rhythm is set."""
    reasons: tuple[ReasonView, ...]
    last_contact: date | None
    start: datetime | None
    """The first free slot, the way there counted in: on that day, or if it has none left on the
    next working day that has; None: none within two weeks."""
    skipped: str
    """Why the rep last skipped it since the last contact, in words; or empty."""


class WhomView(msgspec.Struct, frozen=True):
    """Whom to see on a day, the most urgent first."""

    date: date
    slots: tuple[time, ...]
    """The half hours of the day that are free for a visit nearby."""
    stretched: str | None
    """What was stretched because the rhythms ask for more than the week holds."""
    candidates: tuple[CandidateView, ...]
    skipped: tuple[SkippedView, ...]


def whom(desk: Desk, on: date | None = None) -> WhomView:
    """Whom to see on a day (today), and when.

    A day gone by has no slots and proposes times from today on.
    """
    ground, settings = desk.ground, desk.settings
    on = on or desk.today
    day = max(on, desk.today)
    accounts = ground.accounts
    by_tier = _rhythms(desk)
    week = stretch(accounts.values(), by_tier, settings.visits_per_week)
    skips = list(ground.snapshot.since(Skip, ground.horizon).values())
    resting = planning.resting(skips, day)
    facts = planning.Facts(
        rhythms=week.rhythms,
        set_rhythms=rhythms_of(accounts.values(), by_tier),
        last_contact=ground.last_contact,
        ahead=planning.visits_ahead(ground.visits.values(), desk.today),
        resting=resting,
        reasons=planning.gathered(_reasons(ground, day)),
    )
    weights = {tier: settings.urgency_weight.of(tier) for tier in TIER_ORDER}
    ranked = planning.rank(accounts.values(), facts, weights, day)
    slots = _Slots(desk, day)
    remembered = _remembered(ground, skips)
    return WhomView(
        date=on,
        slots=tuple(slots.free(on)),
        stretched=_stretched_text(desk, week) if week.percents else None,
        candidates=tuple(
            _candidate_view(ground, one, slots, remembered.get(one.account_id)) for one in ranked
        ),
        skipped=tuple(
            SkippedView(_ref(account), skip.until, skip.reason)
            for id, skip in sorted(resting.items())
            if (account := accounts.get(id))
        ),
    )


def plan(desk: Desk, account_id: int, on: date, at: time) -> WrittenView:
    """Plan a visit to an account, as one change.

    Raises:
        Gone: the account has been removed meanwhile.
    """
    with desk.book.transaction("") as change:
        account = record_by_id(change, Account, account_id)
        visit = change.add(
            Visit(
                account_id=account_id,
                start=datetime.combine(on, at),
                minutes=desk.settings.visit_minutes,
            )
        )
        text = _("{account}, {visit}").format(account=account.name, visit=visit_text(visit))
        change.text = _("visit to {text}").format(text=text)
    return WrittenView((Written("visit", visit.id, text),))


def skip(desk: Desk, account_id: int, reason: str, on: date | None = None) -> str:
    """Let an account rest from a day (today) for a week, or its rhythm if shorter; says so.

    Raises:
        Gone: the account has been removed meanwhile.
    """
    on = max(on or desk.today, desk.today)
    account = account_by_id(desk.ground, account_id)
    rhythm = rhythms_of([account], _rhythms(desk)).get(account_id)
    with desk.book.transaction("") as change:
        record_by_id(change, Account, account_id)
        done = change.add(
            Skip(
                account_id=account_id,
                on=on,
                until=planning.rest_until(on, rhythm),
                reason=clean(reason),
            )
        )
        change.text = _("{account} is not proposed before {day}").format(
            account=account.name, day=words.full_date(done.until)
        )
        return change.text


def free_times(desk: Desk, account_id: int, day: date) -> list[time]:
    """When a visit to the account could begin on a day, the way there counted in.

    Raises:
        Gone: the account has been removed meanwhile.
    """
    account = account_by_id(desk.ground, account_id)
    return _Slots(desk, day).free(day, account.travel_minutes or 0)


class _Slots:
    """The free slots of days, asked once for each day and length of the way."""

    def __init__(self, desk: Desk, on: date) -> None:
        self._desk = desk
        self._on = on
        self._travel = {
            account.id: account.travel_minutes
            for account in desk.ground.accounts.values()
            if account.travel_minutes
        }
        self._agendas: dict[date, Agenda] = {}
        self._starts: dict[int, datetime | None] = {}

    def free(self, day: date, way: int = 0) -> list[time]:
        """The slots of a day for a visit so many minutes away."""
        agenda = self._agendas.get(day)
        if agenda is None:
            visits = self._desk.ground.visits_on.get(day, [])
            agenda = self._agendas[day] = Agenda(visits, day, self._travel)
        return agenda.free(self._desk.settings.visit_minutes, self._desk.now, way)

    def first(self, account: Account) -> datetime | None:
        """When a visit to the account could begin: that day, or the next working day."""
        way = account.travel_minutes or 0
        if way not in self._starts:
            self._starts[way] = next(self._from(way), None)
        return self._starts[way]

    def _from(self, way: int) -> Iterator[datetime]:
        holidays = self._desk.reading.holidays
        for ahead in range(_LOOK_AHEAD):
            day = self._on + timedelta(days=ahead)
            if not ahead or is_working_day(day, holidays):
                yield from (datetime.combine(day, slot) for slot in self.free(day, way))


def _rhythms(desk: Desk) -> Mapping[Tier, int]:
    return {tier: desk.settings.rhythm_days.of(tier) or 0 for tier in TIER_ORDER if tier}


def _ref(account: Account) -> AccountRef:
    return AccountRef(account.id, account.name, account.tier)


def _candidate_view(
    ground: Ground, candidate: Candidate, slots: _Slots, skip: Skip | None
) -> CandidateView:
    account = ground.accounts[candidate.account_id]
    return CandidateView(
        account=_ref(account),
        urgency=candidate.urgency,
        reasons=tuple(
            ReasonView(reason.code, _reason_text(ground, reason)) for reason in candidate.reasons
        ),
        last_contact=ground.last_contact.get(account.id),
        start=slots.first(account),
        skipped=_skip_text(skip, ground.today),
    )


def _reasons(ground: Ground, day: date) -> Iterator[tuple[int, Reason]]:
    yield from planning.of_missed(_missed(ground))
    yield from planning.of_our_promises(ground.steps.values(), day)
    yield from planning.of_balances(ground.ledger.balances)
    people, steps = ground.people.values(), ground.steps.values()
    yield from planning.of_dates(ground.accounts.values(), people, steps, day)
    yield from planning.of_opportunities(ground.opportunities_of)


def _missed(ground: Ground) -> Iterator[tuple[PaymentPromise, int]]:
    ledger = ground.ledger
    for id, judged in ledger.judged.items():
        if judged.is_missed:
            yield ledger.promises[id], judged.missing


def _remembered(ground: Ground, skips: list[Skip]) -> dict[int, Skip]:
    """The newest skip of each account since its last contact."""
    found: dict[int, Skip] = {}
    for one in sorted(skips, key=lambda one: (one.on, one.id)):
        last = ground.last_contact.get(one.account_id)
        if last is None or last <= one.on:
            found[one.account_id] = one
    return found


# -- Words


def _reason_text(ground: Ground, reason: Reason) -> str:
    match reason.code:
        case "past_rhythm" | "in_rhythm":
            return ngettext(
                "{n} day since the last contact (rhythm {rhythm})",
                "{n} days since the last contact (rhythm {rhythm})",
                reason.days,
            ).format(n=reason.days, rhythm=reason.rhythm)
        case "never_seen":
            return _("no contact noted yet")
        case "promise_missed":
            return _("{amount} promised by {day} has not come").format(
                amount=words.money_text(reason.amount, reason.currency),
                day=_day(reason, ground.today),
            )
        case "our_promise":
            return ngettext(
                "we owe them: {what}, {n} day late",
                "we owe them: {what}, {n} days late",
                reason.days,
            ).format(what=reason.text, n=reason.days)
        case "overdue":
            return _("{amount} overdue, the oldest {days}").format(
                amount=words.money_text(reason.amount, reason.currency),
                days=words.days(reason.days),
            )
        case "special_date":
            person = ground.people.get(reason.ref)
            what = _("{name}, birthday").format(name=person.name) if person else reason.text
            return _("{what}, {when}").format(what=what, when=_day(reason, ground.today))
        case "opportunity":
            return _("open business, {stage}: {amount}").format(
                stage=words.stage(reason.stage or "interest"),
                amount=words.money_text(reason.amount, reason.currency),
            )
        case "stretched":
            return _("rhythm stretched from {set} to {days}").format(
                set=reason.days, days=words.days(reason.rhythm)
            )


def _day(reason: Reason, today: date) -> str:
    return words.day_and_date(reason.due, today) if reason.due else ""


def _skip_text(skip: Skip | None, today: date) -> str:
    if skip is None:
        return ""
    day = words.day_and_date(skip.on, today)
    if not skip.reason:
        return _("skipped {day}").format(day=day)
    return _("skipped {day}: {reason}").format(day=day, reason=skip.reason)


def _stretched_text(desk: Desk, week: Stretch) -> str:
    tiers = [
        _("{tier} {set} → {days}").format(
            tier=words.tier(tier),
            set=desk.settings.rhythm_days.of(tier),
            days=words.days(stretched(desk.settings.rhythm_days.of(tier) or 0, percent)),
        )
        for tier, percent in week.percents.items()
    ]
    capacity = desk.settings.visits_per_week
    text = _("The rhythms ask for {asked} visits a week, you have {capacity}: {tiers}.").format(
        asked=_whole(week.asked), capacity=capacity, tiers=words.joined(tiers)
    )
    if _whole(week.left) <= capacity:
        return text
    still = _("Even so they ask for {left}.").format(left=_whole(week.left))
    return _("{text} {more}").format(text=text, more=still)


def _whole(visits: float) -> int:
    """So many visits, the last one begun counted."""
    return ceil(visits - 1e-6)
