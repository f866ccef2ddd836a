"""Items of several lines each, with a cursor: what is to be read in full and acted upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.bindings import bindings
from tui.widgets.cells import fit, inked, plain, tone_inks, width_of
from tui.widgets.facts import wrap
from tui.widgets.scrolling import scroll_at_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from tui.widgets.cells import Piece, Tone

MEASURE: Final = 104
"""Longer lines are hard to read, however wide the window is."""
GAP: Final = 2
"""Columns between the longest label and the text."""
MOST_LABEL: Final = 16


class Part(NamedTuple):
    """A paragraph, wrapped beside its label."""

    pieces: tuple[Piece, ...]
    label: str = ""
    whole: bool = False
    """It begins at the left edge, as titles do."""
    tone: Tone = "dim"
    """Of the label."""


class Item(NamedTuple):
    """Paragraphs that belong together, under the key by which the screen knows them."""

    key: str
    """Empty: the cursor passes over it."""
    parts: tuple[Part, ...]
    apart: bool = True
    """A blank line stands before it."""


class Items(ScrollView, can_focus=True, inherit_bindings=False):
    """It owns no data: the screen sets the items and hears of keys.

    The cursor goes from item to item. Where one is longer than the window, and behind the last
    one, the text goes on line by line.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"items--line", "items--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("list"))

    class Chosen(Message):
        """``enter`` or a second click on an item."""

        def __init__(self, items: Items, key: str) -> None:
            super().__init__()
            self.items = items
            self.key = key

        @property
        def control(self) -> Items:
            return self.items

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._items: tuple[Item, ...] = ()
        self._at = -1
        """The item under the cursor; -1 where there is none to stand on."""
        self._lines: list[tuple[int, list[Piece]]] = []
        """Each line with the item it belongs to; -1 for the blank ones between."""

    # -- What the screen asks and says

    @property
    def items(self) -> tuple[Item, ...]:
        """The items as they stand."""
        return self._items

    @property
    def current(self) -> str | None:
        """The key of the item under the cursor."""
        return self._items[self._at].key if self._at >= 0 else None

    def show(self, items: Sequence[Item], *, cursor: str | None = None) -> None:
        """Show these items, with the cursor on the one named, else on the first."""
        self._items = tuple(items)
        keys = [one.key for one in self._items]
        found = keys.index(cursor) if cursor and cursor in keys else self._beyond(0, 1)
        self._at = -1 if found is None else found
        self._lay_out()
        if found is None or found == self._beyond(0, 1):
            self._scroll(0)
        else:
            self._keep_in_sight()

    # -- Painting

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def on_resize(self) -> None:
        self._lay_out()
        self._keep_in_sight()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = self._made(min(width - 1, MEASURE)) if width > 1 else []
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _made(self, width: int) -> list[tuple[int, list[Piece]]]:
        labels = [width_of(plain(part.label)) for item in self._items for part in item.parts]
        indent = min(max(labels, default=0), MOST_LABEL, width // 3)
        indent += GAP if indent else 0
        made: list[tuple[int, list[Piece]]] = []
        for at, item in enumerate(self._items):
            if item.apart and made:
                made.append((-1, []))
            for part in item.parts:
                left = 0 if part.whole else indent
                label = plain(part.label, part.tone)
                for line in wrap(part.pieces, width - left) or [[]]:
                    beside = fit((*label, (" " * GAP, "")), left) if left else []
                    made.append((at, [*beside, *line]))
                    label = plain("")
        return made

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        at, pieces = self._lines[line] if line < len(self._lines) else (-1, [])
        is_here = at >= 0 and at == self._at and self.has_focus
        base = self.get_component_rich_style("items--cursor" if is_here else "items--line")
        inks = tone_inks(base, self.app.theme_variables)
        return Strip(inked(pieces, inks)).adjust_cell_length(width, base)

    # -- The cursor

    def _beyond(self, at: int, step: int) -> int | None:
        """The first item from this one on where the cursor may stand."""
        while 0 <= at < len(self._items):
            if self._items[at].key:
                return at
            at += step
        return None

    def _span(self) -> tuple[int, int]:
        """The first line of the item under the cursor, and the one behind its last."""
        own = [y for y, (at, _pieces) in enumerate(self._lines) if at == self._at]
        return (own[0], own[-1] + 1) if own and self._at >= 0 else (0, 0)

    def _keep_in_sight(self) -> None:
        """All of the item, or its beginning; a title stays in sight with the first one below."""
        first, end = self._span()
        while first and (self._at < 0 or not self._is_item(first - 1)):
            first -= 1
        top, page = self.scroll_offset.y, self._height
        if first < top or end - first > page:
            self._scroll(first)
        elif end > top + page:
            self._scroll(end - page)

    def _is_item(self, y: int) -> bool:
        at = self._lines[y][0]
        return at >= 0 and bool(self._items[at].key)

    def _scroll(self, y: int) -> None:
        scroll_at_once(self, y)
        self.refresh()

    def _go(self, at: int) -> None:
        self._at = at
        self._keep_in_sight()
        self.refresh()

    def action_cursor_down(self) -> None:
        top, page = self.scroll_offset.y, self._height
        first, end = self._span()
        following = self._beyond(self._at + 1, 1)
        is_cut = end > top + page and first <= top
        if is_cut or following is None:
            self._scroll(top + 1)
        else:
            self._go(following)

    def action_cursor_up(self) -> None:
        top = self.scroll_offset.y
        before = self._beyond(self._at - 1, -1)
        is_cut = self._span()[0] < top
        is_behind = self._span()[1] < top + self._height < len(self._lines) + 1 and before is None
        if is_cut or before is None or is_behind:
            self._scroll(max(0, top - 1))
        else:
            self._go(before)

    def action_first(self) -> None:
        found = self._beyond(0, 1)
        if found is not None:
            self._at = found
        self._scroll(0)

    def action_last(self) -> None:
        found = self._beyond(len(self._items) - 1, -1)
        if found is not None:
            self._at = found
        self._scroll(self.max_scroll_y)

    def action_page_down(self) -> None:
        self._turn(1)

    def action_page_up(self) -> None:
        self._turn(-1)

    def _turn(self, step: int) -> None:
        """Turn the page; the cursor goes to the first item that begins on it."""
        top = max(0, min(self.scroll_offset.y + step * (self._height - 1), self.max_scroll_y))
        self._scroll(top)
        begun = [at for at, _pieces in self._lines[top : top + self._height] if at >= 0]
        found = next((at for at in begun if self._items[at].key), None)
        if found is not None:
            self._at = found
            self.refresh()

    def action_choose(self) -> None:
        if key := self.current:
            self.post_message(self.Chosen(self, key))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        if line < len(self._lines) and self._is_item(line):
            at = self._lines[line][0]
            if at == self._at and event.chain > 1:
                self.action_choose()
            self._at = at
            self.refresh()
