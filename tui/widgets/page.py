"""A page to read: as long as it has to be, with words on it that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.bindings import bindings
from tui.widgets.cells import Tone, safe, tone_inks, width_of
from tui.widgets.scrolling import scroll_at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType


class Bit(NamedTuple):
    """Words of one tone; those with a target lead there."""

    text: str
    tone: Tone = ""
    target: str = ""


class Sheet(NamedTuple):
    """What a page shows at some width."""

    lines: Sequence[Sequence[Bit]]
    """None wider than the width it was made for."""
    found: int = 0
    """The line that one came for: it is in sight at first."""


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that are made for the width there is. Keys scroll it, ``enter`` follows what is chosen.

    It owns no data: the screen says what makes its lines, and what is chosen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--line", "page--chosen"}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("list"))

    class Chosen(Message):
        """``enter``, or a click on words that lead on; without a target nothing was chosen."""

        def __init__(self, page: Page, target: str) -> None:
            super().__init__()
            self.page = page
            self.target = target

        @property
        def control(self) -> Page:
            return self.page

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], Sheet] = lambda _width: Sheet(())
        self._sheet = Sheet(())
        self._chosen = ""

    # -- What the screen asks and says

    @property
    def chosen(self) -> str:
        """The target that ``enter`` leads to; empty for none."""
        return self._chosen

    def show(self, make: Callable[[int], Sheet]) -> None:
        """Show what this makes, from its beginning or from what was looked for. Nothing is chosen.

        Args:
            make: makes the page for a width.
        """
        self._make, self._chosen = make, ""
        self._lay_out()
        page = self._height
        found = self._sheet.found
        self._scroll(0 if found < page else found - page // 3)

    def choose(self, target: str) -> None:
        """Mark words that lead on, and bring them into sight."""
        self._chosen = target
        self.refresh()
        lines = [y for y, line in enumerate(self._sheet.lines) if target in _targets(line)]
        if target and lines:
            top, page = self.scroll_offset.y, self._height
            if not top <= lines[0] < top + page:
                self._scroll(lines[0] - page + 1)

    def read_on(self) -> None:
        """Turn the page, and from its end back to its beginning."""
        top = self.scroll_offset.y
        self._scroll(0 if top >= self.max_scroll_y else top + max(1, self._height - 1))

    def _scroll(self, y: int) -> None:
        scroll_at_once(self, y)

    # -- Painting

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._sheet = self._make(width) if width else Sheet(())
        self.virtual_size = Size(0, len(self._sheet.lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self.get_component_rich_style("page--line")
        line = y + self.scroll_offset.y
        if line >= len(self._sheet.lines):
            return Strip.blank(width, base)
        inks = tone_inks(base, self.app.theme_variables)
        marked = Style(bgcolor=self.get_component_rich_style("page--chosen").bgcolor, bold=True)
        segments = [
            Segment(
                safe(bit.text),
                inks[bit.tone] + marked
                if bit.target and bit.target == self._chosen
                else inks[bit.tone],
            )
            for bit in self._sheet.lines[line]
        ]
        return Strip(segments).adjust_cell_length(width, base)

    # -- What keys and clicks do

    def action_cursor_down(self) -> None:
        self._scroll(self.scroll_offset.y + 1)

    def action_cursor_up(self) -> None:
        self._scroll(self.scroll_offset.y - 1)

    def action_first(self) -> None:
        self._scroll(0)

    def action_last(self) -> None:
        self._scroll(self.max_scroll_y)

    def action_page_down(self) -> None:
        self._scroll(self.scroll_offset.y + self._height)

    def action_page_up(self) -> None:
        self._scroll(self.scroll_offset.y - self._height)

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self, self._chosen))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        if line < len(self._sheet.lines):
            right = 0
            for bit in self._sheet.lines[line]:
                right += width_of(((bit.text, bit.tone),))
                if offset.x < right:
                    if bit.target:
                        self.post_message(self.Chosen(self, bit.target))
                    return


def _targets(line: Sequence[Bit]) -> set[str]:
    return {bit.target for bit in line}
