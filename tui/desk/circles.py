"""The circle of people of an account out of the book, made once per snapshot and day.

Whoever asks the rules of the stakeholder map (`tui.domain.people`) takes it from here, so that
Today, Prep, People and Money say the same of the same people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.ground import account_by_id
from tui.domain.people.circle import Circle
from tui.domain.people.minefields import minefields

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.domain.people.minefields import Flag


def circle_of(desk: Desk, account_id: int) -> Circle:
    """The circle of an account's people.

    Raises:
        Gone: another window has removed the account.
    """
    ground = desk.ground
    if (known := ground.circles.get(account_id)) is not None:
        return known
    account = account_by_id(ground, account_id)
    made = ground.circles[account_id] = Circle(
        account=account,
        today=ground.today,
        people=ground.people_of.get(account_id, ()),
        opportunities=ground.opportunities_of.get(account_id, ()),
        visits=ground.visits_of.get(account_id, ()),
        steps=ground.steps_of.get(account_id, ()),
        plan_items=ground.plan_items_of.get(account_id, ()),
        last_met=ground.last_met,
        rhythm_days=account.rhythm_days or desk.settings.rhythm_days.of(account.tier),
        rep=desk.settings.signature,
    )
    return made


def minefields_of(desk: Desk, account_id: int) -> tuple[Flag, ...]:
    """The flags of an account's map (M21).

    Raises:
        Gone: another window has removed the account.
    """
    known = desk.ground.minefields
    if account_id not in known:
        known[account_id] = minefields(circle_of(desk, account_id))
    return known[account_id]
