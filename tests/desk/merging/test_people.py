"""Two people who are one, with all that names them."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tests.desk.making import NOW, TODAY, desk_of, stand, whole
from tests.desk.merging.doubles import GTX, LIN, OTHER, WANG, names
from tui.desk import keeping
from tui.desk.ground import Gone
from tui.desk.merging import CannotMerge, merge_people
from tui.domain.records import Note, PaymentStep, Person, PersonChange, PlanItem, Visit


def test_people_become_one_with_all_that_names_them() -> None:
    early, late = date(2026, 1, 5), date(2026, 3, 1)
    one = Person(
        id=1,
        account_id=1,
        name="Wang Lin",
        email="wl@gtx.example",
        phone="021-5555 0100",
        roles=("purchaser",),
        sayings=("slow is fast",),
        title="buyer",
        history=(PersonChange(on=late, field="attitude", new="doubts"),),
        birthday=date(1904, 5, 6),
        birth_year_known=False,
    )
    other = Person(
        id=2,
        account_id=1,
        name="王琳",
        email="lin@gtx.example",
        phone="139 5555 0104",
        roles=("coach", "purchaser"),
        sayings=("a cable is a promise", "slow is fast"),
        title="head of purchasing",
        attitude="accepts",
        history=(PersonChange(on=early, field="relation", new="know"),),
        birthday=date(1980, 5, 6),
        listens_to=(1, 3),
        conflicts_with=(1,),
        former=True,
    )
    third = Person(
        id=3,
        account_id=1,
        name="Xu",
        reports_to=2,
        listens_to=(2, 1),
        conflicts_with=(2,),
        successor_id=2,
        history=(
            PersonChange(on=early, field="reports_to", old="1", new="2"),
            PersonChange(on=late, field="reports_to", old="9", new="2"),
            PersonChange(on=late, field="title", old="2", new="3"),
        ),
    )
    desk = desk_of(
        msgspec.structs.replace(GTX, payment_chain=(PaymentStep(title="CFO", person_id=2),)),
        one,
        other,
        third,
        Visit(id=1, account_id=1, start=NOW, people=(2, 3, 1)),
        PlanItem(id=1, account_id=1, person_id=2, through=1, target="trust", due=TODAY),
    )
    before = whole(desk)
    view = merge_people(desk, 1, 2)
    assert view.text == "Merged: 王琳 into Wang Lin with 1 person, 1 visit, 2 other records"
    assert names(desk, "people", 2) == []
    people = stand(desk, Person)
    assert people[1] == msgspec.structs.replace(
        one,
        aliases=("王琳", "lin@gtx.example"),
        phone="021-5555 0100 / 139 5555 0104",
        roles=("purchaser", "coach"),
        sayings=("slow is fast", "a cable is a promise"),
        attitude="accepts",
        history=(*other.history, *one.history),
        birthday=date(1980, 5, 6),
        birth_year_known=True,
        listens_to=(3,),
    )
    assert people[3] == msgspec.structs.replace(
        third,
        reports_to=1,
        listens_to=(1,),
        conflicts_with=(1,),
        successor_id=1,
        history=(
            PersonChange(on=late, field="reports_to", old="9", new="1"),
            PersonChange(on=late, field="title", old="2", new="3"),
        ),
    )
    assert stand(desk, Visit)[1].people == (1, 3)
    assert stand(desk, PlanItem)[1].through is None
    (note,) = stand(desk, Note).values()
    assert note.text == ("王琳 was merged into Wang Lin; there it said: title: head of purchasing")
    assert note.person_id == 1
    keeping.undo(desk)
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ({1: 2, 2: None, 3: None}, {1: None, 3: None}),
        ({1: 2, 2: 3, 3: None}, {1: 3, 3: None}),
        ({1: 2, 2: 3, 3: 1}, {1: None, 3: 1}),
        ({1: 3, 2: None, 3: 2}, {1: None, 3: 1}),
        ({1: None, 2: 3, 3: None}, {1: 3, 3: None}),
        ({1: None, 2: 1, 3: 2}, {1: None, 3: 1}),
        ({1: 3, 2: 1, 3: None}, {1: 3, 3: None}),
        ({1: 3, 2: 4, 3: 2, 4: None}, {1: 4, 3: 1, 4: None}),
    ],
)
def test_nobody_reports_to_himself_afterwards(
    above: dict[int, int | None], expected: dict[int, int | None]
) -> None:
    people = [
        Person(id=id, account_id=1, name=f"P{id}", reports_to=boss) for id, boss in above.items()
    ]
    desk = desk_of(GTX, *people)
    merge_people(desk, 1, 2)
    assert {id: one.reports_to for id, one in stand(desk, Person).items()} == expected


def test_who_is_there_stays_there_whoever_was_merged_into_them() -> None:
    left = Person(id=2, account_id=1, name="Lin", former=True, chair_gone=True, successor_id=3)
    desk = desk_of(GTX, WANG, left, Person(id=3, account_id=1, name="Xu"))
    merge_people(desk, 1, 2)
    found = stand(desk, Person)[1]
    assert (found.former, found.chair_gone, found.successor_id) == (False, False, None)


@pytest.mark.parametrize(
    ("kept", "gone", "trouble", "words"),
    [
        (1, 1, CannotMerge, "one and the same person"),
        (1, 2, CannotMerge, "Wang Lin and Lin Wang belong to different accounts"),
        (1, 99, Gone, "no longer"),
    ],
)
def test_people_that_cannot_be_merged(
    kept: int, gone: int, trouble: type[Exception], words: str
) -> None:
    desk = desk_of(GTX, OTHER, WANG, LIN)
    before, generation = whole(desk), desk.book.generation
    with pytest.raises(trouble, match=words):
        merge_people(desk, kept, gone)
    assert (whole(desk), desk.book.generation) == (before, generation)
