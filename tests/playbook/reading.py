"""Every text of the playbook by its dotted key, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from tui.i18n import LANGUAGES, Language
from tui.playbook.loader import Playbook
from tui.playbook.tables import TABLES, Method

UNREAD: Final[dict[type[msgspec.Struct], set[str]]] = {Method: {"see", "used_at", "words"}}
"""Fields that hold codes, or words to search by in either language, and nothing to read."""


def texts_of(language: Language) -> dict[str, str]:
    """All built-in texts; those of a list are numbered."""
    playbook = Playbook(language)
    return {
        key: text
        for table in TABLES
        for key, text in _texts(getattr(playbook, table.name), table.name)
    }


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
        return
    parts: Mapping[object, object]
    if isinstance(value, msgspec.Struct):
        unread = UNREAD.get(type(value), set())
        parts = {
            name: getattr(value, name) for name in value.__struct_fields__ if name not in unread
        }
    elif isinstance(value, Mapping):
        parts = value
    else:
        assert isinstance(value, tuple), f"{key} is neither text nor table"
        parts = dict(enumerate(value))
    for name, part in parts.items():
        yield from _texts(part, f"{key}.{name}")


TEXTS: Final[dict[Language, dict[str, str]]] = {one: texts_of(one) for one in LANGUAGES}
