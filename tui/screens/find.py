"""Find anything: accounts, people, invoice numbers, words of notes; by pinyin too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys
from tui.desk import find as job
from tui.desk import people, today
from tui.i18n import N_, _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable

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
    """A line to type in, and below it what it finds, best first.

    Opens what was chosen; or goes on with its account, if a key was pressed that needs one.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("find"))
    AUTO_FOCUS: ClassVar[str | None] = "#query"

    def __init__(self, then: Callable[[int], object] | None = None) -> None:
        super().__init__()
        self._then = then
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel find"):
            if self._then:
                yield Static(content([(_("Which account?"), "way bold")]), classes="heading")
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
        nothing = _("Nothing is called so.") if event.value.strip() else ""
        found = [_row(index, hit) for index, hit in enumerate(self._hits)]
        rows.show(found, cursor="0", nothing=nothing)

    def action_hit(self, step: int) -> None:
        self.query_one(Rows).move(step)

    @on(Input.Submitted, "#query")
    @on(Rows.Chosen)
    def action_open(self) -> None:
        key = self.query_one(Rows).current
        if key is None:
            return
        hit = self._hits[int(key)]
        if not self.rounds.ask(lambda: self._is_there(hit)):
            return
        self.rounds.current_account = hit.account.id
        self.dismiss(None)
        if self._then:
            self._then(hit.account.id)
        elif hit.kind == "invoice":
            from tui.screens.owes import OwesScreen

            self.app.push_screen(OwesScreen(hit.account.id))
        elif hit.kind == "person":
            from tui.screens.person import PersonScreen

            self.app.push_screen(PersonScreen(hit.ref))
        else:
            from tui.screens.account import AccountScreen

            self.app.push_screen(AccountScreen(hit.account.id))

    def _is_there(self, hit: Hit) -> bool:
        """Whether it can be opened.

        Raises:
            Gone: another window has removed it since it was found.
        """
        if hit.kind == "person":
            return bool(people.person_page(self.desk, hit.ref))
        return bool(today.card(self.desk, hit.account.id))


def _row(index: int, hit: Hit) -> Row:
    about = hit.account.name if hit.kind != "account" else ""
    text = hit.text if hit.kind == "account" else " · ".join(filter(None, (about, hit.text)))
    return Row(
        str(index), (plain(_(_KINDS[hit.kind]), "dim"), plain(hit.title, "bold"), plain(text))
    )
