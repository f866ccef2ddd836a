"""People: five views of one map, and a key for each field."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

import pytest
from msgspec.structs import replace

from tests.screens.driving import NARROW, NOW, WIDE, Rep, painted, rounds
from tests.screens.maps import crowd
from tui.desk import people
from tui.desk.people_json import people_view
from tui.domain.records import (
    Account,
    NextStep,
    Opportunity,
    PaymentPromise,
    Person,
    PersonChange,
    PlanItem,
    Record,
    Visit,
)
from tui.screens.people import PeopleScreen
from tui.widgets.canvas import Canvas

TODAY: Final = NOW.date()
VIEWS: Final = ("t", "f", "i", "p", "x")
both_sizes = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])


def a_map() -> list[Record]:
    """Gu Yan decides; Wang Lin buys and doubts; Sun Hao checks, Xu Na helps."""
    return [
        Account(id=1, name="Huaxin", tier="platinum"),
        Account(id=2, name="Marlow", tier="gold"),
        Person(
            id=1,
            account_id=1,
            name="Gu Yan",
            title="general manager",
            department="management",
            roles=("decision_maker",),
            influence=5,
        ),
        Person(
            id=2,
            account_id=1,
            name="Wang Lin 王琳",
            title="head of purchasing",
            department="purchasing",
            roles=("purchaser",),
            attitude="doubts",
            relation="know",
            relation_target="trust",
            influence=4,
            reports_to=1,
            history=(
                PersonChange(
                    on=TODAY - timedelta(days=60), field="attitude", old="resists", new="doubts"
                ),
            ),
        ),
        Person(
            id=3,
            account_id=1,
            name="Sun Hao",
            department="technology",
            roles=("technical_gatekeeper",),
            attitude="accepts",
            relation="trust",
            influence=3,
            reports_to=1,
        ),
        Person(id=4, account_id=1, name="Xu Na", department="purchasing", reports_to=2),
        Person(id=5, account_id=2, name="Ada Marlow"),
        Opportunity(id=1, account_id=1, name="line 4", opened=TODAY, amount=1),
        PlanItem(
            id=1,
            account_id=1,
            person_id=2,
            target="supports the trial",
            measure="reference visit",
            first="me",
            due=TODAY + timedelta(days=3),
        ),
        Visit(id=1, account_id=1, start=datetime(2026, 11, 21, 10), people=(2,)),
        Visit(
            id=2,
            account_id=1,
            start=datetime(2026, 11, 9, 10),
            people=(2,),
            state="logged",
            outcome="advance",
            note="wants the test report",
        ),
    ]


def screen(rep: Rep) -> PeopleScreen:
    found = next(one for one in rep.app.screen_stack if isinstance(one, PeopleScreen))
    assert isinstance(found, PeopleScreen)
    return found


def canvas(rep: Rep) -> Canvas:
    return screen(rep).query_one(Canvas)


def here(rep: Rep) -> int | None:
    """The person under the cursor."""
    return screen(rep).person_id


def person(rep: Rep, id: int) -> Person:
    found = rep.book.get(Person, id)
    assert found is not None
    return found


async def go_to(rep: Rep, id: int) -> None:
    """Walk to a person in the tree."""
    await rep.press(*([] if rep.shown("#map").lstrip().startswith("organisation") else ["t"]))
    await rep.press("home")
    for _step in range(99):
        if here(rep) == id:
            return
        await rep.press("down")
    raise AssertionError(id)


# -- Getting there


@both_sizes
async def test_3_shows_the_people_of_the_account_under_the_cursor(size: tuple[int, int]) -> None:
    async with rounds(a_map(), size=size) as rep:
        await rep.press("3")
        assert rep.on_top == "PeopleScreen"
        head = rep.shown("#map-head")
        assert "Huaxin" in head
        assert "map ●" in head
        assert "of 3 key people with us" in head or "of 2 key people with us" in head
        assert "organisation" in head
        for name in ("Gu Yan", "Wang Lin", "Sun Hao", "Xu Na"):
            assert name in rep.shown("#map")
        await rep.press("1")
        assert rep.on_top == "TodayScreen"
        await rep.press("0")
        assert rep.on_top == "PeopleScreen"


async def test_the_account_comes_along_and_the_cursor_of_each_is_kept() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 3)
        await rep.press("]")
        assert "Marlow" in rep.shown("#map-head")
        assert here(rep) == 5
        assert rep.app.current_account == 2
        await rep.press("[")
        assert "Huaxin" in rep.shown("#map-head")
        assert here(rep) == 3


async def test_without_a_visit_the_first_account_with_people_is_shown() -> None:
    book = [one for one in a_map() if not isinstance(one, Visit)]
    async with rounds(book) as rep:
        rep.app.current_account = None
        await rep.press("3")
        assert "Huaxin" in rep.shown("#map-head")


@both_sizes
async def test_an_empty_book_and_an_account_without_people_say_what_to_do(
    size: tuple[int, int],
) -> None:
    async with rounds([], size=size) as rep:
        await rep.press("3")
        assert "rounds import people" in rep.seen
        await rep.press("a", "r", "v", "n", "enter", "f", "delete", "exclamation_mark")
        assert rep.on_top == "PeopleScreen"
    visit = Visit(id=1, account_id=1, start=datetime(2026, 11, 21, 10))
    async with rounds([Account(id=1, name="Huaxin"), visit], size=size) as rep:
        await rep.press("3")
        assert "Nobody is known at Huaxin yet" in rep.seen
        await rep.press("n")
        await rep.write("Zhao Min, CFO")
        await rep.press("enter")
        assert "Zhao Min" in rep.shown("#map")


# -- The views


@both_sizes
async def test_the_cursor_stays_on_its_person_from_view_to_view(size: tuple[int, int]) -> None:
    async with rounds(a_map(), size=size) as rep:
        await rep.press("3")
        for id in (2, 3, 4):
            await go_to(rep, id)
            for view in (*VIEWS, "t"):
                await rep.press(view)
                assert here(rep) == id
                assert person(rep, id).name in rep.shown("#card")


async def test_the_same_key_again_turns_tree_and_grid() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3", "t")
        assert rep.shown("#map").lstrip().startswith("department")
        assert "purchasing" in rep.shown("#map")
        await rep.press("t")
        assert rep.shown("#map").lstrip().startswith("level")
        await rep.press("t")
        assert rep.shown("#map").lstrip().startswith("role")
        await rep.press("t")
        assert rep.shown("#map").lstrip().startswith("organisation")
        await rep.press("i")
        assert rep.shown("#map").lstrip().startswith("influence × attitude")
        await rep.press("i")
        assert rep.shown("#map").lstrip().startswith("influence × rung")
        assert "≈WL" in rep.shown("#map")


async def test_who_has_left_keeps_the_cursor_although_other_views_leave_them_out() -> None:
    book = [
        replace(one, former=True) if isinstance(one, Person) and one.id == 3 else one
        for one in a_map()
    ]
    async with rounds(book) as rep:
        await rep.press("3")
        await go_to(rep, 3)
        assert "has left" in rep.shown("#card")
        await rep.press("f")
        assert here(rep) == 1
        await rep.press("t")
        assert here(rep) == 3


async def test_the_arrows_walk_the_tree_by_its_lines() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3")
        await go_to(rep, 4)
        await rep.press("left")
        assert here(rep) == 2
        await rep.press("left")
        assert here(rep) == 1
        await rep.press("right", "right")
        assert here(rep) == 4
        await rep.press("end")
        assert here(rep) == 3
        await rep.press("k", "j")
        assert here(rep) == 3


@both_sizes
async def test_sixty_people_scroll_and_the_cursor_stays_in_sight(size: tuple[int, int]) -> None:
    visit = Visit(id=999, account_id=1, start=datetime(2026, 11, 21, 10))
    async with rounds([*crowd(60), visit], size=size) as rep:
        await rep.press("3")
        for view in VIEWS:
            await rep.press(view)
            for key in ("home", "end", "pageup", "up", "down", "pagedown", "home"):
                await rep.press(key)
                id = here(rep)
                assert id is not None
                row = people.map_view(rep.desk, 1).people[id]
                shown = row.initials if view == "i" else row.short
                if not row.former:
                    assert shown in rep.shown("#map"), (view, key)


@both_sizes
async def test_flags_stand_below_the_view_or_behind_their_key(size: tuple[int, int]) -> None:
    async with rounds(a_map(), size=size) as rep:
        await rep.press("3")
        flags = people.map_view(rep.desk, 1).flags
        assert flags
        if size == WIDE:
            await rep.until(lambda: "Flags" in rep.shown("#map-flags"), "the flags are laid out")
            assert flags[0].cure.split()[0] in rep.shown("#map-flags")
        else:
            assert f"⚑ {len(flags)} !" in rep.shown("#map-head")
        await rep.press("exclamation_mark")
        assert rep.on_top == "FlagsScreen"
        assert flags[0].text in rep.shown("#dangers")
        about = next(flag for flag in flags if flag.person_id)
        rows = [flag.text for flag in flags]
        await rep.press("home", *["down"] * rows.index(about.text), "enter")
        assert rep.on_top == "PeopleScreen"
        assert here(rep) == about.person_id


async def test_the_first_steps_of_a_key_account_are_ticked() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3", "exclamation_mark")
        while "find a coach" not in here_in_list(rep):
            await rep.press("down")
        await rep.press("space")
        account = rep.book.get(Account, 1)
        assert account is not None
        assert account.analysis == {"coach": TODAY}
        await rep.press("escape", "u")
        account = rep.book.get(Account, 1)
        assert account is not None
        assert account.analysis == {}


def here_in_list(rep: Rep) -> str:
    from tui.widgets.rows import Rows

    rows = rep.app.screen.query_one(Rows)
    row = next(row for row in rows.rows if row.key == rows.current)
    return "".join(text for cell in row.cells for text, _tone in cell)


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


# -- The page


@both_sizes
async def test_the_page_tells_all_and_asks_for_what_is_not_known(size: tuple[int, int]) -> None:
    book = [
        *a_map(),
        NextStep(id=1, account_id=1, person_id=2, due=TODAY, text="send the report", promised=True),
        PaymentPromise(
            id=1, account_id=1, person_id=2, made=TODAY, due=TODAY, amount=100_000, currency="EUR"
        ),
    ]
    async with rounds(book, size=size) as rep:
        await rep.press("3")
        await go_to(rep, 2)
        await rep.press("enter")
        assert rep.on_top == "PersonScreen"
        facts = "\n".join(
            "".join(text for text, _tone in line)
            for line in rep.app.screen.query_one("#glance")._painted(100)  # type: ignore[attr-defined]
        )
        for part in (
            *("head of purchasing", "≈ doubts", "22 Sep", "purchaser", "know", "trust"),
            *("wants the test report", "send the report", "€1,000", "supports the trial"),
            *("Gu Yan", "Xu Na", "What is Wang Lin measured by?", "When is the birthday"),
        ):
            assert part in facts, part
        await rep.press("a", "1")
        assert "✓ accepts" in rep.shown("#glance")
        await rep.press("e")
        assert rep.on_top == "FormScreen"
        await rep.press("escape", "y")
        assert "head of purchasing" in rep.app.clipboard
        assert "send the report" in rep.app.clipboard
        await rep.press("escape")
        assert rep.on_top == "PeopleScreen"


async def test_what_is_shown_can_be_copied() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3", "y")
        assert "Huaxin" in rep.app.clipboard
        assert "├─ Wang Lin" in rep.app.clipboard


async def test_log_and_owes_are_about_the_account() -> None:
    async with rounds(a_map()) as rep:
        await rep.press("3", "l")
        assert rep.on_top == "LogScreen"
        assert "Huaxin" in rep.seen
        await rep.press("escape", "o")
        assert rep.on_top == "OwesScreen"


@both_sizes
async def test_the_mouse_goes_where_the_keys_go(size: tuple[int, int]) -> None:
    async with rounds(a_map(), size=size) as rep:
        await rep.press("3", "f")
        await rep.click_on(canvas(rep), "Sun Hao")
        assert here(rep) == 3
        await rep.click_on(canvas(rep), "Sun Hao")
        assert rep.on_top == "PeopleScreen"


def test_no_key_of_the_place_takes_one_that_means_the_same_everywhere() -> None:
    from tui import keys

    taken = {
        *("slash", "colon", "q", "question_mark", "j", "k", "g", "G", "u", "ctrl+p", "d"),
        *map(str, range(8)),
    }
    shared = {"l": "log", "o": "owes", "n": "new", "e": "edit", "delete": "remove", "y": "copy"}
    for key in keys.of("people"):
        for name in key.keys.split(","):
            assert name not in taken
            assert shared.get(name, key.action) == key.action
    names = [name for key in keys.of("people") for name in key.keys.split(",")]
    assert len(names) == len(set(names))
