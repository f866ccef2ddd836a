"""Driving the app as a rep does: keys, clicks, and waiting for what must come, never for time."""

from __future__ import annotations

import asyncio
import time
import unicodedata
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

import pytest
from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.widgets import Input

from tui.app import RoundsApp
from tui.clock import Clock
from tui.desk import today as today_job
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.domain.records import Account, NextStep, Visit
from tui.screens.today import TodayScreen
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.strip import Strip
    from textual.widget import Widget

    from tui.desk.today_views import LooseEndView
    from tui.domain.day import LooseEndKind
    from tui.domain.records import Record
    from tui.i18n import Language

NOW: Final = datetime(2026, 11, 21, 9, 5)
"""A Saturday; in the example book one visit has been logged and the next is at ten."""
WIDE: Final = (120, 36)
NARROW: Final = (80, 24)
both_sizes = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
"""A test of a screen in the smallest window and in a roomy one."""
PATIENCE: Final = 10.0
"""Seconds after which what must come has not come."""

CALM: Final = 2
"""So many rounds without anything left to do mean rest."""
HANDS: Final = 10
"""So many times a message may be passed on within a round."""

R = TypeVar("R", bound="Record")
"""A kind of record."""


async def next_turn() -> None:
    """Let the event loop do everything that is ready to be done."""
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_soon(done.set_result, None)
    await done


class HandClock(Clock):
    """A clock whose hands the test moves."""

    def __init__(self, now: datetime = NOW) -> None:
        super().__init__(now)

    def turn_to(self, now: datetime) -> None:
        """From now on it is then."""
        self._pinned = now


@cache
def example_records(language: Language = "en") -> tuple[Record, ...]:
    """The example book of the day; records are frozen, so every test may have the same."""
    return tuple(example_book(NOW.date(), language))


def example() -> Book:
    """The example book, in memory."""
    return Book.in_memory(example_records())


def a_full_day(visits: int = 40, steps: int = 40) -> list[Record]:
    """More visits and steps in a day than any window shows."""
    start = NOW.replace(hour=0, minute=0)
    return [
        Account(id=1, name="Huaxin"),
        *(
            Visit(id=n, account_id=1, start=start + timedelta(minutes=10 * n), text=f"visit {n}")
            for n in range(1, visits + 1)
        ),
        *(
            NextStep(id=n, account_id=1, due=NOW.date(), text=f"step {n}")
            for n in range(1, steps + 1)
        ),
    ]


def a_desk(
    book: Book | None = None,
    *,
    clock: Clock | None = None,
    settings: Settings | None = None,
    drafts: Drafts | None = None,
    own_words: Path | None = None,
) -> Desk:
    """A desk on a book, by default the example, on a morning that stands still."""
    return Desk(
        example() if book is None else book,
        clock or HandClock(),
        settings or Settings(),
        drafts or Drafts.in_memory(),
        own_words,
    )


