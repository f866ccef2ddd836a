"""All keys, made from the table of keys, so that help and app cannot disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from tui import keys
from tui.i18n import _
from tui.screens.base import Peek, TooSmall
from tui.widgets.cells import content, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.screen import Screen


class HelpScreen(Peek[None]):
    """Every key and what it does, by place; those of the screen that asked come first."""

    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        self._first = _place_of(about)

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(content([(_("Keys"), "way bold")]), classes="heading")
            rows = Rows(
                (Column(least=10, most=12), Column(least=20, most=70, grow=True, shrink=1)),
                id="keys",
                header=False,
            )
            rows.show(_rows(self.desk.settings.keys, self._first))
            yield rows
        yield TooSmall()
        yield KeyBar()

    def action_help(self) -> None:
        """The key that has opened the help closes it."""
        self.dismiss(None)


def _place_of(screen: Screen[Any]) -> keys.Place | None:
    """The group of keys that the screen is about."""
    of = (keys.place_of(one.id or "") for one in screen.BINDINGS if isinstance(one, Binding))
    return next((place for place in of if place in keys.TITLES), None)


def _rows(moved: Mapping[str, str], first: keys.Place | None) -> list[Row]:
    shown: list[Row] = []
    for place, title in sorted(keys.TITLES.items(), key=lambda one: one[0] != first):
        if shown:
            shown.append(Row(f"{place}-gap", (plain(""), plain(""))))
        shown.append(Row(place, (plain(""), plain(_(title), "way bold"))))
        shown += [
            Row(key.id, (plain(keys.shown(key, moved), "bold"), plain(_(key.help))))
            for key in keys.of(place)
        ]
    return shown
