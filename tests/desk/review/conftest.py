"""What holds for every question of the review list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.review.office import GTX, HUAXIN, Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, GTX, HUAXIN)
