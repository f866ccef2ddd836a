"""From an older schema to the present one, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tui.domain.records import SCHEMA

RawBook = dict[str, object]
"""A whole book as plain JSON values: ``rounds`` is the head, every other key a table."""

STEPS: Final[dict[int, Callable[[RawBook], RawBook]]] = {}
"""By the version it starts from: the step to the next version."""


class NoStep(Exception):
    """There is no way from the version in the file to the present one."""


def migrate(raw: RawBook, schema: int) -> RawBook:
    """Bring a raw book from ``schema`` to the present version; the head's version is the caller's.

    Raises:
        NoStep: a step is missing.
    """
    for version in range(schema, SCHEMA):
        if version not in STEPS:
            raise NoStep(version)
        raw = STEPS[version](raw)
    return raw
