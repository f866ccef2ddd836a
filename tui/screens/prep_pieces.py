"""The pieces that the sections of prep are made of: headings, remarks, words to be said, blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui import words
from tui.i18n import _
from tui.widgets.items import Item, Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.widgets.cells import Piece, Tone

TICKED, OPEN, DOT = "☑", "☐", "·"
SIGNS: Final = frozenset((TICKED, OPEN, DOT))
"""Labels that are no words."""
_BLANK: Final = re.compile("(_{3,})")


def heading(text: str, about: str = "", *, apart: bool = True) -> Item:
    """The title of a group of items, and what it is about."""
    pieces: list[Piece] = [(text, "way")]
    if about:
        pieces.append((f"   {about}", "dim"))
    return Item("", (Part(tuple(pieces), whole=True),), apart)


def remark(text: str) -> Item:
    """A line that says something about the section itself."""
    return Item("", (Part(((text, "dim"),), whole=True),))


def paragraph(text: str, label: str = "", tone: Tone = "") -> Part:
    """A paragraph of one tone, with its label."""
    return Part(((text, tone),), label)


def dotted(*texts: str) -> str:
    """What there is of these texts, a point between two."""
    return " · ".join(filter(None, texts))


def to_say(text: str, *, quoted: bool = True) -> list[Piece]:
    """Words to be said, their blanks to be seen."""
    said = words.quoted(text) if quoted else text
    return [(part, "watch" if _BLANK.match(part) else "") for part in _BLANK.split(said) if part]


def to_fill(blanks: Iterable[str]) -> list[Part]:
    """Which blanks are to be filled in, where there are any."""
    missing = [words.slot(one) for one in blanks]
    if not missing:
        return []
    return [paragraph(_("fill in: {blanks}").format(blanks=words.joined(missing)), "", "watch")]
