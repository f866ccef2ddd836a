"""Columns whose header says one thing and whose cells another: what stands in them decides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, cast

import msgspec

from tui.domain.vocabulary import (
    DEAL_WORDS,
    KIND_WORDS,
    LEVEL_WORDS,
    RELATION_WORDS,
    TIER_WORDS,
)
from tui.exchange.ageing_columns import is_bucket
from tui.exchange.headers import normal
from tui.exchange.made_columns import with_column
from tui.exchange.sheets import Sheet
from tui.exchange.values import LONGEST, plain, read_yes

_LEDGER: Final = re.compile(
    r"receivables?\b|\bdebtors\b|\bA/R\b|\bdebitoren\b|\bforderungen\b|应收", re.I
)
"""What the accounts of a general ledger are called in which all customers stand."""
_ACCOUNTS: Final = frozenset(map(normal, ("Account", "Account Name", "Konto", "科目", "科目名称")))
_OPEN: Final = frozenset(map(normal, ("Open", "Offen", "Outstanding", "Unpaid", "未结清")))
_PAID: Final = frozenset(
    map(
        normal,
        (
            *(
                "Paid",
                "Is Paid",
                "Paid?",
                "Paid (Y/N)",
                "Fully Paid",
                "Bezahlt",
                "已付款",
                "已收款",
            ),
            *("已回款", "已结清", "是否付款", "是否已付款", "是否收款", "是否已收款", "是否回款"),
            *("是否已回款", "是否结清", "是否已结清", "是否到账", "是否已到账"),
        ),
    )
)
_NUMBER: Final = "Number"
_DAYS: Final = frozenset(("issued", "due"))
_STATES: Final = frozenset(
    map(
        normal,
        (
            *("Status", "State", "Payment Status", "Paid Status", "Invoice Status", "Zahlstatus"),
            *("状态", "收款状态", "付款状态", "回款状态", "结算状态", "核销状态", "收款情况"),
        ),
    )
)
_MOST: Final = 50
"""So many different cells are looked at; where there are more, they are what the header says."""


_WORDS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "tier": cast("Mapping[str, Sequence[str]]", TIER_WORDS),
    "level": cast("Mapping[str, Sequence[str]]", LEVEL_WORDS),
    "relation": cast("Mapping[str, Sequence[str]]", RELATION_WORDS),
    "kind": cast("Mapping[str, Sequence[str]]", KIND_WORDS),
    "state": cast("Mapping[str, Sequence[str]]", DEAL_WORDS),
}


def fields_by_content(sheet: Sheet) -> Mapping[int, str]:
    """The fields of columns that their headers alone would mislead about; empty: not read.

    Args:
        sheet: laid out.
    """
    found: dict[int, str] = {}
    for at, header in enumerate(sheet.header):
        name = normal(header) if len(header) <= LONGEST else ""
        if name not in _ACCOUNTS | _OPEN | _PAID | _STATES:
            continue
        cells = set(sheet.column(at)) - {""}
        if not cells or len(cells) > _MOST:
            continue
        if name in _STATES:
            # Whether 1, or yes, is open or paid, nobody knows.
            if any(cell.isdigit() or _is_yes_or_no(cell) for cell in cells):
                found[at] = ""
        elif name in _ACCOUNTS:
            if all(map(_LEDGER.search, cells)):
                found[at] = ""
        elif all(map(_is_yes_or_no, cells)):
            found[at] = "state" if name in _OPEN else ""
    return found


def with_number(sheet: Sheet, known: Mapping[int, str]) -> Sheet:
    """The sheet with a name for its first column, where that has none and nothing else numbers.

    Args:
        sheet: laid out.
        known: the fields of its columns as far as their headers tell.
    """
    fields = set(known.values())
    is_list = not _DAYS.isdisjoint(fields) and sum(map(is_bucket, sheet.header)) > 1
    if sheet.header[:1] != ("",) or not is_list or "number" in fields or not sheet.rows:
        return sheet
    if not all(row.cells[0] for row in sheet.rows):
        return sheet
    header = (_NUMBER, *sheet.header[1:])
    return msgspec.structs.replace(sheet, header=header)


def unknown_words(sheet: Sheet, columns: Mapping[int, str]) -> Mapping[int, str]:
    """The columns of words of which none is one of ours: what another program calls a tier.

    In a column that has our own header such a word is a mistake, and its row is named.

    Args:
        columns: the fields as far as their headers tell.
    """
    found: dict[int, str] = {}
    for at, field in columns.items():
        if field in _WORDS and normal(sheet.header[at]) != normal(field):
            cells = {plain(cell).casefold() for cell in sheet.column(at)} - {""}
            known = {word for words in _WORDS[field].values() for word in words}
            if cells and cells.isdisjoint(known | _WORDS[field].keys()):
                found[at] = ""
    return found


def with_states(sheet: Sheet) -> Sheet:
    """The sheet with a column that says in words what a column ``Paid`` says by yes and no.

    Args:
        sheet: laid out.
    """
    at = next((at for at, one in enumerate(sheet.header) if _is_paid_mark(sheet, at, one)), -1)
    if at < 0:
        return sheet
    words = {cell: "paid" if read_yes(cell) else "open" for cell in set(sheet.column(at)) if cell}
    cells = [words.get(cell, "") for cell in sheet.column(at)]
    return with_column(sheet, ("State", "状态"), (at,), cells)


def _is_paid_mark(sheet: Sheet, at: int, header: str) -> bool:
    if len(header) > LONGEST or normal(header) not in _PAID:
        return False
    cells = set(sheet.column(at)) - {""}
    return 0 < len(cells) <= _MOST and all(map(_is_yes_or_no, cells))


def _is_yes_or_no(cell: str) -> bool:
    try:
        read_yes(cell)
    except ValueError:
        return False
    return not cell.isdigit()
