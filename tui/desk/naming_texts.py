"""Texts that name somebody: found by every way a person is written, and told without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from tui.desk.intake import halves
from tui.domain.lines import is_han
from tui.domain.names import fold
from tui.domain.records import Account, Currency, Invoice, Person, Record
from tui.store.erasing import ERASED

R = TypeVar("R", bound=msgspec.Struct)

_NAMES: Final[dict[type[Record], tuple[str, ...]]] = {
    Account: ("name", "number", "short_name", "aliases", "pinyin", "phone", "web", "address"),
    Person: ("name", "pinyin", "aliases", "phone", "email"),
    Invoice: ("number",),
}
"""What others are called and where they are is not changed because it looks alike."""
_SHORTEST: Final = 3
_SHORTEST_CHINESE: Final = 2
_SHORTEST_PHONE: Final = 7


def spellings(person: Person) -> Iterator[str]:
    """Every way in which a text may name somebody for certain."""
    for name in (person.name, *person.aliases, person.email):
        for text in (name, *halves(name)):
            least = _SHORTEST_CHINESE if any(map(is_han, text)) else _SHORTEST
            if len(fold(text)) >= least:
                yield text
            words = text.split()
            if len(words) == 2 and text.isascii():
                yield from (f"{words[1]} {words[0]}", f"{words[1]}, {words[0]}")
    for number in re.split(r"[/,;，；、]", person.phone):
        if sum(map(str.isdecimal, number)) >= _SHORTEST_PHONE:
            yield number.strip()


class Pattern:
    """Some spellings, to be found in texts whatever their case."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = sorted(set(texts), key=lambda text: (-len(text), text))
        parts = [
            re.escape(text) if is_han(text[-1]) else rf"(?<!\w){re.escape(text)}(?!\w)"
            for text in self._texts
        ]
        self._found = re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Whether a text names the person."""
        return bool(self._found.search(text))

    def is_in_bytes(self, data: bytes) -> bool:
        """The same of a file whose form nobody knows."""
        return any(
            form in data
            for text in self._texts
            for form in (text.encode(), text.encode("unicode_escape"), text.encode("utf-16-le"))
        )

    def erased(self, text: str) -> str:
        """The text without the name."""
        return self._found.sub(ERASED, text)

    def without(self, record: R) -> R:
        """A record, or part of one, whose texts do not name the person.

        Codes stay what they are, and so does what other people and accounts are called.

        Returns:
            The record itself where none of its texts does.
        """
        kept = _NAMES.get(type(record), ()) if isinstance(record, Record) else ()
        changes: dict[str, object] = {}
        for field in _text_fields(type(record)):
            if field not in kept:
                old = getattr(record, field)
                new = self._value(old)
                if new != old:
                    changes[field] = new
        return msgspec.structs.replace(record, **changes) if changes else record

    def _value(self, value: object) -> object:
        if isinstance(value, str):
            return self.erased(value)
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        if isinstance(value, dict):
            return {key: self._value(one) for key, one in value.items()}
        return self.without(value) if isinstance(value, msgspec.Struct) else value


_KNOWN: Final[dict[type[msgspec.Struct], tuple[str, ...]]] = {}


def _text_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that hold words of somebody's, or parts that do."""
    if kind not in _KNOWN:
        hints = get_type_hints(kind, include_extras=True)
        _KNOWN[kind] = tuple(name for name in kind.__struct_fields__ if _holds_text(hints[name]))
    return _KNOWN[kind]


def _holds_text(of: object) -> bool:
    if of is str:
        return True
    if isinstance(of, type) and issubclass(of, msgspec.Struct):
        return True
    if of == Currency or get_origin(of) is Literal:
        return False
    if get_origin(of) is Annotated:
        return _holds_text(get_args(of)[0])
    if get_origin(of) is dict:
        return _holds_text(get_args(of)[1])
    return any(map(_holds_text, get_args(of)))
