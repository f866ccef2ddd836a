"""Laws of every import: twice is once, every row counts, and what the rep added outlives it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.any_files import ENDINGS, AnyFile, any_files, bases, of
from tests.desk.importing import NOW, TODAY, accounted
from tests.desk.surviving import Tables, assert_survives, tables_of
from tui.desk.exporting import Circumstances, export
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.ledger import Ledger
from tui.desk.transfer import import_file
from tui.domain.receivables.ageing import settled_on
from tui.domain.records import Invoice, Payment, Record
from tui.errors import Trouble
from tui.exchange.headers import Kind
from tui.store.book import Book

LIGHT: Final = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
FULL: Final = settings(LIGHT, max_examples=600)


def book_in(folder: Path, records: Iterable[Record]) -> Book:
    """A book in a file with these records."""
    book = Book.open(folder / "book.json")
    with book.transaction("fill") as change:
        for record in records:
            change.lay(record)
    return book


def take(book: Book, file: AnyFile, path: Path) -> ImportView | None:
    """Import a file; None where it is refused, and then nothing has changed."""
    before = book.generation
    try:
        view = import_file(book, file.kind, path, ImportOptions(is_full=file.is_full), NOW)
    except Trouble:
        assert book.generation == before
        return None
    accounted(view)
    if file.items is not None:
        assert view.rows == file.items
    return view


# -- twice is once


def check_twice(records: Sequence[Record], before: Sequence[AnyFile], file: AnyFile) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = book_in(folder, records)
        for n, one in enumerate(before):
            take(book, one, one.put(folder, str(n)))
        path = file.put(folder)
        first = take(book, file, path)
        if first is None:
            return
        data = (folder / "book.json").read_bytes()
        again = take(book, file, path)
        assert again is not None
        assert (again.created, again.updated, again.closed, again.review) == (0, 0, 0, 0)
        assert again.skipped == first.skipped
        assert (folder / "book.json").read_bytes() == data


def _before(kind: Kind, ending: str) -> st.SearchStrategy[list[AnyFile]]:
    return st.lists(of(kind, ending) | any_files, max_size=2)


@pytest.mark.parametrize(("kind", "ending"), ENDINGS)
def test_twice_is_once(kind: Kind, ending: str) -> None:
    LIGHT(given(bases(), _before(kind, ending), of(kind, ending))(check_twice))()


@pytest.mark.exhaustive
@pytest.mark.parametrize(("kind", "ending"), ENDINGS)
def test_twice_is_once_for_many(kind: Kind, ending: str) -> None:
    FULL(given(bases(), _before(kind, ending), of(kind, ending))(check_twice))()


# -- what the rep added


def check_survival(records: Sequence[Record], files: Sequence[AnyFile]) -> None:
    with tempfile.TemporaryDirectory() as name:
        book = Book.in_memory(records)
        states, judged = [tables_of(book)], Ledger(book, TODAY).judged.keys()
        for n, file in enumerate(files):
            generation = book.generation
            take(book, file, file.put(Path(name), str(n)))
            after = tables_of(book)
            assert_survives(file.kind, file.ending, states[-1], after)
            assert Ledger(book, TODAY).judged.keys() == judged
            if book.generation != generation:
                states.append(after)
        while len(states) > 1:
            assert tables_of(book) == states.pop()
            book.undo()
        assert tables_of(book) == states[0]


_many = st.lists(any_files, min_size=1, max_size=4)


@LIGHT
@given(bases(), _many)
def test_what_the_rep_added_outlives_every_import(
    records: list[Record], files: list[AnyFile]
) -> None:
    check_survival(records, files)


@pytest.mark.exhaustive
@FULL
@given(bases(), _many)
def test_what_the_rep_added_outlives_many_imports(
    records: list[Record], files: list[AnyFile]
) -> None:
    check_survival(records, files)


# -- what we write ourselves


def sound(records: Sequence[Record]) -> list[Record]:
    """The records with invoices settled as their payments tell, and nothing presumed.

    What was presumed is certain as soon as a file says it.
    """
    parts: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    found: list[Record] = []
    for one in records:
        if isinstance(one, Payment):
            found.append(replace(one, source="import") if one.source == "presumed" else one)
            for part in one.allocations:
                parts[part.invoice_id].append((one.on, part.amount))
        elif not isinstance(one, Invoice):
            found.append(one)
    return found + [
        replace(one, settled=settled_on(one, parts[one.id]))
        for one in records
        if isinstance(one, Invoice)
    ]


def check_own(records: Sequence[Record], kind: Kind, ending: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        book, path = Book.in_memory(sound(records)), Path(name) / f"own.{ending}"
        before = tables_of(book)
        export(book, kind, path, Circumstances(now=NOW, margin=15))
        view = import_file(book, kind, path, ImportOptions(), NOW)
        assert (view.created, view.updated, view.closed, view.review) == (0, 0, 0, 0)
        assert unlisted(tables_of(book)) == unlisted(before)


def unlisted(tables: Tables) -> Tables:
    """The same, whether or not an export has named an invoice."""
    return {
        name: {
            id_: replace(one, listed=None, listing=0) if isinstance(one, Invoice) else one
            for id_, one in table.items()
        }
        for name, table in tables.items()
    }


@pytest.mark.parametrize(("kind", "ending"), ENDINGS)
def test_what_we_have_written_changes_nothing(kind: Kind, ending: str) -> None:
    LIGHT(given(bases(), st.just(kind), st.just(ending))(check_own))()
