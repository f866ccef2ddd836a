"""A list of sentences: rows in columns that keep their place, with a cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.bindings import bindings
from tui.widgets.cells import Align, Cell, fit, plain, tone_styles, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

GAP: Final = 1


@dataclass(frozen=True)
class Column:
    """A column: as wide as its widest cell, between its bounds.

    ``grow`` columns share what is left over. Where there is too little, columns with
    ``shrink`` give way down to their ``least``, the highest rank first; and where that
    is not enough, columns with ``drop`` go altogether, the highest first.
    """

    header: str = ""
    least: int = 1
    most: int = 60
    align: Align = "left"
    grow: bool = False
    shrink: int = 0
    drop: int = 0


@dataclass(frozen=True)
class Row:
    """A row under the key by which the screen knows it."""

    key: str
    cells: tuple[Cell, ...]
    dim: bool = False


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
        self._header = header
        self._widths: tuple[int, ...] = ()
        self._laid_out_for = -1
        self._painted: dict[tuple[int, int, Style], Strip] = {}
        """Rows as they were painted: scrolling paints them all again."""

    # -- What the screen asks and says

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._rows

    @property
    def current(self) -> str | None:
        """The key of the row under the cursor."""
        return self._rows[self.cursor].key if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[Row], *, cursor: str | None = None) -> None:
        """Show these rows. The cursor stays on its row, or goes to the one named."""
        wanted = cursor if cursor is not None else self.current
        is_as_high = len(rows) == len(self._rows)
        self._rows = tuple(rows)
        self._laid_out_for = -1
        keys = [row.key for row in self._rows]
        at = keys.index(wanted) if wanted in keys else min(self.cursor, max(0, len(keys) - 1))
        self.virtual_size = Size(0, len(self._rows) + self._head)
        self.set_reactive(Rows.cursor, at)
        self._keep_cursor_in_sight()
        self.refresh(layout=not is_as_high)

    # -- Painting

    @property
    def _head(self) -> int:
        return 1 if self._header else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows) + self._head

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        self._lay_out(width - (GAP if self.show_vertical_scrollbar else 0))
        if self._header and y == 0:
            cells = tuple(plain(column.header) for column in self.columns)
            return self._strip(cells, width, self.get_component_rich_style("rows--header"))
        index = y - self._head + self.scroll_offset.y
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        at_cursor = index == self.cursor and (self.has_focus or self._always)
        base = self.get_component_rich_style("rows--cursor" if at_cursor else "rows--row")
        key = (index, width, base)
        if (painted := self._painted.get(key)) is None:
            row = self._rows[index]
            painted = self._strip(row.cells, width, base, dim=row.dim).apply_meta({"row": index})
            self._painted[key] = painted
        return painted

    def _strip(self, cells: Sequence[Cell], width: int, base: Style, dim: bool = False) -> Strip:
        tones = tone_styles(self.app.theme_variables)
        segments: list[Segment] = []
        for column, size, cell in zip(self.columns, self._widths, cells, strict=True):
            if not size:
                continue
            if segments:
                segments.append(Segment(" " * GAP, base))
            for text, tone in fit(cell, size, column.align):
                segments.append(Segment(text, base + tones["dim" if dim else tone]))
        return Strip(segments).adjust_cell_length(width, base).simplify()

    def _lay_out(self, width: int) -> None:
        """Give each column its width in terminal columns, for this width of the whole."""
        if self._laid_out_for == width:
            return
        self._laid_out_for = width
        self._painted.clear()
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
        if self.cursor + 1 < len(self._rows):
            self.cursor += 1
        else:
            self.post_message(self.Left(self, 1))

    def action_cursor_up(self) -> None:
        if self.cursor > 0:
            self.cursor -= 1
        else:
            self.post_message(self.Left(self, -1))

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = max(0, len(self._rows) - 1)

    def action_page_down(self) -> None:
        self.cursor = min(self.cursor + self._page, max(0, len(self._rows) - 1))

    def action_page_up(self) -> None:
        self.cursor = max(self.cursor - self._page, 0)

    def action_choose(self) -> None:
        if key := self.current:
            self.post_message(self.Chosen(self, key))

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - self._head)

    def watch_cursor(self, before: int, now: int) -> None:
        width = self.size.width
        for index in (before, now):
            line = index - self.scroll_offset.y + self._head
            self.refresh(Region(0, line, width, 1))
        self._keep_cursor_in_sight()
        self.post_message(self.Moved(self, self.current))

    def on_focus(self) -> None:
        self.post_message(self.Moved(self, self.current))

    def on_resize(self) -> None:
        self._keep_cursor_in_sight()

    def on_click(self, event: events.Click) -> None:
        index = event.style.meta.get("row")
        if not isinstance(index, int):
            return
        if index == self.cursor and event.chain > 1:
            self.action_choose()
        self.cursor = index

    def _keep_cursor_in_sight(self) -> None:
        """Turn the page where the cursor leaves it: rows stand still while it goes down them."""
        height, top = self._page, self.scroll_offset.y
        if not top <= self.cursor < top + height:
            down = self.cursor >= top + height
            self.scroll_to(
                y=self.cursor - (0 if down else height - 1), animate=False, immediate=True
            )


def share_out(columns: Sequence[Column], wanted: Sequence[int], width: int) -> list[int]:
    """The width of each column, 0 for one that had to go.

    Args:
        wanted: what each column would like, within its bounds.
        width: what there is, gaps included.
    """
    widths = list(wanted)

    def spare() -> int:
        shown = [size for size in widths if size]
        return width - sum(shown) - GAP * max(0, len(shown) - 1)

    def shrink() -> None:
        while spare() < 0:
            able = [
                index
                for index, column in enumerate(columns)
                if column.shrink and widths[index] > column.least
            ]
            if not able:
                return
            widths[max(able, key=lambda index: (columns[index].shrink, widths[index]))] -= 1

    shrink()
    for index in sorted(range(len(columns)), key=lambda index: -columns[index].drop):
        if spare() >= 0 or not columns[index].drop:
            break
        widths[index] = 0
    growing = [index for index, column in enumerate(columns) if column.grow and widths[index]]
    while growing and spare() > 0:
        share, rest = divmod(spare(), len(growing))
        for place, index in enumerate(growing):
            widths[index] += share + (1 if place < rest else 0)
    return widths
