"""Reading an amount of money from words: AMOUNT [CUR] of the quick line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from tui.domain.lines import normalise
from tui.domain.money import SIGNS, decimals, is_currency


class Amount(msgspec.Struct, frozen=True):
    """An amount of minor units, the words it took, and what of the last word is not its own."""

    minor: int
    currency: str
    words: int
    rest: str = ""


_LONGEST_RUN: Final = 4
_LARGEST: Final = 10**15
"""No promise is larger, and every program that reads the JSON can still hold it exactly."""

_SCALES: Final = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "千": 10**3,
    "w": 10**4,
    "万": 10**4,
    "m": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "bn": 10**9,
    "billion": 10**9,
}
_NAMES: Final = {
    **SIGNS,
    "块钱": "CNY",
    "人民币元": "CNY",
    "RMB": "CNY",
    "US$": "USD",
    "HK$": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "港币": "HKD",
    "港元": "HKD",
}
_SHARED: Final = {
    "$": frozenset("ARS AUD BBD BSD CAD CLP COP FJD HKD JMD MXN NZD SGD TWD USD XCD".split()),
    "¥": frozenset(("CNY", "JPY")),
    "£": frozenset("EGP GBP GIP LBP SYP".split()),
    "元": frozenset("CNY HKD TWD".split()),
    "块": frozenset("CNY HKD TWD".split()),
}
"""Signs of several currencies: they mean the account's own where it is one of them."""
_WORDS_TOO: Final = frozenset("ALL BOB CUP GEL MAD MOP NAD PEN SOS TOP TRY".split())
"""Codes that are English words as well: currencies only in capitals."""


def read_amount(words: Sequence[str], currency: str) -> Amount | None:
    """The longest run of first words that reads as an amount of money.

    Args:
        words: The words (``80k``, ``8万元``, ``USD 5,000.50``).
        currency: The currency where neither sign nor code names one.

    Returns:
        The amount; None if there is none, if it is not above zero, or if it has more decimals
        than its currency.
    """
    for count in range(min(len(words), _LONGEST_RUN), 0, -1):
        text = normalise(" ".join(words[:count])).rstrip(",;。、 ")
        if not (found := _shape().fullmatch(text)):
            continue
        behind = _currency(found["after"], currency)
        before = _currency(found["before"], behind or currency)
        if behind is None or before is None:
            continue  # a word that names no currency is none of the amount's
        minor = _minor(found, before)
        if minor is None or (found["after"] and before != behind):
            return None
        last, rest = words[count - 1], found["rest"] or ""
        return Amount(minor, before, count, last[len(last) - len(rest) :])
    return None


def read_whole_amount(text: str, currency: str) -> Amount | None:
    """A text that is one amount of money and nothing else (see `read_amount`)."""
    words = normalise(text).split()
    amount = read_amount(words, currency)
    return None if amount is None or amount.words < len(words) or amount.rest else amount


@cache
def _shape() -> re.Pattern[str]:
    scales = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
    names = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
    unit = rf"{names}|[a-z]{{3}}"
    return re.compile(
        rf"(?:(?P<before>{unit}) ?)?"
        rf"(?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,15}})(?:\.(?P<part>[0-9]{{1,9}}))?"
        rf"(?: ?(?P<scale>{scales}))?"
        rf"(?: ?(?P<after>{unit}))?"
        rf"(?P<rest>(?!{scales}|{names})[一-鿿]\S*)?",
        re.IGNORECASE,
    )


def _minor(found: re.Match[str], currency: str) -> int | None:
    """The minor units; None if there are none or if a fraction of one is left."""
    scale = _SCALES[(found["scale"] or "").lower()]
    part = found["part"] or ""
    if scale == 1 and len(part) > decimals(currency):
        return None
    scaled = int(found["whole"].replace(",", "") + part) * scale * 10 ** decimals(currency)
    minor, fraction = divmod(scaled, 10 ** len(part))
    return None if fraction or not 0 < minor < _LARGEST else minor


def _currency(unit: str | None, account: str) -> str | None:
    """The currency that a sign, a word or a code names, the account's where there is none."""
    if unit is None or account in _SHARED.get(unit, ()):
        return account
    code = unit.upper()
    if named := _NAMES.get(code):
        return named
    if not is_currency(code) or (code in _WORDS_TOO and code not in (unit, account)):
        return None
    return code
