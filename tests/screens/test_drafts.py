"""Nothing the rep typed is ever lost: escape, quit, a closed terminal, a save that fails."""

from __future__ import annotations

import errno
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import PATIENCE, Rep, a_full_day, rounds
from tui.domain.records import Visit
from tui.store.book import Book
from tui.store.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.store.book import Transaction


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts.beside(tmp_path / "book.json")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book in a file, with three visits today."""
    book = Book.open(tmp_path / "book.json")
    with book.transaction("three visits") as change:
        for record in a_full_day(3, 0):
            change.add(record)
    return book


class Disk:
    """A disk that is full when the test says so."""

    is_full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk under the book."""
    disk = Disk()
    really = os.write

    def write(handle: int, data: bytes) -> int:
        if disk.is_full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return really(handle, data)

    monkeypatch.setattr(os, "write", write)
    return disk


async def a_note(rep: Rep, text: str) -> None:
    """Open the log on the visit under the cursor and type a note."""
    await rep.press("l", "a")
    await rep.write(text)


async def test_escape_keeps_the_text_and_the_dialog_offers_it_again() -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await a_note(rep, "half a sen")
        await rep.press("tab")
        await rep.write("tue 10:00 demo")
        await rep.press("escape")
        assert rep.book.generation == before
        await rep.press("l")
        assert rep.field("note").value == "half a sen"
        assert rep.field("then").value == "tue 10:00 demo"
        assert "draft" in rep.shown("#effects")
        await rep.press("o")
        await rep.write("tence")
        await rep.press("enter")
        assert rep.visit_here().note == "half a sentence"


async def test_what_has_been_saved_is_not_offered_again() -> None:
    async with rounds() as rep:
        await a_note(rep, "all of it")
        await rep.press("enter", "l")
        assert rep.field("note").value == ""


async def test_a_draft_for_another_visit_is_another_draft() -> None:
    async with rounds() as rep:
        await a_note(rep, "for the first")
        await rep.press("escape", "down", "l")
        assert rep.field("note").value == ""
        await rep.press("a")
        await rep.write("for the second")
        await rep.press("escape", "up", "l")
        assert rep.field("note").value == "for the first"
        await rep.press("escape", "down", "l")
        assert rep.field("note").value == "for the second"


async def test_two_visits_to_one_account_have_a_draft_each() -> None:
    async with rounds() as rep:
        await a_note(rep, "at ten")
        await rep.press("escape", *["down"] * 3)
        assert rep.here == "16:30"
        await rep.press("l")
        assert rep.field("note").value == ""


async def test_a_text_emptied_by_hand_is_gone() -> None:
    async with rounds() as rep:
        await a_note(rep, "nonsense")
        await rep.press("escape", "l", "a", "end", "ctrl+u", "escape", "l")
        assert rep.field("note").value == ""
        assert "draft" not in rep.shown("#effects")


async def test_ctrl_q_quits_from_a_dialog_and_keeps_the_draft(book: Book, drafts: Drafts) -> None:
    async with rounds(book, drafts=drafts) as rep:
        await a_note(rep, "cut off in mid")
        await rep.press("ctrl+q")
        assert not rep.app.is_running
    again = Book.open(book.path or pytest.fail("no path"))
    async with rounds(again, drafts=drafts) as rep:
        await rep.press("l")
        assert rep.field("note").value == "cut off in mid"


async def test_letters_right_before_ctrl_q_are_in_the_draft(book: Book, drafts: Drafts) -> None:
    async with rounds(book, drafts=drafts) as rep:
        await rep.press("l", "a")
        rep.at_once(*"to the very last", "ctrl+q")
        await rep.until_ended()
    assert [one["note"] for one in drafts_of(drafts)] == ["to the very last"]


async def test_a_closed_terminal_has_lost_nothing_that_was_answered(
    book: Book, drafts: Drafts
) -> None:
    async with rounds(book, drafts=drafts) as rep:
        await a_note(rep, "no goodbye")
        assert [one["note"] for one in drafts_of(drafts)] == ["no goodbye"]


async def test_the_quick_line_and_the_plan_have_a_draft_each() -> None:
    async with rounds() as rep:
        await rep.press(":")
        await rep.write("huaxin adv")
        await rep.press("escape", "n")
        assert rep.field("line").value == ""
        await rep.write("brandtner tue")
        await rep.press("escape", ":")
        assert rep.field("line").value == "huaxin adv"
        await rep.write("ance")
        await rep.press("enter", "n")
        assert rep.visit_here().outcome == "advance"
        assert rep.field("line").value == "brandtner tue"


async def test_what_cannot_be_saved_stays_in_the_dialog_and_can_be_saved_again(
    book: Book, disk: Disk
) -> None:
    async with rounds(book) as rep:
        before = rep.visit_here()
        await a_note(rep, "too much for the disk")
        disk.is_full = True
        await rep.press("enter")
        assert rep.on_top == "LogScreen"
        assert "disk is full" in rep.shown("#effects")
        assert rep.field("note").value == "too much for the disk"
        assert rep.visit(before.id) == before
        disk.is_full = False
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert rep.visit(before.id).note == "too much for the disk"


