"""Choosing a file to import, by keys."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import (
    both_sizes,
    rounds,
)
from tests.screens.importing.doing import (
    FRIDAY,
    HEADER,
    import_whole,
    lines_of,
    put,
    words,
)
from tui.store.book import Book
from tui.store.drafts import Drafts

if TYPE_CHECKING:
    from pathlib import Path


@both_sizes
async def test_only_files_that_can_be_imported_are_offered_the_newest_first(
    folder: Path, size: tuple[int, int]
) -> None:
    for name, day in (("b.csv", 19), ("a.xlsx", 20), ("c.vcf", 21), ("notes.pdf", 21)):
        put(folder, name, "x", day=day)
    put(folder, ".hidden.csv", "x")
    (folder / "old").mkdir()
    os.mkfifo(folder / "pipe.csv")
    (folder / "gone.csv").symlink_to(folder / "nowhere")
    async with rounds(size=size) as rep:
        await rep.press("I")
        await rep.write("exports/")
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["a.xlsx", "b.csv", "old/"]
        assert "enter open" in rep.foot
        assert "tab complete" in rep.foot
        # Of people, the address book of a telephone is one too.
        await rep.press("shift+tab", "right", "right", "tab")
        assert rep.focused == "path"
        names = [line.split()[0] for line in lines_of(rep, "#files")]
        assert names == ["c.vcf", "a.xlsx", "b.csv", "old/"]
        await rep.write(".h")
        assert [line.split()[0] for line in lines_of(rep, "#files")] == [".hidden.csv"]


async def test_tab_and_right_take_what_is_offered(folder: Path) -> None:
    put(folder, "open-items.csv", "x", day=20)
    put(folder, "open-items-new.csv", "x")
    (folder / "old").mkdir()
    put(folder / "old", "march.csv", "x")
    async with rounds() as rep:
        await rep.press("I")
        assert rep.field("path").value == "~/"
        await rep.write("EXP")
        await rep.press("tab")
        assert rep.field("path").value == "~/exports/"
        await rep.press("down", "right")
        assert rep.field("path").value == "~/exports/open-items.csv"
        await rep.press("left", "right")
        assert rep.field("path").value == "~/exports/open-items.csv"
        await rep.press("ctrl+u")
        await rep.write("~/exports/ol")
        await rep.press("enter")
        assert rep.field("path").value == "~/exports/old/"
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["march.csv"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("~/exports/none.csv", "There is no file ~/exports/none.csv."),
        ("~/nowhere/none.csv", "There is no folder ~/nowhere/."),
        ("~/exports/empty/", "holds no file that can be imported so"),
        ("~/exports/report.pdf", "it takes .csv, .xlsx."),
        ("~/exports/team.vcf", "team.vcf is an address book: import it as people."),
        ("~/exports/days.ics", "days.ics is a calendar: import it as visits."),
        ("~/exports/pipe.csv", "it is not a plain file."),
        ("~/exports/open.csv/x", "Cannot read"),
        ("/" + "x" * 300, "Cannot read"),
        ("[red]x[/]", "There is no folder [red]x[/."),
        ("[b]", "There is no file [b]."),
    ],
)
async def test_a_wrong_path_is_told_in_one_sentence_in_place(
    folder: Path, typed: str, sentence: str
) -> None:
    for name in ("report.pdf", "team.vcf", "days.ics", "open.csv"):
        put(folder, name, "x")
    (folder / "empty").mkdir()
    os.mkfifo(folder / "pipe.csv")
    async with rounds() as rep:
        await rep.press("I", "end", "ctrl+u")
        await rep.paste(typed)
        await rep.press("enter")
        assert sentence in words(rep, "#effects")
        assert rep.on_top == "ImportScreen"
        assert rep.field("path").value == typed


async def test_an_empty_folder_is_told_of_before_one_asks(home: Path) -> None:
    (home / "exports" / "empty").mkdir(parents=True, exist_ok=True)
    async with rounds() as rep:
        await rep.press("I", "ctrl+u")
        await rep.write("~/exports/empty/")
        assert "~/exports/empty/ holds no file that can be imported so" in words(rep, "#effects")
        await rep.press("backspace")
        assert not words(rep, "#effects")
        await rep.write("/x/")
        assert not words(rep, "#effects"), "there is no such folder: enter says so"
        await rep.press("ctrl+u")
        await rep.write("~")
        await rep.press("tab")
        assert rep.field("path").value == "~/exports/"


async def test_a_half_typed_path_is_kept_and_offered_again(folder: Path, tmp_path: Path) -> None:
    drafts = Drafts.beside(tmp_path / "book.json")
    put(folder, "team.vcf", "x")
    async with rounds(drafts=drafts) as rep:
        await rep.press("I", "shift+tab", "right", "right", "tab")
        await rep.write("exp")
        await rep.press("escape", "I")
        assert rep.field("path").value == "~/exp"
        rep.at_once("o", "ctrl+q")
        await rep.until_ended()
    async with rounds(drafts=drafts) as rep:
        await rep.press("I")
        assert rep.field("path").value == "~/expo"
        assert words(rep, "#kind") == "receivables accounts people visits opportunities books"
        await rep.press("tab")
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["team.vcf"]


async def test_one_begins_in_the_folder_of_the_last_import(folder: Path, book: Book) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds(book) as rep:
        await import_whole(rep, "~/exports/fri.csv")
        await rep.press("escape", "I")
        assert rep.field("path").value == "~/exports/"
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["fri.csv"]


@pytest.mark.parametrize("given", ["~/", "~/exports/", "/var/tmp/"])
async def test_a_whole_path_typed_behind_the_given_folder_begins_anew(
    folder: Path, given: str
) -> None:
    async with rounds() as rep:
        await rep.press("I", "end", "ctrl+u")
        await rep.write(given + "/tmp/x.csv")
        assert rep.field("path").value == "/tmp/x.csv"
        await rep.press("ctrl+u")
        await rep.paste(given + "~/exports/x.csv")
        assert rep.field("path").value == "~/exports/x.csv"
