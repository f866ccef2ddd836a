"""Views of money as plain text: who owes what, and whom to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.domain.text import width
from tui.i18n import _, pgettext
from tui.printing import table

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.collecting import MetricsView, QueueItem, QueueView
    from tui.desk.money import AccountOwes, OwesView

_WIDTH: Final = 80
"""Columns of a terminal that nobody has made wider."""
_INDENT: Final = " " * 5
"""Before what stands below a row and belongs to it."""


def owes(view: OwesView) -> str:
    """Who owes what, and for one account its invoices."""
    if not view.accounts:
        return _("Nobody owes anything.")
    said = _owed(view)
    for row in view.accounts:
        if isinstance(row.invoices, tuple) and row.invoices:
            said += ["", *_invoices(row)]
    if len(view.accounts) > 1:
        said.append("")
        said += table(
            [
                [
                    _("total {currency}").format(currency=total.currency),
                    words.amount(total.outstanding, total.currency),
                    words.amount(total.overdue, total.currency),
                ]
                for total in view.totals
            ],
            right=[1, 2],
        )
    return "\n".join(said)


def _owed(view: OwesView) -> list[str]:
    """A row for each account; its promise below it where there is no room for it beside."""
    head = ["", _("outstanding"), _("overdue"), _("oldest"), _("promised")]
    rows = [_owing(row, view.as_of) for row in view.accounts]
    said = table([head, *rows], right=[1, 2, 3])
    if max(map(width, said)) <= _WIDTH:
        return said
    first, *lines = table([row[:-1] for row in (head, *rows)], right=[1, 2, 3])
    said = [first]
    for line, (*_sums, promise) in zip(lines, rows, strict=True):
        said.append(line)
        if promise:
            said.append(_INDENT + _("promised {promise}").format(promise=promise))
    return said


def _owing(row: AccountOwes, as_of: date) -> list[str]:
    promises = [
        _("{amount} by {day} ({state})").format(
            amount=words.amount(promise.amount, row.currency),
            day=words.full_date(promise.due),
            state=words.promise_by(promise.state, promise.due, as_of),
        )
        for promise in row.promises
        if promise.state in ("open", "partly_kept", "broken")
    ]
    return [
        row.account.name,
        words.amount(row.outstanding, row.currency),
        words.amount(row.overdue, row.currency),
        words.days_short(row.oldest_days) if row.oldest_days > 0 else "",
        words.joined(promises[-1:]),
    ]


def _invoices(row: AccountOwes) -> list[str]:
    assert isinstance(row.invoices, tuple)
    rows = [["", _("due"), _("amount"), pgettext("amount", "open"), _("days"), ""]]
    rows += [
        [
            invoice.number,
            words.full_date(invoice.due) if invoice.due else "–",
            words.amount(invoice.amount, row.currency),
            words.amount(invoice.open, row.currency),
            str(invoice.days_overdue) if (invoice.days_overdue or 0) > 0 else "",
            _("disputed") if invoice.disputed else "",
        ]
        for invoice in row.invoices
    ]
    return table(rows, right=[2, 3, 4])


def queue(view: QueueView) -> str:
    """The queue in order, each account with its reasons below it, then the figures."""
    if not view.items:
        return _("Nobody has to be asked for money.")
    head = ["", "", _("overdue"), _("age"), _("next")]
    rows = table([head, *(_queued(one, view) for one in view.items)], right=[0, 2, 3])
    said = [rows[0]]
    for line, one in zip(rows[1:], view.items, strict=True):
        said += [line, *(_INDENT + part for part in _reasons(one))]
    return "\n".join([*said, "", *table([_figures(one) for one in view.metrics])])


def _queued(item: QueueItem, view: QueueView) -> list[str]:
    action = words.action(item.next_action)
    if item.due > view.as_of:
        day = words.day_and_date(item.due, view.as_of)
        action = _("{action} {day}").format(action=action, day=day)
    return [
        f"{item.score or '–':>3}",
        item.account.name,
        words.amount(item.overdue, item.currency),
        words.days_short(item.oldest_days) if item.oldest_days else "–",
        action,
    ]


def _reasons(item: QueueItem) -> list[str]:
    """The reasons, as many in a line as a terminal has room for."""
    rows: list[str] = []
    for one in item.reasons:
        text = f"{one.text} +{one.points}" if one.points else one.text
        longer = words.joined([rows[-1], text]) if rows else ""
        if rows and width(_INDENT + longer) <= _WIDTH:
            rows[-1] = longer
        else:
            rows.append(text)
    return rows


def _figures(metrics: MetricsView) -> list[str]:
    def days(figure: float | None) -> str:
        return "–" if figure is None else f"{figure:.1f}".removesuffix(".0")

    kept = f"{metrics.kept}/{metrics.promised}" if metrics.promised else "–"
    return [
        metrics.currency,
        _("DSO {days}").format(days=days(metrics.dso)),
        _("best {days}").format(days=days(metrics.best_dso)),
        _("delinquent {days}").format(days=days(metrics.delinquent_days)),
        _("CEI {rate}").format(rate=days(metrics.cei)),
        _("promises kept {kept}").format(kept=kept),
    ]
