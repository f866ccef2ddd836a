"""The Textual app: places, themes, the clock's ticking, and what every place shares."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from textual import events
from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.theme import Theme

from tui import keys
from tui.domain.text import clean
from tui.errors import Trouble
from tui.i18n import _, language
from tui.screens.base import HIGH, WIDE, DeskApp, PlaceScreen
from tui.widgets.bindings import bindings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.binding import BindingType
    from textual.command import Provider
    from textual.driver import Driver
    from textual.screen import Screen

    from tui.desk.ground import Desk
    from tui.screens.prep import PrepScreen

LOOK: Final = 0.5
"""Seconds between two looks at the book for what others changed."""

DARK: Final = Theme(
    name="rounds-dark",
    primary="#7fb8ad",
    foreground="#dfe3e8",
    background="#12161a",
    surface="#191f26",
    panel="#191f26",
    warning="#e3b565",
    error="#e0736d",
    success="#93c47d",
    accent="#7fb8ad",
    dark=True,
    variables={
        "dim": "#7c8794",
        "late": "#e8807a",
        "watch": "#e3b565",
        "kept": "#93c47d",
        "way": "#7fb8ad",
        "quiet": "#8fa9d0",
        "cursor": "#28313b",
        "input-cursor-background": "#dfe3e8",
        "input-cursor-foreground": "#12161a",
        "input-selection-background": "#3a4653",
    },
)
LIGHT: Final = Theme(
    name="rounds-light",
    primary="#2f7f70",
    foreground="#1c2126",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#f1efe9",
    warning="#8a5d00",
    error="#b3261e",
    success="#2f6b2a",
    accent="#2f7f70",
    dark=False,
    variables={
        "dim": "#6a6f6b",
        "late": "#b3261e",
        "watch": "#8a5d00",
        "kept": "#2f6b2a",
        "way": "#1f6f61",
        "quiet": "#345b94",
        "cursor": "#dfe5e1",
        "input-cursor-background": "#1c2126",
        "input-cursor-foreground": "#fbfaf7",
        "input-selection-background": "#cfd8d3",
    },
)


def _today() -> Screen[Any]:
    from tui.screens.today import TodayScreen

    return TodayScreen()


def _prep() -> Screen[Any]:
    from tui.screens.prep import PrepScreen

    return PrepScreen()


def _people() -> Screen[Any]:
    from tui.screens.people import PeopleScreen

    return PeopleScreen()


def _money() -> Screen[Any]:
    from tui.screens.money import MoneyScreen

    return MoneyScreen()


def _playbook() -> Screen[Any]:
    from tui.screens.playbook import PlaybookScreen

    return PlaybookScreen()


def _commands() -> type[Provider]:
    from tui.screens.palette import Commands

    return Commands


class RoundsApp(DeskApp):
    """A rep's day: the places, and what works in each of them."""

    TITLE = "Rounds"
    CSS_PATH = "app.tcss"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": _today,
        "prep": _prep,
        "people": _people,
        "money": _money,
        "playbook": _playbook,
    }
    DEFAULT_MODE = "today"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("everywhere"))
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (60, "-narrow"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"),
        (16, "-low"),
        (HIGH, "-high"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._day = desk.today
        self._before = self.DEFAULT_MODE
        """The place where the rep was before this one."""
        self._told = ""
        """What was last told of a book that cannot be read: once, not at every look."""

        self.animation_level = "none"  # a key is answered at once, not on the way there

        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = f"rounds-{desk.settings.theme}"

    def get_driver_class(self) -> type[Driver]:
        kind = super().get_driver_class()
        try:
            from tui.widgets.closable import ClosableDriver
        except ImportError:
            return kind  # Windows has no terminals of that kind
        return ClosableDriver if issubclass(ClosableDriver, kind) else kind

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def on_mount(self) -> None:
        self._heed_signals()
        self.set_keymap(self.desk.settings.keys)
        self.set_interval(LOOK, self._look)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        """The first picture stands: what lives now lives on, and later garbage is collected."""
        gc.freeze()
        gc.enable()
        self.run_worker(self._learn(), group="learn", exit_on_error=True)

    async def _learn(self) -> None:
        """Make ready what the next key may ask for, and learn the public holidays.

        The first picture does not wait for any of it.
        """
        await asyncio.to_thread(self._make_card_ready)
        try:
            is_news = await asyncio.to_thread(self.desk.learn_holidays, renew=True)
        except Trouble as trouble:
            self.tell(trouble)
            is_news = False
        if is_news:
            self.repaint()
        await asyncio.to_thread(self._make_ready)
        self.is_warm = True
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.made_warm()

    def _make_card_ready(self) -> None:
        """Read what the first doorstep card needs: the key to it is the next one on many a day."""
        from tui.desk.prep import doorstep, view
        from tui.screens import doorstep as card  # noqa: F401 - loaded for the moment of its key

        view.warm(self.desk)
        with contextlib.suppress(Trouble):
            for visit in self.desk.ground.visits_on.get(self.desk.today, ())[:1]:
                doorstep.lines(doorstep.of_visit(self.desk, visit.id))

    def _make_ready(self) -> None:
        """Work out what the other places will ask for first, while nobody waits for it."""
        from tui.desk import collecting, sounds
        from tui.desk.prep import changes
        from tui.screens import money, prep  # noqa: F401 - loaded for the moment of their key

        with contextlib.suppress(Trouble):
            for visit in self.desk.ground.visits_on.get(self.desk.today, ())[:1]:
                changes.ready(self.desk, visit.id)
        with contextlib.suppress(Trouble):  # the place itself will tell
            collecting.money_view(self.desk)
        if language() == "en":
            sounds.learn()

    async def on_event(self, event: events.Event) -> None:
        """What is pasted comes as one line, without anything that could steer the terminal."""
        # Where nothing is typed, what was handed on comes back up here as it is.
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event = events.Paste(clean(event.text))
        await super().on_event(event)

    async def _look(self) -> None:
        """Take in what another window changed, and turn the day at midnight."""
        try:
            changed = await asyncio.to_thread(self.desk.book.refresh)
        except Trouble as trouble:
            if str(trouble) != self._told:
                self._told = str(trouble)
                self.tell(trouble)
            return
        self._told = ""
        if changed or self.desk.today != self._day:
            self._day = self.desk.today
            self.repaint()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command of the place, with its key, for the palette."""
        for key in (*keys.of(cast("keys.Place", self.current_mode)), *keys.of("everywhere")):
            node = self if key.place == "everywhere" else screen
            name = key.action.partition("(")[0]
            if not key.in_palette or (node is screen and not screen.check_action(name, ())):
                continue
            yield SystemCommand(
                f"{_(key.help)}  {keys.shown(key, self.desk.settings.keys)}",
                _(keys.TITLES[key.place]),
                partial(self.run_action, key.action, node),
            )

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            palette = CommandPalette(placeholder=_("Search for a command…"), id="--command-palette")
            self.push_screen(palette)

    async def action_quit(self) -> None:
        """Quit, once what was typed has arrived and what is being saved is safe.

        Long work that can still be stopped is: it has written nothing.
        """
        await self._typed()
        if self.long_work:
            self.long_work.stop()
        saving = [worker for worker in self.workers if worker.group in ("change", "draft")]
        if saving:  # of none, Textual would take all, and so the one that a signal quits in
            await self.workers.wait_for_complete(saving)
        self.exit()

    async def _typed(self) -> None:
        """Let the keys pressed before reach their field, and through it the draft."""
        if self.focused is None:
            return
        for node in (self.focused, *self.focused.ancestors_with_self):
            passed = asyncio.Event()
            if node is not self and node.call_later(passed.set):
                await passed.wait()

    def _heed_signals(self) -> None:
        """A closed window or a shutdown is a quit: what is half-typed is kept first."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            # Windows has no such signals for us, and only the main thread may heed them.
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(
                    getattr(signal, name), lambda: self.run_worker(self.action_quit())
                )

    async def action_finish(self) -> None:
        await self.action_quit()

    def action_place(self, place: str) -> None:
        if place != self.current_mode:
            self._before = self.current_mode
            self.switch_mode(place)

    def action_place_before(self) -> None:
        self.action_place(self._before)

    def action_doorstep(self) -> None:
        """The doorstep card of the current account: of its visit, else of a call now."""
        from tui.screens.doorstep import DoorstepScreen, found

        if self.current is None:
            self.tell(_("No account chosen. Find one: /"))
        elif view := self.ask(partial(found, self.desk, *self.current)):
            self.push_screen(DoorstepScreen(view), self._more)

    def _more(self, wants_more: bool | None) -> None:
        """From the card on to the rest of prep, which begins with the section behind the card."""
        if wants_more:
            self.action_place("prep")
            cast("PrepScreen", self.screen).turn_to_rest()

    def action_line(self) -> None:
        from tui.screens.line import LineScreen

        self.push_screen(LineScreen())

    def action_find(self) -> None:
        from tui.screens.find import FindScreen

        self.push_screen(FindScreen())

    def action_review(self) -> None:
        from tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen())

    def action_import(self) -> None:
        from tui.screens.importing import open_import

        open_import(self)

    def action_import_newest(self) -> None:
        from tui.screens.importing import import_newest

        import_newest(self)
