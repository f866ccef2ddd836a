"""The week's report for the boss, as Markdown ready to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.desk import report as job
from tui.desk.markdown import runs
from tui.i18n import _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines
from tui.widgets.facts import wrap
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.cells import Piece


class ReportScreen(Peek[None]):
    """``y`` copies it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("report"))
    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"

    def __init__(self, week: date) -> None:
        super().__init__()
        self._week = week

    def compose(self) -> ComposeResult:
        self._text = job.as_markdown(job.report(self.desk, self._week))
        with Vertical(classes="panel"):
            yield Static(content([(_("The week's report"), "way bold")]), classes="heading")
            with VerticalScroll(id="report"):
                yield Static(id="text", markup=False)
        yield TooSmall()
        yield KeyBar()

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self._wrap)

    def _wrap(self) -> None:
        """The Markdown as it looks; lines break where Chinese may, too, which has no spaces."""
        width = self.query_one("#report").scrollable_content_region.width
        rows: list[list[Piece]] = []
        for line in self._text.splitlines():
            pieces: list[Piece] = [(text, "bold" if strong else "") for text, strong in runs(line)]
            rows += wrap(pieces, width) or [[]]
        self.query_one("#text", Static).update(lines(rows))

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self._text)
        self.rounds.tell(_("The report is copied."))
