"""Planned against done: what the rhythms ask for in a month beside what became of it (M02)."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum

import msgspec

from tui.domain.codes import Tier
from tui.domain.day import TIER_ORDER
from tui.domain.records import Account, Visit


class TierBalance(msgspec.Struct, frozen=True):
    """The contacts of one tier in a month."""

    tier: Tier | None
    accounts: int
    asked: int
    """Visits that the rhythms of its accounts ask for in the whole month."""
    done: int = 0
    """Contacts that were logged."""
    planned: int = 0
    """Visits still to come, those of today that wait to be logged with them."""
    unlogged: int = 0
    """Visits of days gone by of which nobody has said how they went."""


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def by_tier(
    accounts: Iterable[Account],
    rhythms: Mapping[int, int],
    visits: Iterable[Visit],
    month: date,
    today: date,
) -> list[TierBalance]:
    """The balance of every tier for a month, platinum first.

    A rhythm of r days asks for n / r visits in a month of n days; the sum of a tier is
    rounded half up. When an account came into the book is not known, so each counts for
    the whole month. Accounts without a tier have a row only if there are any.

    Args:
        rhythms: days between visits by account id, as they were set.
        month: any day of it.
    """
    first, last = month_of(month)
    length = (last - first).days + 1
    groups: defaultdict[Tier | None, list[int]] = defaultdict(list)
    tiers: dict[int, Tier | None] = {}
    for account in accounts:
        groups[account.tier].append(account.id)
        tiers[account.id] = account.tier
    done: defaultdict[Tier | None, int] = defaultdict(int)
    planned: defaultdict[Tier | None, int] = defaultdict(int)
    unlogged: defaultdict[Tier | None, int] = defaultdict(int)
    for visit in visits:
        if visit.account_id not in tiers or not first <= visit.day <= last:
            continue
        tier = tiers[visit.account_id]
        if visit.state == "logged":
            done[tier] += 1
        elif visit.is_open:
            (planned if visit.day >= today else unlogged)[tier] += 1
    return [
        TierBalance(
            tier=tier,
            accounts=len(ids),
            asked=int(fsum(length / rhythms[id] for id in ids if id in rhythms) + 0.5),
            done=done[tier],
            planned=planned[tier],
            unlogged=unlogged[tier],
        )
        for tier in TIER_ORDER
        if (ids := groups[tier]) or tier is not None
    ]
