"""The rep's own words over the built-in ones: field by field, and only where they fit."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar, cast, get_args, get_type_hints

import msgspec

from tui.playbook.filling import has_stray_brace, slots_of
from tui.playbook.findings import Fault
from tui.playbook.shape import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.playbook.findings import Key, Wanted
    from tui.playbook.shape import Table

T = TypeVar("T")


class Laid(msgspec.Struct, Generic[T], frozen=True):
    """A table with the rep's own words laid over it."""

    value: T
    own: tuple[Key, ...]
    """What is the rep's own, by key."""
    faults: tuple[Fault, ...]
    """What could not be used; the built-in text stands there."""


def lay_over(table: Table[T], built_in: T, own: object) -> Laid[T]:
    """Lay what the rep's file says of a table over the built-in one."""
    layer = _Layer(table.slots)
    value = layer.over(built_in, table.kind, own, (table.name,))
    return Laid(cast("T", value), tuple(layer.own), tuple(layer.faults))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or nothing."""
    return next(iter(difflib.get_close_matches(name, list(known), 1, 0.5)), "")


class _Layer:
    def __init__(self, slots: frozenset[str]) -> None:
        self._slots = slots
        self.own: list[Key] = []
        self.faults: list[Fault] = []

    def over(self, base: object, kind: object, own: object, key: Key) -> object:
        """The base with what is own in it; a fault leaves it as it was."""
        if isinstance(base, msgspec.Struct):
            kinds = get_type_hints(type(base), include_extras=True)
            parts = {name: getattr(base, name) for name in base.__struct_fields__}
            changed = self._parts(parts, kinds, own, key)
            return msgspec.structs.replace(base, **changed)
        if isinstance(base, Mapping):
            changed = self._parts(base, dict.fromkeys(base, get_args(kind)[1]), own, key)
            return {**base, **changed}
        return self._leaf(base, kind, own, key)

    def _parts(
        self, base: Mapping[str, object], kinds: Mapping[str, object], own: object, key: Key
    ) -> dict[str, object]:
        if not isinstance(own, dict):
            self._refuse_type(key, "table")
            return {}
        changed = {}
        for name, value in own.items():
            if name in base:
                changed[name] = self.over(base[name], kinds[name], value, (*key, name))
            else:
                self.faults.append(Fault((*key, name), "unknown_key", nearest(name, base)))
        return changed

    def _leaf(self, base: object, kind: object, own: object, key: Key) -> object:
        try:
            value: object = msgspec.convert(own, cast("type[object]", kind))
        except msgspec.ValidationError:
            self._refuse_type(key, _wanted(base, kind))
            return base
        for text in _texts(value):
            for slot in sorted(slots_of(text) - self._slots):
                self.faults.append(Fault(key, "unknown_slot", slot))
                return base
            if has_stray_brace(text):
                self.faults.append(Fault(key, "brace"))
                return base
        self.own.append(key)
        return value

    def _refuse_type(self, key: Key, wanted: Wanted) -> None:
        self.faults.append(Fault(key, "wrong_type", wanted))


def _wanted(base: object, kind: object) -> Wanted:
    if not isinstance(base, tuple):
        return "text"
    return "texts" if kind == Texts else "codes"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
