"""The parts of a place in one line, the one shown marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from tui.widgets.cells import plain, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

GAPS = (3, 2, 1)
"""Columns between two names, as many as there is room for."""


class Tabs(Widget):
    """Names in a row; where they are too many for the line, those around the one shown."""

    class Chosen(Message):
        """A click on a name."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, names: Sequence[str], *, id: str) -> None:
        super().__init__(id=id)
        self._names = tuple(names)
        self._at = 0

    def show(self, at: int) -> None:
        """Mark this one."""
        self._at = at
        self.refresh()

    def render(self) -> Content:
        room = self.content_size.width
        sizes = [width_of(plain(name)) for name in self._names]
        gap = next((gap for gap in GAPS if sum(sizes) + gap * (len(sizes) - 1) <= room), GAPS[-1])
        shown = range(len(sizes))
        while len(shown) > 1 and sum(sizes[at] + gap for at in shown) - gap > room:
            is_left = self._at - shown[0] > shown[-1] - self._at
            shown = shown[1:] if is_left else shown[:-1]
        parts = []
        for at in shown:
            style = "bold $way" if at == self._at else "$dim"
            named = Content.styled(self._names[at], style)
            parts.append(named.stylize(Style.from_meta({"tab": at})))
        return Content(" " * gap).join(parts)

    def on_click(self, event: events.Click) -> None:
        if (at := event.style.meta.get("tab")) is not None:
            self.post_message(self.Chosen(at))
