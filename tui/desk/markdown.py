"""Views as Markdown, ready to paste: lists alone, with the rep's text escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui import words
from tui.exchange.markdown import escape
from tui.i18n import NP_, _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from tui.desk.report_views import (
        AccountLine,
        ContactLine,
        MoneyIn,
        NextWeek,
        OurLine,
        Promises,
        ReportView,
        StageMove,
        StepLine,
        Visits,
    )

_ENDS: Final = {
    "won": NP_("opportunity", "won"),
    "lost": NP_("opportunity", "lost"),
    "dropped": NP_("opportunity", "dropped"),
}


_MARKED: Final = re.compile(r"\\(.)|\*\*((?:\\.|[^*\\])+)\*\*")
_ESCAPED: Final = re.compile(r"\\(.)")
_HEADING: Final = re.compile(r"#+ ")


def runs(line: str) -> list[tuple[str, bool]]:
    r"""A line of such Markdown as it looks: its texts, and whether each of them is strong.

    >>> runs(r"- **Bold \& Sons**: tea")
    [('- ', False), ('Bold & Sons', True), (': tea', False)]
    """
    if found := _HEADING.match(line):
        return [(_ESCAPED.sub(r"\1", line[found.end() :]), True)]
    said: list[tuple[str, bool]] = []
    plain, at = "", 0
    for mark in _MARKED.finditer(line):
        plain += line[at : mark.start()] + (mark[1] or "")
        at = mark.end()
        if mark[2]:
            said += [(plain, False), (_ESCAPED.sub(r"\1", mark[2]), True)]
            plain = ""
    said.append((plain + line[at:], False))
    return [one for one in said if one[0]]


def of_report(view: ReportView) -> str:
    """The week's report; the same view gives the same text, whenever it is made."""
    visits, week_end = view.visits, view.to
    sections = [
        (_("Visits"), _visit_counts(visits), _by_account(visits.accounts, _contact, week_end)),
        (_("Promises"), [], [*_promises(view.promises, week_end)]),
        (_("Money in"), [], [_money(one) for one in view.money_in]),
        (_("Stage moves"), [], [_move(one, week_end) for one in view.stage_moves]),
        (_("Next week"), [], _next_week(view.next_week, week_end)),
    ]
    nothing = (
        _("No visits."),
        _("No promises made, kept or missed."),
        _("No money came in."),
        _("No opportunity moved."),
        _("Nothing planned yet."),
    )
    week = _("Week {week}").format(week=words.week(view.from_))
    said = [f"# {week}"]
    for (title, paragraphs, lines), none in zip(sections, nothing, strict=True):
        listed = ["\n".join(f"- {line}" for line in lines)] if lines else []
        said += [f"## {title}", *([*paragraphs, *listed] or [none])]
    return "\n\n".join(said)


def _bold(name: str) -> str:
    return f"**{escape(name)}**"


def _day(day: date, week_end: date) -> str:
    return _("{weekday} {date}").format(
        weekday=words.weekday(day), date=words.short_date(day, week_end)
    )


def _row(parts: Sequence[str]) -> str:
    """Parts in one line; a full stop before a semicolon is dropped."""
    return _("; ").join([*(part.rstrip(" .。;；") for part in parts[:-1]), *parts[-1:]])


# -- Visits


def _visit_counts(visits: Visits) -> list[str]:
    counts = [
        (visits.planned, _("Planned {n}")),
        (visits.done, _("done {n}")),
        (visits.unplanned, _("of these unplanned {n}")),
        (visits.missed, _("did not take place {n}")),
        (visits.cancelled, _("cancelled {n}")),
        (visits.unlogged, _("not logged {n}")),
        (visits.open, _("still to come {n}")),
    ]
    if not any(n for n, _text in counts):
        return []
    said = [text.format(n=n) for index, (n, text) in enumerate(counts) if n or index < 2]
    outcomes = [
        f"{words.outcome(outcome)}{words.gap()}{n}" for outcome, n in visits.outcomes.items()
    ]
    told = _("Outcomes: {outcomes}").format(outcomes=words.joined(outcomes))
    return [words.joined(said), *([told] if outcomes else [])]


def _by_account(
    accounts: Sequence[AccountLine], tell: Callable[[ContactLine, date], str], week_end: date
) -> list[str]:
    return [
        _("{name}: {what}").format(
            name=_bold(line.account.name),
            what=_row([tell(one, week_end) for one in line.visits]),
        )
        for line in accounts
    ]


