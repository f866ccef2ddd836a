"""What lies on the table before a visit: its records out of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.circles import circle_of
from tui.domain.prep.seen import Owed, Seen
from tui.domain.prep.situation import limited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.ground import Desk
    from tui.domain.records import Visit
    from tui.settings import Hospitality


def next_visit(desk: Desk, account_id: int) -> Visit | None:
    """The account's next visit that is planned or confirmed; one that is running counts."""
    from tui.domain.day import is_unlogged

    found = desk.ground.visits_of.get(account_id, ())
    return next((one for one in found if one.is_open and not is_unlogged(one, desk.now)), None)


def seen_of(desk: Desk, account_id: int, visit: Visit | None) -> Seen:
    """All records around a visit, or around the next call to an account.

    Raises:
        Gone: the account has been removed meanwhile.
    """
    ground = desk.ground
    return Seen(
        circle=circle_of(desk, account_id),
        visit=visit,
        owed=_owed(desk, account_id),
        lighthouses=[one for one in ground.accounts.values() if one.lighthouse],
        holidays=desk.reading.holidays,
        treats=limited(desk.settings.hospitality.gift_limit, costs_of(desk.settings.hospitality)),
    )


def costs_of(hospitality: Hospitality) -> Mapping[str, int]:
    """What each treat usually costs, in whole units."""
    costs = hospitality.costs
    return {name: getattr(costs, name) for name in costs.__struct_fields__}


def _owed(desk: Desk, account_id: int) -> Owed:
    ledger = desk.ground.ledger
    balances = ledger.balances.get(account_id, {}).values()
    judged = [ledger.judged[one.id] for one in ledger.promises_of.get(account_id, ())]
    return Owed(
        overdue=any(one.overdue > 0 for one in balances),
        balance_open=any(one.outstanding > 0 for one in balances),
        promise_open=any(one.state == "open" and not one.is_missed for one in judged),
        promise_missed=any(one.is_missed for one in judged),
        dispute_open=any(
            ledger.items[id_].account_id == account_id and ledger.open_amounts.get(id_)
            for id_ in ledger.disputed
            if id_ in ledger.items
        ),
    )
