"""What an import has done, as rows: its counts, the news of the morning, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from tui import words
from tui.domain.text import cut
from tui.i18n import _, ngettext
from tui.screens.base import HIGH
from tui.screens.painting import age_tone
from tui.widgets.cells import plain
from tui.widgets.columns import Column
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.desk.import_news import Code, NewsLine, Section, VisitorView
    from tui.desk.import_views import ImportView
    from tui.widgets.cells import Cell, Piece, Tone

NEWS: Final = (
    Column(least=14, most=44, shrink=2),
    Column(least=1, most=5),
    Column(least=6, most=24, shrink=3),
    Column(least=8, most=18, align="right"),
    Column(least=6, most=24, grow=True, shrink=1),
)
"""The columns of `news_rows`."""
ROWS: Final = (
    Column(least=6, most=12, align="right"),
    Column(least=20, most=200, grow=True, shrink=1),
)
"""The columns of `left_out_rows`."""
MOST_ROWS: Final = 2_000
"""So many skipped rows are listed."""
_BESIDE: Final = 48
"""Terminal columns of a heading that are not for the name of its file."""
_TONES: Final[dict[Code, Tone]] = {
    "newly_overdue": "watch",
    "paid": "kept",
    "promises_kept": "kept",
    "promises_missed": "late",
    "new_disputes": "watch",
    "over_limit": "late",
}


def file_name(file: Path, screen: int) -> str:
    """The name of a file, cut so that a heading has room for what it says beside it.

    Args:
        screen: the terminal columns of the screen.
    """
    return cut(file.name, screen - _BESIDE)


# -- Counts


def counts(view: ImportView, currency: str = "") -> Iterator[list[Piece]]:
    """How many rows there are and what became of them, in a few lines.

    Args:
        currency: of amounts for which neither row nor account names one; empty: it is not told.
    """
    rows = ngettext("{n} row", "{n} rows", view.rows).format(n=f"{view.rows:,}")
    said: list[Piece] = [(f"{rows}   ", "bold")]
    for text, number, tone in (
        (_("{n} new"), view.created, ""),
        (_("{n} changed"), view.updated, ""),
        (_("{n} unchanged"), view.unchanged, "dim"),
        (_("{n} skipped"), len(view.skipped), "watch"),
    ):
        if number:
            said += [(" · ", "dim")] if len(said) > 1 else []
            said.append((text.format(n=f"{number:,}"), cast("Tone", tone)))
    yield said
    taken = view.created + view.updated + view.unchanged
    if view.closed:
        text = ngettext(
            "{n} invoice is no longer listed and presumed paid.",
            "{n} invoices are no longer listed and presumed paid.",
            view.closed,
        )
        yield [(text.format(n=f"{view.closed:,}"), "watch" if view.closed > taken else "")]
    elif view.coverage and view.coverage.kind == "partial" and view.coverage.missing:
        text = ngettext(
            "{n} open invoice that it does not list stays open.",
            "{n} open invoices that it does not list stay open.",
            view.coverage.missing,
        )
        yield [(text.format(n=f"{view.coverage.missing:,}"), "dim")]
    if view.review and view.dry_run:
        text = ngettext(
            "{n} question would wait on the review list.",
            "{n} questions would wait on the review list.",
            view.review,
        )
        yield [(text.format(n=f"{view.review:,}"), "watch")]
    elif view.review:
        text = ngettext(
            "{n} question waits on the review list: ctrl+r",
            "{n} questions wait on the review list: ctrl+r",
            view.review,
        )
        yield [(text.format(n=f"{view.review:,}"), "watch")]
    if currency and taken:
        text = _("Amounts are in {currency} where neither row nor account says otherwise.")
        yield [(text.format(currency=currency), "dim")]
    if not taken:
        yield [(_("Nothing of it can be taken in."), "watch")]
    elif not (view.dry_run or view.created or view.updated or view.closed):
        yield [(_("Nothing is new since the last import."), "dim")]


# -- The news


def news_rows(
    sections: Sequence[Section], visitors: Sequence[VisitorView], height: int
) -> list[Row]:
    """The news, section by section, and then whom of it one sees today.

    Args:
        height: of the screen, in lines.
    """
    seen = {one.account.id: one for one in reversed(visitors)}
    rows: list[Row] = []
    for section in sections:
        rows += _title(section.code, section.title, section.count, height)
        tone = _TONES[section.code]
        for index, line in enumerate(section.lines):
            visit = seen.get(line.account.id)
            rows.append(Row(f"{section.code}:{index}:{line.account.id}", _line(line, tone, visit)))
        if section.count > len(section.lines):
            more = _("… and {n} more").format(n=f"{section.count - len(section.lines):,}")
            rows.append(_heading(f"more:{section.code}", plain(more, "dim")))
    if visitors:
        rows += _title("visits", _("Seen today"), len(visitors), height)
        rows += map(_visit, visitors)
    return rows[1:] if rows and rows[0].key.startswith("gap") else rows


def _title(key: str, title: str, count: int, height: int) -> Iterator[Row]:
    """The title of a section, set off where there is room."""
    if height >= HIGH:
        yield _heading(f"gap:{key}", plain(""))
    yield _heading(f"title:{key}", ((title, "way"), (f"  {count:,}", "dim")))


def _heading(key: str, said: Cell) -> Row:
    return Row(key, (said, *[plain("")] * (len(NEWS) - 1)), heading=True)


def _line(line: NewsLine, tone: Tone, visit: VisitorView | None) -> tuple[Cell, ...]:
    """``visit``: the one of today to whom the line is about."""
    return (
        plain(line.account.name),
        plain(words.clock_time(visit.start) if visit else "", "way"),
        plain(line.what, "dim"),
        plain(line.amount, tone),
        plain(line.more, "dim"),
    )


def _visit(one: VisitorView) -> Row:
    first = one.overdue[0] if one.overdue else None
    tone: Tone = age_tone(first.oldest_days) if first else ""
    owed = words.amount(first.amount, first.currency) if first else ""
    age = words.days_short(first.oldest_days) if first else ""
    more = f"+{len(one.overdue) - 1}" if len(one.overdue) > 1 else ""
    return Row(
        f"visit:{one.visit_id}:{one.account.id}",
        (
            plain(one.account.name, "bold"),
            plain(words.clock_time(one.start), "way"),
            plain(""),
            plain(owed, tone),
            plain(f"{age} {more}".strip(), tone),
        ),
    )


# -- What was left out


def left_out_rows(view: ImportView) -> Iterator[Row]:
    """What to mind, and the rows that were not taken in, those that are no sums first."""
    for index, one in enumerate(view.warnings):
        yield Row(f"warning:{index}", (plain(_("mind"), "watch"), plain(one)))
    skipped = sorted(view.skipped, key=lambda one: one.kind != "bad")
    for index, skip in enumerate(skipped[:MOST_ROWS]):
        tone: Tone = "watch" if skip.kind == "bad" else "dim"
        number = _("row {n}").format(n=skip.row)
        yield Row(f"row:{index}", (plain(number, tone), plain(skip.reason, "dim")))
    if len(skipped) > MOST_ROWS:
        more = _("… and {n} more").format(n=f"{len(skipped) - MOST_ROWS:,}")
        yield Row("more", (plain(""), plain(more, "dim")))


# -- What a row is about


def visit_of(key: str) -> int | None:
    """The visit whose row has this key; None: it is no row of a visit."""
    kind, _sign, rest = key.partition(":")
    return int(rest.partition(":")[0]) if kind == "visit" else None


def account_of(key: str) -> int | None:
    """The account of a row of the news; None: the row is not about one."""
    kind, _sign, rest = key.partition(":")
    if kind in ("", "warning", "row", "more"):
        return None
    return int(rest.rpartition(":")[2])


def is_left_out(key: str) -> bool:
    """Whether the row tells what to mind, or what was not taken in."""
    return key.startswith(("warning:", "row:"))
