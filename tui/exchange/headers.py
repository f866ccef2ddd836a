"""Which column of a sheet is which field: headers seen in real exports, as tables.

The tables stand in `header_tables`; a new kind of export is a new entry of one and nothing else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

import msgspec

from tui.errors import Trouble
from tui.exchange import receivable_headers
from tui.exchange.header_tables import contacts, customers

Kind = Literal["accounts", "people", "receivables", "visits", "opportunities"]


class BadColumns(Trouble):
    """A column is missing, or the rep names one that is not there."""

    code = "columns"

    def __init__(self, text: str, *, field: str = "", has_more_sheets: bool = False) -> None:
        """``field`` is the one that is missing; empty: what the rep names is not there."""
        super().__init__(text)
        self.field, self.has_more_sheets = field, has_more_sheets


class HeaderSet(msgspec.Struct, frozen=True):
    """The headers of one kind of export: field by header, as the file spells it."""

    source: str
    fields: Mapping[str, str]


class Column(msgspec.Struct, frozen=True):
    """A column of the file and the field it is read as; None: not read."""

    header: str
    field: str | None


def _plain(*fields: str) -> HeaderSet:
    return HeaderSet("Rounds", {field: field for field in fields})


FIELDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "accounts": (
        "name",
        "number",
        "short name",
        "tier",
        "currency",
        "industry",
        "city",
        "address",
        "phone",
        "terms days",
        "credit limit",
        "margin",
        "potential",
        "share",
        "rhythm days",
        "travel minutes",
    ),
    "people": (
        "name",
        "account",
        "title",
        "department",
        "level",
        "roles",
        "attitude",
        "relation",
        "influence",
        "reports to",
        "phone",
        "email",
        "birthday",
        "style",
    ),
    "receivables": (
        "number",
        "account",
        "account name",
        "issued",
        "due",
        "amount",
        "open",
        "paid",
        "settled",
        "currency",
        "disputed",
    ),
    "visits": ("start", "account", "minutes", "kind", "purpose", "people", "note"),
    "opportunities": (
        *("name", "account", "stage", "amount", "currency", "opened", "close", "state"),
        "product",
    ),
}
"""Every field of a kind by its plain header. ``account`` is a customer number or a name."""

MORE_FIELDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "receivables": (
        *("credited", "open in currency", "days overdue", "days to due", "side", "state"),
        "ageing",
    ),
}
"""What else an export of others can say. ``ageing`` may be several columns."""

AMOUNTS: Final = ("amount", "open", "paid", "credited", "open in currency", "ageing")
"""The fields of receivables that are amounts."""

REQUIRED: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = {
    "accounts": (("name",),),
    "people": (("name",), ("account",)),
    "receivables": (("number",), ("account",), ("amount", "open")),
    "visits": (("start",), ("account",)),
    "opportunities": (("name",), ("account",)),
}
"""What a file must have: one field of each group."""

_TABLES: Final[Mapping[Kind, Mapping[str, Mapping[str, str]]]] = {
    "accounts": customers.ACCOUNTS,
    "people": contacts.PEOPLE,
    "receivables": receivable_headers.SETS,
    "visits": contacts.VISITS,
    "opportunities": customers.OPPORTUNITIES,
}


def _sets(kind: Kind) -> tuple[HeaderSet, ...]:
    known = _TABLES[kind].items()
    return (_plain(*FIELDS[kind]), *(HeaderSet(source, fields) for source, fields in known))


SETS: Final[Mapping[Kind, tuple[HeaderSet, ...]]] = {kind: _sets(kind) for kind in FIELDS}
"""The known exports, our own headers first: those are read whatever else a file has."""

BETWEEN_LINES: Final = " / "
"""What stands between the lines of a header that has several."""
_IGNORED: Final = str.maketrans("", "", " \t._-:*/\u3000")


def normal(header: str) -> str:
    """A header as it is compared: no case, spaces, full-width forms, nor signs between words."""
    return unicodedata.normalize("NFKC", header).casefold().translate(_IGNORED)


def all_fields(kind: Kind) -> tuple[str, ...]:
    """Every field that a column of such a file can be."""
    return FIELDS[kind] + MORE_FIELDS.get(kind, ())


@lru_cache(maxsize=16)
def normal_sets(kind: Kind) -> tuple[Mapping[str, str], ...]:
    """Fields by header in the form of `normal`: our own headers, then those of the exports."""
    return tuple(
        {normal(one): field for one, field in known.fields.items()} for known in SETS[kind]
    )
