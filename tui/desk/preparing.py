"""Before a call for money: what to have ready, how to begin, and the answer to an excuse.

These are P, O and W of the POWER routine (M58); what comes of the call is for `chase`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from tui import words
from tui.desk.cases import payer_of
from tui.desk.claims import asked, claims, late_of, main_currency, open_invoices, proposed
from tui.desk.ground import account_by_id
from tui.desk.message import payer_contact
from tui.desk.money import AccountRef
from tui.desk.opening import first_words
from tui.desk.payment_chain import StationOf, chain
from tui.domain.codes import ChaseKind, Excuse, PayerType
from tui.domain.money import in_words
from tui.domain.receivables.ageing import days_overdue
from tui.domain.receivables.chasing import follow_up, memories
from tui.domain.receivables.escalation import second_promise_by
from tui.i18n import _, ngettext
from tui.playbook.filling import fill

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.desk.ledger import Ledger
    from tui.domain.records import Account, Invoice, Visit


class Preparation(msgspec.Struct, frozen=True, kw_only=True):
    """P and O of POWER: papers, sums, history, who decides, and how to begin."""

    account: AccountRef
    currency: str
    owing: str
    """The sum that is asked for, and since when; empty where nothing is due."""
    papers: tuple[str, ...]
    """Overdue invoices by number, sum and age, those in dispute marked."""
    history: tuple[str, ...]
    chain: tuple[StationOf, ...]
    payer_type: PayerType | None
    approach: str
    coaching: str
    """A line for oneself before the call (M56)."""
    phone: str
    """A line for the telephone (M59)."""
    opening: str
    amount: str
    """The default of the promise, as it would be typed."""
    kind: ChaseKind
    """In person where a visit stands today, else by phone."""
    latest: date | None
    """By when a second promise should be (half the time of the first)."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """W of POWER: what to do about an excuse."""

    excuse: Excuse
    say: str
    ask: tuple[str, ...]
    read: str
    next: str
    memory: str
    """This payer's own use of it; empty the first time."""


def prepare(desk: Desk, account_id: int) -> Preparation:
    """What to have before one's eyes when the call begins.

    Raises:
        Gone: another window has removed the account.
    """
    ground = desk.ground
    ledger, today = ground.ledger, desk.today
    account = account_by_id(ground, account_id)
    currency = main_currency(desk, account_id)
    late = late_of(claims(ledger, account_id, currency), today)
    payer = payer_of(ground, account)
    book = desk.playbook()
    lines = list(book.chasing.coaching.values())
    tips = list(book.chasing.phone.values())
    turn = today.toordinal() + account_id
    visits = ground.visits_on.get(today, ())
    owing = ""
    if late:
        owing = _("{amount} overdue, oldest {days}").format(
            amount=in_words(sum(left for _one, left in late), currency),
            days=words.days(days_overdue(late[0][0], today) or 0),
        )
    return Preparation(
        account=AccountRef(account.id, account.name),
        currency=currency,
        owing=owing,
        papers=_papers(desk, account_id, currency),
        history=_history(desk, account),
        chain=chain(desk, account),
        payer_type=payer,
        approach=book.payers[payer].approach if payer else "",
        coaching=lines[turn % len(lines)].text,
        phone=tips[turn % len(tips)].text,
        opening=first_words(desk, account_id),
        amount=proposed(desk, account_id),
        kind="visit" if any(is_meeting(one, account_id, today) for one in visits) else "phone",
        latest=_latest(desk, account_id),
    )


def _papers(desk: Desk, account_id: int, currency: str) -> tuple[str, ...]:
    """What is overdue, in dispute or not."""
    ledger = desk.ground.ledger
    return tuple(
        _paper(ledger, one, days)
        for one in open_invoices(ledger, account_id)
        if one.currency == currency
        and ledger.open_amounts[one.id] > 0
        and (days := days_overdue(one, desk.today) or 0) > 0
    )


def _paper(ledger: Ledger, invoice: Invoice, days: int) -> str:
    amount = in_words(ledger.open_amounts[invoice.id], invoice.currency)
    said = f"{invoice.number} {amount} {words.days_short(days)}"
    if invoice.id in ledger.disputed:
        return _("{invoice} (disputed)").format(invoice=said)
    return said


def is_meeting(visit: Visit, account_id: int, day: date) -> bool:
    """Whether one sees the account in person that day."""
    return (
        visit.account_id == account_id
        and visit.day == day
        and visit.kind == "in_person"
        and visit.state not in ("cancelled", "missed")
    )


def _latest(desk: Desk, account_id: int) -> date | None:
    missed = desk.ground.ledger.missed_of(account_id)
    if not missed:
        return None
    return second_promise_by(missed[0].made, missed[0].due, desk.today, desk.reading.holidays)


def _history(desk: Desk, account: Account) -> tuple[str, ...]:
    """The last promise and the last chase, in a line each."""
    ledger, today = desk.ground.ledger, desk.today
    said: list[str] = []
    if promises := ledger.promises_of.get(account.id):
        promise = max(promises, key=lambda one: (one.due, one.id))
        state = ledger.judged[promise.id]
        said.append(
            _("promised {amount} by {day}: {state}").format(
                amount=in_words(promise.amount, promise.currency),
                day=words.day_and_date(promise.due, today),
                state=_("missed") if state.is_missed else words.promise(state.state),
            )
        )
    if chases := desk.ground.chases_of.get(account.id):
        last = chases[-1]
        about = words.excuse(last.excuse) if last.excuse else last.note
        said.append(
            _("chased {day}: {what}").format(
                day=words.day_and_date(last.on, today),
                what=about or words.chase_end(last.end or "receivable"),
            )
        )
    return tuple(said)


def answer(desk: Desk, account_id: int, excuse: Excuse) -> Answer:
    """What to ask about an excuse, how to read the answer, and when to check (M57).

    Raises:
        Gone: another window has removed the account.
    """
    text = desk.playbook().excuses[excuse]
    account = account_by_id(desk.ground, account_id)
    currency = main_currency(desk, account_id)
    ledger = desk.ground.ledger
    # Where a promise stands for all that is due, that is still what they are to pay.
    due = ledger.promisable(account_id, currency) or sum(
        left for _one, left in asked(ledger, account_id, currency, desk.today)
    )
    check = follow_up(excuse, desk.today, desk.reading.holidays)
    person = payer_contact(desk, account)
    values = {
        "person": words.addressed(person) if person else "",
        "account": account.name,
        "sum": in_words(due, currency) if due else "",
        "check": words.spoken_date(check, desk.today),
    }
    return Answer(
        excuse=excuse,
        say=fill(text.say, values).text,
        ask=tuple(fill(one, values).text for one in text.ask),
        read=fill(text.read, values).text,
        next=fill(text.next, values).text,
        memory=memory_text(desk, account_id, excuse),
    )


def memory_text(desk: Desk, account_id: int, excuse: Excuse) -> str:
    """``heard 2 times before; last time money came 9 days later``; empty the first time."""
    ground = desk.ground
    found = memories(
        ground.chases_of.get(account_id, ()),
        ground.ledger.payments_of.get(account_id, ()),
        desk.today,
    )
    known = next((one for one in found if one.excuse == excuse), None)
    if known is None:
        return ""
    said = ngettext("heard {n} time before", "heard {n} times before", known.times).format(
        n=known.times
    )
    if known.paid_after_days is None:
        return _("{heard}, last {day}; no money since").format(
            heard=said, day=words.day_and_date(known.last_on, desk.today)
        )
    return _("{heard}; last time money came {days} later").format(
        heard=said, days=words.days(known.paid_after_days)
    )
