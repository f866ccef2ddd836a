"""The month: planned against done, tier by tier."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from tui.domain import balance
from tui.domain.balance import TierBalance
from tui.domain.day import TIER_ORDER
from tui.domain.stretch import rhythms_of

if TYPE_CHECKING:
    from tui.desk.ground import Desk


class MonthView(msgspec.Struct, frozen=True):
    """What the rhythms ask for in a month beside what was done and is planned."""

    first: date
    last: date
    tiers: tuple[TierBalance, ...]
    """Platinum first; accounts without a tier last, if there are any."""
    total: TierBalance


def month(desk: Desk, on: date | None = None) -> MonthView:
    """The month of a day (today's). The rhythms are those that were set, not stretched ones."""
    on = on or desk.today
    ground = desk.ground
    by_tier = {tier: desk.settings.rhythm_days.of(tier) or 0 for tier in TIER_ORDER if tier}
    accounts = ground.accounts.values()
    rhythms = rhythms_of(accounts, by_tier)
    rows = balance.by_tier(accounts, rhythms, ground.visits.values(), on, desk.today)
    first, last = balance.month_of(on)
    return MonthView(
        first=first,
        last=last,
        tiers=tuple(rows),
        total=TierBalance(
            tier=None,
            accounts=sum(row.accounts for row in rows),
            asked=sum(row.asked for row in rows),
            done=sum(row.done for row in rows),
            planned=sum(row.planned for row in rows),
            unlogged=sum(row.unlogged for row in rows),
        ),
    )
