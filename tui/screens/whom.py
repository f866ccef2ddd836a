"""Whom to see next: accounts by urgency, with reasons, and a free time to see them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Static

from tui import keys, words
from tui.desk import whom as job
from tui.i18n import _
from tui.screens.base import TooSmall, WorkPeek
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.log import WrittenView
    from tui.desk.whom import CandidateView, WhomView
    from tui.widgets.cells import Piece

COLUMNS: Final = (
    Column(least=1, most=1),
    Column(least=12, most=24, shrink=1),
    Column(least=16, most=90, grow=True, shrink=2),
    Column(least=5, most=10, align="right"),
)


class WhomScreen(WorkPeek[None]):
    """``enter`` plans a visit at the time shown; arrows choose another free time."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("whom"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self, on: date) -> None:
        super().__init__()
        self._on = on
        self._chosen: dict[int, datetime] = {}
        """A free time that the rep chose for an account instead of the first."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(id="whom-heading", classes="heading", markup=False)
            yield Rows(COLUMNS, id="candidates", header=False)
            yield Static(id="stretched", markup=False)
        yield TooSmall()
        yield KeyBar(keys.of("whom")[0])

    def on_mount(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        self._view: WhomView = job.whom(self.desk, self._on)
        self.query_one("#whom-heading", Static).update(content(self._heading()))
        self._show()
        self._tell_below()

    def on_rows_moved(self) -> None:
        self._tell_below()

    def _tell_below(self) -> None:
        """Every reason for the account under the cursor, and what was stretched or rests."""
        below: list[list[Piece]] = []
        if not self._view.candidates:
            below.append([(_("Nobody waits for a visit."), "kept")])
        if one := self._current:
            below += [[("· ", "dim"), (reason.text, "")] for reason in one.reasons]
            below += [[("· ", "dim"), (one.skipped, "quiet")]] if one.skipped else []
        if self._view.stretched:
            below += [[], [(self._view.stretched, "watch")]]
        below += [
            [
                (f"{one.account.name}  ", "dim"),
                (
                    _("rests until {day}: {reason}").format(
                        day=words.day_and_date(one.until, self.desk.today), reason=one.reason
                    ),
                    "dim",
                ),
            ]
            for one in self._view.skipped
        ]
        self.query_one("#stretched", Static).update(lines(below))

    def _heading(self) -> list[Piece]:
        day = words.day_and_date(self._view.date, self.desk.today)
        free = "  ".join(words.clock_time(slot) for slot in self._view.slots)
        said = _("free {times}").format(times=free) if free else _("no free time left")
        return [(_("Whom to see"), "way bold"), (f"   {day} · {said}", "dim")]

    def _show(self) -> None:
        rows = [self._row(one) for one in self._view.candidates]
        self.query_one(Rows).show(rows)

    def _row(self, one: CandidateView) -> Row:
        start = self._start(one)
        return Row(
            str(one.account.id),
            (
                plain(words.TIER_SIGNS[one.account.tier], "way"),
                plain(words.short_name(one.account.name), "bold"),
                plain(" · ".join(reason.text for reason in one.reasons)),
                plain(self._when(start), "way" if start else "dim"),
            ),
        )

    def _start(self, one: CandidateView) -> datetime | None:
        return self._chosen.get(one.account.id, one.start)

    def _when(self, start: datetime | None) -> str:
        if start is None:
            return "–"
        at = words.clock_time(start)
        return at if start.date() == self._view.date else f"{words.weekday(start)} {at}"

    @property
    def _current(self) -> CandidateView | None:
        key = self.query_one(Rows).current
        return next((one for one in self._view.candidates if str(one.account.id) == key), None)

    def action_slot(self, step: int) -> None:
        one = self._current
        start = self._start(one) if one else None
        if one is None or start is None:
            return
        day = start.date()
        slots = self.rounds.ask(lambda: job.free_times(self.desk, one.account.id, day))
        free = [datetime.combine(day, slot) for slot in slots or ()]
        later = [slot for slot in free if slot > start]
        earlier = [slot for slot in free if slot < start]
        if step > 0 and later:
            self._chosen[one.account.id] = later[0]
        elif step < 0 and earlier:
            self._chosen[one.account.id] = earlier[-1]
        self._show()

    def action_plan(self) -> None:
        one = self._current
        start = self._start(one) if one else None
        if one is None:
            return
        if start is None:
            self.rounds.tell(_("No free time is left in the next days."))
            return
        day, at = start.date(), start.time()
        self.rounds.change(lambda: job.plan(self.desk, one.account.id, day, at), self._planned)

    def on_rows_chosen(self) -> None:
        self.action_plan()

    def _planned(self, view: WrittenView) -> None:
        self.rounds.tell(_("Planned: {what}").format(what=view.written[0].text))
        self.look_again()

    def action_skip(self) -> None:
        from tui.screens.ask import AskScreen

        if one := self._current:
            account = one.account
            self.app.push_screen(
                AskScreen(
                    _("Not now: {account}").format(account=account.name),
                    _("why"),
                    _("on holiday until Monday"),
                    draft=f"skip:{account.id}",
                    job=lambda text: job.skip(self.desk, account.id, text, self._view.date),
                ),
                lambda _result: self.look_again(),
            )
