"""Long work: its line moves, it can be stopped, and nothing is lost by quitting."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import PATIENCE, Rep, both_sizes, painted, rounds
from tests.screens.importing.doing import HEADER, bytes_of, put, read, the_morning
from tui.domain.records import Invoice
from tui.exchange.progress import Progress
from tui.screens import importing_work
from tui.store.book import Book
from tui.widgets.progress import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Gate:
    """Holds an import before it goes on to the next rows, as often as the test says."""

    def __init__(self) -> None:
        self.is_shut = False
        self.permits = threading.Semaphore(0)

    def open(self) -> None:
        """Let everything through."""
        self.is_shut = False
        self.permits.release(1000)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    really = Progress.at

    def at(progress: Progress, done: int) -> None:
        if gate.is_shut and progress.stage == "taking":
            progress.done = done
            assert gate.permits.acquire(timeout=PATIENCE)
        really(progress, done)

    monkeypatch.setattr(Progress, "at", at)
    yield gate
    gate.open()


def many(count: int) -> str:
    return HEADER + "".join(
        f"N{n},Acme,2026-09-01,2026-10-01,{n},{n},no\n" for n in range(1, count + 1)
    )


async def begin_long_work(rep: Rep, folder: Path, gate: Gate) -> None:
    """Repeat an import with a file of 600 rows, up to its first ones."""
    await the_morning(rep, folder)
    put(folder, "sat.csv", many(600))
    gate.is_shut = True
    rep.at_once("R")
    await rep.until(lambda: is_told(rep), "the work is told of")


def is_told(rep: Rep) -> bool:
    """Whether the work that is being done is on screen."""
    return rep.on_top == "WorkScreen" and bool(rep.app.screen.query(ProgressLine))


def shows(rep: Rep, text: str) -> bool:
    """Whether the line says so."""
    return text in rep.shown("#progress")


@both_sizes
async def test_the_line_moves_while_rows_are_taken_in(
    folder: Path, book: Book, gate: Gate, size: tuple[int, int]
) -> None:
    async with rounds(book, size=size) as rep:
        await begin_long_work(rep, folder, gate)
        line = rep.app.screen.query_one(ProgressLine)
        seen = []
        for done in ("256", "512"):
            gate.permits.release()
            told = f"taking the rows in   {done} of 600"
            await rep.until(partial(shows, rep, told), told)
            seen.append((line.part, painted(line)[0].count("━")))
        (first, drawn), (second, more) = seen
        assert 0 < first < second < 1
        assert 0 < drawn < more
        assert "esc stop" in rep.foot
        gate.open()
        await rep.until_open("ResultScreen")
        assert len(rep.all(Invoice)) == 603


async def test_escape_stops_it_and_the_book_stays_byte_for_byte(
    folder: Path, book: Book, gate: Gate
) -> None:
    async with rounds(book) as rep:
        await begin_long_work(rep, folder, gate)
        before = bytes_of(book)
        gate.permits.release()
        await rep.until(lambda: "256 of 600" in rep.shown("#progress"), "row 256")
        rep.at_once("escape")
        await rep.until(lambda: "stopping" in rep.shown("#progress"), "stopping")
        gate.open()
        await rep.settled()
        assert rep.on_top == "TodayScreen"
        assert rep.told == ["Stopped. Nothing was imported."]
        assert bytes_of(book) == before
        # And it can be begun again.
        await rep.press("R")
        assert rep.on_top == "ResultScreen"


async def test_a_dry_run_that_is_stopped_leads_back_to_the_columns(
    folder: Path, book: Book, gate: Gate
) -> None:
    put(folder, "all.csv", many(600))
    async with rounds(book) as rep:
        await read(rep, "~/exports/all.csv")
        await rep.press("home", "e", "1")
        gate.is_shut = True
        rep.at_once("enter")
        await rep.until(lambda: is_told(rep), "the work is told of")
        rep.at_once("escape")
        await rep.until(lambda: "stopping" in rep.shown("#progress"), "stopping")
        gate.open()
        await rep.settled()
        assert rep.on_top == "ColumnsScreen"
        assert rep.told == ["Stopped. Nothing was imported."]


async def test_quitting_meanwhile_stops_it_and_the_book_stays_byte_for_byte(
    folder: Path, book: Book, gate: Gate
) -> None:
    async with rounds(book) as rep:
        await begin_long_work(rep, folder, gate)
        before = bytes_of(book)
        rep.at_once("ctrl+q")
        await rep.until(
            lambda: rep.app.long_work and rep.app.long_work._is_stopped, "it is told to stop"
        )
        assert rep.app.is_running
        gate.open()
        await rep.until_ended()
    assert bytes_of(book) == before


async def test_what_is_being_saved_is_saved_when_one_quits(
    folder: Path, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving, go_on = threading.Event(), threading.Event()
    really = Book.transaction

    @contextmanager
    def transaction(book: Book, text: str) -> Iterator[object]:
        with really(book, text) as change:
            yield change
            saving.set()
            assert go_on.wait(PATIENCE)

    async with rounds(book) as rep:
        await the_morning(rep, folder)
        monkeypatch.setattr(Book, "transaction", transaction)
        rep.at_once("R")
        await rep.until(saving.is_set, "it is saved")
        rep.at_once("ctrl+q")
        await rep.round()
        assert rep.app.is_running
        go_on.set()
        await rep.until_ended()
    assert book.path
    found = Book.open(book.path).since(Invoice, date.min).values()
    assert {one.number for one in found} == {"A1", "A2", "A3", "B1"}


async def test_the_app_answers_while_rows_are_taken_in(
    folder: Path, book: Book, gate: Gate
) -> None:
    async with rounds(book) as rep:
        await begin_long_work(rep, folder, gate)
        # A second import is not begun; keys of places rest behind the work.
        rep.at_once("R", "4", "j", "enter")
        await rep.round()
        assert rep.on_top == "WorkScreen"
        assert rep.app.current_mode == "today"
        gate.open()
        await rep.until_open("ResultScreen")


async def test_work_of_a_moment_shows_nothing_of_itself(
    folder: Path, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    really = importing_work.WorkScreen.on_mount

    def on_mount(screen: importing_work.WorkScreen) -> None:
        shown.append(str(screen))
        really(screen)

    monkeypatch.setattr(importing_work.WorkScreen, "on_mount", on_mount)
    monkeypatch.setattr(importing_work, "QUIET", PATIENCE)
    async with rounds(book) as rep:
        await the_morning(rep, folder)
        await rep.press("R")
        assert rep.on_top == "ResultScreen"
    assert shown == []
