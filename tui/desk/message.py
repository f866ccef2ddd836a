"""Drafts of messages about money, filled from the book: what the rep copies into a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui import words
from tui.desk.claims import claims, late_of, main_currency, since_when
from tui.desk.ground import account_by_id
from tui.desk.money import AccountRef
from tui.domain.calendar import add_working_days
from tui.domain.codes import MessageStep, MessageTone
from tui.domain.money import in_words
from tui.domain.receivables import escalation
from tui.domain.receivables.ageing import days_overdue
from tui.i18n import Language, language, speaking
from tui.playbook.filling import fill

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.ground import Desk
    from tui.domain.records import Account, Invoice, Person
    from tui.playbook.tables import Draft

STEPS: Final[tuple[MessageStep, ...]] = ("before_due", "overdue", "missed_promise", "last_notice")
ANSWER_DAYS: Final = 3
"""Working days that a message leaves for the money to come."""


class MessageView(msgspec.Struct, frozen=True, kw_only=True):
    """A message, filled; ``blanks`` names what the book does not know."""

    account: AccountRef
    step: MessageStep
    tone: MessageTone
    language: Language
    subject: str
    body: str
    blanks: tuple[str, ...]


def draft(
    desk: Desk,
    account_id: int,
    step: MessageStep | None = None,
    tone: MessageTone | None = None,
    of: Language | None = None,
) -> MessageView:
    """The message that the account's delay and kind of payer call for, or the one asked for.

    Raises:
        Gone: another window has removed the account.
    """
    account = account_by_id(desk.ground, account_id)
    fitting_step, fitting_tone = _fitting(desk, account)
    step, tone, spoken = step or fitting_step, tone or fitting_tone, of or language()
    text = desk.playbook(spoken).messages[step][tone]
    with speaking(spoken):
        subject, body, blanks = _filled(text, _slots(desk, account, step))
    return MessageView(
        account=AccountRef(account.id, account.name),
        step=step,
        tone=tone,
        language=spoken,
        subject=subject,
        body=body,
        blanks=blanks,
    )


def step_after(step: MessageStep) -> MessageStep:
    """The next step of reminding; after the last one the first."""
    return STEPS[(STEPS.index(step) + 1) % len(STEPS)]


def _filled(text: Draft, values: dict[str, str]) -> tuple[str, str, tuple[str, ...]]:
    subject, body = fill(text.subject, values), fill(text.body.strip(), values)
    return subject.text, body.text, tuple(dict.fromkeys((*subject.blanks, *body.blanks)))


def _fitting(desk: Desk, account: Account) -> tuple[MessageStep, MessageTone]:
    """What fits: as far as the account has come in the queue, in its main currency first."""
    from tui.desk import collecting

    currency = main_currency(desk, account.id)
    mine = [one for one in collecting.items(desk) if one.account_id == account.id]
    item = min(mine, key=lambda one: one.currency != currency, default=None)
    if item is None:
        return "before_due", "friendly"
    is_missed = item.standing == "missed"
    step = escalation.message_step(item.level, is_missed=is_missed, is_overdue=item.overdue > 0)
    return step, escalation.message_tone(item.level, item.payer_type)


def _slots(desk: Desk, account: Account, step: MessageStep) -> dict[str, str]:
    ledger, today = desk.ground.ledger, desk.today
    currency = main_currency(desk, account.id)
    mine = claims(ledger, account.id, currency)
    late = late_of(mine, today)
    about = late or _falling_due(mine, today)
    if step == "before_due":
        about = _falling_due(mine, today) or late
    total = sum(left for _one, left in about)
    due = about[0][0].due if about else None
    oldest = (days_overdue(about[0][0], today) or 0) if about else 0
    missed = ledger.missed_of(account.id)
    by = add_working_days(today, ANSWER_DAYS, desk.reading.holidays)
    writes_to = payer_contact(desk, account)
    return {
        "person": words.addressed(writes_to) if writes_to else "",
        "account": account.name,
        "sum": in_words(total, currency) if total else "",
        "invoices": "\n".join(_line(one, left) for one, left in about),
        "due": words.full_date(due) if due else "",
        "late": since_when([one for one, _left in late], words.full_date),
        "date": words.full_date(by if step != "before_due" or due is None else due),
        "days": words.days(oldest) if oldest > 0 else "",
        "promised": in_words(ledger.judged[missed[0].id].missing, missed[0].currency)
        if missed
        else "",
        "promised_on": words.full_date(missed[0].due) if missed else "",
        "signature": desk.settings.signature,
        "company": desk.settings.company,
    }


def _falling_due(claimed: list[tuple[Invoice, int]], today: date) -> list[tuple[Invoice, int]]:
    """What falls due next: all of the first due day to come; else what has no due day."""
    ahead = [row for row in claimed if (days_overdue(row[0], today) or 0) <= 0]
    return [row for row in ahead if row[0].due == ahead[0][0].due]


def _line(invoice: Invoice, left: int) -> str:
    amount = in_words(left, invoice.currency)
    if invoice.due is None:
        return f"- {invoice.number}  {amount}"
    return f"- {invoice.number}  {amount}  {words.full_date(invoice.due)}"


def payer_contact(desk: Desk, account: Account) -> Person | None:
    """Whom to ask for money: who promised last, else the first who releases payments."""
    ground = desk.ground
    promises = ground.ledger.promises_of.get(account.id, ())
    promised = sorted(promises, key=lambda one: (one.made, one.id), reverse=True)
    named = [one.person_id for one in promised]
    named += [one.person_id for one in account.payment_chain]
    known = [ground.people.get(one or 0) for one in named]
    releasing = [one for one in ground.people_of.get(account.id, ()) if one.releases_payments]
    return next((one for one in (*known, *releasing) if one and not one.former), None)
