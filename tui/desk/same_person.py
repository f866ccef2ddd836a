"""Whether two people of an account may be one: by name, sound, initials and e-mail address."""

from __future__ import annotations

import re
from typing import Final

from tui.desk.matching import halves, key_of
from tui.domain.likeness import digits, without_accents
from tui.domain.lines import is_han
from tui.domain.names import fold
from tui.domain.records import Person

_SAME_ADDRESS: Final = 97
_OTHER_ORDER: Final = 95
_SAME_SOUND: Final = 92
_SAME_INITIAL: Final = 88


class PersonKeys:
    """What a person is compared by."""

    def __init__(self, person: Person) -> None:
        self.person = person
        called = (person.name, *(one for one in person.aliases if "@" not in one))
        names = [text for name in called for text in halves(name) or (name,)]
        self._words = [words for name in names if (words := _words(name))]
        self._folded = {folded for name in names if (folded := fold(name))}
        self._chinese = {folded for folded in self._folded if all(map(is_han, folded))}
        self._sorted = {tuple(sorted(words)) for words in self._words}
        syllables = person.pinyin.split()
        self._sounds = {"".join(sorted(syllables))} if syllables else set()
        self._sounds |= {"".join(sorted(words)) for words in self._words if words[0].isascii()}
        mails = (person.email, *person.aliases)
        self._mails = {key_of(one) for one in mails if "@" in one}
        self.any_of = self._mails | self._sounds | self._folded
        self.any_of |= {one for words in self._words for one in words}
        """Two of whom neither has a key of the other are two."""

    def likeness(self, other: PersonKeys) -> int:
        """How likely two people of an account are one, 0-100."""
        one, two = self.person, other.person
        if two.id in one.unlike_people or one.id in two.unlike_people:
            return 0
        if self._mails & other._mails:
            return _SAME_ADDRESS
        if self._mails and other._mails:
            return 0  # an import tells them apart by that
        if self._chinese and other._chinese and not self._chinese & other._chinese:
            return _SAME_SOUND if self._sounds & other._sounds else 0
        if self._folded & other._folded:
            return 100
        if self._sorted & other._sorted:
            return _OTHER_ORDER
        if self._sounds & other._sounds:
            return _SAME_SOUND
        return max(self._by_initials(other), self._by_letters(other))

    def _by_initials(self, other: PersonKeys) -> int:
        """``M. Weber`` and ``Max Weber``: one word the same, of the other word the beginning."""
        for mine in self._words:
            for theirs in other._words:
                rest = {*mine} ^ {*theirs}
                if len(mine) != 2 or len(theirs) != 2 or len(rest) != 2:
                    continue
                short, long = sorted(rest, key=len)
                if len(short) == 1 < len(long) and short.isalpha() and long.startswith(short):
                    return _SAME_INITIAL
        return 0

    def _by_letters(self, other: PersonKeys) -> int:
        from rapidfuzz import fuzz

        return max(
            (
                min(int(fuzz.ratio(without_accents(one), without_accents(two))), _OTHER_ORDER)
                for one in self._folded - self._chinese
                for two in other._folded - other._chinese
                if digits(one) == digits(two)
            ),
            default=0,
        )


def _words(name: str) -> list[str]:
    return [word for part in re.split(r"[\W_]+", name) if (word := without_accents(fold(part)))]
