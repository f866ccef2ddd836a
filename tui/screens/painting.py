"""What to know about an account: its card beside the lists, and in which tones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk.money import is_late
from tui.desk.today import few
from tui.domain.fitting import CLASHES
from tui.i18n import _, pgettext
from tui.widgets.cells import Piece, Tone
from tui.widgets.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tui.desk.prep.views import ReadyView
    from tui.desk.today_views import Card, PersonCard
    from tui.domain.codes import Attitude, Outcome
    from tui.exchange.headers import Kind

ATTITUDE_TONES: Final[dict[Attitude | None, Tone]] = {
    "accepts": "kept",
    "doubts": "watch",
    "resists": "late",
    "indifferent": "quiet",
    "sabotages": "late",
    None: "dim",
}
OUTCOME_TONES: Final[dict[Outcome, Tone]] = {
    "order": "kept",
    "advance": "kept",
    "continuation": "watch",
    "no_sale": "late",
    "missed": "late",
}


def age_tone(days: int, otherwise: Tone = "") -> Tone:
    """Amber for money so many days overdue, and red where it is late."""
    return "late" if is_late(days) else "watch" if days > 0 else otherwise


def overdue_tone(days: int) -> Tone:
    """The same for a sum that stands out."""
    return "late bold" if is_late(days) else "watch bold"


def bring_in(said: str, kind: Kind) -> list[list[Piece]]:
    """What stands in an empty place: the key and the command that bring in what it shows."""
    command = f"rounds import {kind} " + _("FILE") + ".csv"
    return [[(said, ""), ("  I", "bold")], [], [(command, "way")]]


def by_hand() -> list[list[Piece]]:
    """What stands behind `bring_in` where a key writes the first down as well."""
    return [[], [(_("or write down the first:"), ""), ("  n", "bold")]]


def card_title(card: Card, ready: ReadyView | None = None) -> list[tuple[Piece, ...]]:
    """Time and account, then tier, how much is ready for the visit, town and face."""
    when = f"{words.clock_time(card.visit.start)}  " if card.visit else ""
    sign = words.TIER_SIGNS[card.account.tier].strip()
    about: list[Piece] = []
    if card.account.tier:
        about.append((f"{sign} {words.tier(card.account.tier)}".strip(), "dim"))
    about += _ready(ready)
    if card.city:
        about.append((card.city, "dim"))
    if card.face:
        about.append((words.face(card.face), "dim"))
    line: list[Piece] = []
    for piece in about:
        line += [(" · ", "dim"), piece] if line else [piece]
    return [((when + card.account.name, "way bold"),), tuple(line)]


def _ready(ready: ReadyView | None) -> list[Piece]:
    if ready is None or not ready.m:
        return []
    said = _("ready {n} of {m}").format(n=ready.n, m=ready.m)
    return [(said, "kept" if ready.n == ready.m else "dim")]


def card_facts(card: Card, today: date) -> list[Fact]:
    """What one must know about the row, in the order in which one needs it."""
    return [
        *_place(card),
        *_objective(card),
        *_meeting(card.people, today),
        *_money(card, today),
        *_warnings(card),
        *_history(card, today),
    ]


def dense_card(
    card: Card, today: date, ready: ReadyView | None = None
) -> tuple[list[tuple[Piece, ...]], list[Fact]]:
    """The card for a low window: one line for a title, one for each fact."""
    title: list[Piece] = [*card_title(card)[0]]
    if card.account.tier:
        sign, tier = words.TIER_SIGNS[card.account.tier], words.tier(card.account.tier)
        title.append((f"   {sign} {tier}", "dim"))
    if card.visit and card.visit.leave_by:
        leave = words.clock_time(card.visit.leave_by)
        title += [("   ", ""), (_("leave by {time}").format(time=leave), "bold")]
    title += [("   ", ""), *said] if (said := _ready(ready)) else []
    facts = [
        *_place(card, with_leave=False),
        *_in_one(_objective(card)),
        *_meeting(card.people[:1], today),
        *_in_one(_money(card, today)),
        *_warnings(card),
        *_in_one(_history(card, today)),
    ]
    return [tuple(title)], facts


def account_facts(card: Card, today: date) -> list[Fact]:
    """An account at a glance: where, who, what they owe, what to beware of, what was last."""
    people: list[tuple[Piece, ...]] = []
    for first, second in _people(card.people, today):
        people.append((*first, ("   ", ""), *second))
    return [
        *_in_one(_place(card)),
        *([Fact(_("people"), tuple(people))] if people else []),
        *_money(card, today),
        *_warnings(card),
        *_history(card, today),
    ]


def _in_one(facts: list[Fact]) -> list[Fact]:
    """Facts that belong together, in one line: the later labels stand within it."""
    if len(facts) < 2:
        return facts
    lines = list(facts[0].lines)
    for fact in facts[1:]:
        lines.append((((f"{fact.label} "), "dim"), *fact.lines[0]))
    return [Fact(facts[0].label, tuple(lines))]


def _place(card: Card, *, with_leave: bool = True) -> list[Fact]:
    lines: list[tuple[Piece, ...]] = []
    if card.address:
        lines.append(((card.address, ""),))
    if card.phone:
        lines.append(((card.phone, ""),))
    if with_leave and card.visit and card.visit.leave_by:
        leave = words.clock_time(card.visit.leave_by)
        spent = f"{card.travel_minutes} + {card.margin_minutes}"
        lines.append(
            (
                (_("leave by {time}").format(time=leave), "bold"),
                ("  " + _("{n} min").format(n=spent), "dim"),
            )
        )
    return [Fact(_("go"), tuple(lines), most=2)] if lines else []


def _warnings(card: Card) -> list[Fact]:
    """What to beware of; that a visit cannot be kept is said in full."""
    lines: list[tuple[Piece, ...]] = [
        (("⚑ ", "watch"), (flag.text, "watch")) for flag in few(card.flags)
    ]
    if lines and card.flags[0].code in CLASHES:
        return [Fact(_("flags"), tuple(lines), most=5, low=2)]
    return [Fact(_("flags"), tuple(lines), most=2)] if lines else []


def _objective(card: Card) -> list[Fact]:
    facts: list[Fact] = []
    if card.seek:
        facts.append(Fact(_("seek"), (((card.seek, "bold"),),), most=2))
    elif card.visit and card.visit.text:
        facts.append(Fact(_("about"), (((card.visit.text, ""),),), most=2))
    if card.least:
        facts.append(Fact(_("least"), (((card.least, ""),),), apart=not facts, most=2))
    return facts


def _meeting(people: Sequence[PersonCard], today: date) -> list[Fact]:
    lines = [line for pair in _people(people, today) for line in pair if line]
    return [Fact(_("meet"), tuple(lines))] if lines else []


def _people(
    people: Sequence[PersonCard], today: date
) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    """Of each person: name and role; then attitude, rung and when they last met."""
    for person in people:
        what = words.role(person.roles[0]) if person.roles else person.title
        first: list[Piece] = [(person.name, "bold")]
        if what:
            first += [("  ", ""), (what, "")]
        second: list[Piece] = []
        if person.attitude:
            sign = words.ATTITUDE_SIGNS[person.attitude]
            tone = ATTITUDE_TONES[person.attitude]
            second.append((f"{sign} {words.attitude(person.attitude)}", tone))
        if person.relation:
            rung = words.relation(person.relation)
            if person.relation_target and person.relation_target != person.relation:
                rung += f"→{words.relation(person.relation_target)}"
            second += [(" · ", "dim")] if second else []
            second.append((rung, ""))
        second += _last_met(person, today, bool(second))
        yield tuple(first), tuple(second)


def _last_met(person: PersonCard, today: date, is_behind: bool) -> list[Piece]:
    dot: list[Piece] = [(" · ", "dim")] if is_behind else []
    if person.last_met:
        ago = (today - person.last_met).days
        return [*dot, (words.days_short(ago) if ago else _("today"), "dim")]
    return [*dot, (_("never met"), "late")] if person.never_met else []


def _money(card: Card, today: date) -> list[Fact]:
    overdue: list[tuple[Piece, ...]] = []
    for one in card.overdue:
        tone = overdue_tone(one.oldest_days)
        age = _("overdue, {days}").format(days=words.days(one.oldest_days))
        overdue.append(((words.amount(one.amount, one.currency), tone), ("  " + age, "dim")))
    promised: list[tuple[Piece, ...]] = []
    for promise in card.promises:
        amount = words.amount(promise.amount, promise.currency)
        when = words.day_and_date(promise.due, today)
        said = _("{amount} by {when}").format(amount=amount, when=when)
        missed, still = pgettext("promise", "missed"), words.promise("open")
        end: Piece = (missed, "late") if promise.missed else (still, "watch")
        promised.append(((said + "  ", ""), end))
    excuse: list[tuple[Piece, ...]] = []
    if card.excuse and (card.overdue or card.promises):
        times, code = card.excuse
        heard = f"{times} × {words.excuse(code)}" if times > 1 else words.excuse(code)
        excuse.append(((heard, "watch" if times > 1 else ""),))
    say: list[tuple[Piece, ...]] = [((words.quoted(card.say), "way"),)] if card.say else []
    facts = [
        Fact(label, tuple(lines), apart=False, most=4 if lines is say else 2)
        for label, lines in (
            (_("owes"), overdue),
            (_("promised"), promised),
            (_("say"), say),
            (_("excuse"), excuse),
        )
        if lines
    ]
    return [replace(facts[0], apart=True), *facts[1:]] if facts else []


def _history(card: Card, today: date) -> list[Fact]:
    facts: list[Fact] = []
    if last := card.last:
        line: list[Piece] = [(words.short_date(last.on, today) + " ", "")]
        if last.outcome:
            line.append((words.outcome(last.outcome) + " ", OUTCOME_TONES[last.outcome]))
        line.append((last.note, ""))
        facts.append(Fact(_("last"), (tuple(line),), most=3))
    for promised, label in ((True, _("we owe")), (False, _("next"))):
        lines: list[tuple[Piece, ...]] = [
            (
                (step.text, "late" if step.late_days and promised else ""),
                (
                    "  "
                    + (
                        _("{n} d late").format(n=step.late_days)
                        if step.late_days
                        else words.day_and_date(step.due, today)
                    ),
                    "late" if step.late_days else "dim",
                ),
            )
            for step in card.steps
            if step.promised == promised
        ]
        if lines:
            facts.append(Fact(label, tuple(lines), apart=not facts, most=2))
    return facts
