"""A project's money at its milestones: advance, delivery, acceptance (M45)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final, Literal

from tui.domain.codes import MILESTONES, Milestone
from tui.domain.receivables.ageing import is_counted
from tui.domain.receivables.cost import exact
from tui.domain.records import Invoice, Minor, PaymentMilestone

MilestoneState = Literal["planned", "due", "invoiced", "paid"]

_NOISE: Final = Fraction(1, 10**9)
"""What shares may miss the whole by: a third is no exact float."""


class SharesError(Exception):
    """Shares that do not divide a sum.

    Attributes:
        code: ``negative``: one is below zero; ``not_whole``: they do not add up to one.
        total: What they add up to.
    """

    def __init__(self, code: Literal["negative", "not_whole"], total: Fraction) -> None:
        super().__init__(f"{code}: {total}")
        self.code = code
        self.total = total


def split(total: Minor, shares: Mapping[Milestone, float]) -> dict[Milestone, Minor]:
    """A project's sum by milestone, in the trade's order; the parts add up to the sum.

    Units that the shares leave over go to the milestones with the largest remainders,
    the earlier first.

    Raises:
        SharesError: a share is negative, or together they are not one.
    """
    weights = {kind: exact(shares[kind]) for kind in MILESTONES if kind in shares}
    whole = sum(weights.values(), Fraction(0))
    if any(weight < 0 for weight in weights.values()):
        raise SharesError("negative", whole)
    if abs(whole - 1) > _NOISE:
        raise SharesError("not_whole", whole)
    quotas = {kind: total * weight / whole for kind, weight in weights.items()}
    parts = {kind: floor(quota) for kind, quota in quotas.items()}
    over = total - sum(parts.values())
    for kind in sorted(quotas, key=lambda kind: parts[kind] - quotas[kind])[:over]:
        parts[kind] += 1
    return parts


def standing(
    milestones: Iterable[PaymentMilestone], invoices: Mapping[int, Invoice], as_of: date
) -> tuple[tuple[PaymentMilestone, MilestoneState], ...]:
    """How each milestone stands on the day.

    It is due from the day after it was expected until its invoice is issued, for then
    somebody forgot to write one.

    Args:
        invoices: by id; at least all that are open. A milestone whose invoice is not at
            hand was paid long ago.
    """
    return tuple((one, _state(one, invoices, as_of)) for one in milestones)


def _state(
    milestone: PaymentMilestone, invoices: Mapping[int, Invoice], as_of: date
) -> MilestoneState:
    if milestone.invoice_id is not None:
        invoice = invoices.get(milestone.invoice_id)
        if invoice is None:
            return "paid"
        if is_counted(invoice, as_of):
            return "paid" if invoice.settled and invoice.settled <= as_of else "invoiced"
    is_past = milestone.due is not None and milestone.due < as_of
    return "due" if is_past else "planned"
