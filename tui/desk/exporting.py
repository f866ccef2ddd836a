"""What leaves the book for spreadsheets, address books and calendars.

The headers are the plain ones that every version reads, and the cells are what an import
understands: the rows of a book that were taken into an empty one are the same when they leave
that again. Rows are ordered by what they say, never by ids.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from tui.desk import import_words
from tui.desk.intake import AccountIndex, Skip, codes
from tui.desk.intake_names import is_same_name, listed
from tui.desk.ledger import Ledger
from tui.domain.lexicon import PURPOSE_WORDS
from tui.domain.money import to_decimal
from tui.domain.receivables.allocation import paid_undated
from tui.domain.records import Account, Invoice, Opportunity, Payment, Person, Visit
from tui.exchange import writers
from tui.exchange.headers import FIELDS
from tui.exchange.values import read_word
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.ledger import Reader
    from tui.exchange.headers import Kind
    from tui.exchange.writers import Value

_NOT_WRITTEN: Final = ("account name", "paid")
"""Fields of receivables that say what others say already."""
_CARDS_AND_EVENTS: Final = (".vcf", ".ics")
_BETWEEN: Final = ", "
_UNCLEAR: Final = 3
"""So many decimals look like thousands; one more does not."""

R = TypeVar("R", Person, Visit, Opportunity, Invoice)
Rows = Iterable[Mapping[str, "Value"]]


class Circumstances(msgspec.Struct, frozen=True):
    """What an export needs beside the book."""

    now: datetime
    zone: tzinfo | None = None
    """Where the rep is; None: where this machine is."""
    margin: int = 0
    """Minutes by which an alarm comes before one has to leave."""


def export(book: Reader, kind: Kind, file: str | Path, around: Circumstances) -> None:
    """Write the records of a kind; ``-`` is standard output.

    The name of the file tells the form: people as vCard where it ends in ``.vcf``, visits as a
    calendar where it ends in ``.ics``, else a workbook for ``.xlsx`` and CSV for anything else.
    The same book gives the same bytes, whenever they are written.

    Raises:
        UnknownFormat: it names an address book or a calendar, and the kind is neither.
        CannotWrite: with the reason; what stood there stands there still.
    """
    ending = Path(file).suffix.lower()
    if kind == "people" and ending == ".vcf":
        from tui.desk.exporting_cards import cards_of

        data = cards_of(book)
    elif kind == "visits" and ending == ".ics":
        from tui.desk.exporting_calendar import calendar_of

        data = calendar_of(book, around.zone, around.margin)
    elif ending in _CARDS_AND_EVENTS:
        raise writers.UnknownFormat(
            _("{file}: {kind} are written as .csv or .xlsx. Name the file so.").format(
                file=file, kind=import_words.kind(kind)
            )
        )
    else:
        fields = fields_of(kind)
        cells = [[row.get(field) for field in fields] for row in rows_of(book, kind, around.now)]
        cells.sort(key=lambda row: [_text(value) for value in row])
        if ending == ".xlsx":
            data = writers.xlsx_bytes(import_words.kind(kind), fields, cells)
        else:
            data = writers.csv_bytes(fields, ([_text(cell) for cell in row] for row in cells))
    writers.write(file, data)


def fields_of(kind: Kind) -> tuple[str, ...]:
    """The headers of an export."""
    return tuple(field for field in FIELDS[kind] if field not in _NOT_WRITTEN)


def rows_of(book: Reader, kind: Kind, now: datetime) -> Rows:
    """The rows of an export, by field; what is not known is left out."""
    if kind == "accounts":
        return map(_account, book.all(Account).values())
    names = Names(book)
    if kind == "people":
        return (_person(one, names) for one in names.of(book.all(Person)))
    if kind == "visits":
        return (
            _visit(one, names)
            for one in names.of(book.since(Visit, date.min))
            if one.state not in ("cancelled", "missed")
        )
    if kind == "opportunities":
        found = names.of(book.since(Opportunity, date.min))
        return (_opportunity(one, names) for one in found)
    return _invoices(book, names, now)


class Names:
    """What records are called so that an import finds them again."""

    def __init__(self, book: Reader) -> None:
        self._accounts = book.all(Account)
        self._index = AccountIndex(self._accounts.values())
        self._people: defaultdict[int, list[Person]] = defaultdict(list)
        for person in book.all(Person).values():
            self._people[person.account_id].append(person)
        self._by_id = {one.id: one for found in self._people.values() for one in found}

    def of(self, records: Mapping[int, R]) -> Iterator[R]:
        """The records whose account is there; a book mended by hand may have others."""
        return (one for one in records.values() if one.account_id in self._accounts)

    def account(self, id_: int) -> str:
        """The name of an account; where several have it, its number."""
        account = self._accounts[id_]
        try:
            found = self._index.by_name(account.name)
        except Skip:
            found = None
        return account.name if found == account or not account.number else account.number

    def person(self, account_id: int, id_: int | None) -> str:
        """The name of somebody at an account; empty where it does not tell who."""
        person = self._by_id.get(id_ or 0)
        if person is None or person.account_id != account_id:
            return ""
        alike = [one for one in self._people[account_id] if is_same_name(one.name, person.name)]
        return person.name if len(alike) == 1 else ""

    def people(self, account_id: int, ids: Iterable[int]) -> str:
        """The names of several, as a cell that holds several."""
        found = (self.person(account_id, id_) for id_ in ids)
        return _BETWEEN.join(name for name in found if name and listed(name) == [name])


def _account(one: Account) -> dict[str, Value]:
    return {
        "name": one.name,
        "number": one.number,
        "short name": one.short_name,
        "tier": one.tier,
        "currency": one.currency,
        "industry": one.industry,
        "city": one.city,
        "address": one.address,
        "phone": one.phone,
        "terms days": one.terms_days,
        "credit limit": _money(one.credit_limit, one.currency),
        "margin": _part(one.margin),
        "potential": _money(one.potential, one.currency),
        "share": _part(one.share),
        "rhythm days": one.rhythm_days,
        "travel minutes": one.travel_minutes,
    }


def _person(one: Person, names: Names) -> dict[str, Value]:
    return {
        "name": one.name,
        "account": names.account(one.account_id),
        "title": one.title,
        "department": one.department,
        "level": one.level,
        "roles": _BETWEEN.join(one.roles),
        "attitude": one.attitude,
        "relation": one.relation,
        "influence": one.influence,
        "reports to": names.person(one.account_id, one.reports_to),
        "phone": one.phone,
        "email": one.email,
        "birthday": _birthday(one),
        "style": one.style or one.social_style,
    }


def _birthday(one: Person) -> date | str | None:
    if one.birthday is None or one.birth_year_known:
        return one.birthday
    return f"--{one.birthday:%m-%d}"


def _visit(one: Visit, names: Names) -> dict[str, Value]:
    purpose, note = told(one)
    return {
        "start": f"{one.start:%Y-%m-%d %H:%M}",
        "account": names.account(one.account_id),
        "minutes": one.minutes,
        "kind": one.kind,
        "purpose": purpose,
        "people": names.people(one.account_id, one.people),
        "note": note,
    }


def told(visit: Visit) -> tuple[str, str]:
    """The purpose of a visit, or what it is about; and its note.

    A visit that is still to be logged has one text, which stands where an import looks for it.
    """
    purpose: str = visit.purpose or ""
    text = visit.text
    if not purpose and text:
        with contextlib.suppress(ValueError):
            purpose, text = read_word(text, codes(PURPOSE_WORDS)), ""
    if not visit.is_open:
        return (purpose, visit.note) if purpose else (text, visit.note)
    about = "; ".join(filter(None, (text, visit.note)))
    return (purpose, about) if purpose else (about, "")


def _opportunity(one: Opportunity, names: Names) -> dict[str, Value]:
    return {
        "name": one.name,
        "account": names.account(one.account_id),
        "stage": one.stage,
        "amount": _money(one.amount, one.currency),
        "currency": one.currency,
        "opened": one.opened,
        "close": one.close if one.is_open else one.ended or one.close,
        "state": one.state,
        "product": one.product,
    }


def _invoices(book: Reader, names: Names, now: datetime) -> Iterator[dict[str, Value]]:
    """Every invoice of the book; what is open of it as of today."""
    ledger = Ledger(book, now.date())
    undated = paid_undated(book.since(Payment, date.min).values())
    for one in names.of(book.since(Invoice, date.min)):
        left = 0 if one.settled else ledger.open_amounts.get(one.id, 0)
        yield {
            "number": one.number,
            "account": names.account(one.account_id),
            "issued": one.issued,
            "due": one.due,
            "amount": _money(one.amount, one.currency),
            "open": _money(left, one.currency),
            "settled": None if one.id in undated else one.settled,
            "currency": one.currency,
            "disputed": "yes" if one.disputed else "no",
        }


def _money(minor: int | None, currency: str) -> Decimal | None:
    return None if minor is None else to_decimal(minor, currency)


def _part(share: float | None) -> Decimal | None:
    return None if share is None else Decimal(repr(share))


def _text(value: Value) -> str:
    """A cell of a CSV file."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        # 1.500 dinars are not one thousand five hundred.
        return f"{text}0" if len(text.partition(".")[2]) == _UNCLEAR else text
    return value.isoformat() if isinstance(value, date) else str(value)
