"""The brief: the whole of prep as Markdown, to read on the train or to hand to a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.desk.prep import names
from tui.desk.prep import view as prep
from tui.domain.prep.twelve import WEAKEST
from tui.exchange import writers
from tui.exchange.markdown import escape
from tui.i18n import _, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from tui.desk.ground import Desk
    from tui.desk.prep.names import Section
    from tui.desk.prep.views import AttendeeView, MannerView, PrepView


def of_account(desk: Desk, account_id: int) -> str:
    """The brief of the account's next visit, or of a call now.

    Raises:
        Gone: the account has been removed meanwhile.
    """
    return as_markdown(prep.of_account(desk, account_id), desk.today)


def write(text: str, target: str | Path) -> None:
    """Write a brief to a file; ``-`` is standard output.

    Raises:
        CannotWrite: with the reason; what stood there stands there still.
    """
    writers.write(target, f"{text}\n".encode())


def as_markdown(view: PrepView, today: date) -> str:
    """A prep as Markdown; the same prep gives the same text, whenever it is made."""
    tell: dict[Section, Iterable[str]] = {
        "doorstep": _doorstep(view, today),
        "money": _money(view, today),
        "people": _people(view, today),
        "materials": _materials(view),
        "etiquette": _etiquette(view, today),
        "openings": _openings(view),
        "phone": _phone(view),
        "questions": _questions(view),
        "value": _value(view),
    }
    said = [f"# {escape(_title(view))}"]
    for section in names.SECTIONS:
        lines = list(tell[section])
        heading = names.section(section)
        said.append(f"## {heading[:1].upper()}{heading[1:]}")
        said.append("\n".join(lines) if lines else _("Nothing noted."))
    return "\n\n".join(said)


def _title(view: PrepView) -> str:
    if view.visit is None:
        when = _("next call")
    else:
        start = view.visit.start
        when = _("{day} {time}").format(
            day=words.full_date(start.date()), time=words.clock_time(start)
        )
    return _("{when}, {what}").format(when=when, what=view.account.name)


def _item(text: str, *, deep: bool = False) -> str:
    return f"{'  ' if deep else ''}- {escape(text)}"


def _labelled(label: str, text: str, *, deep: bool = False) -> str:
    said = _("{label}: {text}").format(label=f"**{escape(label)}**", text=escape(text))
    return f"{'  ' if deep else ''}- {said}"


def _because(text: str, why: str) -> str:
    return _("{text} ({why})").format(text=text, why=why)


def _with_blanks(text: str, blanks: Iterable[str]) -> str:
    """A line, and behind it what is to be filled in."""
    missing = [words.slot(one) for one in blanks]
    if not missing:
        return text
    fill_in = _("fill in: {blanks}").format(blanks=words.joined(missing))
    return _because(text, fill_in)


def _doorstep(view: PrepView, today: date) -> Iterator[str]:
    account, visit = view.account, view.visit
    about = [words.tier(account.tier)] if account.tier else []
    about += [words.purpose(visit.purpose)] if visit and visit.purpose else []
    about += [words.kind(visit.kind)] if visit else []
    about += [words.stage(account.stage)] if account.stage else []
    if about:
        yield _item(" · ".join(about))
    place = " · ".join(filter(None, (account.address or account.city, account.phone)))
    if place:
        yield _labelled(pgettext("doorstep", "go"), place)
    if visit and visit.leave_by:
        yield _item(_("leave by {time}").format(time=words.clock_time(visit.leave_by)))
    goal = view.objective
    yield _labelled(pgettext("doorstep", "seek"), goal.seek)
    yield _labelled(_("least"), goal.least)
    if view.last:
        said = [words.outcome(view.last.outcome)] if view.last.outcome else []
        said = [words.short_date(view.last.on, today), *said, view.last.note]
        yield _labelled(pgettext("doorstep", "last"), " · ".join(filter(None, said)))
    for one in view.we_owe:
        what = _("{what}, {when}").format(what=one.text, when=words.day_and_date(one.due, today))
        yield _item(_("we owe: {what}").format(what=what))
    for flag in view.flags:
        yield _item(f"⚑ {flag.text}")
    for check in view.twelve[:WEAKEST]:
        if check.weakness:
            yield _labelled(names.thinking_level(check.level), f"{check.ask} {check.do}")
    for text in account.advice:
        yield _item(text)
    yield _item(view.mind)


def _money(view: PrepView, today: date) -> Iterator[str]:
    for one in (view.money, *view.other_money):
        open_ = words.amount(one.outstanding, one.currency)
        if one.overdue > 0:
            late = _("{amount} overdue {days}").format(
                amount=words.amount(one.overdue, one.currency), days=words.days(one.oldest_days)
            )
            yield _item(_("{late}, {open} open in all").format(late=late, open=open_))
        elif one.outstanding:
            yield _item(_("{amounts} open, nothing overdue").format(amounts=open_))
        else:
            yield _item(_("nothing open"))
        for invoice in one.invoices or ():
            due = words.short_date(invoice.due, today) if invoice.due else "–"
            amount = words.amount(invoice.open, one.currency)
            text = _("{number}: {amount}, due {day}").format(
                number=invoice.number, amount=amount, day=due
            )
            if invoice.disputed:
                text = _because(text, _("disputed"))
            yield _item(text, deep=True)
    for pledge in view.pledges:
        state = pgettext("promise", "missed") if pledge.missed else words.promise("open")
        text = _("promised {amount} by {day}").format(
            amount=words.amount(pledge.amount, pledge.currency),
            day=words.short_date(pledge.due, today),
        )
        yield _item(_because(text, state))
    if view.excuse:
        yield _item(_("heard: {excuse}").format(excuse=view.excuse))
    if view.released_by:
        yield _item(_("released by {who}").format(who=view.released_by))


def _people(view: PrepView, today: date) -> Iterator[str]:
    if view.assumed:
        yield _item(_("Nobody is named in the visit; this is who is likely to be met."))
    for one in view.people:
        yield from _person(one, today)
    if view.ours:
        yield _item(_("with us: {names}").format(names=words.joined(list(view.ours))))


def _person(one: AttendeeView, today: date) -> Iterator[str]:
    name = f"{one.name} ({one.pinyin})" if one.pinyin else one.name
    about = [one.title or "", *(words.role(role) for role in one.roles)]
    if one.attitude:
        about.append(f"{words.ATTITUDE_SIGNS[one.attitude]} {words.attitude(one.attitude)}")
    if one.relation:
        about.append(words.relation(one.relation))
    if one.last_met:
        about.append(words.short_date(one.last_met, today))
    elif one.never_met:
        about.append(_("never met"))
    text = " · ".join(filter(None, about))
    yield _labelled(name, text) if text else f"- **{escape(name)}**"
    if one.question:
        yield _labelled(_("asks"), one.question, deep=True)
    if one.job_concern:
        yield _labelled(_("for the job"), one.job_concern, deep=True)
    if one.personal_concern:
        yield _labelled(_("for themselves"), one.personal_concern, deep=True)
    for advice in one.advice:
        yield _item(advice, deep=True)


def _materials(view: PrepView) -> Iterator[str]:
    for one in view.materials:
        text = one.text
        if one.limit:
            text = _("{text}; at most {limit}").format(text=text, limit=one.limit)
        box = "[x]" if one.done else "[ ]"
        said = _("{label}: {text}").format(label=f"**{escape(one.name)}**", text=escape(text))
        why = "" if one.reason == "always" else one.why
        yield f"- {box} {_because(said, escape(why)) if why else said}"


def _etiquette(view: PrepView, today: date) -> Iterator[str]:
    for phase in view.etiquette:
        yield f"- **{escape(names.phase(phase.phase))}**"
        for one in phase.manners:
            hour = _hour(one, today)
            text = _("{when}: {text}").format(when=hour, text=one.text) if hour else one.text
            yield _item(text, deep=True)


def _hour(one: MannerView, today: date) -> str:
    if one.at and one.until:
        return f"{_clock(one.at)}–{_clock(one.until)}"
    if one.at:
        return _clock(one.at)
    return words.day_and_date(one.day, today) if one.day else ""


def _clock(moment: datetime) -> str:
    return words.clock_time(moment)


def _openings(view: PrepView) -> Iterator[str]:
    for one in (*view.openings, *view.more_openings):
        text = _with_blanks(words.quoted(one.text), one.blanks)
        yield _labelled(names.method(one.method), f"{text} {one.first}".strip())


def _phone(view: PrepView) -> Iterator[str]:
    for one in view.phone.script:
        text = _with_blanks(words.quoted(one.text), one.blanks)
        yield _labelled(names.step(one.step), text)
    for reply in view.phone.refusals:
        yield _labelled(reply.when, reply.say)


def _questions(view: PrepView) -> Iterator[str]:
    for one in view.questions:
        text = _with_blanks(one.text, one.blanks)
        if one.answer:
            text = f"{text} → {one.answer}"
        yield _labelled(names.question(one.kind), text)
    known = _("The file knows {n} of {m}.").format(n=view.file.known, m=view.file.total)
    yield _item(known)


def _value(view: PrepView) -> Iterator[str]:
    need = view.need
    told = ((_("asked"), need.asked), (_("problem"), need.problem), (_("solution"), need.solution))
    for label, text in told:
        if text:
            yield _labelled(label, text)
    for one in view.value:
        text = _with_blanks(one.text, one.blanks)
        if one.value is not None:
            text = f"{text} ({one.value} × {one.unique})"
        yield _labelled(names.value(one.kind), text)
