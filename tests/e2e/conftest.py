"""A rep's machine for each test: an empty home, the command, a pinned day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.running import Rounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[Rounds]:
    """The command on an empty book, on Monday 1 July 2013 at eight."""
    home = tmp_path / "home"
    home.mkdir()
    command = Rounds(home, today="2013-07-01T08:00")
    yield command
    command.close()
