"""Ledgers of receivables: what a customer owes more and less, in two columns beside each other.

An invoice stands in the one, what has been paid or credited in the other, and often a balance
behind them that runs from row to row. Together they are one amount, which is below zero where it
stands in the second; it is put into a column behind the others, so that a file has columns for
fields as all others have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from tui.exchange.amounts import AmountReading, decide_amounts, read_amount
from tui.exchange.headers import BETWEEN_LINES, normal
from tui.exchange.made_columns import with_column
from tui.exchange.sheets import Sheet
from tui.exchange.values import is_nothing

_PAIRS: Final = (
    *(("Debit", "Credit"), ("Debit Amount", "Credit Amount"), ("Debits", "Credits")),
    *(("Soll", "Haben"), ("Betrag Soll", "Betrag Haben"), ("Umsatz Soll", "Umsatz Haben")),
    *(("Sollbetrag", "Habenbetrag"), ("Soll-Betrag", "Haben-Betrag")),
    *(
        ("借方", "贷方"),
        ("借方金额", "贷方金额"),
        ("本期借方", "本期贷方"),
        ("借方发生额", "贷方发生额"),
    ),
    *(("本期应收", "本期收回"), ("本期应收", "本期收款"), ("本期应收", "本期已收")),
    *(("应收增加", "应收减少"), ("增加应收", "减少应收"), ("应收款增加", "应收款减少")),
    *(("本期增加", "本期减少"), ("本期应收", "本期实收"), ("Charges", "Payments")),
    *(("Charges", "Credits"), ("Charge", "Payment"), ("Invoices", "Payments")),
)
_OPENING: Final = (
    *("Opening Balance", "Beginning Balance", "Previous Balance", "Anfangssaldo", "期初余额"),
    *("上期余额", "期初", "期初应收", "年初余额"),
)
"""Where it stands in each row, the movements are not all that is owed."""
_RUNNING: Final = (
    *("Balance", "Running Balance", "Closing Balance", "Saldo", "余额", "期末余额", "应收余额"),
    *("应收账款余额", "本币余额", "原币余额", "结余", "结存"),
)
"""What comes behind them is no open amount of its row."""
_ALREADY: Final = frozenset(("amount", "paid", "open in currency"))
"""What is known beside them makes them other than what is meant here."""
_LEAST_RUN: Final = 2
_ZERO: Final = "0., -–—"
_NONE: Final = Decimal(0)
_LESS: Final = ("-", "−", "(", "（", "<")


def with_movements(sheet: Sheet, known: Mapping[int, str]) -> Sheet:
    """The sheet with a column for the amounts that stand in two.

    Args:
        sheet: laid out.
        known: the fields of its columns as far as their headers tell.
    """
    more, less = pair_in(sheet.header)
    beside = {field for at, field in known.items() if at not in (more, less)}
    if more < 0 or not _ALREADY.isdisjoint(beside):
        return sheet
    cells = _net(sheet.column(more), sheet.column(less))
    return with_column(sheet, ("Amount", "金额"), (more, less), cells)


def pair_in(header: Sequence[str]) -> tuple[int, int]:
    """Where what is owed more and less stands; -1 and -1: nowhere."""
    place: dict[str, int] = {}
    for at, one in enumerate(header):
        # A line below may say the currency: ``本期应收 / 本币``.
        place.setdefault(normal(one.partition(BETWEEN_LINES)[0]), at)
    if any(normal(one) in place for one in _OPENING):
        return -1, -1
    for pair in _PAIRS:
        more, less = (place.get(normal(one), -1) for one in pair)
        if more >= 0 and less >= 0:
            return more, less
    return -1, -1


def unread_in(sheet: Sheet, known: Mapping[int, str]) -> list[int]:
    """What is not read: columns that stand together in one, and balances of all rows above.

    Args:
        sheet: laid out.
        known: the fields of its columns as far as their headers tell.
    """
    header = sheet.header
    more, less = pair_in(header)
    if more >= 0 and any(one.endswith(f"({header[more]}, {header[less]})") for one in header):
        sides = [at for at, field in known.items() if field == "side"]
        return [more, less, *sides, *(at for at, one in enumerate(header) if _may_run(one))]
    place = {field: at for at, field in known.items()}
    at, left = place.get("amount", -1), place.get("open", -1)
    if at < 0 or left < 0 or not _may_run(header[left]):
        return []
    return [left] if _is_running(sheet.column(at), sheet.column(left)) else []


def _may_run(header: str) -> bool:
    return normal(header.partition(BETWEEN_LINES)[0]) in _running()


def _is_running(amounts: Sequence[str], balances: Sequence[str]) -> bool:
    """Whether each balance is the one before it and the amount of its row, or begins anew."""
    reading = decide_amounts(chain(amounts, balances))
    before, runs = "", 0
    for amount, balance in zip(amounts, balances, strict=True):
        if not balance.strip():
            continue
        if amount.strip() and amount != balance:
            try:
                parts = [read_amount(cell, reading) for cell in (before, amount, balance)]
            except ValueError:
                return False
            first, second, third = (part.value if part else _NONE for part in parts)
            if third not in (second, first + second):
                return False
            runs += third != second
        before = balance
    return runs >= _LEAST_RUN


@lru_cache(maxsize=1)
def _running() -> frozenset[str]:
    return frozenset(map(normal, _RUNNING))


def _net(more: Sequence[str], less: Sequence[str]) -> Iterator[str]:
    """What each row adds to what is owed, written as its columns are."""
    reading = decide_amounts(chain(more, less))
    for one, other in zip(more, less, strict=True):
        if not other.strip(_ZERO) or is_nothing(other):
            yield one
        elif not one.strip(_ZERO) or is_nothing(one):
            yield _negative(other)
        else:
            yield _difference(one, other, reading)


def _negative(amount: str) -> str:
    if amount.startswith(_LESS):
        return amount.strip("-−()（）<>")
    return amount.removesuffix("-") if amount.endswith("-") else f"-{amount}"


def _difference(one: str, other: str, reading: AmountReading) -> str:
    """The first less the second; both where they cannot be read, for the rep to see."""
    try:
        parts = [read_amount(cell, reading) for cell in (one, other)]
    except ValueError:
        return f"{one} / {other}"
    net = sum((part.value * sign for part, sign in zip(parts, (1, -1), strict=True) if part), _NONE)
    return str(net).replace(".", reading.decimal or ".")
