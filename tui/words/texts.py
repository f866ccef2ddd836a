"""Names and words in a row, cut to what there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.domain.lines import is_han
from tui.i18n import language, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

_WITHIN: Final = str.maketrans("“”", "‘’")
TOLD: Final = 5
"""So many names are told one by one where many could be meant."""


def short_name(name: str) -> str:
    """The half of a name in two scripts that the rep reads: ``Wang Lin`` or ``王琳``.

    A name in one script, or with a word in both, stays whole.
    """
    chinese = [word for word in name.split() if any(map(is_han, word))]
    others = [word for word in name.split() if word not in chinese]
    if not (chinese and others) or not all(is_han(char) for word in chinese for char in word):
        return name
    return "".join(chinese) if language() == "zh" else " ".join(others)


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, with ``…`` where some are missing."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def joined(words: list[str]) -> str:
    """Words in a row: with a comma, or a Chinese enumeration comma."""
    return ("、" if language() == "zh" else ", ").join(words)


def quoted(text: str) -> str:
    """A text as it is said, in quotation marks; those within it are single ones."""
    return f"“{text.translate(_WITHIN)}”"


def gap() -> str:
    """What stands between a figure and a word: a space, in Chinese nothing."""
    return "" if language() == "zh" else " "


def some(words: Sequence[str]) -> str:
    """The first few words in a row, and how many more there are."""
    told, more = joined(list(words[:TOLD])), len(words) - TOLD
    if more <= 0:
        return told
    said = ngettext("{names} and {n} more", "{names} and {n} more", more)
    return said.format(names=told, n=f"{more:,}")
