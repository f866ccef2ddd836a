"""Looking after the book and the settings: undo, check, config."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.making import HUAXIN, NOW, desk_with
from tui import settings
from tui.clock import Clock
from tui.desk import keeping, lines
from tui.desk.ground import Desk
from tui.desk.keeping import SettingView
from tui.domain.records import Account
from tui.store.book import Book, NothingToUndo
from tui.store.drafts import Drafts


def test_undo_takes_back_the_newest_change_then_the_one_before() -> None:
    desk = desk_with()
    lines.log(desk, ["huaxin a one"])
    lines.log(desk, ["brandtner o two"])
    first, second = keeping.undo(desk), keeping.undo(desk)
    assert (first.undone, first.records) == ("call at Brandtner Pumpen: order", 1)
    assert (second.undone, second.records) == ("call at Huaxin Cable 华信电缆: advance", 1)
    with pytest.raises(NothingToUndo):
        keeping.undo(desk)


def test_undo_takes_back_what_another_window_did(tmp_path: Path) -> None:
    file = tmp_path / "book.json"
    mine, other = Book.open(file), Book.open(file)
    with other.transaction("theirs") as change:
        change.add(HUAXIN)
    desk = Desk(mine, Clock(NOW), settings.Settings(), Drafts.beside(file))
    assert keeping.undo(desk).undone == "theirs"
    other.refresh()
    assert not other.all(Account)


def test_a_sound_book_and_one_that_is_not_there_are_in_order(tmp_path: Path) -> None:
    file = tmp_path / "book.json"
    assert keeping.check(file) == keeping.CheckView(ok=True, findings=())
    assert not list(tmp_path.iterdir())
    book = Book.open(file)
    with book.transaction("account") as change:
        change.add(HUAXIN)
    assert keeping.check(file).ok


def test_a_broken_book_is_told_of_and_left(tmp_path: Path) -> None:
    file = tmp_path / "book.json"
    file.write_text("{", encoding="utf-8")
    file.chmod(0o600)
    view = keeping.check(file)
    assert not view.ok
    assert view.findings[0].code == "broken"
    assert str(file) in view.findings[0].text
    assert file.read_text(encoding="utf-8") == "{"


def test_config_tells_every_setting_and_who_says_so(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "en"\ncurrency = "CNY"\n', encoding="utf-8")
    loaded = settings.load(file)
    book = Path("/somewhere/book.json")
    view = keeping.config(loaded, (book, "--book"), "ROUNDS_SETTINGS", ("zh", "--lang"))
    told = {one.key: (one.value, one.from_) for one in view.settings}
    assert told["book"] == (str(book), "--book")
    assert told["settings"] == (str(file), "ROUNDS_SETTINGS")
    assert told["language"] == ("zh", "--lang")
    assert told["currency"] == ("CNY", str(file))
    assert told["rhythm_days.platinum"] == (7, "default")
    assert len(told) == len(view.settings)


def test_config_of_the_example_book_has_no_file(tmp_path: Path) -> None:
    loaded = settings.load(tmp_path / "settings.toml")
    view = keeping.config(loaded, (None, "--demo"), "default", ("en", "default"))
    assert view.settings[0] == SettingView("book", None, "--demo")
