"""Long work says how far it is, and stops where it still can."""

from __future__ import annotations

import pytest

from tui.exchange.progress import EVERY, Cancelled, Progress


def test_a_stage_counts_its_rows_to_the_end() -> None:
    progress = Progress()
    rows = range(3 * EVERY + 5)

    seen = [progress.done for _row in progress.over(rows, "taking")]

    assert sorted(set(seen)) == [0, EVERY, 2 * EVERY, 3 * EVERY]
    assert (progress.stage, progress.done, progress.total) == ("taking", len(rows), len(rows))


def test_work_stops_between_two_rows() -> None:
    progress = Progress()
    taken: list[int] = []

    def take_all() -> None:
        for row in progress.over(range(10 * EVERY), "taking"):
            taken.append(row)
            if row == EVERY + 1:
                progress.stop()

    with pytest.raises(Cancelled):
        take_all()

    assert len(taken) == 2 * EVERY


def test_work_that_was_stopped_before_it_began_does_not_begin() -> None:
    progress = Progress()
    progress.stop()

    with pytest.raises(Cancelled):
        progress.begin("reading")


def test_stopped_at_the_last_row_nothing_is_saved() -> None:
    progress = Progress()
    for _row in progress.over(range(3), "taking"):
        pass
    progress.stop()

    with pytest.raises(Cancelled):
        progress.begin("saving")


def test_what_is_being_saved_is_finished() -> None:
    progress = Progress()
    progress.begin("saving")

    progress.stop()
    progress.at(1)

    assert not progress.can_stop
