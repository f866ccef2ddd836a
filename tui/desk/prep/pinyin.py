"""How a Chinese name is said: pinyin with tones, for a rep who reads none (``Wáng Lín``)."""

from __future__ import annotations

from functools import lru_cache

from tui.desk.names import chinese, said
from tui.desk.sounds import toneless, ways


@lru_cache(maxsize=512)
def with_tones(name: str, syllables: str = "") -> str:
    """The Chinese part of a name in pinyin with tones: family name, then the given name in one.

    Args:
        syllables: toneless and spaced, as the book keeps them; where the rep has corrected one,
            that reading is taken.

    Returns:
        Empty where the name has no Chinese part.

    >>> with_tones("Wang Lin 王琳")
    'Wáng Lín'
    """
    han = chinese(name)
    if not han:
        return ""
    family, given = said(han)
    read = _corrected(han, [*family, *given], syllables.casefold().split())
    parts = (_in_one(read[: len(family)]), _in_one(read[len(family) :]))
    return " ".join(part.capitalize() for part in parts if part)


def _in_one(syllables: list[str]) -> str:
    """Syllables as one word, with an apostrophe where one would be read into the next."""
    return "".join(
        f"'{one}" if place and toneless(one)[0] in "aeo" else one
        for place, one in enumerate(syllables)
    )


def _corrected(han: str, read: list[str], kept: list[str]) -> list[str]:
    """The syllables as the book has them, where it has one for each character."""
    if len(kept) != len(han):
        return read
    return [
        one if toneless(one) == syllable else _way(char, syllable) or one
        for char, one, syllable in zip(han, read, kept, strict=True)
    ]


def _way(char: str, syllable: str) -> str:
    """The tone of a character said so; empty where it never is."""
    return next((one for one in ways(char) if toneless(one) == syllable), "")
