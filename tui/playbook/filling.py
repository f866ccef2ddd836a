"""Texts with slots: ``{account}`` becomes the account's name, or a blank that one can see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

BLANK: Final = "____"
"""What stands where nothing is known: for the rep to fill in."""
_SLOT: Final = re.compile(r"\{([^{}]*)\}")


class Filled(msgspec.Struct, frozen=True):
    """A text whose slots are filled, and the names of those that could not be."""

    text: str
    blanks: tuple[str, ...] = ()
    """In the order of the text, each once."""


def fill(text: str, values: Mapping[str, str | None]) -> Filled:
    """Put the values into the slots of a text.

    A slot whose value is missing, None or nothing but space becomes a visible `BLANK`, and its
    name stands in ``blanks``. Values are data: braces in them stay as they are.
    """
    blanks: dict[str, None] = {}

    def value_of(slot: re.Match[str]) -> str:
        name = slot[1].strip()
        value = values.get(name) or ""
        if value.strip():
            return value
        blanks[name] = None
        return BLANK

    return Filled(_SLOT.sub(value_of, text), tuple(blanks))


def slots_of(text: str) -> frozenset[str]:
    """The names of all slots of a text."""
    return frozenset(name.strip() for name in _SLOT.findall(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace stands in the text that belongs to no slot."""
    return not {"{", "}"}.isdisjoint(_SLOT.sub("", text))
