"""Rhythms and the week: what the rhythms ask for, and how they give way where the week is full."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import fsum
from typing import Final

import msgspec

from tui.domain.codes import Tier
from tui.domain.records import Account

STRETCH_ORDER: Final[tuple[Tier, ...]] = ("lead", "iron", "gold", "platinum")
"""Who gives way first (M02): the big are kept, the small let go."""

MAX_STRETCH: Final = 200
"""The longest a rhythm may become, in percent of what was set."""

_ROUNDING: Final = 1e-9


class Stretch(msgspec.Struct, frozen=True):
    """The rhythms in force, and what it took to get them into the week."""

    rhythms: Mapping[int, int]
    """Days between visits by account id."""
    percents: Mapping[Tier, int]
    """How long the rhythms of a tier have become, in percent; only tiers that gave way."""
    asked: float
    """Visits a week that the rhythms ask for as they were set."""
    left: float
    """Visits a week that they ask for now."""


def rhythms_of(accounts: Iterable[Account], by_tier: Mapping[Tier, int]) -> dict[int, int]:
    """Days between visits by account id: the account's own rhythm, else its tier's (M02).

    An account that has neither is left out: nobody said how often it is to be seen.
    """
    found: dict[int, int] = {}
    for account in accounts:
        rhythm = account.rhythm_days or (by_tier[account.tier] if account.tier else None)
        if rhythm:
            found[account.id] = rhythm
    return found


def stretched(days: int, percent: int, most: int = MAX_STRETCH) -> int:
    """A rhythm in days made longer, in whole days, and never beyond ``most`` percent of it."""
    return min(-(-days * percent // 100), days * most // 100)


def stretch(
    accounts: Iterable[Account],
    by_tier: Mapping[Tier, int],
    capacity: int,
    most: int = MAX_STRETCH,
) -> Stretch:
    """Make rhythms longer until the week can hold them (M02).

    A tier gives way only when every tier below it has become as long as it may; within a
    tier all rhythms become longer by the same share, and by no more than is needed. An
    account with a rhythm of its own but no tier gives way with iron.

    Args:
        by_tier: days between visits.
        capacity: visits that a week holds.
        most: the longest a rhythm may become, in percent, at least 100.
    """
    accounts = list(accounts)
    rhythms = rhythms_of(accounts, by_tier)
    group_of = {one.id: one.tier or "iron" for one in accounts if one.id in rhythms}
    counts: defaultdict[Tier, Counter[int]] = defaultdict(Counter)
    for id, tier in group_of.items():
        counts[tier][rhythms[id]] += 1
    demand = {tier: _weekly(counts[tier], 100, most) for tier in counts}
    asked = fsum(demand.values())
    percents: dict[Tier, int] = {}
    for tier in STRETCH_ORDER:
        room = capacity - fsum(demand.values()) + demand.get(tier, 0.0) + _ROUNDING
        if tier not in counts or demand[tier] <= room:
            continue
        percents[tier] = _enough(counts[tier], room, most)
        demand[tier] = _weekly(counts[tier], percents[tier], most)
    return Stretch(
        rhythms={
            id: stretched(rhythms[id], percents.get(tier, 100), most)
            for id, tier in group_of.items()
        },
        percents=percents,
        asked=asked,
        left=fsum(demand.values()),
    )


def _weekly(counts: Counter[int], percent: int, most: int) -> float:
    """Visits a week that so many accounts of each rhythm ask for."""
    return fsum(count * 7 / stretched(days, percent, most) for days, count in counts.items())


def _enough(counts: Counter[int], room: float, most: int) -> int:
    """The smallest percentage at which they ask for no more than the room, at most ``most``."""
    percents = range(100, most)
    return 100 + bisect_left(percents, -room, key=lambda one: -_weekly(counts, one, most))
