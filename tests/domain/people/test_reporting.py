"""Who stands above whom."""

from __future__ import annotations

import pytest

from tui.domain.people.reporting import is_above

LINES = {1: None, 2: 1, 3: 2, 4: 5, 5: 4}
"""1 over 2 over 3; 4 and 5 over each other."""


@pytest.mark.parametrize(
    ("one", "boss", "stands"),
    [
        (3, 1, True),
        (3, 3, True),
        (1, 3, False),
        (2, 3, False),
        (4, 5, True),
        (4, 1, False),  # and it comes to an end
        (9, 1, False),  # nobody knows him
    ],
)
def test_is_above(one: int, boss: int, stands: bool) -> None:
    assert is_above(LINES, one, boss) is stands
