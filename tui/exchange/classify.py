"""What each row of a sheet is: an item, or a sum, a heading, the header again, a line of text.

Only what a row is, never what becomes of it: an item may still turn out not to be readable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, get_args

import msgspec

from tui.exchange import footers, headings, sums
from tui.exchange.ageing_columns import is_bucket
from tui.exchange.amounts import AmountReading, read_currency
from tui.exchange.currency_columns import is_money
from tui.exchange.headers import AMOUNTS, Column, Kind, normal
from tui.exchange.headings import Group
from tui.exchange.leading_sums import leading
from tui.exchange.sheets import Row, Sheet
from tui.exchange.sums import Disagreement, Found, Sort
from tui.exchange.values import LONGEST, DateOrder, is_nothing, read_date

__all__ = ["Classified", "Group", "classify"]

_DAYS: Final = ("issued", "due", "settled")

_RULE: Final = re.compile(r"[\s\-=_*·.—–─━]+")
_SUM: Final = re.compile(
    r"(?P<grand>grand totals?|report totals?|overall (?:total|result)|总计|總計|总合计|全部合计)"
    r"|(?P<part>sub[- ]?totals?|page total|小计|小計|本页小计|本页合计|汇总)"
    r"|(?P<any>totals?|sums?|result|summe|gesamt(?:summe)?|合计|合計|共计|总额"
    r"|\*+(?:\s+(?:account|customer|company code|debitor|kunde|buchungskreis|客户|公司代码)\b.*)?)"
)
_AROUND_NAME: Final = re.compile(
    r"(?:sub[- ]?)?total[\s:]+(?:for\s+|of\s+)?(?P<after>.+)|(?:合计|小计)[\s:：]+(?P<behind>.+)"
    r"|(?P<before>.+?)[\s:：\-]+(?:sub[- ]?)?total|(?P<name>.+?)[\s:：\-]*(?:合计|小计|汇总)"
)
_BALANCE: Final = re.compile(
    r"(?:opening|closing|previous|beginning|ending) balance|(?:balance )?(?:brought|carried) "
    r"forward|balance [bc]/?[df]|percentage.*|percent of total|% of total"
    r"|(?:期初|期末|上期|本期|上年|年初)(?:余额|结转|结余)?|本(?:月|年|期)(?:合计|累计)|累计|占比|比例"
)


class Classified(msgspec.Struct, frozen=True):
    """The rows of a sheet by what they are."""

    sorts: tuple[Sort, ...]
    groups: Mapping[int, Group]
    """The heading that stands over an item, by the number of its row."""
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def is_grouped(self) -> bool:
        """Whether headings name customers."""
        return bool(self.groups)


def classify(
    sheet: Sheet,
    columns: Sequence[Column],
    kind: Kind,
    amounts: Mapping[str, AmountReading],
) -> Classified:
    """Tell the rows of a sheet apart.

    A sum is known by its word, or of receivables by holding amounts and nothing else; what
    follows from position and arithmetic alone is decided by the sums of the whole sheet.

    Args:
        sheet: laid out, with a column for each header.
        amounts: how each field of amounts is written.
    """
    if kind != "receivables":
        plain = _Plain(sheet, columns)
        end = footers.begin(sheet.rows)
        sorts: list[Sort] = [plain.sort(row) for row in sheet.rows[:end]]
        sorts += ["note"] * (len(sheet.rows) - end)
        return Classified(tuple(sorts), {})
    return _Receivables(sheet, columns, amounts).classified()


class _Plain:
    """The rows of a sheet that has neither headings nor amounts to add up."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self._heads = [
            {index: normal(cell) for index, cell in enumerate(row.cells) if cell}
            for row in (Row(0, sheet.header), *sheet.heads)
        ]
        self._words = {cell.casefold() for row in sheet.heads for cell in row.cells if cell}
        self._words.update(one.header.casefold() for one in columns)
        self._others: set[str] = set()
        """Cells with which no header begins."""

    def sort(self, row: Row) -> Sort:
        """What a row is."""
        if self.is_header(row):
            return "header"
        said = [cell for cell in row.cells if cell]
        if all(_RULE.fullmatch(cell) for cell in said):
            return "blank"
        if said and len(said) * 2 <= len(row.cells) and (sum_ := _sum_of(said[0])):
            return sum_
        return "item"

    def is_header(self, row: Row) -> bool:
        """Whether a row says what the header says, or one line of it."""
        first = row.cells[0] or next(filter(None, row.cells), "")
        if first not in self._others:
            if first.casefold() in self._words:
                return self._is_same(row)
            self._others.add(first)
        return False

    def _is_same(self, row: Row) -> bool:
        said = {index: normal(cell) for index, cell in enumerate(row.cells) if cell}
        return any(
            all(head.get(index) == cell for index, cell in said.items())
            and len(said) * 2 >= len(head)
            for head in self._heads
        )


