"""The first sentence of a call for money: clear sum and date, or the promise due or missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.claims import asked, main_currency, since_when
from tui.desk.ground import account_by_id
from tui.desk.message import payer_contact
from tui.domain.money import in_words
from tui.domain.receivables.ageing import days_overdue
from tui.playbook.filling import fill

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.domain.records import Account, PaymentPromise
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
    elif values["promised"]:
        case = "promise_due"
    elif values["days"]:
        case = "overdue" if desk.ground.chases_of.get(account_id) else "first_reminder"
    return fill(power.openings[case].say, values).text


def _values(desk: Desk, account: Account) -> dict[str, str] | None:
    """What the sentences may name; None where nothing is open but what is in dispute.

    The promise is the first one missed, else the one for today, with what is not yet there of it.
    """
    ledger, today = desk.ground.ledger, desk.today
    currency = main_currency(desk, account.id)
    about = asked(ledger, account.id, currency, today)
    if not about:
        return None
    person = payer_contact(desk, account)
    oldest = about[0][0]
    late = days_overdue(oldest, today) or 0
    promised, promise = "", next(iter(ledger.missed_of(account.id)), None)
    if promise:
        promised = in_words(promise.amount, promise.currency)
    elif promise := _due_today(desk, account.id):
        promised = in_words(ledger.judged[promise.id].missing, promise.currency)
    return {
        "person": words.addressed(person) if person else "",
        "account": account.name,
        "sum": in_words(sum(left for _one, left in about), currency),
        "invoices": words.joined([one.number for one, _left in about[:_MOST_NUMBERS]]),
        "due": words.spoken_day(oldest.due, today) if oldest.due else "",
        "late": since_when([one for one, _left in about], lambda day: words.spoken_day(day, today))
        if late > 0
        else "",
        "days": words.days(late) if late > 0 else "",
        "promised": promised,
        "promised_on": words.spoken_day(promise.due, today) if promise else "",
        "days_late": words.days((today - promise.due).days) if promise else "",
    }


def _due_today(desk: Desk, account_id: int) -> PaymentPromise | None:
    """The open promise for today; of several the one of which most is not there."""
    ledger = desk.ground.ledger
    found = [
        one
        for one in ledger.promises_of.get(account_id, ())
        if one.due == desk.today and ledger.judged[one.id].state == "open"
    ]
    return max(found, key=lambda one: ledger.judged[one.id].missing, default=None)
