"""Playbook: what a search finds, and how one gets back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import NARROW, both_sizes, rounds
from tests.screens.opened_playbook import here, is_reading, knows_pinyin, page, rows
from tui import i18n

if TYPE_CHECKING:
    from tui.i18n import Language

pytestmark = pytest.mark.usefixtures("three_places")


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


async def test_who_reads_already_is_not_disturbed_by_pinyin_learnt_late() -> None:
    async with rounds(size=NARROW) as rep:
        await rep.press("7", "f")
        await rep.write("materials")
        await rep.press("escape", "space")
        read_on = page(rep)
        await rep.until(lambda: knows_pinyin(rep), "the pinyin")
        await rep.settled()
        assert page(rep) == read_on


async def test_what_is_not_there_is_said_and_enter_does_nothing() -> None:
    async with rounds() as rep:
        await rep.press("7", "f")
        await rep.write("[b]7[/b]")
        told = "Nothing found for “[b]7[/b]”."
        await rep.until(lambda: told in rep.seen, "that the pinyin finds nothing either")
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
