"""Pictures of screens: what each shows, how the rep got there, in which languages and sizes.

`make snapshots` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import pytest

from tests.screens import wild
from tests.screens.driving import both_sizes, example_records
from tui import i18n
from tui.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from tui.settings import Settings

F = TypeVar("F", bound="Callable[..., None]")
"""A test."""


class Compare(Protocol):
    """`pytest-textual-snapshot`'s fixture."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Coroutine[None, None, None]],
    ) -> bool: ...


def example() -> Book:
    """The example book in the language that is spoken."""
    return Book.in_memory(example_records(i18n.language()))


def wild_book() -> Book:
    return Book.in_memory(wild.records())


Step = str | tuple[str, ...]
"""A text to type, or keys to press."""


class Picture(NamedTuple):
    """What a picture shows and how the rep got there."""

    id: str
    steps: tuple[Step, ...] = ()
    book: Callable[[], Book] = example
    settings: Settings | None = None


class Kept(Protocol):
    """The fixture ``as_kept``: whether what the rep gets to looks as in the picture kept of it."""

    def __call__(self, picture: Picture, *, own_words: Path | None = None) -> bool: ...


both_languages = pytest.mark.parametrize("language", i18n.LANGUAGES)


def each(pictures: Sequence[Picture]) -> pytest.MarkDecorator:
    """The test is one of each picture."""
    return pytest.mark.parametrize("picture", pictures, ids=[picture.id for picture in pictures])


def each_in_every_way(pictures: Sequence[Picture]) -> Callable[[F], F]:
    """The test is one of each picture, in both languages and at both sizes."""

    def mark(test: F) -> F:
        marked: F = both_sizes(both_languages(each(pictures)(test)))
        return marked

    return mark