async def test_a_line_that_cannot_be_saved_stays_and_can_be_saved_again(
    book: Book, disk: Disk
) -> None:
    async with rounds(book) as rep:
        await rep.press(":")
        await rep.write("huaxin order ten drums")
        disk.is_full = True
        await rep.press("enter")
        assert rep.on_top == "LineScreen"
        assert rep.field("line").value == "huaxin order ten drums"
        disk.is_full = False
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert "ten drums" in {one.note for one in rep.all(Visit)}


async def test_what_cannot_be_confirmed_for_want_of_disk_says_so(book: Book, disk: Disk) -> None:
    async with rounds(book) as rep:
        disk.is_full = True
        await rep.press("c")
        assert "disk is full" in rep.told[-1]
        assert rep.visit_here().state == "planned"
        disk.is_full = False
        await rep.press("c")
        assert rep.visit_here().state == "confirmed"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Another window holds the book until the test lets go."""
    gate = threading.Event()
    really = Book.transaction

    @contextmanager
    def transaction(book: Book, text: str) -> Iterator[Transaction]:
        assert gate.wait(PATIENCE)
        with really(book, text) as change:
            yield change

    monkeypatch.setattr(Book, "transaction", transaction)
    return gate


async def save_a_call(rep: Rep) -> Visit:
    """Log the visit under the cursor, as far as its save waits at the gate."""
    visit = rep.visit_here()
    await rep.press("l", "a")
    rep.at_once("enter")
    await rep.until(lambda: rep.app.workers, "the save")
    return visit


async def test_escape_while_another_window_holds_the_book_and_the_call_is_written_yet(
    gate: threading.Event,
) -> None:
    async with rounds() as rep:
        visit = await save_a_call(rep)
        rep.at_once("escape")
        await rep.until(lambda: rep.on_top == "TodayScreen", "the day")
        gate.set()
        await rep.settled()
        assert rep.on_top == "TodayScreen"
        assert rep.visit(visit.id).outcome == "advance"
        assert rep.told


async def test_who_has_gone_back_is_told_that_a_save_has_failed_and_the_text_is_kept(
    book: Book, disk: Disk, gate: threading.Event
) -> None:
    async with rounds(book) as rep:
        await rep.press("e")
        rep.field("f-seek").focus()
        await rep.write("ten drums")
        rep.at_once("enter")
        await rep.until(lambda: rep.app.workers, "the save")
        rep.at_once("escape")
        await rep.until(lambda: rep.on_top == "TodayScreen", "the day")
        disk.is_full = True
        gate.set()
        await rep.settled()
        assert "disk is full" in rep.told[-1]
        await rep.press("e")
        assert rep.field("f-seek").value == "ten drums"


async def test_the_rep_works_on_while_a_call_waits_for_another_window(
    gate: threading.Event,
) -> None:
    async with rounds() as rep:
        visit = await save_a_call(rep)
        rep.at_once("escape")
        await rep.until(lambda: rep.on_top == "TodayScreen", "the day")
        rep.at_once("j", "l")
        await rep.until(lambda: rep.on_top == "LogScreen" and rep.here == "13:00", "a second log")
        gate.set()
        await rep.settled()
        assert rep.on_top == "LogScreen"
        assert rep.visit(visit.id).outcome == "advance"


async def test_quitting_waits_for_what_is_being_saved(gate: threading.Event) -> None:
    async with rounds() as rep:
        visit = await save_a_call(rep)
        rep.at_once("ctrl+q")
        await rep.round()
        assert rep.app.is_running
        gate.set()
        await rep.until_ended()
    assert rep.visit(visit.id).outcome == "advance"


async def test_a_visit_that_another_window_removed_is_told_and_the_text_stays(book: Book) -> None:
    async with rounds(book) as rep:
        visit = rep.visit_here()
        await a_note(rep, "worth keeping")
        with Book.open(book.path or pytest.fail("no path")).transaction("gone") as change:
            change.remove(Visit, visit.id)
        await rep.press("enter")
        assert rep.on_top == "LogScreen"
        assert "no longer" in rep.shown("#effects")
        assert rep.field("note").value == "worth keeping"


def drafts_of(drafts: Drafts) -> list[dict[str, str]]:
    """All drafts as they stand on disk."""
    return list(drafts._texts.read().values())


@pytest.mark.parametrize("again", [(), ("o",)])
async def test_a_chosen_outcome_comes_back_with_the_text_and_can_be_another(
    again: tuple[str, ...],
) -> None:
    async with rounds() as rep:
        await a_note(rep, "half")
        await rep.press("escape", "l")
        assert rep.field("note").value == "half"
        assert "draft is back" in rep.shown("#effects")
        await rep.press(*again, "enter")
        assert rep.on_top == "TodayScreen"
        visit = rep.visit_here()
        assert (visit.outcome, visit.note) == ("order" if again else "advance", "half")


async def test_an_outcome_without_a_word_is_no_draft() -> None:
    async with rounds() as rep:
        await rep.press("l", "a", "escape", "l")
        assert "draft" not in rep.shown("#effects")
        await rep.press("enter")
        assert rep.on_top == "LogScreen"
