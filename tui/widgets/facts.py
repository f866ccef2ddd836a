"""The side card: labels in lower case, one word each, and what is known beside them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, Final

import msgspec
from rich.cells import cell_len, chop_cells
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.text import unbroken
from tui.widgets.cells import Piece, Tone, fit, inked, safe, tone_inks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

LABEL: Final = 9
"""Columns that the labels take."""


class Fact(msgspec.Struct, frozen=True):
    """A label and the lines beside it; ``apart`` sets it off from what stands above.

    A line that is too long goes on over at most ``most`` rows, then it is cut. In a low window
    all lines stand one behind the other, on ``low`` rows.
    """

    label: str
    lines: tuple[tuple[Piece, ...], ...]
    apart: bool = True
    most: int = 1
    low: int = 1


class Facts(Widget):
    """Facts under a title, wrapped at the width there is. It never needs scrolling."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facts--line"}

    def __init__(self, *, id: str, airy: bool = True) -> None:
        super().__init__(id=id)
        self._title: tuple[tuple[Piece, ...], ...] = ()
        self._facts: tuple[Fact, ...] = ()
        self._lines: list[list[Piece]] = []
        self._laid_out_for = -1
        self.dense = False
        """One line a fact, where the window is low."""
        self.airy = airy
        """A blank line before each fact that stands apart."""

    def show(self, title: Sequence[tuple[Piece, ...]], facts: Sequence[Fact]) -> None:
        """Show these facts."""
        self._title = tuple(title)
        self._facts = tuple(facts)
        width = self.content_size.width
        before, self._lines = self._lines, self._painted(width)
        if self.styles.is_auto_height or self._laid_out_for != width:
            self._laid_out_for = width
            self.refresh(layout=self.styles.is_auto_height)
            return
        # What stays as it is need not be painted again: a moving cursor shows many cards.
        # Whole lines, with their padding: parts of lines would have to be cut out.
        regions = [
            Region(-self.styles.padding.left, y, self.outer_size.width, 1)
            for y, (old, new) in enumerate(zip_longest(before, self._lines))
            if old != new
        ]
        if regions:
            self.refresh(*regions)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._painted(width))

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        if self._laid_out_for != width:
            self._laid_out_for, self._lines = width, self._painted(width)
        base = self.get_component_rich_style("facts--line")
        if y >= len(self._lines):
            return Strip.blank(width, base)
        inks = tone_inks(base, self.app.theme_variables)
        return Strip(inked(self._lines[y], inks)).adjust_cell_length(width, base)

    def _painted(self, width: int) -> list[list[Piece]]:
        painted = [fit(line, width) for line in self._title]
        for fact in self._facts:
            if fact.apart and self.airy and not self.dense:
                painted.append([])
            painted += self._dense(fact, width) if self.dense else self._wrapped(fact, width)
        return painted

    @staticmethod
    def _wrapped(fact: Fact, width: int) -> list[list[Piece]]:
        room = width - LABEL
        rows = [row for line in fact.lines for row in _at_most(wrap(line, room), fact.most, room)]
        return _labelled(fact.label, rows)

    @staticmethod
    def _dense(fact: Fact, width: int) -> list[list[Piece]]:
        pieces: list[Piece] = []
        for line in fact.lines:
            if pieces:
                pieces.append(("  ", ""))
            pieces += line
        room = width - LABEL
        if fact.low == 1:
            return _labelled(fact.label, [fit(tuple(pieces), room)])
        return _labelled(fact.label, _at_most(wrap(pieces, room), fact.low, room))


def _labelled(label: str, rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """The rows, with the label beside the first of them."""
    labels = [label, *[""] * len(rows)]
    return [[*fit(((one, "dim"),), LABEL), *row] for one, row in zip(labels, rows, strict=False)]


def _at_most(rows: list[list[Piece]], most: int, width: int) -> list[list[Piece]]:
    """The first rows; the last of them ends in an ellipsis where more would follow."""
    if len(rows) <= most:
        return rows
    rest: list[Piece] = []
    for row in rows[most - 1 :]:
        if rest and not rest[-1][0].endswith(" "):
            rest.append((" ", ""))
        rest += row
    return [*rows[: most - 1], fit(tuple(rest), width)]


def wrap(line: Sequence[Piece], width: int) -> list[list[Piece]]:
    """Pieces broken into lines of at most ``width`` columns, at spaces where there are any.

    Chinese text has no spaces and breaks between any two characters.
    """
    if width < 1:
        return []
    rows: list[list[Piece]] = [[]]
    used = 0

    def put(text: str, tone: Tone) -> None:
        nonlocal used
        rows[-1].append((text, tone))
        used += cell_len(text)

    def turn() -> None:
        nonlocal used
        rows.append([])
        used = 0

    for raw, tone in line:
        for typed in unbroken(safe(raw)):
            word = typed
            if used + cell_len(word.rstrip()) > width and used:
                turn()
                word = word.lstrip()
            for chunk in chop_cells(word, width) if cell_len(word.rstrip()) > width else [word]:
                if used + cell_len(chunk.rstrip()) > width:
                    turn()
                put(chunk if used + cell_len(chunk) <= width else chunk.rstrip(), tone)
    return [row for row in rows if row]
