"""A list of sentences: rows in columns that keep their place, with a cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.bindings import bindings
from tui.widgets.cells import Cell, Piece, Tone, fit, inked, plain, tone_inks, width_of
from tui.widgets.columns import GAP, Column, share_out
from tui.widgets.scrolling import scroll_at_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual import events
    from textual.filter import LineFilter


@dataclass(frozen=True)
class Row:
    """A row under the key by which the screen knows it."""

    key: str
    cells: tuple[Cell, ...]
    dim: bool = False
    heading: bool = False
    """A title among the rows, over which the cursor passes."""


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor. It owns no data: the screen sets rows and hears of keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--header", "rows--row", "rows--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("list"))

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: Rows, key: str | None) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> Rows:
            return self.rows

    class Chosen(Message):
        """``enter`` or a second click on a row."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> Rows:
            return self.rows

    class Left(Message):
        """The cursor wants to go on beyond the first (-1) or last (1) row."""

        def __init__(self, rows: Rows, step: int) -> None:
            super().__init__()
            self.rows = rows
            self.step = step

        @property
        def control(self) -> Rows:
            return self.rows

    def __init__(
        self, columns: Sequence[Column], *, id: str, header: bool = True, always: bool = False
    ) -> None:
        """``always``: the cursor is shown even while the keys go elsewhere."""
        super().__init__(id=id)
        self._always = always
        self.columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._nothing = ""
        self._header = header
        self._widths: tuple[int, ...] = ()
        self._box = (0, 0, 0)
        """Terminal columns of a line: left padding, cells, and what stands to their right."""
        self._ground: tuple[Color, tuple[LineFilter, ...]] = (Color(0, 0, 0), ())
        """What the rows stand on, and what the terminal does to colours."""
        self._painted_for: object = None
        """The box and the ground for which the columns were laid out and the rows painted."""
        self._painted: dict[tuple[int, bool], Strip] = {}
        """Rows as they were painted, without the cursor and with it."""
        self._is_behind = False
        """The cursor or the page has moved on, and not everything has followed yet."""
        self._inks: dict[str, Mapping[Tone, Style]] = {}

    # -- What the screen asks and says

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._rows

    @property
    def current(self) -> str | None:
        """The key of the row under the cursor."""
        return self._rows[self.cursor].key if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[Row], *, cursor: str | None = None, nothing: str = "") -> None:
        """Show these rows. The cursor stays on its row, or goes to the one named.

        ``nothing``: what stands on the first line where there is no row.
        """
        self._nothing = "" if rows else nothing
        wanted = cursor if cursor is not None else self.current
        is_as_high = len(rows) == len(self._rows)
        self._rows = tuple(rows)
        self._painted_for = None
        keys = [row.key for row in self._rows]
        at = keys.index(wanted) if wanted in keys else self._near(self.cursor)
        self.virtual_size = Size(0, len(self._rows) + self._head)
        self.set_reactive(Rows.cursor, at)
        self._keep_cursor_in_sight()
        self.refresh(layout=not is_as_high)

    def is_cut(self, row: Row) -> bool:
        """Whether a row has more to say than there is room for."""
        self._lay_out()
        return any(
            width_of(cell) > room for cell, room in zip(row.cells, self._widths, strict=True)
        )

    # -- Painting

    @property
    def _head(self) -> int:
        return 1 if self._header else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows) + self._head

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painted_for = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, as wide as the widget: each row is painted once, wherever it stands.

        Textual keeps lines by their place, so it would paint them all again whenever a page
        is turned. In return, padding to the left and right is all the box that a list has.
        """
        self._lay_out()
        strips = self._painted_rows(self._rows_at(crop.y, crop.height))
        if self._is_behind:
            self._is_behind = False
            self.call_later(self._catch_up)
        if crop.column_span != (0, sum(self._box)):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        self._lay_out()
        return self._painted_rows(self._rows_at(y, 1))[0]

    def watch_scroll_y(self, before: float, now: float) -> None:
        self._is_behind = True
        if round(before) != round(now):
            self._refresh_lines(self._head, self._page)

    def _refresh_lines(self, y: int, height: int) -> None:
        """Paint lines anew, with their padding: parts of lines would have to be cut out."""
        self.refresh(Region(-self.styles.padding.left, y, self.outer_size.width, height))

    def _rows_at(self, y: int, height: int) -> list[int]:
        """The rows on lines of the widget; -1 is the header, one beyond the last no row."""
        top, none = self.scroll_offset.y, len(self._rows) + bool(self._nothing)
        lines = range(y - self._head, y - self._head + height)
        return [line if line < 0 else min(line + top, none) for line in lines]

    def _painted_rows(self, indices: Iterable[int]) -> list[Strip]:
        cursor = self.cursor if self._rows and (self.has_focus or self._always) else None
        strips: list[Strip] = []
        for index in indices:
            key = (index, index == cursor)
            if (painted := self._painted.get(key)) is None:
                painted = self._painted[key] = self._paint(*key)
            strips.append(painted)
        return strips

    def _catch_up(self) -> None:
        """What can wait until the rows stand: the scrollbar, and painting what may come next.

        That is the rows beside the cursor as it will mark them, and the pages above and below.
        """
        top, page = self.scroll_offset.y, self._page
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self.scroll_y
        if self._painted_for is None:
            return
        beside = [(index, True) for index in (self.cursor - 1, self.cursor + 1)]
        around = [(index, False) for index in range(top - page, top + 2 * page)]
        for key in (*beside, *around):
            if 0 <= key[0] < len(self._rows) and key not in self._painted:
                self._painted[key] = self._paint(*key)

    def _paint(self, index: int, at_cursor: bool) -> Strip:
        if index < 0:
            inks = self._inks_of("rows--header")
            pieces = self._pieces([plain(column.header) for column in self.columns])
        elif index < len(self._rows):
            inks = self._inks_of("rows--cursor" if at_cursor else "rows--row")
            row = self._rows[index]
            pieces = self._pieces(row.cells, dim=row.dim)
        else:
            inks, pieces = tone_inks(self.rich_style, self.app.theme_variables), []
            if self._nothing and index == 0:
                pieces = [(self._nothing, "dim")]
        left, room, right = self._box
        line = Strip(inked(pieces, inks)).adjust_cell_length(room, inks[""])
        ground, filters = self._ground
        beside = Style(bgcolor=ground.rich_color)
        edges = [[Segment(" " * width, beside)] if width else [] for width in (left, right)]
        strip = Strip([*edges[0], *line, *edges[1]], left + room + right)
        for one in filters:
            strip = strip.apply_filter(one, ground)
        return strip

    def _pieces(self, cells: Sequence[Cell], *, dim: bool = False) -> list[Piece]:
        """The cells of a row, each as wide as its column."""
        pieces: list[Piece] = []
        for column, size, cell in zip(self.columns, self._widths, cells, strict=True):
            if size:
                if pieces:
                    pieces.append((" " * GAP, ""))
                fitted = fit(cell, size, column.align)
                pieces += [(text, "dim") for text, _tone in fitted] if dim else fitted
        return pieces

    def _inks_of(self, part: str) -> Mapping[Tone, Style]:
        if (inks := self._inks.get(part)) is None:
            base = self.get_component_rich_style(part)
            inks = self._inks[part] = tone_inks(base, self.app.theme_variables)
        return inks

    def _lay_out(self) -> None:
        """Give each column its width in terminal columns, for this width of the whole."""
        whole, left = self.region, self.styles.padding.left
        room = self.scrollable_content_region.width
        self._box = (left, room, whole.width - left - room)
        self._ground = (self.background_colors[1], tuple(self.get_line_filters()))
        look = (self._box, self._ground)
        if self._painted_for == look:
            return
        self._painted_for = look
        self._painted.clear()
        self._inks.clear()
        width = room - (GAP if self.show_vertical_scrollbar else 0)
        wanted = [
            max(
                column.least,
                min(
                    column.most,
                    max(
                        [
                            width_of(plain(column.header)),
                            *(width_of(row.cells[index]) for row in self._rows),
                        ]
                    ),
                ),
            )
            for index, column in enumerate(self.columns)
        ]
        self._widths = tuple(share_out(self.columns, wanted, width))

    # -- The cursor

    def action_cursor_down(self) -> None:
        self.move(1)

    def action_cursor_up(self) -> None:
        self.move(-1)

    def action_first(self) -> None:
        self.cursor = self._near(0)

    def action_last(self) -> None:
        self.cursor = self._near(len(self._rows) - 1)

    def action_page_down(self) -> None:
        self.cursor = self._near(self.cursor + self._page)

    def action_page_up(self) -> None:
        self.cursor = self._near(self.cursor - self._page)

    def move(self, step: int) -> None:
        """The cursor to the row below (1) or above (-1), over titles; beyond the last: `Left`."""
        at = self._beyond(self.cursor + step, step)
        if at is None:
            self.post_message(self.Left(self, step))
        else:
            self.cursor = at

    def _beyond(self, at: int, step: int) -> int | None:
        """The first place from this one on where the cursor may stand."""
        while 0 <= at < len(self._rows):
            if not self._rows[at].heading:
                return at
            at += step
        return None

    def _near(self, at: int) -> int:
        """A place where the cursor may stand: this one, else the next, else the one before."""
        at = max(0, min(at, len(self._rows) - 1))
        below, above = self._beyond(at, 1), self._beyond(at, -1)
        return below if below is not None else above or 0

    def action_choose(self) -> None:
        if key := self.current:
            self.post_message(self.Chosen(self, key))

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - self._head)

    def watch_cursor(self, before: int, now: int) -> None:
        for index in (before, now):
            self._refresh_lines(index - self.scroll_offset.y + self._head, 1)
        self._keep_cursor_in_sight()
        self._is_behind = True
        self.post_message(self.Moved(self, self.current))

    def on_focus(self) -> None:
        self.post_message(self.Moved(self, self.current))

    def on_resize(self) -> None:
        self._keep_cursor_in_sight()

    def on_click(self, event: events.Click) -> None:
        index = self._rows_at(event.y, 1)[0]
        if not 0 <= index < len(self._rows) or self._rows[index].heading:
            return
        if index == self.cursor and event.chain > 1:
            self.action_choose()
        self.cursor = index

    def _keep_cursor_in_sight(self) -> None:
        """Turn the page where the cursor leaves it: rows stand still while it goes down them.

        A title stays in sight with the first row below it.
        """
        if not self.scrollable_content_region.height:
            return  # how much fits is known when it is laid out
        height, top = self._page, self.scroll_offset.y
        first = self.cursor
        if 0 < first < len(self._rows) and self._rows[first - 1].heading and height > 1:
            first -= 1
        if not top <= first <= self.cursor < top + height:
            down = self.cursor >= top + height
            scroll_at_once(self, first if down else self.cursor - (height - 1))
