"""What can be asked of a file to import: each a list to choose from, or a line to type."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from tui import words
from tui.desk import import_encodings, import_words, reading
from tui.domain.money import is_currency
from tui.domain.text import cut
from tui.i18n import _
from tui.screens.importing_pick import ManyScreen, Option
from tui.screens.importing_work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from textual.screen import Screen

    from tui.desk.import_encodings import EncodingView
    from tui.desk.import_preview import ColumnView, PreviewView
    from tui.errors import Trouble
    from tui.exchange.values import DateOrder
    from tui.screens.base import DeskApp

_HEADER: Final = 40
"""Characters of a header that a question quotes."""
_FILE: Final = 24
"""Terminal columns of the name of a file that a question names."""


def _choose(app: DeskApp, screen: Screen[str | None], then: Callable[[str], object]) -> None:
    """Ask; nothing happens if the rep goes back."""

    def answered(code: str | None) -> None:
        if code:
            then(code)

    app.push_screen(screen, answered)


def ask_field(
    app: DeskApp, view: PreviewView, column: ColumnView, then: Callable[[str], object]
) -> None:
    """What a column is; what no column is yet stands first."""
    read = {one.field: one.header for one in view.columns if one.field}
    wanted = {field: group for group in view.missing for field in group}

    def remark(field: str) -> str:
        others = [
            import_words.field(one, view.kind) for one in wanted.get(field, ()) if one != field
        ]
        if others:
            return _("missing, or else: {fields}").format(fields=words.joined(others))
        if field in wanted:
            return _("missing")
        return _("now: {header}").format(header=read[field]) if field in read else ""

    options = [
        Option(field, import_words.field(field, view.kind), remark(field)) for field in view.fields
    ]
    options.sort(key=lambda one: one.code not in wanted)
    title = _("What is “{header}”?").format(header=words.cut(column.header, _HEADER))
    _choose(app, ManyScreen(title, options, chosen=column.field), then)


def ask_coverage(app: DeskApp, now: bool | None, then: Callable[[bool], object]) -> None:
    """Whether such files list all that is open."""
    from tui.screens.pick import PickScreen

    full, part = import_words.coverage(True), import_words.coverage(False)
    screen = PickScreen(
        _("What do files like this one list?"),
        [
            ("full", full, _("what is no longer listed is presumed paid")),
            ("part", part, _("what it does not list stays open")),
        ],
        chosen={True: "full", False: "part", None: None}[now],
        remark=_("Asked once: files with the same columns are read so from now on."),
    )
    _choose(app, screen, lambda code: then(code == "full"))


def ask_order(app: DeskApp, now: DateOrder | None, then: Callable[[DateOrder], object]) -> None:
    """Which of day and month comes first."""
    from tui.screens.pick import PickScreen

    screen = PickScreen(
        _("How are its dates written?"),
        [
            ("dmy", import_words.order("dmy"), "24/11"),
            ("mdy", import_words.order("mdy"), "11/24"),
        ],
        chosen=now,
    )
    _choose(app, screen, lambda code: then(cast("DateOrder", code)))


def ask_day(app: DeskApp, file: Path, then: Callable[[date], object]) -> None:
    """Of which day a file is."""
    from tui.screens.ask import AskScreen

    chosen: list[date] = []

    def echo(text: str) -> str:
        day = reading.read_day(app.desk, text, past=True)
        return _("As of {day}.").format(day=words.full_date(day))

    def choose(text: str) -> str:
        chosen.append(reading.read_day(app.desk, text, past=True))
        return echo(text)

    def done(_result: None) -> None:
        if chosen:
            then(chosen[-1])

    app.push_screen(
        AskScreen(
            _("Of which day is {file}?").format(file=cut(file.name, _FILE)),
            _("day"),
            _("yesterday, fri, 20 nov"),
            draft=f"import-day:{file}",
            job=choose,
            echo=echo,
        ),
        done,
    )


def ask_currency(app: DeskApp, now: str | None, then: Callable[[str], object]) -> None:
    """The currency of rows that name none."""
    known = {one.currency for one in app.desk.ground.accounts.values()}
    known.add(app.desk.settings.currency)

    def free(text: str) -> str | None:
        code = text.strip().upper()
        return code if is_currency(code) else None

    title = _("In which currency are rows that name none?")
    options = [Option(code, code) for code in sorted(known)]
    _choose(app, ManyScreen(title, options, chosen=now, free=free), then)


def ask_sheet(
    app: DeskApp, names: Sequence[str], now: str | None, then: Callable[[str], object]
) -> None:
    """Which sheet of a workbook."""
    options = [Option(name, name) for name in names]
    _choose(app, ManyScreen(_("Which sheet?"), options, chosen=now), then)


def ask_encoding(
    app: DeskApp,
    file: Path,
    then: Callable[[str], object],
    failed: Callable[[Trouble], object],
    *,
    now: str = "",
) -> None:
    """How the text of a file is encoded: the rep sees what it would say.

    Args:
        failed: is given what went wrong, where the file can no longer be read.
    """

    def ask(found: Sequence[EncodingView]) -> None:
        title = _("How is {file} encoded? Choose where the letters are right.").format(
            file=cut(file.name, _FILE)
        )
        options = [Option(one.code, one.name, one.sample) for one in found]
        _choose(app, ManyScreen(title, options, chosen=now or None), then)

    work(
        app,
        lambda: _("Reading {file}").format(file=file.name),
        partial(import_encodings.encodings_of, file),
        ask,
        failed,
    )
