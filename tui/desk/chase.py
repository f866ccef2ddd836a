"""A chase along the POWER routine (M58): the fields of its dialog, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec.structs import replace

from tui import words
from tui.desk import form
from tui.desk.claims import main_currency, proposed
from tui.desk.edit_promise import read_back
from tui.desk.form import FieldTrouble
from tui.desk.ground import record_by_id
from tui.desk.log import Written, WrittenView, add_person
from tui.desk.names import pinyin_of_person
from tui.desk.preparing import Answer, Preparation, answer, is_meeting, prepare
from tui.domain import lexicon
from tui.domain.amounts import read_whole_amount
from tui.domain.codes import EXCUSES, ChaseEnd, ChaseKind, Excuse
from tui.domain.money import in_words, to_decimal
from tui.domain.receivables.chasing import follow_up, suggest_end
from tui.domain.records import Account, Chase, NextStep, PaymentPromise, Visit
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.desk.ground import Desk
    from tui.desk.log import Change
    from tui.domain.entries import Entry

__all__ = [
    "Answer",
    "ChaseTrouble",
    "Chased",
    "Field",
    "Outlook",
    "Preparation",
    "answer",
    "excuses",
    "prepare",
    "preview",
    "read",
    "record",
]

Field = Literal["why", "amount", "by", "met", "note"]
MOST_PAPERS: Final = 3


class ChaseTrouble(Trouble):
    """A word of a field cannot be used; it knows the field."""

    code = "chase"

    def __init__(self, field: Field, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


class Chased(msgspec.Struct, frozen=True, kw_only=True):
    """A chase as it was filled in."""

    entry: Entry
    kind: ChaseKind
    end: ChaseEnd


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What a chase will write, and what to say before one goes."""

    written: tuple[Written, ...]
    end: ChaseEnd
    read_back: str
    """The promise in one sentence to say aloud; empty where there is none."""


def excuses(text: str) -> tuple[Excuse, ...]:
    """The excuses that a number, a name or the beginning of words names; all for no text."""
    return tuple(lexicon.excuses(text.split())) if text.strip() else EXCUSES


def read(
    desk: Desk,
    account_id: int,
    fields: Mapping[Field, str],
    kind: ChaseKind,
    end: ChaseEnd | None = None,
) -> Chased:
    """The dialog's fields as a chase.

    The amount that the dialog proposed is no promise without a date.

    Raises:
        ChaseTrouble: a word of a field cannot be used.
        Gone: the account has been removed.
    """
    amount, by = fields.get("amount", "").strip(), fields.get("by", "").strip()
    typed: dict[form.Field, str] = {
        "why": fields.get("why", ""),
        "met": fields.get("met", ""),
        "note": fields.get("note", ""),
    }
    currency = main_currency(desk, account_id)
    if by and not amount:
        raise ChaseTrouble("amount", _("How much by then? Write the amount, like 80k."))
    if amount and not by and amount != proposed(desk, account_id):
        raise ChaseTrouble("by", _("By when? Write the day, like fri."))
    if by:
        typed["pay"] = f"{_amount(amount, currency)} {by}"
    try:
        entry = replace(form.read(desk, account_id, "continuation", typed), outcome=None)
    except FieldTrouble as trouble:
        where: Field = "note"
        if trouble.field == "pay":
            where = "by"
        elif trouble.field in ("why", "met"):
            where = trouble.field
        raise ChaseTrouble(where, str(trouble)) from trouble
    if entry.pay is None:
        return Chased(entry=entry, kind=kind, end=end or "receivable")
    due = desk.ground.ledger.promisable(account_id, entry.pay.currency)
    return Chased(entry=entry, kind=kind, end=end or suggest_end(due, 0, entry.pay.amount))


def _amount(text: str, currency: str) -> str:
    """An amount as the quick line reads it, with its currency.

    Raises:
        ChaseTrouble: it is none.
    """
    amount = read_whole_amount(text, currency)
    if amount is None:
        sentence = _("Cannot read “{word}” as an amount. Try 80000, 80k or 8万.")
        raise ChaseTrouble("amount", sentence.format(word=text))
    return f"{to_decimal(amount.minor, amount.currency)} {amount.currency}"


def preview(desk: Desk, chased: Chased) -> Outlook:
    """What the chase would write, without writing it."""
    written = _write(desk, desk.book.trial(), chased, pinyin=lambda _name: "")
    said = ""
    if pay := chased.entry.pay:
        person = desk.ground.people.get(next(iter(chased.entry.people), 0))
        new = next(iter(chased.entry.new_people), "")
        name = words.addressed(person) if person else words.short_name(new)
        promise = PaymentPromise(
            account_id=chased.entry.account_id,
            made=desk.today,
            due=pay.due,
            amount=pay.amount,
            currency=pay.currency,
        )
        said = read_back(promise, name)
    return Outlook(written=tuple(written), end=chased.end, read_back=said)


def record(desk: Desk, chased: Chased) -> WrittenView:
    """Write a chase, its promise and its follow-up as one change.

    Raises:
        Gone: the account has been removed.
    """
    with desk.book.transaction("") as change:
        written = _write(desk, change, chased)
        account = change.get(Account, chased.entry.account_id)
        change.text = _("chase at {account}").format(account=account.name if account else "?")
        return WrittenView(tuple(written))


def _write(
    desk: Desk, change: Change, chased: Chased, *, pinyin: Callable[[str], str] = pinyin_of_person
) -> list[Written]:
    entry, today = chased.entry, desk.today
    account = record_by_id(change, Account, entry.account_id)
    new = [add_person(change, account.id, name, pinyin) for name in entry.new_people]
    met = (*entry.people, *(one.id for one in new))
    who = met[0] if met else None
    written = [Written("person", one.id, one.name) for one in new]
    promise = None
    if entry.pay:
        promise = change.add(
            PaymentPromise(
                account_id=account.id,
                made=today,
                due=entry.pay.due,
                amount=entry.pay.amount,
                currency=entry.pay.currency,
                person_id=who,
            )
        )
        text = _("{amount} by {day}").format(
            amount=in_words(promise.amount, promise.currency), day=words.full_date(promise.due)
        )
        written.append(Written("promise", promise.id, text))
    chase = change.add(
        Chase(
            account_id=account.id,
            on=today,
            kind=chased.kind,
            excuse=entry.why,
            person_id=who,
            promise_id=promise.id if promise else None,
            end=chased.end,
            note=entry.note,
            visit_id=_visit_today(desk, change, account.id) if chased.kind == "visit" else None,
        )
    )
    about = words.excuse(entry.why) if entry.why else entry.note or words.chase_end(chased.end)
    written.append(Written("chase", chase.id, about))
    if entry.why and promise is None:
        step = change.add(
            NextStep(
                account_id=account.id,
                due=follow_up(entry.why, today, desk.reading.holidays),
                text=_("check: {excuse}").format(excuse=words.excuse(entry.why)),
                person_id=who,
                made=today,
            )
        )
        text = _("{day}: {what}").format(day=words.full_date(step.due), what=step.text)
        written.append(Written("next_step", step.id, text))
    return written


def _visit_today(desk: Desk, change: Change, account_id: int) -> int | None:
    visits = change.since(Visit, desk.today).values()
    return next((one.id for one in visits if is_meeting(one, account_id, desk.today)), None)
