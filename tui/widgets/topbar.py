"""The top line: the name, the places, the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tui import keys, words
from tui.i18n import _
from tui.widgets.cells import width_of

if TYPE_CHECKING:
    from datetime import date

    from tui.widgets.cells import Piece


class TopBar(Widget):
    """Names the places with their digits and marks the one shown."""

    def __init__(self, place: str, today: date) -> None:
        super().__init__()
        self._place = place
        self._today = today

    def show(self, today: date) -> None:
        """The day has turned."""
        self._today = today
        self.refresh()

    def render(self) -> Content:
        name: Piece = (_("Rounds"), "way bold")
        right = words.full_date(self._today)
        parts: list[tuple[str, str] | Content | str] = [(name[0], "bold $way"), "   "]
        used = width_of((name,)) + 3
        for key in keys.of("everywhere"):
            if not key.action.startswith("place("):
                continue
            label = f" {key.keys} {_(key.help)} "
            here = key.action == f"place('{self._place}')"
            style = "bold $background on $way" if here else "$foreground"
            parts.append(Content.styled(label, style))
            used += width_of(((label, ""),))
        space = self.content_size.width - used - width_of(((right, ""),))
        return Content.assemble(*parts, " " * max(1, space), (right, "$dim"))
