"""What all screens share: the desk, the top line, words in the rep's language."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from collections import deque
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar, cast

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.domain.text import cut
from tui.errors import Trouble
from tui.i18n import _
from tui.widgets.bindings import bindings
from tui.widgets.effects import Effects
from tui.widgets.seams import SeamlessCompositor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.binding import ActiveBinding, BindingType
    from textual.geometry import Size
    from textual.message_pump import MessagePump
    from textual.widget import Widget

    from tui.desk.ground import Desk
    from tui.desk.keeping import UndoneView
    from tui.exchange.progress import Progress
    from tui.widgets.cells import Piece

Result = TypeVar("Result")
T = TypeVar("T")

MOST_SAID: Final = 600
"""Terminal columns of a sentence in passing: it lies over what one works with."""
PICTURE_FIRST: Final = 0.012
"""Seconds that a key's picture has before anybody asks whether the key is done with."""
OUT_WITH_IT: Final = 0.0003
"""Seconds that the event loop rests after a picture, so that it reaches the terminal."""
STUCK: Final = 1.0
"""Seconds after which a key no longer holds up the next."""
WIDE: Final = 110
"""From so many columns of the terminal on, a card has room beside a list."""
HIGH: Final = 30
"""From so many lines of the terminal on, there is room for air."""


def is_tight(size: Size) -> bool:
    """Whether a window has no room for a card with air beside a list."""
    return size.width < WIDE or size.height < HIGH


