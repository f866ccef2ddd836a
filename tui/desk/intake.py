"""Rows of a sheet as typed cells: what every import needs, whatever its kind."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import msgspec

from tui.domain.lines import is_han
from tui.domain.money import from_decimal
from tui.domain.names import fold
from tui.domain.records import Account, Dated, Record, Standing
from tui.exchange import encodings, values
from tui.i18n import _

if TYPE_CHECKING:
    from tui.exchange.headers import Column
    from tui.exchange.sheets import Row, Sheet
    from tui.exchange.values import Amount, AmountReading, DateOrder, DateReading

DATES: Final = ("issued", "due", "settled", "start", "birthday")
AMOUNTS: Final = ("amount", "open", "paid", "credit limit", "potential")
SHARES: Final = ("margin", "share")

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Standing)
D = TypeVar("D", bound=Dated)
T = TypeVar("T")
Code = TypeVar("Code", bound=str)


class Change(Protocol):
    """A change of the book, or one on trial."""

    def all(self, kind: type[S]) -> Mapping[int, S]: ...

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...

    def add(self, record: R) -> R: ...

    def put(self, record: R) -> R: ...


class Skip(Exception):
    """A row that cannot be taken; the message is the reason, for the rep."""


class Skipped(msgspec.Struct, frozen=True):
    """A row that was not taken, by its number in the file, and why."""

    row: int
    reason: str


class Tally(msgspec.Struct):
    """What became of the rows. Every row counts once."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = []
    warnings: list[str] = []


