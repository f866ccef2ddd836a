"""Who reports to whom, as the lines are drawn, whoever may still be there."""

from __future__ import annotations

from collections.abc import Mapping


def is_above(above: Mapping[int, int | None], one: int, boss: int) -> bool:
    """Whether somebody is, or stands somewhere above, somebody else; lines may run in a circle.

    Args:
        above: the superior by id, None for a root.
        one: where the way upward begins.
    """
    seen: set[int] = set()
    at: int | None = one
    while at is not None and at not in seen:
        if at == boss:
            return True
        seen.add(at)
        at = above.get(at)
    return False
