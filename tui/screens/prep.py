"""Prep: all that is to know, to bring, to say and to ask at one visit, in nine sections."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Container
from textual.widgets import Static

from tui.desk import removal
from tui.desk.prep import changes, doorstep, names
from tui.desk.prep.names import SECTIONS
from tui.desk.prep.table import seen_of
from tui.errors import Trouble
from tui.i18n import _
from tui.screens import painting
from tui.screens import prep_sheets as sheets
from tui.screens.base import PlaceScreen, TooSmall
from tui.screens.doorstep import copy_card, found, write_brief
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, plain, width_of
from tui.widgets.items import MEASURE, Items
from tui.widgets.keybar import KeyBar
from tui.widgets.lines import Lines
from tui.widgets.tabs import Tabs
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.prep.names import Section
    from tui.desk.prep.views import PrepView, QuestionView
    from tui.widgets.cells import Piece
    from tui.widgets.items import Item

GAP: Final = "   "
_ON_VIEW: Final = ("section", "copy", "copy_all", "brief", "log", "owes", "plan", "edit", "open")


class PrepScreen(PlaceScreen):
    """Left and right turn the sections; each keeps its cursor as long as the visit is the same.

    It is about the visit under Today's cursor, else the next one to the account that came along;
    where none is planned, about a call now.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("prep"))
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._view: PrepView | None = None
        self._about: tuple[int, int | None] | None = None
        """Account and visit, as they came along."""
        self._section: Section = "doorstep"
        self._cursors: dict[Section, str] = {}
        """The item on which the cursor stood in each section."""

    def compose(self) -> ComposeResult:
        yield TopBar("prep", self.desk.today)
        with Container(id="prep", classes="place"):
            yield Lines(id="prep-head")
            yield Tabs([names.section(one) for one in SECTIONS], id="sections")
            yield Lines(id="door")
            yield Items(id="sheet")
            yield Static(id="nothing", markup=False)
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self._about = self.rounds.current
        self._paint()

    def come_to(self, account_id: int) -> None:
        if self.rounds.current != self._about:
            self._about = self.rounds.current
            self._cursors.clear()
            self._paint()

    def look_again(self) -> None:
        self.query_one(TopBar).show(self.desk.today)
        self._about = self.rounds.current
        self._paint()

    # -- What is shown

    def _paint(self) -> None:
        self._remember()
        self._view = None
        if self._about:
            try:
                self._view = found(self.desk, *self._about)
            except Trouble as trouble:
                self.rounds.tell(trouble)
        self._tell_nothing()
        self._tell_head()
        self._show_section()

    def _remember(self) -> None:
        if self._view and (key := self._items.current):
            self._cursors[self._section] = key

    @property
    def _items(self) -> Items:
        return self.query_one("#sheet", Items)

    def _tell_nothing(self) -> None:
        nothing = self.query_one("#nothing", Static)
        nothing.display = self._view is None
        for part in ("#prep-head", "#sections"):
            self.query_one(part).display = self._view is not None
        if self.desk.ground.accounts:
            nothing.update(content([(_("No account chosen. Find one:"), ""), ("  /", "bold")]))
        else:
            begin = painting.bring_in(_("No accounts yet. Bring yours in:"), "accounts")
            nothing.update(lines([*begin, *painting.by_hand()]))

    def _tell_head(self) -> None:
        if view := self._view:
            card = doorstep.card(view, self.desk.today)
            self.query_one("#prep-head", Lines).show(lambda width: [_head(view, card, width)])
            room = partial(doorstep.body, card)
            door = self.query_one("#door", Lines)
            door.show(lambda width: room(min(width, MEASURE), max(1, self._room)))

    @property
    def _room(self) -> int:
        """Lines that the card has: the window without top line, foot, head, sections and air."""
        return self.app.size.height - (6 if self.app.size.height >= 30 else 5)

    def on_resize(self, _event: events.Resize) -> None:
        self._tell_head()

    def _show_section(self) -> None:
        is_card = self._section == "doorstep"
        self.query_one(Tabs).show(SECTIONS.index(self._section))
        self.query_one("#door").display = is_card and self._view is not None
        self._items.display = not is_card and self._view is not None
        if self._view and not is_card:
            shown = sheets.items(self._view, self._section, self.desk.today)
            self._items.show(shown, cursor=self._cursors.get(self._section))
            self.set_focus(self._items)
        else:
            self.set_focus(None)
        self.refresh_bindings()

    # -- Where the cursor is

    @property
    def _visit_id(self) -> int | None:
        return self._view.visit.id if self._view and self._view.visit else None

    @property
    def _item(self) -> Item | None:
        key = self._items.current
        if self._section == "doorstep" or not key:
            return None
        return next((one for one in self._items.items if one.key == key), None)

    @property
    def _question(self) -> QuestionView | None:
        item = self._item
        if self._view is None or item is None or self._section != "questions":
            return None
        return next((one for one in self._view.questions if one.id == item.key), None)

    # -- What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that have nothing to work on are not taught."""
        if action == "plan" and not self.desk.ground.accounts:
            return True  # the first account, then
        if action in _ON_VIEW:
            return self._view is not None
        match action:
            case "tick":
                return self._section == "materials" and self._visit_id is not None
            case "answer":
                return self._section == "questions"
            case "own_words":
                return self._section in ("questions", "value")
            case "objective":
                return self._visit_id is not None
            case _:
                return True

    def action_section(self, step: int) -> None:
        self._turn_to((SECTIONS.index(self._section) + step) % len(SECTIONS))

    def turn_to_rest(self) -> None:
        """Show what follows the doorstep card, now or once the place stands."""
        behind = SECTIONS.index("doorstep") + 1
        if self.is_mounted:
            self._turn_to(behind)
        else:
            self._section = SECTIONS[behind]

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        self._turn_to(event.at)

    def _turn_to(self, at: int) -> None:
        self._remember()
        self._section = SECTIONS[at]
        self._show_section()

    def on_items_chosen(self, _event: Items.Chosen) -> None:
        self.action_open()

    def action_open(self) -> None:
        """What ``enter`` does depends on the section: it goes on with what the cursor is on."""
        match self._section:
            case "money":
                self.action_owes()
            case "people":
                self._open_person()
            case "materials":
                self.action_tick()
            case "questions":
                self.action_answer()
            case _:
                self.action_copy()

    def _open_person(self) -> None:
        from tui.screens.person import PersonScreen

        kind, *id_ = (self._items.current or "").split("-")
        if kind == "person":
            self.app.push_screen(PersonScreen(int(id_[0])))

    def action_tick(self) -> None:
        item, visit_id = self._item, self._visit_id
        if self._section == "materials" and item and visit_id:
            self.rounds.change(
                lambda: changes.tick(self.desk, visit_id, item.key), self.rounds.tell
            )

    def action_answer(self) -> None:
        """Note what they said to the question under the cursor."""
        from tui.screens.answer import AnswerScreen

        if (view := self._view) and (question := self._question):
            self.app.push_screen(AnswerScreen(self.desk, view, question))

    def action_own_words(self) -> None:
        """What a product is worth, or the answer to what they may ask, in the rep's own words."""
        from tui.screens.answer import words_for_question, words_for_value

        view, question = self._view, self._question
        if view is None or self._section not in ("questions", "value"):
            return
        if self._section == "questions":
            if question and question.kind == "likely":
                self.app.push_screen(words_for_question(self.desk, question))
            else:
                self.rounds.tell(_("Your own words answer what they may ask, further below."))
            return
        visit = self.desk.ground.visits.get(self._visit_id or 0)
        one = seen_of(self.desk, view.account.id, visit).opportunity
        if one and one.product:
            value = next((each for each in view.value if each.id == self._items.current), None)
            self.app.push_screen(words_for_value(self.desk, view, one.product, value))
        else:
            self.rounds.tell(_("The book knows no product for this visit yet."))

    def action_objective(self) -> None:
        from tui.screens.objective import ObjectiveScreen

        if (view := self._view) and (visit_id := self._visit_id):
            title = _("What do you seek at {account}?").format(account=view.account.name)
            self.app.push_screen(ObjectiveScreen(visit_id, title, view.objective))

    def action_copy(self) -> None:
        """Copy what is to be said; where nothing is, the whole section."""
        if self._section in sheets.SPOKEN and (item := self._item):
            self.app.copy_to_clipboard(sheets.spoken(item))
            self.rounds.tell(_("Copied: {text}").format(text=sheets.spoken(item)))
        else:
            self.action_copy_all()

    def action_copy_all(self) -> None:
        if self._view is None:
            return
        if self._section == "doorstep":
            copy_card(self.rounds, self._view)
            return
        shown = sheets.items(self._view, self._section, self.desk.today)
        self.app.copy_to_clipboard(sheets.as_text(shown))
        section = names.section(self._section)
        self.rounds.tell(_("Copied: {text}").format(text=section))

    def action_brief(self) -> None:
        if self._view:
            write_brief(self.rounds, self._view)

    def action_log(self) -> None:
        from tui.screens.log import LogScreen

        if self._view and self._is_there():
            self.app.push_screen(LogScreen(self._view.account.id, self._visit_id))

    def action_owes(self) -> None:
        from tui.screens.owes import OwesScreen

        if self._view and self._is_there():
            self.app.push_screen(OwesScreen(self._view.account.id))

    def action_plan(self) -> None:
        from tui.screens.form import FormScreen
        from tui.screens.line import LineScreen, begin_with

        if self._view:
            self.app.push_screen(LineScreen("plan", begin=begin_with(self._view.account.name)))
        elif not self.desk.ground.accounts:
            self.app.push_screen(FormScreen("account"))

    def action_edit(self) -> None:
        from tui.screens.form import FormScreen

        if self._view and self._is_there():
            id_ = self._visit_id
            screen = FormScreen("visit", id=id_) if id_ else None
            self.app.push_screen(screen or FormScreen("account", id=self._view.account.id))

    def action_remove(self) -> None:
        if visit_id := self._visit_id:
            self.rounds.change(
                lambda: removal.remove(self.desk, "visit", visit_id), self.rounds.tell
            )

    def _is_there(self) -> bool:
        """Another window may have removed it meanwhile."""
        about = self._about
        return about is not None and self.rounds.ask(lambda: found(self.desk, *about)) is not None


def _head(view: PrepView, card: doorstep.Doorstep, width: int) -> list[Piece]:
    """When and whom, when to leave, and how much is ready."""
    ready = sheets.ready(view)
    left = width - (width_of(plain(GAP + ready)) if ready else 0)
    (title, tone), *rest = doorstep.head(card, max(1, left))
    pieces: list[Piece] = [
        (title.lstrip(), tone),
        *rest,
        (" " * (len(title) - len(title.lstrip())), ""),
    ]
    if ready:
        missing = " " * max(0, left - width_of(tuple(pieces)))
        is_done = view.ready.n == view.ready.m
        pieces += [(missing, ""), (GAP, ""), (ready, "kept" if is_done else "dim")]
    return pieces
