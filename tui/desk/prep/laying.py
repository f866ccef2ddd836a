"""Toned text laid into columns and lines, for any widget or terminal that will paint it.

Widths are those that the eye sees: a wide character takes two columns, and none is cut in two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from tui.domain.text import clean, clusters, cut, unbroken, width

Tone = Literal["", "bold", "dim", "late", "late bold", "watch", "kept", "way", "way bold", "quiet"]
"""What a colour means, by the names that the widgets know."""
Piece = tuple[str, Tone]
Line = tuple[Piece, ...]

TIE: Final = "\u00a0"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A label and the text beside it, on as many lines at most as it has ranks.

    Where the card is too low, the lines of the highest rank are given up first; rank 0 stays.
    """

    label: str = ""
    pieces: Line
    ranks: tuple[int, ...] = (0,)
    """Of its first line, its second …: each no lower than the one before."""
    apart: int = 0
    """A blank line stands before it where there is room, the lowest number first; 0: none."""


def lay(rows: Sequence[Row], columns: int, height: int, label_columns: int) -> list[Line]:
    """The rows as lines of at most so many columns, no more than ``height`` of them."""
    room = columns - label_columns
    heights = _heights(rows, room, height)
    spare = height - sum(heights)
    airy = sorted(
        (at for at, row in enumerate(rows) if row.apart and heights[at]),
        key=lambda at: rows[at].apart,
    )[: max(0, spare)]
    laid: list[Line] = []
    said = ""
    for at, row in enumerate(rows):
        if not heights[at]:
            continue
        if at in airy and laid:
            laid.append(())
        label = row.label if row.label != said else ""
        said = row.label
        for part in at_most(wrapped(row.pieces, room), heights[at], room):
            text = cut(label, label_columns - 1)
            pad = " " * (label_columns - width(text))
            laid.append(((text, "dim"), (pad, ""), *part))
            label = ""
    return laid[:height]


def _heights(rows: Sequence[Row], room: int, height: int) -> list[int]:
    """How many lines each row gets; 0: it is left out."""
    heights = [min(len(row.ranks), len(wrapped(row.pieces, room))) for row in rows]
    while sum(heights) > height:
        given = [at for at, one in enumerate(heights) if one and rows[at].ranks[one - 1]]
        if not given:
            break
        # Of one rank the later row gives first.
        gives = max(given, key=lambda at: (rows[at].ranks[heights[at] - 1], at))
        heights[gives] -= 1
    return heights


def at_most(lines: Sequence[Line], most: int, columns: int) -> list[Line]:
    """The first lines; the last of them ends in an ellipsis where more would follow."""
    if len(lines) <= most:
        return list(lines)
    rest: list[Piece] = []
    for line in lines[most - 1 :]:
        if rest and not rest[-1][0].endswith(" "):
            rest.append((" ", ""))
        rest += line
    return [*lines[: most - 1], fitted(rest, columns)]


def fitted(pieces: Iterable[Piece], columns: int) -> Line:
    """The pieces in at most so many columns, with an ellipsis where they are cut."""
    whole = tuple((plain(text), tone) for text, tone in pieces)
    if columns_of(whole) <= columns:
        return whole
    kept: list[Piece] = []
    left = columns
    for text, tone in whole:
        if width(text) >= left:
            kept.append((cut(text + " …", left), tone))
            break
        kept.append((text, tone))
        left -= width(text)
    return tuple(kept)


def columns_of(pieces: Iterable[Piece]) -> int:
    """How many columns the pieces take."""
    return sum(width(text) for text, _tone in pieces)


def plain(text: str) -> str:
    """The text without anything that could break a line or steer the terminal.

    The spaces at its ends stay: they part it from its neighbours.
    """
    if text.isprintable():
        return text
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * before + cleaned + " " * after if (cleaned := clean(text)) else ""


def wrapped(pieces: Iterable[Piece], columns: int) -> list[Line]:
    """The pieces in lines of at most so many columns, broken at spaces where there are any.

    Chinese text breaks between any two characters, but no line begins with a closing sign. A
    `TIE` is a space at which no line breaks.
    """
    lines: list[list[Piece]] = [[]]
    used = 0
    for unit in _units(pieces):
        text = "".join(word for word, _tone in unit)
        if used and used + width(text.rstrip()) > columns:
            lines.append([])
            used = 0
        for word, tone in unit:
            for chunk in _chunks(word if used else word.lstrip(), columns):
                if used and used + width(chunk.rstrip()) > columns:
                    lines.append([])
                    used = 0
                part = chunk if used + width(chunk) <= columns else chunk.rstrip()
                lines[-1].append((part, tone))
                used += width(part)
    return [
        tuple((text.replace(TIE, " "), tone) for text, tone in _joined(line))
        for line in lines
        if line
    ]


def _units(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    """What stays in one line: words, those before a `TIE` with the word behind it."""
    unit: list[Piece] = []
    for raw, tone in pieces:
        for word in unbroken(TIE.join(map(plain, raw.split(TIE)))):
            unit.append((word, tone))
            if not word.endswith(TIE):
                yield unit
                unit = []
    if unit:
        yield unit


def _joined(line: Iterable[Piece]) -> Iterable[Piece]:
    """Neighbours of one tone as one piece."""
    said, tone = "", None
    for text, of in line:
        if tone is not None and of != tone:
            yield said, tone
            said = ""
        said, tone = said + text, of
    if tone is not None:
        yield said, tone


def _chunks(word: str, columns: int) -> list[str]:
    """A word in parts that fit into a line."""
    if width(word.rstrip()) <= columns:
        return [word]
    parts = [""]
    for char in clusters(word):
        if parts[-1] and width(parts[-1]) + width(char) > columns:
            parts.append("")
        parts[-1] += char
    return parts
