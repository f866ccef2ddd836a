"""A bare Textual app with two screens: a key opens the second, a header, a table and a footer.

``4`` opens it once and comes back to it, ``n`` makes a new one each time, which ``escape`` closes.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Header, Static

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 25


class First(Screen[None]):
    """Something to begin with."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("begin here")
        yield Footer()


class Place(Screen[None]):
    """Header, the rows that one sees, footer."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.cursor_type = "row"
        table.add_columns("score", "account", "overdue", "age", "why", "next")
        for index in range(ROWS - 1):
            table.add_row("60", f"Account {index}", "480,000", "47 d", "over 30 days", "call")
        table.add_row("10", "the last row", "1", "1 d", "overdue", "remind")
        table.focus()


class Bare(App[None]):
    """A first screen, and a place behind the key ``4``."""

    MODES = {"first": First, "place": Place}  # noqa: RUF012
    DEFAULT_MODE = "first"
    BINDINGS: ClassVar = [
        ("4", "switch_mode('place')", "place"),
        ("n", "new", "new"),
        ("escape", "pop_screen", "back"),
    ]

    def action_new(self) -> None:
        self.push_screen(Place())


if __name__ == "__main__":
    Bare().run()
