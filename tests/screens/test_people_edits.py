"""People: a key for each field, people who come and go, and the plan."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.screens.driving import both_sizes, painted, rounds
from tests.screens.peopled import TODAY, a_map, canvas, go_to, here, person
from tui.desk import people
from tui.desk.people_json import people_view
from tui.domain.records import Person, PersonChange, PlanItem

# -- Editing in place


@both_sizes
async def test_an_attitude_takes_two_keys_and_is_seen_everywhere_and_undone(
    size: tuple[int, int],
) -> None:
    async with rounds(a_map(), size=size) as rep:
        await rep.press("3")
        await go_to(rep, 2)
        before = person(rep, 2)
        await rep.press("a", "1")
        assert rep.on_top == "PeopleScreen"
        assert person(rep, 2).attitude == "accepts"
        assert person(rep, 2).history[-1] == PersonChange(
            on=TODAY, field="attitude", old="doubts", new="accepts"
        )
        for view, sign in (("t", "✓ accepts"), ("f", "✓ Wang Lin"), ("p", "✓ Wang Lin")):
            await rep.press(view)
            assert sign in "\n".join(line for line in painted(canvas(rep)) if "Wang Lin" in line), (
                view
            )
            assert "✓ accepts" in rep.shown("#card")
        await rep.press("i")
        grid = painted(canvas(rep))
        accepts = grid[1].index("✓ accepts")
        assert any(line.find("WL") >= accepts - 1 for line in grid[3:8])
        await rep.press("x")
        assert "✓ accepts" in rep.shown("#card")
        (row,) = (one for one in people_view(people.map_view(rep.desk, 1)).people if one.id == 2)
        assert row.attitude == "accepts"
        await rep.press("u")
        assert person(rep, 2) == before
        await rep.press("t")
        assert any("≈ doubts" in line for line in painted(canvas(rep)) if "Wang Lin" in line)


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        (("a", "5"), "attitude", "sabotages"),
        (("a", "6"), "attitude", None),
        (("s", "4"), "relation", "respect"),
        (("s", "7"), "relation", None),
        (("T", "6"), "relation_target", "partner"),
        (("w", "0"), "influence", 0),
        (("w", "5"), "influence", 5),
        (("w", "6"), "influence", None),
        (("r", "4"), "roles", ("purchaser", "coach")),
        (("r", "6"), "roles", ()),
        (("r", "d"), "roles", ("purchaser", "designer")),
        (("h",), "hidden", True),
        (("b", "1"), "reports_to", None),
        (("b", "x", "u", "enter"), "reports_to", 4),
        (("c", "2"), "listens_to", (3,)),
        (("z", "1"), "conflicts_with", (1,)),
    ],
)
async def test_each_field_has_a_key(keys: tuple[str, ...], field: str, value: object) -> None:
    book = [
        replace(one, reports_to=None) if isinstance(one, Person) and one.id == 4 else one
        for one in a_map()
    ]
    async with rounds(book) as rep:
        await rep.press("3")
        await go_to(rep, 2)
        before = person(rep, 2)
        await rep.press(*keys)
        assert rep.on_top == "PeopleScreen"
        assert getattr(person(rep, 2), field) == value
        assert here(rep) == 2
        await rep.press("u")
        assert person(rep, 2) == before


async def test_escape_from_a_picker_changes_nothing() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 2)
        before = person(rep, 2)
        for key in "arsTwbczFmv":
            await rep.press(key, "escape")
            assert rep.on_top == "PeopleScreen"
        assert person(rep, 2) == before


async def test_three_questions_lead_to_role_attitude_and_rung() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 4)
        await rep.press("v")
        assert "What can Xu Na do" in rep.seen
        assert "question 1 of 3" in rep.seen
        await rep.press("2")
        assert "uses" in rep.seen
        await rep.press("1", "2")
        assert rep.on_top == "PeopleScreen"
        rated = person(rep, 4)
        assert (rated.roles, rated.attitude, rated.relation) == (("user",), "accepts", "know")
        assert len(rated.evidence) == 3
        await rep.press("v", "e", "6", "7")
        assert person(rep, 4) == rated


async def test_a_circle_is_shown_and_broken() -> None:
    book = [
        replace(one, reports_to=4) if isinstance(one, Person) and one.id == 1 else one
        for one in a_map()
    ]
    async with rounds(book) as rep:
        await rep.press("3")
        assert "a circle: " in rep.shown("#map")
        await go_to(rep, 1)
        await rep.press("b", "1")
        assert "a circle: " not in rep.shown("#map")
        assert person(rep, 1).reports_to is None


async def test_a_superior_who_would_close_a_circle_is_refused() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 1)
        await rep.press("b")
        await rep.write("xu")
        await rep.press("enter")
        assert "circle" in rep.told[-1]
        assert person(rep, 1).reports_to is None


async def test_who_leaves_makes_an_empty_chair_and_a_successor_takes_it() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 2)
        await rep.press("F", "1")
        assert "(head of purchasing)" in rep.shown("#map")
        assert here(rep) == 2
        await rep.press("F")
        await rep.write("sun")
        await rep.press("enter")
        assert person(rep, 2).successor_id == 3
        assert "(head of purchasing)" not in rep.shown("#map")
        await rep.press("u", "u")
        assert not person(rep, 2).former


# -- People come, go, and become one


async def test_a_person_is_added_in_one_line_and_the_cursor_goes_there() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3", "n")
        await rep.write("Zhao Min, CFO, reports Wang")
        assert "Wang Lin" in rep.shown("#effects")
        await rep.press("enter")
        (added,) = (one for one in rep.all(Person) if one.name == "Zhao Min")
        assert (added.title, added.reports_to, added.account_id) == ("CFO", 2, 1)
        assert here(rep) == added.id
        await rep.press("u")
        assert rep.book.get(Person, added.id) is None


async def test_half_a_line_is_kept() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3", "n")
        await rep.write("Zhao Min, CF")
        await rep.press("escape", "n")
        assert rep.field("answer").value == "Zhao Min, CF"


async def test_a_person_is_removed_and_comes_back() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 4)
        await rep.press("delete")
        assert rep.book.get(Person, 4) is None
        assert "Xu Na" not in rep.shown("#map")
        assert here(rep) == 3
        await rep.press("u")
        assert "Xu Na" in rep.shown("#map")
        assert here(rep) == 4


async def test_two_become_one() -> None:
    book = [*a_map(), Person(id=6, account_id=1, name="Lin Wang", phone="139")]
    async with rounds(book) as rep:
        await rep.press("3")
        await go_to(rep, 2)
        await rep.press("m")
        await rep.write("lin w")
        await rep.press("enter")
        assert rep.book.get(Person, 6) is None
        assert person(rep, 2).phone == "139"
        assert "Merged" in rep.told[-1]


async def test_what_another_window_removes_goes_without_a_word() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 4)
        with rep.book.transaction("elsewhere") as change:
            change.remove(Person, 4)
        await rep.press("a")
        assert rep.on_top == "PeopleScreen"
        rep.app.repaint()
        await rep.settled()
        assert "Xu Na" not in rep.shown("#map")


# -- The plan


async def test_a_line_of_the_plan_is_made_edited_done_and_removed() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 3)
        await rep.press("p", "N")
        assert rep.on_top == "FormScreen"
        assert rep.field("f-person").value.startswith("Sun")
        target = rep.field("f-target")
        target.value = "speaks for us"
        rep.field("f-due").value = "2026-12-15"
        await rep.press("enter")
        (made,) = (one for one in rep.all(PlanItem) if one.person_id == 3)
        assert (made.target, made.due) == ("speaks for us", date(2026, 12, 15))
        assert "speaks for us" in rep.shown("#map")
        await rep.press("space")
        done = rep.book.get(PlanItem, made.id)
        assert done is not None
        assert done.done == TODAY
        await rep.press("space")
        done = rep.book.get(PlanItem, made.id)
        assert done is not None
        assert done.done is None
        await rep.press("e")
        assert rep.field("f-target").value == "speaks for us"
        await rep.press("escape", "delete")
        assert rep.book.get(PlanItem, made.id) is None
        assert rep.book.get(Person, 3) is not None