class Rep:
    """Somebody at the keys, and what they see."""

    def __init__(self, app: RoundsApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.desk = app.desk
        self.book = app.desk.book

    # -- What the rep does

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before has been answered."""
        for key in keys:
            self.at_once(key)
            await self.settled()

    async def write(self, text: str) -> None:
        """Type a text."""
        self.at_once(*text)
        await self.settled()

    def at_once(self, *keys: str) -> None:
        """Press keys faster than the app can answer any of them."""
        for key in keys:
            self.app.post_message(key_event(key))

    async def paste(self, text: str) -> None:
        """Paste a text where the cursor is."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def click(self, widget: Widget, x: int, y: int, *, times: int = 1) -> None:
        """Click at a place within a widget."""
        await self.pilot.click(widget, offset=(x, y), times=times)
        await self.settled()

    async def click_on(self, widget: Widget, text: str) -> None:
        """Click on words that a widget shows."""
        y, x = next(
            (y, cell_len(line[: line.index(text)]))
            for y, line in enumerate(painted(widget))
            if text in line
        )
        await self.click(widget, x, y)

    # -- Waiting

    async def until(self, comes: Callable[[], object], what: str) -> None:
        """Wait until a condition holds."""
        end = time.monotonic() + PATIENCE
        while not comes():
            assert time.monotonic() < end, f"in vain: {what}"
            assert self.app.is_running, f"the app has ended: {what}"
            await self.round()
            self._lay_out()

    async def settled(self) -> None:
        """Wait until what the app does behind the keys is done and every message answered."""
        for _ in range(CALM):
            await self.round()
            while self._is_busy():
                await self.round()
            self._lay_out()

    async def round(self) -> None:
        """Let every widget answer what waits for it now."""
        for _ in range(HANDS):
            await next_turn()
        if self.app.is_running:
            await self.pilot._wait_for_screen()

    def _lay_out(self) -> None:
        if self.app.is_running:
            self.app.screen._on_timer_update()

    def _is_busy(self) -> bool:
        return self.app.is_running and (
            self.app._at_work is not None
            or bool(self.app._batch_count)  # places change, and nothing is painted
            or bool(self.app.animator._animations)  # a scroll on its way
            or any(not worker.is_finished for worker in self.app.workers)
            or any(not node._message_queue.empty() for node in tuple(self.app._registry))
        )

    async def until_open(self, name: str) -> None:
        """Wait until the dialog of this name is on top and its fields stand."""
        await self.until(lambda: self.on_top == name, f"{name} on top, not {self.on_top}")
        await self.settled()

    async def until_ended(self) -> None:
        """Wait until the app has gone."""
        end = time.monotonic() + PATIENCE
        while self.app.is_running:
            assert time.monotonic() < end, "in vain: the app ends"
            await next_turn()

    async def without_toasts(self) -> None:
        """Let every toast go."""
        self.app.clear_notifications()
        await self.settled()

    # -- What the rep sees

    @property
    def on_top(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def today(self) -> TodayScreen:
        """Today, wherever it lies in the stack."""
        return next(one for one in self.app.screen_stack if isinstance(one, TodayScreen))

    @property
    def visits(self) -> Rows:
        return self.today.query_one("#visits", Rows)

    @property
    def loose(self) -> Rows:
        return self.today.query_one("#loose", Rows)

    @property
    def card(self) -> str:
        """The card as it is painted."""
        return "\n".join(painted(self.today.query_one("#card")))

    @property
    def here(self) -> str:
        """What the row under the cursor is about: the visit's time, or the end's words."""
        if visit := self.today.visit:
            return f"{visit.start:%H:%M}"
        end = self.today.loose_end
        return end.text if end else ""

    @property
    def seen(self) -> str:
        """All that the window shows."""
        return "\n".join(painted(self.app.screen))

    def shown(self, selector: str) -> str:
        """What a part of the screen on top shows."""
        return "\n".join(painted(self.app.screen.query_one(selector)))

    @property
    def foot(self) -> str:
        """The foot line of the screen on top."""
        return painted(self.app.screen.query_one(KeyBar))[0].strip()

    @property
    def told(self) -> list[str]:
        """What toasts say, the newest last."""
        return [one.message for one in self.app._notifications]

    def field(self, name: str) -> Input:
        """A field of the dialog on top."""
        return self.app.screen.query_one(f"#{name}", Input)

    @property
    def focused(self) -> str | None:
        """The id of what the keys go to."""
        return self.app.focused.id if self.app.focused else None

    # -- What the book says

    def visit(self, id: int) -> Visit:
        """A visit as the book has it now."""
        found = self.book.get(Visit, id)
        assert found is not None
        return found

    def visit_here(self) -> Visit:
        """The visit under the cursor as the book has it now."""
        shown = self.today.visit
        assert shown is not None
        return self.visit(shown.id)

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, in the order of their ids."""
        return list(self.book.snapshot.all(kind).values())

    async def go_to_end(self, *kinds: LooseEndKind) -> LooseEndView:
        """Go to the first loose end of one of these kinds."""
        ends = today_job.day(self.desk).loose_ends
        index = next(at for at, end in enumerate(ends) if end.kind in kinds)
        if not self.loose.has_focus:
            await self.press("tab")
        await self.press("home", *["down"] * index)
        assert self.today.loose_end == ends[index]
        return ends[index]


def key_event(key: str) -> events.Key:
    """The key as a terminal sends it: by its sign, or by Textual's name of it."""
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    try:
        return events.Key(key, unicodedata.lookup(_get_unicode_name_from_key(key)))
    except KeyError:
        return events.Key(key, None)


def strips(widget: Widget) -> list[Strip]:
    """What is to be seen of a widget, line by line."""
    whole = widget.screen._compositor.render_strips()
    region = widget.region.intersection(widget.screen.region)
    return [strip.crop(region.x, region.right) for strip in whole[region.y : region.bottom]]


def painted(widget: Widget) -> list[str]:
    """The text that is to be seen of a widget, line by line, without the spaces behind."""
    return [strip.text.rstrip() for strip in strips(widget)]


@asynccontextmanager
async def rounds(
    book: Book | Sequence[Record] | None = None,
    *,
    size: tuple[int, int] = WIDE,
    clock: Clock | None = None,
    settings: Settings | None = None,
    drafts: Drafts | None = None,
    own_words: Path | None = None,
    toasts: bool = False,
) -> AsyncIterator[Rep]:
    """Rounds, open on today, with a rep at the keys. By default on the example book.

    ``toasts``: they are shown in the window, too; else they are only told.
    """
    if book is not None and not isinstance(book, Book):
        book = Book.in_memory(book)
    desk = a_desk(book, clock=clock, settings=settings, drafts=drafts, own_words=own_words)
    app = RoundsApp(desk)
    async with app.run_test(size=size, notifications=toasts) as pilot:
        rep = Rep(app, pilot)
        await rep.settled()
        yield rep
