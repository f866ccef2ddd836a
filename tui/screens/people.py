"""People: who decides, who is with us, and what to do about it: the map of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.containers import Container, Vertical
from textual.widgets import Static

from tui.desk import edit, people
from tui.errors import Trouble
from tui.i18n import _
from tui.screens import map_head, map_plan, painting
from tui.screens import person_facts as facts
from tui.screens.base import HIGH, PlaceScreen, TooSmall, is_tight
from tui.screens.map_views import Showing
from tui.screens.person_keys import EditsPeople
from tui.widgets.bindings import bindings
from tui.widgets.canvas import Canvas
from tui.widgets.cells import content, lines
from tui.widgets.facts import Facts
from tui.widgets.keybar import KeyBar
from tui.widgets.lines import Lines
from tui.widgets.picture import Picture
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.edit import Kind
    from tui.desk.people_views import MapView
    from tui.screens.map_head import View

FOR_FLAGS: Final = 6
"""So many lines the flags keep below a view that needs all the room, where the window is high."""
ON_PERSON: Final = frozenset(
    (
        *("attitude", "role", "rung", "target", "influence", "hidden", "rating", "superior"),
        *("listens", "odds", "left", "merge", "edit", "remove", "open"),
    )
)
"""Keys that work on the person under the cursor."""


class PeopleScreen(PlaceScreen, EditsPeople[None]):
    """Five views of the people of one account; the person under the cursor is the same in all."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("people"))
    AUTO_FOCUS: ClassVar[str | None] = "Canvas"

    def __init__(self) -> None:
        super().__init__()
        self._account_id: int | None = None
        self._view: MapView | None = None
        self._showing = Showing()
        self._about: int | None = None
        """The person under the cursor, also while a view is shown that leaves him or her out."""
        self._kept: dict[int, int | None] = {}
        """Where the cursor was, by account."""
        self._stops: dict[View, str] = {}
        """On which stop it was, by view: a person may have several lines."""

    def compose(self) -> ComposeResult:
        yield TopBar("people", self.desk.today)
        with Container(id="people", classes="place"):
            with Vertical(id="map-side"):
                yield Lines(id="map-head")
                yield Canvas(id="map")
                yield Static(id="nothing", markup=False)
                yield Lines(id="map-flags")
            yield Facts(id="card")
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self._account_id = self.rounds.current_account or people.first_account(self.desk)
        self._paint()

    def on_resize(self, event: events.Resize) -> None:
        card = self.query_one(Facts)
        card.dense = is_tight(event.size)
        self._tell_head()
        self.call_after_refresh(self._arrange)

    def look_again(self) -> None:
        self.query_one(TopBar).show(self.desk.today)
        self._paint()

    def come_to(self, account_id: int) -> None:
        if account_id != self._account_id:
            self._go_to_account(account_id)

    def _go_to_account(self, account_id: int) -> None:
        if self._account_id:
            self._kept[self._account_id] = self._about
        self._account_id, self._about = account_id, self._kept.get(account_id)
        self._stops.clear()
        self._showing.first = 1
        self._ask()
        self._show_view()

    # -- What is shown

    @property
    def _canvas(self) -> Canvas:
        return self.query_one("#map", Canvas)

    def _paint(self) -> None:
        """Ask the desk for the map, and show it; the cursor stays where it is."""
        self._ask()
        self._show_view(anew=False)

    def _ask(self) -> None:
        self._view = None
        if self._account_id:
            try:
                self._view = people.map_view(self.desk, self._account_id)
            except Trouble:
                # Another window has removed it.
                self._account_id = None
        if self._view:
            self.rounds.current_account = self._account_id
        self._tell_nothing()

    def _show_view(self, *, anew: bool = True) -> None:
        """Show the view.

        Args:
            anew: it is another one than before: who is not in it leaves the cursor at its
                beginning, and not where it was.
        """
        self._tell_head()
        kept = self._stops.get(self._showing.view, "")
        self._canvas.show(self._picture, cursor=kept, about=self._about, anew=anew)
        self._show_card()
        self._arrange()
        self.refresh_bindings()

    def _picture(self, width: int) -> Picture:
        return self._showing.picture(self._view, width, self._free) if self._view else Picture(())

    @property
    def _free(self) -> int:
        """The lines that a view has without a page to turn."""
        side = self.query_one("#map-side").content_size.height
        below = FOR_FLAGS + 1 if self._is_high and self._view and self._view.flags else 0
        return side - self.query_one("#map-head").outer_size.height - below

    @property
    def _is_high(self) -> bool:
        return self.size.height >= HIGH

    def _tell_head(self) -> None:
        view = self._view
        head = self.query_one("#map-head", Lines)
        if view is None:
            head.show(lambda _width: [[(_("People"), "way bold")]])
            return
        shown, is_high = self._showing.view, self._is_high
        head.show(lambda width: map_head.head(view, shown, width, is_high=is_high))

    def _tell_nothing(self) -> None:
        nothing = self.query_one("#nothing", Static)
        is_there = bool(self._view and self._view.people)
        nothing.display = not is_there
        self._canvas.display = is_there
        self.set_class(not is_there, "-empty")
        if self._view:
            text = _("Nobody is known at {account} yet. Add the first:")
            said = text.format(account=self._view.account.name)
            nothing.update(content([(said, ""), ("  n", "bold")]))
        elif self.desk.ground.accounts:
            nothing.update(content([(_("No account chosen. Find one:"), ""), ("  /", "bold")]))
        else:
            begin = painting.bring_in(_("Nobody is known yet. Bring in those you know:"), "people")
            nothing.update(lines([*begin, *painting.by_hand()]))

    def _arrange(self) -> None:
        """Give the view the lines it needs, and the flags below it the rest."""
        view, side = self._view, self.query_one("#map-side")
        below = self.query_one("#map-flags", Lines)
        if view is None or not self._is_high or not self._canvas.picture.lines:
            self._canvas.styles.height = "1fr"
            below.display = False
            return
        room = side.content_size.height - self.query_one("#map-head").outer_size.height
        wanted = len(self._canvas.picture.lines)
        least = FOR_FLAGS if view.flags else 0
        most = max(least, room - wanted - 1)
        told = map_head.flags(view, below.content_size.width or side.content_size.width - 2, most)
        self._canvas.styles.height = max(1, min(wanted, room - len(told) - 1))
        below.display = bool(told)
        below.show(lambda _width: told)

    def _show_card(self) -> None:
        card, person_id = self.query_one(Facts), self.person_id
        page = None
        if person_id:
            try:
                page = people.person_page(self.desk, person_id)
            except Trouble:
                # Another window has removed it; the next look at the book takes it away.
                page = None
        today = self.desk.today
        if page is None:
            card.show([], [])
        elif card.dense:
            card.show(*facts.dense_card(page, today))
        else:
            card.show(facts.title(page), facts.card(page, today))

    # -- Where the cursor is

    @property
    def person_id(self) -> int | None:
        """The person under the cursor; of an empty chair who sat there."""
        stop = self._canvas.current
        return stop.about if stop else None

    @property
    def _item_id(self) -> int | None:
        """The line of the plan under the cursor."""
        stop = self._canvas.current
        if self._showing.view != "plan" or stop is None:
            return None
        return map_plan.item_of(stop.key) or None

    def on_canvas_moved(self, event: Canvas.Moved) -> None:
        if stop := event.stop_there:
            self._about = stop.about
            self._stops[self._showing.view] = stop.key
        self._show_card()
        if self._showing.view in ("tree", "plan"):
            self.refresh_bindings()

    def on_canvas_fitted(self, _event: Canvas.Fitted) -> None:
        self._show_card()
        self._arrange()
        self.refresh_bindings()

    def on_canvas_chosen(self, _event: Canvas.Chosen) -> None:
        self.action_open()

    def on_canvas_beyond(self, event: Canvas.Beyond) -> None:
        """In the matrix left and right bring on more of our colleagues."""
        if self._view and self._showing.bring_on(self._view, event.way, self._canvas.room):
            self._canvas.show(self._picture)

    def edited(self) -> None:
        """The app has painted the place anew already."""

    # -- What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that have nothing to work on are not taught."""
        if not self.is_mounted:
            return True
        match action:
            case "plan_done":
                return self._item_id is not None
            case "view" | "flags" | "copy" | "plan_new":
                return bool(self._view and self._view.people)
            case "new":
                return self._view is not None or not self.desk.ground.accounts
            case "log" | "owes":
                return self._view is not None
            case "account":
                return bool(self.desk.ground.people_of)
            case _ if action in ON_PERSON:
                return self.person_id is not None
            case _:
                return True

    def action_view(self, name: str) -> None:
        """Show a view; the same key again turns it: tree to groups, attitude to rung."""
        self._showing.press(cast("View", name))
        self._show_view()

    def action_account(self, step: int) -> None:
        accounts = people.accounts(self.desk)
        if self._account_id in accounts:
            at = accounts.index(self._account_id) + step
        else:
            at = 0 if step > 0 else -1
        if accounts:
            self._go_to_account(accounts[at % len(accounts)])

    def action_flags(self) -> None:
        from tui.screens.map_flags import FlagsScreen

        if self._account_id:
            self.app.push_screen(FlagsScreen(self._account_id), self._go_to_person)

    def _go_to_person(self, person_id: int | None) -> None:
        if person_id is None:
            return
        self._about = person_id
        self._stops.clear()
        if self._canvas.picture.stop_about(person_id) is None:
            self._showing = Showing()
        self._show_view()

    def action_open(self) -> None:
        from tui.screens.person import PersonScreen

        if person_id := self._still_there():
            self.app.push_screen(PersonScreen(person_id))

    def _still_there(self) -> int | None:
        """The person, for a dialog: another window may have removed him or her meanwhile."""
        person_id = self.person_id
        if person_id and self.rounds.ask(lambda: people.person_page(self.desk, person_id)):
            return person_id
        return None

    def action_new(self) -> None:
        from tui.screens.new_person import ask_who

        if view := self._view:
            self.app.push_screen(ask_who(self.desk, view.account, self._added))
        elif not self.desk.ground.accounts:
            self._form("person", None)

    def _added(self, person_id: int) -> None:
        self._about = person_id

    def _form(self, kind: Kind, id: int | None, person_id: int | None = None) -> None:
        from tui.screens.form import FormScreen

        account_id = None if id else self._account_id
        screen = FormScreen(kind, id=id, account_id=account_id, person_id=person_id)
        self.app.push_screen(screen)

    def action_edit(self) -> None:
        if item_id := self._item_id:
            if self.rounds.ask(lambda: edit.form(self.desk, "plan_item", id=item_id)):
                self._form("plan_item", item_id)
        elif person_id := self._still_there():
            self._form("person", person_id)

    def action_plan_new(self) -> None:
        self._form("plan_item", None, self._still_there())

    def action_plan_done(self) -> None:
        """Done today; or, done already, open again."""
        item_id, view = self._item_id, self._view
        if item_id is None or view is None:
            return
        item = next((row.item for row in view.plan if row.item and row.item.id == item_id), None)
        if item:
            done = "" if item.done else self.desk.today.isoformat()
            self.rounds.change(
                lambda: edit.save(self.desk, "plan_item", item_id, {"done": done}),
                lambda saved: self.rounds.tell(saved.text),
            )

    def action_remove(self) -> None:
        from tui.desk import removal

        item_id, person_id = self._item_id, self.person_id
        kind: Kind = "plan_item" if item_id else "person"
        if id := item_id or person_id:
            self.rounds.change(lambda: removal.remove(self.desk, kind, id), self.rounds.tell)

    def action_copy(self) -> None:
        """The view as plain text."""
        view = self._view
        if view is None:
            return
        head = map_head.heading(view)
        rows = [tuple(head), (), *self._canvas.picture.lines]
        text = "\n".join("".join(part for part, _tone in row).rstrip() for row in rows)
        self.app.copy_to_clipboard(text + "\n")
        self.rounds.tell(_("“{title}” is copied.").format(title=view.account.name))

    def action_log(self) -> None:
        from tui.screens.log import LogScreen

        if account_id := self._account_there():
            self.app.push_screen(LogScreen(account_id))

    def action_owes(self) -> None:
        from tui.screens.owes import OwesScreen

        if account_id := self._account_there():
            self.app.push_screen(OwesScreen(account_id))

    def _account_there(self) -> int | None:
        """The account, for a dialog: another window may have removed it meanwhile."""
        account_id = self._account_id
        if account_id and self.rounds.ask(lambda: people.map_view(self.desk, account_id)):
            return account_id
        return None
