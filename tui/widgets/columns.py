"""Columns that keep their place, and how they share the width there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.widgets.cells import Align

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = 1
"""Terminal columns between two columns."""


@dataclass(frozen=True)
class Column:
    """A column: as wide as its widest cell, between its bounds in terminal columns.

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


def share_out(columns: Sequence[Column], wanted: Sequence[int], width: int) -> list[int]:
    """The width of each column in terminal columns, 0 for one that had to go.

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
