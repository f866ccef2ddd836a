"""The five views as pictures: everybody is found, nobody is covered, columns keep their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from tests.screens.maps import TODAY, cells_at, crowd, cut, texts, view_of
from tui import i18n
from tui.desk.example import example_book
from tui.domain.records import Account, Person, PersonChange, PlanItem
from tui.screens import (
    map_fishbone,
    map_grid,
    map_head,
    map_matrix,
    map_pieces,
    map_plan,
    map_tree,
)
from tui.widgets.picture import beyond

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.people_views import MapView
    from tui.domain.people.grouping import Dimension
    from tui.domain.records import Record
    from tui.i18n import Language
    from tui.widgets.picture import Picture, Stop, Way

WIDTHS: Final = (58, 73, 77, 118)
"""Of a window of 60, 120 (beside the card), 80 and 160 columns."""
WAYS: Final[tuple[Way, ...]] = ("up", "down", "left", "right")


def by_rung(view: MapView, width: int) -> Picture:
    return map_grid.grid(view, width, "relation", high=60)


def by_department(view: MapView, width: int) -> Picture:
    return map_tree.groups(view, width, "function")


PAINTERS: Final = (
    map_tree.tree,
    by_department,
    map_fishbone.fishbone,
    map_grid.grid,
    by_rung,
    map_plan.plan,
    map_matrix.matrix,
)
every_view = pytest.mark.parametrize("paint", PAINTERS, ids=lambda paint: paint.__name__)
every_width = pytest.mark.parametrize("width", WIDTHS)


def assert_sound(view: MapView, picture: Picture, width: int) -> None:
    """Nothing is wider than there is room, and no two stops share a cell."""
    for text in texts(picture):
        assert cell_len(text) <= width, text
        assert text.isprintable()
    taken: dict[tuple[int, int], str] = {}
    for stop in picture.stops:
        assert stop.start >= 0
        assert stop.start + stop.width <= width
        for line in range(stop.line, stop.line + stop.height):
            assert line >= picture.head
            for x in range(stop.start, stop.start + stop.width):
                assert taken.setdefault((line, x), stop.key) == stop.key
    assert len({stop.key for stop in picture.stops}) == len(picture.stops)


def assert_all_found(view: MapView, picture: Picture, paint: object) -> None:
    """Everybody who has not left has a stop, and is named there."""
    stops: dict[int, Stop] = {}
    for stop in picture.stops:
        if stop.about is not None and not view.people[stop.about].former:
            stops.setdefault(stop.about, stop)
    wanted = set(view.order)
    if paint is map_plan.plan:
        wanted &= {row.person_id for row in view.plan}
    assert set(stops) == wanted
    for id, stop in stops.items():
        row = view.people[id]
        name = row.initials if paint in (map_grid.grid, by_rung) else row.short
        assert name in cells_at(picture, stop), (name, cells_at(picture, stop))


def assert_all_reachable(picture: Picture) -> None:
    """The arrows lead from the first stop to every other."""
    reached = {picture.stops[0].key}
    waiting = [picture.stops[0]]
    while waiting:
        stop = waiting.pop()
        for way in WAYS:
            after = beyond(picture, stop, way)
            if after and after.key not in reached:
                reached.add(after.key)
                waiting.append(after)
    assert reached == {stop.key for stop in picture.stops}


@every_view
@every_width
@pytest.mark.parametrize("size", [1, 7, 60])
def test_a_map_of_any_size_is_sound(
    paint: Callable[[MapView, int], Picture], width: int, size: int
) -> None:
    view = view_of(crowd(size))
    picture = paint(view, width)
    assert_sound(view, picture, width)
    if width >= 73:
        assert_all_found(view, picture, paint)
    assert_all_reachable(picture)


@every_view
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_example_accounts_are_drawn_whole(
    paint: Callable[[MapView, int], Picture], language: Language
) -> None:
    i18n.use(language)
    view = view_of(example_book(TODAY, language))
    for width in WIDTHS[1:]:
        picture = paint(view, width)
        assert_sound(view, picture, width)
        assert_all_found(view, picture, paint)
        assert_all_reachable(picture)


@settings(max_examples=60, deadline=None)
@given(
    size=st.integers(1, 70),
    seed=st.integers(0, 10_000),
    width=st.integers(56, 160),
    circles=st.booleans(),
)
def test_any_map_is_sound(size: int, seed: int, width: int, circles: bool) -> None:
    view = view_of(crowd(size, seed, circles=circles))
    for paint in PAINTERS:
        picture = paint(view, width)
        assert_sound(view, picture, width)
        assert_all_reachable(picture)


@every_view
def test_an_account_without_people_is_an_empty_picture(
    paint: Callable[[MapView, int], Picture],
) -> None:
    picture = paint(view_of([Account(id=1, name="Huaxin")]), 73)
    assert picture.stops == ()


# -- The tree


def three(**of_second: object) -> list[Record]:
    second = Person(id=2, account_id=1, name="王琳 Wang Lin", reports_to=1)
    return [
        Account(id=1, name="Huaxin"),
        Person(id=1, account_id=1, name="Gu Yan", title="general manager", influence=5),
        replace(second, **of_second),
        Person(id=3, account_id=1, name="Xu Na", reports_to=2, relation="know"),
    ]


@every_width
def test_the_columns_of_the_tree_keep_their_place_with_wide_names(width: int) -> None:
    i18n.use("en")
    for records in (three(), crowd(60), example_book(TODAY, "zh")):
        picture = map_tree.tree(view_of(records), width)
        people = [stop for stop in picture.stops if "○" in texts(picture)[stop.line]]
        ladders = {ladder_at(texts(picture)[stop.line]) for stop in people}
        assert len(ladders) == 1


def ladder_at(text: str) -> int:
    """The column at which the rungs begin."""
    return min(cell_len(text[: text.index(sign)]) for sign in "●◎○" if sign in text)


def test_rails_lead_from_the_superior_to_those_who_report() -> None:
    picture = map_tree.tree(view_of(three()), 73)
    lines = texts(picture)
    assert lines[1].startswith("Gu Yan ★ general manager")
    assert lines[2].startswith("└─ Wang Lin")
    assert lines[3].startswith("   └─ Xu Na")
    left, right = (beyond(picture, picture.stops[1], way) for way in ("left", "right"))
    assert left is not None
    assert right is not None
    assert (left.about, right.about) == (1, 3)


def test_informal_lines_and_hidden_deciders_have_a_line_of_their_own() -> None:
    records = three(listens_to=(3,), conflicts_with=(1,), hidden=True)
    picture = map_tree.tree(view_of(records), 73)
    stop = picture.stops[1]
    note, *more = texts(picture)[stop.line + 1 : stop.line + stop.height]
    said = "".join([note, *(one.lstrip(" │") for one in more)])
    assert "listens to Xu Na" in said
    assert "at odds with Gu Yan" in said
    assert "decides without the title" in note
    assert note.startswith("   │  ")


def test_a_circle_is_told_where_it_is_broken() -> None:
    records = [
        Account(id=1, name="Huaxin"),
        Person(id=1, account_id=1, name="Gu Yan", reports_to=2, influence=5),
        Person(id=2, account_id=1, name="Wang Lin", reports_to=1),
    ]
    picture = map_tree.tree(view_of(records), 73)
    assert "a circle: Gu Yan → Wang Lin → Gu Yan" in texts(picture)[2]


def test_an_empty_chair_stands_where_its_holder_stood_and_is_about_who_left() -> None:
    left = PersonChange(on=TODAY, field="former", old="", new="yes")
    records = three(former=True, title="head of logistics", history=(left,), roles=("user",))
    picture = map_tree.tree(view_of(records), 73)
    chair = next(stop for stop in picture.stops if stop.about == 2)
    assert "(head of logistics)" in texts(picture)[chair.line]
    assert "left 21 Nov" in texts(picture)[chair.line]
    assert "└─ Xu Na" in texts(picture)[chair.line + 1]


def test_the_deepest_tree_keeps_its_names() -> None:
    records = [
        Account(id=1, name="Huaxin"),
        *(
            Person(id=n, account_id=1, name=f"Person {n}", reports_to=n - 1 or None)
            for n in range(1, 61)
        ),
    ]
    for width in WIDTHS:
        picture = map_tree.tree(view_of(records), width)
        for stop in picture.stops:
            assert f"Person {stop.about}" in texts(picture)[stop.line]


@pytest.mark.parametrize("by", ["function", "level", "role"])
def test_people_can_be_put_together(by: Dimension) -> None:
    view = view_of(crowd(20))
    picture = map_tree.groups(view, 73, by)
    assert [stop.about for stop in picture.stops] == [
        id for group in view.groups[by] for id in group.people
    ]


# -- The fishbone


@pytest.mark.parametrize("size", [7, 25, 60])
def test_the_numbers_of_the_fishbone_are_those_of_the_plan(size: int) -> None:
    view = view_of(crowd(size))
    bones, plan = map_fishbone.fishbone(view, 77), map_plan.plan(view, 77)
    for id in view.order:
        top = view.people[id].top
        spot, row = bones.stop_about(id), plan.stop_about(id)
        assert spot is not None
        assert cells_at(bones, spot).lstrip().startswith(f"{top or '·'} ")
        if top:
            assert row is not None
            assert texts(plan)[row.line].startswith(f"{top:>2} ")


def test_the_weightiest_bones_are_nearest_to_the_head_and_the_weightiest_to_the_axis() -> None:
    view = view_of(example_book(TODAY, "en"))
    picture = map_fishbone.fishbone(view, 77)
    axis = next(line for line, text in enumerate(texts(picture)) if "━" in text)
    first, second = view.fishbone.bones[:2]
    near = [picture.stop_about(bone.people[0].person_id) for bone in (first, second)]
    assert near[0] is not None
    assert near[1] is not None
    assert near[0].line + near[0].height == axis
    assert near[1].line == axis + 1
    rightmost = max(stop.lane for stop in picture.stops)
    assert near[0].lane == near[1].lane == rightmost
    bone = next(one for one in view.fishbone.bones if len(one.people) > 1)
    stops = [picture.stop_about(spot.person_id) for spot in bone.people]
    away = [abs(stop.line - axis) for stop in stops if stop]
    assert away == sorted(away)


def test_the_head_names_the_decision_whole() -> None:
    text = "\n".join(texts(map_fishbone.fishbone(view_of(crowd(7)), 73)))
    assert "diameter gauges for line 4, with a service contract" in text


def test_bones_outside_the_customer_are_marked() -> None:
    records = [*three(), Person(id=4, account_id=1, name="Dai Ming", outside="design_institute")]
    text = "\n".join(texts(map_fishbone.fishbone(view_of(records), 73)))
    assert "↗ design institute" in text


# -- The grid


@every_width
def test_columns_of_the_grid_stand_below_their_words(width: int) -> None:
    view = view_of(crowd(60))
    picture = map_grid.grid(view, width)
    rails = [
        [x for x in range(width) if cut(text, x, x + 1) == "│"]
        for text in texts(picture)
        if "│" in text
    ]
    assert len({tuple(one) for one in rails}) == 1
    for cell in view.grid["attitude"]:
        for id in cell.people:
            stop = picture.stop_about(id)
            assert stop is not None
            assert sum(x < stop.start for x in rails[0]) == stop.lane + 1


def test_the_legend_names_everybody_once() -> None:
    view = view_of(crowd(30))
    picture = map_grid.grid(view, 77)
    last = max(stop.line for stop in picture.stops)
    legend = "\n".join(texts(picture)[last + 1 :])
    for id in view.order:
        assert f"{view.people[id].initials} " in legend
        assert view.people[id].short in legend


def test_a_high_window_gives_the_grid_air() -> None:
    view = view_of(crowd(7))
    assert len(map_grid.grid(view, 73, high=40).lines) > len(map_grid.grid(view, 73).lines)


# -- The plan


def test_a_plan_says_what_how_who_and_by_when_without_a_cut() -> None:
    item = PlanItem(
        id=9,
        account_id=1,
        person_id=2,
        target="no objection to us entering the region",
        kind="region",
        measure="reference visit to Donghai, with the people of line 4 and a written programme",
        through=3,
        first="Lena Voss, applications",
        second="Ben Archer",
        due=TODAY,
        progress="date agreed",
    )
    for width in WIDTHS:
        picture = map_plan.plan(view_of([*three(), item]), width)
        stop = next(stop for stop in picture.stops if map_plan.item_of(stop.key) == 9)
        told = " ".join(cells_at(picture, stop).split())
        for part in ("no objection", "programme", "Lena Voss", "Ben Archer", "date agreed"):
            assert part in told
        assert "through Xu Na" in told
        assert "21 Nov" in told
        assert "…" not in told


# -- The matrix


def test_columns_of_ours_can_be_brought_on_until_the_last() -> None:
    view = view_of(crowd(40))
    seen: set[str] = set()
    first = 1
    while True:
        picture = map_matrix.matrix(view, 77, first)
        seen |= {name for name in view.ours[1:] if map_pieces.bare(name) in texts(picture)[0]}
        assert "you" in texts(picture)[0]
        if map_matrix.is_last(view, 77, first):
            break
        first += 1
    assert seen == set(view.ours[1:])


def test_whom_nobody_has_met_and_bare_layers_are_told() -> None:
    view = view_of(three(level="management"))
    text = "\n".join(texts(map_matrix.matrix(view, 73)))
    assert "Nobody from our company but you: management" in text
    assert "No contact at all: Gu Yan" in text


# -- Above and below


@every_width
@pytest.mark.parametrize("is_high", [False, True])
def test_the_head_fits(width: int, is_high: bool) -> None:
    for records in (three(), crowd(60), example_book(TODAY, "zh")):
        view = view_of(records)
        lines = map_head.head(view, "tree", width, is_high=is_high)
        widths = [sum(cell_len(text) for text, _tone in line) for line in lines[1:]]
        if width >= 73:
            assert max(widths) <= width


@pytest.mark.parametrize("most", range(12))
def test_flags_keep_to_the_lines_there_are_and_tell_how_many_are_left(most: int) -> None:
    view = view_of(crowd(60))
    lines = map_head.flags(view, 73, most)
    assert len(lines) <= most
    told = sum("⚑" in text for line in lines for text, _tone in line)
    if lines and told < len(view.flags):
        assert any(str(len(view.flags) - told) in text for text, _tone in lines[-1])