class Table:
    """A sheet with its columns known: cells by row and field, read as what they mean."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], month_first: bool) -> None:
        self.file = sheet.file
        self.encoding = sheet.encoding
        self.columns = columns
        self.rows = sheet.rows
        self._index = {one.field: at for at, one in enumerate(columns) if one.field}
        cells = {field: sheet.column(at) for field, at in self._index.items()}
        default: DateOrder = "mdy" if month_first else "dmy"
        self.dates: DateReading = values.decide_dates(
            (cell for field in DATES for cell in cells.get(field, ())), default
        )
        self._amounts = _amount_readings(cells)
        self._percents: dict[str, bool] = {
            field: values.are_percents(cells[field]) for field in SHARES if field in cells
        }
        self._known_days: dict[str, date] = {}

    def has(self, field: str) -> bool:
        """Whether the file has a column for it."""
        return field in self._index

    def text(self, row: Row, field: str) -> str:
        """The cell, empty where there is no such column."""
        index = self._index.get(field)
        return "" if index is None else row.cells[index]

    def needed(self, row: Row, field: str) -> str:
        """A cell that must not be empty."""
        if text := self.text(row, field):
            return text
        raise Skip(_("Column “{column}” is empty.").format(column=self.header(field)))

    def day(self, row: Row, field: str) -> date | None:
        """A date, None where the cell is empty."""
        text = self.text(row, field)
        if not text:
            return None
        if text not in self._known_days:
            self._known_days[text] = self._read(
                field,
                text,
                lambda cell: values.read_date(cell, self.dates.order),
                _("Column “{column}”: “{word}” is not a date."),
            )
        return self._known_days[text]

    def amount(self, row: Row, field: str) -> Amount | None:
        """An amount as it stands in the cell, None where that is empty."""
        if not self.has(field):
            return None
        text, reading = self.text(row, field), self._amounts[field]
        try:
            return values.read_amount(text, reading)
        except ValueError:
            reason = _("Column “{column}”: “{word}” is not an amount.")
            if reading.decimal:
                reason = _(
                    "Column “{column}”: “{word}” is not an amount with decimals behind “{sign}”."
                )
            raise Skip(
                reason.format(column=self.header(field), word=text, sign=reading.decimal)
            ) from None

    def minor(self, row: Row, field: str, amount: Decimal, currency: str) -> int:
        """The minor units of an amount from that column."""
        try:
            return from_decimal(amount, currency)
        except ValueError:
            raise Skip(
                _("Column “{column}”: “{word}” has more decimals than {currency} has.").format(
                    column=self.header(field), word=self.text(row, field), currency=currency
                )
            ) from None

    def currency(self, row: Row, field: str = "currency") -> str | None:
        """A currency, None where the cell is empty."""
        return self.read(
            row, field, values.read_currency, _("Column “{column}”: “{word}” is not a currency.")
        )

    def yes(self, row: Row, field: str) -> bool | None:
        """Yes or no, None where the cell is empty."""
        return self.read(
            row, field, values.read_yes, _("Column “{column}”: “{word}” is neither yes nor no.")
        )

    def whole(self, row: Row, field: str) -> int | None:
        """A whole number, None where the cell is empty."""
        return self.read(
            row, field, values.read_whole, _("Column “{column}”: “{word}” is not a whole number.")
        )

    def share(self, row: Row, field: str) -> float | None:
        """A part of a whole, 0-1, None where the cell is empty."""
        return self.read(
            row,
            field,
            lambda cell: values.read_share(cell, self._percents[field]),
            _("Column “{column}”: “{word}” is not a share between 0 and 100 %."),
        )

    def word(self, row: Row, field: str, words: Mapping[str, str]) -> str | None:
        """The code of a word, None where the cell is empty."""
        return self.read(
            row,
            field,
            lambda cell: values.read_word(cell, words),
            _("Column “{column}”: the word “{word}” is not known here."),
        )

    def read(self, row: Row, field: str, read: Callable[[str], T], message: str) -> T | None:
        """A cell as a reader understands it, None where it is empty.

        Args:
            read: raises `ValueError` where it does not understand.
            message: the reason to skip the row then, with ``{column}`` and ``{word}``.
        """
        text = self.text(row, field)
        return self._read(field, text, read, message) if text else None

    def refuse(self, row: Row, field: str, message: str) -> Skip:
        """The reason why a cell that could be read cannot be taken."""
        return Skip(message.format(column=self.header(field), word=self.text(row, field)))

    def header(self, field: str) -> str:
        """The header as it stands in the file."""
        return self.columns[self._index[field]].header

    def warnings(self) -> list[str]:
        """What the rep should know about how the file was read."""
        found: list[str] = []
        if not encodings.is_unicode(self.encoding):
            found.append(
                _(
                    "{file} was read as {encoding}. If letters look wrong, name another "
                    "with --encoding."
                ).format(file=self.file, encoding=encodings.name_of(self.encoding))
            )
        order = self.dates.order
        if not self.dates.is_decided:
            found.append(
                (
                    _(
                        "{file} does not tell whether the day or the month comes first "
                        "(“{example}”): it was read with the day first."
                    )
                    if order == "dmy"
                    else _(
                        "{file} does not tell whether the day or the month comes first "
                        "(“{example}”): it was read with the month first."
                    )
                ).format(file=self.file, example=self.dates.example)
            )
        if self.dates.is_mixed:
            found.append(
                (
                    _(
                        "The dates of {file} were read with the day first, but “{example}” "
                        "has the month first: check them."
                    )
                    if order == "dmy"
                    else _(
                        "The dates of {file} were read with the month first, but “{example}” "
                        "has the day first: check them."
                    )
                ).format(file=self.file, example=self.dates.example)
            )
        if unclear := sorted({one.example for one in self._amounts.values() if one.example}):
            found.append(
                _(
                    "{file} does not tell whether “{example}” has thousands or decimals: "
                    "it was read as thousands."
                ).format(file=self.file, example=unclear[0])
            )
        return found

    def _read(self, field: str, text: str, read: Callable[[str], T], message: str) -> T:
        try:
            return read(text)
        except ValueError:
            raise Skip(message.format(column=self.header(field), word=text)) from None


def _amount_readings(cells: Mapping[str, list[str]]) -> dict[str, AmountReading]:
    """How each column of amounts is written; one that does not tell is like the others."""
    columns = {field: cells[field] for field in AMOUNTS if field in cells}
    readings = {field: values.decide_amounts(column) for field, column in columns.items()}
    if any(one.decimal is None for one in readings.values()):
        together = values.decide_amounts(cell for column in columns.values() for cell in column)
        for field, one in readings.items():
            if one.decimal is None:
                readings[field] = together
    return readings


class AccountIndex:
    """Accounts by customer number and by name, new ones included."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_half: defaultdict[str, list[int]] = defaultdict(list)
        self._accounts: dict[int, Account] = {}
        for account in accounts:
            self.take(account)

    def take(self, account: Account) -> None:
        """Know an account, or know it by what it is called now as well."""
        self._accounts[account.id] = account
        if account.number:
            _append(self._by_number[key_of(account.number)], account.id)
        for name in (account.name, account.short_name, *account.aliases):
            if name:
                _append(self._by_name[_name_key(name)], account.id)
                for half in halves(name):
                    _append(self._by_half[_name_key(half)], account.id)

    def by_number(self, number: str) -> Account | None:
        """The account of a customer number.

        Raises:
            Skip: several have it.
        """
        return self._one(self._by_number.get(key_of(number), ()), number)

    def by_name(self, name: str, *, without_number: bool = False) -> Account | None:
        """The account of a name, signs and case not counted.

        A name in two scripts (``Huaxin Cable 华信电缆``) is found by either, if no account
        is called just that.

        Args:
            without_number: look only among those whose customer number is not known.

        Raises:
            Skip: several have it.
        """
        key = _name_key(name)
        found = [
            id_
            for id_ in self._by_name.get(key) or self._by_half.get(key) or ()
            if not (without_number and self._accounts[id_].number)
        ]
        return self._one(found, name)

    def _one(self, found: Sequence[int], text: str) -> Account | None:
        if len(found) > 1:
            raise Skip(
                _("Several accounts are called “{name}”: tell them apart by number.").format(
                    name=text
                )
            )
        return self._accounts[found[0]] if found else None


def key_of(number: str) -> str:
    """A customer or invoice number as it is compared: no case, spaces or full-width forms."""
    if not number.isascii():
        number = unicodedata.normalize("NFKC", number)
    return "".join(number.casefold().split())


def codes(words: Mapping[Code, Sequence[str]]) -> dict[str, str]:
    """The code by each of its words and by itself, its parts joined by ``_``, space or hyphen."""
    return {
        sign.join(word.casefold().replace("_", " ").split()): code
        for code, known in words.items()
        for word in (str(code), *known)
        for sign in (" ", "_", "-")
    }


def halves(name: str) -> tuple[str, ...]:
    """The two names in a name of two scripts, ``Wang Lin`` and ``王琳``; else nothing."""
    words = name.split()
    if len(words) < 2 or name.isascii():
        return ()
    chinese = [word for word in words if all(map(is_han, word))]
    others = [word for word in words if not any(map(is_han, word))]
    if not (chinese and others) or len(chinese) + len(others) < len(words):
        return ()
    return " ".join(others), "".join(chinese)


def _name_key(name: str) -> str:
    return fold(name) or key_of(name)


def _append(ids: list[int], id_: int) -> None:
    if id_ not in ids:
        ids.append(id_)