def _contact(one: ContactLine, week_end: date) -> str:
    """How it went; where nobody has said so, what it was to be about."""
    if one.outcome:
        when = _of_kind(_day(one.start.date(), week_end), one)
        head = _("{when} {text}").format(when=when, text=words.outcome(one.outcome))
    else:
        head = _("{what} ({state})").format(
            what=_planned(one, week_end), state=words.state(one.state)
        )
    return _("{text}: {note}").format(text=head, note=escape(one.note)) if one.note else head


def _planned(one: ContactLine, week_end: date) -> str:
    when = _("{day} {time}").format(
        day=_day(one.start.date(), week_end), time=words.clock_time(one.start)
    )
    about = words.purpose(one.purpose) if one.purpose else escape(one.text)
    if one.purpose and one.text:
        about = _("{what}: {text}").format(what=about, text=escape(one.text))
    when = _of_kind(when, one)
    return _("{when} {text}").format(when=when, text=about) if about else when


def _of_kind(when: str, one: ContactLine) -> str:
    if one.kind == "in_person":
        return when
    return _("{when} ({kind})").format(when=when, kind=words.kind(one.kind))


# -- Promises, money, stages


def _promises(promises: Promises, week_end: date) -> Iterator[str]:
    customers = (
        (_("Promised"), promises.made),
        (_("Kept"), promises.kept),
        (_("Missed"), promises.missed),
    )
    for label, lines in customers:
        for one in lines:
            what = _("{amount} by {day}").format(
                amount=words.amount(one.amount, one.currency), day=_day(one.due, week_end)
            )
            if lines is promises.missed and 0 < one.missing < one.amount:
                what = _("{what} ({amount} missing)").format(
                    what=what, amount=words.amount(one.missing, one.currency)
                )
            yield _promise(label, one.account.name, what)
    for label, ours in (
        (_("We kept"), promises.ours_kept),
        (_("We are late with"), promises.ours_late),
    ):
        for step in ours:
            yield _promise(label, step.account.name, _ours(step, week_end))


def _promise(label: str, name: str, what: str) -> str:
    return _("{label}: {name}, {what}").format(label=label, name=_bold(name), what=what)


def _ours(step: OurLine, week_end: date) -> str:
    what = _("{what}, due {day}").format(what=escape(step.text), day=_day(step.due, week_end))
    if not step.late_days:
        return what
    return ngettext("{what}, {n} day late", "{what}, {n} days late", step.late_days).format(
        what=what, n=step.late_days
    )


def _money(one: MoneyIn) -> str:
    what = ngettext("{amount} in {n} payment", "{amount} in {n} payments", one.payments).format(
        amount=words.amount(one.amount, one.currency), n=one.payments
    )
    if one.presumed:
        what = _("{what}, {amount} of it presumed").format(
            what=what, amount=words.amount(one.presumed, one.currency)
        )
    payers = [
        _("{name} {amount}").format(
            name=_bold(paid.account.name), amount=words.amount(paid.amount, one.currency)
        )
        for paid in one.accounts
    ]
    return _("{what}: {payers}").format(what=what, payers=_row(payers))


def _move(one: StageMove, week_end: date) -> str:
    before = words.stage(one.from_) if one.from_ else _("new")
    after = words.stage(one.to) if one.to else pgettext("opportunity", _ENDS[one.state])
    what = _("{day} {before} → {after}").format(
        day=_day(one.on, week_end), before=before, after=after
    )
    if one.amount:
        what = words.joined([what, words.amount(one.amount, one.currency)])
    if one.override:
        what = _("{what} (without the end sign: {reason})").format(
            what=what, reason=escape(one.override)
        )
    return _("{name}, {opportunity}: {what}").format(
        name=_bold(one.account.name), opportunity=escape(one.name), what=what
    )


# -- Next week


def _next_week(coming: NextWeek, week_end: date) -> list[str]:
    visits = _by_account(coming.visits, _planned, week_end)
    return visits + [_step(step, week_end) for step in coming.steps]


def _step(step: StepLine, week_end: date) -> str:
    what = _("{day}: {text}").format(day=_day(step.due, week_end), text=escape(step.text))
    if step.promised:
        what = _("{what} (promised)").format(what=what)
    return _("{name}: {what}").format(name=_bold(step.account.name), what=what)
