"""Accounts from a sheet: new ones are added, known ones get what the file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.desk.intake import AccountIndex, Change, Skip, Skipped, Tally, codes
from tui.desk.intake_names import name_of, telling, text_of
from tui.desk.intake_table import Table
from tui.desk.matching import is_called, is_of_another, tells_more
from tui.desk.names import pinyin_of
from tui.domain.records import Account
from tui.domain.vocabulary import TIER_WORDS
from tui.exchange.amounts import currency_of
from tui.i18n import _

if TYPE_CHECKING:
    from tui.exchange.sheets import Row

_TEXTS: Final = {
    "short name": "short_name",
    "industry": "industry",
    "city": "city",
    "address": "address",
    "phone": "phone",
}
_MONEY: Final = ("credit_limit", "potential")
_NUMBERS: Final = {
    "terms days": ("terms_days", 0),
    "rhythm days": ("rhythm_days", 1),
    "travel minutes": ("travel_minutes", 0),
}
"""The field of the record, and the least it may be."""


def import_accounts(change: Change, table: Table, currency: str) -> Tally:
    """Take every row of a sheet of accounts into a change of the book.

    An account is known by its customer number, else by its name. Empty cells erase
    nothing, and what the file has no column for stays as it is. A row about an account that was
    merged into another fills what is empty there.

    Args:
        currency: of new accounts whose row names none.
    """
    tally = Tally(warnings=table.warnings())
    # Where a file tells names from short names, a name is none.
    index = AccountIndex(
        change.all(Account).values(),
        with_short=not table.has("short name"),
        listed=[_number(table, row) for row in table.rows],
    )
    seen: dict[int, tuple[int, dict[str, object]]] = {}
    # Which account a name means must not depend on whether the file has been taken in before:
    # those come first that give an account its number or name, or that another row is short for.
    rows = sorted(
        table.rows,
        key=lambda row: (not _number(table, row), *tells_more(table.text(row, "name"))),
    )
    for row in table.progress.over(rows, "taking"):
        try:
            known = _known(table, row, index)
            fields = _fields(table, row, known.currency if known else currency)
            if known and is_of_another(known, _number(table, row), str(fields["name"])):
                stored = _filled(known, fields)
                if stored == known:
                    tally.unchanged += 1
                else:
                    index.take(change.put(stored))
                    tally.updated += 1
                continue
            if known:
                fields = telling(known, fields)
            if known and is_called(known, str(fields.get("name", known.name))):
                fields["name"] = known.name
            if known and known.id in seen:
                first, before = seen[known.id]
                if fields != before:
                    raise Skip(
                        _("The same account stands in row {row} with other values.").format(
                            row=first
                        )
                    )
                tally.unchanged += 1
                continue
        except Skip as skip:
            tally.skipped.append(Skipped(row.number, str(skip)))
            continue
        if known is None:
            new = Account(name=str(fields["name"]), currency=currency)
            stored = change.add(replace(new, pinyin=pinyin_of(new.name), **fields))
            tally.created += 1
        else:
            stored = replace(known, **fields)
            if stored.name != known.name:
                stored = replace(stored, pinyin=pinyin_of(stored.name))
            if stored == known:
                tally.unchanged += 1
            else:
                stored = change.put(stored)
                tally.updated += 1
        index.take(stored)
        seen[stored.id] = (row.number, fields)
    return tally


def _known(table: Table, row: Row, index: AccountIndex) -> Account | None:
    name, number = name_of(table, row), _number(table, row)
    if not number:
        return index.by_name(name)
    return index.by_number(number) or index.by_name(name, without_number=True)


def _number(table: Table, row: Row) -> str:
    """The customer number; a dash in its place is none that accounts could share."""
    return text_of(table.text(row, "number"))


def _fields(table: Table, row: Row, currency: str) -> dict[str, object]:
    """What the row says, by the field of the record; empty cells say nothing."""
    stated = table.currency(row)
    currency = stated or currency
    found: dict[str, object | None] = {
        "name": table.text(row, "name"),
        "currency": stated,
        "tier": table.word(row, "tier", codes(TIER_WORDS)),
        "margin": table.share(row, "margin"),
        "share": table.share(row, "share"),
        "credit_limit": _money(table, row, "credit limit", currency),
        "potential": _money(table, row, "potential", currency),
    }
    found |= {name: table.text(row, field) or None for field, name in _TEXTS.items()}
    found["number"] = _number(table, row) or None
    for field, (name, least) in _NUMBERS.items():
        number = table.whole(row, field)
        if number is not None and number < least:
            raise table.refuse(row, field, _("Column “{column}”: “{word}” is too small."))
        found[name] = number
    return {name: value for name, value in found.items() if value is not None}


def _filled(known: Account, fields: dict[str, object]) -> Account:
    """The account with what a row says of which nothing is known."""
    news = {name: value for name, value in fields.items() if getattr(known, name) in (None, "")}
    if fields.get("currency", known.currency) != known.currency:
        news = {name: value for name, value in news.items() if name not in _MONEY}
    return replace(known, **news)


def _money(table: Table, row: Row, field: str, currency: str) -> int | None:
    # A dash may mean zero in a column of money, but no limit of credit.
    amount = table.amount(row, field) if text_of(table.text(row, field)) else None
    if amount is None:
        return None
    if amount.sign and currency_of(amount.sign, (currency,)) != currency:
        raise table.refuse(
            row, field, _("Column “{column}”: “{word}” is not in the account's currency.")
        )
    return table.minor(row, field, amount.value, currency)
