"""What the header of an amount says about its currency and unit, besides which amount it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

import msgspec

from tui.domain.money import is_currency
from tui.exchange.amounts import read_unit
from tui.exchange.headers import BETWEEN_LINES, normal
from tui.exchange.values import LONGEST, plain

Currency = Literal["", "document", "books"]

_BRACKETS: Final = re.compile(r"\s*[(\[【（]([^()\[\]（）【】]*)[)\]】）]")
_BEHIND: Final = re.compile(rf"{_BRACKETS.pattern}\s*$|[:：](\w+)\s*$")
"""What stands in brackets behind a header: a currency, or in what it counts."""
_IN: Final = re.compile(r"(?:\s+in)?\s+([A-Z]{3})$")
"""A currency that stands there without: ``Amount in USD``."""
_PARTS: Final = re.compile(r"[()\[\]（）【】]|\s(?:-|in)\s")
_LABEL: Final = re.compile(r"^(?:单位|币种|币别)\s*[:：]\s*")
_BETWEEN: Final = re.compile(r"[\s/|,.;:()\-]+")

_DOCUMENT: Final = frozenset(
    (
        *("原币", "原币种", "外币", "交易币", "交易货币", "凭证货币", "原币金额", "外币金额"),
        *("documentcurrency", "doccurrency", "doccurr", "originalcurrency", "invoicecurrency"),
        *("transactioncurrency", "transactioncurr", "trancurr", "trancur", "foreigncurrency"),
        *("foreign", "fc", "交易货币", "belegwährung"),
    )
)
_BOOKS: Final = frozenset(
    (
        *("本币", "本位币", "记账本位币", "本币金额", "本位币金额", "折本币", "折合本币"),
        *("localcurrency", "localcurr", "loccurr", "companycurrency", "basecurrency"),
        *("functionalcurrency", "homecurrency", "local", "lc", "lcy", "localcur", "loccur"),
        *("companycodecurrency", "companycodecrcy", "cocodecurrency", "cocodecrcy", "cocdcrcy"),
        *("cccrcy", "accountingcurrency", "公司代码货币", "mw", "hauswährung"),
    )
)
_WITHIN: Final[tuple[tuple[str, Currency], ...]] = (
    *(("原币", "document"), ("外币", "document"), ("凭证货币", "document")),
    *(("本位币", "books"), ("本币", "books")),
)
"""What needs no space to the words beside it."""
_AMOUNT: Final = "金额"


class AmountHeader(msgspec.Struct, frozen=True):
    """A header without what it says about currency and unit, in the form of `headers.normal`."""

    base: str
    last: str
    """Of several lines the last that says which amount it is; empty where there is one alone."""
    currency: Currency
    """Whether the amounts are in the currency of the document or in that of the books."""
    is_marked: bool
    """Whether a line or a part of it said nothing else."""


def without_unit(header: str) -> tuple[str, str]:
    """A header and what it says about its currency or unit.

    >>> without_unit("Amount (USD)"), without_unit("应收金额（万元）"), without_unit("Amount")
    (('Amount', 'USD'), ('应收金额', '万元'), ('Amount', ''))
    >>> without_unit("Amount / USD"), without_unit("金额（万元） / 未收")
    (('Amount', 'USD'), ('金额 / 未收', '万元'))
    """
    if len(header) > LONGEST:
        return header, ""
    lines: list[str] = []
    said: list[str] = []
    for line in header.split(BETWEEN_LINES):
        if lines and is_unit(line):
            said.append(_bare(line))
            continue
        rest, unit = _without_unit(line)
        lines.append(rest)
        if unit:
            said.append(unit)
    unit = next((one for one in reversed(said) if is_unit(one)), said[-1] if said else "")
    return BETWEEN_LINES.join(filter(None, lines)), unit


def without_brackets(header: str) -> str:
    """A header without the units that stand beside its words; a line of its own stays.

    >>> without_brackets("金额（万元） / 未收"), without_brackets("Number / USD")
    ('金额 / 未收', 'Number / USD')
    """
    if len(header) > LONGEST:
        return header
    return BETWEEN_LINES.join(
        line if is_unit(line) else _without_unit(line)[0] for line in header.split(BETWEEN_LINES)
    )


def _without_unit(line: str) -> tuple[str, str]:
    """One line and what it says beside its words."""
    if match := _BEHIND.search(line):
        return line[: match.start()], (match[1] or match[2] or "").strip()
    if (match := _IN.search(line)) and is_currency(match[1]):
        return line[: match.start()], match[1]
    for match in _BRACKETS.finditer(line):
        if is_unit(match[1]):
            return line[: match.start()] + line[match.end() :], match[1].strip()
    return line, ""


@lru_cache(maxsize=512)
def is_unit(text: str) -> bool:
    """Whether a text says in what amounts are and nothing else: ``USD``, ``(元)``, ``'000``."""
    bare = _LABEL.sub("", plain(_bare(text)))
    words = [word for word in _BETWEEN.split(bare) if word and word != "in"]
    return len(text) <= LONGEST and bool(words) and all(map(_is_unit_word, words))


def _is_unit_word(word: str) -> bool:
    if len(word) == 3 and word.isascii() and word.isalpha() and not word.isupper():
        return False  # all, try, top: words that are codes as well
    try:
        read_unit(word)
    except ValueError:
        return False
    return True


def is_of_currency(text: str) -> bool:
    """Whether a text only says in which currency amounts are: ``原币``, ``本币``, ``USD``."""
    word = normal(_bare(text)) if len(text) <= LONGEST else ""
    return word in _DOCUMENT or word in _BOOKS or is_unit(text)


@lru_cache(maxsize=512)
def read_amount_header(header: str) -> AmountHeader:
    """What a header says, were it that of an amount."""
    if len(header) > LONGEST:
        return AmountHeader("", "", "", is_marked=False)
    said: list[str] = []
    currency: Currency = ""
    is_marked = False
    for part in _parts(header):
        word = normal(part)
        of_part: Currency = "document" if word in _DOCUMENT else "books" if word in _BOOKS else ""
        if of_part:
            # ``本币金额`` alone is an amount; below another it is that one in another currency.
            word = _AMOUNT if not said and word.endswith(_AMOUNT) else ""
        elif is_unit(part):
            is_marked = True
            continue
        else:
            word, of_part = _without_currency(word)
        if word:
            said.append(word)
        if of_part:
            currency, is_marked = of_part, True
    last = said[-1] if len(said) > 1 else ""
    return AmountHeader("".join(said), last, currency, is_marked)


def _parts(header: str) -> list[str]:
    lines = header.split(BETWEEN_LINES)
    return [part for line in lines for part in _PARTS.split(line) if part and part.strip()]


def _without_currency(said: str) -> tuple[str, Currency]:
    for word, currency in _WITHIN:
        if word in said and said != word:
            return said.replace(word, "", 1), currency
    return said, ""


def _bare(text: str) -> str:
    """A text without the brackets it stands in."""
    match = _BRACKETS.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return (match[1] if match else text).strip()
