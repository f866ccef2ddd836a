"""The line of a panel that says what saving would do, or what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from tui.widgets.cells import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.cells import Piece


class Effects(Static):
    """In a low window the panel scrolls; what this line has to say stays in sight."""

    def __init__(self) -> None:
        super().__init__(id="effects", markup=False)

    def tell(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Say this, or nothing."""
        self.update(lines(rows))
        self.call_after_refresh(self._come_into_sight)

    def on_resize(self) -> None:
        """Only now is it known how high it is: the refresh may have come before the layout."""
        self._come_into_sight()

    def _come_into_sight(self) -> None:
        if self.content:
            # A scroll that is put off would go to where the line was then.
            self.scroll_visible(animate=False, immediate=True)
