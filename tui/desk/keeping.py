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


def config(
    loaded: settings.Loaded,
    book: tuple[Path | None, str],
    settings_from: str,
    language: tuple[str, str],
) -> ConfigView:
    """Every setting in force, the files of the book and of the settings before them.

    Args:
        loaded: the settings.
        book: the file (None: the example book, in memory) and who names it.
        settings_from: who names the settings file.
        language: the one that is spoken, and who says so.
    """
    file, file_from = book
    rows = [
        SettingView("book", None if file is None else str(file), file_from),
        SettingView("settings", str(loaded.file), settings_from),
    ]
    for key, value, source in settings.effective(loaded):
        rows.append(SettingView(key, *(language if key == "language" else (value, source))))
    return ConfigView(tuple(rows))
