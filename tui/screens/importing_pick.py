"""One of many, found by typing: a field, a sheet, a currency, an encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys
from tui.i18n import _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Option(NamedTuple):
    """What can be chosen: its code, its word, and a remark beside it."""

    code: str
    word: str
    remark: str = ""


class ManyScreen(Peek[str]):
    """Answers with the code of what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("who"))
    AUTO_FOCUS: ClassVar[str | None] = "#query"

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        chosen: str | None = None,
        free: Callable[[str], str | None] | None = None,
    ) -> None:
        """``free``: the code of a text that is none of the options, where there may be others."""
        super().__init__()
        self._title, self._options = title, tuple(options)
        self._chosen, self._free = chosen, free

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel find"):
            yield Static(content([(self._title, "way bold")]), classes="heading")
            with Horizontal(classes="field"):
                yield Label("/", markup=False)
                yield Input(placeholder=_("part of its name"), id="query", compact=True)
            yield Rows(
                (
                    Column(least=1, most=1),
                    Column(least=10, most=40, shrink=2),
                    Column(least=8, most=90, grow=True, shrink=1),
                ),
                id="many",
                header=False,
                always=True,
            )
        yield TooSmall()
        yield KeyBar(keys.of("who")[2])

    def on_mount(self) -> None:
        self._show("", cursor=self._chosen)

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        text = event.value.strip()
        self._show(text, cursor=None if text else self._chosen)

    def _show(self, text: str, cursor: str | None) -> None:
        typed = text.casefold()
        names = [(one, (one.word.casefold(), one.code.casefold())) for one in self._options]
        begun = [one for one, both in names if any(name.startswith(typed) for name in both)]
        within = [one for one, both in names if any(typed in name for name in both)]
        found = list(dict.fromkeys([*begun, *within]))
        if not found and self._free and (code := self._free(text)):
            found = [Option(code, code)]
        rows = [
            Row(
                one.code,
                (
                    plain("✓" if one.code == self._chosen else "", "kept"),
                    plain(one.word),
                    plain(one.remark, "dim"),
                ),
            )
            for one in found
        ]
        nothing = _("Nothing is called so.")
        self.query_one(Rows).show(
            rows, cursor=cursor or (rows[0].key if rows else None), nothing=nothing
        )

    def action_move(self, step: int) -> None:
        self.query_one(Rows).move(step)

    @on(Input.Submitted, "#query")
    @on(Rows.Chosen)
    def action_choose(self) -> None:
        if (key := self.query_one(Rows).current) is not None:
            self.dismiss(key)
