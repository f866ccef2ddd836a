"""What an import did, as plain text: how the file was read, and the news of the morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import import_news
from tui.i18n import _, ngettext
from tui.printing import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.desk.import_views import ImportView
    from tui.desk.vanishing import Coverage

_ROWS: Final = 5
"""So many row numbers are told of each reason."""
_NEWS: Final = 20
"""So many lines of each kind of news."""


def imported(view: ImportView) -> str:
    """What an import did, or would do."""
    counts = ngettext(
        "{rows} row: {created} new, {updated} changed, {unchanged} unchanged, {skipped} skipped",
        "{rows} rows: {created} new, {updated} changed, {unchanged} unchanged, {skipped} skipped",
        view.rows,
    ).format(
        rows=view.rows,
        created=view.created,
        updated=view.updated,
        unchanged=view.unchanged,
        skipped=len(view.skipped),
    )
    said = [_("Would import {counts}").format(counts=counts) if view.dry_run else counts]
    said += table([[f"  {one.header}", "→", one.field or "–"] for one in view.columns])
    said += [f"  {one}" for one in _readings(view)]
    said += [f"  {warning}" for warning in view.warnings]
    said += _skipped(view)
    if view.review:
        said.append(
            ngettext(
                "  {n} question waits on the review list",
                "  {n} questions wait on the review list",
                view.review,
            ).format(n=view.review)
        )
    for one in import_news.sections(view.diff, _NEWS):
        said += ["", _("{title}: {n}").format(title=one.title, n=one.count)]
        rows = [(f"  {line.account.name}", line.what, line.amount, line.more) for line in one.lines]
        said += table(rows, right=[2])
        if one.count > _NEWS:
            said.append(_("  … and {n} more").format(n=one.count - _NEWS))
    return "\n".join(said)


def _readings(view: ImportView) -> Iterator[str]:
    """How the file was understood."""
    if view.date_order:
        is_day_first = view.date_order == "dmy"
        yield _("Dates have the day first.") if is_day_first else _("Dates have the month first.")
    if view.kind == "receivables":
        yield _("As of {day}.").format(day=words.full_date(view.as_of))
    if view.coverage:
        yield from _coverage(view.coverage, view.closed)


def _coverage(view: Coverage, closed: int) -> Iterator[str]:
    """What became of the invoices that the file does not list."""
    if view.kind == "full" and closed:
        yield ngettext(
            "{n} invoice is no longer listed and presumed paid (--partial leaves it open).",
            "{n} invoices are no longer listed and presumed paid (--partial leaves them open).",
            closed,
        ).format(n=closed)
    elif view.kind == "partial" and view.missing:
        if view.by == "guess":
            yield _(
                "Of {owing} accounts that owed the file lists {n}: it was read as a part."
            ).format(owing=view.owing, n=view.accounts)
        yield ngettext(
            "{n} open invoice that it does not list stays open (--full closes it).",
            "{n} open invoices that it does not list stay open (--full closes them).",
            view.missing,
        ).format(n=view.missing)


def _skipped(view: ImportView) -> Iterator[str]:
    reasons: dict[str, list[int]] = {}
    for skip in view.skipped:
        reasons.setdefault(skip.reason, []).append(skip.row)
    for reason, where in reasons.items():
        some = ", ".join(map(str, where[:_ROWS])) + (" …" if len(where) > _ROWS else "")
        yield ngettext(
            "  {n} row skipped, {reason} (row {some})",
            "  {n} rows skipped, {reason} (rows {some})",
            len(where),
        ).format(n=len(where), reason=reason, some=some)
