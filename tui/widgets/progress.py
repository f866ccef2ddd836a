"""How far long work is: a bar that grows, and in words what is being done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cells import Piece, fit, inked, tone_inks

if TYPE_CHECKING:
    from textual.geometry import Size

DONE: Final = "━"
LEFT: Final = "─"


class ProgressLine(Widget):
    """Two lines: the bar, and the words below it. It paints only what has changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"progress--line"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._part = 0.0
        self._says = ""

    @property
    def part(self) -> float:
        """How much of the whole work is done, 0 to 1."""
        return self._part

    def show(self, part: float, says: str) -> None:
        """Show that so much is done; a bar never goes back."""
        part = max(self._part, min(part, 1.0))
        if (part, says) != (self._part, self._says):
            self._part, self._says = part, says
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 2

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        base = self.get_component_rich_style("progress--line")
        pieces: list[Piece] = [(self._says, "dim")]
        if y == 0:
            done = round(width * self._part)
            pieces = [(DONE * done, "way"), (LEFT * (width - done), "dim")]
        inks = tone_inks(base, self.app.theme_variables)
        return Strip(inked(fit(tuple(pieces), width), inks)).adjust_cell_length(width, base)
