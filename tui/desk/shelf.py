"""Lines of folded text in one long string, so that a key typed looks through all at once."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from tui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
"""Start and end of a piece of text."""
_CHUNK: Final = 500
"""Texts folded in one go: few enough that another thread need not wait a frame for its turn."""
_MARKS: Final = ("Mn", "Mc")


class Shelf:
    """Lines in the order in which they are to be found, each with its owner.

    A needle may begin or end with a line break, which stands for the beginning or the end of
    a line, or begin with a space, where the lines are rows of words that each have one before.

    Args:
        lines: owner and text; a text with a line break counts as several lines.
    """

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        self._owners: list[int] = []
        self._starts: list[int] = []
        texts: list[str] = []
        at = 0
        for owner, line in lines:
            for text in line.split("\n"):
                self._owners.append(owner)
                self._starts.append(at)
                texts.append(text)
                at += len(text) + 1
        self._all = "\n".join(["", *texts, ""])

    def having(self, *needles: str) -> Iterator[int]:
        """The owners of the lines that have every needle, in order, each line once."""
        if not self._owners or not all(needles):
            return
        rarest = self._rarest(needles)
        if rarest is None:
            return
        others = [needle for needle in needles if needle != rarest]
        at = self._all.find(rarest)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            start = self._starts[line]
            end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._all) - 1
            if all(self._all.find(one, start, end + 1) >= 0 for one in others):
                yield self._owners[line]
            at = self._all.find(rarest, end)

    def _rarest(self, needles: Sequence[str]) -> str | None:
        """The needle to begin with: of the two longest the rarer one; None where one is nowhere."""
        longest = sorted(set(needles), key=len, reverse=True)[:2]
        if len(longest) == 1:
            return longest[0]
        if any(needle not in self._all for needle in longest):
            return None
        return min(longest, key=self._all.count)


def rows(texts: Sequence[str]) -> list[str]:
    """Each text as a row of folded words with a space before each (see `names.fold`)."""
    found: list[str] = []
    for start in range(0, len(texts), _CHUNK):
        some = texts[start : start + _CHUNK]
        joined = "\n".join(some)
        if joined.count("\n") >= len(some) or not joined.replace("\n", "").isprintable():
            joined = "\n".join(clean(text) for text in some)
        found += [f" {row}" for row in _folded(joined).split("\n")]
    return found


def spans(text: str, words: Sequence[str], *, joined: bool = False) -> tuple[Span, ...]:
    """Where the folded words stand in a text as it was written: start and end of each, in order.

    Args:
        text: as it was written.
        words: folded; one that begins a word of the text is shown there, else where it first is.
        joined: the words may run over the spaces of the text.
    """
    plain = text.lower()
    row: str = plain
    places: Sequence[int] = range(len(plain))
    if len(plain) != len(text) or not all(word in plain for word in words):
        row, places = _row(text, joined)
    found: list[Span] = []
    for word in filter(None, words):
        at = 0 if row.startswith(word) else row.find(f" {word}") + 1 or row.find(word)
        if at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
    return _merged(found)


def _row(text: str, joined: bool) -> tuple[str, Sequence[int]]:
    """A text folded, and the place in it from which each character comes."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for one in _folded_char(char):
            if not (joined and one == " "):
                folded.append(one)
                places.append(place)
    return "".join(folded), places


@cache
def _folded_char(char: str) -> str:
    return _folded(char)


def _merged(found: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _folded(text: str) -> str:
    """What counts in a text, without case; spaces and line breaks stay."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    idle = [char for char in set(text) if not (char in " \n" or _counts(char))]
    if idle:
        text = re.sub(f"[{re.escape(''.join(sorted(idle)))}]+", "", text)
        if not text.isascii():
            text = unicodedata.normalize("NFKC", text)
    return text


def _counts(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in _MARKS
