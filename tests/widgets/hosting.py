"""A bare app that shows one widget in the colours of Rounds."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.geometry import Region

from tui.app import DARK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.pilot import Pilot
    from textual.widget import Widget

M = TypeVar("M", bound="Message")


class Host(App[None]):
    """Shows a widget and remembers what it says."""

    CSS = """
    Rows > .rows--cursor, Page > .page--chosen, Canvas > .canvas--cursor { background: $cursor; }
    """

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget
        self._said: list[Message] = []
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield self._widget

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def hear(self, message: Message) -> None:
        """A message has gone through the app."""
        self._said.append(message)

    def of(self, kind: type[M]) -> list[M]:
        """What the widget has said of this kind, each once, in order."""
        found: list[M] = []
        for message in self._said:
            if isinstance(message, kind) and message not in found:
                found.append(message)
        return found


@asynccontextmanager
async def shown(
    widget: Widget, size: tuple[int, int] = (60, 12)
) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    """The widget in a window of this size, with the focus where it can have it."""
    app = Host(widget)
    async with app.run_test(size=size, message_hook=app.hear) as pilot:
        if widget.can_focus:
            widget.focus()
        await pilot.pause()
        yield app, pilot


def painted(widget: Widget) -> list[str]:
    """What a widget paints, line by line."""
    region = Region(0, 0, widget.size.width, widget.size.height)
    return [strip.text for strip in widget.render_lines(region)]
