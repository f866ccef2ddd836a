"""What holds for every test of the screens."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.screens.driving import Rep, a_desk
from tui import i18n
from tui.app import RoundsApp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.screens.pictures import Compare, Kept, Picture
    from tui.i18n import Language


@pytest.fixture(autouse=True)
def _same_colours_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _garbage_goes_between_the_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each app freezes what lives when it stands; a hundred apps in one process would pile up.

    Collected while an app runs, garbage would also cost a third of the time.
    """
    enable = gc.enable
    gc.disable()
    for name in ("freeze", "enable"):
        monkeypatch.setattr(gc, name, lambda: None)
    yield
    enable()


@pytest.fixture
def three_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today, Money and Playbook alone, so that it stays known where an entry can lead."""
    built = {name: RoundsApp.MODES[name] for name in ("today", "money", "playbook")}
    monkeypatch.setattr(RoundsApp, "MODES", built)


@pytest.fixture
def language() -> Language:
    """What pictures are in, where the test does not say."""
    return "en"


@pytest.fixture
def as_kept(language: Language, size: tuple[int, int], snap_compare: Compare) -> Kept:
    """Whether what the rep gets to looks as in the picture that is kept of it."""

    def compare(picture: Picture, *, own_words: Path | None = None) -> bool:
        i18n.use(language)
        app = RoundsApp(a_desk(picture.book(), settings=picture.settings, own_words=own_words))

        async def get_there(pilot: Pilot[None]) -> None:
            rep = Rep(app, pilot)
            await rep.settled()
            for step in picture.steps:
                if isinstance(step, str):
                    await rep.write(step)
                else:
                    await rep.press(*step)
            await rep.without_toasts()
            for field in app.screen.query(Input):
                field.cursor_blink = False
            await rep.settled()

        return snap_compare(app, terminal_size=size, run_before=get_there)

    return compare
