"""What prep knows of those one is going to see: their money, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.i18n import NP_, _, pgettext
from tui.screens.painting import ATTITUDE_TONES, age_tone, overdue_tone
from tui.screens.prep_pieces import DOT, dotted, heading, paragraph, remark, to_say
from tui.widgets.cells import fit, plain, width_of
from tui.widgets.items import Item, Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tui.desk.money import AccountOwes, InvoiceView
    from tui.desk.prep.views import AdviceKind, AttendeeView, PrepView
    from tui.widgets.cells import Piece, Tone

_NUMBER: Final = 24
"""Columns that the number of an invoice takes at most."""
_ADVICE: Final[dict[AdviceKind, str]] = {
    "style": NP_("advice", "speak"),
    "role": NP_("advice", "bring"),
    "attitude": NP_("advice", "do"),
    "avoid": NP_("advice", "avoid"),
    "social": NP_("advice", "manner"),
    "rung": NP_("advice", "next step"),
    "measure": NP_("advice", "a way there"),
    "trust": NP_("advice", "trust"),
    "praise": NP_("advice", "praise"),
    "referral": NP_("advice", "ask for"),
}


# -- Money


def money(view: PrepView, today: date) -> Iterator[Item]:
    """Sums and invoices of each currency, then promises, excuse and who releases the money."""
    for one in (view.money, *view.other_money):
        yield Item("", (Part(tuple(_sums(one)), whole=True),))
        invoices = one.invoices or ()
        room = min(max([width_of(plain(each.number)) for each in invoices], default=0), _NUMBER)
        figures = [words.amount(each.open, one.currency) for each in invoices]
        wide = max([width_of(plain(each)) for each in figures], default=0)
        for each, figure in zip(invoices, figures, strict=True):
            row = [
                *fit(plain(each.number, "dim"), room),
                ("  ", ""),
                *fit(plain(figure), wide, "right"),
                ("  ", ""),
                *_age(each, today),
            ]
            key = f"invoice-{one.currency}-{each.number}"
            yield Item(key, (Part(tuple(row), whole=True),), apart=False)
    heard: list[Part] = []
    for pledge in view.pledges:
        text = _("promised {amount} by {day}").format(
            amount=words.amount(pledge.amount, pledge.currency),
            day=words.day_and_date(pledge.due, today),
        )
        state = pgettext("promise", "missed") if pledge.missed else words.promise("open")
        tone: Tone = "late" if pledge.missed else "watch"
        heard.append(Part(((f"{text}  ", ""), (state, tone)), whole=True))
    if view.excuse:
        said = _("heard: {excuse}").format(excuse=view.excuse)
        heard.append(Part(((said, "watch"),), whole=True))
    if view.released_by:
        said = _("released by {who}").format(who=view.released_by)
        heard.append(Part(((said, ""),), whole=True))
    if heard:
        yield Item("heard", tuple(heard))


def _sums(one: AccountOwes) -> Iterator[Piece]:
    if not one.outstanding:
        yield _("nothing open"), "kept"
        return
    if one.overdue > 0:
        tone = overdue_tone(one.oldest_days)
        text = _("{amount} overdue {days}").format(
            amount=words.amount(one.overdue, one.currency), days=words.days(one.oldest_days)
        )
        yield f"{text}   ", tone
    yield words.amount(one.outstanding, one.currency), "bold"
    yield words.gap() + _("outstanding"), "dim"


def _age(invoice: InvoiceView, today: date) -> list[Piece]:
    late = invoice.days_overdue or 0
    due = words.day_and_date(invoice.due, today) if invoice.due else "–"
    pieces: list[Piece] = [(_("due {day}").format(day=due), "dim")]
    if late > 0:
        pieces.append((f"  {words.days_short(late)}", age_tone(late)))
    if invoice.disputed:
        pieces += [("  ", ""), (_("disputed"), "watch")]
    return pieces


# -- People


def people(view: PrepView, today: date) -> Iterator[Item]:
    """Whom one will meet: how each stands, and what to say and do; then who of ours comes along."""
    if not view.people:
        yield remark(_("Nobody is named, and nobody is known here yet."))
    elif view.assumed:
        yield remark(_("Nobody is named in the visit; this is who is likely to be met."))
    for one in view.people:
        yield Item(f"person-{one.id}", tuple(_who(one, today)))
        for number, part in enumerate(_person(one)):
            yield Item(f"person-{one.id}-{number}", (part,), apart=False)
    if view.ours:
        names_ = words.joined(list(view.ours))
        yield Item("ours", (paragraph(_("with us: {names}").format(names=names_)),))
    if view.account.advice:
        tier = words.tier(view.account.tier) if view.account.tier else ""
        yield heading(view.account.name, tier)
        for number, text in enumerate(view.account.advice):
            yield Item(f"account-{number}", (paragraph(text, DOT),), apart=False)


def _who(one: AttendeeView, today: date) -> Iterator[Part]:
    """Name and role; then attitude, rung and when one last met."""
    name: list[Piece] = [(one.name, "bold")]
    if one.pinyin:
        name.append((f"  {one.pinyin}", "dim"))
    if what := dotted(one.title or "", *(words.role(role) for role in one.roles)):
        name.append((f"   {what}", ""))
    yield Part(tuple(name), whole=True)
    state: list[Piece] = []
    if one.attitude:
        sign, attitude = words.ATTITUDE_SIGNS[one.attitude], words.attitude(one.attitude)
        state.append((f"{sign} {attitude}   ", ATTITUDE_TONES[one.attitude]))
    if one.relation:
        rung = words.relation(one.relation)
        if one.relation_target and one.relation_target != one.relation:
            rung = f"{rung} → {words.relation(one.relation_target)}"
        state.append((f"{rung}   ", ""))
    if one.last_met:
        met = _("met {day}").format(day=words.short_date(one.last_met, today))
        state.append((met, "dim"))
    elif one.never_met:
        state.append((_("never met"), "late"))
    if state:
        yield Part(tuple(state), whole=True)


def _person(one: AttendeeView) -> Iterator[Part]:
    """What they are likely to ask, what they want, and what to do about it."""
    if one.question:
        yield paragraph(words.quoted(one.question), _("asks"))
    if one.job_concern:
        yield paragraph(one.job_concern, _("job"))
    if one.personal_concern:
        yield paragraph(one.personal_concern, _("own wish"))
    for kind, text in zip(one.kinds, one.advice, strict=True):
        is_said = kind in ("praise", "referral")
        pieces: list[Piece] = to_say(text) if is_said else [(text, "")]
        yield Part(tuple(pieces), pgettext("advice", _ADVICE[kind]))
