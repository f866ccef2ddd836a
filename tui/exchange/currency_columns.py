"""Amounts that a sheet states in two currencies: that of the document and that of the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from tui.exchange import receivable_headers
from tui.exchange.amount_headers import read_amount_header, without_brackets
from tui.exchange.headers import AMOUNTS, normal, normal_sets

_SPLIT: Final = ("amount", "open", "paid", "credited")
_IN_CURRENCY: Final = "open in currency"


@lru_cache(maxsize=512)
def field_of_amount(plain: str) -> str:
    """Which amount a header in the form of `headers.normal` is; empty: none."""
    fields = (known.get(plain, "") for known in normal_sets("receivables"))
    return next((one for one in fields if one in AMOUNTS), "")


def is_money(header: str) -> bool:
    """Whether a column of receivables holds amounts, by its header, read or not."""
    money = read_amount_header(header)
    ways = (normal(header), normal(without_brackets(header)), money.base, money.last)
    return any(map(field_of_amount, ways))


def place_of(field_of: Mapping[int, str], field: str) -> int:
    """The first column that is read as a field; -1: none."""
    return next((index for index, one in field_of.items() if one == field), -1)


def settle_currencies(
    header: Sequence[str], field_of: dict[int, str], said: frozenset[int]
) -> None:
    """Read amounts in the currency of the document where there are such beside others.

    All of them or none: an amount in one currency and what is open of it in another are no
    invoice. Where only what is open is there in both, it is read as ``open in currency``.

    Args:
        said: the columns that the rep has spoken of; what they are stays.
    """
    read = [read_amount_header(one) for one in header]
    of = {field: at for at, field in field_of.items() if field in _SPLIT}
    if not said.isdisjoint(of.values()):
        return
    in_document: dict[str, int] = {}
    for at, one in enumerate(read):
        if one.currency == "document" and field_of.get(at) in (None, _IN_CURRENCY, *_SPLIT):
            field = field_of.get(at) or field_of_amount(one.base) or field_of_amount(one.last)
            in_document.setdefault("open" if field == _IN_CURRENCY else field, at)
    asked = [one for one in ("amount", "open") if one in of] if "open" in of else list(of)
    if asked and all(one in in_document for one in asked):
        for field, at in of.items():
            del field_of[at]
            if field in in_document:
                field_of[in_document[field]] = field
        if "open" in in_document:
            field_of[in_document["open"]] = "open"
    elif "open" in in_document and _IN_CURRENCY not in field_of.values():
        field_of[in_document["open"]] = _IN_CURRENCY
        # Where the document is in the currency of the books, that alone may be filled.
        for at, one in enumerate(read):
            is_free = at not in field_of and "open" not in field_of.values()
            if is_free and field_of_amount(one.base) == "open":
                field_of[at] = "open"


def match_currency(header: Sequence[str], seen: Sequence[str], field_of: dict[int, str]) -> None:
    """Amounts in the currency of the books have no document's currency."""
    local = frozenset(map(normal, receivable_headers.LOCAL))
    foreign = frozenset(map(normal, receivable_headers.FOREIGN))
    amounts = [at for at, field in field_of.items() if field in ("amount", "open")]
    if _IN_CURRENCY in field_of.values() or not any(
        seen[at] in local or read_amount_header(header[at]).currency == "books" for at in amounts
    ):
        return
    at = place_of(field_of, "currency")
    if at < 0 or seen[at] not in foreign:
        return
    del field_of[at]
    known = {
        one for fields in normal_sets("receivables") for one, f in fields.items() if f == "currency"
    }
    other = next(
        (i for i, one in enumerate(seen) if one in known - foreign and i not in field_of), -1
    )
    if other >= 0:
        field_of[other] = "currency"
