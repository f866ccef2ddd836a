"""The words for what an import speaks of in codes: kinds, fields, sorts of rows, stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.desk import remembering
from tui.i18n import N_, NP_, _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.import_views import ImportKind
    from tui.exchange.progress import Stage
    from tui.exchange.values import DateOrder

_FIELDS: Final[Mapping[str, str]] = {
    "account": NP_("field", "account"),
    "account name": NP_("field", "account name"),
    "address": NP_("field", "address"),
    "ageing": NP_("field", "sum by age"),
    "amount": NP_("field", "amount"),
    "attitude": NP_("field", "attitude"),
    "birthday": NP_("field", "birthday"),
    "city": NP_("field", "city"),
    "close": NP_("field", "close"),
    "credit limit": NP_("field", "credit limit"),
    "credited": NP_("field", "credited"),
    "currency": NP_("field", "currency"),
    "days overdue": NP_("field", "days overdue"),
    "days to due": NP_("field", "days to due"),
    "department": NP_("field", "department"),
    "disputed": NP_("field", "disputed"),
    "due": NP_("field", "due"),
    "email": NP_("field", "e-mail"),
    "industry": NP_("field", "industry"),
    "influence": NP_("field", "influence"),
    "issued": NP_("field", "issued"),
    "kind": NP_("field", "kind of visit"),
    "level": NP_("field", "level"),
    "margin": NP_("field", "margin"),
    "minutes": NP_("field", "minutes"),
    "name": NP_("field", "name"),
    "note": NP_("field", "note"),
    "number": NP_("field", "invoice number"),
    "open": NP_("field", "open"),
    "open in currency": NP_("field", "open in currency"),
    "opened": NP_("field", "opened"),
    "paid": NP_("field", "paid"),
    "people": NP_("field", "people"),
    "phone": NP_("field", "phone"),
    "potential": NP_("field", "potential"),
    "product": NP_("field", "product"),
    "purpose": NP_("field", "purpose"),
    "relation": NP_("field", "relation"),
    "reports to": NP_("field", "reports to"),
    "rhythm days": NP_("field", "rhythm in days"),
    "roles": NP_("field", "roles"),
    "settled": NP_("field", "settled"),
    "share": NP_("field", "share"),
    "short name": NP_("field", "short name"),
    "side": NP_("field", "debit or credit"),
    "stage": NP_("field", "stage"),
    "start": NP_("field", "start"),
    "state": NP_("field", "state"),
    "style": NP_("field", "style"),
    "terms days": NP_("field", "terms in days"),
    "tier": NP_("field", "tier"),
    "title": NP_("field", "title"),
    "travel minutes": NP_("field", "travel in minutes"),
}
_STAGES: Final[Mapping[Stage, str]] = {
    "waiting": NP_("stage", "beginning"),
    "reading": NP_("stage", "reading the file"),
    "understanding": NP_("stage", "understanding its rows"),
    "taking": NP_("stage", "taking the rows in"),
    "saving": NP_("stage", "saving the book"),
}
_ORDERS: Final[Mapping[DateOrder, str]] = {
    "dmy": N_("day first"),
    "mdy": N_("month first"),
}


def kind(code: ImportKind) -> str:
    """What is imported, as a word."""
    return _(remembering.NAMES[code])


def field(code: str, of: ImportKind) -> str:
    """What a column is read as in a file of a kind."""
    if (of, code) == ("accounts", "number"):
        return pgettext("field", "customer number")
    return pgettext("field", _FIELDS[code])


def stage(code: Stage) -> str:
    """What long work is doing."""
    return pgettext("stage", _STAGES[code])


def order(code: DateOrder) -> str:
    """How dates are written."""
    return _(_ORDERS[code])


def coverage(is_full: bool) -> str:
    """Whether a file lists all that is open."""
    return _("all that is open") if is_full else _("a part of it")


def rows(counts: Mapping[str, int]) -> str:
    """How many rows a sheet has: those to take in, and sums, headings and other lines.

    Where none is to be taken in yet, they are not told apart.
    """
    items = counts.get("item", 0)
    others = sum(counts.values()) - items
    if others and not items:
        return ngettext("{n} line", "{n} lines", others).format(n=f"{others:,}")
    said = ngettext("{n} row", "{n} rows", items).format(n=f"{items:,}")
    if others:
        more = ngettext("{n} other line", "{n} other lines", others).format(n=f"{others:,}")
        said = f"{said} · {more}"
    return said


def name_of_change(kind: ImportKind, rows: int, file: str) -> str:
    """What an import is called for undo."""
    if kind == "accounts":
        text = ngettext(
            "import accounts: {n} row of {file}", "import accounts: {n} rows of {file}", rows
        )
    elif kind == "people":
        text = ngettext(
            "import people: {n} row of {file}", "import people: {n} rows of {file}", rows
        )
    elif kind == "visits":
        text = ngettext(
            "import visits: {n} row of {file}", "import visits: {n} rows of {file}", rows
        )
    elif kind == "opportunities":
        text = ngettext(
            "import opportunities: {n} row of {file}",
            "import opportunities: {n} rows of {file}",
            rows,
        )
    elif kind == "book":
        text = ngettext(
            "import book: {n} record of {file}", "import book: {n} records of {file}", rows
        )
    else:
        text = ngettext(
            "import receivables: {n} row of {file}",
            "import receivables: {n} rows of {file}",
            rows,
        )
    return text.format(n=f"{rows:,}", file=file)
