"""Playbook: every method and the words that go with it, to be found, read and followed."""

from __future__ import annotations

import asyncio
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys
from tui.desk import today as today_job
from tui.desk.find import Asked
from tui.desk.playbook_entries import FAULTS, Contents, as_text
from tui.desk.playbook_search import Search, may_be_pinyin
from tui.i18n import _, ngettext
from tui.screens import playbook_page as painting
from tui.screens.base import PlaceScreen, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content
from tui.widgets.keybar import KeyBar
from tui.widgets.page import Page, Sheet
from tui.widgets.rows import Rows
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.desk.playbook_entries import Entry
    from tui.playbook.tables import Place

PAUSE: Final = 0.3
"""Seconds without a key after which the pinyin is learnt: it holds the machine for a moment."""


class PlaybookScreen(PlaceScreen):
    """The contents at the left, the entry under the cursor at the right; narrow, below.

    There ``enter`` gives the entry the whole place. What leads on from an entry is chosen with
    the arrows and followed with ``enter``; ``escape`` goes back the same way.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("playbook"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self) -> None:
        super().__init__()
        self._search: Search | None = None
        """None until the whole playbook has been read, behind the first picture."""
        self._query = ""
        self._entry: Entry | None = None
        self._reachable: frozenset[Place] = frozenset()
        self._trail: list[str] = []
        """The entries from which the rep came here, the newest last."""
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TopBar("playbook", self.desk.today)
        with Container(id="playbook", classes="place"):
            with Vertical(id="contents-side"):
                yield Static(id="playbook-heading", classes="heading", markup=False)
                with Horizontal(id="filter", classes="field"):
                    key = keys.of("playbook")[0]
                    yield Label(keys.shown(key, self.desk.settings.keys), markup=False)
                    yield Input(
                        placeholder=_("search: a word, a number, pinyin"), id="query", compact=True
                    )
                yield Rows(painting.COLUMNS, id="contents", header=False, always=True)
                yield Static(id="nothing", markup=False)
            yield Page(id="page")
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self._reachable = self._places()
        heads = self._contents.heads
        start = FAULTS if self._contents.faults else next(head.id for head in heads)
        self._rows.show(painting.contents(heads), cursor=start)
        self._tell()
        self._open(start)
        self.call_after_refresh(self.run_worker, self._read, group="playbook")

    def look_again(self) -> None:
        self.query_one(TopBar).show(self.desk.today)

    def on_screen_resume(self) -> None:
        if self._entry and self._places() != self._reachable:
            self._reachable = self._places()
            self._open(self._entry.id)

    # -- What is shown

    @cached_property
    def _contents(self) -> Contents:
        return Contents(self.desk)

    @property
    def _rows(self) -> Rows:
        return self.query_one("#contents", Rows)

    @property
    def _page(self) -> Page:
        return self.query_one(Page)

    @property
    def _input(self) -> Input:
        return self.query_one("#query", Input)

    def _open(self, id: str | None) -> None:
        """Show an entry on the page; or none, where nothing was found."""
        self._entry = self._contents.entry(id) if id else None
        if self._entry:
            sought = Asked(self._query).words if self._query else ()
            reader = painting.Reader(sought, self._reachable)
            self._page.show(partial(painting.sheet, self._entry, reader))
        else:
            self._page.show(lambda _width: Sheet(()))
        self.refresh_bindings()

    def _tell(self) -> None:
        """How many entries there are, or were found."""
        rows = [row for row in self._rows.rows if not row.heading]
        if self._query:
            told = ngettext("{n} entry found", "{n} entries found", len(rows))
        else:
            told = ngettext("{n} entry", "{n} entries", len(rows))
        self.query_one("#playbook-heading", Static).update(
            content([(_("Playbook"), "way bold"), (f"   {told.format(n=len(rows))}", "dim")])
        )
        nothing = self.query_one("#nothing", Static)
        nothing.display = not rows
        self._rows.display = bool(rows)
        text = _("Nothing found for “{query}”.").format(query=self._query)
        nothing.update(content([("" if self._is_to_learn else text, "dim")]))

    # -- Searching

    async def _read(self) -> None:
        """Read the whole playbook, so that the first letter typed finds something."""
        self._search = await asyncio.to_thread(Search, self.desk)
        if self._query:
            self._find()

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        self._query = event.value.strip()
        self._trail.clear()
        self._find()
        if self._pause:
            self._pause.stop()
        if self._is_to_learn:
            self._pause = self.set_timer(PAUSE, self._learn)

    @property
    def _is_to_learn(self) -> bool:
        """Whether the query may find something once the pinyin is known."""
        knows = self._search is not None and self._search.knows_pinyin
        return not knows and may_be_pinyin(self._query)

    def _learn(self) -> None:
        self.run_worker(self._learn_pinyin(), group="pinyin", exclusive=True)

    async def _learn_pinyin(self) -> None:
        if self._search:
            await asyncio.to_thread(self._search.learn_pinyin)
            is_reading = self._entry and not self._input.has_focus
            if self._query and not is_reading:
                self._find()

    def _find(self) -> None:
        """Show what the query finds, the best under the cursor; all for no query."""
        if not self._query:
            self._show_all(self._entry.id if self._entry else None)
        elif self._search:
            found = self._search.find(self._query)
            heads = {head.id: head for head in self._contents.heads}
            self._rows.show(painting.hits(found, heads), cursor=found[0].id if found else None)
            self._tell()
            self._open(self._rows.current)

    def _show_all(self, cursor: str | None) -> None:
        self._rows.show(painting.contents(self._contents.heads), cursor=cursor)
        self._tell()
        self._open(self._rows.current)

    def _clear(self) -> None:
        """Back to all entries; the cursor stays on the one that is shown."""
        self._query = ""
        with self.prevent(Input.Changed):
            self._input.value = ""
        self._show_all(self._entry.id if self._entry else None)

    # -- Where the cursor is

    def on_rows_moved(self, event: Rows.Moved) -> None:
        if event.key and self._entry and event.key != self._entry.id:
            self._trail.clear()
            self._open(event.key)

    @on(Rows.Chosen)
    @on(Input.Submitted, "#query")
    async def _chosen(self) -> None:
        await self.action_open()

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        if event.target:
            await self._follow(event.target)

    def _read_whole(self) -> None:
        """The keys go to the page; in a narrow window it takes the whole place."""
        if self._entry:
            self.add_class("-reading")
            self.set_focus(self._page)

    def _leave_page(self) -> None:
        self.remove_class("-reading")
        self.set_focus(self._rows)

    # -- Where an entry leads

    def _places(self) -> frozenset[Place]:
        """Where one can go from here: places that there are, and logging a call of an account."""
        places = {place for place in painting.PLACES if place in self.app.MODES}
        if self._account:
            places.add("log")
        return frozenset(places)

    @property
    def _account(self) -> int | None:
        """The account that travels along, if it is still in the book."""
        account_id = self.rounds.current_account
        return account_id if account_id in self.desk.ground.accounts else None

    async def _follow(self, target: str) -> None:
        """Go where words on the page lead."""
        if target.startswith("place:"):
            await self._go(cast("Place", target.removeprefix("place:")))
        elif self._entry:
            self._trail.append(self._entry.id)
            self._turn_to(target)

    def _turn_to(self, id: str) -> None:
        """The cursor goes to an entry, and so does the page."""
        if id in [row.key for row in self._rows.rows]:
            self._rows.show(self._rows.rows, cursor=id)
            self._open(id)
        else:
            self._open(id)
            self._clear()

    async def _go(self, place: Place) -> None:
        if place == "log":
            self.action_log()
        else:
            await self.app.run_action(f"place('{place}')")

    # -- What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that have nothing to work on are not taught."""
        match action:
            case "log" | "owes":
                return self._account is not None
            case "own":
                return self._entry is not None and self._contents.can_be_reworded(self._entry.id)
            case "link":
                return bool(self._targets)
            case "used":
                return bool(self._used)
            case "copy" | "open" | "read_on":
                return self._entry is not None
            case "back":
                is_in_list = self._rows.has_focus
                return bool(self._page.chosen or self._trail or self._query) or not is_in_list
            case _:
                return True

    @property
    def _targets(self) -> list[str]:
        return painting.targets(self._entry, self._reachable) if self._entry else []

    @property
    def _used(self) -> list[Place]:
        """Where the entry is used and one can go."""
        return [one for one in self._entry.used_at if one in self._reachable] if self._entry else []

    def action_filter(self) -> None:
        self.remove_class("-reading")
        self.set_focus(self._input)

    def action_step(self, step: int) -> None:
        """Up and down while the query is typed."""
        self._rows.move(step)

    def action_link(self, step: int) -> None:
        targets = ["", *self._targets]
        at = targets.index(self._page.chosen)
        self._page.choose(targets[(at + step) % len(targets)])
        self.refresh_bindings()

    async def action_open(self) -> None:
        if self._page.chosen:
            await self._follow(self._page.chosen)
        else:
            self._read_whole()

    def action_other_side(self) -> None:
        if self._page.has_focus:
            self._leave_page()
        else:
            self._read_whole()

    def action_read_on(self) -> None:
        self._page.read_on()

    def action_back(self) -> None:
        """One step back: what was chosen, what was followed, the page, the search."""
        if self._input.has_focus:
            self.set_focus(self._rows)
            self._clear()
        elif self._page.chosen:
            self._page.choose("")
            self.refresh_bindings()
        elif self._trail:
            self._turn_to(self._trail.pop())
        elif self._page.has_focus:
            self._leave_page()
        elif self._query:
            self._clear()

    async def action_used(self) -> None:
        from tui.screens.pick import PickScreen

        used = self._used
        if len(used) == 1:
            await self._go(used[0])
        elif used and self._entry:
            options = [(place, painting.place_name(place), "") for place in used]

            async def chosen(place: str | None) -> None:
                if place:
                    await self._go(cast("Place", place))

            title = _("Where “{title}” is used").format(title=self._entry.title)
            self.app.push_screen(PickScreen(title, options), chosen)

    def action_copy(self) -> None:
        if self._entry:
            self.app.copy_to_clipboard(as_text(self._entry))
            self.rounds.tell(_("“{title}” is copied.").format(title=self._entry.title))

    def action_own(self) -> None:
        """The entry as it would stand in the rep's own file, to be changed and put there."""
        if self._entry:
            self.app.copy_to_clipboard(self._contents.as_toml(self._entry.id))
            told = _(
                "Copied for your own words: paste it into {file} and change it there;"
                " it counts from the next start."
            )
            self.rounds.tell(told.format(file=self._contents.own_file))

    def action_log(self) -> None:
        from tui.screens.log import LogScreen

        if account_id := self._still_there():
            self.app.push_screen(LogScreen(account_id))

    def action_owes(self) -> None:
        from tui.screens.owes import OwesScreen

        if account_id := self._still_there():
            self.app.push_screen(OwesScreen(account_id))

    def _still_there(self) -> int | None:
        """The account that travels along: another window may have removed it meanwhile."""
        account_id = self._account
        if account_id and self.rounds.ask(lambda: today_job.card(self.desk, account_id)):
            return account_id
        return None
