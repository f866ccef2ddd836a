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
            sums.append((" " + _("({amount} overdue)").format(amount=amount), "late"))
        room = min(_LONGEST_BAR, max(8, width - _CODE - 3 - width_of(tuple(sums))))
        bar = _bar(one.ageing, room)
        lines.append([(f"{one.currency:<{_CODE}}", "bold"), *bar, ("  ", ""), *sums])
    if lines:
        lines.append(_legend(view, width))
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


def _legend(view: MoneyView, width: int) -> list[Piece]:
    used = [any(getattr(one.ageing, field) for one in view.currencies) for field, _s, _t in _BARS]
    pieces: list[Piece] = [(" " * _CODE, "")]
    for name, is_used, (_field, sign, tone) in zip(ages(view.bounds), used, _BARS, strict=True):
        if is_used:
            pieces += [(sign, tone), (f" {name}  ", "dim")]
    return pieces


def figures(view: MoneyView, width: int) -> list[list[Piece]]:
    """DSO, promises kept, expected cash and CEI: a line for each currency, as far as it goes."""
    by_currency = {one.currency: one for one in view.queue.metrics}
    lines: list[list[Piece]] = []
    for one in view.currencies:
        line: list[Piece] = [(f"{one.currency:<{_CODE}}", "dim")]
        for group in _figures(one, by_currency.get(one.currency), view.as_of):
            apart: list[Piece] = [("   ", "")] if len(line) > 1 else []
            if width_of((*line, *apart, *group)) <= width:
                line += [*apart, *group]
        if len(line) > 1:
            lines.append(line)
    return lines


def _figures(one: CurrencyView, figures: MetricsView | None, today: date) -> list[list[Piece]]:
    """The figures, those first that must not be missing where there is little room."""
    groups: list[list[Piece]] = []
    if figures and figures.dso is not None and figures.best_dso is not None:
        best = _("best {days}").format(days=words.whole(figures.best_dso))
        groups.append([("DSO ", "dim"), (words.whole(figures.dso), ""), (f" {best}", "dim")])
    if figures and figures.promised:
        kept: Piece = (f"{figures.kept}/{figures.promised}", "")
        groups.append([(_("kept") + " ", "dim"), kept, *_spark(one)])
    weeks = [week for week in one.expected if week.promised]
    for index, week in enumerate(weeks[:3]):
        amount = words.amount_round(week.expected, one.currency)
        label: list[Piece] = [] if index else [(_("expected") + " ", "dim")]
        groups.append([*label, (amount, ""), (f" {_week(week.monday, today)}", "dim")])
    if figures and figures.cei is not None:
        groups.append([("CEI ", "dim"), (f"{words.whole(figures.cei)} %", "")])
    return groups


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
