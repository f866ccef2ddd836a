"""Playbook: its contents, the page beside them, reading, and the rep's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.screens.driving import NARROW, WIDE, both_sizes, painted, rounds
from tests.screens.opened_playbook import HUAXIN, go_to, here, is_reading, page, rows, said
from tui import i18n
from tui.desk.playbook_entries import Contents, as_text
from tui.playbook import loader
from tui.playbook.tables_prep import PREP_TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from tui.i18n import Language

pytestmark = pytest.mark.usefixtures("three_places")

# -- Coming and going


@both_sizes
async def test_7_goes_to_the_playbook_and_0_back(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7")
        assert rep.on_top == "PlaybookScreen"
        assert here(rep) == "M01"
        assert "The vital few" in page(rep)
        await rep.press("0")
        assert rep.on_top == "TodayScreen"
        await rep.press("0")
        assert rep.on_top == "PlaybookScreen"


@both_sizes
async def test_the_place_keeps_its_cursor_and_what_was_searched(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "down", "down", "1", "7")
        assert here(rep) == "M03"
        await rep.press("f")
        await rep.write("excuse")
        await rep.press("down", "enter", "1", "7")
        assert rep.field("query").value == "excuse"
        assert "entries found" in rep.seen or size == NARROW


async def test_nothing_of_it_is_read_before_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parsed = loader._parsed

    def note(language: Language, name: str) -> dict[str, object]:
        read.append(name)
        return parsed(language, name)

    monkeypatch.setattr(loader, "_parsed", note)
    async with rounds() as rep:
        await rep.press("down", "l", "escape")
        # What prep needs is read behind the first picture.
        assert {*read} <= {table.name for table in PREP_TABLES}
        before = len(read)
        await rep.press("7")
        assert read[before] == "methods"


@both_sizes
async def test_an_empty_book_has_the_whole_playbook(size: tuple[int, int]) -> None:
    async with rounds([], size=size) as rep:
        await rep.press("7", "l", "o", "e")
        assert rep.on_top == "PlaybookScreen"
        assert "The vital few" in page(rep)
        assert rep.told == []


# -- The contents


@both_sizes
async def test_the_page_follows_the_cursor_over_the_titles(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "down")
        assert "M02  Tiers: platinum, gold, iron, lead" in page(rep)
        await rep.press(*["down"] * 13)
        assert here(rep) == "M67"
        await rep.press("j")
        assert here(rep) == "M11"
        assert "Four buying influences" in page(rep)
        await rep.press("k")
        assert here(rep) == "M67"
        await rep.press("end")
        assert here(rep) == "messages.last_notice"
        await rep.press("g")
        assert here(rep) == "M01"


@both_sizes
async def test_chapters_have_their_titles(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7")
        assert painted(rows(rep))[0].strip() == "Accounts"
        await rep.press("end")
        assert "Messages about money" in [line.strip() for line in painted(rows(rep))]


async def test_a_click_opens_an_entry() -> None:
    async with rounds() as rep:
        await rep.press("7")
        await rep.click_on(rows(rep), "Attack and defend")
        assert "M04  Attack and defend" in page(rep)
        await rep.click_on(rows(rep), "People")
        assert here(rep) == "M04"


@both_sizes
async def test_every_entry_is_painted_within_its_page(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7")
        for head in Contents(rep.desk).heads[::7]:
            await go_to(rep, head.id)
            lines = painted(rep.app.screen)
            assert len(lines) == size[1]
            assert max(map(cell_len, lines)) <= size[0]
            assert head.title.split()[0] in page(rep)


@pytest.mark.parametrize("size", [(60, 16), (109, 17), (110, 16), (250, 70)])
async def test_windows_of_every_size_show_contents_page_and_keys(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7")
        assert "The vital few" in rep.shown("#contents")
        assert "The vital few" in page(rep)
        assert rep.foot.startswith("f search")


# -- Reading


async def test_in_a_narrow_window_enter_gives_the_entry_the_whole_place() -> None:
    async with rounds(size=NARROW) as rep:
        await rep.press("7", "down")
        assert "example" not in page(rep)
        await rep.press("enter")
        assert is_reading(rep)
        assert not rows(rep).region
        await rep.press("end")
        assert "used at" in page(rep)
        await rep.press("escape")
        assert rows(rep).has_focus
        assert here(rep) == "M02"


async def test_in_a_wide_window_enter_and_tab_go_to_the_page_and_back() -> None:
    async with rounds() as rep:
        await rep.press("7", "enter")
        assert is_reading(rep)
        top = page(rep).splitlines()[1]
        await rep.press("down")
        assert page(rep).splitlines()[1] != top
        assert here(rep) == "M01"
        await rep.press("escape")
        assert rows(rep).has_focus
        await rep.press("tab")
        assert is_reading(rep)
        await rep.press("shift+tab")
        assert rows(rep).has_focus


@both_sizes
async def test_space_reads_on_and_from_the_end_begins_again(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7")
        await go_to(rep, "materials")
        begin = page(rep)
        seen = [begin]
        while True:
            await rep.press("space")
            if page(rep) == begin:
                break
            assert page(rep) not in seen
            seen.append(page(rep))
        assert "treat for the crew" in "".join(seen)


async def test_a_window_that_grows_and_shrinks_keeps_the_entry() -> None:
    async with rounds(size=NARROW) as rep:
        await rep.press("7", "down", "enter")
        await rep.pilot.resize_terminal(*WIDE)
        await rep.settled()
        assert "M02" in page(rep)
        assert rows(rep).region
        await rep.pilot.resize_terminal(40, 10)
        await rep.settled()
        assert "60 × 16" in " ".join(rep.seen.split())
        await rep.pilot.resize_terminal(*NARROW)
        await rep.settled()
        assert "M02" in page(rep)
        await rep.press("escape")
        assert here(rep) == "M02"


# -- What else can be done


@both_sizes
async def test_y_copies_the_entry(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "down", "y")
        assert rep.app.clipboard == as_text(Contents(rep.desk).entry("M02"))
        assert "“Tiers: platinum, gold, iron, lead” is copied." in rep.told


async def test_l_and_o_are_about_the_account_that_came_along() -> None:
    async with rounds(HUAXIN) as rep:
        await rep.press("7", "l")
        assert rep.on_top == "LogScreen"
        assert "Huaxin" in rep.seen
        await rep.press("escape", "o")
        assert rep.on_top == "OwesScreen"
        await rep.press("escape")
        assert rep.on_top == "PlaybookScreen"


# -- The rep's own words


def own_file(folder: Path, text: str) -> Path:
    file = folder / "playbook.toml"
    file.write_text(text, encoding="utf-8")
    return file


@both_sizes
async def test_own_words_are_marked(size: tuple[int, int], tmp_path: Path) -> None:
    file = own_file(tmp_path, '[methods.M02]\nwhat = "A [b]promise[/b] of \\u001b[31mservice."\n')
    async with rounds(size=size, own_words=file) as rep:
        await rep.press("7")
        assert here(rep) == "own"
        assert "M02 Tiers" in page(rep)
        await rep.press("right", "enter")
        assert "✎ A [b]promise[/b] of [31mservice." in page(rep)
        assert any("M02" in line and "✎" in line for line in painted(rows(rep)))
        await rep.press("enter", "end")
        assert "✎ in your own words" in page(rep)


@both_sizes
async def test_faults_of_the_own_file_are_told_where_it_opens(
    size: tuple[int, int], tmp_path: Path
) -> None:
    file = own_file(tmp_path, '[methods.M02]\nhwo = ["x"]\n[[')
    async with rounds(size=size, own_words=file) as rep:
        await rep.press("7")
        assert "1 fault in your file" in rep.shown("#contents")
        assert "is not valid TOML" in said(rep)
        assert rep.told == []
        await rep.press("down")
        assert "The vital few" in page(rep)


async def test_e_hands_out_an_entry_for_own_words(tmp_path: Path) -> None:
    file = tmp_path / "playbook.toml"
    async with rounds(own_words=file) as rep:
        await rep.press("7", "down", "e")
        assert rep.app.clipboard.startswith('[en.methods.M02]\nname = "Tiers')
        assert str(file) in rep.told[-1]
        assert not file.exists()


# -- In Chinese


@both_sizes
async def test_the_chinese_place_reads_chinese(size: tuple[int, int]) -> None:
    i18n.use("zh")
    async with rounds(size=size) as rep:
        await rep.press("7")
        assert "二八法则" in rep.shown("#contents")
        assert "少数客户撑起大半生意" in said(rep).replace(" ", "")
        assert max(map(cell_len, painted(rep.app.screen))) <= size[0]
