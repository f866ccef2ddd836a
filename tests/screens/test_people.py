"""People: getting there, five views of one map, and the page of a person."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tests.screens.driving import WIDE, Rep, both_sizes, rounds
from tests.screens.maps import crowd
from tests.screens.peopled import TODAY, VIEWS, a_map, canvas, go_to, here, person
from tui.desk import people
from tui.domain.records import Account, NextStep, PaymentPromise, Person, Visit

# -- Getting there


@both_sizes
async def test_3_shows_the_people_of_the_account_under_the_cursor(size: tuple[int, int]) -> None:
    async with rounds(a_map(), size=size) as rep:
        await rep.press("3")
        assert rep.on_top == "PeopleScreen"
        head = rep.shown("#map-head")
        assert "Huaxin" in head
        assert "map ●" in head
        assert "1 of 3 key people with us" in head
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
        assert "Nobody is known yet." in rep.seen
        await rep.press("a", "r", "v", "enter", "f", "delete", "exclamation_mark")
        assert rep.on_top == "PeopleScreen"
        await rep.press("n")
        assert rep.on_top == "FormScreen"
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
