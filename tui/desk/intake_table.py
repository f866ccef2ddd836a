"""A sheet with its columns known: its rows as typed cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from tui.desk.intake import Skip, Skipped
from tui.desk.intake_signs import Signs
from tui.desk.intake_warnings import rounded_amounts, warnings_of
from tui.domain.money import from_decimal, rounded
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

DATES: Final = ("issued", "due", "settled", "start", "birthday", "opened", "close")
SHARES: Final = ("margin", "share")
_NUMBERS: Final = ("number", "account")
_AS_OF: Final = "as_of"
"""The date in the title lines, which is read like a column of its own."""
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

T = TypeVar("T")


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
        self._shifted = {one.row for one in sheet.doubts if one.code == "shifted"}
        self._index: dict[str, int] = {}
        for at, one in enumerate(columns):
            if one.field:
                self._index.setdefault(one.field, at)
        self._ageing = [at for at, one in enumerate(columns) if one.field == "ageing"]
        cells = {field: [row.cells[at] for row in self.rows] for field, at in self._index.items()}
        default: DateOrder = "mdy" if month_first else "dmy"
        days: dict[str, list[str]] = {one: cells[one] for one in DATES if one in cells}
        days[_AS_OF] = [titles.as_of]
        self._days = values.decide_columns(days, default, order)
        self.as_of = self._day_of(titles.as_of)
        """The day that the file itself says it is of."""
        self._amounts = readings_of(sheet, columns) if amounts is None else amounts
        self._signs = Signs(sheet, columns, self._amounts)
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
        self._known_days: dict[str, dict[str, date | None]] = {field: {} for field in DATES}
        self._known_currencies: dict[str, str | None] = {}
        self._rounded: set[tuple[int, str]] = set()
        """The amounts that had more decimals than their currency, by row and field."""

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

    @property
    def dates(self) -> DateReading:
        """How the dates of all columns together are read."""
        return self._days.whole

    @property
    def date_order(self) -> DateOrder | None:
        """The order in which all dates are read; None if none depends on it, or columns differ."""
        are_one = not (self.dates_written("dmy") and self.dates_written("mdy"))
        return self.dates.order if self.dates.is_needed and are_one else None

    def dates_of(self, field: str) -> DateReading:
        """How the dates of a column are read."""
        return self._days.columns.get(field, self._days.whole)

    def dates_written(self, order: DateOrder) -> list[str]:
        """The headers of the columns whose dates stand in an order."""
        return [self.header(one) for one in self._days.written(order) if one in self._index]

    def mixed_dates(self) -> Iterator[tuple[str, DateReading]]:
        """The columns, by their headers, whose cells tell both orders."""
        for field, one in self._days.columns.items():
            if one.is_mixed and field in self._index:
                yield self.header(field), one

    def _day_of(self, text: str) -> date | None:
        try:
            return values.read_date(text, self.dates_of(_AS_OF).order) if text else None
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

        What is no number, such as ``1.93E+09``, says nothing about the others.
        """
        text = self.text(row, field)
        is_decimal = field in self._decimal_numbers and _is_decimal(text)
        return text[: -len(_DECIMAL)] if is_decimal else text

    def group(self, row: Row) -> Group | None:
        """The heading above a row that names its customer."""
        return self._groups.get(row.number)

    def needed(self, row: Row, field: str) -> str:
        """A cell that must not be empty, of a row whose cells stand where they should."""
        if row.number in self._shifted:
            raise Skip(
                _(
                    "The row has more cells than the header. What holds a separator, as an "
                    "amount with a comma may, needs quotation marks."
                )
            )
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
        known = self._known_days[field]
        if text not in known:
            known[text] = (
                None
                if values.is_no_day(text)
                else self._read(
                    field,
                    text,
                    lambda cell: values.read_date(cell, self.dates_of(field).order),
                    _("Column “{column}”: “{word}” is not a date."),
                )
            )
        return known[text]

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
        """The minor units of an amount from that column.

        What a workbook has computed is rounded, as it is when it is shown.
        """
        try:
            return from_decimal(amount, currency)
        except ValueError:
            if self._signs.is_computed(row):
                self._rounded.add((row.number, field))
                return rounded(amount, currency)
            raise Skip(
                _("Column “{column}”: “{word}” has more decimals than {currency} has.").format(
                    column=self.header(field), word=_shown(self.text(row, field)), currency=currency
                )
            ) from None

    @property
    def shows_signs(self) -> bool:
        """Whether amounts may be shown in a currency which do not say it themselves."""
        return self._signs.has_any

    def likely_sign(self, row: Row, fields: Iterable[str]) -> str:
        """The currency that amounts are shown in which do not say it themselves, if any are.

        Args:
            fields: of the amounts; the first that shows one counts.
        """
        return self._signs.likely(row, fields)

    def currency(self, row: Row) -> str | None:
        """The currency that a row names, None where the cell is empty."""
        text = self.text(row, "currency")
        if text not in self._known_currencies:
            self._known_currencies[text] = self.read(
                row,
                "currency",
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

    def warnings_after(self) -> list[str]:
        """What the rep should know besides, once the rows have been taken."""
        return rounded_amounts(self.file, len(self._rounded))

    def partly_shown(self) -> Iterator[tuple[str, str]]:
        """The headers of columns only some amounts of which show a currency, and its sign."""
        if self.has("currency"):
            return iter(())
        stated = {field for field, unit in self._units.items() if unit.sign}
        return self._signs.partly(self.rows, but=stated)

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


def _are_decimal(cells: Sequence[str]) -> bool:
    """Whether all numbers of a column are whole and have a ``.0`` behind."""
    if f"{_DECIMAL}\n" not in "\n".join(cells) + "\n":
        return False
    return all(_is_decimal(cell) for cell in cells if cell.replace(".", "", 1).isdecimal())


def _is_decimal(cell: str) -> bool:
    return cell.endswith(_DECIMAL) and cell[: -len(_DECIMAL)].isdecimal()
