"""The words for why an account stands where it does, and for what speaks for a payer type."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from tui import words
from tui.domain.money import in_words
from tui.domain.receivables.cost import half_up
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from tui.domain.receivables.payers import Evidence, EvidenceCode, Suggestion
    from tui.domain.receivables.queue import Reason, ReasonCode

_REASONS: Final[dict[ReasonCode, str]] = {
    "missed_promise": N_("{missed}: {amount}, {day}"),
    "over_90": N_("over 90 days"),
    "over_60": N_("over 60 days"),
    "over_30": N_("over 30 days"),
    "overdue": N_("overdue {days}"),
    "large_share": N_("{share} of all overdue"),
    "share": N_("{share} of all overdue"),
    "visit_today": N_("visit today"),
    "same_excuse": N_("same excuse again: {excuse}"),
    "slow_payer": N_("slow payer"),
    "over_limit": N_("over the credit limit"),
    "margin_gone": N_("margin gone"),
    "due_soon": N_("{amount} due {day}"),
    "disputed": N_("in dispute: {amount}"),
    "promise_open": N_("promised by {day}"),
    "chased_lately": N_("chased {day}"),
}
_EVIDENCE: Final[dict[EvidenceCode, str]] = {
    "on_time": N_("{share} on time"),
    "chases": N_("chased {average} times before money comes"),
    "promises": N_("{n} of {total} promises broken"),
    "overdue": N_("open for {days}"),
    "silence": N_("no money for {days}"),
    "asked": N_("asked {n} times in vain"),
    "broken": N_("{n} promises broken since"),
}


def reason_text(reason: Reason, currency: str, today: date) -> str:
    """A reason in a few words."""
    missed = ngettext("missed promise", "{n} missed promises", reason.count)
    return _(_REASONS[reason.code]).format(
        missed=missed.format(n=reason.count),
        amount=in_words(reason.amount, currency),
        day=words.day_and_date(reason.on, today) if reason.on else "",
        days=words.days_short(reason.days),
        share=words.share(reason.share),
        excuse=words.excuse(reason.excuse) if reason.excuse else "",
    )


def suggestion_text(suggestion: Suggestion) -> str:
    """What speaks for a payer type, in a few words."""
    return words.joined([_evidence(one) for one in suggestion.evidence])


def _evidence(one: Evidence) -> str:
    if one.code == "settled":
        text = ngettext("{n} invoice paid", "{n} invoices paid", one.count)
        return text.format(n=one.count)
    if one.code == "silence" and one.days is None:
        return _("never a payment")
    said = _(_EVIDENCE[one.code]) if one.code != "lateness" else _lateness(one)
    return said.format(
        n=one.count,
        total=one.total,
        share=words.share(one.share),
        average=words.decimal(one.average),
        average_days=words.days(half_up(one.average or Fraction())),
        days=words.days(one.days or 0),
    )


def _lateness(one: Evidence) -> str:
    """Of what came in alone, of what is open alone, or of both together."""
    if one.count == 0:
        return _("nothing paid yet, on average {average_days} overdue")
    if one.total > one.count:
        return _("with what is open on average {average_days} late")
    return _("on average {average_days} late")
