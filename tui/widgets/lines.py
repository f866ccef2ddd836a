"""Lines that are made for the width there is: bars, letters, whatever a screen can say in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cells import Piece, fit, inked, tone_inks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.geometry import Size

    Maker = Callable[[int], Sequence[Sequence[Piece]]]
    """Makes the lines for a width."""


class Lines(Widget):
    """As high as its lines are many; they are made anew when the width changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--line"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Maker = lambda _width: ()
        self._made: tuple[int, list[list[Piece]]] = (-1, [])

    def show(self, make: Maker) -> None:
        """Show what this makes."""
        self._make = make
        self._made = (-1, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        made = self._lines(width)
        base = self.get_component_rich_style("lines--line")
        if y >= len(made):
            return Strip.blank(width, base)
        inks = tone_inks(base, self.app.theme_variables)
        return Strip(inked(made[y], inks)).adjust_cell_length(width, base)

    def _lines(self, width: int) -> list[list[Piece]]:
        if self._made[0] != width:
            self._made = (width, [fit(tuple(line), width) for line in self._make(width)])
        return self._made[1]
