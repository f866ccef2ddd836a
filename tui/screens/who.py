"""Who of them: a list of people to choose one from, by number or by the beginning of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys
from tui.domain.names import match_people
from tui.i18n import _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.domain.records import Person

NUMBERED: Final = 9


class NameInput(Input):
    """A line for a name: digits are not part of it, they choose."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        is_digit = character is not None and character.isdigit()
        return not is_digit and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.character and event.character.isdigit():
            event.prevent_default()  # the input is not to have it: it goes on to the screen


class WhoScreen(Peek[str]):
    """Answers with the id of a person, or with the code of an answer that is nobody."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("pick", "who"))
    AUTO_FOCUS: ClassVar[str | None] = "#query"

    def __init__(
        self,
        title: str,
        people: Sequence[Person],
        *,
        others: Sequence[tuple[str, str]] = (),
        marked: Sequence[int] = (),
        remark: str = "",
    ) -> None:
        """``others``: code and words of answers that are nobody; ``marked``: the chosen ones."""
        super().__init__()
        self._title, self._people, self._others = title, tuple(people), tuple(others)
        self._marked, self._remark = frozenset(marked), remark

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel find"):
            yield Static(content([(self._title, "way bold")]), classes="heading")
            if self._remark:
                yield Static(content([(self._remark, "quiet")]), classes="sums")
            with Horizontal(classes="field"):
                yield Label("/", markup=False)
                yield NameInput(
                    placeholder=_("a number, or the beginning of a name"),
                    id="query",
                    compact=True,
                )
            yield Rows(
                (
                    Column(least=1, most=2),
                    Column(least=1, most=1),
                    Column(least=12, most=40, shrink=1),
                    Column(least=8, most=60, grow=True, shrink=2),
                ),
                id="whom",
                header=False,
                always=True,
            )
        yield TooSmall()
        yield KeyBar(keys.of("who")[2])

    def on_mount(self) -> None:
        self._show("")
        marked = next((row.key for row in self._rows.rows if self._is_marked(row.key)), None)
        self._rows.show(self._rows.rows, cursor=marked)
        # What is typed makes the list shorter; the panel stays as it is.
        self._rows.styles.height = len(self._rows.rows)

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        self._show(event.value.strip())

    @property
    def _rows(self) -> Rows:
        return self.query_one("#whom", Rows)

    def _is_marked(self, key: str) -> bool:
        return key.isdigit() and int(key) in self._marked

    def _show(self, query: str) -> None:
        people = match_people(query, self._people) if query else self._people
        others = [one for one in self._others if one[1].casefold().startswith(query.casefold())]
        found = [
            *((code, text, "", False) for code, text in others),
            *((str(one.id), one.name, one.title, one.id in self._marked) for one in people),
        ]
        rows = [
            Row(
                code,
                (
                    plain(str(number) if number <= NUMBERED else "", "bold"),
                    plain("✓" if is_marked else "", "kept"),
                    plain(text),
                    plain(title, "dim"),
                ),
            )
            for number, (code, text, title, is_marked) in enumerate(found, 1)
        ]
        nobody = _("Nobody is called so.")
        self._rows.show(rows, cursor=rows[0].key if rows else None, nothing=nobody)

    def action_pick(self, number: int) -> None:
        rows = self._rows.rows
        if 1 <= number <= min(NUMBERED, len(rows)):
            self.dismiss(rows[number - 1].key)

    def action_move(self, step: int) -> None:
        self._rows.move(step)

    @on(Input.Submitted, "#query")
    @on(Rows.Chosen)
    def action_choose(self) -> None:
        if (key := self._rows.current) is not None:
            self.dismiss(key)
