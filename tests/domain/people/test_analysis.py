"""The four steps of a new key account."""

from __future__ import annotations

import pytest

from tests.domain.people.making import TODAY, account, circle, day, deal, person
from tui.domain.account_file import CODES
from tui.domain.codes import ANALYSIS_STEPS
from tui.domain.people.analysis import Step, analysis, is_walking
from tui.domain.records import Filed, Record

FILE: dict[str, object] = {
    **{"ownership": "x", "address": "x", "web": "x", "installed": "x", "strategy": "x"},
    "file": {
        code: Filed(on=TODAY, text="x")
        for code in CODES
        if code.startswith(("background.", "organisation."))
    },
}
"""14 of the 33 items of a file without a project: just two fifths."""
READ = (
    person(1, hidden=True),
    person(2, roles=("user",), reports_to=1),
    person(3, roles=("technical_gatekeeper",)),
)


def shown(*records: Record, **of: object) -> set[str]:
    return {one.step for one in analysis(circle(*records, of=account(**of))) if one.shown}


@pytest.mark.parametrize(
    ("records", "of", "expected"),
    [
        ((), {}, set()),
        ((person(1, roles=("coach",)),), {}, {"coach"}),
        ((person(1, roles=("coach",), attitude="resists"),), {}, set()),
        (READ, {}, {"organisation"}),
        (READ[1:], {}, set()),
        (READ[:2], {}, set()),
        ((READ[0], person(2, roles=("user",)), READ[2]), {}, set()),
        ((deal(amount=5, close=day(9)),), {}, {"opportunity"}),
        ((deal(amount=5),), {}, set()),
        ((deal(close=day(9)),), {}, set()),
        ((deal(amount=5, close=day(9), state="won"),), {}, set()),
        ((), FILE, {"facts"}),
        ((), {**FILE, "ownership": ""}, set()),
    ],
)
def test_what_the_book_shows(
    records: tuple[Record, ...], of: dict[str, object], expected: set[str]
) -> None:
    assert shown(*records, **of) == expected


def test_ticked_steps_keep_their_day() -> None:
    found = analysis(circle(of=account(analysis={"facts": day(-3)})))
    assert [one.step for one in found] == list(ANALYSIS_STEPS)
    assert found[1] == Step("facts", day(-3), False)
    assert found[0].done is None


@pytest.mark.parametrize(
    ("tier", "ticked", "expected"),
    [
        ("platinum", 0, True),
        ("gold", 3, True),
        ("gold", 4, False),
        ("iron", 0, False),
        (None, 0, False),
    ],
)
def test_a_key_account_walks_until_all_are_ticked(
    tier: str | None, ticked: int, expected: bool
) -> None:
    done = dict.fromkeys(ANALYSIS_STEPS[:ticked], TODAY)
    assert is_walking(circle(of=account(tier=tier, analysis=done))) is expected
