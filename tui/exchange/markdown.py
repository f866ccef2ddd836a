"""Markdown that shows every text as it is, and tables whose columns hold in plain sight too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.domain.text import clean, width

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_ACTIVE: Final = re.compile(
    r"""[\\`*~|\[\]]            # signs that mean something wherever they stand
      | (?<![^\W_])_ | _(?![^\W_])  # an underline that is not inside a word
      | <(?=[^\s])              # what could be a tag or an address
      | &(?=\#?\w+;)            # an entity
    """,
    re.VERBOSE,
)
_NARROWEST: Final = 3
"""Dashes that a column needs in the line below the headers."""


def escape(text: str) -> str:
    r"""Text of a record as one line that Markdown shows as it is, inside a line of ours.

    >>> escape("a_b *c* <d> | e")
    'a_b \\*c\\* \\<d> \\| e'
    """
    return _ACTIVE.sub(lambda found: "\\" + found[0], clean(text))


def table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """A table of plain texts, escaped here; columns hold with wide characters.

    Args:
        rows: each as long as the header.
        right: the columns, counted from 0, whose cells end at their right edge.
    """
    cells = [[escape(cell) for cell in row] for row in (header, *rows)]
    widths = [max(_NARROWEST, *map(width, column)) for column in zip(*cells, strict=True)]
    rule = ["-" * (room - 1) + (":" if at in right else "-") for at, room in enumerate(widths)]
    head, *body = (_line(row, widths, right) for row in cells)
    return "\n".join([head, _line(rule, widths, right), *body])


def _line(cells: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    padded = []
    for at, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        pad = " " * (room - width(cell))
        padded.append(pad + cell if at in right else cell + pad)
    return f"| {' | '.join(padded)} |"
