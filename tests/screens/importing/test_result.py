"""What an import has done: its news, who of it is seen today, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.driving import (
    both_sizes,
    rounds,
)
from tests.screens.importing.doing import (
    lines_of,
    put,
    the_morning,
    words,
)
from tui.domain.records import Invoice, Payment
from tui.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path


@both_sizes
async def test_one_key_repeats_the_import_with_the_newest_file_and_shows_the_news(
    folder: Path, book: Book, size: tuple[int, int]
) -> None:
    async with rounds(book, size=size) as rep:
        await the_morning(rep, folder)
        await rep.press("R")
        assert rep.on_top == "ResultScreen"
        assert words(rep, "#result-heading") == "Imported sat.csv as of Sat 21 Nov 2026"
        counts = words(rep, "#counts")
        assert counts.startswith("5 rows 1 new · 2 changed · 2 skipped 1 invoice is no longer")
        await rep.press("home")
        news = lines_of(rep, "#news")
        await rep.press("end")
        news += [line for line in lines_of(rep, "#news") if line not in news]
        assert news == [
            "Newly overdue 1",
            "Acme 10:00 A2 €1,000 1 day overdue",
            "Paid 2",
            "Beta B1 €30",
            "Acme 10:00 A1 €100 no longer listed",
            "Promises missed 1",
            "Acme 10:00 €1,000 Fri 20 Nov 2026",
            "New disputes 1",
            "Acme 10:00 A2 €1,000",
            "Over the credit limit 1",
            "Acme 10:00 €1,500 limit €1,200",
            "Seen today 1",
            "Acme 10:00 €1,000 1 d",
        ]


@both_sizes
async def test_tab_leads_to_who_is_seen_today_and_enter_opens_their_money(
    folder: Path, book: Book, size: tuple[int, int]
) -> None:
    async with rounds(book, size=size) as rep:
        await the_morning(rep, folder)
        await rep.press("R", "tab")
        assert words(rep, "#about").startswith("Newly overdue · Paid · Promises missed")
        await rep.press("enter")
        assert rep.on_top == "DossierScreen"
        assert words(rep, "#dossier-heading").startswith("Acme")
        await rep.press("escape")
        assert rep.on_top == "ResultScreen"
        await rep.press("d")
        assert rep.on_top == "DoorstepScreen"
        await rep.press("escape", "o")
        assert rep.on_top == "OwesScreen"
        # Further on are the rows that were left out.
        await rep.press("escape", "tab")
        assert rep.focused == "rows"
        assert "o owes" not in rep.foot
        await rep.press("enter", "tab", "escape")
        assert rep.on_top == "TodayScreen"
        assert rep.app.current_account == 1


async def test_u_takes_the_whole_import_back(folder: Path, book: Book) -> None:
    async with rounds(book) as rep:
        await the_morning(rep, folder)
        invoices, payments = rep.all(Invoice), rep.all(Payment)
        await rep.press("R", "u")
        assert rep.told[-1] == "Taken back: import receivables: 5 rows of sat.csv"
        assert rep.on_top == "TodayScreen"
        assert (rep.all(Invoice), rep.all(Payment)) == (invoices, payments)


async def test_what_could_not_be_decided_waits_one_key_away(folder: Path, book: Book) -> None:
    put(folder, "crm.csv", "name,account,stage\nDrums,Acmee,interest\nCable,,interest\n")
    async with rounds(book) as rep:
        await rep.press("I", "shift+tab", *["right"] * 4, "tab")
        await rep.write("exports/")
        await rep.press("enter", "enter", "enter")
        assert words(rep, "#result-heading").startswith("Imported")
        assert "on the review list: ctrl+r" in words(rep, "#counts")
        await rep.press("ctrl+r")
        assert rep.on_top == "ReviewScreen"
        await rep.press("x", "escape")
        assert "on the review list: ctrl+r" in words(rep, "#counts")
        await rep.press("ctrl+r", "x", "escape")
        assert rep.on_top == "ResultScreen"
        assert "review list" not in words(rep, "#counts")


async def test_nothing_to_repeat_leads_to_the_import_screen(home: Path) -> None:
    async with rounds() as rep:
        await rep.press("R")
        assert rep.on_top == "ImportScreen"
        assert "No receivables have been imported yet" in words(rep, "#effects")
        assert rep.field("path").value == "~/"


async def test_the_palette_knows_both_keys(home: Path) -> None:
    async with rounds() as rep:
        commands = {one.title for one in rep.app.get_system_commands(rep.app.screen)}
        assert {
            "import a file  I",
            "import receivables again: the newest file  R",
        } <= commands
