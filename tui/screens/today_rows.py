"""The lists of Today: what stands where in a visit and in a loose end, and the line above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import keys, words
from tui.i18n import NP_, _, ngettext, pgettext
from tui.screens.painting import age_tone
from tui.widgets.cells import Cell, Piece, Tone, plain
from tui.widgets.columns import Column
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.desk.money import Overdue
    from tui.desk.today_views import DayView, LooseEndView, VisitView
    from tui.domain.day import LooseEndKind

ENDS: Final[dict[LooseEndKind, tuple[str, Tone, str, str]]] = {
    "promise_missed": (NP_("loose end", "missed"), "late", NP_("settle", "chase"), "space"),
    "our_promise": (NP_("loose end", "we owe"), "late", NP_("settle", "done"), "space"),
    "unlogged": (NP_("loose end", "not logged"), "watch", NP_("settle", "log"), "l"),
    "promise_due": (NP_("loose end", "promised"), "watch", NP_("settle", "chase"), "space"),
    "next_step": (NP_("loose end", "next step"), "watch", NP_("settle", "done"), "space"),
    "plan_item": (NP_("loose end", "plan"), "way", NP_("settle", "done"), "space"),
    "special_date": (NP_("loose end", "greeting"), "way", NP_("settle", "greet"), "space"),
    "rhythm": (NP_("loose end", "rhythm"), "quiet", NP_("settle", "plan"), "n"),
}
"""Per kind of loose end: its word and tone, and the verb and key that settle it."""

_VISIT_COLUMNS: Final = (
    Column(least=2, most=2, align="right"),
    Column(least=5, most=5),
    Column(least=1, most=1),
    Column(least=12, most=36, grow=True, shrink=1),
    Column(least=12, most=20, shrink=2),
    Column(least=11, most=24, shrink=2, drop=1),
    Column(least=8, most=18, align="right"),
    Column(least=4, most=6, align="right"),
    Column(least=2, most=3),
)
LOOSE_COLUMNS: Final = (
    Column(least=8, most=12),
    Column(least=12, most=24, shrink=1),
    Column(least=16, most=80, grow=True, shrink=2),
    Column(least=5, most=14, align="right"),
)


def visit_columns() -> tuple[Column, ...]:
    """The columns of the visits, with their headers in the rep's language."""
    import dataclasses

    said = ("", "", "", _("account"), _("to see"), _("about"), _("overdue"), "", "")
    return tuple(
        dataclasses.replace(column, header=word)
        for column, word in zip(_VISIT_COLUMNS, said, strict=True)
    )


def begin() -> list[list[Piece]]:
    """What stands in the place of the lists while the book is empty: how to begin."""
    file = _("FILE")
    return [
        [(_("The book is empty. Begin with what you have:"), ""), ("  I", "bold")],
        [],
        [(f"  rounds import accounts {file}.csv", "way")],
        [(f"  rounds import receivables {file}.csv", "way")],
        [],
        [(_("or look round in an example:"), ""), ("  rounds --demo", "way")],
    ]


def heading(view: DayView, today: date, minutes_to_next: int | None) -> list[Piece]:
    """The line above the list: the day and what it holds."""
    visits = [visit for visit in view.visits if visit.state != "cancelled"]
    logged = sum(visit.state == "logged" for visit in visits)
    owing = len({visit.account.id for visit in visits if visit.overdue})
    said = [ngettext("{n} visit", "{n} visits", len(visits)).format(n=len(visits))]
    if logged:
        said.append(_("{n} logged").format(n=logged))
    if owing:
        said.append(ngettext("{n} owes", "{n} owe", owing).format(n=owing))
    if minutes_to_next is not None:
        said.append(_("next in {time}").format(time=_span(minutes_to_next)))
    if view.holiday:
        said.append(view.holiday)
    title = _("Today") if view.date == today else words.full_date(view.date)
    return [(title, "way bold"), ("   ", ""), (" · ".join(said), "dim")]


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=minutes)
    return _("{hours} h {minutes:02} min").format(hours=hours, minutes=rest)


def visit_row(visit: VisitView, is_next: bool) -> Row:
    """A visit as a sentence: when, who, whom, about what, how much, since when."""
    done = visit.state in ("logged", "cancelled", "missed")
    amount, age = _owing(visit.overdue)
    return Row(
        key=str(visit.id),
        cells=(
            _signs(visit, is_next),
            plain(words.clock_time(visit.start), "bold" if is_next else ""),
            plain(
                words.TIER_SIGNS[visit.account.tier],
                "way" if visit.account.tier in ("platinum", "gold") else "quiet",
            ),
            plain(visit.account.name, "bold" if is_next else ""),
            plain(_to_see(visit), "bold" if is_next else ""),
            plain(_about(visit)),
            amount,
            age,
            plain(f"⚑{len(visit.flags)}" if visit.flags else "", "watch"),
        ),
        dim=done,
    )


def _signs(visit: VisitView, is_next: bool) -> Cell:
    """How the visit stands, and whether it is the next."""
    if visit.state == "logged":
        return plain("✓", "kept")
    if visit.state in ("cancelled", "missed"):
        return plain("✕", "dim")
    state: Cell = plain("✆", "way") if visit.state == "confirmed" else ()
    if is_next:
        return (*state, ("▸", "watch bold"))
    return state or plain("·", "dim")


def _to_see(visit: VisitView) -> str:
    if not visit.people:
        return ""
    more = len(visit.people) - 1
    return words.short_name(visit.people[0].name) + (f" +{more}" if more else "")


def _about(visit: VisitView) -> str:
    about = words.purpose(visit.purpose) if visit.purpose else visit.text
    return f"{words.KIND_SIGNS[visit.kind]} {about}".strip()


def _owing(overdue: Sequence[Overdue]) -> tuple[Cell, Cell]:
    """The amount and its age; further currencies are counted behind it."""
    if not overdue:
        return plain("–", "dim"), ()
    first = max(overdue, key=lambda one: one.oldest_days)
    tone = age_tone(first.oldest_days)
    more: Cell = ((f" +{len(overdue) - 1}", "dim"),) if len(overdue) > 1 else ()
    amount = words.amount_round(first.amount, first.currency)
    return ((amount, tone), *more), plain(words.days_short(first.oldest_days), tone)


def key_of(end: LooseEndView) -> str:
    """What tells a loose end from all others of the day."""
    return f"{end.kind} {end.account.id} {end.ref} {end.due} {end.text}"


def loose_row(end: LooseEndView) -> Row:
    """A loose end: what kind, who, what, and the key that settles it."""
    word, tone, verb, key = ENDS[end.kind]
    return Row(
        key=key_of(end),
        cells=(
            plain(pgettext("loose end", word), tone),
            plain(words.short_name(end.account.name)),
            plain(end.text),
            ((pgettext("settle", verb), "dim"), (" ", ""), (keys.named(key), "bold")),
        ),
    )
