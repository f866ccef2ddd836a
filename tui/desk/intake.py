"""Rows of a sheet as typed cells: what every import needs, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from tui.desk.intake_warnings import warnings_of
from tui.desk.matching import AccountIndex, Skip, halves, key_of
from tui.domain.money import from_decimal
from tui.domain.records import Dated, Record, Standing
from tui.exchange import values
from tui.exchange.amounts import Amount, Unit, read_amount, read_currency, read_unit
from tui.exchange.classify import Classified
from tui.exchange.columns import without_unit
from tui.exchange.exports import Export, readings_of
from tui.exchange.layouts import Titles
from tui.exchange.progress import Progress
from tui.i18n import N_, _
from tui.words import cut

if TYPE_CHECKING:
    from tui.exchange.amounts import AmountReading
    from tui.exchange.classify import Group
    from tui.exchange.headers import Column
    from tui.exchange.sheets import Row, Sheet
    from tui.exchange.sums import Disagreement, Sort
    from tui.exchange.values import DateOrder, DateReading

__all__ = [
    "AccountIndex",
    "Change",
    "Skip",
    "Skipped",
    "Table",
    "Tally",
    "codes",
    "halves",
    "key_of",
]

DATES: Final = ("issued", "due", "settled", "start", "birthday", "opened", "close")
SHARES: Final = ("margin", "share")
_NUMBERS: Final = ("number", "account")
_LONGEST: Final = 60
"""Characters of a cell that a sentence quotes."""
_DECIMAL: Final = ".0"
_NO_TITLES: Final = Titles()

REASONS: Final[Mapping[Sort, str]] = {
    "total": N_("A total."),
    "subtotal": N_("A subtotal."),
    "heading": N_("A heading."),
    "header": N_("The header again."),
    "blank": N_("A line that says nothing."),
    "note": N_("A line of text, no item."),
}
"""Why a row that is no item is skipped."""

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Standing)
D = TypeVar("D", bound=Dated)
T = TypeVar("T")
Code = TypeVar("Code", bound=str)


class Change(Protocol):
    """A change of the book, or one on trial."""

    def all(self, kind: type[S]) -> Mapping[int, S]: ...

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...

    def of(self, kind: type[D], accounts: Collection[int], horizon: date) -> Mapping[int, D]: ...

    def open_items(self, kind: type[D], on: date) -> Mapping[int, D]: ...

    @property
    def moved(self) -> date | None: ...

    def history(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...

    def recall(self, kind: type[R], id: int) -> R | None: ...

    def add(self, record: R) -> R: ...

    def take(self, record: R) -> R: ...

    def put(self, record: R) -> R: ...

    def remove(self, kind: type[Record], id: int) -> None: ...


class Skipped(msgspec.Struct, frozen=True):
    """A row that was not taken, by its number in the file, and why."""

    row: int
    reason: str
    kind: Sort | Literal["bad"] = "bad"
    """What the row is; ``bad``: an item that could not be taken."""


class Tally(msgspec.Struct):
    """What became of the rows. Every row counts once."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = []
    warnings: list[str] = []


