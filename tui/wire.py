"""Views as JSON: the same view that the screen paints, encoded."""

from __future__ import annotations

import json
from datetime import datetime

import msgspec


def to_json(view: msgspec.Struct) -> str:
    """One JSON document. Amounts are decimal strings, times are local to the minute."""
    plain = msgspec.to_builtins(view, builtin_types=(datetime,))
    return json.dumps(plain, ensure_ascii=False, indent=2, default=_moment)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    raise TypeError(f"{type(value)} cannot stand in JSON")
