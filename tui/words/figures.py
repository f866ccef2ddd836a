"""Figures and amounts of money as the rep reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.domain import money
from tui.i18n import _

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction


def share(part: Fraction | None) -> str:
    """``23 %``, rounded half up."""
    percent = int(((part or 0) * 200 + 1) // 2)
    return _("{n} %").format(n=percent)


def decimal(figure: Fraction | None) -> str:
    """``2.5``: one decimal, or none where it is whole."""
    tenths = int(((figure or 0) * 20 + 1) // 2)
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def whole(figure: float | Decimal) -> str:
    """``45``: rounded half up, as one does by hand."""
    from decimal import ROUND_HALF_UP, Decimal

    return str(Decimal(str(figure)).quantize(Decimal(1), ROUND_HALF_UP))


def amount(value: Decimal, currency: str) -> str:
    """``¥480,000``: an amount of a view, for the eye."""
    return money.in_words(money.from_decimal(value, currency), currency)


def amount_round(value: Decimal, currency: str) -> str:
    """``¥368,981``: an amount in whole units, where a list has no room for more."""
    from decimal import ROUND_HALF_UP

    return amount(value.quantize(value.__class__(1), ROUND_HALF_UP), currency)


def money_text(minor: int, currency: str) -> str:
    """``¥480,000``: an amount of a record, for the eye."""
    return money.in_words(minor, currency)
