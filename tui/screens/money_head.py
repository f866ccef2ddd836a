"""The head of the place Money: a bar for each currency, and the figures below it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tui import words
from tui.i18n import _
from tui.widgets.cells import Piece, Tone, width_of

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.collecting import CurrencyView, MetricsView, MoneyView
    from tui.desk.money import AgeingView

_BARS: Final[tuple[tuple[str, str, Tone], ...]] = (
    ("not_due", "░", "kept"),
    ("d1_30", "▒", "watch"),
    ("d31_60", "▒", "late"),
    ("d61_90", "▓", "late"),
    ("d90_plus", "█", "late"),
    ("no_due_date", "·", "dim"),
)
"""Each age of the bar: its field, its sign and its tone; the older, the denser."""
_SPARKS: Final = "▁▂▃▄▅▆▇█"
_CODE: Final = 5
_LONGEST_BAR: Final = 54
_APART: Final = "   "
_WEEKS: Final = ("week1", "week2", "week3")
_COLUMNS: Final = ("dso", "kept", *_WEEKS, "cei")
"""The figures in their order."""
_FIRST: Final = ("dso", "kept", "week1", "cei", "week2", "week3")
"""Those that stay where there is little room come first."""


def heading(view: MoneyView, today: date) -> list[Piece]:
    """The line above all: as of when, and how new the ledger is."""
    said = [_("as of {day}").format(day=words.day_and_date(view.as_of, today))]
    if view.listed:
        said.append(_("ledger of {day}").format(day=words.day_and_date(view.listed, today)))
    return [(_("Money"), "way bold"), ("   ", ""), (" · ".join(said), "dim")]


def bars(view: MoneyView, width: int) -> list[list[Piece]]:
    """A bar for each currency, its ages in proportion, the sums beside it, and the legend.

    The longest bar is that of the largest sum within its own currency: sums of different
    currencies are never compared, so each bar is as long as there is room.
    """
    lines: list[list[Piece]] = []
    for one in view.currencies:
        sums: list[Piece] = [(words.amount_round(one.outstanding, one.currency), "bold")]
        if one.overdue:
            amount = words.amount_round(one.overdue, one.currency)
            sums.append((words.gap() + _("({amount} overdue)").format(amount=amount), "late"))
        room = min(_LONGEST_BAR, max(8, width - _CODE - 3 - width_of(tuple(sums))))
        bar = _bar(one.ageing, room)
        lines.append([(f"{one.currency:<{_CODE}}", "bold"), *bar, ("  ", ""), *sums])
    if lines:
        lines.append(_legend(view))
    return lines


def _bar(ageing: AgeingView, width: int) -> list[Piece]:
    """The ages as parts of a bar; what there is has at least one cell."""
    parts = [(max(Decimal(0), getattr(ageing, field)), sign, tone) for field, sign, tone in _BARS]
    total = sum(part for part, _sign, _tone in parts)
    if not total:
        return [("·" * width, "dim")]
    cells = [max(1, int(part * width / total)) if part else 0 for part, _sign, _tone in parts]
    cells[cells.index(max(cells))] += width - sum(cells)
    return [
        (sign * count, tone)
        for count, (_part, sign, tone) in zip(cells, parts, strict=True)
        if count
    ]


def ages(bounds: tuple[int, int, int]) -> tuple[str, ...]:
    """What each age is called."""
    first, second, third = bounds
    return (
        _("not due"),
        f"1–{first}",
        f"{first + 1}–{second}",
        f"{second + 1}–{third}",
        _("over {n} d").format(n=third),
        _("no date"),
    )


def _legend(view: MoneyView) -> list[Piece]:
    used = [any(getattr(one.ageing, field) for one in view.currencies) for field, _s, _t in _BARS]
    pieces: list[Piece] = [(" " * _CODE, "")]
    for name, is_used, (_field, sign, tone) in zip(ages(view.bounds), used, _BARS, strict=True):
        if is_used:
            pieces += [(sign, tone), (f" {name}  ", "dim")]
    return pieces


def figures(view: MoneyView, width: int) -> list[list[Piece]]:
    """DSO, promises kept, expected cash and CEI: a line for each currency, in the same columns.

    A column stands in all lines or in none, as far as there is room for it in each.
    """
    by_currency = {one.currency: one for one in view.queue.metrics}
    cells = {
        one.currency: _figures(one, by_currency.get(one.currency), view.as_of)
        for one in view.currencies
    }
    widths = {
        column: max((width_of(tuple(known.get(column, ()))) for known in cells.values()), default=0)
        for column in _COLUMNS
    }
    shown: set[str] = set()
    for column in sorted(_COLUMNS, key=_FIRST.index):
        needed = sum(widths[one] + len(_APART) for one in (*shown, column)) - len(_APART)
        if widths[column] and _CODE + needed <= width:
            shown.add(column)
    lines: list[list[Piece]] = []
    for currency, known in cells.items():
        line: list[Piece] = [(f"{currency:<{_CODE}}", "dim")]
        for column in (one for one in _COLUMNS if one in shown):
            cell = known.get(column, [])
            line += [*cell, (" " * (widths[column] - width_of(tuple(cell))) + _APART, "")]
        if any(column in known for column in shown):
            lines.append(line[:-1])
    return lines


def _figures(one: CurrencyView, figures: MetricsView | None, today: date) -> dict[str, list[Piece]]:
    """What is known of a currency, by column."""
    cells: dict[str, list[Piece]] = {}
    if figures and figures.dso is not None and figures.best_dso is not None:
        best = _("best {days}").format(days=words.whole(figures.best_dso))
        cells["dso"] = [("DSO ", "dim"), (words.whole(figures.dso), ""), (f" {best}", "dim")]
    if figures and figures.promised:
        kept: Piece = (f"{figures.kept}/{figures.promised}", "")
        cells["kept"] = [(_("kept") + words.gap(), "dim"), kept, *_spark(one)]
    if figures and figures.cei is not None:
        share = _("{n} %").format(n=words.whole(figures.cei))
        cells["cei"] = [("CEI ", "dim"), (share, "")]
    weeks = [week for week in one.expected if week.promised]
    for column, week in zip(_WEEKS, weeks, strict=False):
        text = _("expected {amount} {week}") if column == _WEEKS[0] else _("{amount} {week}")
        amount = words.amount_round(week.expected, one.currency)
        before, _sign, behind = text.partition("{amount}")
        when = _week(week.monday, today)
        cells[column] = [
            (before.format(week=when), "dim"),
            (amount, ""),
            (behind.format(week=when), "dim"),
        ]
    return cells


def _spark(one: CurrencyView) -> list[Piece]:
    """Promises kept by month, the newest last."""
    if len(one.months) < 2:
        return []
    sparks = "".join(
        _SPARKS[round(month.kept / month.due * (len(_SPARKS) - 1))] for month in one.months[-6:]
    )
    return [(f" {sparks}", "kept")]


def _week(monday: date, today: date) -> str:
    distance = (monday - today).days
    if distance <= 0:
        return _("this week")
    if distance <= 7:
        return _("next week")
    return words.short_date(monday, today)
