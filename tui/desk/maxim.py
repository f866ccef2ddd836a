"""The golden rule of the day in words, and what in the book called for it (M46)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui import words
from tui.desk.today_views import AccountName
from tui.domain import maxims
from tui.domain.day import TIER_ORDER
from tui.domain.maxims import Cause, MaximCode
from tui.domain.planning import visits_ahead
from tui.domain.stretch import rhythms_of
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from tui.desk.ground import Desk, Ground
    from tui.domain.maxims import Finding

_TEXTS: Final[dict[MaximCode, str]] = {
    "nothing_impossible": N_(
        "Every account you are proud of once said no. Find out what this one needs before it can"
        " say yes."
    ),
    "sell_yourself": N_(
        "They take you on before they take the product. Be somebody they want on their side."
    ),
    "clear_goals": N_(
        "Before you ring the bell, know two things: what you want to leave with, and the least"
        " you will settle for."
    ),
    "steady_drive": N_(
        "The fourth call gets what three only asked for. Keep at it, in good humour."
    ),
    "smile_listen_focus": N_(
        "Phone away, a smile, and let them talk twice as long as you. The deal is in what they say."
    ),
    "beginners_mind": N_(
        "Ask as if it were your first day with them. What you take for granted may long have"
        " changed."
    ),
    "keep_learning": N_(
        "Learn one thing today that your customer does not know yet: a figure, a standard, a"
        " rival's move."
    ),
    "full_responsibility": N_(
        "Whoever in the company let it slip, it was your hand they shook. Own it, name a day, be"
        " early."
    ),
    "reachable": N_(
        "A customer in trouble calls once. Be the one who picks up, or rings back within the hour."
    ),
    "keep_files": N_(
        "What is only in your head is gone by the third customer. Two lines after each call are"
        " next year's memory."
    ),
    "ask_for_business": N_(
        "Kind words cost them nothing. Say what you would like them to do next, then wait in"
        " silence."
    ),
    "become_expert": N_(
        "Know their trade so well that they ring you before they write the specification."
    ),
    "simple_moves": N_(
        "Confirm, visit, log, follow up: dull as scales on a piano, and nobody plays without them."
    ),
    "crocodile": N_(
        "An account that makes no waves is not safe. Somebody may be swimming up to it under water:"
        " go and look."
    ),
    "said_not_heard": N_(
        "You said it, they nodded, and each took home another meeting. Write down what was agreed"
        " and send it today."
    ),
    "cup_and_bucket": N_(
        "Ten minutes of clear answers are drawn from ten hours of homework. Fill up before you"
        " pour."
    ),
    "stop_explaining": N_(
        "Reasons comfort only the one who gives them. Leave out why it went wrong and offer what"
        " comes next."
    ),
}


class MaximView(msgspec.Struct, frozen=True):
    """The rule of the day."""

    code: MaximCode
    text: str
    why: str
    """What in the book called for it, with its figures; empty where it was the rule's turn."""
    cause: Cause | None
    account: AccountName | None
    """Where it shows most."""


def of_today(desk: Desk) -> MaximView:
    """The golden rule of today, chosen by what the book shows missing."""
    ground = desk.ground
    choice = maxims.choose(maxims.findings(_seen(desk), desk.now), desk.today)
    finding = choice.finding
    account = ground.accounts.get(finding.account_id) if finding else None
    return MaximView(
        code=choice.code,
        text=_(_TEXTS[choice.code]),
        why=_why(ground, finding) if finding else "",
        cause=finding.cause if finding else None,
        account=AccountName(account.id, account.name) if account else None,
    )


def _seen(desk: Desk) -> maxims.Seen:
    ground = desk.ground
    by_tier = {tier: desk.settings.rhythm_days.of(tier) or 0 for tier in TIER_ORDER if tier}
    return maxims.Seen(
        accounts=ground.accounts,
        rhythms=rhythms_of(ground.accounts.values(), by_tier),
        last_contact=ground.last_contact,
        ahead=visits_ahead(ground.visits.values(), desk.today),
        visits=sorted(ground.visits.values(), key=lambda visit: (visit.start, visit.id)),
        visits_of=ground.visits_of,
        steps_of=ground.steps_of,
        opportunities_of=ground.opportunities_of,
        people_of=ground.people_of,
        chases_of=ground.chases_of,
        overdue_days={id: late[0].oldest_days for id, late in ground.overdue.items()},
        resting_on_promise=frozenset(
            promise.account_id
            for promises in ground.ledger.promises_of.values()
            for promise in promises
            if (judged := ground.ledger.judged[promise.id]).state == "open" and not judged.is_missed
        ),
    )


def _why(ground: Ground, finding: Finding) -> str:
    account = ground.accounts.get(finding.account_id)
    name, n = account.name if account else "?", finding.count
    match finding.cause:
        case "no_next_step":
            return ngettext(
                "{n} account with open business has no next step: {account}.",
                "{n} accounts with open business have no next step, first of all {account}.",
                n,
            ).format(n=n, account=name)
        case "quiet_account":
            return _("{account}: {days} without a contact, the rhythm is {rhythm}.").format(
                account=name, days=words.days(finding.days), rhythm=finding.rhythm
            )
        case "advance_alone":
            return _("{account}: an advance {days} ago, and no next step since.").format(
                account=name, days=words.days(finding.days)
            )
        case "late_promises":
            return ngettext(
                "{n} promise of ours is late, {days} at {account}.",
                "{n} promises of ours are late, the oldest by {days} at {account}.",
                n,
            ).format(n=n, days=words.days(finding.days), account=name)
        case "continuations":
            return _("{account}: {n} calls in a row ended in a continuation.").format(
                account=name, n=n
            )
        case "unchased":
            return _("{account}: {days} overdue, and nobody has asked for it lately.").format(
                account=name, days=words.days(finding.days)
            )
        case "unlogged":
            return _("{n} calls of the last days are not logged, the first at {account}.").format(
                n=n, account=name
            )
        case "no_notes":
            return _("The last {n} calls have no note.").format(n=n)
        case "nobody_known":
            return ngettext(
                "{n} key account is visited, but nobody there is in the book: {account}.",
                "{n} key accounts are visited, but nobody there is in the book, first of all"
                " {account}.",
                n,
            ).format(n=n, account=name)
        case "no_sales":
            return _("The last {n} calls ended in no sale.").format(n=n)
