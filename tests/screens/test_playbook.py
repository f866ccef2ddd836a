"""Playbook: its contents, the page beside them, the search, and where an entry leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from rich.cells import cell_len

from tests.screens.driving import NARROW, NOW, WIDE, Rep, painted, rounds
from tui import i18n
from tui.app import RoundsApp
from tui.desk.playbook_entries import Contents, as_text
from tui.domain.records import Account, Visit
from tui.playbook import loader
from tui.playbook.tables_prep import PREP_TABLES
from tui.screens.playbook import PlaybookScreen
from tui.widgets.page import Page
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from tui.i18n import Language

BOTH: Final = [NARROW, WIDE]
both_sizes = pytest.mark.parametrize("size", BOTH, ids=["80x24", "120x36"])
HUAXIN: Final = [Account(id=1, name="Huaxin"), Visit(id=1, account_id=1, start=NOW)]


@pytest.fixture(autouse=True)
def _three_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it stays known which places an entry can lead to."""
    built = {name: RoundsApp.MODES[name] for name in ("today", "money", "playbook")}
    monkeypatch.setattr(RoundsApp, "MODES", built)


def place(rep: Rep) -> PlaybookScreen:
    assert isinstance(rep.app.screen, PlaybookScreen)
    return rep.app.screen


def rows(rep: Rep) -> Rows:
    return place(rep).query_one("#contents", Rows)


def here(rep: Rep) -> str | None:
    """The entry under the cursor."""
    return rows(rep).current


def page(rep: Rep) -> str:
    """What is to be seen of the entry."""
    return rep.shown("#page")


def said(rep: Rep) -> str:
    """The same as running text."""
    return " ".join(page(rep).split())


def is_reading(rep: Rep) -> bool:
    return place(rep).query_one(Page).has_focus


async def go_to(rep: Rep, id: str) -> None:
    """Put the cursor on an entry, by searching for its title."""
    head = next(head for head in Contents(rep.desk).heads if head.id == id)
    await rep.press("f")
    rep.field("query").value = ""
    await rep.write(head.id if head.id == head.mark else head.title)
    await rep.press("escape")
    assert here(rep) == id


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


# -- Searching


@both_sizes
async def test_a_search_shows_the_best_first_and_its_page(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "f")
        await rep.write("no money")
        assert here(rep) == "excuses.no_money"
        assert "no money" in page(rep)
        assert "entries found" in rep.shown("#playbook-heading")
        await rep.press("down")
        assert here(rep) == "M57"
        assert rep.focused == "query"
        await rep.press("up")
        assert here(rep) == "excuses.no_money"


@both_sizes
async def test_escape_clears_the_search_and_stays_on_the_entry(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "f")
        await rep.write("crocodile")
        found = here(rep)
        await rep.press("escape")
        assert here(rep) == found == "maxims.crocodile"
        assert rows(rep).has_focus
        assert rep.field("query").value == ""
        assert "198" in rep.shown("#playbook-heading")
        assert "crocodile" in rep.shown("#contents")


@both_sizes
async def test_enter_opens_what_was_found_and_escape_leads_back(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "f")
        await rep.write("spin")
        await rep.press("enter")
        assert is_reading(rep)
        assert "M38" in page(rep)
        await rep.press("escape")
        assert rows(rep).has_focus
        assert rep.field("query").value == "spin"
        await rep.press("escape")
        assert rep.field("query").value == ""
        assert here(rep) == "M38"


async def test_digits_and_letters_of_the_place_are_text_while_one_types() -> None:
    async with rounds() as rep:
        await rep.press("7", "f")
        await rep.write("m35")
        assert here(rep) == "M35"
        assert rep.on_top == "PlaybookScreen"
        await rep.press("escape", "f")
        await rep.write("wyelofqj")
        assert rep.field("query").value == "wyelofqj"
        assert rep.on_top == "PlaybookScreen"


@pytest.mark.parametrize(
    ("language", "query", "id"),
    [("en", "二八", "M01"), ("zh", "pareto", "M01"), ("zh", "鳄鱼", "maxims.crocodile")],
)
async def test_both_languages_are_searched(language: Language, query: str, id: str) -> None:
    i18n.use(language)
    async with rounds() as rep:
        await rep.press("7", "f")
        await rep.write(query)
        assert here(rep) == id


@pytest.mark.parametrize("language", i18n.LANGUAGES)
async def test_pinyin_finds_it_once_one_pauses(language: Language) -> None:
    i18n.use(language)
    async with rounds() as rep:
        await rep.press("7", "f")
        await rep.write("erbafaze")
        await rep.until(lambda: here(rep) == "M01", "the vital few by its pinyin")
        assert "M01" in page(rep)
        rep.field("query").value = "leiqu"
        await rep.settled()
        assert here(rep) == "M21"


