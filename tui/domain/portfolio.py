"""The portfolio: how urgent and how large each account is (M01, M02, M04)."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Final, Literal

import msgspec

from tui.domain.records import Account

Field = Literal["acquire", "retain", "maintain", "harass"]

HIGH_SHARE: Final = 0.3
"""From this share of wallet on an account counts as ours (M04)."""


class ParetoRow(msgspec.Struct, frozen=True):
    """An account on the Pareto curve: its sales, its share, and the share of all so far."""

    account_id: int
    sales: int
    share: float
    cumulated: float


def urgency(days_since: int | None, rhythm_days: int | None, weight: float) -> float | None:
    """(days since the last contact / rhythm) x weight of the tier (M02); None where unknown."""
    if days_since is None or not rhythm_days:
        return None
    return days_since / rhythm_days * weight


def field_of(account: Account, typical_potential: float | None) -> Field | None:
    """The account's field in attack and defend (M04), None while potential or share is unknown.

    Args:
        typical_potential: what divides high from low, in the account's currency.
    """
    if account.potential is None or account.share is None or typical_potential is None:
        return None
    is_high, is_ours = account.potential >= typical_potential, account.share >= HIGH_SHARE
    if is_high:
        return "retain" if is_ours else "acquire"
    return "maintain" if is_ours else "harass"


def typical_potentials(accounts: Iterable[Account]) -> dict[str, float]:
    """The median of the known potentials by currency."""
    known: dict[str, list[int]] = {}
    for account in accounts:
        if account.potential is not None:
            known.setdefault(account.currency, []).append(account.potential)
    return {currency: median(values) for currency, values in known.items()}


def pareto(sales: Iterable[tuple[int, int]]) -> list[ParetoRow]:
    """The Pareto curve (M01) over (account id, sales) of one currency, the largest first."""
    ranked = sorted(((id, value) for id, value in sales if value > 0), key=lambda x: (-x[1], x[0]))
    total = sum(value for _id, value in ranked)
    rows: list[ParetoRow] = []
    reached = 0
    for id, value in ranked:
        reached += value
        rows.append(ParetoRow(id, value, value / total, reached / total))
    return rows
