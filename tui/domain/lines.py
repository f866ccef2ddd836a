"""The quick line as typed: its words, its parts and its quotes, each with its place in the line.

Signs are read as a Chinese input method makes them (full-width letters, digits, signs and
spaces), one character for one, so every place in the normalised text is the same place in the
line as typed. What becomes a note is always taken from the line as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal

import msgspec

PartName = Literal["person", "new_person", "then", "pay", "why", "mood", "at", "unknown"]

PARTS: Final[dict[str, PartName]] = {
    "then": "then",
    "pay": "pay",
    "why": "why",
    "mood": "mood",
    "at": "at",
    "下次": "then",
    "付款": "pay",
    "借口": "why",
    "态度": "mood",
    "时间": "at",
}
"""What may follow ``/``, in both languages."""

CHINESE_PARTS: Final = tuple(name for name in PARTS if not name.isascii())

_QUOTES: Final = {
    '"': '"',
    "'": "'",
    "＂": "＂",
    "＇": "＇",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
}
_STRAIGHT: Final = frozenset("\"'＂＇")
"""Quotes that open and close alike: one closes only where a word ends."""
_SOFT: Final = frozenset(":,，。")
"""What may stand between a Chinese part name and what follows it without a space."""
_WORD: Final = re.compile(r"\S+")


class Word(msgspec.Struct, frozen=True):
    """A word of the line; ``raw`` is ``line[start:end]``, ``text`` the same normalised."""

    raw: str
    text: str
    start: int
    end: int

    def head(self, without: int) -> Word:
        """The word without its last so many characters."""
        end = len(self.raw) - without
        return Word(self.raw[:end], self.text[:end], self.start, self.start + end)

    def tail(self, length: int) -> Word:
        """Its last ``length`` characters, without a comma or colon before them."""
        cut = len(self.raw) - length
        while cut < len(self.raw) - 1 and self.text[cut] in _SOFT:
            cut += 1
        return Word(self.raw[cut:], self.text[cut:], self.start + cut, self.end)


class Part(msgspec.Struct, frozen=True):
    """A part of the line: the word that begins it and the words up to the next part."""

    name: PartName
    sign: Word
    words: tuple[Word, ...]


class Line(msgspec.Struct, frozen=True):
    """A line cut up: a quoted account if there is one, the words after it, the parts."""

    quoted: Word | None
    words: tuple[Word, ...]
    parts: tuple[Part, ...]


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def normalise(text: str) -> str:
    """The text with full-width signs, letters, digits and spaces made plain, length unchanged."""
    return text if text.isascii() else "".join(map(_plain, text))


def is_han(char: str) -> bool:
    """Whether it is a Chinese character."""
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or "𠀀" <= char <= "𲎯" or char in "〇々"


def split_line(line: str) -> Line:
    """Cut a line into words and parts.

    A part begins at a word's first ``/`` or ``@`` where a letter (or ``@+``) follows, or at
    ``、`` before a Chinese part name. A doubled sign there writes the sign itself.
    """
    text = normalise(line)
    quoted, position = _quoted_account(line, text)
    before: list[Word] = []
    parts: list[tuple[PartName, Word, list[Word]]] = []
    for found in _WORD.finditer(text, position):
        start, end = found.span()
        word = Word(line[start:end], text[start:end], start, end)
        if begun := _part(word):
            name, rest = begun
            parts.append((name, word, [rest] if rest else []))
        else:
            (parts[-1][2] if parts else before).append(_without_escape(word))
    return Line(
        quoted, tuple(before), tuple(Part(name, sign, tuple(words)) for name, sign, words in parts)
    )


def _from(word: Word, offset: int) -> Word | None:
    if offset >= len(word.raw):
        return None
    return Word(word.raw[offset:], word.text[offset:], word.start + offset, word.end)


def _part(word: Word) -> tuple[PartName, Word | None] | None:
    """The part that begins at this word, and what of the word already belongs to its text."""
    sign, rest = word.text[0], word.text[1:]
    if sign == "@" and rest:
        if rest[0] == "+":
            return "new_person", _from(word, 2)
        return ("person", _from(word, 1)) if rest[0].isalpha() else None
    if sign == "/" and rest and rest[0].isalpha():
        if name := PARTS.get(rest.rstrip(":").casefold()):
            return name, None
        return _chinese_part(word) or ("unknown", None)
    return _chinese_part(word) if sign == "、" else None


def _chinese_part(word: Word) -> tuple[PartName, Word | None] | None:
    for name in CHINESE_PARTS:
        if word.text.startswith(name, 1):
            offset = 1 + len(name)
            while offset < len(word.text) and word.text[offset] in _SOFT:
                offset += 1
            return PARTS[name], _from(word, offset)
    return None


def _is_escape(text: str) -> bool:
    if text.startswith("、、"):
        return text.lstrip("、").startswith(CHINESE_PARTS)
    return text.startswith(("//", "@@"))


def _without_escape(word: Word) -> Word:
    return (_from(word, 1) if _is_escape(word.text) else None) or word


def escape(words: str) -> str:
    """Words as they have to be typed so that none of them begins a part."""
    return " ".join(_escaped(word) for word in words.split())


def _escaped(word: str) -> str:
    text = normalise(word)
    if _is_escape(text) or _part(Word(word, text, 0, len(word))):
        return text[0] + word
    return word


def opens_quote(word: Word) -> bool:
    """Whether a quote opens before this word."""
    return word.raw[0] in _QUOTES


def _quoted_account(line: str, text: str) -> tuple[Word | None, int]:
    """An account in quotes at the beginning of the line, and where the rest begins."""
    start = len(text) - len(text.lstrip())
    if start == len(text) or not (closing := _QUOTES.get(line[start])):
        return None, 0
    end = line.find(closing, start + 1)
    while end > 0 and line[start] in _STRAIGHT and text[end + 1 : end + 2].strip():
        end = line.find(closing, end + 1)
    if end < 0 or not text[start + 1 : end].strip():
        return None, 0
    return Word(line[start + 1 : end], text[start + 1 : end], start + 1, end), end + 1


def unquote(text: str) -> str:
    """The text without the quotes that hold the whole of it together.

    Inside ``"`` a doubled ``"`` stands for one. A text that only begins and ends with quotes
    (``"yes" he said "no"``) stays as it is.
    """
    closing = _QUOTES.get(text[:1])
    if closing is None or len(text) < 3 or text[-1] != closing:
        return text
    inner = text[1:-1]
    if closing == '"':
        return text if '"' in inner.replace('""', "") else inner.replace('""', '"')
    if closing in _STRAIGHT:
        held = any(word[0] == closing or word[-1] == closing for word in inner.split())
    else:
        held = closing in inner or text[0] in inner
    return text if held else inner


def quote(text: str) -> str:
    """The text in quotes that `unquote` takes off again."""
    return '"' + text.replace('"', '""') + '"'


def text_of(words: Iterable[Word]) -> str:
    """The words as typed, joined by spaces, without quotes that hold all of them."""
    return unquote(" ".join(word.raw for word in words))


def texts(words: Sequence[Word]) -> list[str]:
    """The words normalised, for reading."""
    return [word.text for word in words]
