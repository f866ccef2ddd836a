"""What holds for every test of the screens."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from tui import i18n
from tui.app import RoundsApp

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


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
