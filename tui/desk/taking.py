"""Taking the rows of a sheet into a change of the book, by the kind of import."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from tui.desk.intake_accounts import import_accounts
from tui.desk.intake_opportunities import import_opportunities
from tui.desk.intake_people import import_people
from tui.desk.intake_table import Table
from tui.desk.intake_visits import import_visits
from tui.exchange.headers import FIELDS, Column, Kind
from tui.exchange.sheets import Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.intake import Change, Tally


_KINDS: Final[tuple[Kind, ...]] = ("accounts", "people", "visits", "opportunities")


def kind_of(source: str) -> Kind | None:
    """The kind of import of that name whose rows can be taken one by one."""
    return next((kind for kind in _KINDS if kind == source), None)


def take_rows(
    change: Change,
    kind: Kind,
    table: Table,
    now: datetime,
    as_of: date,
    currency: str,
    named: str | None = None,
    country: str = "",
) -> Tally:
    """Take every row; of receivables see `intake_receivables`.

    Args:
        now: what has begun before it is past.
        as_of: the day of the file.
        currency: of new accounts whose row names none, where the file has none either.
        named: of amounts whose row names none, as the rep says it.
        country: ISO 3166, where telephone numbers without a country are; empty: not known.
    """
    settled, currency = currency, named or currency
    if kind == "opportunities":
        return import_opportunities(change, table, as_of, settled, named)
    if kind == "accounts":
        return import_accounts(change, table, currency)
    if kind == "people":
        return import_people(change, table, as_of, currency, country)
    if kind == "visits":
        return import_visits(change, table, now, currency)
    raise ValueError(kind)


def one_row(kind: Kind, cells: Mapping[str, str]) -> Table:
    """A sheet of one row with these cells by field, and all other columns empty."""
    fields = FIELDS[kind]
    row = Row(1, tuple(cells.get(field, "") for field in fields))
    columns = [Column(field, field) for field in fields]
    return Table(Sheet("", "utf-8", fields, (row,)), columns, month_first=False)
