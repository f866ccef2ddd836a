"""Answers that cannot be taken, and a book that asks nothing."""

from __future__ import annotations

import pytest

from tests.desk.importing import TODAY
from tests.desk.making import desk_of, whole
from tests.desk.review.office import GTX
from tui.desk.example import example_book
from tui.desk.ground import Gone
from tui.desk.reading import LineTrouble
from tui.desk.review import CannotTake, Choice, answer, cases
from tui.domain.records import Review
from tui.i18n import LANGUAGES, Language


@pytest.mark.parametrize(
    ("case", "choice", "text", "trouble"),
    [
        ("account-1-99", "merge", "", Gone),
        ("account-1-99", "two", "", Gone),
        ("person-1-99", "two", "", Gone),
        ("product-1-99", "two", "", Gone),
        ("product-1-99", "merge", "", Gone),
        ("row-99", "account", "gtx", Gone),
        ("row-99", "leave_out", "", Gone),
        ("row-1", "account", "nobody", LineTrouble),
        ("row-1", "leave_out", "", Gone),
        ("row-2", "account", "gtx", CannotTake),
        ("row-3", "account", "gtx", CannotTake),
    ],
)
def test_an_answer_that_cannot_be_taken_writes_nothing(
    case: str, choice: Choice, text: str, trouble: type[Exception]
) -> None:
    desk = desk_of(
        GTX,
        Review(id=1, kind="row", key="x", source="people", on=TODAY, answer="left_out"),
        Review(id=2, kind="row", key="x", source="people", on=TODAY, cells={"title": "CTO"}),
        Review(id=3, kind="row", key="x", source="moons", on=TODAY, cells={"name": "Io"}),
    )
    before, generation = whole(desk), desk.book.generation
    with pytest.raises(trouble):
        answer(desk, case, choice, text)
    assert (whole(desk), desk.book.generation) == (before, generation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_asks_nothing(language: Language) -> None:
    assert cases(desk_of(*example_book(TODAY, language))) == ()
