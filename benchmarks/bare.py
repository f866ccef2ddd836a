"""A bare Textual app: header, table, footer. What every Textual app has to pay."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 12


class Bare(App[None]):
    """Header, a table, footer."""

    BINDINGS = [("l", "log", "log"), ("o", "owes", "owes"), ("q", "quit", "quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.cursor_type = "row"
        table.add_columns("time", "account", "people", "about", "overdue")
        for index in range(ROWS - 1):
            table.add_row("10:00", f"Account {index}", "Wang Lin", "negotiation", "480,000")
        table.add_row("17:00", "the last row", "A. Rossi", "acceptance", "–")


if __name__ == "__main__":
    Bare().run()
