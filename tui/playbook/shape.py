"""What a table of the playbook is made of: a file, its entries, and the slots it may use."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

import msgspec

T_co = TypeVar("T_co", covariant=True)

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
Texts = Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands under one code or id."""


class Table(msgspec.Struct, Generic[T_co], frozen=True):
    """One file of the playbook."""

    name: str
    """Of the file, without ``.toml``, and of the table in the rep's own file."""
    kind: type[T_co]
    slots: frozenset[str] = frozenset()
    """The slots that its texts may use: what the desk can fill here."""


class Item(Entry, frozen=True, forbid_unknown_fields=True):
    """A line of a list."""

    text: Text


class Line(Entry, frozen=True, forbid_unknown_fields=True):
    """A sentence to say aloud."""

    say: Text


class Step(Entry, frozen=True, forbid_unknown_fields=True):
    """One step of a routine."""

    do: Text
    say: Text


class Reply(Entry, frozen=True, forbid_unknown_fields=True):
    """What to say when something is in the way."""

    when: Text
    say: Text
