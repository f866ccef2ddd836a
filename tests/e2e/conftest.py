"""A rep's machine for each test: a home, the command, a book, a pinned day."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.e2e.example import TODAY
from tests.e2e.running import Rounds
from tui.desk.example import example_book
from tui.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.i18n import Language


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The rep's home, with nothing in it."""
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def rounds(home: Path) -> Iterator[Rounds]:
    """The command on an empty book, on Monday 1 July 2013 at eight."""
    with closing(Rounds(home, today="2013-07-01T08:00")) as command:
        yield command


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> Language:
    """The language of the rep."""
    chosen: Language = request.param
    return chosen


@pytest.fixture
def example(home: Path, language: Language) -> Iterator[Rounds]:
    """The command on a file with the example book of the language, at five past nine."""
    with closing(Rounds(home, today=f"{TODAY}T09:05", ROUNDS_LANG=language)) as command:
        command.book.parent.mkdir()
        with Book.open(command.book).transaction("the example") as change:
            for record in example_book(TODAY, language):
                change.add(record)
        yield command
