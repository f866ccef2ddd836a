"""What money that is not there costs: cash margin, bad debts and delay (M52-M54).

Margins and rates are shares as the rep typed them: 0.1 means exactly a tenth. Results
are exact; `half_up` rounds them once, where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Final

from tui.domain.records import Minor

YEAR: Final = 365
"""Days of interest in a year."""


def exact(share: float) -> Fraction:
    """The share that was typed, not the binary number next to it."""
    return Fraction(str(share))


def half_up(number: Fraction) -> int:
    """The nearest whole number; a half goes away from zero, as with `money.part_of`."""
    rounded = floor(abs(number) + Fraction(1, 2))
    return rounded if number >= 0 else -rounded


def cash_margin(received: Minor, delivered: Minor, margin: float) -> Fraction:
    """Money received less the cost of what was delivered (M52); below zero: out of pocket.

    Args:
        delivered: the goods at their selling price.
        margin: gross margin on that price.
    """
    return received - delivered * (1 - exact(margin))


def extra_sales(loss: Minor, net_margin: float) -> Fraction | None:
    """What must be sold more to earn a bad debt back (M53); None: no sales ever will."""
    return loss / exact(net_margin) if net_margin > 0 else None


def cost_of_delay(overdue: Iterable[tuple[Minor, int]], rate: float) -> Fraction:
    """What overdue money has cost so far at the yearly borrowing rate (M54).

    Args:
        overdue: open amount of each invoice and its days overdue. One that is not
            overdue has cost nothing, and a credit earns nothing.
    """
    weighted = sum(amount * days for amount, days in overdue if amount > 0 and days > 0)
    return weighted * exact(rate) / YEAR


def margin_gone_after(margin: float, rate: float) -> int | None:
    """The first day overdue on which interest has eaten the whole margin of a sale (M54).

    As if nothing of the sale were paid. 0 where there is no margin; None where borrowing
    costs nothing.
    """
    if rate <= 0:
        return None
    return max(0, ceil(exact(margin) * YEAR / exact(rate)))
