"""What holds for every test of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")
