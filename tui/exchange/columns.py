"""Which column of a file is which field: by what the rep says, and by what is known."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from tui.domain.lines import is_han
from tui.domain.money import is_currency
from tui.exchange import receivable_headers
from tui.exchange.ageing_columns import is_bucket
from tui.exchange.headers import (
    BETWEEN_LINES,
    REQUIRED,
    SETS,
    BadColumns,
    Column,
    Kind,
    all_fields,
    normal,
)
from tui.exchange.values import LONGEST
from tui.i18n import _

_UNIT: Final = re.compile(r"\s*[(\[【（]([^()\[\]（）【】]*)[)\]】）]\s*$|[:：](\w+)\s*$")
"""What stands in brackets behind a header: a currency, or in what it counts."""
_IN: Final = re.compile(r"(?:\s+in)?\s+([A-Z]{3})$")
"""A currency that stands there without: ``Amount in USD``."""


def without_unit(header: str) -> tuple[str, str]:
    """A header and what it says behind about its currency or unit.

    >>> without_unit("Amount (USD)"), without_unit("应收金额（万元）"), without_unit("Amount")
    (('Amount', 'USD'), ('应收金额', '万元'), ('Amount', ''))
    """
    if len(header) > LONGEST:
        return header, ""
    if match := _UNIT.search(header):
        return header[: match.start()], (match[1] or match[2] or "").strip()
    if (match := _IN.search(header)) and is_currency(match[1]):
        return header[: match.start()], match[1]
    return header, ""


def map_columns(
    header: Sequence[str],
    kind: Kind,
    file: str,
    named: Mapping[str, str] | None = None,
    learned: Mapping[str, str] | None = None,
) -> tuple[Column, ...]:
    """The field of each column of a file.

    What the rep has named goes first, then what was learned of this shape of file, then our
    own headers, then those of the export that knows most of the headers, then those of the
    others. A field is read from one column only, the sums by age from several.

    Args:
        file: its name, for messages.
        named: header by field, as ``--map`` says it.
        learned: field by normal header; empty: not to be read.

    Raises:
        BadColumns: a name is not known. What is missing `require` tells.
    """
    ways = [_ways(one) for one in header]
    seen = [one[0] if one else "" for one in ways]
    field_of: dict[int, str] = {}
    for field, wanted in (named or {}).items():
        field_of[_find(wanted, header, file)] = _field(field, kind)
    for index, one in enumerate(seen):
        taught = (learned or {}).get(one)
        if taught is not None and index not in field_of and taught not in field_of.values():
            field_of[index] = taught
    _map_known(header, kind, field_of)
    if kind == "receivables":
        _finish_receivables(header, seen, field_of)
    return tuple(Column(one, field_of.get(index) or None) for index, one in enumerate(header))


def known_fields(
    header: Sequence[str], kind: Kind, named: Collection[str], learned: Mapping[str, str] | None
) -> int:
    """How many fields a row would give if it were the header.

    Args:
        named: normal headers that the rep has named.
    """
    ways = [_ways(one) for one in header]
    field_of: dict[int, str] = {}
    for index, one in enumerate(ways):
        if one and learned and learned.get(one[0]):
            field_of[index] = learned[one[0]]
        elif one and one[0] in named:
            field_of[index] = f"named {one[0]}"
    _map_known(header, kind, field_of)
    return len({field for field in field_of.values() if field})


def shape_of(header: Sequence[str]) -> tuple[str, ...]:
    """What tells files of one kind of export from others: their headers, normal and in order."""
    return tuple(sorted({normal(one) for one in header} - {""}))


_NAMED: Final = 40
"""So many headers a sentence names."""
_BY_LAST_LINE: Final = ("account", "account name", "number", "issued", "due")
"""What the last line of a header tells alone; of an amount those above tell which it is."""


@lru_cache(maxsize=512)
def _ways(header: str) -> tuple[str, ...]:
    """A header in the ways it may be known by: whole, without its unit, by one of its scripts."""
    found = [header, without_unit(header)[0]]
    if not header.isascii():
        words = [word for word in re.split(r"[\s/|]+", header) if word]
        found.append(" ".join(word for word in words if any(map(is_han, word))))
        found.append(" ".join(word for word in words if not any(map(is_han, word))))
    return tuple(dict.fromkeys(way for one in found if (way := normal(one))))


@lru_cache(maxsize=16)
def _normal_sets(kind: Kind) -> tuple[Mapping[str, str], ...]:
    """Our own headers, then those of the exports."""
    return tuple(
        {normal(one): field for one, field in known.fields.items()} for known in SETS[kind]
    )


def _map_known(header: Sequence[str], kind: Kind, field_of: dict[int, str]) -> None:
    ways = [_ways(one) for one in header]
    own, *others = _normal_sets(kind)
    _take(own, ways, field_of)
    if kind == "receivables":
        _take(_normal_certain(), ways, field_of)
        _promote(ways, field_of)
    others.sort(key=lambda known: -sum(any(way in known for way in one) for one in ways))
    for known in others:
        _take(known, ways, field_of)
    if kind == "receivables":
        lasts = [_last_line(one) for one in header]
        for known in (_normal_certain(), *others):
            plain = {one: field for one, field in known.items() if field in _BY_LAST_LINE}
            _take(plain, lasts, field_of)


def _last_line(header: str) -> tuple[str, ...]:
    """What the last of several lines of a header says by itself."""
    *above, last = header.split(BETWEEN_LINES)
    return (normal(last),) if above else ()


def _take(
    known: Mapping[str, str], ways: Sequence[tuple[str, ...]], field_of: dict[int, str]
) -> None:
    """Give fields that are free to columns that are, in the order of the table."""
    place: dict[str, int] = {}
    for index, one in enumerate(ways):
        if index not in field_of:
            for way in one:
                place.setdefault(way, index)
    taken = set(field_of.values())
    for header, field in known.items():
        index = place.get(header, -1)
        if index >= 0 and index not in field_of and (not field or field not in taken):
            field_of[index] = field
            taken.add(field)


# -- receivables


@lru_cache(maxsize=1)
def _normal_certain() -> Mapping[str, str]:
    return {normal(one): field for one, field in receivable_headers.CERTAIN.items()}


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(map(normal, receivable_headers.NAMES))


def _promote(ways: Sequence[tuple[str, ...]], field_of: dict[int, str]) -> None:
    """In a file that names customers alone, the name is the account."""
    fields = {field: index for index, field in field_of.items()}
    is_known = any(not _names().isdisjoint(one) for one in ways)
    if "account name" in fields and "account" not in fields and not is_known:
        field_of[fields["account name"]] = "account"


def _finish_receivables(
    header: Sequence[str], seen: Sequence[str], field_of: dict[int, str]
) -> None:
    """What depends on which columns there are beside."""
    taken = set(field_of.values())
    if "account" in taken and "account name" not in taken:
        index = next(
            (at for at, one in enumerate(seen) if one in _names() and at not in field_of), None
        )
        if index is not None:
            field_of[index] = "account name"
    if "account name" in taken and "account" not in taken:
        field_of[_place(field_of, "account name")] = "account"
    _match_currency(seen, field_of)
    buckets = [at for at, one in enumerate(header) if at not in field_of and is_bucket(one)]
    if len(buckets) > 1:
        field_of.update(dict.fromkeys(buckets, "ageing"))


def _match_currency(seen: Sequence[str], field_of: dict[int, str]) -> None:
    """Amounts in the currency of the books have no document's currency."""
    local = frozenset(map(normal, receivable_headers.LOCAL))
    foreign = frozenset(map(normal, receivable_headers.FOREIGN))
    amounts = [seen[at] for at, field in field_of.items() if field in ("amount", "open")]
    at = _place(field_of, "currency")
    if at < 0 or seen[at] not in foreign or not any(one in local for one in amounts):
        return
    del field_of[at]
    known = {
        one
        for fields in _normal_sets("receivables")
        for one, f in fields.items()
        if f == "currency"
    }
    other = next(
        (i for i, one in enumerate(seen) if one in known - foreign and i not in field_of), -1
    )
    if other >= 0:
        field_of[other] = "currency"


