"""The loose ends of a day: what waits to be settled, in which order, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.desk import money
from tui.desk.today_views import AccountName, LooseEndView
from tui.domain import day as rules
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.ground import Desk, Ground


def of_day(desk: Desk, ground: Ground, on: date) -> tuple[LooseEndView, ...]:
    """The loose ends of a day, the most pressing first.

    Today's are all that waits; those of another day are what falls due on it.
    """
    ends = (end for end in _waiting(desk, ground, on) if on in (desk.today, end.due))
    return tuple(_view(ground, end, desk.today) for end in ends)


def _waiting(desk: Desk, ground: Ground, on: date) -> list[rules.LooseEnd]:
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


def _view(ground: Ground, end: rules.LooseEnd, today: date) -> LooseEndView:
    account = ground.accounts.get(end.account_id)
    return LooseEndView(
        kind=end.kind,
        text=_text(ground, end, today),
        due=end.due,
        account=AccountName(end.account_id, account.name if account else "?"),
        ref=end.ref,
    )


def _text(ground: Ground, end: rules.LooseEnd, today: date) -> str:
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