class Table:
    """A sheet with its columns known: cells by row and field, read as what they mean."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        month_first: bool,
        *,
        order: DateOrder | None = None,
        titles: Titles = _NO_TITLES,
        amounts: Mapping[str, AmountReading] | None = None,
        rows: Classified | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Look at whole columns to know how their cells are to be read.

        Args:
            month_first: the rep's setting, for dates that no cell decides.
            order: how the rep says that the dates of this file are written.
            titles: what the lines above the header say.
            amounts: how each field of amounts is written; none: as its cells tell.
            rows: what each row is; none: all are items.
            progress: who watches the rows being taken.
        """
        self.sheet = sheet
        self.file = sheet.file
        self.progress = progress or Progress()
        self.encoding = sheet.encoding
        self.columns = columns
        self.rows = sheet.rows
        self.skipped: list[Skipped] = []
        """The rows that are no items."""
        self._groups: Mapping[int, Group] = {}
        self._classified = rows
        if rows:
            pairs = list(zip(sheet.rows, rows.sorts, strict=True))
            self.rows = tuple(row for row, sort in pairs if sort == "item")
            self.skipped = [
                Skipped(row.number, _(REASONS[sort]), sort) for row, sort in pairs if sort != "item"
            ]
            self._groups = rows.groups
        self._index: dict[str, int] = {}
        for at, one in enumerate(columns):
            if one.field:
                self._index.setdefault(one.field, at)
        self._ageing = [at for at, one in enumerate(columns) if one.field == "ageing"]
        cells = {field: [row.cells[at] for row in self.rows] for field, at in self._index.items()}
        default: DateOrder = "mdy" if month_first else "dmy"
        days = [cell for field in DATES for cell in cells.get(field, ())]
        self.dates: DateReading = values.decide_dates([*days, titles.as_of], default)
        if order:
            self.dates = replace(self.dates, order=order, is_decided=True)
        self.as_of = self._day_of(titles.as_of)
        """The day that the file itself says it is of."""
        self._amounts = readings_of(sheet, columns) if amounts is None else amounts
        self._units = {
            field: _unit([without_unit(columns[at].header)[1], *titles.units])
            for field, at in self._index.items()
            if field in self._amounts
        }
        self._percents: dict[str, bool] = {
            field: values.are_percents(cells[field]) for field in SHARES if field in cells
        }
        self._decimal_numbers = frozenset(
            field for field in _NUMBERS if field in cells and _are_decimal(cells[field])
        )
        self._known_days: dict[str, date | None] = {}
        self._known_currencies: dict[str, str | None] = {}

    @classmethod
    def of(
        cls,
        export: Export,
        month_first: bool,
        order: DateOrder | None = None,
        progress: Progress | None = None,
    ) -> Table:
        """The table of an export that has been read."""
        return cls(
            export.sheet,
            export.columns,
            month_first,
            order=order,
            titles=export.titles,
            amounts=export.amounts,
            rows=export.rows,
            progress=progress,
        )

    def each(self) -> Iterator[Row]:
        """The items, one after the other, as they are taken.

        Raises:
            Cancelled: the rep stops the import.
        """
        return self.progress.over(self.rows, "taking")

    def _day_of(self, text: str) -> date | None:
        try:
            return values.read_date(text, self.dates.order) if text else None
        except ValueError:
            return None

    def has(self, field: str) -> bool:
        """Whether the file has a column for it."""
        return field in self._index

    def text(self, row: Row, field: str) -> str:
        """The cell, empty where there is no such column."""
        index = self._index.get(field)
        return "" if index is None else row.cells[index]

    def number(self, row: Row, field: str) -> str:
        """The cell of an invoice or customer number, without the ``.0`` that all of them have.

        Of a customer number that is missing, what the heading above the row says.
        """
        text = self.text(row, field)
        return text[: -len(_DECIMAL)] if text and field in self._decimal_numbers else text

    def group(self, row: Row) -> Group | None:
        """The heading above a row that names its customer."""
        return self._groups.get(row.number)

    def needed(self, row: Row, field: str) -> str:
        """A cell that must not be empty."""
        if text := self.number(row, field):
            return text
        raise self.empty(field)

    def empty(self, field: str) -> Skip:
        """The reason why a row is skipped that says nothing in a column it needs."""
        return Skip(_("Column “{column}” is empty.").format(column=self.header(field)))

    def day(self, row: Row, field: str) -> date | None:
        """A date, None where the cell is empty."""
        text = self.text(row, field)
        if not text:
            return None
        if text not in self._known_days:
            self._known_days[text] = (
                None
                if values.is_no_day(text)
                else self._read(
                    field,
                    text,
                    lambda cell: values.read_date(cell, self.dates.order),
                    _("Column “{column}”: “{word}” is not a date."),
                )
            )
        return self._known_days[text]

    def amount(self, row: Row, field: str) -> Amount | None:
        """An amount as the cell and its header say it, None where the cell is empty."""
        index = self._index.get(field)
        return None if index is None else self._amount(row, field, index)

    def by_age(self, row: Row) -> Amount | None:
        """What the columns of ages add up to, None where all are empty."""
        parts = [one for at in self._ageing if (one := self._amount(row, "ageing", at))]
        if not parts:
            return None
        signs = [one.sign for one in parts if one.sign]
        return Amount(sum((one.value for one in parts), Decimal()), signs[0] if signs else "")

    def _amount(self, row: Row, field: str, index: int) -> Amount | None:
        text, reading = row.cells[index], self._amounts[field]
        try:
            amount = read_amount(text, reading)
            if amount is None:
                return None
            unit = self._units[field]
            if unit.factor == 1 and (amount.sign or not unit.sign):
                return amount
            return Amount(amount.value * unit.factor, amount.sign or unit.sign)
        except ValueError:
            reason = _("Column “{column}”: “{word}” is not an amount.")
            if reading.decimal:
                reason = _(
                    "Column “{column}”: “{word}” is not an amount with decimals behind “{sign}”."
                )
            raise Skip(
                reason.format(
                    column=self.columns[index].header, word=_shown(text), sign=reading.decimal
                )
            ) from None

    def minor(self, row: Row, field: str, amount: Decimal, currency: str) -> int:
        """The minor units of an amount from that column."""
        try:
            return from_decimal(amount, currency)
        except ValueError:
            raise Skip(
                _("Column “{column}”: “{word}” has more decimals than {currency} has.").format(
                    column=self.header(field), word=_shown(self.text(row, field)), currency=currency
                )
            ) from None

    def currency(self, row: Row, field: str = "currency") -> str | None:
        """A currency, None where the cell is empty."""
        text = self.text(row, field)
        if text not in self._known_currencies:
            self._known_currencies[text] = self.read(
                row,
                field,
                read_currency,
                _("Column “{column}”: “{word}” is not a currency."),
            )
        return self._known_currencies[text]

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
        return None if values.is_nothing(text) else self._read(field, text, read, message)

    def refuse(self, row: Row, field: str, message: str) -> Skip:
        """The reason why a cell that could be read cannot be taken."""
        return Skip(message.format(column=self.header(field), word=_shown(self.text(row, field))))

    def header(self, field: str) -> str:
        """The header as it stands in the file; of a column that is not there the field."""
        index = self._index.get(field)
        return field if index is None else self.columns[index].header

    def warnings(self) -> list[str]:
        """What the rep should know about how the file was read."""
        return warnings_of(self)

    @property
    def unclear(self) -> str:
        """An amount that could be read in two ways, if no cell of its column tells which."""
        return min((one.example for one in self._amounts.values() if one.example), default="")

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """The totals and subtotals that are not right."""
        return self._classified.disagreements if self._classified else ()

    def _read(self, field: str, text: str, read: Callable[[str], T], message: str) -> T:
        try:
            return read(text)
        except ValueError:
            raise Skip(message.format(column=self.header(field), word=_shown(text))) from None


def _shown(cell: str) -> str:
    """A cell as a sentence quotes it."""
    return cut(cell, _LONGEST)


def _unit(texts: Iterable[str]) -> Unit:
    """The first of these that is a unit of amounts."""
    for text in texts:
        try:
            return read_unit(text)
        except ValueError:
            continue
    return Unit()


def _are_decimal(cells: Iterable[str]) -> bool:
    """Whether all numbers of a column are whole and have a ``.0`` behind."""
    found = [cell for cell in cells if cell]
    return bool(found) and all(
        cell.endswith(_DECIMAL) and cell[: -len(_DECIMAL)].isdecimal() for cell in found
    )


def codes(words: Mapping[Code, Sequence[str]]) -> dict[str, str]:
    """The code by each of its words and by itself, its parts joined by ``_``, space or hyphen."""
    return {
        sign.join(word.casefold().replace("_", " ").split()): code
        for code, known in words.items()
        for word in (str(code), *known)
        for sign in (" ", "_", "-")
    }
