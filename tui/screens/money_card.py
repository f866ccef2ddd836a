"""The card of an account's money: what one must know before asking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.i18n import _, ngettext
from tui.screens.painting import age_tone
from tui.widgets.cells import Piece, Tone
from tui.widgets.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.desk.collecting import QueueItem
    from tui.desk.dossier_views import Dossier, OpenInvoice, PromiseOf

MOST_INVOICES: Final = 5
_FORESEEN: Final = 365
"""Days within which the end of a margin is worth a word."""


def title(known: Dossier) -> list[tuple[Piece, ...]]:
    """The account, and how it pays."""
    said: list[str] = []
    if payer := known.payer_type or known.suggested:
        said.append(_("pays {type}").format(type=words.payer(payer)))
    if known.terms_days is not None:
        said.append(words.days_short(known.terms_days))
    if known.limit is not None:
        said.append(words.amount_round(known.limit, known.limit_currency))
    lines: list[tuple[Piece, ...]] = [((known.account.name, "way bold"),)]
    return [*lines, ((" · ".join(said), "dim"),)] if said else lines


def facts(known: Dossier, item: QueueItem | None, today: date) -> list[Fact]:
    """What one must know before asking for the money."""
    shown = [_owed(known), _promised(known, today)]
    kept, due = known.kept
    if due or known.delay is not None:
        said: list[Piece] = []
        if due:
            said.append((_("{kept} of {due}").format(kept=kept, due=due), ""))
        if known.delay is not None:
            is_late = known.delay > 0
            late = _("paid {days} d late on average") if is_late else _("on average on time")
            said.append(
                ((" · " if said else "") + late.format(days=words.whole(known.delay)), "dim")
            )
        shown.append(Fact(_("kept"), (tuple(said),), apart=False))
    shown.append(_delay(known))
    if item and item.reasons:
        reasons = tuple(_reason(one.text, one.points) for one in item.reasons)
        shown.append(Fact(_("why"), reasons, most=3))
    shown.append(_memory(known))
    if known.disputes:
        first = known.disputes[0]
        shown.append(
            Fact(
                _("dispute"),
                (((f"{first.invoice} ", ""), (first.reason, "dim")),),
                most=2,
            )
        )
    if known.chain:
        shown.append(Fact(_("way"), (tuple(stations(known)),), most=2))
    warned = warnings(known)
    if warned:
        shown.append(Fact("⚑", tuple(((one, "watch"),) for one in warned), most=2))
    if not known.payer_type and known.suggested and known.evidence:
        shown.append(
            Fact(
                _("payer"),
                (((_("{evidence}: t confirms").format(evidence=known.evidence), "quiet"),),),
                most=3,
            )
        )
    return [one for one in shown if one.lines]


def _reason(text: str, points: int) -> tuple[Piece, ...]:
    return ((text, ""), (f"  +{points}", "dim")) if points else ((text, ""),)


def _owed(known: Dossier) -> Fact:
    lines = [tuple(_invoice(one)) for one in known.invoices[:MOST_INVOICES]]
    if (more := len(known.invoices) - MOST_INVOICES) > 0:
        text = ngettext("and {n} more", "and {n} more", more).format(n=more)
        lines.append(((text, "dim"),))
    if not lines:
        lines = [((_("nothing open"), "kept"),)]
    return Fact(_("owes"), tuple(lines))


def _invoice(one: OpenInvoice) -> list[Piece]:
    late = one.days or 0
    tone = age_tone(late, "dim")
    if one.days is None:
        age = _("no date")
    elif late > 0:
        age = words.days_short(late)
    else:
        age = _("due in {n} d").format(n=-late) if late else _("due today")
    pieces: list[Piece] = [
        (words.amount(one.open, one.currency), ""),
        (f"  {age}", tone),
        (f"  {one.number}", "dim"),
    ]
    return [*pieces, ("  " + _("disputed"), "watch")] if one.disputed else pieces


def _promised(known: Dossier, today: date) -> Fact:
    lines = [tuple(promise(one, today)) for one in known.promises[:2]]
    return Fact(_("promise"), tuple(lines))


def promise(one: PromiseOf, today: date) -> list[Piece]:
    """A promise and how it stands."""
    said, tone = promise_state(one)
    amount = words.amount(one.amount, one.currency)
    when = words.short_date(one.due, today)
    return [
        (_("{amount} by {when}").format(amount=amount, when=when) + "  ", ""),
        (said, tone),
    ]


def promise_state(one: PromiseOf) -> tuple[str, Tone]:
    """The word for how a promise stands, and its tone."""
    if one.missed:
        return _("missed"), "late"
    tones: dict[str, Tone] = {
        "open": "watch",
        "kept": "kept",
        "partly_kept": "watch",
        "broken": "late",
        "withdrawn": "dim",
    }
    return words.promise(one.state), tones[one.state]


def _delay(known: Dossier) -> Fact:
    late = known.delayed
    if late is None:
        return Fact(_("delay"), ())
    lines: list[tuple[Piece, ...]] = [
        (
            (_("{amount} so far").format(amount=words.amount_round(late.cost, late.currency)), ""),
            ("  " + _("at {rate} a year").format(rate=_percent(late.rate)), "dim"),
        )
    ]
    if late.gone_after is not None and late.margin is not None:
        left = late.gone_after - late.oldest_days
        if left <= 0:
            lines.append(((_("the margin of the oldest is gone"), "late"),))
        elif left <= _FORESEEN:
            lines.append(((_("margin gone in {days}").format(days=words.days(left)), "watch"),))
    return Fact(_("delay"), tuple(lines), apart=False)


def lost(known: Dossier) -> list[tuple[str, str, Tone]]:
    """What is at stake, for the sheets: label, words and tone (M52, M53)."""
    late = known.delayed
    if late is None:
        return []
    said: list[tuple[str, str, Tone]] = []
    if late.cash_margin is not None:
        tone: Tone = "late" if late.cash_margin < 0 else "kept"
        text = _("{amount}: received less the cost of what was delivered")
        amount = words.amount_round(late.cash_margin, late.currency)
        said.append((_("in cash"), text.format(amount=amount), tone))
    if late.extra_sales is not None and late.margin is not None:
        text = _("{amount} more sales, at {margin}, if what is overdue is lost")
        said.append(
            (
                _("to earn"),
                text.format(
                    amount=words.amount_round(late.extra_sales, late.currency),
                    margin=_percent(late.margin),
                ),
                "watch",
            )
        )
    return said


def _percent(share: float) -> str:
    return _("{n} %").format(n=f"{share * 100:.4g}")


def _memory(known: Dossier) -> Fact:
    """The excuse heard most: how often, and what came of it."""
    if not known.memories:
        return Fact(_("excuse"), ())
    one = known.memories[0]
    heard = ngettext("once", "{n} times", one.times).format(n=one.times)
    text = _("“{excuse}” {heard}").format(excuse=words.excuse(one.excuse), heard=heard)
    if one.paid_after_days is None:
        came = _("no money since")
    else:
        came = _("last time paid {days} later").format(days=words.days(one.paid_after_days))
    tone: Tone = "watch" if one.times > 1 else ""
    return Fact(_("excuse"), (((text, tone),), ((came, "dim"),)), most=2)


def stations(known: Dossier) -> list[Piece]:
    """The way of a payment; whom nobody has met stands out."""
    pieces: list[Piece] = []
    for one in known.chain:
        if pieces:
            pieces.append((" → ", "dim"))
        if not one.known:
            pieces.append((f"({one.name})", "late"))
        elif not one.met:
            pieces += [(words.short_name(one.name), "late"), (" " + _("never met"), "dim")]
        else:
            pieces.append((words.short_name(one.name), ""))
    return pieces


def warnings(known: Dossier) -> Sequence[str]:
    """Limit and terms (M62), and milestones without an invoice (M45)."""
    said: list[str] = []
    if known.over_limit:
        amount = words.amount_round(known.over_limit, known.limit_currency)
        said.append(_("{amount} over the credit limit").format(amount=amount))
    for number, days in known.long_terms[:1]:
        text = _("{invoice} has {days} longer terms than agreed")
        said.append(text.format(invoice=number, days=words.days(days)))
    for one in known.milestones:
        if one.state == "due":
            text = _("{milestone} of {project}: no invoice yet, {amount}")
            said.append(
                text.format(
                    milestone=words.milestone(one.kind),
                    project=one.opportunity,
                    amount=words.amount_round(one.amount, one.currency),
                )
            )
    return said
