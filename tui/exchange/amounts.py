"""What amounts and currencies mean as they stand in the cells of a sheet, by whole columns.

Every reader raises `ValueError` where a cell cannot be read; what to do about it, and
in which words, is the caller's business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Final, Literal

import msgspec

from tui.domain.money import SIGNS, is_currency
from tui.exchange.values import LONGEST, is_nothing, plain


class AmountReading(msgspec.Struct, frozen=True):
    """How the amounts of a column are written."""

    decimal: Literal[".", ","] | None = None
    """The decimal sign; None where no cell tells: then a single sign separates thousands."""
    example: str = ""
    """A cell that could be read either way, where none tells."""
    signs: frozenset[str] = frozenset()
    """The signs and words of currencies that its cells show."""


class Amount(msgspec.Struct, frozen=True):
    """An amount as it stands in a cell, with the sign or word of its currency if any."""

    value: Decimal
    sign: str = ""


_AMOUNT: Final = re.compile(
    r"(?P<before>[^\d.,+\-]*)(?P<minus>[+-]?)(?P<between>[^\d.,+\-]*)"
    r"(?P<digits>[.,]?\d[\d.,' ]*?)(?P<after>(?:\s*[^\d.,+\-\s]+)?)\s*(?P<trailing>-?)"
)
_SIDE: Final = re.compile(r"(?<=[\d)\s])\s*(cr|dr|credit|debit|贷|借)\.?", re.I)
"""Behind an amount: which side of the account it stands on."""
_NO_CENTS: Final = re.compile(r"(?<=\d)([.,])(?:--?|[–—])(?=\s*(?:[^\d\s]|$))")
"""A dash in the place of cents: ``5.–``, ``5,-``, ``5,-- €``."""
_SHORT: Final = re.compile(r"\b(s?fr|kr|rs)\.", re.I)
"""What is written with a point, which is no decimal one then: ``Fr. 5``."""
_CREDIT: Final = frozenset(("cr", "credit", "贷"))
_CREDIT_SIDES: Final = frozenset(("h", "c", "cr", "credit", "haben", "贷", "贷方", "-"))
_UNIT: Final = re.compile(r"(?<=\d)\s*(亿|百万|万|千)(?=元|$)")
_UNITS: Final = re.compile(
    r"(?<![\d.,])(?:(?P<high>\d{1,5})\s*亿\s*)?(?P<mid>\d{1,4}|\d,\d{3})\s*万"
    r"(?:\s*(?P<thousands>\d)\s*千|\s*(?P<ones>\d{4}|\d,\d{3}))?(?=\s*元|$)"
)
"""One amount in several units: ``1亿2000万``, ``3万5千``; ``1亿5`` may mean more than one."""
_COUNTED_IN: Final = re.compile(
    r"(?:\bin )?(亿|百万|万|千|\b(?:thousands?|millions?|[km])\b|'?000s?\b)", re.I
)
_FACTORS: Final = {
    **{"亿": 100_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000},
    **dict.fromkeys(("thousand", "thousands", "'000", "000", "'000s", "000s", "k"), 1000),
    **dict.fromkeys(("million", "millions", "m"), 1000000),
}
_MOST_DIGITS: Final = 14
"""An invoice over a quadrillion is no invoice; and what is above 64 bits cannot be kept."""
_DIGITS: Final = str.maketrans("0123456789", "1111111111")
_USUAL: Final = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d+)?")
"""What most amounts look like in a column with a decimal point."""
_ZERO: Final = frozenset(("-", "–", "—"))
_BRACKETS: Final = (("(", ")"), ("<", ">"))
"""What an amount below zero stands in."""
_SIGNS: Final = {
    **{sign.casefold(): code for sign, code in SIGNS.items()},
    **{"rmb": "CNY", "us$": "USD", "cn¥": "CNY", "jp¥": "JPY", "人民币元": "CNY"},
    **{"hk$": "HKD", "nt$": "TWD", "s$": "SGD", "a$": "AUD", "c$": "CAD", "euro": "EUR"},
    **{"港币": "HKD", "港元": "HKD", "日元": "JPY", "英镑": "GBP", "澳元": "AUD", "加元": "CAD"},
    **{"新台币": "TWD", "台币": "TWD", "韩元": "KRW", "新加坡元": "SGD", "瑞士法郎": "CHF"},
    **{"r$": "BRL", "zł": "PLN", "kč": "CZK", "₽": "RUB", "₺": "TRY", "₫": "VND", "₪": "ILS"},
    **{"฿": "THB", "₱": "PHP", "₴": "UAH", "sfr": "CHF"},
}
"""By the sign or word in lower case."""
_WORDS: Final = {"kr": "SEK", "fr": "CHF", "rs": "INR", "ft": "HUF", "rp": "IDR"}
"""Words that stand for a currency beside an amount only; alone they are countries and more."""
_SHARED: Final = {
    "$": frozenset("USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP".split()),
    "¥": frozenset(("CNY", "JPY")),
    "元": frozenset(("CNY", "TWD", "HKD")),
    "£": frozenset(("GBP", "EGP", "GIP")),
    "kr": frozenset("SEK NOK DKK ISK".split()),
    "fr": frozenset("CHF XAF XOF XPF".split()),
    "rs": frozenset("INR PKR LKR NPR MUR".split()),
}
"""Signs that several currencies use."""


def decide_amounts(cells: Iterable[str]) -> AmountReading:
    """Which sign is the decimal one, from all cells of a column; where they differ, most."""
    told: Counter[Literal[".", ","]] = Counter()
    example = ""
    known = set(cells)
    # Cells that differ in their digits alone tell the same, if one of them does. Cells of a
    # sheet hold no line breaks, so all of them can be written anew in one go.
    forms = Counter("\n".join(known).translate(_DIGITS).split("\n"))
    open_forms: set[str] = set()
    signs: set[str] = set()
    for form, count in forms.items():
        sign, currency = _told_by(form)
        if currency:
            signs.add(currency)
        if sign in (".", ","):
            told[sign] += count
        elif sign:
            open_forms.add(form)
    for cell in known if open_forms else ():
        if cell.translate(_DIGITS) in open_forms:
            sign, _currency = _told_by(cell)
            if sign in (".", ","):
                told[sign] += 1
            else:
                example = min(example or cell, cell)
    if not told:
        return AmountReading(example=example, signs=frozenset(signs))
    return AmountReading("." if told["."] >= told[","] else ",", signs=frozenset(signs))


def _told_by(cell: str) -> tuple[Literal[".", ",", "either", ""], str]:
    """What a cell tells: its decimal sign, or whether that could be either; and its currency.

    Both are empty where it has none.
    """
    if len(cell) > LONGEST:
        return "", ""
    bare, factor, _is_credit = _parts(cell)
    match = _AMOUNT.fullmatch(_without_brackets(bare))
    if not match:
        return "", ""
    digits, currency = match["digits"], _currency_in(match) or ""
    if sign := _decimal_of(digits):
        return sign, currency
    is_open = factor == 1 and ("." in digits or "," in digits)
    return "either" if is_open else "", currency


def read_amount(text: str, reading: AmountReading) -> Amount | None:
    """An amount with its currency sign: ``1,234.50``, ``€ 5``, ``８万元``.

    Brackets, round or pointed, a minus behind and ``CR`` mean less than nothing. None for an
    empty cell, and where a program says that there is nothing; a lone dash is 0.

    Raises:
        ValueError: it is no amount, or its signs do not stand where the column has them.
    """
    if reading.decimal == "." and len(text) <= _MOST_DIGITS and _USUAL.fullmatch(text):
        return Amount(Decimal(text.replace(",", "")))
    if len(text) > LONGEST:
        raise ValueError(text)
    bare, factor, is_credit = _parts(text)
    if bare in _ZERO:
        return Amount(Decimal(0))
    if is_nothing(bare):
        return None
    within = _without_brackets(bare)
    match = _AMOUNT.fullmatch(within)
    if not match or (match["minus"] and match["trailing"]) or within.count("(") != 0:
        raise ValueError(text)
    sign = _currency_in(match)
    if sign is None:
        raise ValueError(text)
    value = Decimal(_ungrouped(match["digits"], reading, factor)) * factor
    if value.adjusted() > _MOST_DIGITS:
        raise ValueError(text)
    if is_credit or within is not bare or "-" in (match["minus"], match["trailing"]):
        value = -value
    return Amount(value, sign)


def _without_brackets(bare: str) -> str:
    return bare[1:-1].strip() if (bare[:1], bare[-1:]) in _BRACKETS else bare


def _currency_in(match: re.Match[str]) -> str | None:
    """The sign or word of the currency around an amount, empty if there is none.

    None where what stands there is no currency, or stands for two: ``$5 €``. Two that agree
    say together which one they mean: ``¥500元``, ``$5 CAD``.
    """
    words = [word for name in ("before", "between", "after") if (word := match[name].strip())]
    if not words:
        return ""
    meant = [_meant(word) for word in words]
    both = frozenset[str].intersection(*meant)
    if len(words) == 1:
        return words[0] if both else None
    return next(iter(both)) if len(both) == 1 else words[0] if both and both == meant[0] else None


def is_credit_side(text: str) -> bool:
    """Whether a word of a debit/credit column says credit: ``H``, ``C``, ``Cr``, ``贷``."""
    return plain(text).casefold().rstrip(".") in _CREDIT_SIDES


class Unit(msgspec.Struct, frozen=True):
    """What amounts are in: a currency by its code or sign, and how much one of them counts."""

    sign: str = ""
    factor: int = 1


def read_unit(text: str) -> Unit:
    """The unit that a header or title states: ``USD``, ``元``, ``万元``, ``EUR thousands``.

    Raises:
        ValueError: it is none.
    """
    if len(text) > LONGEST:
        raise ValueError(text)
    bare = plain(text)
    match = _COUNTED_IN.search(bare)
    rest = (bare[: match.start()] + bare[match.end() :]).strip(" ,.:;/-") if match else bare
    factor = _FACTORS[match[1].casefold()] if match else 1
    if match and not rest:
        return Unit(factor=factor)
    try:
        code = read_currency(rest)
    except ValueError:
        raise ValueError(text) from None
    return Unit(rest if rest in _SHARED else code, factor)


def read_currency(text: str) -> str:
    """A currency by its code, sign or word.

    Raises:
        ValueError: it is none.
    """
    bare = plain(text[:LONGEST])
    if code := _code(bare):
        return code
    # ``CNY 人民币``, ``USD-US dollar``
    for word in re.split(r"[\s/|()\-]+", bare):
        if code := _code(word):
            return code
    raise ValueError(text)


def currency_of(sign: str, likely: Collection[str]) -> str:
    """The currency of a sign found in a cell; of one that several share the likely one."""
    code = _code_beside(sign)
    if code is None:
        raise ValueError(sign)
    return next((one for one in likely if one in _SHARED.get(sign.casefold(), ())), code)


def only_sign(signs: Collection[str]) -> str:
    """The one sign of all that a column shows; empty where it shows none or several.

    Signs of one currency, such as ``¥`` and ``元``, are one.
    """
    written = {sign.casefold() for sign in signs}
    if len(written) < 2:
        return next(iter(written), "")
    found = {_code_beside(sign) for sign in written}
    return (found.pop() or "") if len(found) == 1 else ""


def sign_in(text: str) -> str:
    """A text that stands beside an amount, if it is the sign or word of a currency; else empty."""
    word = _SHORT.sub(r"\1", plain(text[:LONGEST]))
    return word if _code_beside(word) else ""


def _code(word: str) -> str | None:
    if is_currency(word.upper()):
        return word.upper()
    return _SIGNS.get(word.casefold())


def _code_beside(word: str) -> str | None:
    """The currency of a word beside an amount."""
    return _code(word) or _WORDS.get(word.casefold())


def _meant(word: str) -> frozenset[str]:
    """The currencies that a word beside an amount may mean."""
    code = _code_beside(word)
    return _SHARED.get(word.casefold(), frozenset((code,))) if code else frozenset()


def _parts(text: str) -> tuple[str, int, bool]:
    """An amount without 万 or 亿 and without its side; the factor; whether it is a credit."""
    bare = plain(text)
    is_credit = False
    if (match := _SIDE.search(bare)) and match.end() == len(bare):
        bare, is_credit = bare[: match.start()].rstrip(), match[1].casefold() in _CREDIT
    if bare.isascii():
        if "-" in bare:
            bare = _NO_CENTS.sub(r"\g<1>00", bare)
        return _SHORT.sub(r"\1", bare), 1, is_credit
    bare = _SHORT.sub(r"\1", _NO_CENTS.sub(r"\g<1>00", bare))
    if (match := _UNITS.search(bare)) and any(match.group("high", "thousands", "ones")):
        return _in_ones(bare, match), 1, is_credit
    if match := _UNIT.search(bare):
        return bare[: match.start()] + bare[match.end() :], _FACTORS[match[1]], is_credit
    return bare, 1, is_credit


def _in_ones(bare: str, match: re.Match[str]) -> str:
    """The amount with what it says in several units as one number."""
    high, mid, thousands, ones = (int((part or "0").replace(",", "")) for part in match.groups())
    value = high * _FACTORS["亿"] + mid * _FACTORS["万"] + thousands * _FACTORS["千"] + ones
    return f"{bare[: match.start()]}{value}{bare[match.end() :]}"


def _decimal_of(digits: str) -> Literal[".", ","] | None:
    """The decimal sign that one number tells of, if it does."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return "." if digits.rindex(".") > digits.rindex(",") else ","
    if dots + commas == 0:
        return None
    if dots + commas > 1:
        return "," if dots else "."
    before, after = re.split("[.,]", digits)
    is_thousands = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    if is_thousands:
        return None
    return "." if dots else ","


def _ungrouped(digits: str, reading: AmountReading, factor: int) -> str:
    """The number with a decimal point and nothing else; groups have to be groups."""
    decimal = reading.decimal or _decimal_of(digits)
    if decimal is None and factor > 1 and digits.count(".") == 1:
        decimal = "."  # nobody writes thousands of ten thousands with a point
    if decimal is None:
        # A single sign before three digits: thousands, for cents have two.
        decimal = "," if "." in digits else "."
    group = "." if decimal == "," else ","
    whole, _sign, fraction = digits.partition(decimal)
    if not fraction.isdigit() and fraction:
        raise ValueError(digits)
    parts = re.split(f"[{group}' ]", whole)
    grouped = len(parts) == 1 or (
        1 <= len(parts[0]) <= 3
        and len(parts[-1]) == 3
        and all(len(part) in (2, 3) for part in parts[1:-1])
    )
    if not grouped or not all(part.isdigit() for part in parts if part or len(parts) > 1):
        raise ValueError(digits)
    return f"{''.join(parts) or '0'}.{fraction or '0'}"
