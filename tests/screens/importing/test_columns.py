"""How a file would be read: shown, and mended by keys."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from tests.screens.driving import (
    NARROW,
    both_sizes,
    rounds,
    strips,
)
from tests.screens.importing.doing import (
    FRIDAY,
    HEADER,
    lines_of,
    put,
    read,
    try_cards,
    words,
)
from tui.desk import import_encodings
from tui.desk.import_encodings import EncodingView
from tui.domain.records import Account, Invoice, Person
from tui.exchange.progress import Progress
from tui.store.book import Book
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

SAP: Final = (
    "Open items of Acme Trading\n\n"
    "Document,Debtor,Open on,Balance,Remark\nR1,Acme,01/02/2026,100,x\nR2,Beta,03/04/2026,50,\n"
)


@both_sizes
async def test_columns_are_shown_with_what_they_are_read_as_and_samples(
    folder: Path, size: tuple[int, int]
) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/fri.csv")
        assert rep.on_top == "ColumnsScreen"
        assert words(rep, "#columns-heading") == "receivables fri.csv 3 rows"
        seen = lines_of(rep, "#reading")
        assert "lists not said yet all that is open, or a part of it?" in seen
        assert "encoding UTF-8" in seen
        assert "column read as samples" in seen
        assert "number invoice number A1 · A2 · B1" in seen
        assert "disputed disputed no" in seen
        assert "e read otherwise" in rep.foot


async def test_a_column_is_given_a_field_that_was_missing_and_another_is_left_out(
    folder: Path, book: Book
) -> None:
    put(folder, "sap.csv", SAP)
    async with rounds(book) as rep:
        await read(rep, "~/exports/sap.csv")
        assert "No column is read as invoice number yet" in words(rep, "#about")
        # One goes no further, and stands where something is to be done.
        await rep.press("enter")
        assert rep.on_top == "ColumnsScreen"
        assert rep.app.screen.query_one(Rows).current == "column:0"
        await rep.press("e")
        assert rep.on_top == "ManyScreen"
        assert lines_of(rep, "#many")[0] == "invoice number missing"
        await rep.write("num")
        await rep.press("enter")
        assert "Document invoice number R1 · R2" in lines_of(rep, "#reading")
        assert "No column" not in words(rep, "#about")
        await rep.press("down", "down")
        assert "Open on not read" in " ".join(lines_of(rep, "#reading"))
        await rep.press("e")
        await rep.write("due")
        await rep.press("enter")
        await rep.press("down", "x")
        assert "Balance not read 100 · 50" in lines_of(rep, "#reading")
        assert "No column is read as amount or open yet" in words(rep, "#about")
        await rep.press("x")
        assert "Balance open 100 · 50" in lines_of(rep, "#reading")
        # Which of day and month comes first, no date tells; and nobody has said what it lists.
        assert "dates day first no date tells: the settings do" in lines_of(rep, "#reading")
        await rep.press("home", "down", "down", "e", "2")
        assert "dates month first" in lines_of(rep, "#reading")
        await rep.press("home", "e", "2")
        assert "lists a part of it as said" in lines_of(rep, "#reading")
        await rep.press("enter")
        assert "2 rows" in words(rep, "#counts")
        await rep.press("enter")
        assert rep.on_top == "ResultScreen"
        found = {one.number: one.due for one in rep.all(Invoice)}
        assert found == {"R1": date(2026, 1, 2), "R2": date(2026, 3, 4)}
        # All of it is remembered of files like this one.
        await rep.press("escape")
        await read(rep, "~/exports/sap.csv")
        seen = lines_of(rep, "#reading")
        assert "lists a part of it as said of such files before" in seen
        assert "Document invoice number R1 · R2" in seen
        assert "dates month first" in seen
        await rep.press("enter")
        assert words(rep, "#result-heading").startswith("Dry run")


@both_sizes
async def test_who_has_chosen_the_wrong_kind_is_told_the_right_one_and_goes_there(
    folder: Path, size: tuple[int, int]
) -> None:
    put(folder, "team.csv", "First Name,Last Name,Company,E-mail,Phone\nAnn,Bell,Acme,a@b.de,1\n")
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/team.csv")
        assert "It looks like people." in words(rep, "#about")
        assert "No column is read as invoice number, amount or open yet." in words(rep, "#about")
        await rep.press("escape", "shift+tab", "right", "right", "enter")
        assert words(rep, "#columns-heading") == "people team.csv 1 row"
        assert words(rep, "#about") == ""
        await rep.press("enter", "enter")
        assert "Ann Bell" in [one.name for one in rep.all(Person)]


async def test_what_was_mended_stands_when_one_comes_back_from_choosing(folder: Path) -> None:
    put(folder, "sap.csv", SAP)
    async with rounds() as rep:
        await read(rep, "~/exports/sap.csv")
        await rep.press("e", "enter", "escape")
        assert rep.on_top == "ImportScreen"
        await rep.press("enter")
        assert "Document invoice number R1 · R2" in lines_of(rep, "#reading")


async def test_the_day_and_the_currency_of_a_file_can_be_said(folder: Path) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds([]) as rep:
        await read(rep, "~/exports/fri.csv")
        await rep.press("home", "down", "e")
        await rep.write("fri")
        await rep.press("enter")
        assert "as of Fri 20 Nov 2026 as said" in lines_of(rep, "#reading")
        await rep.press("home", "down", "down", "e")
        await rep.write("usd")
        await rep.press("enter")
        assert "currency USD of rows that name none" in lines_of(rep, "#reading")
        await rep.press("enter", "1", "enter")
        assert {one.currency for one in rep.all(Invoice)} == {"USD"}
        assert {one.listed for one in rep.all(Invoice)} == {date(2026, 11, 20)}


async def test_where_the_encoding_is_not_clear_one_chooses_it_by_its_letters(folder: Path) -> None:
    text = "number,account,amount\nR1,Müller & Söhne ÄÖ,100\n"
    put(folder, "odd.csv", text.encode("cp850"))
    async with rounds() as rep:
        await read(rep, "~/exports/odd.csv")
        assert rep.on_top == "ManyScreen"
        offered = lines_of(rep, "#many")
        assert "cp850 R1,Müller & Söhne ÄÖ,100" in offered
        await rep.write("850")
        await rep.press("enter")
        assert rep.on_top == "ColumnsScreen"
        await rep.press("home", *["down"] * 3)
        assert rep.app.screen.query_one(Rows).current == "encoding"
        assert "encoding cp850" in lines_of(rep, "#reading")


async def test_encodings_are_tried_while_the_screen_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[threading.Thread] = []
    really = import_encodings.encodings_of

    def encodings_of(file: Path, progress: Progress) -> tuple[EncodingView, ...]:
        tried.append(threading.current_thread())
        return really(file, progress)

    monkeypatch.setattr(import_encodings, "encodings_of", encodings_of)
    file = put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds() as rep:
        await read(rep, "~/exports/fri.csv")
        await rep.press("home", *["down"] * 3, "e")
        assert rep.on_top == "ManyScreen"
        assert threading.main_thread() not in tried
        await rep.press("escape")
        file.unlink()
        await rep.press("e")
        assert rep.on_top == "ColumnsScreen"
        assert "Cannot read" in rep.shown("#about")


async def test_another_sheet_of_a_workbook(folder: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Owed"
    for row in (["number", "account", "amount"], ["R1", "Acme", 100], ["R2", "Acme", 100]):
        first.append(row)
    other = book.create_sheet("{Old} %s")
    for row in (["number", "account", "amount"], ["X9", "Acme", 7]):
        other.append(row)
    book.save(folder / "two.xlsx")
    async with rounds() as rep:
        await read(rep, "~/exports/two.xlsx")
        assert "sheet Owed 1 of 2" in lines_of(rep, "#reading")
        await rep.press("home", *["down"] * 3, "e")
        await rep.write("old")
        await rep.press("enter")
        assert "sheet {Old} %s 2 of 2" in lines_of(rep, "#reading")
        assert "number invoice number X9" in lines_of(rep, "#reading")


@both_sizes
async def test_headers_that_are_out_to_break_the_screen(
    folder: Path, size: tuple[int, int]
) -> None:
    hostile = ["[red]x[/]", "[@click=app.quit]go[/]", "{name} %s", "应收账款余额（含税）" * 5, ""]
    header = ",".join(["number", "account", "amount", *hostile])
    put(folder, "wild.csv", f"{header}\nR1,[/] & Co,100,[b],{'y' * 500},\x1b[31m,华,x\n")
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/wild.csv")
        seen = rep.shown("#reading")
        assert "[red]x[/]" in seen
        assert "应收账款余额（含税）" in seen
        for strip in strips(rep.app.screen):
            assert strip.cell_length == size[0]
            assert strip.text.isprintable()
        await rep.press("end", "up", "up", "up", "up", "e")
        assert "What is “[red]x[/]”?" in words(rep, ".heading")
        await rep.write("due")
        await rep.press("enter", "x")
        # A column without a header cannot be told from others.
        await rep.press("end", "e")
        assert "has no header of its own" in words(rep, "#about")
        await rep.press("enter", "1", "enter")
        assert [one.name for one in rep.all(Account)][-1] == "[/] & Co"
        assert rep.on_top == "ResultScreen"


async def test_samples_tell_what_a_column_is_while_none_is_known(folder: Path) -> None:
    put(folder, "odd.csv", "Kunde X,Zahl Z,Wert Q\nAcme,R1,120.00\nBeta,R2,80.00\n")
    async with rounds(size=NARROW) as rep:
        await read(rep, "~/exports/odd.csv")
        assert words(rep, "#columns-heading") == "receivables odd.csv 2 lines"
        assert "Kunde X not read Acme · Beta" in lines_of(rep, "#reading")
        await rep.press("e")
        await rep.write("acc")
        await rep.press("enter", "down", "e")
        await rep.write("num")
        await rep.press("enter", "down", "e")
        await rep.write("amo")
        await rep.press("enter")
        assert words(rep, "#columns-heading") == "receivables odd.csv 2 rows"
        # What was said of a column stands there, and what is missing is in sight above it.
        await rep.press("x", "up", "e")
        assert lines_of(rep, "#many")[:2] == [
            "amount missing, or else: open",
            "open missing, or else: amount",
        ]


@both_sizes
async def test_a_long_file_name_leaves_room_for_what_is_said_beside_it(
    folder: Path, size: tuple[int, int]
) -> None:
    put(folder, f"[red]应收[bold] {'长' * 30} {'x' * 60}.csv", HEADER + FRIDAY)
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/[red]")
        assert words(rep, "#columns-heading").startswith("receivables [red]应收[bold] 长")
        assert words(rep, "#columns-heading").endswith("… 3 rows")
        await rep.press("enter", "1")
        assert words(rep, "#result-heading").endswith("… nothing is written yet")
        await rep.press("enter")
        assert words(rep, "#result-heading").endswith("… as of Sat 21 Nov 2026")
        assert rep.on_top == "ResultScreen"


async def test_a_file_of_which_nothing_can_be_taken_is_not_said_to_be_known(
    folder: Path, book: Book
) -> None:
    put(folder, "bad.csv", HEADER + "A1,Acme,2026-13-45,,1,1,no\n")
    async with rounds(book) as rep:
        await read(rep, "~/exports/bad.csv")
        await rep.press("enter", "1")
        assert words(rep, "#counts") == "1 row 1 skipped Nothing of it can be taken in."
        assert "enter import it" in rep.foot
        await rep.press("enter")
        assert "Nothing of it can be taken in." in words(rep, "#counts")
        assert "enter" not in rep.foot, "there is no account to open"


async def test_an_import_without_news_and_remarks_is_only_left_or_taken_back(
    folder: Path, book: Book
) -> None:
    put(folder, "new.csv", HEADER + "A1,Acme,2026-11-01,2026-12-01,1,1,no\n")
    async with rounds(book) as rep:
        await read(rep, "~/exports/new.csv")
        await rep.press("enter", "1")
        assert rep.foot.split() == ["enter", "import", "it", "esc", "back"]
        await rep.press("enter", "enter")
        assert rep.on_top == "ResultScreen"
        assert rep.foot.split() == ["esc", "back", "u", "undo"]


@both_sizes
async def test_two_hundred_columns_are_gone_through_with_the_cursor(
    folder: Path, size: tuple[int, int]
) -> None:
    header = ["number", "account", "amount", *(f"column {n}" for n in range(197))]
    put(folder, "broad.csv", f"{','.join(header)}\nR1,Acme,100{',v' * 197}\n")
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/broad.csv")
        await rep.press("end")
        assert "column 196 not read v" in lines_of(rep, "#reading")[-1]
        await rep.press("e")
        await rep.write("due")
        await rep.press("enter")
        assert "column 196 due v" in lines_of(rep, "#reading")


async def test_an_address_book_goes_straight_to_the_dry_run(folder: Path, book: Book) -> None:
    async with rounds(book) as rep:
        await try_cards(rep, folder, "FN:Ada Berg\nORG:Acme\nTEL:+49 30 5550123")
        assert words(rep, "#counts") == "1 row 1 new"
        assert not rep.all(Person)
        await rep.press("enter")
        assert [one.name for one in rep.all(Person)] == ["Ada Berg"]
        assert words(rep, "#result-heading") == "Imported team.vcf"
        await rep.press("u")
        assert rep.told[-1] == "Taken back: import people: 1 row of team.vcf"
        assert rep.on_top == "TodayScreen"
        assert not rep.all(Person)


async def test_the_currency_that_rows_without_one_will_have_is_shown(
    folder: Path, book: Book
) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds(book) as rep:
        await read(rep, "~/exports/fri.csv")
        told = "currency EUR where row and account name none"
        assert told in lines_of(rep, "#reading")
        await rep.press("enter", "1")
        assert "Amounts are in EUR" in words(rep, "#counts")


async def test_enter_says_what_is_missing_and_stands_where_it_may_be(folder: Path) -> None:
    put(folder, "sap.csv", SAP)
    async with rounds() as rep:
        await read(rep, "~/exports/sap.csv")
        await rep.press("x", "enter")
        assert rep.on_top == "ColumnsScreen"
        assert words(rep, "#about") == (
            "No column is read as invoice number yet. Go to the one that is: e"
        )
        assert rep.told == [], "it is said once"
