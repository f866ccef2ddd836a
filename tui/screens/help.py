"""All keys, made from the table of keys, so that help and app cannot disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

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


class HelpScreen(Peek[None]):
    """Every key and what it does, by place."""

    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(content([(_("Keys"), "way bold")]), classes="heading")
            rows = Rows(
                (Column(least=10, most=12), Column(least=20, most=70, grow=True, shrink=1)),
                id="keys",
                header=False,
            )
            rows.show(_rows(self.desk.settings.keys))
            yield rows
        yield TooSmall()
        yield KeyBar()


def _rows(moved: Mapping[str, str]) -> list[Row]:
    shown: list[Row] = []
    for place, title in keys.TITLES.items():
        if shown:
            shown.append(Row(f"{place}-gap", (plain(""), plain(""))))
        shown.append(Row(place, (plain(""), plain(_(title), "way bold"))))
        shown += [
            Row(key.id, (plain(keys.shown(key, moved), "bold"), plain(_(key.help))))
            for key in keys.of(place)
        ]
    return shown
