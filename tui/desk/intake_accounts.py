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
    intake = _Intake(change, table, currency)
    # Which account a name means must not depend on whether the file has been taken in before:
    # those come first that give an account its number or name, or that another row is short for.
    rows = sorted(
        table.rows,
        key=lambda row: (not _number(table, row), *tells_more(table.text(row, "name"))),
    )
    for row in table.progress.over(rows, "taking"):
        try:
            intake.take(row)
        except Skip as skip:
            intake.tally.skipped.append(Skipped(row.number, str(skip)))
    return intake.tally


class _Intake:
    """One import at work."""

    def __init__(self, change: Change, table: Table, currency: str) -> None:
        self.tally = Tally(warnings=table.warnings())
        self._change = change
        self._table = table
        self._currency = currency
        # Where a file tells names from short names, a name is none.
        self._index = AccountIndex(
            change.all(Account).values(),
            with_short=not table.has("short name"),
            listed=[_number(table, row) for row in table.rows],
        )
        self._seen: dict[int, tuple[int, dict[str, object]]] = {}
        """The row that told of an account, and what it told."""

    def take(self, row: Row) -> None:
        """Bring the book in line with a row.

        Raises:
            Skip: it cannot be taken.
        """
        known = _known(self._table, row, self._index)
        fields = _fields(self._table, row, known.currency if known else self._currency)
        if known is None:
            new = Account(name=str(fields["name"]), currency=self._currency)
            stored = self._change.add(replace(new, pinyin=pinyin_of(new.name), **fields))
            self.tally.created += 1
            self._index.take(stored)
        elif is_of_another(known, _number(self._table, row), str(fields["name"])):
            self._put(known, _filled(known, fields))
            return
        else:
            fields = telling(known, fields)
            if is_called(known, str(fields.get("name", known.name))):
                fields["name"] = known.name
            if known.id in self._seen:
                self._compare(known, fields)
                return
            _refuse_other_money(known, fields)
            stored = self._put(known, replace(known, **fields))
        self._seen[stored.id] = (row.number, fields)

    def _compare(self, known: Account, fields: dict[str, object]) -> None:
        """See that a row says of an account what one before it has said."""
        first, before = self._seen[known.id]
        if fields != before:
            raise Skip(
                _("The same account stands in row {row} with other values.").format(row=first)
            )
        self.tally.unchanged += 1

    def _put(self, known: Account, told: Account) -> Account:
        """The account as it is told of now."""
        if told == known:
            self.tally.unchanged += 1
            return known
        if told.name != known.name:
            told = replace(told, pinyin=pinyin_of(told.name))
        stored = self._change.put(told)
        self.tally.updated += 1
        self._index.take(stored)
        return stored


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


def _refuse_other_money(known: Account, fields: dict[str, object]) -> None:
    """See that no amount stays which a row would move to another currency.

    Raises:
        Skip: one would.
    """
    currency = fields.get("currency", known.currency)
    kept = [one for one in _MONEY if getattr(known, one) is not None and one not in fields]
    if kept and currency != known.currency:
        raise Skip(
            _(
                "The book has amounts of the account in {known}; the row says only {currency}."
            ).format(known=known.currency, currency=currency)
        )


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
