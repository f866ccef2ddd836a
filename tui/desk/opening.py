"""The first sentence of a call for money: clear sum and date; its own after a broken promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.claims import claims, late_of, main_currency
from tui.desk.ground import account_by_id
from tui.desk.message import payer_contact
from tui.domain.money import in_words
from tui.domain.receivables.ageing import days_overdue
from tui.playbook.filling import fill

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.domain.records import Account
    from tui.playbook.tables import OpeningCase

_MOST_NUMBERS: Final = 3


def first_words(desk: Desk, account_id: int) -> str:
    """How to begin (O of POWER), or to react to a broken promise (R); empty: nothing to ask.

    Raises:
        Gone: another window has removed the account.
    """
    account = account_by_id(desk.ground, account_id)
    ledger = desk.ground.ledger
    missed = ledger.missed_of(account_id)
    values = _values(desk, account)
    if values is None:
        return ""
    power = desk.playbook().power
    if len(missed) > 1:
        return fill(power.broken["second"].say, values).text
    if missed and 0 < ledger.judged[missed[0].id].missing < missed[0].amount:
        return fill(power.broken["partly"].say, values).text
    case: OpeningCase = "before_due"
    if missed:
        case = "missed_promise"
    elif values["days"]:
        case = "overdue" if desk.ground.chases_of.get(account_id) else "first_reminder"
    return fill(power.openings[case].say, values).text


def _values(desk: Desk, account: Account) -> dict[str, str] | None:
    """What the sentences may name; None where nothing is open but what is in dispute."""
    ledger, today = desk.ground.ledger, desk.today
    currency = main_currency(desk, account.id)
    mine = claims(ledger, account.id, currency)
    late = late_of(mine, today)
    about = late or mine[:1]
    missed = ledger.missed_of(account.id)
    if not about:
        return None
    person = payer_contact(desk, account)
    oldest = about[0][0]
    return {
        "person": words.short_name(person.name) if person else "",
        "account": account.name,
        "sum": in_words(sum(left for _one, left in about), currency),
        "invoices": words.joined([one.number for one, _left in about[:_MOST_NUMBERS]]),
        "due": words.full_date(oldest.due) if oldest.due else "",
        "days": words.days(days_overdue(oldest, today) or 0) if late else "",
        "promised": in_words(missed[0].amount, missed[0].currency) if missed else "",
        "promised_on": words.full_date(missed[0].due) if missed else "",
        "days_late": words.days((today - missed[0].due).days) if missed else "",
    }
