"""How Chinese characters are said, looked up one by one in the dictionary of pypinyin.

To import pypinyin is to read all its 89,000 entries, which holds the interpreter for a fifth of a
second and more. A name has a few characters: so its two files are searched as they lie there, a
millisecond or two a character. A pypinyin that keeps them in another form is asked itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

_MANY: Final = 24
"""From so many characters on it pays to note once where everything stands."""
_PHRASE: Final = re.compile(rb'\n"([\xe3-\xef]..)')
"""Where a phrase begins, and its first character; syllables begin with Latin letters."""
_CHARACTER: Final = re.compile(rb'\n"(\d+)": "')
"""Where the sounds of a character stand, and its code."""
_SYLLABLE: Final = re.compile(rb'\[\n"([^"]+)"')
"""The first of the ways to say a character within a phrase."""
_PHRASE_END: Final = b"\n]\n]"
_SAMPLES: Final = ("王", "wáng"), ("重庆", ["chóng", "qìng"])
"""A character and a phrase by which one sees that the files can be read."""


class Unreadable(Exception):
    """The files of pypinyin are not there, or have another form."""


class Dictionary(Protocol):
    """What is known of the sounds of characters."""

    def of(self, text: str) -> list[str]:
        """The syllable of each character with its tone; what has no sound stands for itself."""
        ...

    def ways(self, char: str) -> tuple[str, ...]:
        """All sounds of a character, the most usual first; itself where none is known."""
        ...

    def learn(self) -> None:
        """Get ready for many characters."""
        ...


def sounds(han: str) -> list[str]:
    """The syllable of each Chinese character with its tone, as its phrase wants it.

    >>> sounds("重庆")
    ['chóng', 'qìng']
    """
    return _dictionary().of(han)


def ways(char: str) -> tuple[str, ...]:
    """All sounds of a character, the most usual first; itself where none is known."""
    return _dictionary().ways(char)


def learn() -> None:
    """Note where everything stands, so that no name waits for the search: for a worker."""
    _dictionary().learn()


def toneless(syllable: str) -> str:
    """A syllable without its tone, as the book keeps it: ``lv`` for ``lǚ``."""
    plain = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(char for char in plain if not unicodedata.combining(char))


class Files:
    """The two files of pypinyin, searched and not parsed."""

    def __init__(self, characters: bytes, phrases: bytes) -> None:
        """The texts of ``pinyin_dict.json`` and ``phrases_dict.json``.

        Raises:
            Unreadable: they have another form.
        """
        self._characters = characters
        self._phrases = phrases
        self._ways: dict[str, tuple[str, ...]] = {}
        self._starting: dict[str, dict[str, int]] = {}
        self._places: tuple[dict[int, int], dict[bytes, list[int]]] | None = None
        """Of the sounds of each character by its code, and of phrases by their first one."""
        (char, sound), (phrase, said) = _SAMPLES
        try:
            is_read = self.ways(char)[0] == sound and self.of(phrase) == said
        except ValueError as error:
            raise Unreadable from error
        if not is_read:
            raise Unreadable

    def of(self, text: str) -> list[str]:
        """From each character on, the longest phrase decides, as in pypinyin."""
        found: list[str] = []
        while rest := text[len(found) :]:
            starting = self._phrases_from(rest[0])
            phrase = max(filter(rest.startswith, starting), key=len, default="")
            found += self._said(starting[phrase]) if phrase else self.ways(rest[0])[:1]
        return found

    def ways(self, char: str) -> tuple[str, ...]:
        if char not in self._ways:
            place = self._place_of(ord(char))
            end = self._characters.index(b'"', place)
            said = self._characters[place:end].decode() if place else char
            self._ways[char] = tuple(said.split(","))
        return self._ways[char]

    def learn(self) -> None:
        characters = {int(one[1]): one.end() for one in _CHARACTER.finditer(self._characters)}
        phrases: dict[bytes, list[int]] = {}
        for one in _PHRASE.finditer(self._phrases):
            phrases.setdefault(one[1], []).append(one.start())
        self._places = characters, phrases

    def _phrases_from(self, char: str) -> dict[str, int]:
        """The phrases that begin with a character, and where each stands."""
        if char not in self._starting:
            starts = [place + len(b'\n"') for place in self._places_of(char.encode())]
            self._starting[char] = {
                self._phrases[start : self._phrases.index(b'"', start)].decode(): start
                for start in starts
            }
        return self._starting[char]

    def _place_of(self, code: int) -> int:
        """Where the sounds of a character stand; 0 where it has none."""
        if self._places is not None:
            return self._places[0].get(code, 0)
        mark = b'\n"%d": "' % code
        place = self._characters.find(mark)
        return place + len(mark) if place >= 0 else 0

    def _places_of(self, char: bytes) -> list[int]:
        """Where the phrases stand that begin with a character."""
        if self._places is None and len(self._starting) >= _MANY:
            self.learn()
        if self._places is not None:
            return self._places[1].get(char, [])
        mark, places = b'\n"' + char, [-1]
        while (place := self._phrases.find(mark, places[-1] + 1)) >= 0:
            places.append(place)
        return places[1:]

    def _said(self, start: int) -> list[str]:
        """The syllables of the phrase that stands there."""
        end = self._phrases.index(_PHRASE_END, start)
        return [said.decode() for said in _SYLLABLE.findall(self._phrases, start, end)]


class Whole:
    """pypinyin itself."""

    def of(self, text: str) -> list[str]:
        from pypinyin import Style, lazy_pinyin

        found = lazy_pinyin(text, style=Style.TONE)
        # What has no sound comes back in one.
        return found if len(found) == len(text) else [self.ways(char)[0] for char in text]

    def ways(self, char: str) -> tuple[str, ...]:
        from pypinyin import Style, pinyin

        return tuple(pinyin(char, style=Style.TONE, heteronym=True)[0])

    def learn(self) -> None:
        import pypinyin  # noqa: F401 - reads it all


@cache
def _dictionary() -> Dictionary:
    try:
        return read_files()
    except Unreadable:
        return Whole()


def read_files() -> Files:
    """The files as they are installed.

    Raises:
        Unreadable: they are not there, or have another form.
    """
    spec = find_spec("pypinyin")  # finds it without importing it
    if spec is None or spec.origin is None:
        raise Unreadable
    folder = Path(spec.origin).parent
    try:
        characters, phrases = (folder / f"{name}_dict.json" for name in ("pinyin", "phrases"))
        return Files(characters.read_bytes(), phrases.read_bytes())
    except OSError as error:
        raise Unreadable from error
