"""Long work on screen: in a thread, with a line that says how far it is, and a key to stop it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.desk import import_words
from tui.desk.importing import Progress
from tui.errors import Trouble
from tui.i18n import _
from tui.screens.base import RoundsScreen, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content
from tui.widgets.keybar import KeyBar
from tui.widgets.progress import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.exchange.progress import Stage
    from tui.screens.base import DeskApp

T = TypeVar("T")

QUIET: Final = 0.2
"""Seconds of work that nobody needs to be told of."""
LOOK: Final = 0.1
"""Seconds between two looks at how far it is."""

_BEGINS: Final[dict[Stage, float]] = {
    "waiting": 0.0,
    "reading": 0.0,
    "understanding": 0.4,
    "taking": 0.5,
    "saving": 0.92,
}
"""How much of the whole is done when a stage begins, 0 to 1, as an import of 50,000 rows goes."""
_SHARES: Final[dict[Stage, float]] = {
    "waiting": 0.0,
    "reading": 0.4,
    "understanding": 0.1,
    "taking": 0.42,
    "saving": 0.0,
}
"""How much of the whole its rows are; of saving nobody knows how far it is."""


class WorkScreen(RoundsScreen[None], ModalScreen[None]):
    """What is being done, how far it is, and ``escape``."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("work"))
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, title: Callable[[], str], progress: Progress) -> None:
        """``title`` says what is being done; it may come to know more as the work goes on."""
        super().__init__()
        self._title = title
        self.progress = progress
        self._is_stopping = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(id="work-heading", classes="heading", markup=False)
            yield ProgressLine(id="progress")
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self._tell()
        self.set_interval(LOOK, self._tell)

    def _tell(self) -> None:
        self.query_one("#work-heading", Static).update(content([(self._title(), "way bold")]))
        self.query_one(ProgressLine).show(part_of(self.progress), self._words())

    def _words(self) -> str:
        stage, done, total = self.progress.stage, self.progress.done, self.progress.total
        if self._is_stopping:
            return _("stopping…") if self.progress.can_stop else _("too late to stop: it is saved")
        said = import_words.stage(stage)
        if total and done:
            return _("{stage}   {done} of {total}").format(
                stage=said, done=f"{min(done, total):,}", total=f"{total:,}"
            )
        return said

    def action_stop(self) -> None:
        self._is_stopping = True
        self.progress.stop()
        self._tell()

    def close(self) -> None:
        """The work is over."""
        if self.is_active:
            self.dismiss(None)


def part_of(progress: Progress) -> float:
    """How much of all the work is done, 0 to 1."""
    stage, done, total = progress.stage, progress.done, progress.total
    return _BEGINS[stage] + _SHARES[stage] * (min(done / total, 1.0) if total else 0.0)


def work(
    app: DeskApp,
    title: Callable[[], str],
    job: Callable[[Progress], T],
    done: Callable[[T], object],
    failed: Callable[[Trouble], object],
) -> None:
    """Do long work in a thread; whoever asks for more meanwhile gets nothing.

    What is over in a moment shows nothing of itself. Quitting waits for it, and stops it where
    it still can be stopped.

    Args:
        title: what is being done.
        done: is given the result, in the event loop, when the screen is free again.
        failed: the same with what went wrong; `Cancelled` where the rep has stopped it.
    """
    if app.long_work:
        return
    progress = app.long_work = Progress()

    async def run() -> None:
        task = asyncio.ensure_future(asyncio.to_thread(job, progress))
        screen: WorkScreen | None = None
        try:
            finished, _going = await asyncio.wait((task,), timeout=QUIET)
            if not finished:
                screen = WorkScreen(title, progress)
                app.push_screen(screen)
            result = await task
        except Trouble as trouble:
            end(screen)
            failed(trouble)
        else:
            end(screen)
            done(result)

    def end(screen: WorkScreen | None) -> None:
        app.long_work = None
        if screen:
            screen.close()

    app.run_worker(run(), group="change", exit_on_error=True)
