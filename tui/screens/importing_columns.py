"""How a file would be read, and mending it: what each column is, and what holds for all rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec.structs import replace
from textual.containers import Vertical
from textual.widgets import Static

from tui import keys, words
from tui.desk import import_encodings, import_preview, import_words, importing
from tui.desk.importing import Cancelled, ImportOptions, Kept
from tui.i18n import N_, _, ngettext
from tui.screens import importing_asks as asks
from tui.screens.base import Peek, TooSmall
from tui.screens.importing_result import Taken
from tui.screens.importing_rows import file_name
from tui.screens.importing_trial import try_out
from tui.screens.importing_work import work
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.import_preview import ColumnView, PreviewView
    from tui.desk.import_views import ImportKind
    from tui.errors import Trouble
    from tui.widgets.cells import Cell, Piece, Tone

COLUMNS: Final = (
    Column(least=10, most=30, shrink=1),
    Column(least=10, most=24, shrink=2),
    Column(least=12, most=90, grow=True, shrink=3),
)
WARNINGS: Final = 2
"""So many warnings are shown here; all of them come with the dry run."""
_LABELS: Final = {
    "lists": N_("lists"),
    "as_of": N_("as of"),
    "dates": N_("dates"),
    "currency": N_("currency"),
    "sheet": N_("sheet"),
    "encoding": N_("encoding"),
}


class ColumnsScreen(Peek[Taken]):
    """Answers with what was imported."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("columns"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(
        self,
        view: PreviewView,
        file: Path,
        kept: Kept,
        options: ImportOptions,
        keep: Callable[[ImportOptions], object],
    ) -> None:
        """``kept`` holds the sheet of the file, ``keep`` is told of whatever the rep mends."""
        super().__init__()
        self._view, self._file, self._kept = view, file, kept
        self._options, self._keep = options, keep

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel whole wide"):
            yield Static(id="columns-heading", classes="heading", markup=False)
            yield Rows(COLUMNS, id="reading", header=False)
            yield Static(id="about", markup=False)
        yield TooSmall()
        yield KeyBar(keys.of("columns")[0])

    def on_mount(self) -> None:
        self._show()
        first = next((one for one in self._questions()), "column:0")
        self.query_one(Rows).show(self.query_one(Rows).rows, cursor=first)

    # -- What is shown

    def _show(self, trouble: str = "") -> None:
        view = self._view
        heading: list[Piece] = [
            (import_words.kind(view.kind), "way bold"),
            (f"   {file_name(self._file, self.app.size.width)}", "bold"),
            (f"   {import_words.rows(view.rows)}", "dim"),
        ]
        self.query_one("#columns-heading", Static).update(content(heading))
        self.query_one(Rows).show([*self._said_rows(), *self._column_rows()])
        self._tell(trouble)
        self.refresh_bindings()

    def _said_rows(self) -> Iterator[Row]:
        """What holds for the whole file."""
        for code, value, remark in self._settings():
            is_open = code in self._questions()
            yield Row(
                code,
                (
                    plain(_(_LABELS[code]), "dim"),
                    plain(value, "watch bold" if is_open else ""),
                    plain(remark, "watch" if is_open else "dim"),
                ),
            )

    def _settings(self) -> Iterator[tuple[str, str, str]]:
        """Code, value and remark of each thing that can be said of the whole file."""
        view, said = self._view, self._options
        if view.kind == "receivables":
            is_full = view.is_full if said.is_full is None else said.is_full
            if is_full is None:
                yield "lists", _("not said yet"), _("all that is open, or a part of it?")
            else:
                yield "lists", import_words.coverage(is_full), self._whose(said.is_full is None)
            yield "as_of", words.full_date(view.as_of), "" if said.as_of is None else _("as said")
        if view.date_order:
            remark = "" if view.is_order_decided else _("no date tells: the settings do")
            yield "dates", import_words.order(view.date_order), remark
        if import_preview.has_amounts(view.kind):
            remark = _("where row and account name none")
            if said.currency:
                remark = _("of rows that name none")
            yield "currency", importing.currency_of(self.desk, said), remark
        if len(view.sheets) > 1:
            others = _("{n} of {of}").format(
                n=view.sheets.index(view.sheet or view.sheets[0]) + 1, of=len(view.sheets)
            )
            yield "sheet", view.sheet or "", others
        if view.sheet is None:
            yield "encoding", import_encodings.name_of(view.encoding), ""

    @staticmethod
    def _whose(is_remembered: bool) -> str:
        return _("as said of such files before") if is_remembered else _("as said")

    def _column_rows(self) -> Iterator[Row]:
        yield Row("gap", (plain(""), plain(""), plain("")), heading=True)
        yield Row(
            "head",
            (
                plain(_("column"), "dim"),
                plain(_("read as"), "dim"),
                plain(_("samples"), "dim"),
            ),
            heading=True,
        )
        for index, one in enumerate(self._view.columns):
            field: Cell = plain(_("not read"), "dim")
            if one.field:
                field = plain(import_words.field(one.field, self._view.kind), "way")
            samples = " · ".join(one.samples)
            yield Row(
                f"column:{index}",
                (plain(one.header or "–", "bold" if one.field else ""), field, plain(samples)),
            )

    def _questions(self) -> list[str]:
        """The keys of the rows about what is not settled."""
        found = []
        if self._view.missing:
            at = next((at for at, one in enumerate(self._view.columns) if not one.field), 0)
            found.append(f"column:{at}")
        if self._view.date_order and not self._view.is_order_decided:
            found.append("dates")
        if self._asks_coverage:
            found.append("lists")
        return found

    def _tell(self, trouble: str = "", *, again: bool = False) -> None:
        """Below: what went wrong, what is missing, and what the file gives to think of.

        Args:
            again: the rep wants to go on in spite of what is missing.
        """
        said: list[list[Piece]] = [[(trouble, "late")]] if trouble else []
        if missing := [_either(group, self._view.kind) for group in self._view.missing]:
            text = _("No column is read as {field} yet. Go to the one that is: e")
            tone: Tone = "late bold" if again else "late"
            said.append([(text.format(field=words.joined(missing)), tone)])
        if likelier := self._view.likelier:
            text = _("It looks like {kind}. Go back and choose that: esc shift+tab")
            said.append([(text.format(kind=import_words.kind(likelier)), "watch")])
        told = self._view.warnings
        said += [[(one, "watch")] for one in told[:WARNINGS]]
        if len(told) > WARNINGS:
            more = len(told) - WARNINGS
            text = ngettext("and {n} more remark", "and {n} more remarks", more)
            said.append([(text.format(n=more), "dim")])
        if not said and self._view.titles:
            said = [[(one, "dim")] for one in self._view.titles[:WARNINGS]]
        self.query_one("#about", Static).update(lines(said))

    # -- What the keys do

    @property
    def _here(self) -> str:
        return self.query_one(Rows).current or ""

    @property
    def _column(self) -> ColumnView | None:
        """The column under the cursor."""
        code, _sign, index = self._here.partition(":")
        return self._view.columns[int(index)] if code == "column" else None

    def on_rows_moved(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "leave_out" and self.is_mounted:
            return self._column is not None
        return True

    def action_mend(self) -> None:
        """``e``: read what is under the cursor as something else."""
        if column := self._column:
            if self._can_be_named(column):
                name = partial(self._name_field, column)
                asks.ask_field(self.rounds, self._view, column, name)
        elif self._here:
            {
                "lists": self._ask_coverage,
                "as_of": self._ask_day,
                "dates": self._ask_order,
                "currency": self._ask_currency,
                "sheet": self._ask_sheet,
                "encoding": self._ask_encoding,
            }[self._here]()

    def action_leave_out(self) -> None:
        """``x``: do not read the column; again: read it as one would."""
        column = self._column
        if column is None or not self._can_be_named(column):
            return
        header, said = column.header, self._options
        fields = {field: one for field, one in said.map.items() if one != header}
        if header in said.left_out:
            rest = tuple(one for one in said.left_out if one != header)
            self._mend(replace(said, map=fields, left_out=rest))
        else:
            self._mend(replace(said, map=fields, left_out=(*said.left_out, header)))

    def _can_be_named(self, column: ColumnView) -> bool:
        """Whether the header tells the column from the others."""
        named = [one for one in self._view.columns if one.header == column.header]
        if column.header and named[0] is column:
            return True
        text = _("This column has no header of its own: give it one in the file, and import again.")
        self._tell(text)
        return False

    def on_rows_chosen(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """``enter``: see what an import would do."""
        if self._view.missing:
            if self._column is None or self._column.field:
                self.query_one(Rows).show(self.query_one(Rows).rows, cursor=self._questions()[0])
                self.refresh_bindings()
            self._tell(again=True)
        elif self._asks_coverage:
            self._ask_coverage(goes_on=True)
        else:
            self._tell()
            try_out(
                self.rounds,
                (self._view.kind, self._file, self._options),
                self.dismiss,
                self._failed,
            )

    @property
    def _asks_coverage(self) -> bool:
        """Whether it is to be asked, once for files of a shape, if they list all that is open."""
        view = self._view
        is_said = view.is_full is not None or self._options.is_full is not None
        return view.kind == "receivables" and not is_said

    # -- Mending

    def _mend(self, options: ImportOptions) -> None:
        """See how the file is read as the rep says."""
        kind = self._view.kind
        work(
            self.rounds,
            lambda: _("Reading {file}").format(file=self._file.name),
            lambda progress: importing.preview(
                self.desk, kind, self._file, replace(options, progress=progress), self._kept
            ),
            partial(self._mended, options),
            self._failed,
        )

    def _mended(self, options: ImportOptions, view: PreviewView) -> None:
        self._view, self._options = view, options
        self._keep(options)
        self._show()

    def _failed(self, trouble: Trouble) -> None:
        if isinstance(trouble, Cancelled):
            self.rounds.tell(str(trouble))
        else:
            self._tell(str(trouble))

    # -- Asking

    def _name_field(self, column: ColumnView, field: str) -> None:
        header, said = column.header, self._options
        fields = {one: other for one, other in said.map.items() if other != header}
        rest = tuple(one for one in said.left_out if one != header)
        self._mend(replace(said, map={**fields, field: header}, left_out=rest))

    def _ask_coverage(self, *, goes_on: bool = False) -> None:
        def chosen(is_full: bool) -> None:
            self._mended(replace(self._options, is_full=is_full), self._view)
            if goes_on:
                self.action_go()

        said = self._options.is_full
        asks.ask_coverage(self.rounds, self._view.is_full if said is None else said, chosen)

    def _ask_order(self) -> None:
        asks.ask_order(
            self.rounds,
            self._view.date_order,
            lambda order: self._mend(replace(self._options, date_order=order)),
        )

    def _ask_day(self) -> None:
        asks.ask_day(
            self.rounds, self._file, lambda day: self._mend(replace(self._options, as_of=day))
        )

    def _ask_currency(self) -> None:
        asks.ask_currency(
            self.rounds,
            self._options.currency,
            lambda code: self._mend(replace(self._options, currency=code)),
        )

    def _ask_sheet(self) -> None:
        # The columns of another sheet are others.
        asks.ask_sheet(
            self.rounds,
            self._view.sheets,
            self._view.sheet,
            lambda name: self._mend(replace(self._options, sheet=name, map={}, left_out=())),
        )

    def _ask_encoding(self) -> None:
        asks.ask_encoding(
            self.rounds,
            self._file,
            lambda codec: self._mend(replace(self._options, encoding=codec, map={}, left_out=())),
            self._failed,
            now=self._view.encoding,
        )


def _either(group: Sequence[str], of: ImportKind) -> str:
    """Fields of which one is needed, in words."""
    return _(" or ").join(import_words.field(one, of) for one in group)
