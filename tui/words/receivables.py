"""The words for money owed: payers, promises, excuses, chases and messages (M55-M61)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.i18n import N_, NP_, _, pgettext

if TYPE_CHECKING:
    from datetime import date

_PAYERS: Final = {
    "when_due": NP_("payer", "when due"),
    "when_reminded": NP_("payer", "when reminded"),
    "when_pressed": NP_("payer", "when pressed"),
    "never": NP_("payer", "never"),
}
_EXCUSES: Final = {
    "already_paid": NP_("excuse", "already paid"),
    "told_finance": NP_("excuse", "told finance"),
    "customer_unpaid": NP_("excuse", "their customer has not paid"),
    "reorganisation": NP_("excuse", "reorganisation or merger"),
    "disaster": NP_("excuse", "a disaster"),
    "manager_agreed": NP_("excuse", "our manager agreed to wait"),
    "quality": NP_("excuse", "quality problem"),
    "no_receipt": NP_("excuse", "no delivery receipt"),
    "no_money": NP_("excuse", "no money"),
    "will_pay": NP_("excuse", "will certainly pay"),
    "in_process": NP_("excuse", "not signed, in process"),
    "invoice_problem": NP_("excuse", "invoice missing or wrong"),
    "away": NP_("excuse", "finance or the boss is away"),
    "papers_incomplete": NP_("excuse", "papers incomplete"),
    "cash_tight": NP_("excuse", "cash is tight"),
}
_PROMISES: Final = {
    "open": NP_("promise", "open"),
    "kept": NP_("promise", "kept"),
    "partly_kept": NP_("promise", "partly kept"),
    "broken": NP_("promise", "broken"),
    "withdrawn": NP_("promise", "withdrawn"),
}
_ACTIONS: Final = {
    "remind_before_due": NP_("action", "remind before due"),
    "remind": NP_("action", "remind"),
    "call": NP_("action", "call"),
    "visit": NP_("action", "ask in person"),
    "second_promise": NP_("action", "second promise"),
    "escalate": NP_("action", "escalate"),
    "stop_deliveries": NP_("action", "stop deliveries"),
    "settle_dispute": NP_("action", "dispute"),
    "wait": NP_("action", "wait"),
}
_ENDS: Final = {
    "win_win": NP_("chase", "they pay, both win"),
    "part": NP_("chase", "part of it"),
    "receivable": NP_("chase", "nothing yet"),
    "quarrel": NP_("chase", "nothing, and a quarrel"),
}
_CAUSES: Final = {
    "ourselves": NP_("cause", "our own work"),
    "shallow_relationship": NP_("cause", "relationship not deep"),
    "no_coach": NP_("cause", "no coach"),
    "coach_not_insider": NP_("cause", "coach not an insider"),
    "weak_negotiation": NP_("cause", "weak negotiation"),
    "need_not_found": NP_("cause", "their need not found"),
    "poor_follow_up": NP_("cause", "their process not followed up"),
    "their_cash": NP_("cause", "their cash"),
    "others_terms": NP_("cause", "others have better terms"),
}
_STRENGTHS: Final = {
    "service": NP_("strength", "service"),
    "execution": NP_("strength", "execution"),
    "expertise": NP_("strength", "expertise"),
    "brand": NP_("strength", "brand"),
    "style": NP_("strength", "style"),
    "cases": NP_("strength", "reference cases"),
    "few_problems": NP_("strength", "few problem customers"),
    "fast_money": NP_("strength", "brings money in fast"),
    "sales_power": NP_("strength", "sales power"),
    "planning": NP_("strength", "market planning"),
    "hard_work": NP_("strength", "hard-working people"),
}
_STEPS: Final = {
    "before_due": NP_("message", "before it is due"),
    "overdue": NP_("message", "overdue"),
    "missed_promise": NP_("message", "a promise was missed"),
    "last_notice": NP_("message", "last notice"),
}
_TONES: Final = {"friendly": N_("friendly"), "firm": N_("firm")}


def payer(code: str) -> str:
    """How an account pays (M55)."""
    return pgettext("payer", _PAYERS[code])


def excuse(code: str) -> str:
    """One of the fifteen excuses (M57)."""
    return pgettext("excuse", _EXCUSES[code])


def promise(code: str) -> str:
    """The state of a promise to pay."""
    return pgettext("promise", _PROMISES[code])


def promise_by(code: str, due: date, today: date) -> str:
    """How a promise stands, and whether its day is past while it may still be kept."""
    if code == "open" and due < today:
        return _("open, its day is past")
    return promise(code)


def action(code: str) -> str:
    """What is to be done next about an account's money."""
    return pgettext("action", _ACTIONS[code])


def chase_end(code: str) -> str:
    """How a chase ended (M60)."""
    return pgettext("chase", _ENDS[code])


def cause(code: str) -> str:
    """Why others are paid and we are not (M61)."""
    return pgettext("cause", _CAUSES[code])


def strength(code: str) -> str:
    """What of ours may matter to somebody in the payment chain (M61)."""
    return pgettext("strength", _STRENGTHS[code])


def message_step(code: str) -> str:
    """What a message about money is about."""
    return pgettext("message", _STEPS[code])


def tone(code: str) -> str:
    """The tone of a message."""
    return _(_TONES[code])


def due_since(day: str, are_several: bool) -> str:
    """``has been due since 11 Sep``, of what fell due on several days the oldest: a predicate."""
    if are_several:
        return _("is overdue, the oldest since {day}").format(day=day)
    return _("has been due since {day}").format(day=day)
