"""What is to be new: a picker of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from tui import keys
from tui.i18n import _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.edit import Kind


class NewScreen(Peek["Kind"]):
    """Answers with the kind of record to make."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("new"))

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(content([(_("New"), "way bold")]), classes="heading")
            yield Static(
                lines(
                    [
                        [(f"{keys.shown(key):5}", "bold"), (_(key.help), "")]
                        for key in keys.of("new")
                    ]
                )
            )
        yield TooSmall()
        yield KeyBar()

    def action_new(self, kind: Kind) -> None:
        self.dismiss(kind)
