"""Which column of a file is which field: by what the rep says, and by what is known."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from tui.domain.lines import is_han
from tui.exchange import receivable_headers
from tui.exchange.ageing_columns import is_bucket
from tui.exchange.amount_headers import read_amount_header, without_brackets, without_unit
from tui.exchange.currency_columns import match_currency, place_of, settle_currencies
from tui.exchange.headers import (
    AMOUNTS,
    BETWEEN_LINES,
    REQUIRED,
    BadColumns,
    Column,
    Kind,
    all_fields,
    normal,
    normal_sets,
)
from tui.exchange.values import LONGEST
from tui.i18n import _

__all__ = [
    "fields_of",
    "map_columns",
    "missing",
    "require",
    "shape_of",
    "without_unit",
]


def map_columns(
    header: Sequence[str],
    kind: Kind,
    file: str,
    named: Mapping[str, str] | None = None,
    learned: Mapping[str, str] | None = None,
    told: Mapping[int, str] | None = None,
) -> tuple[Column, ...]:
    """The field of each column of a file.

    What the rep has named goes first, then what was learned of this shape of file, then our
    own headers, then those of the export that knows most of the headers, then those of the
    others. A field is read from one column only, the sums by age from several.

    Args:
        file: its name, for messages.
        named: header by field, as the rep says it.
        learned: field by normal header; empty: not to be read.
        told: field by column, as what stands in it tells; empty: not to be read.

    Raises:
        BadColumns: a name is not known. What is missing `require` tells.
    """
    columns = _Seen(header, kind)
    seen = [one[0] if one else "" for one in columns.ways]
    field_of: dict[int, str] = {}
    for field, wanted in (named or {}).items():
        field_of[_find(wanted, header, file)] = _field(field, kind)
    for index, one in enumerate(seen):
        taught = (learned or {}).get(one)
        if taught is not None and index not in field_of and taught not in field_of.values():
            field_of[index] = taught
    said = frozenset(field_of)
    for index, field in (told or {}).items():
        if index not in field_of and (not field or field not in field_of.values()):
            field_of[index] = field
    _map_known(header, kind, columns, field_of)
    if kind == "receivables":
        _finish_receivables(header, seen, field_of, said)
    elif kind == "people":
        _finish_people(seen, field_of, said)
    return tuple(Column(one, field_of.get(index) or None) for index, one in enumerate(header))


def fields_of(
    header: Sequence[str],
    kind: Kind,
    named: Collection[str] = (),
    learned: Mapping[str, str] | None = None,
) -> Mapping[int, str]:
    """The fields that a row would give if it were the header, by column.

    Args:
        named: normal headers that the rep has named.
    """
    seen = _Seen(header, kind)
    field_of: dict[int, str] = {}
    for index, one in enumerate(seen.ways):
        if one and learned and learned.get(one[0]):
            field_of[index] = learned[one[0]]
        elif one and one[0] in named:
            field_of[index] = f"named {one[0]}"
    _map_known(header, kind, seen, field_of)
    return {index: field for index, field in field_of.items() if field}


def shape_of(header: Sequence[str]) -> tuple[str, ...]:
    """What tells files of one kind of export from others: their headers, normal and in order."""
    return tuple(sorted({normal(one) for one in header} - {""}))


_JOBS: Final = ("jobtitle", "organizationtitle", "organization1title")
_NAMED: Final = 40
"""So many headers a sentence names."""
_BETWEEN_WORDS: Final = re.compile(r"[\s/|]+")
_BY_LAST_LINE: Final = ("account", "account name", "number", "issued", "due")
"""What the last line of a header tells alone; of amounts some do, and of others those above
tell which it is."""


@lru_cache(maxsize=512)
def _ways(header: str) -> tuple[str, ...]:
    """A header in the ways it may be known by: whole, without its unit, by one of its scripts."""
    if len(header) > LONGEST:
        return (normal(header),)
    found = list(dict.fromkeys((header, without_brackets(header))))
    if not header.isascii():
        for one in found[:]:
            scripts: tuple[list[str], list[str]] = [], []
            for word in filter(None, _BETWEEN_WORDS.split(one)):
                scripts[any(map(is_han, word))].append(word)
            found += map(" ".join, scripts[::-1])
    return tuple(dict.fromkeys(way for one in found if (way := normal(one))))


class _Seen:
    """The columns of a header by what they may be known by."""

    def __init__(self, header: Sequence[str], kind: Kind) -> None:
        self.ways = [_ways(one) for one in header]
        self.money: dict[str, int] = {}
        """The columns of amounts by what they are called beside their currency or unit: those
        in the currency of the document before those in that of the books."""
        self.lasts: dict[str, int] = {}
        """Columns by the last line of their header, where no other ends so."""
        if kind in ("receivables", "opportunities"):
            self._look_at_amounts(header)

    def _look_at_amounts(self, header: Sequence[str]) -> None:
        read = [read_amount_header(one) for one in header]
        order = sorted(range(len(read)), key=lambda at: _BEST_FIRST.index(read[at].currency))
        for at in order:
            if read[at].is_marked and read[at].base:
                self.money.setdefault(read[at].base, at)
        ends: dict[str, list[int]] = {}
        for at in order:
            if read[at].last:
                ends.setdefault(read[at].last, []).append(at)
        for last, places in ends.items():
            currencies = [read[at].currency for at in places]
            if len(places) == 1 or currencies == ["document", "books"]:
                self.lasts[last] = places[0]


_BEST_FIRST: Final = ("document", "", "books")


def _map_known(header: Sequence[str], kind: Kind, seen: _Seen, field_of: dict[int, str]) -> None:
    own, *others = normal_sets(kind)
    _take(own, seen, field_of)
    if kind == "receivables":
        _take(_normal_certain(), seen, field_of)
        _promote(seen.ways, field_of)
    others.sort(key=lambda known: -sum(any(way in known for way in one) for one in seen.ways))
    for known in others:
        _take(known, seen, field_of)
    if kind == "receivables":
        lasts = [_last_line(one) for one in header]
        for known in (_normal_certain(), *others):
            plain = {one: field for one, field in known.items() if field in _BY_LAST_LINE}
            _give(plain, _places(lasts, field_of), field_of)
        for known in (own, *others):
            plain = {one: field for one, field in known.items() if field in AMOUNTS}
            exact = {one: field for one, field in plain.items() if one not in _vague()}
            _give(exact, seen.lasts, field_of)


def _last_line(header: str) -> tuple[str, ...]:
    """What the last of several lines of a header says by itself."""
    *above, last = header.split(BETWEEN_LINES)
    return (normal(last),) if above else ()


def _take(known: Mapping[str, str], seen: _Seen, field_of: dict[int, str]) -> None:
    """Give the fields of a table to columns that are called so, or so beside their unit."""
    _give(known, _places(seen.ways, field_of), field_of)
    if seen.money:
        amounts = {one: field for one, field in known.items() if field in AMOUNTS}
        _give(amounts, seen.money, field_of)


def _places(ways: Sequence[tuple[str, ...]], field_of: Collection[int]) -> dict[str, int]:
    """The columns that are free by what they are known by."""
    place: dict[str, int] = {}
    for index, one in enumerate(ways):
        if index not in field_of:
            for way in one:
                place.setdefault(way, index)
    return place


def _give(known: Mapping[str, str], place: Mapping[str, int], field_of: dict[int, str]) -> None:
    """Give fields that are free to columns that are, in the order of the table."""
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


@lru_cache(maxsize=1)
def _beside() -> frozenset[str]:
    return frozenset(map(normal, receivable_headers.BESIDE))


def _promote(ways: Sequence[tuple[str, ...]], field_of: dict[int, str]) -> None:
    """In a file that names customers alone, the name is the account."""
    fields = {field: index for index, field in field_of.items()}
    is_known = any(not _names().isdisjoint(one) for one in ways)
    if "account name" in fields and "account" not in fields and not is_known:
        field_of[fields["account name"]] = "account"


@lru_cache(maxsize=1)
def _vague() -> frozenset[str]:
    return frozenset(map(normal, receivable_headers.VAGUE))


def _finish_receivables(
    header: Sequence[str],
    seen: Sequence[str],
    field_of: dict[int, str],
    said: frozenset[int],
) -> None:
    """What depends on which columns there are beside."""
    taken = set(field_of.values())
    if "account" in taken and "account name" not in taken:
        free = {one: at for at, one in reversed([*enumerate(seen)]) if at not in field_of}
        is_name = seen[place_of(field_of, "account")] in _names()
        names = _names() if is_name else _beside()
        index = min((free[one] for one in names if one in free), default=None)
        if index is not None:
            field_of[index] = "account name"
    last = {normal(one): field for one, field in receivable_headers.LAST.items()}
    _give(last, _places([(one,) for one in seen], field_of), field_of)
    if "account name" in taken and "account" not in taken:
        field_of[place_of(field_of, "account name")] = "account"
    settle_currencies(header, field_of, said)
    match_currency(header, seen, field_of)
    buckets = [
        at
        for at, one in enumerate(header)
        if at not in field_of and (is_bucket(one) or is_bucket(one.split(BETWEEN_LINES)[-1]))
    ]
    if len(buckets) > 1:
        field_of.update(dict.fromkeys(buckets, "ageing"))


# -- people


def _finish_people(seen: Sequence[str], field_of: dict[int, str], said: frozenset[int]) -> None:
    """Beside a job title a title is how somebody is addressed."""
    at = place_of(field_of, "title")
    job = next((one for one, header in enumerate(seen) if header in _JOBS), -1)
    if at >= 0 and job >= 0 and at not in said and job not in field_of:
        del field_of[at]
        field_of[job] = "title"


# -- what is named or missing


def _field(text: str, kind: Kind) -> str:
    fields = all_fields(kind)
    by_name = {normal(field): field for field in fields}
    if field := by_name.get(normal(text)):
        return field
    message = _("There is no field “{field}” of {kind}.").format(kind=kind, field=text)
    raise BadColumns(_told(message, _nearest(text, fields)))


def _find(wanted: str, header: Sequence[str], file: str) -> int:
    for index, one in enumerate(header):
        if normal(one) == normal(wanted):
            return index
    message = _("{file} has no column “{header}”.").format(file=file, header=wanted)
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


def require(
    columns: Sequence[Column],
    kind: Kind,
    file: str,
    *,
    is_grouped: bool = False,
    sheet: str = "",
    sheets: Collection[str] = (),
) -> None:
    """See that a file has what it needs.

    Args:
        sheet: the name of the sheet that was read, where there may be several.
        sheets: the names of all of them.

    Raises:
        BadColumns: with the headers it has.
    """
    for group in missing(columns, kind, is_grouped=is_grouped):
        message = _("{file} has no column for “{field}”; its columns are: {headers}.").format(
            file=file,
            field=group[0],
            headers=_some([one.header for one in columns if one.header]),
        )
        if others := [one for one in sheets if one != sheet]:
            hint = _("Sheet “{name}” was read; there are also: {names}.")
            message = _told(message, hint.format(name=sheet, names=_some(others)))
        raise BadColumns(message, field=group[0], has_more_sheets=bool(others))
