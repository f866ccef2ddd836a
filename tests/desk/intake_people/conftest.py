"""What holds for every import of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.importing import Rep
from tests.desk.intake_people.known import ACME, HUAXIN, WANG


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path, "people", (HUAXIN, ACME, WANG))
