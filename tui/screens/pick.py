"""A picker: a few answers in a list, each with its number, beyond nine with a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Static

from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, plain
from tui.widgets.columns import Column
from tui.widgets.facts import wrap
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


_DIGITS: Final = "0123456789abcdef"


class PickScreen(Peek[str]):
    """Answers with the code of what was chosen, by number or with ``enter``."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("pick"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str, str]],
        *,
        chosen: str | None = None,
        remark: str = "",
        first: int = 1,
    ) -> None:
        """``options``: code, word, and what it means; ``remark`` stands below the title.

        ``first``: the number of the first option.
        """
        super().__init__()
        self._first = first
        self._title, self._options = title, tuple(options)
        self._chosen, self._remark = chosen, remark

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(content([(self._title, "way bold")]), classes="heading")
            if self._remark:
                yield Static(content([(self._remark, "quiet")]), classes="sums")
            rows = Rows(
                (
                    Column(least=1, most=2),
                    Column(least=8, most=44),
                    Column(least=10, most=90, grow=True, shrink=1),
                ),
                id="options",
                header=False,
            )
            rows.show(
                [
                    Row(
                        code,
                        (
                            plain(_DIGITS[number], "bold"),
                            plain(word, "way bold" if code == self._chosen else ""),
                            plain(meaning, "dim"),
                        ),
                    )
                    for number, (code, word, meaning) in enumerate(self._options, self._first)
                ],
                cursor=self._chosen,
            )
            yield rows
            yield Static(id="meaning", markup=False)
        yield TooSmall()
        yield KeyBar()

    def action_pick(self, number: int) -> None:
        if 0 <= number - self._first < len(self._options):
            self.dismiss(self._options[number - self._first][0])

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self._tell_meaning)

    def on_rows_moved(self) -> None:
        self._tell_meaning()

    def _tell_meaning(self) -> None:
        """What the option under the cursor means, in full, where the list has no room for it.

        The room below the list is that of the longest: nothing moves with the cursor.
        """
        rows, shown = self.query_one(Rows), self.query_one("#meaning", Static)
        cut = [row for row in rows.rows if rows.is_cut(row)]
        shown.display = bool(cut)
        width = self.query_one(".panel").content_size.width
        shown.styles.height = max((len(wrap(row.cells[2], width)) for row in cut), default=0)
        here = next((row for row in cut if row.key == rows.current), None)
        shown.update(lines(wrap(here.cells[2], width) if here else []))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(event.key)