async def test_what_is_not_there_is_said_and_enter_does_nothing() -> None:
    async with rounds() as rep:
        await rep.press("7", "f")
        await rep.write("[b]7[/b]")
        assert "Nothing found for “[b]7[/b]”." in rep.seen or "found" in rep.seen
        rep.field("query").value = "[/]"
        await rep.settled()
        assert "Nothing found for “[/]”." in rep.seen
        assert page(rep).strip() == ""
        await rep.press("enter", "down")
        assert rep.on_top == "PlaybookScreen"
        await rep.press("escape")
        assert "The vital few" in page(rep)


async def test_what_was_looked_for_is_in_sight() -> None:
    async with rounds(size=NARROW) as rep:
        await rep.press("7", "f")
        await rep.write("cold drinks")
        assert here(rep) == "materials"
        assert "Cold drinks" in page(rep)


# -- Where an entry leads


@both_sizes
async def test_right_and_left_choose_what_to_see_and_enter_goes_there(
    size: tuple[int, int],
) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "right", "right")
        assert "M04 Attack and defend" in page(rep)
        await rep.press("left", "enter")
        assert here(rep) == "M02"
        assert "M02  Tiers" in page(rep)
        assert rows(rep).has_focus


@both_sizes
async def test_escape_goes_back_the_way_one_came(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("7", "enter", "right", "enter", "right", "right", "enter")
        assert is_reading(rep)
        assert here(rep) == "M03"
        for before in ("M02", "M01"):
            await rep.press("escape")
            assert here(rep) == before
            assert is_reading(rep)
        await rep.press("escape")
        assert rows(rep).has_focus


async def test_escape_lets_go_of_what_was_chosen_first() -> None:
    async with rounds() as rep:
        await rep.press("7", "right", "escape", "enter")
        assert here(rep) == "M01"
        assert is_reading(rep)


async def test_escape_leaves_the_search_line_before_anything_else() -> None:
    async with rounds() as rep:
        await rep.press("7", "right", "enter", "right", "f", "escape")
        assert rows(rep).has_focus
        assert here(rep) == "M02"


async def test_a_cursor_that_moves_on_forgets_the_way_back() -> None:
    async with rounds() as rep:
        await rep.press("7", "right", "enter", "down", "escape")
        assert here(rep) == "M03"


async def test_a_link_leads_out_of_what_was_found() -> None:
    async with rounds() as rep:
        await rep.press("7", "f")
        await rep.write("m35")
        await rep.press("enter", "right", "enter")
        assert here(rep) == "M26"
        assert rep.field("query").value == ""
        await rep.press("escape")
        assert here(rep) == "M35"


async def test_a_click_on_a_link_follows_it() -> None:
    async with rounds() as rep:
        await rep.press("7", "down", "down")
        await rep.click_on(place(rep).query_one(Page), "M65 Lighthouse")
        assert here(rep) == "M65"


@both_sizes
async def test_w_goes_where_it_is_used(size: tuple[int, int]) -> None:
    async with rounds(HUAXIN, size=size) as rep:
        await rep.press("7")
        await go_to(rep, "M53")
        assert "w where used" in rep.foot
        await rep.press("w")
        assert rep.on_top == "MoneyScreen"
        await rep.press("0")
        assert here(rep) == "M53"


async def test_with_several_uses_w_asks_which_and_a_digit_answers() -> None:
    async with rounds(HUAXIN) as rep:
        await rep.press("7")
        await go_to(rep, "M57")
        await rep.press("w")
        assert rep.on_top == "PickScreen"
        assert "Fifteen excuses and their answers" in rep.seen
        await rep.press("1")
        assert rep.on_top == "MoneyScreen"
        await rep.press("7", "w", "2")
        assert rep.on_top == "LogScreen"
        await rep.press("escape", "w", "escape")
        assert rep.on_top == "PlaybookScreen"


async def test_places_that_are_not_there_lead_nowhere() -> None:
    async with rounds(HUAXIN) as rep:
        await rep.press("7", "enter", "end")
        assert "6 Accounts" in page(rep)
        assert "where used" not in rep.foot
        await rep.press("w")
        assert rep.on_top == "PlaybookScreen"
        links = len(Contents(rep.desk).entry("M01").see)
        await rep.press(*["right"] * (links + 1), "enter", "end")
        assert here(rep) == "M01"
        await rep.click_on(place(rep).query_one(Page), "6 Accounts")
        assert rep.on_top == "PlaybookScreen"


async def test_a_place_is_chosen_behind_the_entries() -> None:
    async with rounds(HUAXIN) as rep:
        await rep.press("7", "down", "left", "enter")
        assert rep.on_top == "TodayScreen"


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