def _place(field_of: Mapping[int, str], field: str) -> int:
    return next((index for index, one in field_of.items() if one == field), -1)


# -- what is named or missing


def _field(text: str, kind: Kind) -> str:
    fields = all_fields(kind)
    by_name = {normal(field): field for field in fields}
    if field := by_name.get(normal(text)):
        return field
    message = _("--map: {kind} have no field “{field}”.").format(kind=kind, field=text)
    raise BadColumns(_told(message, _nearest(text, fields)))


def _find(wanted: str, header: Sequence[str], file: str) -> int:
    for index, one in enumerate(header):
        if normal(one) == normal(wanted):
            return index
    message = _("--map: {file} has no column “{header}”.").format(file=file, header=wanted)
    raise BadColumns(_told(message, _nearest(wanted, [one for one in header if one])))


def _nearest(text: str, known: Sequence[str]) -> str:
    by_normal = {normal(one): one for one in known}
    if near := difflib.get_close_matches(normal(text), by_normal, 1, 0.5):
        return _("Did you mean “{name}”?").format(name=by_normal[near[0]])
    return _("There are: {names}.").format(names=_some(known))


def _some(names: Sequence[str]) -> str:
    """The first of many names."""
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _told(message: str, hint: str) -> str:
    return _("{text} {more}").format(text=message, more=hint)


def missing(
    columns: Sequence[Column], kind: Kind, *, is_grouped: bool = False
) -> Iterator[tuple[str, ...]]:
    """The groups of fields of which a file has none, though it needs one.

    Args:
        is_grouped: lines of the file name the account of the rows below them.
    """
    found = {one.field for one in columns}
    for group in REQUIRED[kind]:
        # Sums by age add up to an amount.
        enough = {*group, "ageing"} if "amount" in group else set(group)
        if found.isdisjoint(enough) and not (is_grouped and "account" in group):
            yield group


def require(columns: Sequence[Column], kind: Kind, file: str, *, is_grouped: bool = False) -> None:
    """See that a file has what it needs.

    Raises:
        BadColumns: with the headers it has, and the way out.
    """
    for group in missing(columns, kind, is_grouped=is_grouped):
        raise BadColumns(
            _(
                "{file} has no column for “{field}”; its columns are: {headers}. "
                "If one of them is meant, say so: --map '{field}=HEADER'."
            ).format(
                file=file,
                field=group[0],
                headers=_some([one.header for one in columns if one.header]),
            )
        )
