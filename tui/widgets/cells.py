"""Text in terminal cells: toned pieces, cut and aligned by the width the eye sees.

Everything here is plain text. Nothing is ever parsed as markup, and whatever could
steer the terminal is taken out before it is painted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content

from tui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Tone = Literal[
    "",
    "bold",
    "dim",
    "late",
    "late bold",
    "watch",
    "watch bold",
    "kept",
    "way",
    "way bold",
    "quiet",
    "here bold",
]
"""What a colour means: late or against us, to watch, kept or with us, the way on, quiet.

``here bold`` is a block in the colour of the way: this is what all of the screen is about.
"""

_NAMES: Final = ("dim", "late", "watch", "kept", "way", "quiet")
"""The theme's variables that tones are made of."""

Piece = tuple[str, Tone]
Cell = tuple[Piece, ...]
Align = Literal["left", "right"]

ELLIPSIS: Final = "…"

_STYLES: Final[dict[Tone, str]] = {
    "": "",
    "bold": "bold",
    "dim": "$dim",
    "late": "$late",
    "late bold": "bold $late",
    "watch": "$watch",
    "watch bold": "bold $watch",
    "kept": "$kept",
    "way": "$way",
    "way bold": "bold $way",
    "quiet": "$quiet",
    "here bold": "bold $background on $way",
}


@lru_cache(maxsize=16)
def _inks(base: Style, **colours: str) -> Mapping[Tone, Style]:
    way = Color.parse(colours["way"]).rich_color
    styles: dict[Tone, Style] = {
        "": Style.null(),
        "bold": Style(bold=True),
        "here bold": Style(color=base.bgcolor, bgcolor=way, bold=True),
    }
    for tone in _STYLES:
        if tone not in styles:
            name, _space, weight = tone.partition(" ")
            colour = Color.parse(colours[name]).rich_color
            styles[tone] = Style(color=colour, bold=True if weight else None)
    return {tone: base + style for tone, style in styles.items()}


def tone_inks(base: Style, variables: Mapping[str, str]) -> Mapping[Tone, Style]:
    """What each tone looks like over a base, by the theme's variables.

    Painted line by line, a list needs them at once; as component styles they would be
    worked out anew for every list at every start.
    """
    return _inks(base, **{name: variables[name] for name in _NAMES})


def inked(pieces: Iterable[Piece], inks: Mapping[Tone, Style]) -> list[Segment]:
    """The pieces as Textual paints them; neighbours that look the same are one."""
    segments: list[Segment] = []
    text, ink = "", inks[""]
    for part, tone in pieces:
        if text and inks[tone] is not ink:
            segments.append(Segment(text, ink))
            text = ""
        text += part
        ink = inks[tone]
    if text:
        segments.append(Segment(text, ink))
    return segments


def plain(text: str, tone: Tone = "") -> Cell:
    """A cell of one piece."""
    return ((text, tone),)


def safe(text: str) -> str:
    """The text without anything that could break a line or steer the terminal."""
    return text if text.isprintable() else clean(text)


def width_of(cell: Cell) -> int:
    """How many terminal columns the cell takes."""
    return sum(cell_len(text) for text, _tone in cell)


def fit(cell: Cell, width: int, align: Align = "left") -> list[Piece]:
    """The pieces of a cell, cut or padded to exactly this width."""
    pieces: list[Piece] = [(safe(text), tone) for text, tone in cell]
    spare = width - width_of(tuple(pieces))
    if spare < 0:
        return _shortened(pieces, width)
    pad: Piece = (" " * spare, "")
    return [*pieces, pad] if align == "left" else [pad, *pieces]


def _shortened(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """As many pieces as fit before an ellipsis."""
    if width < 1:
        return []
    kept: list[Piece] = []
    left = width - 1
    for text, tone in pieces:
        part = set_cell_size(text, left) if cell_len(text) > left else text
        kept.append((part, tone))
        left -= cell_len(part)
        if left <= 0:
            break
    if kept:
        text, tone = kept[-1]
        bare = text.rstrip()
        kept[-1] = (bare + ELLIPSIS + " " * (cell_len(text) - cell_len(bare)), tone)
    return kept


def content(pieces: Iterable[Piece]) -> Content:
    """Toned pieces as Textual content, never parsed as markup."""
    return Content.assemble(*((safe(text), _STYLES[tone]) for text, tone in pieces))


def lines(rows: Sequence[Iterable[Piece]]) -> Content:
    """Rows of toned pieces as one content."""
    return Content("\n").join([content(row) for row in rows])
