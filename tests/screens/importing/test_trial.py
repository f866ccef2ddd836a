"""The dry run, and going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.driving import (
    both_sizes,
    rounds,
)
from tests.screens.importing.doing import (
    FRIDAY,
    HEADER,
    SATURDAY,
    bytes_of,
    import_whole,
    lines_of,
    put,
    read,
    try_cards,
    words,
)
from tui.domain.records import Invoice
from tui.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path


@both_sizes
async def test_a_dry_run_names_rows_and_reasons_and_writes_nothing(
    folder: Path, book: Book, size: tuple[int, int]
) -> None:
    put(folder, "sat.csv", HEADER + SATURDAY)
    before = bytes_of(book)
    async with rounds(book, size=size) as rep:
        await read(rep, "~/exports/sat.csv")
        await rep.press("enter", "1")
        assert lines_of(rep, "#counts") == [
            "5 rows 3 new · 2 skipped",
            "Amounts are in EUR where neither row nor account says otherwise.",
        ]
        rows = lines_of(rep, "#rows")
        assert rows[-2:] == [
            "row 6 Column “issued”: “2026-13-45” is not a date.",
            "row 5 A subtotal.",
        ]
        assert "enter import it" in rep.foot
        await rep.press("u", "o", "escape", "escape", "escape")
        assert rep.on_top == "TodayScreen"
    assert bytes_of(book) == before


async def test_a_file_that_vanishes_between_the_dry_run_and_going(folder: Path, book: Book) -> None:
    file = put(folder, "fri.csv", HEADER + FRIDAY)
    before = bytes_of(book)
    async with rounds(book) as rep:
        await read(rep, "~/exports/fri.csv")
        await rep.press("enter", "1")
        file.unlink()
        await rep.press("enter")
        assert rep.on_top == "ColumnsScreen"
        assert "Cannot read" in words(rep, "#about")
        assert bytes_of(book) == before
        put(folder, "fri.csv", HEADER + FRIDAY)
        await rep.press("enter", "enter")
        assert len(rep.all(Invoice)) == 3


async def test_two_windows_lose_nothing_of_each_other(folder: Path, book: Book) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    assert book.path
    async with rounds(book) as rep, rounds(Book.open(book.path)) as other:
        await read(rep, "~/exports/fri.csv")
        await rep.press("enter", "1")
        # The other window imports the same file first, and logs a call.
        await import_whole(other, "~/exports/fri.csv")
        await other.press("escape", "l", "a", "enter")
        await rep.press("enter")
        assert words(rep, "#counts") == "3 rows 3 unchanged Nothing is new since the last import."
        assert len(rep.all(Invoice)) == 3
        assert rep.visit(1).outcome == "advance"


async def test_questions_that_an_import_would_put_are_told_without_a_key(
    folder: Path, book: Book
) -> None:
    async with rounds(book) as rep:
        await try_cards(rep, folder, "FN:Ada Berg\nTEL:+49 30 5550123")
        assert "1 question would wait on the review list." in words(rep, "#counts")
        assert "ctrl+r" not in rep.seen
        await rep.press("enter")
        assert "1 question waits on the review list: ctrl+r" in words(rep, "#counts")
