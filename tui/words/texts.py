"""Names and words in a row, cut to what there is room for."""

from __future__ import annotations

from tui.domain.lines import is_han
from tui.i18n import language


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
