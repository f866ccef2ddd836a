"""Import: which file, and what it holds; and the key that repeats the import of a morning."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, cast

from msgspec.structs import replace
from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, Static

from tui import keys, words
from tui.desk import import_files as files
from tui.desk import import_words, importing
from tui.desk.importing import Cancelled, ImportOptions, Kept, Progress
from tui.domain.text import cut
from tui.i18n import _
from tui.screens.base import MOST_SAID, Peek, TooSmall
from tui.screens.drafting import Draft
from tui.screens.importing_asks import ask_encoding
from tui.screens.importing_columns import ColumnsScreen
from tui.screens.importing_result import ResultScreen, Taken, take, title_of
from tui.screens.importing_trial import try_out
from tui.screens.importing_work import work
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, plain
from tui.widgets.choice import Choice
from tui.widgets.columns import Column
from tui.widgets.effects import Effects
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.import_files import FileView
    from tui.desk.import_preview import PreviewView
    from tui.desk.import_views import ImportKind
    from tui.errors import Trouble
    from tui.exchange.headers import Kind
    from tui.screens.base import DeskApp
    from tui.widgets.cells import Piece, Tone

MOST: Final = 500
"""So many files of a folder are offered at once; who wants another types its beginning."""
DRAFT: Final = "import"


class PathInput(Input):
    """A line for a path: ``→`` at its end takes the completion."""

    class Completed(Message):
        """The rep wants what is offered."""

    def action_cursor_right(self, select: bool = False) -> None:
        if self.cursor_at_end and not select:
            self.post_message(self.Completed())
        else:
            super().action_cursor_right(select)


class ImportScreen(Peek[Taken]):
    """Answers with what was imported."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("importing"))
    AUTO_FOCUS: ClassVar[str | None] = "#path"

    def __init__(self, kind: ImportKind | None = None, path: str = "", said: str = "") -> None:
        """``path`` stands in the line already, ``said`` is told below it."""
        super().__init__()
        self._kind: ImportKind | None = kind
        self._path, self._told = path, said
        self._listed: dict[tuple[Path, ImportKind], tuple[FileView, ...]] = {}
        self._found: list[FileView] = []
        self._begin = ""
        """The folder that stood in the line without the rep having typed it."""
        self._mended: dict[tuple[ImportKind, Path], ImportOptions] = {}
        """What the rep has said of files while this screen is open."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(id="import-heading", classes="heading", markup=False)
            with Horizontal(classes="field"):
                yield Label(_("kind"), markup=False)
                yield Choice([(kind, import_words.kind(kind)) for kind in files.KINDS], id="kind")
            with Horizontal(classes="field"):
                yield Label(_("file"), markup=False)
                yield PathInput(id="path", compact=True, select_on_focus=False)
            yield Rows(
                (
                    Column(least=16, most=90, grow=True, shrink=1),
                    Column(least=8, most=24, align="right"),
                    Column(least=6, most=10, align="right"),
                ),
                id="files",
                header=False,
                always=True,
            )
            yield Effects()
        yield TooSmall()
        yield KeyBar(*keys.of("importing")[:3])

    def on_mount(self) -> None:
        heading: list[Piece] = [
            (_("Import"), "way bold"),
            ("   " + _("what another program wrote"), "dim"),
        ]
        self.query_one("#import-heading", Static).update(content(heading))
        self._draft = Draft(self.rounds, DRAFT)
        kept = {} if self._path else self._draft.kept()
        kind = self._kind or cast("ImportKind | None", kept.get("kind"))
        self._kind = kind if kind in files.KINDS else files.last_kind(self.desk)
        self.query_one(Choice).value = self._kind
        self._begin = files.begin(self.desk, self._kind)
        self._write(self._path or kept.get("path") or self._begin)

    # -- What the rep sees

    @property
    def kind(self) -> ImportKind:
        """What the file is imported as."""
        return self._kind or files.KINDS[0]

    @property
    def text(self) -> str:
        """The path as it stands in the line."""
        return self.query_one("#path", Input).value

    def _write(self, text: str) -> None:
        line = self.query_one("#path", Input)
        line.value = text
        line.cursor_position = len(text)

    @on(Input.Changed, "#path")
    async def _changed(self, _event: Input.Changed) -> None:
        if (anew := files.begun_anew(self.text)) != self.text:
            self._write(anew)  # which is a change of its own
            return
        is_typed = self.text not in ("", self._begin)
        self._draft.keep({"path": self.text, "kind": self.kind} if is_typed else {})
        await self._look()

    @on(Choice.Chosen, "#kind")
    async def _chosen(self, event: Choice.Chosen) -> None:
        if not event.value:
            self.query_one(Choice).value = self.kind  # there is always one
            return
        self._kind = cast("ImportKind", event.value)
        was_begin = self.text == self._begin
        self._begin = files.begin(self.desk, self.kind)
        if was_begin and self.text != self._begin:
            self._write(self._begin)
        else:
            await self._look()

    async def _look(self) -> None:
        """Offer what the typed path may become."""
        folder = files.folder_of(self.text)
        place = folder, self.kind
        if place not in self._listed:
            self._listed[place] = await asyncio.to_thread(files.listing, *place)
        self._found = files.matching(self.text, self._listed[place])[:MOST]
        today = self.desk.today
        rows = [_row(index, one, today) for index, one in enumerate(self._found)]
        self.query_one(Rows).show(rows, cursor="0" if rows else None)
        self._say(self._told)
        is_whole = not self._found and not self._told and self.text.endswith(("/", os.sep))
        if is_whole and await asyncio.to_thread(folder.is_dir):
            self._say(files.nothing_in(self.text, self.kind), "dim")
        self._told = ""

    def _say(self, sentence: str, tone: Tone = "late") -> None:
        self.query_one(Effects).tell([[(cut(sentence, MOST_SAID), tone)]] if sentence else [])

    # -- What the keys do

    @property
    def _here(self) -> FileView | None:
        """The file or folder under the cursor."""
        key = self.query_one(Rows).current
        return self._found[int(key)] if key is not None and self._found else None

    def action_move(self, step: int) -> None:
        if self.query_one(Choice).has_focus:
            self.query_one("#path").focus()
        else:
            self.query_one(Rows).move(step)

    def action_kind(self) -> None:
        self.query_one(Choice).focus()

    @on(PathInput.Completed)
    def action_complete(self) -> None:
        line = self.query_one("#path", Input)
        if not line.has_focus:
            line.focus()
        elif here := self._here:
            self._write(files.completed(self.text, here))

    @on(Input.Submitted, "#path")
    @on(Rows.Chosen)
    async def action_open(self) -> None:
        """``enter``: into the folder, or read the file."""
        here = self._here
        if here and here.is_folder:
            self._write(files.completed(self.text, here))
            return
        try:
            file = here.path if here else await asyncio.to_thread(files.find, self.text, self.kind)
        except files.BadFile as trouble:
            self._say(str(trouble))
            return
        self._read(file)

    # -- From the file to the book

    def _options(self, file: Path) -> ImportOptions:
        return self._mended.get((self.kind, file), ImportOptions())

    def _read(self, file: Path) -> None:
        """See how a sheet would be read; what has no columns is tried at once."""
        options, kind, kept = self._options(file), self.kind, Kept()
        if not files.has_columns(kind, file):
            try_out(
                self.rounds, (kind, file, options), self.dismiss_with, partial(self._failed, file)
            )
            return
        work(
            self.rounds,
            lambda: _("Reading {file}").format(file=file.name),
            lambda progress: importing.preview(
                self.desk, cast("Kind", kind), file, replace(options, progress=progress), kept
            ),
            partial(self._map, file, kept, options),
            partial(self._failed, file),
        )

    def _map(self, file: Path, kept: Kept, options: ImportOptions, view: PreviewView) -> None:
        def keep(mended: ImportOptions) -> None:
            self._mended[view.kind, file] = mended

        self._say("")
        self.app.push_screen(ColumnsScreen(view, file, kept, options, keep), self.dismiss_with)

    def dismiss_with(self, taken: Taken | None) -> None:
        """What was imported; None: the rep has come back to choose another file."""
        if taken:
            self._draft.drop()
            self.dismiss(taken)

    def _failed(self, file: Path, trouble: Trouble) -> None:
        if isinstance(trouble, Cancelled):
            self.rounds.tell(str(trouble))
        elif trouble.code == "encoding":
            self._ask_encoding(file)
        else:
            self._say(str(trouble))

    def _ask_encoding(self, file: Path) -> None:
        """Nothing tells how the text is encoded: the rep sees what it would say, and chooses."""

        def chosen(codec: str) -> None:
            self._mended[self.kind, file] = replace(self._options(file), encoding=codec)
            self._read(file)

        ask_encoding(self.rounds, file, chosen, partial(self._failed, file))


def _row(index: int, one: FileView, today: date) -> Row:
    name = one.name + "/" if one.is_folder else one.name
    when = size = ""
    if one.changed:
        day = words.day_and_date(one.changed.date(), today)
        when = f"{day} {words.clock_time(one.changed)}"
        size = _size(one.size)
    return Row(
        str(index),
        (plain(name, "way" if one.is_folder else ""), plain(when, "dim"), plain(size, "dim")),
    )


def _size(size: int) -> str:
    """A size in bytes as one says it, in the unit that leaves few digits.

    >>> _size(1_234_567), _size(999), _size(0)
    ('1.2 MB', '1 kB', '0 kB')
    """
    if size < 1_000_000:
        return f"{max(min(size, 1), round(size / 1000)):,} kB"
    return f"{size / 1_000_000:,.1f} MB"


# -- From any place


def open_import(app: DeskApp, screen: ImportScreen | None = None) -> None:
    """The import screen, and after it what the import has changed."""

    def imported(taken: Taken | None) -> None:
        if taken:
            app.push_screen(ResultScreen(taken))

    app.push_screen(screen or ImportScreen(), imported)


def import_newest(app: DeskApp) -> None:
    """Import receivables from the newest file like the last one, and show the news."""
    kind: Final = "receivables"
    found: list[Path] = []

    def title() -> str:
        return title_of(found[0]) if found else _("Importing the newest receivables")

    def job(progress: Progress) -> Taken:
        file, sheet = importing.newest(app.desk, kind)
        found.append(file)
        return take(app.desk, kind, file, ImportOptions(sheet=sheet, progress=progress))

    def failed(trouble: Trouble) -> None:
        if trouble.code in ("no_file", "columns", "encoding", "sheet"):
            path = files.as_typed(found[0]) if found else ""
            open_import(app, ImportScreen(kind, path, str(trouble)))
        else:
            app.tell(trouble if not isinstance(trouble, Cancelled) else str(trouble))

    def done(taken: Taken) -> None:
        app.repaint()
        app.push_screen(ResultScreen(taken))

    work(app, title, job, done, failed)
