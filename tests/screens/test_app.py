"""What holds in every place: windows of every size, quitting, keys, themes, languages."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING, get_args

import pytest
from textual import events
from textual.actions import parse
from textual.widget import Widget

import tui.screens
import tui.widgets
from tests.screens.driving import NOW, WIDE, a_full_day, painted, rounds
from tui import i18n, keys
from tui.app import RoundsApp
from tui.domain.records import Account, Visit
from tui.screens.base import RoundsScreen
from tui.screens.today import TodayScreen
from tui.settings import Settings
from tui.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

# -- The window


@pytest.mark.parametrize("size", [(40, 10), (59, 24), (80, 15), (1, 1), (20, 50), (300, 5)])
async def test_a_window_too_small_says_so_plainly_and_works_again_when_it_grows(
    size: tuple[int, int],
) -> None:
    async with rounds(size=size) as rep:
        if min(size) > 4:
            assert "60 × 16" in " ".join(rep.seen.split())
        assert "Huaxin" not in rep.seen
        await rep.pilot.resize_terminal(*WIDE)
        await rep.settled()
        assert "60 × 16" not in rep.seen
        assert "Huaxin" in rep.seen


@pytest.mark.parametrize("key", ["l", ":", "n", "o", "?"])
async def test_a_dialog_in_a_window_made_too_small_keeps_its_text(key: str) -> None:
    async with rounds() as rep:
        await rep.press(key)
        if key in (":", "n"):
            await rep.write("huaxin tue")
        await rep.pilot.resize_terminal(40, 10)
        await rep.settled()
        assert "60 × 16" in " ".join(rep.seen.split())
        await rep.pilot.resize_terminal(*WIDE)
        await rep.settled()
        assert "60 × 16" not in rep.seen
        if key in (":", "n"):
            assert rep.field("line").value == "huaxin tue"
        await rep.press("escape")
        assert rep.on_top == "TodayScreen"


@pytest.mark.parametrize("size", [(60, 16), (61, 40), (99, 16), (100, 16), (250, 70)])
async def test_the_whole_of_every_line_stays_within_the_window(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        for key in ("", "l", "o", "?", ":"):
            if key:
                await rep.press(key)
            lines = painted(rep.app.screen)
            assert len(lines) == size[1]
            assert rep.foot
            if key:
                await rep.press("escape")


# -- Quitting


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_q_and_ctrl_q_quit(key: str) -> None:
    async with rounds() as rep:
        rep.at_once(key)
        await rep.until_ended()
        assert rep.app.return_code == 0


@pytest.mark.parametrize("opens", ["l", ":", "n", "o", "?"])
async def test_ctrl_q_quits_from_everything_that_can_be_open(opens: str) -> None:
    async with rounds() as rep:
        await rep.press(opens)
        rep.at_once("ctrl+q")
        await rep.until_ended()
        assert rep.app.return_code == 0


async def test_what_is_pasted_where_nothing_is_typed_is_looked_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pasted = []
    monkeypatch.setattr(
        TodayScreen, "on_paste", lambda _self, event: pasted.append(event.text), raising=False
    )
    async with rounds() as rep:
        rep.app.post_message(events.Paste("l a\x1b[2J\n"))
        for _ in range(50):
            await rep.round()
        assert pasted == ["l a[2J"]
        assert rep.on_top == "TodayScreen"


# -- Undo


async def test_u_takes_back_one_change_after_the_other_and_then_says_there_is_none() -> None:
    async with rounds() as rep:
        before = rep.all(Visit)
        await rep.press("c")
        await rep.press("l", "a", "enter")
        await rep.press("u")
        assert rep.visit_here().state != "logged"
        await rep.press("u")
        assert rep.all(Visit) == before
        await rep.press("u")
        assert "nothing to take back" in rep.told[-1]


async def test_u_takes_back_what_another_window_did(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    with Book.open(path).transaction("a day") as change:
        for record in a_full_day(2, 0):
            change.add(record)
    async with rounds(Book.open(path)) as rep:
        with Book.open(path).transaction("a new account elsewhere") as change:
            change.add(Account(name="Elsewhere"))
        await rep.press("u")
        assert "a new account elsewhere" in rep.told[-1]
        assert [one.name for one in rep.all(Account)] == ["Huaxin"]


# -- The book goes bad while it is open


async def test_a_book_that_breaks_while_it_is_open_is_told_once_and_the_day_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.LOOK", 0.02)
    path = tmp_path / "book.json"
    with Book.open(path).transaction("a day") as change:
        for record in a_full_day(2, 0):
            change.add(record)
    async with rounds(Book.open(path)) as rep:
        (tmp_path / "broken").write_text("{ this is no book")
        (tmp_path / "broken").replace(path)
        await rep.until(lambda: rep.told, "a sentence")
        assert str(path) in rep.told[-1]
        assert "Huaxin" in rep.seen
        for _ in range(20):
            await rep.round()
        assert len(rep.told) == 1
        await rep.press("l", "a", "enter")
        assert rep.on_top == "LogScreen"
        assert path.read_text() == "{ this is no book"


# -- Keys


def _modules(package: ModuleType) -> list[ModuleType]:
    names = [one.name for one in pkgutil.iter_modules(package.__path__)]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def test_every_key_of_the_table_has_an_action_that_exists() -> None:
    """Whatever binds a key also has the method that the key is to call."""
    bound: set[str] = set()
    found = {
        one
        for module in (*_modules(tui.screens), *_modules(tui.widgets))
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, (Widget, RoundsScreen))
    }
    for kind in (RoundsApp, *sorted(found, key=lambda one: one.__name__)):
        for binding in vars(kind).get("BINDINGS", ()):
            if binding.id is None:
                continue
            _namespace, name, _parameters = parse(binding.action)
            assert callable(getattr(kind, f"action_{name}", None)), (kind, binding.action)
            bound.add(binding.id)
    everything = {key.id for place in get_args(keys.Place) for key in keys.of(place)}
    assert bound == everything


async def test_a_key_can_be_moved_by_the_settings_and_is_taught_where_it_is() -> None:
    async with rounds(settings=Settings(keys={"log": "L"})) as rep:
        await rep.press("l")
        assert rep.on_top == "TodayScreen"
        assert "L log" in rep.foot
        await rep.press("L")
        assert rep.on_top == "LogScreen"


async def test_a_click_on_a_key_of_the_foot_line_presses_it() -> None:
    async with rounds() as rep:
        await rep.click_on(rep.app.screen.query_one("KeyBar"), "owes")
        assert rep.on_top == "OwesScreen"


async def test_1_stays_on_today() -> None:
    async with rounds() as rep:
        await rep.press("down", "1")
        assert rep.on_top == "TodayScreen"
        assert rep.here == "13:00"


# -- Themes and languages


async def test_the_light_theme_is_light() -> None:
    async with rounds(settings=Settings(theme="light")) as rep:
        assert not rep.app.current_theme.dark
        assert rep.app.screen.styles.background.brightness > 0.9
        await rep.press("l")
        assert rep.field("note").styles.background.brightness > 0.8


async def test_every_word_of_the_day_and_its_dialogs_can_be_translated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No word of the interface is fixed when a module is loaded, before the language is known."""
    mark = "»"
    monkeypatch.setattr(i18n._current, "gettext", lambda message: mark + message)
    monkeypatch.setattr(
        i18n._current, "ngettext", lambda one, many, n: mark + (one if n == 1 else many)
    )
    async with rounds() as rep:
        for key in ("", "l", "o", ":", "?"):
            if key:
                await rep.press(key)
            for word in rep.foot.split("   "):
                assert mark in word
            if key:
                await rep.press("escape")
        assert [word[0] for word in re.split(r"\s{2,}", painted(rep.visits)[0].strip())] == [
            mark
        ] * 4


async def test_a_chinese_app_opens_and_logs() -> None:
    i18n.use("zh")
    async with rounds() as rep:
        await rep.press("l", "a")
        await rep.write("同意试用")
        await rep.press("enter")
        assert rep.visit_here().note == "同意试用"
        assert rep.visit_here().logged_at == NOW
