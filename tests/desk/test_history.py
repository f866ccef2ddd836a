"""The dated changes of a person."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.desk.making import WANG
from tui.desk.history import with_history
from tui.domain.records import Person, PersonChange

ON = date(2028, 2, 29)
EARLIER = PersonChange(on=date(2026, 1, 1), field="title", old="a", new="b")
BEFORE = replace(WANG, title="b", roles=("user",), reports_to=2, history=(EARLIER,))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, []),
        (replace(BEFORE, phone="1", name="x", outside="bank", listens_to=(2,)), []),
        (replace(BEFORE, attitude="accepts"), [("attitude", "doubts", "accepts")]),
        (replace(BEFORE, attitude=None), [("attitude", "doubts", "")]),
        (replace(BEFORE, relation="trust"), [("relation", "", "trust")]),
        (replace(BEFORE, roles=("user", "coach")), [("roles", "user", "user,coach")]),
        (replace(BEFORE, roles=()), [("roles", "user", "")]),
        (replace(BEFORE, title=""), [("title", "b", "")]),
        (replace(BEFORE, reports_to=None), [("reports_to", "2", "")]),
        (replace(BEFORE, former=True), [("former", "", "yes")]),
        (replace(BEFORE, relation_target="trust"), [("relation_target", "", "trust")]),
        (replace(BEFORE, influence=0), [("influence", "", "0")]),
        (replace(BEFORE, hidden=True), [("hidden", "", "yes")]),
        (
            replace(BEFORE, title="c", attitude="resists"),
            [("attitude", "doubts", "resists"), ("title", "b", "c")],
        ),
    ],
)
def test_what_matters_is_dated_and_kept(
    after: Person, expected: list[tuple[str, str, str]]
) -> None:
    kept = with_history(BEFORE, after, ON)
    assert replace(kept, history=()) == replace(after, history=())
    assert kept.history[0] == EARLIER
    assert [(one.field, one.old, one.new) for one in kept.history[1:]] == expected
    assert all(one.on == ON for one in kept.history[1:])
