"""Views as JSON: the same view that the screen paints, encoded."""

from __future__ import annotations

import json
from datetime import datetime

import msgspec


def to_json(view: msgspec.Struct) -> str:
    """One JSON document. Amounts are decimal strings, times are local to the minute.

    What cannot be seen (control and bidirectional characters) is written as an escape, so
    that a document on its way to a terminal steers nothing.
    """
    plain = msgspec.to_builtins(view, builtin_types=(datetime,))
    text = json.dumps(plain, ensure_ascii=False, indent=2, default=_moment)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text
    )


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    raise TypeError(f"{type(value)} cannot stand in JSON")
