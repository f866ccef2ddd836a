"""Find anything: accounts, people, invoice numbers, words of notes; by pinyin too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from tui import keys
from tui.desk import edit, today
from tui.desk import find as job
from tui.i18n import N_, _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.find import Hit

MOST: Final = 30
_KINDS: Final = {
    "account": N_("account"),
    "person": N_("person"),
    "invoice": N_("invoice"),
    "note": N_("note"),
}


class FindScreen(Peek[None]):
    """A line to type in, and below it what it finds, best first."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("find"))
    AUTO_FOCUS: ClassVar[str | None] = "#query"

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel find"):
            with Horizontal(classes="field"):
                yield Label("/", markup=False)
                yield Input(
                    placeholder=_("a name, pinyin, an invoice number, a word of a note"),
                    id="query",
                    compact=True,
                )
            yield Rows(
                (
                    Column(least=7, most=8),
                    Column(least=12, most=40, shrink=1),
                    Column(least=12, most=60, grow=True, shrink=2),
                ),
                id="hits",
                header=False,
                always=True,
            )
        yield TooSmall()
        yield KeyBar(keys.of("find")[2])

    def on_mount(self) -> None:
        self.run_worker(partial(job.prepare, self.desk), thread=True, group="find")

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        self._hits = job.find(self.desk, event.value, MOST)
        rows = self.query_one(Rows)
        rows.show([_row(index, hit) for index, hit in enumerate(self._hits)], cursor="0")

    def action_hit(self, step: int) -> None:
        rows = self.query_one(Rows)
        if step > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    @on(Input.Submitted, "#query")
    @on(Rows.Chosen)
    def action_open(self) -> None:
        key = self.query_one(Rows).current
        if key is None:
            return
        hit = self._hits[int(key)]
        if not self.rounds.ask(lambda: self._is_there(hit)):
            return
        self.dismiss(None)
        if hit.kind == "invoice":
            from tui.screens.owes import OwesScreen

            self.app.push_screen(OwesScreen(hit.account.id))
        elif hit.kind == "person":
            from tui.screens.form import FormScreen

            self.app.push_screen(FormScreen("person", id=hit.ref))
        else:
            from tui.screens.account import AccountScreen

            self.app.push_screen(AccountScreen(hit.account.id))

    def _is_there(self, hit: Hit) -> bool:
        """Whether it can be opened.

        Raises:
            Gone: another window has removed it since it was found.
        """
        if hit.kind == "person":
            return bool(edit.form(self.desk, "person", id=hit.ref))
        return bool(today.card(self.desk, hit.account.id))


def _row(index: int, hit: Hit) -> Row:
    about = hit.account.name if hit.kind != "account" else ""
    text = hit.text if hit.kind == "account" else " · ".join(filter(None, (about, hit.text)))
    return Row(
        str(index), (plain(_(_KINDS[hit.kind]), "dim"), plain(hit.title, "bold"), plain(text))
    )
