"""Looking after the book and the settings: what `check` and `config` tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui import settings
from tui.store import care

if TYPE_CHECKING:
    from pathlib import Path

    from tui.desk.ground import Desk


class FindingView(msgspec.Struct, frozen=True):
    """Something that is not as it should be."""

    code: str
    text: str
    where: str
    repairable: bool


class CheckView(msgspec.Struct, frozen=True):
    """The state of a book: ``rounds check --json``."""

    ok: bool
    findings: tuple[FindingView, ...]


class SettingView(msgspec.Struct, frozen=True):
    """A setting, its value, and who says so: a file, an option, or the default."""

    key: str
    value: object
    from_: str = msgspec.field(name="from")


class ConfigView(msgspec.Struct, frozen=True):
    """The settings in force: ``rounds config --json``."""

    settings: tuple[SettingView, ...]


class UndoneView(msgspec.Struct, frozen=True):
    """What was taken back: ``rounds undo --json``."""

    undone: str
    records: int


def undo(desk: Desk) -> UndoneView:
    """Take back the book's newest change, whichever window or command made it.

    Raises:
        Trouble: there is none, or a record has changed since.
    """
    undone = desk.book.undo()
    return UndoneView(undone.text, undone.records)


def check(book: Path) -> CheckView:
    """Look the book over; a broken one is told of, not refused."""
    findings = tuple(
        FindingView(one.code, one.text, one.where, one.repairable) for one in care.check(book)
    )
    return CheckView(ok=not findings, findings=findings)


def config(loaded: settings.Loaded, book: Path, book_from: str, language: str) -> ConfigView:
    """Every setting in force, the book and the language before them."""
    rows = [
        SettingView("book", str(book), book_from),
        SettingView("settings", str(loaded.file), "file" if loaded.given else "default"),
    ]
    for key, value, source in settings.effective(loaded):
        in_force = language if key == "language" and value is None else value
        rows.append(SettingView(key, in_force, source))
    return ConfigView(tuple(rows))
