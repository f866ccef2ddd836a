"""A project's money at its milestones: advance, delivery, acceptance (M45)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from tui.domain.receivables.ageing import is_counted
from tui.domain.records import Invoice, PaymentMilestone

MilestoneState = Literal["planned", "due", "invoiced", "paid"]


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
