"""Editing the map in place: each key one dated change that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.desk.making import EHLERS, TODAY, desk_of, stand, whole
from tests.desk.mapped import ACCOUNT, DAI, GU, HE, LIU, WANG, ZHAO, mapped
from tui.desk import people, people_edits
from tui.desk.ground import Desk, Gone
from tui.desk.people_edits import CannotEdit, Edited
from tui.desk.people_json import people_view
from tui.domain.records import Account, Person, Record

Edit = Callable[[Desk], Edited]


def person(desk: Desk, id: int) -> Person:
    return stand(desk, Person)[id]


@pytest.mark.parametrize(
    ("edit", "field", "old", "new", "text"),
    [
        (
            lambda desk: people_edits.set_attitude(desk, WANG.id, "accepts"),
            *("attitude", "doubts", "accepts"),
            "Wang Lin 王琳: doubts → accepts",
        ),
        (
            lambda desk: people_edits.set_attitude(desk, WANG.id, None),
            *("attitude", "doubts", ""),
            "Wang Lin 王琳: doubts → unknown",
        ),
        (
            lambda desk: people_edits.toggle_role(desk, WANG.id, "coach"),
            *("roles", "purchaser", "purchaser,coach"),
            "Wang Lin 王琳: purchaser → purchaser, coach",
        ),
        (
            lambda desk: people_edits.toggle_role(desk, WANG.id, "purchaser"),
            *("roles", "purchaser", ""),
            "Wang Lin 王琳: purchaser → –",
        ),
        (
            lambda desk: people_edits.set_relation(desk, WANG.id, "trust"),
            *("relation", "know", "trust"),
            "Wang Lin 王琳: know → trust",
        ),
        (
            lambda desk: people_edits.set_target(desk, HE.id, "partner"),
            *("relation_target", "", "partner"),
            "He Jun 何军, to become: – → partner",
        ),
        (
            lambda desk: people_edits.set_influence(desk, WANG.id, 0),
            *("influence", "4", "0"),
            "Wang Lin 王琳, influence: 4 → 0",
        ),
        (
            lambda desk: people_edits.set_influence(desk, WANG.id, None),
            *("influence", "4", ""),
            "Wang Lin 王琳, influence: 4 → –",
        ),
        (
            lambda desk: people_edits.set_hidden(desk, HE.id, hidden=True),
            *("hidden", "", "yes"),
            "He Jun 何军: – → decides without the title",
        ),
        (
            lambda desk: people_edits.set_reports_to(desk, WANG.id, HE.id),
            *("reports_to", "1", "3"),
            "Wang Lin 王琳, reports to: Gu Yan → He Jun",
        ),
        (
            lambda desk: people_edits.set_reports_to(desk, WANG.id, None),
            *("reports_to", "1", ""),
            "Wang Lin 王琳, reports to: Gu Yan → –",
        ),
        (
            lambda desk: people_edits.set_former(desk, WANG.id),
            *("former", "", "yes"),
            "Wang Lin 王琳 has left; the successor is to be found",
        ),
        (
            lambda desk: people_edits.set_back(desk, LIU.id),
            *("former", "yes", ""),
            "Liu Tao 刘涛 is there again",
        ),
    ],
)
def test_an_edit_is_dated_kept_and_taken_back(
    edit: Edit, field: str, old: str, new: str, text: str
) -> None:
    desk = mapped()
    before = whole(desk)
    done = edit(desk)
    assert done.text == text
    after = person(desk, done.id)
    kept = stand(mapped(), Person)[done.id].history
    assert after.history[: len(kept)] == kept
    [step] = after.history[len(kept) :]
    assert (step.on, step.field, step.old, step.new) == (TODAY, field, old, new)
    assert desk.book.undo().text == text
    assert whole(desk) == before


@pytest.mark.parametrize(
    "edit",
    [
        lambda desk: people_edits.set_attitude(desk, WANG.id, "doubts"),
        lambda desk: people_edits.set_relation(desk, WANG.id, "know"),
        lambda desk: people_edits.set_target(desk, WANG.id, "trust"),
        lambda desk: people_edits.set_influence(desk, WANG.id, 4),
        lambda desk: people_edits.set_hidden(desk, WANG.id, hidden=False),
        lambda desk: people_edits.set_reports_to(desk, WANG.id, GU.id),
        lambda desk: people_edits.set_former(desk, LIU.id),
        lambda desk: people_edits.set_back(desk, WANG.id),
    ],
)
def test_what_stood_so_before_is_no_change(edit: Edit) -> None:
    desk = mapped()
    before, generation = whole(desk), desk.book.generation
    assert edit(desk).text == ""
    assert whole(desk) == before
    assert desk.book.generation == generation


@pytest.mark.parametrize(
    "edit",
    [
        lambda desk: people_edits.set_attitude(desk, 99, "accepts"),
        lambda desk: people_edits.toggle_role(desk, 99, "coach"),
        lambda desk: people_edits.set_reports_to(desk, 99, 1),
        lambda desk: people_edits.set_reports_to(desk, 1, 99),
        lambda desk: people_edits.toggle_listens_to(desk, 1, 99),
        lambda desk: people_edits.toggle_conflict(desk, 99, 1),
        lambda desk: people_edits.set_former(desk, 1, 99),
        lambda desk: people_edits.set_back(desk, 99),
        lambda desk: people_edits.toggle_step(desk, 99, "coach"),
    ],
)
def test_whoever_has_gone_meanwhile_is_told(edit: Edit) -> None:
    desk = mapped()
    before = whole(desk)
    with pytest.raises(Gone):
        edit(desk)
    assert whole(desk) == before


def test_a_role_that_is_given_and_taken_leaves_the_others_in_their_order() -> None:
    desk = mapped(replace(WANG, roles=("purchaser", "user", "coach")))
    people_edits.toggle_role(desk, WANG.id, "user")
    assert person(desk, WANG.id).roles == ("purchaser", "coach")
    people_edits.toggle_role(desk, WANG.id, "user")
    assert person(desk, WANG.id).roles == ("purchaser", "coach", "user")


def test_a_changed_attitude_is_seen_in_every_view_at_once() -> None:
    desk = mapped()
    people_edits.set_attitude(desk, WANG.id, "accepts")
    found = people.map_view(desk, 1)
    assert found.people[WANG.id].attitude == "accepts"
    [cell] = [one for one in found.grid["attitude"] if WANG.id in one.people]
    assert cell.column == "accepts"
    assert found.status == "amber"
    line = next(one for one in people_view(found).people if one.id == WANG.id)
    assert line.attitude == "accepts"
    assert people.person_page(desk, WANG.id).marks["attitude"][-1].value == "accepts"
    desk.book.undo()
    assert people.map_view(desk, 1).status == "red"
    assert people.person_page(desk, WANG.id).marks["attitude"][-1].value == "doubts"


# -- Superiors


@pytest.mark.parametrize(
    ("id", "superior", "names"),
    [
        (GU.id, GU.id, "Gu Yan → Gu Yan"),
        (GU.id, WANG.id, "Gu Yan → Wang Lin → Gu Yan"),
        (GU.id, ZHAO.id, "Gu Yan → Zhao Min → Liu Tao → Gu Yan"),
    ],
)
def test_a_circle_is_not_closed_by_hand(id: int, superior: int, names: str) -> None:
    desk = mapped()
    before = whole(desk)
    with pytest.raises(CannotEdit, match=names):
        people_edits.set_reports_to(desk, id, superior)
    assert whole(desk) == before


def test_a_circle_that_came_from_outside_is_broken_where_the_tree_shows_it() -> None:
    desk = mapped(replace(GU, reports_to=WANG.id))
    [broken] = people.map_view(desk, 1).broken
    done = people_edits.set_reports_to(desk, broken.broken.person_id, None)
    assert done.text == "Gu Yan 顾彦, reports to: Wang Lin → –"
    assert people.map_view(desk, 1).broken == ()
    desk.book.undo()
    assert len(people.map_view(desk, 1).broken) == 1


def test_nobody_reports_to_another_account() -> None:
    with pytest.raises(CannotEdit, match="belong to different accounts"):
        people_edits.set_reports_to(mapped(replace(EHLERS, id=9)), WANG.id, 9)


# -- Informal lines


def test_who_listens_to_whom() -> None:
    desk = mapped()
    before = whole(desk)
    said = people_edits.toggle_listens_to(desk, WANG.id, HE.id).text
    assert said == "Wang Lin 王琳 listens to He Jun 何军"
    assert people.map_view(desk, 1).people[HE.id].ties.heard_by == (GU.id, WANG.id)
    said = people_edits.toggle_listens_to(desk, WANG.id, HE.id).text
    assert said == "Wang Lin 王琳 no longer listens to He Jun 何军"
    assert person(desk, WANG.id).listens_to == ()
    desk.book.undo()
    desk.book.undo()
    assert whole(desk) == before


@pytest.mark.parametrize(("one", "other"), [(WANG.id, ZHAO.id), (ZHAO.id, WANG.id)])
def test_a_quarrel_ends_whoever_of_the_two_holds_it(one: int, other: int) -> None:
    desk = mapped()
    said = people_edits.toggle_conflict(desk, one, other).text
    assert said.endswith("are at odds no more")
    assert people.map_view(desk, 1).people[WANG.id].ties.against == ()
    people_edits.toggle_conflict(desk, one, other)
    assert people.map_view(desk, 1).people[other].ties.against == (one,)


def test_there_is_no_line_to_oneself_or_to_another_account() -> None:
    desk = mapped(replace(EHLERS, id=9))
    for toggle in (people_edits.toggle_listens_to, people_edits.toggle_conflict):
        with pytest.raises(CannotEdit, match="one and the same person"):
            toggle(desk, WANG.id, WANG.id)
        with pytest.raises(CannotEdit, match="belong to different accounts"):
            toggle(desk, WANG.id, 9)


# -- Who leaves


def test_a_successor_takes_the_empty_chair() -> None:
    desk = mapped()
    text = people_edits.set_former(desk, LIU.id, ZHAO.id).text
    assert text == "Liu Tao 刘涛 has left; Zhao Min 赵敏 follows"
    liu = person(desk, LIU.id)
    assert (liu.former, liu.successor_id, liu.chair_gone) == (True, ZHAO.id, False)
    assert liu.history == LIU.history
    assert "find_successor" not in {one.step for one in people.map_view(desk, 1).flags}


def test_a_chair_may_go_with_who_sat_there() -> None:
    desk = mapped()
    text = people_edits.set_former(desk, LIU.id, chair_gone=True).text
    assert text == "Liu Tao 刘涛 has left, and the chair has gone"
    assert person(desk, LIU.id).chair_gone
    assert "M21.4" not in {one.code for one in people.map_view(desk, 1).flags}
    people_edits.set_former(desk, LIU.id, ZHAO.id, chair_gone=True)
    assert not person(desk, LIU.id).chair_gone


def test_who_is_back_has_no_successor() -> None:
    desk = mapped(replace(LIU, successor_id=ZHAO.id, chair_gone=True))
    people_edits.set_back(desk, LIU.id)
    back = person(desk, LIU.id)
    assert (back.former, back.successor_id, back.chair_gone) == (False, None, False)


def test_nobody_follows_themselves() -> None:
    with pytest.raises(CannotEdit):
        people_edits.set_former(mapped(), LIU.id, LIU.id)


# -- The four steps


def test_a_step_is_ticked_and_unticked() -> None:
    desk = desk_of(ACCOUNT, DAI)
    assert people_edits.toggle_step(desk, 1, "facts").text == f"{ACCOUNT.name}, done: collect facts"
    assert stand(desk, Account)[1].analysis == {"facts": TODAY}
    text = people_edits.toggle_step(desk, 1, "facts").text
    assert text == f"{ACCOUNT.name}, open again: collect facts"
    assert stand(desk, Account)[1].analysis == {}


def test_edits_of_one_person_leave_all_others_alone() -> None:
    desk = mapped()
    others: list[Record] = [one for one in stand(desk, Person).values() if one.id != WANG.id]
    people_edits.set_attitude(desk, WANG.id, "accepts")
    people_edits.set_former(desk, WANG.id, HE.id)
    assert [one for one in stand(desk, Person).values() if one.id != WANG.id] == others
