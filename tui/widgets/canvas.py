"""A picture that is made for the width there is, with a cursor on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.bindings import bindings
from tui.widgets.cells import inked, tone_inks
from tui.widgets.picture import Picture, Stop, beyond
from tui.widgets.scrolling import scroll_at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.binding import BindingType

    from tui.widgets.picture import Way


class Canvas(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a picture and moves the cursor from stop to stop. It owns no data."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"canvas--line", "canvas--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("list", "canvas"))

    class Moved(Message):
        """The cursor stands on another stop."""

        def __init__(self, canvas: Canvas, stop: Stop | None) -> None:
            super().__init__()
            self.canvas = canvas
            self.stop_there = stop

        @property
        def control(self) -> Canvas:
            return self.canvas

    class Chosen(Message):
        """``enter`` or a second click on a stop."""

        def __init__(self, canvas: Canvas, stop: Stop) -> None:
            super().__init__()
            self.canvas = canvas
            self.stop_there = stop

        @property
        def control(self) -> Canvas:
            return self.canvas

    class Fitted(Message):
        """The picture has been made for another width."""

        def __init__(self, canvas: Canvas) -> None:
            super().__init__()
            self.canvas = canvas

        @property
        def control(self) -> Canvas:
            return self.canvas

    class Beyond(Message):
        """The cursor wants to go on where there is no stop that way."""

        def __init__(self, canvas: Canvas, way: Way) -> None:
            super().__init__()
            self.canvas = canvas
            self.way = way

        @property
        def control(self) -> Canvas:
            return self.canvas

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], Picture] = lambda _width: Picture(())
        self._picture = Picture(())
        self._made_for = -1
        self._cursor: str | None = None
        self._about: int | None = None
        self._last: Stop | None = None
        """Where the cursor was last, as it was then."""
        self._painted: dict[tuple[int, bool], Strip] = {}
        """Lines as they were painted, without the cursor and with it."""

    # -- What the screen asks and says

    @property
    def picture(self) -> Picture:
        """The picture as it stands."""
        return self._picture

    @property
    def room(self) -> int:
        """The columns there are for a picture; one stays free before the scrollbar."""
        return self.scrollable_content_region.width - 1

    @property
    def current(self) -> Stop | None:
        """Where the cursor is."""
        return self._picture.stop(self._cursor)

    def show(
        self,
        make: Callable[[int], Picture],
        *,
        cursor: str | None = None,
        about: int | None = None,
        anew: bool = False,
    ) -> None:
        """Show what this makes. The cursor goes to the stop of this key, else to one about this.

        With neither it stays on its stop, or on what it was about. Where there is no such stop
        any more it goes to the nearest, or with ``anew`` to the first.
        """
        self._make = make
        if about is not None or cursor is not None:
            self._cursor, self._about = cursor, about
        if anew:
            self._last = None
        self._made_for = -1
        self._lay_out()

    # -- Painting

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - self._picture.head)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._picture.lines)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painted.clear()

    def on_resize(self) -> None:
        if self._made_for != self.room:
            self.post_message(self.Fitted(self))
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.room
        if width < 1:
            return
        if width != self._made_for:
            self._picture, self._made_for = self._make(width), width
            self._painted.clear()
            self._keep_cursor()
            self.virtual_size = Size(0, len(self._picture.lines))
            self.refresh()
        self._keep_in_sight()

    def _keep_cursor(self) -> None:
        """The cursor stays on its stop, or on what it was about, or goes to the nearest."""
        stop = self._picture.stop(self._cursor)
        if stop is None or (self._about is not None and stop.about != self._about):
            stop = self._picture.stop_about(self._about)
        if stop is None and self._picture.stops:
            stop = self._nearest()
        self._cursor = stop.key if stop else None
        self._last = stop

    def _nearest(self) -> Stop:
        last = self._last
        if last is None:
            return self._picture.stops[0]
        return min(
            self._picture.stops,
            key=lambda one: (abs(one.line - last.line), abs(one.start - last.start)),
        )

    def render_line(self, y: int) -> Strip:
        line = y if y < self._picture.head else y + self.scroll_offset.y
        stop = self.current
        marks = stop is not None and stop.line <= line < stop.line + stop.height
        key = (line, marks)
        if (strip := self._painted.get(key)) is None:
            strip = self._painted[key] = self._paint(line, stop if marks else None)
        return strip

    def _paint(self, line: int, stop: Stop | None) -> Strip:
        width = self.room + 1
        base = self.get_component_rich_style("canvas--line")
        if line >= len(self._picture.lines):
            return Strip.blank(width, base)
        inks = tone_inks(base, self.app.theme_variables)
        strip = Strip(inked(self._picture.lines[line], inks)).adjust_cell_length(width, base)
        if stop is None:
            return strip
        ground = Style(bgcolor=self.get_component_rich_style("canvas--cursor").bgcolor)
        end = min(width, stop.start + stop.width)
        cuts = [one for one in (stop.start, end, width) if one > 0]
        parts = list(strip.divide(sorted(set(cuts))))
        at = 1 if stop.start > 0 else 0
        marked = Segment.apply_style(parts[at], post_style=ground)
        parts[at] = Strip(marked, parts[at].cell_length)
        return Strip.join(parts)

    # -- The cursor

    def _move(self, stop: Stop | None) -> None:
        if stop is None or stop.key == self._cursor:
            return
        before, self._cursor, self._about = self.current, stop.key, stop.about
        self._last = stop
        # What the cursor has left or reached is painted anew; the rest stands.
        self._painted = {key: strip for key, strip in self._painted.items() if not key[1]}
        for one in (before, stop):
            if one:
                self._refresh_stop(one)
        self._keep_in_sight()
        self.post_message(self.Moved(self, stop))

    def _refresh_stop(self, stop: Stop) -> None:
        y = stop.line - (0 if stop.line < self._picture.head else self.scroll_offset.y)
        left = self.styles.padding.left
        self.refresh(Region(-left, y, self.outer_size.width, stop.height))

    def _step(self, way: Way) -> bool:
        """Whether there was somewhere to go."""
        stop = self.current
        after = beyond(self._picture, stop, way) if stop else None
        self._move(after)
        return after is not None

    def action_cursor_down(self) -> None:
        if not self._step("down"):
            self._scroll(self.scroll_offset.y + 1)

    def action_cursor_up(self) -> None:
        if not self._step("up"):
            self._scroll(self.scroll_offset.y - 1)

    def action_turn(self, way: str) -> None:
        if not self._step(cast("Way", way)):
            self.post_message(self.Beyond(self, cast("Way", way)))

    def action_first(self) -> None:
        """To the first stop; from there to what stands above it."""
        first = min(self._picture.stops, key=lambda one: (one.line, one.start), default=None)
        if first == self.current:
            self._scroll(0)
        self._move(first)

    def action_last(self) -> None:
        """To the last stop; from there to what stands below it."""
        last = max(self._picture.stops, key=lambda one: (one.line, one.start), default=None)
        if last == self.current:
            self._scroll(self.max_scroll_y)
        self._move(last)

    def action_page_down(self) -> None:
        self._leap(self._page)

    def action_page_up(self) -> None:
        self._leap(-self._page)

    def _leap(self, lines: int) -> None:
        """Turn a page: the cursor goes to the stop that is nearest to where it was on it."""
        stop = self.current
        if stop is None:
            return
        wanted = stop.line + lines
        ahead = [one for one in self._picture.stops if (one.line - stop.line) * lines > 0]
        if ahead:
            self._move(
                min(
                    ahead,
                    key=lambda one: (abs(one.line - wanted), abs(one.lane - stop.lane), one.start),
                )
            )
        else:
            self._scroll(self.scroll_offset.y + lines)

    def action_choose(self) -> None:
        if stop := self.current:
            self.post_message(self.Chosen(self, stop))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y if offset.y < self._picture.head else offset.y + self.scroll_offset.y
        stop = self._picture.at(line, offset.x)
        if stop is None:
            return
        if stop.key == self._cursor and event.chain > 1:
            self.action_choose()
        self._move(stop)

    def _scroll(self, y: float) -> None:
        scroll_at_once(self, y)

    def _keep_in_sight(self) -> None:
        """Turn the page where the cursor leaves it, with a line of what is around it.

        What stands above the first stop and below the last one is then in sight, too.
        """
        stop, top = self.current, self.scroll_offset.y
        if stop is None:
            return
        head, page = self._picture.head, self._page
        first, last = stop.line - head, stop.line + stop.height - 1 - head
        if not any(one.line < stop.line for one in self._picture.stops):
            first = 0 if last < page else first
        spare = 1 if page > stop.height + 2 else 0
        if first - spare < top:
            self._scroll(max(0, first - spare))
        elif last + spare >= top + page:
            self._scroll(last + spare - page + 1)
