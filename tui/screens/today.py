"""Today: whom to see, what to know about each, and what is still loose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.containers import Container, Vertical
from textual.widgets import Static

from tui.desk import settle
from tui.desk import today as job
from tui.errors import Trouble
from tui.i18n import _
from tui.screens import painting, today_rows
from tui.screens.base import PlaceScreen, TooSmall, is_tight
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines
from tui.widgets.facts import Facts
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Rows
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.edit import Kind
    from tui.desk.prep.views import ReadyView
    from tui.desk.today_views import DayView, LooseEndView, VisitView

ROOM_FOR_MAXIM: Final = 12
"""Lines beyond the rows (headings, air) with which the golden rule has room below them."""
TICK: Final = 20.0
"""Seconds after which "next in …" is told anew."""

_RECORDS: Final[dict[str, Kind]] = {
    "promise_due": "promise",
    "promise_missed": "promise",
    "unlogged": "visit",
    "next_step": "next_step",
    "our_promise": "next_step",
    "special_date": "person",
    "rhythm": "account",
}
"""Which form opens on which kind of loose end."""


class TodayScreen(PlaceScreen):
    """The first place: the day's visits, the card of the row under the cursor, loose ends."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("today"))
    AUTO_FOCUS = "#visits"

    def __init__(self) -> None:
        super().__init__()
        self._away = 0
        """Days between today and the day shown; 0 turns with the clock."""
        self._view: DayView | None = None

    def compose(self) -> ComposeResult:
        yield TopBar("today", self.desk.today)
        yield TooSmall()
        with Container(id="today", classes="place"):
            with Vertical(id="day"):
                yield Static(id="day-heading", classes="heading", markup=False)
                yield Rows(today_rows.visit_columns(), id="visits")
                yield Static(id="nothing", markup=False)
                yield Static(id="loose-heading", classes="heading", markup=False)
                yield Rows(today_rows.LOOSE_COLUMNS, id="loose", header=False)
                yield Static(id="maxim", markup=False)
            yield Facts(id="card")
        yield KeyBar()

    def on_mount(self) -> None:
        self._paint(at_next=True)
        self._give_cursor()
        self.set_interval(TICK, self._tell_heading)

    def on_resize(self, event: events.Resize) -> None:
        card = self.query_one(Facts)
        was_dense = card.dense
        card.dense = is_tight(event.size)
        self._show_card()
        if card.dense != was_dense:
            self.call_after_refresh(self._tell_maxim)

    # -- What is shown

    @property
    def on(self) -> date:
        """The day that is shown."""
        return self.desk.today + timedelta(days=self._away)

    def look_again(self) -> None:
        self.query_one(TopBar).show(self.desk.today)
        self._paint()

    def _paint(self, *, at_next: bool = False) -> None:
        try:
            view = job.day(self.desk, self.on)
        except Trouble as trouble:
            self.rounds.tell(trouble)
            return
        self._view = view
        upcoming = job.next_visit(view, self.desk.now)
        rows = [
            today_rows.visit_row(one, not self._away and index == upcoming)
            for index, one in enumerate(view.visits)
        ]
        visits, loose = self.query_one("#visits", Rows), self.query_one("#loose", Rows)
        start = str(view.visits[upcoming or 0].id) if at_next and rows else None
        visits.show(rows, cursor=start)
        loose.show([today_rows.loose_row(end) for end in view.loose_ends])
        visits.display = bool(rows)
        if not (isinstance(self.focused, Rows) and self.focused.rows):
            self._give_cursor()
        self._tell_heading()
        self._tell_loose(len(view.loose_ends))
        self._tell_nothing(bool(rows))
        self._show_card()
        self.refresh_bindings()
        self.call_after_refresh(self._tell_maxim)

    def _tell_heading(self) -> None:
        if not self._view:
            return
        minutes = None
        if not self._away:
            upcoming = job.next_visit(self._view, self.desk.now)
            if upcoming is not None:
                wait = self._view.visits[upcoming].start - self.desk.now
                minutes = int(wait.total_seconds() // 60)
        pieces = today_rows.heading(
            self._view, self.desk.today, minutes if minutes is not None and minutes >= 0 else None
        )
        self.query_one("#day-heading", Static).update(content(pieces))

    def _tell_loose(self, number: int) -> None:
        heading = self.query_one("#loose-heading", Static)
        heading.display = number > 0
        heading.update(content([(_("Loose ends"), "way bold"), (f"   {number}", "dim")]))

    def _tell_nothing(self, is_there: bool) -> None:
        nothing = self.query_one("#nothing", Static)
        nothing.display = not is_there
        self.set_class(not is_there and not (self._view and self._view.loose_ends), "-empty")
        if is_there:
            return
        if not self.desk.ground.accounts:
            nothing.update(lines(today_rows.begin()))
        else:
            nothing.update(content([(_("No visits. Plan one:"), ""), ("  n", "bold")]))

    def _tell_maxim(self) -> None:
        """The golden rule of the day, once the picture stands; where there is room for it."""
        shown = self.query_one("#maxim", Static)
        day = self.query_one("#day")
        rows = sum(len(rows.rows) for rows in day.query(Rows))
        has_room = day.size.height - rows >= ROOM_FOR_MAXIM
        shown.display = has_room and not self._away and not self.query_one(Facts).dense
        if shown.display and self.desk.ground.accounts:
            from tui.desk import maxim

            rule = maxim.of_today(self.desk)
            shown.update(content([(rule.text, "quiet"), ("  " + rule.why, "dim")]))

    def _show_card(self) -> None:
        card = self.query_one(Facts)
        account_id, visit_id = self._under_cursor()
        if not account_id:
            card.show([], [])
            return
        self.rounds.current_account, self.rounds.current_visit = account_id, visit_id
        try:
            known = job.card(self.desk, account_id, visit_id)
        except Trouble:
            # Another window has removed it; the next look at the book takes the row away.
            card.show([], [])
            return
        if card.dense:
            card.show(*painting.dense_card(known, self.desk.today, self._ready))
        else:
            title = painting.card_title(known, self._ready)
            card.show(title, painting.card_facts(known, self.desk.today))

    @property
    def _ready(self) -> ReadyView | None:
        """How much is ready for the visit under the cursor; the first picture is without it."""
        visit = self.visit
        if not self.rounds.is_warm or visit is None or visit.state not in ("planned", "confirmed"):
            return None
        from tui.desk.prep import changes

        return changes.ready(self.desk, visit.id)

    def made_warm(self) -> None:
        self._show_card()

    # -- Where the cursor is

    @property
    def visit(self) -> VisitView | None:
        """The visit under the cursor, if the cursor is on one."""
        rows = self.query_one("#visits", Rows)
        if self._view and self._has_cursor(rows) and rows.current:
            return next((one for one in self._view.visits if str(one.id) == rows.current), None)
        return None

    @property
    def loose_end(self) -> LooseEndView | None:
        """The loose end under the cursor, if the cursor is on one."""
        rows = self.query_one("#loose", Rows)
        if self._view and self._has_cursor(rows) and rows.current:
            ends = self._view.loose_ends
            return next((end for end in ends if today_rows.key_of(end) == rows.current), None)
        return None

    def _give_cursor(self) -> None:
        """The cursor goes to the visits, or to the loose ends where there are none."""
        visits = self.query_one("#visits", Rows)
        self.set_focus(visits if visits.rows else self.query_one("#loose", Rows))

    def _has_cursor(self, rows: Rows) -> bool:
        return rows.has_focus or (rows.id == "visits" and not self.query_one("#loose").has_focus)

    def _under_cursor(self) -> tuple[int | None, int | None]:
        """The account and the visit that the card is about."""
        if visit := self.visit:
            return visit.account.id, visit.id
        if end := self.loose_end:
            return end.account.id, end.ref if end.kind == "unlogged" else None
        return None, None

    def _still_there(self) -> tuple[int | None, int | None]:
        """The same, for a dialog about it: another window may have removed it meanwhile."""
        account_id, visit_id = self._under_cursor()
        if account_id and self.rounds.ask(lambda: job.card(self.desk, account_id, visit_id)):
            return account_id, visit_id
        return None, None

    def on_rows_moved(self, _event: Rows.Moved) -> None:
        self._show_card()

    def on_rows_left(self, event: Rows.Left) -> None:
        other: Literal["#visits", "#loose"] = "#loose" if event.rows.id == "visits" else "#visits"
        rows = self.query_one(other, Rows)
        towards = 1 if other == "#loose" else -1
        if rows.rows and event.step == towards:
            self.set_focus(rows)

    def on_rows_chosen(self, _event: Rows.Chosen) -> None:
        self.action_owes()

    # -- What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that have nothing to work on are not taught."""
        if self._view is None:
            return True
        match action:
            case "confirm" | "move" | "cancel" | "edit" | "remove":
                return bool(self._view.visits or self._view.loose_ends)
            case "settle":
                return bool(self._view.loose_ends)
            case "log" | "owes" | "plan" | "whom":
                return bool(self.desk.ground.accounts)
            case _:
                return True

    def action_day(self, step: int) -> None:
        self._away = self._away + step if step else 0
        self._paint(at_next=True)
        self._give_cursor()

    def action_other_list(self) -> None:
        visits, loose = self.query_one("#visits", Rows), self.query_one("#loose", Rows)
        other = visits if loose.has_focus else loose
        if other.rows:
            self.set_focus(other)

    def action_confirm(self) -> None:
        _account, visit_id = self._under_cursor()
        if visit_id:
            self.rounds.change(
                lambda: settle.toggle_confirmed(self.desk, visit_id), self.rounds.tell
            )

    def action_settle(self) -> None:
        end = self.loose_end
        if end is None:
            return
        if end.kind == "unlogged":
            self.action_log()
        elif end.kind in ("promise_due", "promise_missed"):
            self._chase()
        elif end.kind == "rhythm":
            self.action_plan()
        else:
            self.rounds.change(lambda: settle.settle(self.desk, end), self.rounds.tell)

    def action_log(self) -> None:
        from tui.screens.log import LogScreen

        account_id, visit_id = self._still_there()
        if account_id:
            self.app.push_screen(LogScreen(account_id, visit_id))
        elif not self._under_cursor()[0]:
            self.rounds.ask_account(lambda id: self.app.push_screen(LogScreen(id)))

    def _chase(self) -> None:
        from tui.screens.chase import ChaseScreen

        account_id, _visit = self._still_there()
        if account_id:
            self.app.push_screen(ChaseScreen(account_id))

    def action_owes(self) -> None:
        from tui.screens.owes import OwesScreen

        account_id, _visit = self._still_there()
        if account_id:
            self.app.push_screen(OwesScreen(account_id))
        elif not self._under_cursor()[0]:
            self.rounds.ask_account(lambda id: self.app.push_screen(OwesScreen(id)))

    def action_plan(self) -> None:
        from tui.screens.line import LineScreen, begin_with

        begin = begin_with(end.account.name) if (end := self.loose_end) else ""
        self.app.push_screen(LineScreen("plan", begin=begin))

    def action_new(self) -> None:
        from tui.screens.new import NewScreen

        self.app.push_screen(NewScreen(), self._new)

    def _new(self, kind: Kind | None) -> None:
        from tui.screens.form import FormScreen

        if kind:
            account_id, _visit = self._under_cursor()
            self.app.push_screen(FormScreen(kind, account_id=account_id, on=self.on))

    def action_edit(self) -> None:
        from tui.desk import edit
        from tui.screens.form import FormScreen

        kind, ref = self._record()
        if not kind or not ref:
            return
        if self.rounds.ask(lambda: edit.form(self.desk, kind, id=ref)) is not None:
            self.app.push_screen(FormScreen(kind, id=ref))

    def _record(self) -> tuple[Kind | None, int]:
        """What `edit` and `remove` are about: the record under the cursor."""
        if visit := self.visit:
            return "visit", visit.id
        if end := self.loose_end:
            kind: Kind | None = _RECORDS.get(end.kind)
            if not end.ref:
                # A day of the account's own, or its rhythm: the end is about the account itself.
                return "account" if kind else None, end.account.id
            return kind, end.ref
        return None, 0

    def action_move(self) -> None:
        from tui.desk import appointments
        from tui.screens.ask import AskScreen

        account_id, visit_id = self._still_there()
        if account_id and visit_id:
            name = self.desk.ground.accounts[account_id].name
            self.app.push_screen(
                AskScreen(
                    _("Reschedule {account}").format(account=name),
                    _("when"),
                    _("mon 14:00, or only a day, or only a time"),
                    draft=f"move:{visit_id}",
                    job=lambda text: appointments.reschedule(self.desk, visit_id, text),
                    echo=lambda text: appointments.preview_move(self.desk, visit_id, text),
                )
            )

    def action_cancel(self) -> None:
        from tui.desk import appointments

        _account, visit_id = self._under_cursor()
        if visit_id:
            self.rounds.change(lambda: appointments.cancel(self.desk, visit_id), self.rounds.tell)

    def action_remove(self) -> None:
        from tui.desk import removal

        kind, ref = self._record()
        if kind in ("visit", "next_step"):
            self.rounds.change(lambda: removal.remove(self.desk, kind, ref), self.rounds.tell)

    def action_week(self) -> None:
        from tui.screens.week import WeekScreen

        self.app.push_screen(WeekScreen(self.on), self._go_to)

    def _go_to(self, day: date | None) -> None:
        if day:
            self._away = (day - self.desk.today).days
            self._paint(at_next=True)
            self._give_cursor()

    def action_whom(self) -> None:
        from tui.screens.whom import WhomScreen

        self.app.push_screen(WhomScreen(self.on))
