"""What speaks against the moment of a visit: the others of its day, and the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.domain import fitting
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.ground import Desk, Ground
    from tui.domain.fitting import Clash
    from tui.domain.records import Visit


def remark(desk: Desk, visit: Visit) -> str:
    """What speaks against the moment of a visit: another visit, or the way; empty if nothing."""
    return _("; ").join(_clash_text(desk, clash) for clash in clashes_of(desk, visit))


def clashes_of(desk: Desk, visit: Visit) -> list[Clash]:
    """Why a visit does not fit between those of its day, the earliest clash first."""
    ground = desk.ground
    that_day = ground.visits_on.get(visit.day, ())
    return fitting.clashes(visit, that_day, travel_of(ground), desk.now)


def travel_of(ground: Ground) -> dict[int, int]:
    """Minutes of the way by account id, where they are known."""
    return {
        account.id: account.travel_minutes
        for account in ground.accounts.values()
        if account.travel_minutes is not None
    }


def _clash_text(desk: Desk, clash: Clash) -> str:
    if clash.code == "way_now":
        return _("{left} left, the way takes {needed}").format(**_minutes(clash))
    other = desk.ground.visits[clash.other]
    account = desk.ground.accounts.get(other.account_id)
    known = {
        "account": words.short_name(account.name) if account else "?",
        "time": words.clock_time(other.start),
        **_minutes(clash),
    }
    if clash.code == "overlap":
        return _("overlaps {account} {time}").format(**known)
    if clash.code == "way_from":
        return _("{left} after {account}, the way takes {needed}").format(**known)
    return _("{left} before {account} {time}, the way there takes {needed}").format(**known)


def _minutes(clash: Clash) -> dict[str, str]:
    return {"left": words.minutes(clash.left), "needed": words.minutes(clash.needed)}
