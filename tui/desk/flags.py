"""What to beware of at an account and at a visit: every list of flags comes from here."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.desk.circles import circle_of, minefields_of
from tui.desk.clashing import clashes_of, remark
from tui.desk.today_views import FlagView
from tui.domain import day as rules
from tui.domain.prep.legs import legs
from tui.domain.receivables.credit import over_limit
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.desk.ground import Desk, Ground
    from tui.domain.people.circle import Circle
    from tui.domain.records import Visit

IDLE: Final = 3
"""So many calls in a row without anything agreed are too many (M43)."""


def flags_of(desk: Desk, account_id: int, visit: Visit | None) -> tuple[FlagView, ...]:
    """What to beware of, the most urgent first.

    First what speaks against the hour, then money, the minefields of the map (M21), who will
    not be there, talk that leads nowhere (M43), and the short leg (M63).

    Args:
        visit: the visit that is asked about, where there is one.
    """
    if account_id not in desk.ground.accounts:
        return ()
    circle = circle_of(desk, account_id)
    people = people_words.texts_by_code(circle, minefields_of(desk, account_id))
    return (
        *(_clash(desk, visit) if visit else ()),
        *_money(desk.ground, account_id, visit),
        *(FlagView(code, text) for code, text in people.items()),
        *(_left(circle, visit) if visit else ()),
        *_idle(circle, visit),
        *_short_leg(desk.ground, circle),
    )


def _clash(desk: Desk, visit: Visit) -> Iterator[FlagView]:
    if visit.is_open and (found := clashes_of(desk, visit)):
        yield FlagView(found[0].code, remark(desk, visit))


def _money(ground: Ground, account_id: int, visit: Visit | None) -> Iterator[FlagView]:
    that_day = ground.visits_on.get(visit.day, ()) if visit else ()
    is_overdue = bool(ground.overdue.get(account_id))
    is_over = _is_over_limit(ground, account_id)
    for code in rules.money_flags(visit, that_day, is_overdue, is_over):
        yield FlagView(code, _money_text(code))


def _is_over_limit(ground: Ground, account_id: int) -> bool:
    account = ground.accounts[account_id]
    balance = ground.ledger.balances.get(account_id, {}).get(account.currency)
    return bool(balance and over_limit(account.credit_limit, balance.outstanding))


def _money_text(code: rules.FlagCode) -> str:
    if code == "sell_and_collect":
        return _("you sell and collect here today: money first")
    return _("over the credit limit: no new order on credit")


def _left(circle: Circle, visit: Visit) -> Iterator[FlagView]:
    """Who is named in the visit and has left."""
    for one in dict.fromkeys(visit.people):
        person = circle.by_id.get(one)
        if person and person.former:
            name = words.short_name(person.name)
            yield FlagView("left", _("{name} is no longer there").format(name=name))


def _idle(circle: Circle, visit: Visit | None) -> Iterator[FlagView]:
    before = sorted(
        (one for one in circle.visits if one.state == "logged" and _is_before(one, visit)),
        key=lambda one: (one.start, one.id),
        reverse=True,
    )
    idle = sum(1 for _one in takewhile(lambda one: one.outcome == "continuation", before))
    if idle >= IDLE:
        text = _("{n} calls in a row with nothing agreed: ask for one thing today")
        yield FlagView("continuations", text.format(n=idle))


def _is_before(one: Visit, visit: Visit | None) -> bool:
    return visit is None or (one.id != visit.id and one.start < visit.start)


def _short_leg(ground: Ground, circle: Circle) -> Iterator[FlagView]:
    disputes = ground.disputes_of.get(circle.account.id, ())
    short = legs(circle, sum(one.is_open for one in disputes), len(disputes)).short
    if short == "relationship":
        yield FlagView("short_leg", _("short leg: the relationship; our work is ahead of it"))
    elif short == "competence":
        yield FlagView("short_leg", _("short leg: our work; the relationship is ahead of it"))
