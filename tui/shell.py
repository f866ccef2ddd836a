"""What every command stands on: clock, book and desk; and how it says what it has to say."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.clock import Clock
from tui.errors import Trouble
from tui.i18n import _, language

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from datetime import date

    import msgspec

    from tui import settings
    from tui.desk.ground import Desk


def clock_of(options: Namespace) -> Clock:
    """The one clock, pinned by the option or by ``ROUNDS_TODAY``, or running."""
    if options.today:
        clock: Clock = options.today
        return clock
    if pinned := os.environ.get("ROUNDS_TODAY"):
        try:
            return Clock.at(pinned)
        except ValueError:
            raise Trouble(
                _(
                    "ROUNDS_TODAY: “{text}” is not a day like 2026-11-24 or 2026-11-24T09:30."
                ).format(text=pinned)
            ) from None
    return Clock()


def book_file(options: Namespace) -> tuple[Path, str]:
    """The file of the book, and who names it."""
    if options.book:
        return options.book, "--book"
    if named := os.environ.get("ROUNDS_BOOK"):
        return Path(named), "ROUNDS_BOOK"
    import platformdirs

    return platformdirs.user_data_path("rounds", appauthor=False) / "book.json", "default"


def desk_of(options: Namespace, loaded: settings.Loaded) -> Desk:
    """The desk on the book that is asked for, or on the example book."""
    from tui.desk.ground import Desk
    from tui.store.book import Book
    from tui.store.drafts import Drafts

    clock = clock_of(options)
    if options.demo:
        from tui.desk.example import example_book

        book = Book.in_memory(example_book(clock.today(), language()))
        return Desk(book, clock, loaded.settings, Drafts.in_memory())
    path, _named_by = book_file(options)
    book = Book.open(path, today=clock.today)
    own_words = loaded.file.with_name("playbook.toml")
    return Desk(book, clock, loaded.settings, Drafts.beside(path), own_words)


def read_day(desk: Desk, text: str, *, past: bool = False) -> date:
    """A day in the rep's words; with ``past`` a bare weekday or date is the latest one past."""
    from tui.desk import reading

    learn_holidays(desk, [text])
    return reading.read_day(desk, text, past=past)


def learn_holidays(desk: Desk, typed: Sequence[str]) -> None:
    """Holidays cost time, and few lines count in working days."""
    from tui.desk import holidays

    if any(map(holidays.matter_in, typed)):
        desk.learn_holidays()


# -- What a command says


def tell(text: str) -> None:
    """Say something on standard output."""
    _put(_printable(text))


def has_terminal() -> bool:
    """Whether the app has somewhere to read keys from and to paint: Textual paints on stderr."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def can_ask() -> bool:
    """Whether somebody sits at the terminal."""
    return bool(sys.stdin and sys.stdin.isatty())


def ask(question: str) -> str:
    """What is typed in answer to a question, in small letters."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold()


def complain(sentence: str) -> None:
    """Say what is wrong, in one line."""
    from tui.domain.text import clean

    print(f"rounds: {clean(sentence)}", file=sys.stderr)


def _put(text: str) -> None:
    """Print on standard output; when this returns, it is out."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise Trouble(
            _("The output cannot be written ({reason}).").format(reason=error.strerror or error)
        ) from error


def drop_output() -> None:
    """Let what could not be written go; Python would complain once more at exit."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _printable(text: str) -> str:
    """Nothing that was typed or imported may steer the terminal."""
    from tui.domain.text import clean

    return "\n".join(line if line.isprintable() else clean(line) for line in text.splitlines())


def answer(options: Namespace, view: msgspec.Struct, text: Callable[[], str]) -> int:
    """Print a view as JSON or as text."""
    if options.json:
        from tui.wire import to_json

        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # JSON is, whatever the terminal speaks
        _put(to_json(view))
    elif said := text():
        tell(said)
    return 0
