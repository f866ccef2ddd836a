"""Views as plain text: what the commands print for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.domain.text import width
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from tui.desk.accounts import AccountsView
    from tui.desk.keeping import CheckView, ConfigView
    from tui.desk.log import WrittenView
    from tui.desk.today_views import DayView, VisitView
    from tui.desk.week import WeekView


def table(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Rows in columns that hold with wide characters; ``right`` names right-aligned columns."""
    if not rows:
        return []
    to_right = set(right)
    widths = [max(width(row[index]) for row in rows) for index in range(len(rows[0]))]
    printed: list[str] = []
    for row in rows:
        cells = []
        for index, text in enumerate(row):
            pad = " " * (widths[index] - width(text))
            cells.append(pad + text if index in to_right else text + pad)
        printed.append("  ".join(cells).rstrip())
    return printed


def day(view: DayView, today: date) -> str:
    """The day as a list of visits and loose ends."""
    from tui.desk.today import few

    said = [_day_head(view)]
    if view.visits:
        said += ["", *table([_visit(visit) for visit in view.visits], right=[5])]
        flags = [
            f"  ⚑ {_about(visit.account.name, flag.text)}"
            for visit in view.visits
            for flag in few(visit.flags)
        ]
        # A flag of the account is said once, however many visits it has that day.
        said += ["", *dict.fromkeys(flags)] if flags else []
    if view.loose_ends:
        said += ["", _("Loose ends")]
        said += table([[f"  {end.account.name}", end.text] for end in view.loose_ends])
    if not view.visits and not view.loose_ends and view.date == today:
        said += ["", _("Nothing planned. Plan a visit: rounds plan ACCOUNT WHEN")]
    return "\n".join(said)


def week(view: WeekView, today: date) -> str:
    """The week: each day with its visits and what falls due; of today's loose ends how many."""
    rows = iter(table([_visit(visit) for day in view.days for visit in day.visits], right=[5]))
    said: list[str] = []
    for one in view.days:
        said += ["", _day_head(one), *(f"  {next(rows)}" for _visit_of_day in one.visits)]
        if one.date == today:
            n = len(one.loose_ends)
            said += [f"  {_loose_ends(n)}"] if n else []
        else:
            said += [f"  … {_about(end.account.name, end.text)}" for end in one.loose_ends]
    visits = _visits(sum(len(one.visits) for one in view.days))
    head = _("{week}: {visits}").format(week=words.week(view.from_), visits=visits)
    return "\n".join([head, *said])


def _day_head(view: DayView) -> str:
    parts = [words.full_date(view.date), _visits(len(view.visits)), view.holiday]
    return " · ".join(filter(None, parts))


def _about(name: str, what: str) -> str:
    return _("{name}: {what}").format(name=name, what=what)


def _visits(n: int) -> str:
    return ngettext("{n} visit", "{n} visits", n).format(n=n)


def _loose_ends(n: int) -> str:
    return ngettext("{n} loose end", "{n} loose ends", n).format(n=n)


def _visit(visit: VisitView) -> list[str]:
    owing = words.joined(
        [
            f"{words.amount(one.amount, one.currency)} {words.days_short(one.oldest_days)}"
            for one in visit.overdue
        ]
    )
    leave = (
        _("leave by {time}").format(time=words.clock_time(visit.leave_by)) if visit.leave_by else ""
    )
    about = words.purpose(visit.purpose) if visit.purpose else visit.text
    return [
        words.clock_time(visit.start),
        f"{words.TIER_SIGNS[visit.account.tier]} {visit.account.name}",
        words.joined([person.name for person in visit.people]),
        about,
        words.state(visit.state),
        owing,
        leave,
    ]


def accounts(view: AccountsView, today: date) -> str:
    """The portfolio, a line each."""
    if not view.accounts:
        return _("No accounts yet. Bring yours in: rounds import accounts FILE")
    head = ["", "", _("last contact"), _("rhythm"), _("sales"), _("overdue")]
    rows = [
        [
            words.TIER_SIGNS[row.tier],
            row.name,
            words.day_and_date(row.last_contact, today) if row.last_contact else "–",
            words.days_short(row.rhythm_days) if row.rhythm_days else "–",
            words.amount(row.sales_12m, row.currency) if row.sales_12m else "–",
            words.amount(row.overdue, row.currency) if row.overdue else "–",
        ]
        for row in view.accounts
    ]
    return "\n".join(table([head, *rows], right=[3, 4, 5]))


def written(view: WrittenView) -> str:
    """What a line wrote, a line each, and what is odd about it."""
    names = {
        "contact": _("call"),
        "visit": _("visit"),
        "next_step": _("next step"),
        "promise": _("promise"),
        "chase": _("excuse"),
        "attitude": _("attitude"),
        "person": _("new person"),
    }
    lines = [[names[one.kind], one.text] for one in view.written]
    return "\n".join(table([*lines, *([_("mind"), one] for one in view.warnings)]))


def checked(view: CheckView, book: Path | None) -> str:
    """What is wrong with the book (None: the example book), or that nothing is."""
    if not view.ok:
        return "\n".join(table([[one.where, one.text] for one in view.findings]))
    if book is None:
        return _("The example book is in order.")
    return _("{book} is in order.").format(book=book)


def faults(view: CheckView, book: Path) -> str:
    """How much is wrong with the book, in one sentence."""
    n = len(view.findings)
    return ngettext(
        "{book}: {n} thing is not in order; the output says what to do.",
        "{book}: {n} things are not in order; the output says what to do.",
        n,
    ).format(book=book, n=n)


def _setting(value: object) -> str:
    """A value of the settings, lists with commas; nothing for what is empty."""
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return "" if value is None or value == {} else str(value)


def config(view: ConfigView) -> str:
    """The settings, a line each."""
    return "\n".join(table([[one.key, _setting(one.value), one.from_] for one in view.settings]))
