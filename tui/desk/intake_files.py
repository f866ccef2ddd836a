"""Imports that are no sheets: address books, calendars, and a whole book."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk import import_encodings, import_words
from tui.desk.import_diff import ImportDiff
from tui.desk.import_views import ImportView
from tui.desk.intake import Tally
from tui.desk.intake_book import BadBook, read_records
from tui.desk.questions import Known
from tui.domain.records import TABLES, Dated, Record, Standing
from tui.exchange.progress import Progress
from tui.exchange.reading import read_bytes
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.import_views import ImportKind, ImportOptions
    from tui.desk.intake import Change
    from tui.store.book import Book, Transaction

_CARDS: Final = (".vcf", ".vcard")
_CALENDARS: Final = (".ics", ".ical", ".ifb", ".icalendar")


class Settled(msgspec.Struct, frozen=True):
    """What an import of such files takes from the settings and the machine."""

    currency: str = "EUR"
    """Of accounts that are made because a card names them."""
    country: str = ""
    """ISO 3166, where telephone numbers without a country are; empty: not known."""
    zone: tzinfo | None = None
    """Where the rep is; None: where this machine is."""


def is_no_sheet(kind: ImportKind, file: Path) -> bool:
    """Whether a file is to be taken by `take_file`."""
    ending = file.suffix.lower()
    return (
        kind == "book"
        or (kind == "people" and ending in _CARDS)
        or (kind == "visits" and ending in _CALENDARS)
    )


def take_file(
    book: Book,
    kind: ImportKind,
    file: Path,
    options: ImportOptions,
    now: datetime,
    settled: Settled,
) -> ImportView:
    """Take an address book, a calendar or a whole book in, as one change or not at all.

    Raises:
        BadSheet: the file cannot be read.
        WrongFormat, UnknownEncoding, BadBook: it is not what it should be.
        Cancelled: whoever watches has stopped it.
    """
    progress = options.progress or Progress()
    progress.begin("reading")
    data = read_bytes(file)
    progress.begin("taking")
    as_of = options.as_of or now.date()
    change: Transaction
    with nullcontext(book.trial()) if options.dry_run else book.transaction("") as change:
        known = Known(change)
        if kind == "book":
            tally, encoding = _take_book(change, data, file, progress), "utf-8"
        elif kind == "people":
            tally, encoding = _take_cards(change, data, file, options, as_of, settled)
        else:
            tally, encoding = _take_calendar(change, data, file, options, now, settled)
        rows = tally.created + tally.updated + tally.unchanged + len(tally.skipped)
        change.text = import_words.name_of_change(kind, rows, file.name)
        review = known.questions(change)
        progress.begin("saving")
    return ImportView(
        kind=kind,
        file=str(file),
        columns=(),
        rows=rows,
        created=tally.created,
        updated=tally.updated,
        unchanged=tally.unchanged,
        closed=0,
        skipped=tuple(sorted(tally.skipped, key=lambda one: one.row)),
        warnings=(*import_encodings.doubt(file.name, encoding), *tally.warnings),
        diff=ImportDiff(),
        as_of=as_of,
        encoding=encoding,
        date_order=None,
        dry_run=options.dry_run,
        review=review,
    )


def _take_cards(
    change: Change,
    data: bytes,
    file: Path,
    options: ImportOptions,
    as_of: date,
    settled: Settled,
) -> tuple[Tally, str]:
    from tui.desk.intake_vcards import import_cards
    from tui.exchange.vcards import read_cards

    cards = read_cards(data, file.name, options.encoding)
    currency = options.currency or settled.currency
    tally = import_cards(change, cards, as_of, currency, settled.country, options.progress)
    return tally, cards.encoding


def _take_calendar(
    change: Change,
    data: bytes,
    file: Path,
    options: ImportOptions,
    now: datetime,
    settled: Settled,
) -> tuple[Tally, str]:
    from tui.desk.intake_calendar import horizon_of, import_calendar
    from tui.exchange.calendars import read_calendar

    zone, (since, until) = settled.zone or here(), horizon_of(now.date())
    calendar = read_calendar(data, file.name, zone, since, until, options.encoding)
    return import_calendar(change, calendar, now, options.progress), calendar.encoding


def _take_book(change: Transaction, data: bytes, file: Path, progress: Progress) -> Tally:
    records = read_records(data, file.name)
    if any(_has_records(change, kind) for kind in TABLES.values()):
        raise BadBook(
            _(
                "This book is not empty: import {file} into a new one, with --book FILE. "
                "Nothing was written."
            ).format(file=file.name)
        )
    for record in progress.over(records, "taking"):
        change.lay(record)
    return Tally(created=len(records))


def _has_records(change: Change, kind: type[Record]) -> bool:
    if issubclass(kind, Standing):
        return bool(change.all(kind))
    return issubclass(kind, Dated) and bool(change.since(kind, date.min))


def here() -> tzinfo:
    """The time zone of this machine, with its summer times."""
    from dateutil.tz import tzlocal

    return tzlocal()