class DeskApp(App[None]):
    """The app as its screens know it: a desk to ask, and ways to change and to tell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.current_account: int | None = None
        """The account that travels along from place to place."""
        self.current_visit: int | None = None
        """The visit under Today's cursor; it counts as long as its account travels along."""
        self.is_warm = False
        """What the other places ask for first has been read, behind the first picture."""
        self.long_work: Progress | None = None
        """What is being done that takes its time; quitting stops it."""
        self.last_key = 0.0
        """When a key was last pressed, by the monotonic clock."""
        self._typed_ahead: deque[events.Event] = deque()
        self._at_work: asyncio.Task[None] | None = None
        """What waits for the last key to have done its work, if it has not."""
        self._hurry = asyncio.Event()

    async def on_event(self, event: events.Event) -> None:
        """Let each key do its work before the next one is looked at.

        Textual hands a key to the widget that has the focus when the key comes in; but what
        a binding does comes later, by way of the app. Of keys that come in one go (a quick
        hand, a slow line, a paste) text would overtake what ``tab`` or ``backspace`` does,
        and ``enter`` would save half a note.
        """
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._at_work:
            self._typed_ahead.append(event)
            self._hurry.set()
        else:
            await self._press(event)

    def post_display_hook(self) -> None:
        """Let the thread that writes to the terminal have its turn, right after each picture.

        Python would let it wait for what the event loop has to do next.
        """
        time.sleep(OUT_WITH_IT)

    async def _press(self, event: events.Event) -> None:
        self.last_key = time.monotonic()
        reached = [*(self.focused or self.screen).ancestors_with_self]
        self._hurry.clear()
        if self._typed_ahead:
            self._hurry.set()
        self._at_work = asyncio.create_task(self._work_off(reached))
        await super().on_event(event)

    async def _work_off(self, reached: Sequence[MessagePump]) -> None:
        """Wait until all whom a key can reach have done with it, and press the next one."""
        # Asking them costs time that the picture would have to wait for: so it comes first,
        # unless the next key is there already.
        asyncio.get_running_loop().call_later(PICTURE_FIRST, self._hurry.set)
        await self._hurry.wait()
        for node in (self, *reached, self.screen):
            done = asyncio.Event()
            if node.call_later(done.set):
                await self._patiently(done.wait())
        saving = [worker for worker in self.workers if worker.group == "change"]
        if saving:
            await self._patiently(self.workers.wait_for_complete(saving))
        self._at_work = None
        if self._typed_ahead:
            await self._press(self._typed_ahead.popleft())

    @staticmethod
    async def _patiently(work: Awaitable[object]) -> None:
        """Wait for a key's work, but not for ever: another window may hold the book.

        What takes longer goes on behind the next key; it is not cancelled.
        """
        await asyncio.wait((asyncio.ensure_future(work),), timeout=STUCK)

    @property
    def current(self) -> tuple[int, int | None] | None:
        """The account that travels along, if it is in the book, and its visit, if that is."""
        account_id, ground = self.current_account, self.desk.ground
        if account_id is None or account_id not in ground.accounts:
            return None
        visit = ground.visits.get(self.current_visit or 0)
        is_its = visit is not None and visit.account_id == account_id
        return account_id, self.current_visit if is_its else None

    def action_help(self) -> None:
        """All keys, those of the screen on top first."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(about=self.screen))

    def action_undo(self, then: Callable[[], object] = lambda: None) -> None:
        """Take back the book's newest change, and say which it was."""
        from tui.desk import keeping

        def done(view: UndoneView) -> None:
            self.tell(_("Taken back: {what}").format(what=view.undone))
            then()

        self.change(lambda: keeping.undo(self.desk), done)

    def ask_account(self, then: Callable[[int], object]) -> None:
        """Go on with the account that travels along; without one, ask which."""
        if self.current:
            then(self.current[0])
            return
        from tui.screens.find import FindScreen

        self.push_screen(FindScreen(then))

    def repaint(self) -> None:
        """Let every screen look at the book again."""
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.look_again()

    def tell(self, what: str | Trouble) -> None:
        """Say in one sentence what happened, or what went wrong; only the newest is shown."""
        self.clear_notifications()
        is_trouble = isinstance(what, Trouble)
        said = cut(str(what), MOST_SAID)
        self.notify(said, severity="error" if is_trouble else "information", markup=False)

    def ask(self, question: Callable[[], T]) -> T | None:
        """The desk's answer; a `Trouble` is told, and there is no answer then.

        For what a peek is about: while it was open, another window may have removed it.
        """
        try:
            return question()
        except Trouble as trouble:
            self.tell(trouble)
            return None

    def change(
        self,
        job: Callable[[], T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Do a job of the desk that writes, away from the event loop; then repaint.

        The job runs in a thread, because it may wait for another window's turn. Where it
        raises a `Trouble`, nothing is written.

        Args:
            failed: is given the trouble, and says it; else a toast does.
        """

        async def run() -> None:
            try:
                result = await asyncio.to_thread(job)
            except Trouble as trouble:
                (failed or self.tell)(trouble)
                return
            self.repaint()
            if done:
                done(result)

        self.run_worker(run(), group="change", exit_on_error=True)


class RoundsScreen(Screen[Result]):
    """A screen of ours. It owns no data and no rule: it asks the desk and paints."""

    _had_focus: Widget | None = None
    """What had the focus before the window became too small to show it."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SeamlessCompositor()

    @property
    def rounds(self) -> DeskApp:
        """The app, by its own type."""
        return cast("DeskApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk to ask."""
        return self.rounds.desk

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys in force, their words in the rep's language.

        Bindings are made with the class, before the language is known; so their words
        are translated here, where footer and palette ask for them.
        """
        return {key: _translated(active) for key, active in super().active_bindings.items()}

    def action_help(self) -> None:
        self.rounds.action_help()

    def on_mount(self) -> None:
        """Lay the first picture out for the window's size; Textual would do so for the second."""
        width, height = self.app.size
        for room, steps in (
            (width, self.app.HORIZONTAL_BREAKPOINTS or []),
            (height, self.app.VERTICAL_BREAKPOINTS or []),
        ):
            fitting = [name for least, name in sorted(steps) if room >= least]
            for _least, name in steps:
                self.set_class(name in fitting[-1:], name)

    def on_resize(self, _event: events.Resize) -> None:
        """What a window too small has hidden loses the focus, and gets it back with the room."""
        if self.focused:
            self._had_focus = self.focused
        elif self._had_focus:
            self.call_after_refresh(self.set_focus, self._had_focus)


def _translated(active: ActiveBinding) -> ActiveBinding:
    binding = active.binding
    if not binding.description:
        return active
    return active._replace(
        binding=dataclasses.replace(binding, description=_(binding.description)),
        tooltip=_(active.tooltip) if active.tooltip else "",
    )


class PlaceScreen(RoundsScreen[None]):
    """One of the places that the digits name."""

    _seen: object = None
    """The generation of the book that was painted last."""

    def look_again(self) -> None:
        """The book or the day has changed: ask the desk again and paint."""
        raise NotImplementedError

    def made_warm(self) -> None:
        """What was left out of the first picture, because it takes time, can be shown now."""

    def come_to(self, account_id: int) -> None:
        """Show the account that the rep brings along from another place, if it is here."""

    def on_screen_resume(self) -> None:
        """While the rep was elsewhere, the book may have changed."""
        if self._seen is not None and self._seen is not self.desk.ground:
            self.look_again()
        self._seen = self.desk.ground
        if account_id := self.rounds.current_account:
            self.come_to(account_id)

    def on_screen_suspend(self) -> None:
        """What was painted up to here is known."""
        self._seen = self.desk.ground


class Dialog(RoundsScreen[None], ModalScreen[None]):
    """A panel over a place; ``escape`` leads back, what was typed is kept."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("dialog"))

    _is_saving = False
    """Whether what was typed is on its way to the book: a second ``enter`` saves it no second time.
    """

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go back. Once it has been saved, the rep may have gone back already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_input_submitted(self) -> None:
        self.action_save()

    def tell_effects(self, rows: list[list[Piece]]) -> None:
        """Tell what saving would do, or what is missing, in the line kept for it."""
        self.query_one(Effects).tell(rows)

    def write(self, job: Callable[[], T], done: Callable[[T], object]) -> None:
        """Do the job of the desk that saves what was typed."""
        self._is_saving = True
        self.rounds.change(job, done, failed=self.not_saved)

    def not_saved(self, trouble: Trouble) -> None:
        """Say what went wrong, where it was typed; whoever has gone back already gets a toast."""
        self._is_saving = False
        if self.is_active:
            self.tell_effects([[(str(trouble), "late")]])
        else:
            self.rounds.tell(trouble)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_save(self) -> None:
        """``enter``, from any field: write what the fields say, or tell what is missing."""
        raise NotImplementedError


class Peek(RoundsScreen[Result | None], ModalScreen[Result | None]):
    """A panel over a place, to look at and perhaps to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("peek"))

    def action_leave(self) -> None:
        self.dismiss(None)


class WorkPeek(Peek[Result]):
    """A panel from which the book is changed: ``u`` works in it too, and it shows the change."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("desk"))

    def look_again(self) -> object:
        """The book has changed: ask the desk again and paint."""
        raise NotImplementedError

    def action_undo(self) -> None:
        self.rounds.action_undo(self.look_again)


class TooSmall(Static):
    """What a window shows that is too small to work in."""

    def __init__(self) -> None:
        super().__init__(
            _("Rounds needs a window of 60 × 16 or more."), id="too-small", markup=False
        )