def _label(text: str) -> str:
    """A text as labels are compared; empty where it is too long for one."""
    if len(text) > LONGEST:
        return ""
    return unicodedata.normalize("NFKC", text).casefold().strip(" :.")


def _sum_of(text: str) -> Literal["subtotal", "total"] | None:
    """What kind of sum a label says that a row is, if it does."""
    if text[-1:].isdigit() and text[:1] != "*":
        return None  # most labels are numbers
    return _sum_named(text)


def is_sum(text: str) -> bool:
    """Whether a label says that a row is a sum."""
    return _sum_of(text) is not None or bool(_sum_about(text))


@lru_cache(maxsize=4096)
def _sum_named(text: str) -> Literal["subtotal", "total"] | None:
    match = _SUM.fullmatch(_label(text))
    if match is None:
        return None
    return "subtotal" if match["part"] else "total"


def _sum_about(text: str) -> str:
    """Of what a label says that a row is the sum: ``Total Huaxin``, ``华信 小计``."""
    match = _AROUND_NAME.fullmatch(_label(text))
    return next(filter(None, match.groups())) if match else ""


class _Receivables(_Plain):
    """The rows of a sheet of receivables."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], amounts: Mapping[str, AmountReading]
    ) -> None:
        super().__init__(sheet, columns)
        self._sheet = sheet
        self._columns = columns
        self._readings = amounts
        place = {one.field: index for index, one in enumerate(columns) if one.field}
        self._number = place.get("number", -1)
        self._currency = place.get("currency", -1)
        self._accounts = [place[one] for one in ("account", "account name") if one in place]
        self._days = [place[one] for one in _DAYS if one in place]
        self._amounts = [
            index for index, one in enumerate(columns) if one.field and one.field in AMOUNTS
        ]
        self._unread = frozenset(
            index
            for index, one in enumerate(columns)
            if not one.field and one.header and is_money(one.header)
        )
        """Columns of amounts that are not read, as those in the currency of the books."""
        self._last_unread = -1
        """The last row that is a sum of these alone; without items below it is a total."""
        self._labels = sorted({0, self._number, *self._accounts} - set(self._amounts) - {-1})
        self._found: list[Found] = []
        self._groups: list[Group | None] = []
        self._labelled: set[int] = set()
        """The rows that say by a label that they name a customer."""

    def classified(self) -> Classified:
        for row in self._sheet.rows:
            self._groups.append(None)
            self._found.append(self._look(row))
        self._settle_leading()
        self._settle_text()
        if self._last_unread >= 0 and "item" not in self._found[self._last_unread :]:
            self._found[self._last_unread] = "total"
        rows = self._sheet.rows
        sorts, wrong = sums.settle(rows, self._found, self._columns, self._readings)
        return Classified(tuple(sorts), self._under(sorts), wrong)

    def _settle_leading(self) -> None:
        """Rows that say what those below come to are headings where no column names customers."""
        if self._accounts or self._number < 0:
            return
        fields = {at: self._columns[at].field or "" for at in self._amounts}
        amounts = {at: self._readings[field] for at, field in fields.items()}
        for at in leading(self._sheet.rows, self._found, self._days, amounts):
            self._found[at] = "heading"
            self._groups[at] = Group(self._sheet.rows[at].cells[self._number])

    # -- one row

    def _look(self, row: Row) -> Found:
        cells = row.cells
        number = cells[self._number] if self._number >= 0 else ""
        has_amount = any(_is_amount(cells[index]) for index in self._amounts if cells[index])
        if number and has_amount:
            labels = [cells[index] for index in self._labels if cells[index]]
            if self.is_header(row):
                return "header"
            if sum_ := next((one for text in labels if (one := _sum_of(text))), None):
                return sum_
            beside = (*self._accounts, *self._days)
            if any(cells[index] for index in beside) or not _sum_about(number):
                return "item"
        return self._look_closer(row, number, has_amount=has_amount)

    def _look_closer(self, row: Row, number: str, *, has_amount: bool) -> Found:
        if self.is_header(row):
            return "header"
        said = {index: cell for index, cell in enumerate(row.cells) if cell}
        if all(_RULE.fullmatch(cell) for cell in said.values()):
            return "blank"
        texts = {
            index: cell
            for index, cell in said.items()
            if not (index in self._amounts and _is_amount(cell))
        }
        if label := self._label(texts.values(), has_amount=has_amount):
            return label
        said_of = list(texts.values())
        if not has_amount and (group := headings.with_name(said_of)):
            return self._heading(group)
        if not has_amount and headings.is_labelled(said_of):
            return self._text(row, texts)
        beside = [row.cells[index] for index in (*self._accounts, *self._amounts)]
        if number and not all(map(is_nothing, beside)):
            return "item"
        if any(_is_day(row.cells[index]) for index in self._days if row.cells[index]):
            return "item"
        if has_amount:
            return self._unlabelled(texts)
        if self._unread and self._is_sum_unread(texts):
            self._last_unread = len(self._found)
            return "subtotal"
        return self._text(row, texts)

    def _label(self, texts: Iterable[str], *, has_amount: bool) -> Found | None:
        for text in texts:
            if _BALANCE.fullmatch(_label(text)):
                return "note"
            if sum_ := _sum_of(text):
                return sum_
            if has_amount and (about := _sum_about(text)):
                return "total" if _is_currency(about.strip("()（） ")) else "subtotal"
        return None

    def _unlabelled(self, texts: Mapping[int, str]) -> Found:
        """A row with amounts and no number: a sum if nothing else stands there, else an item."""
        rest = self._beside_amounts(texts)
        if not rest:
            return "sum"
        return "account_sum" if rest <= set(self._accounts) else "item"

    def _is_sum_unread(self, texts: Mapping[int, str]) -> bool:
        """Whether a row only says what amounts come to that are not read."""
        amounts = {at for at in texts.keys() & self._unread if _is_amount(texts[at])}
        rest = self._beside_amounts(texts) - amounts
        return bool(amounts) and rest <= set(self._accounts)

    def _beside_amounts(self, texts: Mapping[int, str]) -> set[int]:
        """Where a row says more than amounts and their currency."""
        return {
            index
            for index, cell in texts.items()
            if index != self._currency and not _is_currency(cell) and any(map(str.isalpha, cell))
        }

    # -- headings

    def _text(self, row: Row, texts: Mapping[int, str]) -> Found:
        """A row of text alone: a heading if items follow."""
        said = list(texts.items())
        if not texts.keys().isdisjoint(self._amounts):
            return "note"
        if texts.keys() <= set(self._accounts):
            parts = [row.cells[index] for index in self._accounts if row.cells[index]]
            self._groups[-1] = Group(*parts[:2])
            return "text"
        if len(said) == 1:
            text = headings.without_label(said[0][1])
            self._groups[-1] = None if is_bucket(text) or not text else Group(text)
            return "text"
        if len(said) == 2 and headings.is_label(said[0][1]):
            return self._heading(Group(said[1][1]))
        if headings.is_of_name(list(texts.values())):
            self._name_heading(said[1][1])
            return "note"
        if len(said) == 2 and not self._accounts and said[1][0] == said[0][0] + 1:
            self._groups[-1] = Group(said[0][1], said[1][1])
            return "text"
        return "note"

    def _heading(self, group: Group) -> Found:
        """A row that says by a label whose the rows below it are."""
        self._labelled.add(len(self._found))
        self._groups[-1] = group
        return "text"

    def _name_heading(self, name: str) -> None:
        """A row below such a heading says what the customer is called."""
        at = max(self._labelled, default=-1)
        group = self._groups[at] if at >= 0 else None
        if group and not group.name and "item" not in self._found[at:]:
            self._groups[at] = Group(group.account, name)

    def _settle_text(self) -> None:
        """A line of text is a heading where items come next, perhaps after more headings.

        Below one that has a label more may be said of the customer before they come.
        """
        is_over_items = is_above_them = False
        for index in range(len(self._found) - 1, -1, -1):
            found = self._found[index]
            if found == "text":
                is_heading = is_above_them if index in self._labelled else is_over_items
                self._found[index] = "heading" if is_heading else "note"
            elif found not in ("header", "blank"):
                is_over_items = found == "item"
                if found != "note":
                    is_above_them = is_over_items

    def _under(self, sorts: Sequence[Sort]) -> dict[int, Group]:
        """The nearest heading above each item."""
        group = None if self._accounts else headings.of_titles(self._sheet.titles)
        for sort, own in zip(sorts, self._groups, strict=True):
            if sort == "item":
                break
            if sort == "heading" and own:
                group = None  # it is over no item
        over_items = [
            one for one, found in zip(self._groups, sorts, strict=True) if found == "heading"
        ]
        form = headings.form_of(filter(None, [group, *over_items]))
        group = headings.split(group, form) if group else None
        found: dict[int, Group] = {}
        for row, sort, own in zip(self._sheet.rows, sorts, self._groups, strict=True):
            if sort == "heading" and own:
                group = headings.split(own, form)
            elif sort == "item" and group:
                found[row.number] = group
        return found


def _is_amount(cell: str) -> bool:
    if cell[-1:].isdigit():
        return "%" not in cell
    return not is_nothing(cell) and "%" not in cell and any(map(str.isdigit, cell))


def _is_day(cell: str) -> bool:
    for order in get_args(DateOrder):
        try:
            read_date(cell, order)
        except ValueError:
            continue
        return True
    return False


def _is_currency(text: str) -> bool:
    try:
        read_currency(text)
    except ValueError:
        return False
    return True
