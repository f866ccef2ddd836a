"""Invoices that a file no longer lists: closed as presumed paid, if it lists all that is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import msgspec

from tui.desk.intake_table import Table
from tui.desk.matching import AccountIndex, Skip, key_of
from tui.desk.receivable_lines import customer, has_number
from tui.domain.records import Account, Invoice
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.intake import Change, Tally
    from tui.exchange.sheets import Row

Open: TypeAlias = Mapping[int, tuple[Invoice, int]]
"""What was open before the import, in minor units, with its invoice by id."""

_FEW: Final = 3
"""So many invoices that are not due yet do not all get paid at once."""


class Coverage(msgspec.Struct, frozen=True):
    """Whether a file lists all that is open, or a part of it."""

    kind: Literal["full", "partial"]
    by: Literal["option", "memory", "guess"]
    """Who says so: the rep with this import, or once before, or what the file lists."""
    accounts: int
    """So many accounts that owed by the last export are in the file again."""
    owing: int
    """So many did owe."""
    missing: int
    """So many invoices that were open the file does not list."""


def known_open(open_: Open, as_of: date) -> Open:
    """What an export has listed before: what only the rep knows of cannot vanish."""
    return {
        id_: (invoice, left)
        for id_, (invoice, left) in open_.items()
        if invoice.listed and invoice.listed <= as_of
    }


def coverage(
    known: Open,
    listed: Mapping[int, Invoice],
    as_of: date,
    said: bool | None,
    learned: bool | None,
) -> Coverage | None:
    """Whether a file is full; None where nothing was open that it could have listed.

    By itself it is full if of most accounts that owed it lists invoices that were open, and
    half of all that were open at least; and not if of several that were not due yet all are
    missing, for then it lists what is overdue alone. What the rep once said of files of this
    shape counts as long as most accounts are there: a program lists parts in the same shape.

    What an export of the same day has listed proves nothing: it may have been this very file,
    and a part that is taken in twice would look like the whole. Where all exports are of that day,
    a file is held against those that listed what it does not.

    Args:
        known: what was open, as `known_open` gives it.
        listed: the invoices that the file lists, by id.
        said: what the rep says with this import.
        learned: what the rep said of such files before.
    """
    if not known:
        return None
    owing, there = _accounts_of(known), _accounts_of(known, listed)
    absent = known.keys() - listed.keys()
    proof = _proof(known, absent, as_of)
    has_most = 2 * len(_accounts_of(proof, listed)) > len(_accounts_of(proof))
    by: Literal["option", "memory", "guess"] = "guess"
    if said is not None:
        is_full, by = said, "option"
    elif learned is False or (learned and has_most):
        is_full, by = learned, "memory"
    else:
        is_half = 2 * len(absent) <= len(proof)
        is_full = has_most and is_half and not _is_overdue_alone(known, listed, as_of)
    return Coverage(
        kind="full" if is_full else "partial",
        by=by,
        accounts=len(there),
        owing=len(owing),
        missing=len(absent),
    )


def _proof(known: Open, absent: Collection[int], as_of: date) -> Open:
    """What was open that a file would list if it were full, by exports that were not this file."""
    if not absent:
        return known
    if older := {id_: one for id_, one in known.items() if one[0].listed != as_of}:
        return older
    exports = {_export_of(known[id_][0]) for id_ in absent}
    return {id_: one for id_, one in known.items() if _export_of(one[0]) in exports}


def _export_of(invoice: Invoice) -> tuple[date | None, int]:
    """The export that listed an invoice, as far as one can tell exports apart."""
    return invoice.listed, invoice.listing


def _accounts_of(known: Open, listed: Collection[int] | None = None) -> set[int]:
    """The ids of the accounts that owed; only of invoices that are listed, if that is given."""
    return {
        invoice.account_id
        for id_, (invoice, _left) in known.items()
        if listed is None or id_ in listed
    }


def _is_overdue_alone(known: Open, listed: Mapping[int, Invoice], as_of: date) -> bool:
    early = [invoice for invoice, _left in known.values() if _is_early(invoice, as_of)]
    return len(early) >= _FEW and not any(_is_early(one, as_of) for one in listed.values())


def _is_early(invoice: Invoice, as_of: date) -> bool:
    return invoice.due is not None and invoice.due >= as_of


def vanished(
    change: Change, table: Table, tally: Tally, known: Open, listed: Collection[int]
) -> list[tuple[Invoice, int]]:
    """The invoices that a full file no longer lists, with what is open of them.

    A row that could not be taken may have meant any invoice with its number, and one whose
    number cannot be read any invoice of its account: none of these has vanished. And a file none
    of whose rows can be taken says nothing about any invoice.
    """
    if not listed:
        tally.warnings.append(_("No row could be taken, so no invoice was presumed paid."))
        return []
    skipped = {one.row for one in tally.skipped}
    rows = [row for row in table.rows if row.number in skipped]
    numbers = {key_of(table.number(row, "number")) for row in rows}
    accounts = _accounts(change, table, rows)
    return [
        (invoice, left)
        for id_, (invoice, left) in known.items()
        if id_ not in listed
        and key_of(invoice.number) not in numbers
        and invoice.account_id not in accounts
    ]


def _accounts(change: Change, table: Table, rows: Collection[Row]) -> set[int]:
    """The ids of the accounts of rows whose invoice number cannot be read."""
    nameless = [row for row in rows if not has_number(table, row)]
    if not nameless:
        return set()
    index = AccountIndex(change.all(Account).values())
    found: set[int] = set()
    for row in nameless:
        try:
            account, name = customer(table, row)
            meant = index.by_number(account) or index.by_name(name or account)
        except Skip:
            continue
        if meant:
            found.add(meant.id)
    return found
