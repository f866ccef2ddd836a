"""From views of money to rows, bars and facts: what stands where, and in which tone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tui import words
from tui.i18n import _, ngettext
from tui.screens.painting import LATE_DAYS
from tui.widgets.cells import Piece, Tone, plain, width_of
from tui.widgets.facts import Fact
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.desk.collecting import CurrencyView, MetricsView, MoneyView, QueueItem
    from tui.desk.dossier import Dossier, OpenInvoice, PromiseOf
    from tui.desk.money import AgeingView

_BARS: Final[tuple[tuple[str, str, Tone], ...]] = (
    ("not_due", "░", "kept"),
    ("d1_30", "▒", "watch"),
    ("d31_60", "▒", "late"),
    ("d61_90", "▓", "late"),
    ("d90_plus", "█", "late"),
    ("no_due_date", "·", "dim"),
)
"""Each age of the bar: its field, its sign and its tone; the older, the denser."""
_SPARKS: Final = "▁▂▃▄▅▆▇█"
_CODE: Final = 5
_LONGEST_BAR: Final = 54
MOST_INVOICES: Final = 5
_FORESEEN: Final = 365
"""Days within which the end of a margin is worth a word."""


def key_of(item: QueueItem) -> str:
    """What tells a row of the queue from all others."""
    return f"{item.account.id} {item.currency}"


# -- The head of the place


def heading(view: MoneyView, today: date) -> list[Piece]:
    """The line above all: as of when, and how new the ledger is."""
    said = [_("as of {day}").format(day=words.day_and_date(view.as_of, today))]
    if view.listed:
        said.append(_("ledger of {day}").format(day=words.day_and_date(view.listed, today)))
    return [(_("Money"), "way bold"), ("   ", ""), (" · ".join(said), "dim")]


def bars(view: MoneyView, width: int) -> list[list[Piece]]:
    """A bar for each currency, its ages in proportion, the sums beside it, and the legend.

    The longest bar is that of the largest sum within its own currency: sums of different
    currencies are never compared, so each bar is as long as there is room.
    """
    lines: list[list[Piece]] = []
    for one in view.currencies:
        sums: list[Piece] = [(words.amount_round(one.outstanding, one.currency), "bold")]
        if one.overdue:
            amount = words.amount_round(one.overdue, one.currency)
            sums.append((" " + _("({amount} overdue)").format(amount=amount), "late"))
        room = min(_LONGEST_BAR, max(8, width - _CODE - 3 - width_of(tuple(sums))))
        bar = _bar(one.ageing, room)
        lines.append([(f"{one.currency:<{_CODE}}", "bold"), *bar, ("  ", ""), *sums])
    if lines:
        lines.append(_legend(view, width))
    return lines


def _bar(ageing: AgeingView, width: int) -> list[Piece]:
    """The ages as parts of a bar; what there is has at least one cell."""
    parts = [(max(Decimal(0), getattr(ageing, field)), sign, tone) for field, sign, tone in _BARS]
    total = sum(part for part, _sign, _tone in parts)
    if not total:
        return [("·" * width, "dim")]
    cells = [max(1, int(part * width / total)) if part else 0 for part, _sign, _tone in parts]
    cells[cells.index(max(cells))] += width - sum(cells)
    return [
        (sign * count, tone)
        for count, (_part, sign, tone) in zip(cells, parts, strict=True)
        if count
    ]


def ages(bounds: tuple[int, int, int]) -> tuple[str, ...]:
    """What each age is called."""
    first, second, third = bounds
    return (
        _("not due"),
        f"1–{first}",
        f"{first + 1}–{second}",
        f"{second + 1}–{third}",
        _("over {n} d").format(n=third),
        _("no date"),
    )


def _legend(view: MoneyView, width: int) -> list[Piece]:
    used = [any(getattr(one.ageing, field) for one in view.currencies) for field, _s, _t in _BARS]
    pieces: list[Piece] = [(" " * _CODE, "")]
    for name, is_used, (_field, sign, tone) in zip(ages(view.bounds), used, _BARS, strict=True):
        if is_used:
            pieces += [(sign, tone), (f" {name}  ", "dim")]
    return pieces


def figures(view: MoneyView, width: int) -> list[list[Piece]]:
    """DSO, promises kept, expected cash and CEI: a line for each currency, as far as it goes."""
    by_currency = {one.currency: one for one in view.queue.metrics}
    lines: list[list[Piece]] = []
    for one in view.currencies:
        line: list[Piece] = [(f"{one.currency:<{_CODE}}", "dim")]
        for group in _figures(one, by_currency.get(one.currency), view.as_of):
            apart: list[Piece] = [("   ", "")] if len(line) > 1 else []
            if width_of((*line, *apart, *group)) <= width:
                line += [*apart, *group]
        if len(line) > 1:
            lines.append(line)
    return lines


def _figures(one: CurrencyView, figures: MetricsView | None, today: date) -> list[list[Piece]]:
    """The figures, those first that must not be missing where there is little room."""
    groups: list[list[Piece]] = []
    if figures and figures.dso is not None and figures.best_dso is not None:
        best = _("best {days}").format(days=words.whole(figures.best_dso))
        groups.append([("DSO ", "dim"), (words.whole(figures.dso), ""), (f" {best}", "dim")])
    if figures and figures.promised:
        kept: Piece = (f"{figures.kept}/{figures.promised}", "")
        groups.append([(_("kept") + " ", "dim"), kept, *_spark(one)])
    weeks = [week for week in one.expected if week.promised]
    for index, week in enumerate(weeks[:3]):
        amount = words.amount_round(week.expected, one.currency)
        label: list[Piece] = [] if index else [(_("expected") + " ", "dim")]
        groups.append([*label, (amount, ""), (f" {_week(week.monday, today)}", "dim")])
    if figures and figures.cei is not None:
        groups.append([("CEI ", "dim"), (f"{words.whole(figures.cei)} %", "")])
    return groups


def _spark(one: CurrencyView) -> list[Piece]:
    """Promises kept by month, the newest last."""
    if len(one.months) < 2:
        return []
    sparks = "".join(
        _SPARKS[round(month.kept / month.due * (len(_SPARKS) - 1))] for month in one.months[-6:]
    )
    return [(f" {sparks}", "kept")]


def _week(monday: date, today: date) -> str:
    distance = (monday - today).days
    if distance <= 0:
        return _("this week")
    if distance <= 7:
        return _("next week")
    return words.short_date(monday, today)


# -- The queue


def queue_row(item: QueueItem, today: date) -> Row:
    """An account as a sentence: how urgent, who, how much, since when, why, what now."""
    rests = item.standing == "resting"
    tone: Tone = "late" if item.oldest_days > LATE_DAYS else "watch" if item.oldest_days else ""
    if rests:
        tone = "dim"
    return Row(
        key=key_of(item),
        cells=(
            plain(str(item.score) if item.score else "–", "dim" if rests else "bold"),
            plain(item.account.name, "" if rests else "bold" if item.standing == "missed" else ""),
            plain(words.amount_round(item.overdue, item.currency), tone),
            plain(words.days_short(item.oldest_days) if item.oldest_days else "–", tone),
            plain(" · ".join(one.text for one in item.reasons), "dim"),
            plain(*_next(item, today)),
        ),
        dim=rests,
    )


def _next(item: QueueItem, today: date) -> tuple[str, Tone]:
    action = words.action(item.next_action)
    if item.due > today:
        day = words.short_date(item.due, today)
        action = _("{action} {day}").format(action=action, day=day)
    match item.next_action:
        case "wait":
            return action, "dim"
        case "settle_dispute":
            return action, "way"
        case "second_promise" | "escalate" | "stop_deliveries":
            return action, "late"
        case "visit" | "call":
            return action, "watch"
        case _:
            return action, ""


# -- The card


def card_title(known: Dossier) -> list[tuple[Piece, ...]]:
    """The account, and how it pays."""
    said: list[str] = []
    if payer := known.payer_type or known.suggested:
        said.append(_("pays {type}").format(type=words.payer(payer)))
    if known.terms_days is not None:
        said.append(words.days_short(known.terms_days))
    if known.limit is not None:
        said.append(words.amount_round(known.limit, known.limit_currency))
    title: list[tuple[Piece, ...]] = [((known.account.name, "way bold"),)]
    return [*title, ((" · ".join(said), "dim"),)] if said else title


def card_facts(known: Dossier, item: QueueItem | None, today: date) -> list[Fact]:
    """What one must know before asking for the money."""
    facts = [_owed(known), _promised(known, today)]
    kept, due = known.kept
    if due or known.delay is not None:
        said: list[Piece] = []
        if due:
            said.append((_("{kept} of {due}").format(kept=kept, due=due), ""))
        if known.delay is not None:
            late = _("on average {days} d late") if known.delay > 0 else _("on average on time")
            said.append(
                ((" · " if said else "") + late.format(days=words.whole(known.delay)), "dim")
            )
        facts.append(Fact(_("kept"), (tuple(said),), apart=False))
    facts.append(_delay(known))
    if item and item.reasons:
        reasons = tuple(_reason(one.text, one.points) for one in item.reasons)
        facts.append(Fact(_("why"), reasons, most=2))
    facts.append(_memory(known))
    if known.disputes:
        first = known.disputes[0]
        facts.append(
            Fact(
                _("dispute"),
                (((f"{first.invoice} ", ""), (first.reason, "dim")),),
                most=2,
            )
        )
    if known.chain:
        facts.append(Fact(_("way"), (tuple(stations(known)),), most=2))
    warned = warnings(known)
    if warned:
        facts.append(Fact("⚑", tuple(((one, "watch"),) for one in warned), most=2))
    if not known.payer_type and known.suggested and known.evidence:
        facts.append(
            Fact(
                _("payer"),
                (((_("{evidence}: t confirms").format(evidence=known.evidence), "quiet"),),),
                most=3,
            )
        )
    return [one for one in facts if one.lines]


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
    tone: Tone = "late" if late > LATE_DAYS else "watch" if late > 0 else "dim"
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
