"""The week: seven days with their visits, and how the month stands by tier."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Static

from tui import keys, words
from tui.desk import month
from tui.desk import week as job
from tui.i18n import _
from tui.screens import today_rows
from tui.screens.base import TooSmall, WorkPeek
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.today_views import DayView
    from tui.desk.week import WeekView
    from tui.widgets.cells import Piece, Tone

COLUMNS: Final = (
    Column(least=6, most=14),
    Column(least=1, most=1),
    Column(least=5, most=5),
    Column(least=1, most=1),
    Column(least=12, most=36, grow=True, shrink=1),
    Column(least=11, most=24, shrink=2, drop=1),
    Column(least=8, most=18, align="right"),
)


class WeekScreen(WorkPeek[date]):
    """Answers with the day that the rep goes to."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("week"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self, on: date) -> None:
        super().__init__()
        self._on = on

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(id="week-heading", classes="heading", markup=False)
            yield Rows(COLUMNS, id="week", header=False)
            yield Static(id="month", markup=False)
        yield TooSmall()
        yield KeyBar(keys.of("week")[0])

    def on_mount(self) -> None:
        self.look_again(on=self._on)

    def look_again(self, *, on: date | None = None) -> None:
        view = job.week(self.desk, self._on)
        self.query_one("#week-heading", Static).update(content(self._heading(view)))
        rows = [row for day in view.days for row in self._rows(day)]
        self.query_one(Rows).show(rows, cursor=f"{on:%Y-%m-%d}" if on else None)
        self.query_one("#month", Static).update(lines(_month(month.month(self.desk, self._on))))

    def _heading(self, view: WeekView) -> list[Piece]:
        _year, number, _weekday = view.from_.isocalendar()
        span = words.days_of_week(view.from_)
        return [
            (_("Week {n}").format(n=number), "way bold"),
            (f"   {span}", "dim"),
        ]

    def _rows(self, day: DayView) -> list[Row]:
        is_today = day.date == self.desk.today
        name = words.weekday(day.date) + " " + words.short_date(day.date, day.date)
        tone: Tone = "way bold" if is_today else "bold" if day.visits else "dim"
        rest = plain(day.holiday or "", "quiet")
        empty = plain("")
        if not day.visits:
            key = f"{day.date:%Y-%m-%d}"
            return [Row(key, (plain(name, tone), empty, empty, empty, rest, empty, empty))]
        rows = []
        for index, visit in enumerate(day.visits):
            shown = today_rows.visit_row(visit, is_next=False)
            sign, at, tier, account, _who, about, amount, *_more = shown.cells
            key = f"{day.date:%Y-%m-%d}" + (f" {visit.id}" if index else "")
            head = plain(name, tone) if not index else empty
            rows.append(Row(key, (head, sign, at, tier, account, about, amount)))
        return rows

    def action_open(self) -> None:
        if key := self.query_one(Rows).current:
            self.dismiss(date.fromisoformat(key.partition(" ")[0]))

    def on_rows_chosen(self) -> None:
        self.action_open()

    def action_week(self, step: int) -> None:
        self._on = self._on + timedelta(weeks=step) if step else self.desk.today
        self.look_again(on=job.monday_of(self._on) if step else self._on)

    def action_report(self) -> None:
        from tui.screens.report import ReportScreen

        self.app.push_screen(ReportScreen(self._on))


def _month(view: month.MonthView) -> list[list[Piece]]:
    """Planned against done per tier this month, in a line."""
    pieces: list[Piece] = [(_("this month") + "  ", "dim")]
    for tier in view.tiers:
        if not tier.tier or not tier.accounts:
            continue
        done = f"{tier.done}/{tier.asked}"
        pieces += [
            (f"{words.TIER_SIGNS[tier.tier]} {words.tier(tier.tier)} ", "dim"),
            (done, "kept" if tier.done >= tier.asked else "watch"),
            (f" +{tier.planned}   " if tier.planned else "  ", "way"),
        ]
    return [pieces]
