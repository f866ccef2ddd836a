"""The doorstep card: all one needs in the lift, on one screen of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui import words
from tui.desk.money import is_late
from tui.desk.prep import view as prep
from tui.desk.prep.laying import TIE, Line, Piece, Row, Tone, columns_of, fitted, lay
from tui.desk.today import few
from tui.domain.fitting import CLASHES
from tui.domain.text import cut, width
from tui.i18n import NP_, _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tui.desk.ground import Desk
    from tui.desk.prep.views import AttendeeView, PrepView
    from tui.domain.codes import Attitude, Outcome

WIDTH: Final = 80
HEIGHT: Final = 22
"""Of 24 lines the app keeps one above and one below."""
_MOST_PEOPLE: Final = 3
_MOST_MIND: Final = 3
_LEAST_TITLE: Final = 30
"""So many columns are left to when and whom before what the visit is about goes."""
_GAP: Final = "   "

_LABELS: Final = {
    "go": NP_("doorstep", "go"),
    "seek": NP_("doorstep", "seek"),
    "meet": NP_("doorstep", "meet"),
    "owes": NP_("doorstep", "owes"),
    "last": NP_("doorstep", "last"),
    "flags": NP_("doorstep", "flags"),
    "open": NP_("doorstep", "open"),
    "ask": NP_("doorstep", "ask"),
    "value": NP_("doorstep", "value"),
    "bring": NP_("doorstep", "bring"),
    "mind": NP_("doorstep", "mind"),
}
_ATTITUDES: Final[dict[Attitude, Tone]] = {
    "accepts": "kept",
    "doubts": "watch",
    "resists": "late",
    "indifferent": "quiet",
    "sabotages": "late",
}
_OUTCOMES: Final[dict[Outcome, Tone]] = {
    "order": "kept",
    "advance": "kept",
    "continuation": "watch",
    "no_sale": "late",
    "missed": "late",
}


class Doorstep(msgspec.Struct, frozen=True, kw_only=True):
    """The card: what stands above it, and its rows."""

    title: str
    """When, and whom."""
    about: tuple[str, ...]
    """What kind of account and visit: in full, and in ever shorter words."""
    due: str
    """When to leave."""
    rows: tuple[Row, ...]


def of_visit(desk: Desk, visit_id: int) -> Doorstep:
    """The card of a visit.

    Raises:
        Gone: the visit or its account has been removed meanwhile.
    """
    return card(prep.of_visit(desk, visit_id), desk.today)


def card(view: PrepView, today: date) -> Doorstep:
    """The card of a prep."""
    account, visit = view.account, view.visit
    leave = visit.leave_by if visit else None
    return Doorstep(
        title=f"{_when(view, today)} {account.name}",
        about=tuple(_about(view)),
        due=_("leave by {time}").format(time=words.clock_time(leave)) if leave else "",
        rows=tuple(_rows(view, today)),
    )


def _about(view: PrepView) -> Iterator[str]:
    """The sign of the tier stays longest, then how one meets, then what for."""
    account, visit = view.account, view.visit
    sign = words.TIER_SIGNS[account.tier].strip()
    tier = words.tier(account.tier) if account.tier else ""
    purpose = words.stage(account.stage) if account.stage else ""
    if visit and visit.purpose:
        purpose = words.purpose(visit.purpose)
    kind = words.kind(visit.kind) if visit and visit.kind != "in_person" else ""
    for told in ((tier, purpose, kind), (purpose, kind), (kind or purpose,), ()):
        yield " ".join(filter(None, (sign, _dotted(*told))))


def lines(card: Doorstep, columns: int = WIDTH, height: int = HEIGHT) -> list[Line]:
    """The card with its head, in at most so many columns and lines."""
    return [head(card, columns), *body(card, columns, height - 1)]


def head(card: Doorstep, columns: int) -> Line:
    """The line above: when and whom, what kind of account and visit, and when to leave.

    Where it is too long, what it is about is told in fewer words, and a long name is cut; none
    of the words is.
    """
    due = cut(card.due, columns)
    room = columns - (width(due) + len(_GAP) if due else 0)
    whole = f" {card.title} "
    for least, abouts in ((width(whole), card.about[:2]), (_LEAST_TITLE, card.about[1:])):
        for about in abouts:
            left = room - (width(about) + len(_GAP) if about else 0)
            if left >= min(least, width(whole)):
                return _laid_head(_cut_title(whole, left), about, due, columns)
    return _laid_head(_cut_title(whole, room), "", due, columns)


def _cut_title(title: str, columns: int) -> str:
    """The title in its block, with the space at its end."""
    return title if width(title) <= columns else cut(title[:-1], columns - 1) + " "


def _laid_head(title: str, about: str, due: str, columns: int) -> Line:
    pieces: list[Piece] = [(title, "way bold")]
    if about:
        pieces += [(_GAP, ""), (about, "dim")]
    if due:
        pieces += [(" " * max(0, columns - columns_of(pieces) - width(due)), ""), (due, "bold")]
    return fitted(pieces, columns)


def body(card: Doorstep, columns: int, height: int) -> list[Line]:
    """What stands below the head."""
    label_columns = 2 + max(width(pgettext("doorstep", one)) for one in _LABELS.values())
    return lay(card.rows, columns, height, label_columns)


def _when(view: PrepView, today: date) -> str:
    if view.visit is None:
        return _("next call")
    time = words.clock_time(view.visit.start)
    day = view.visit.start.date()
    if day == today:
        return time
    return _("{day} {time}").format(day=words.day_and_date(day, today), time=time)


# -- The rows


def _rows(view: PrepView, today: date) -> Iterator[Row]:
    yield from _go(view)
    yield from _objective(view)
    yield from _meet(view)
    yield from _owes(view, today)
    yield from _history(view, today)
    if view.flags:
        told: list[Line] = [((f"⚑{TIE}{flag.text}", "watch"),) for flag in few(view.flags)]
        is_clash = view.flags[0].code in CLASHES
        yield Row(
            label=_label("flags"), pieces=_beside(told), ranks=(1, 1, 5) if is_clash else (2, 5)
        )
    yield from _say(view)
    yield from _worth(view)
    yield from _bring(view)


def _label(code: str) -> str:
    return pgettext("doorstep", _LABELS[code])


def _beside(groups: list[Line], between: str = _GAP) -> Line:
    """Groups of pieces in one line."""
    found: list[Piece] = []
    for group in groups:
        if found:
            found.append((between, "dim"))
        found += group
    return tuple(found)


def _dotted(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def _go(view: PrepView) -> Iterator[Row]:
    account = view.account
    minutes = account.travel_minutes
    way = words.minutes(minutes) if minutes else ""
    if view.visit and view.visit.kind != "in_person":
        text = account.phone
    else:
        place = account.address or account.city
        text = _dotted(place, account.phone, way)
    if text:
        yield Row(label=_label("go"), pieces=((text, ""),), ranks=(2,))


def _objective(view: PrepView) -> Iterator[Row]:
    goal = view.objective
    least: Line = ((_("least") + "  ", "dim"), (goal.least, "" if goal.least_is_set else "dim"))
    seek: Line = ((goal.seek, "bold" if goal.seek_is_set else "dim"),)
    together = _beside([seek, least])
    if columns_of(together) <= WIDTH - 10:
        yield Row(label=_label("seek"), pieces=together, ranks=(0, 1), apart=4)
    else:
        yield Row(label=_label("seek"), pieces=seek, apart=4)
        yield Row(label=_label("seek"), pieces=least, ranks=(1,))


def _meet(view: PrepView) -> Iterator[Row]:
    label = _label("meet")
    for place, one in enumerate(view.people[:_MOST_PEOPLE]):
        name: list[Piece] = [(one.name, "bold")]
        if one.pinyin:
            name += [("  ", ""), (one.pinyin, "dim")]
        what = _dotted(one.title or "", *(words.role(role) for role in one.roles[:1]))
        if what:
            name += [("  ", ""), (what, "")]
        if view.assumed and not place:
            name += [("  ", ""), (_("(nobody is named)"), "dim")]
        yield Row(
            label=label, pieces=tuple(name), ranks=((0, 2, 5)[place],), apart=0 if place else 1
        )
        if manner := _manner(one):
            yield Row(label=label, pieces=manner, ranks=((1, 4, 7)[place],))
        if one.question:
            asks: Line = ((_("asks") + " ", "dim"), (words.quoted(one.question), ""))
            yield Row(label=label, pieces=asks, ranks=((3, 6, 8)[place],))
    if rest := view.people[_MOST_PEOPLE:]:
        names = words.joined([words.short_name(one.name) for one in rest])
        more = ngettext("and {n} more: {names}", "and {n} more: {names}", len(rest))
        yield Row(label=label, pieces=((more.format(n=len(rest), names=names), "dim"),), ranks=(5,))
    if not view.people:
        yield Row(label=label, pieces=((_("nobody is named yet"), "dim"),), ranks=(4,), apart=1)


def _manner(one: AttendeeView) -> Line:
    """Attitude, rung and how to speak to somebody."""
    groups: list[Line] = []
    if one.attitude:
        sign = words.ATTITUDE_SIGNS[one.attitude]
        groups.append(((f"{sign} {words.attitude(one.attitude)}", _ATTITUDES[one.attitude]),))
    if one.relation:
        rung = words.relation(one.relation)
        if one.relation_target and one.relation_target != one.relation:
            rung = f"{rung} → {words.relation(one.relation_target)}"
        groups.append(((rung, ""),))
    if one.never_met:
        groups.append(((_("never met"), "late"),))
    if one.speak:
        groups.append(((one.speak, ""),))
    return _beside(groups)


def _owes(view: PrepView, today: date) -> Iterator[Row]:
    label, money = _label("owes"), (view.money, *view.other_money)
    late: list[Line] = []
    for one in money:
        if one.overdue > 0:
            tone: Tone = "late bold" if is_late(one.oldest_days) else "watch"
            amount = words.amount(one.overdue, one.currency)
            overdue = _("{amount} overdue {days}").format(
                amount=amount, days=words.days(one.oldest_days)
            )
            invoices = one.invoices or ()
            n = sum((invoice.days_overdue or 0) > 0 for invoice in invoices)
            count = ngettext("{n} invoice", "{n} invoices", n).format(n=n)
            late.append(((overdue, tone), ("  ", ""), (count, "dim")))
    if late:
        yield Row(label=label, pieces=_beside(late), apart=2)
    else:
        total = [words.amount(one.outstanding, one.currency) for one in money if one.outstanding]
        said = _("{amounts} open, nothing overdue").format(amounts=words.joined(total))
        text = said if total else _("nothing open")
        yield Row(label=label, pieces=((text, "" if total else "dim"),), ranks=(3,), apart=2)
    promised: list[Line] = []
    for pledge in view.pledges[:2]:
        what = _("promised {amount} by {day}").format(
            amount=words.amount(pledge.amount, pledge.currency),
            day=words.day_and_date(pledge.due, today),
        )
        state = pgettext("promise", "missed") if pledge.missed else words.promise("open")
        promised.append(((what + "  ", ""), (state, "late" if pledge.missed else "watch")))
    if view.excuse and (late or promised):
        promised.append(((_("heard: {excuse}").format(excuse=view.excuse), "watch"),))
    if promised:
        yield Row(label=label, pieces=_beside(promised), ranks=(2, 6))
    if view.released_by and late:
        who = _("released by {who}").format(who=view.released_by)
        yield Row(label=label, pieces=((who, ""),), ranks=(4,))


def _history(view: PrepView, today: date) -> Iterator[Row]:
    label, last = _label("last"), view.last
    if last:
        line: list[Piece] = [(words.short_date(last.on, today) + " ", "")]
        if last.outcome:
            line.append((words.outcome(last.outcome) + "  ", _OUTCOMES[last.outcome]))
        line.append((last.note, ""))
        yield Row(label=label, pieces=tuple(line), ranks=(2, 7))
    for one in view.we_owe[:1]:
        said = _("we owe: {what}").format(what=one.text)
        when = (
            _("{n} d late").format(n=one.late_days)
            if one.late_days
            else words.day_and_date(one.due, today)
        )
        tone: Tone = "late" if one.late_days else ""
        yield Row(label=label, pieces=((said + "  ", tone), (when, tone or "dim")), ranks=(1,))


def _say(view: PrepView) -> Iterator[Row]:
    for one in view.openings[:1]:
        said = words.quoted(one.text)
        pieces: Line = ((said, ""),)
        if one.first:
            pieces = (*pieces, ("  " + one.first, "watch"))
        yield Row(label=_label("open"), pieces=pieces, ranks=(0, 1, 8), apart=3)
    asked = sorted((one for one in view.questions if one.doorstep), key=lambda one: one.doorstep)
    for question in asked:
        text = question.steps[-1] if question.steps else question.text
        yield Row(
            label=_label("ask"),
            pieces=((f"{question.doorstep} ", "dim"), (text, "")),
            ranks=((0, 6), (2, 7), (3, 7))[question.doorstep - 1],
        )


def _worth(view: PrepView) -> Iterator[Row]:
    best = next((one for one in view.value if one.kind in ("point", "own", "power")), None)
    if best is None:
        return
    pieces: list[Piece] = [(best.text, "")]
    if best.value is not None:
        pieces.append((f"  {best.value} × {best.unique}", "way"))
    yield Row(label=_label("value"), pieces=tuple(pieces), ranks=(2, 7))


def _bring(view: PrepView) -> Iterator[Row]:
    figure = _("{n} of {m}").format(n=view.ready.n, m=view.ready.m)
    called = [one for one in view.materials if not one.base] or list(view.materials)
    boxes: list[Piece] = [(f"{figure}  ", "dim")]
    for one in called:
        tone: Tone = "kept" if one.done else "watch"
        sign, name = "☑" if one.done else "☐", one.name.replace(" ", TIE)
        boxes += [(sign + TIE, tone), (f"{name}  ", "")]
    yield Row(label=_label("bring"), pieces=tuple(boxes), ranks=(1, 5))
    told = [one for phase in view.etiquette for one in phase.manners]
    special = [one for one in told if one.reason != "always"] or told
    mind = words.joined([one.short for one in special[:_MOST_MIND]])
    if mind:
        yield Row(label=_label("mind"), pieces=((mind, ""),), ranks=(4,))
