"""Help: every key, from the same table as the keys themselves."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.screens.driving import both_sizes, rounds
from tui import i18n, keys
from tui.widgets.rows import Rows


@both_sizes
async def test_help_shows_every_key_that_today_and_its_dialogs_know(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("?")
        rows = rep.app.screen.query_one(Rows)
        await rep.press("home")
        seen = rep.shown("Rows")
        while rows.cursor + 1 < len(rows.rows):
            await rep.press("pagedown")
            seen += "\n" + rep.shown("Rows")
        lines = [" ".join(line.split()) for line in seen.splitlines()]
        for place in ("today", "everywhere", "list", "log", "line", "dialog", "choice"):
            for key in keys.of(place):
                start = f"{keys.shown(key)} {key.help}"[:30]
                assert any(line.startswith(start) for line in lines), start


@pytest.mark.parametrize("key", ["？", "question_mark"])
async def test_help_opens_with_either_sign_and_escape_closes_it(key: str) -> None:
    async with rounds() as rep:
        await rep.press(key)
        assert rep.on_top == "HelpScreen"
        await rep.press("escape")
        assert rep.on_top == "TodayScreen"


@pytest.mark.parametrize(
    ("keys", "panel"),
    [
        (("w",), "The week"),
        (("d",), "The doorstep card"),
        (("s",), "Whom to see"),
        (("o",), None),
        (("4", "enter"), "An account's money"),
        (("4", "m"), "A message"),
        (("4", "s"), "A statement of account"),
        (("3", "enter"), "A person"),
        (("3", "!"), "Flags"),
        (("ctrl+r",), "The review list"),
    ],
)
async def test_help_opens_over_every_panel_with_its_keys_first(
    keys: tuple[str, ...], panel: str | None
) -> None:
    async with rounds() as rep:
        await rep.press(*keys)
        below = rep.on_top
        await rep.press("?")
        assert rep.on_top == "HelpScreen"
        if panel:
            assert panel in rep.shown("Rows").splitlines()[0]
        await rep.press("?")
        assert rep.on_top == below


@pytest.mark.parametrize("keys", [("I",), ("/",), (":",), ("l",), ("N",)])
async def test_where_text_is_typed_f1_opens_the_help(keys: tuple[str, ...]) -> None:
    async with rounds() as rep:
        await rep.press(*keys)
        below = rep.on_top
        await rep.press("f1")
        assert rep.on_top == "HelpScreen"
        await rep.press("escape")
        assert rep.on_top == below


async def test_help_speaks_the_rep_s_language_wherever_there_is_a_word_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(i18n._current, "gettext", lambda message: f"«{message}»")
    async with rounds() as rep:
        await rep.press("?")
        texts = {
            text
            for row in rep.app.screen.query_one(Rows).rows
            for text, _tone in row.cells[1]
            if text
        }
        assert texts
        assert all(text.startswith("«") for text in texts)
        assert "«" in rep.foot


def test_every_key_says_what_it_does() -> None:
    for place in get_args(keys.Place):
        for key in keys.of(place):
            assert key.help
            assert keys.shown(key)


def test_no_key_has_two_meanings_in_one_place_and_none_takes_an_everywhere_key() -> None:
    everywhere = {one for key in keys.of("everywhere") for one in key.keys.split(",")}
    for place in get_args(keys.Place):
        taken = [one for key in keys.of(place) for one in key.keys.split(",")]
        assert len(taken) == len(set(taken)), place
        if place == "today":
            assert not everywhere.intersection(taken)


def test_no_key_needs_what_a_terminal_cannot_send() -> None:
    for place in get_args(keys.Place):
        for key in keys.of(place):
            for one in key.keys.split(","):
                assert one not in ("ctrl+i", "ctrl+j", "ctrl+m", "ctrl+h", "ctrl+enter")
                assert not one.startswith("alt+")


async def test_the_names_of_keys_are_in_the_rep_s_language() -> None:
    i18n.use("zh")
    async with rounds() as rep:
        await rep.press("2", "right", "right", "right")
        assert keys.named("space") in rep.foot
    assert keys.named("enter") == "enter"
