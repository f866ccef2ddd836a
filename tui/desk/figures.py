"""The fields of forms that hold figures: whole numbers, shares, amounts, and the currency."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.fields import Field, Understood
from tui.domain import money
from tui.domain.amounts import read_whole_amount
from tui.domain.lines import normalise
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.desk.fields import Sheet
    from tui.domain.amounts import Amount
    from tui.domain.records import Record

_WHOLE: Final = re.compile(
    r"([0-9]{1,9}) ?(?:d|days?|min|mins|minutes?|天|日|分钟|分)?", re.IGNORECASE
)


class Whole(Field):
    """A whole number, perhaps with its unit behind it."""

    kind = "number"

    def __init__(
        self,
        name: str,
        label: str,
        example: str = "",
        *,
        least: int = 0,
        most: int = 100_000,
        say: Callable[[int], str] = str,
        blank: Callable[[Sheet], int | None] = lambda _sheet: None,
        attr: str = "",
    ) -> None:
        """``say`` tells the number in words; ``blank`` is what an empty field means."""
        super().__init__(name, label, example, attr=attr)
        self._least, self._most = least, most
        self._say, self._blank = say, blank

    def show(self, sheet: Sheet, record: Record) -> str:
        value: int | None = getattr(record, self.attr)
        return "" if value is None else str(value)

    def read(self, sheet: Sheet, text: str) -> Understood:
        if not (found := _WHOLE.fullmatch(normalise(text))):
            raise self.trouble(
                "unreadable_number", _("Cannot read “{word}” as a whole number."), text
            )
        number = int(found[1])
        if not self._least <= number <= self._most:
            sentence = _("“{word}” does not fit: it may be from {least} to {most}.")
            raise self.trouble("out_of_range", sentence, text, least=self._least, most=self._most)
        return Understood({self.attr: number}, self._say(number))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: self._blank(sheet)}


class Percent(Field):
    """A share from 0 to 1, typed as ``12.5 %`` or ``0.125``; a bare number above 1 is percent."""

    kind = "number"

    def show(self, sheet: Sheet, record: Record) -> str:
        value: float | None = getattr(record, self.attr)
        return "" if value is None else percent(value)

    def read(self, sheet: Sheet, text: str) -> Understood:
        typed = normalise(text).replace(",", ".")
        try:
            number = Decimal(typed.removesuffix("%").rstrip())
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            sentence = _("Cannot read “{word}” as a share. Try 12.5 % or 0.125.")
            raise self.trouble("unreadable_number", sentence, text)
        share = float(number.scaleb(-2) if typed.endswith("%") or number > 1 else number)
        if not 0 <= share <= 1:
            sentence = _("“{word}” does not fit: a share is from 0 to 100 %.")
            raise self.trouble("out_of_range", sentence, text)
        return Understood({self.attr: share}, percent(share))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: None}


def percent(share: float) -> str:
    """``12.5 %``: every decimal there is."""
    number = Decimal(repr(share)).scaleb(2).normalize()
    return f"{number if number else 0:f} %"


def amount_in(field: Field, text: str, currency: str) -> Amount:
    """The amount that a text says; in ``currency`` where it names none.

    Raises:
        FieldTrouble: it says none.
    """
    if amount := read_whole_amount(text, currency):
        return amount
    sentence = _("Cannot read “{word}” as an amount. Try 80000, 80k or 8万.")
    raise field.trouble("unreadable_amount", sentence, text)


class Money(Field):
    """An amount in the account's currency."""

    kind = "money"

    def show(self, sheet: Sheet, record: Record) -> str:
        value: int | None = getattr(record, self.attr)
        currency: str = getattr(record, "currency", sheet.currency)
        if value is None:
            return ""
        text = f"{money.to_decimal(value, currency):,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def read(self, sheet: Sheet, text: str) -> Understood:
        if normalise(text) == "0":
            return Understood({self.attr: 0}, words.money_text(0, sheet.currency))
        amount = amount_in(self, text, sheet.currency)
        if amount.currency != sheet.currency:
            sentence = _("“{word}” is not in {currency}, the currency of the account.")
            raise self.trouble("wrong_currency", sentence, text, currency=sheet.currency)
        return Understood({self.attr: amount.minor}, words.money_text(amount.minor, sheet.currency))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: None}

    def is_touched(self, sheet: Sheet, old: Record) -> bool:
        """The same figures are another amount in another currency."""
        return bool(getattr(old, "currency", sheet.currency) != sheet.currency)


class CurrencyCode(Field):
    """A currency by its code or sign; empty: that of the settings."""

    def read(self, sheet: Sheet, text: str) -> Understood:
        code = money.SIGNS.get(normalise(text), normalise(text).upper())
        if not money.is_currency(code):
            raise self.trouble(
                "unknown_currency",
                _("“{word}” is no currency. Write its three letters, like EUR or CNY."),
                text,
            )
        return Understood({self.attr: code}, code)

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: sheet.desk.settings.currency}

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        used = {account.currency for account in sheet.desk.ground.accounts.values()}
        codes = sorted(used | {sheet.desk.settings.currency})
        return [code for code in codes if code.startswith(normalise(text).upper())]
