"""Whether a visit fits between the others: what it overlaps, and whether the ways can be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

import msgspec

from tui.domain.records import Visit

ClashCode = Literal["overlap", "way_from", "way_to", "way_now"]
CLASHES: Final[tuple[ClashCode, ...]] = get_args(ClashCode)


class Clash(msgspec.Struct, frozen=True):
    """Why a visit does not fit.

    ``overlap``: another takes place at the same time. ``way_from``: after the other there are
    ``left`` minutes for a way of ``needed``. ``way_to``: behind the visit there are ``left``
    minutes for the way of ``needed`` to the other. ``way_now``: so many are left from now.
    """

    code: ClashCode
    other: int = 0
    """The id of the other visit."""
    left: int = 0
    needed: int = 0


def clashes(
    visit: Visit, others: Iterable[Visit], travel: Mapping[int, int], now: datetime
) -> list[Clash]:
    """Why a visit does not fit, the earliest clash first.

    Args:
        visit: as it is to be.
        others: visits of any day; only those still to come count, and not the visit itself.
        travel: minutes of the way by account id. An account that is not there is taken to be
            near, and so is one after itself.
        now: the present moment.
    """
    start, end = visit.start, _end(visit)
    way = _way(visit, travel)
    found: list[Clash] = []
    left = _minutes(now, start)
    if now.date() == start.date() and 0 <= left < way:
        found.append(Clash("way_now", 0, left, way))
    waiting = (other for other in others if other.is_open and other.id != visit.id)
    for other in sorted(waiting, key=lambda other: (other.start, other.id)):
        if other.start < end and start < _end(other):
            found.append(Clash("overlap", other.id))
            continue
        in_person = visit.kind == other.kind == "in_person"
        if not in_person or other.account_id == visit.account_id:
            continue
        before, behind = _minutes(_end(other), start), _minutes(end, other.start)
        if 0 <= before < way:
            found.append(Clash("way_from", other.id, before, way))
        elif 0 <= behind < _way(other, travel):
            found.append(Clash("way_to", other.id, behind, _way(other, travel)))
    return found


def _end(visit: Visit) -> datetime:
    return visit.start + timedelta(minutes=visit.minutes)


def _way(visit: Visit, travel: Mapping[int, int]) -> int:
    return travel.get(visit.account_id, 0) if visit.kind == "in_person" else 0


def _minutes(start: datetime, end: datetime) -> int:
    return int((end - start) // timedelta(minutes=1))
