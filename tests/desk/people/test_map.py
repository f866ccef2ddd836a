"""The circle and the map of an account, out of the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.desk.making import TODAY, desk_of, visit
from tests.desk.mapped import ACCOUNT, DAI, DEAL, GU, HE, LIU, PEOPLE, RECORDS, WANG, ZHAO, mapped
from tests.desk.people.looking import view
from tui import i18n
from tui.desk import people, people_edits
from tui.desk.circles import circle_of
from tui.desk.ground import Gone
from tui.desk.people_json import people_view
from tui.domain.people.grid import columns_of
from tui.domain.records import Account, Person
from tui.settings import Rhythm, Settings, Silence

# -- The circle


def test_the_circle_is_made_of_the_accounts_own_records() -> None:
    stranger = Person(id=9, account_id=2, name="Klaus", roles=("coach",))
    desk = mapped(stranger, visit(9, "2026-11-20T10:00", ACCOUNT, state="logged"))
    circle = circle_of(desk, 1)
    assert {one.id for one in circle.people} == {one.id for one in PEOPLE}
    assert {one.account_id for one in circle.visits} == {1}
    assert [len(circle.visits), len(circle.steps), len(circle.plan_items)] == [5, 3, 3]
    assert [one.id for one in circle.opportunities] == [DEAL.id]
    assert (circle.today, circle.last_met[WANG.id]) == (TODAY, date(2026, 11, 11))


@pytest.mark.parametrize(
    ("account", "settings", "days"),
    [
        (ACCOUNT, Settings(), 7),
        (ACCOUNT, Settings(rhythm_days=Rhythm(platinum=21)), 21),
        (replace(ACCOUNT, rhythm_days=5), Settings(), 5),
        (replace(ACCOUNT, tier=None), Settings(), None),
    ],
)
def test_the_rhythm_is_the_accounts_own_else_that_of_the_tier(
    account: Account, settings: Settings, days: int | None
) -> None:
    assert circle_of(mapped(account, settings=settings), 1).rhythm_days == days


def test_the_rep_is_who_signs() -> None:
    assert circle_of(mapped(settings=Settings(signature="Ann Bell")), 1).rep == "Ann Bell"


def test_a_map_is_made_once_for_each_state_of_the_book() -> None:
    desk = mapped()
    first = people.map_view(desk, 1)
    assert people.map_view(desk, 1) is first
    assert circle_of(desk, 1) is circle_of(desk, 1)
    people_edits.set_attitude(desk, WANG.id, "accepts")
    assert people.map_view(desk, 1) is not first
    assert people.map_view(desk, 1).people[WANG.id].attitude == "accepts"
    english = people.map_view(desk, 1)
    i18n.use("zh")
    assert people.map_view(desk, 1) is not english


def test_an_account_that_is_gone() -> None:
    for ask in (people.map_view, people.person_page):
        with pytest.raises(Gone):
            ask(mapped(), 99)


# -- The map


def test_how_a_map_stands() -> None:
    found = view()
    assert (found.account.name, found.account.tier) == (ACCOUNT.name, "platinum")
    assert found.status == "red"
    assert (found.key, found.key_count, found.supporters) == ((GU.id, WANG.id), 2, ())
    assert view(replace(WANG, attitude="accepts")).status == "amber"
    assert view(replace(GU, attitude="accepts")).status == "green"
    assert people.map_view(desk_of(ACCOUNT, GU), 1).status is None


def test_everybody_stands_on_the_map_with_what_is_known() -> None:
    found = view()
    wang = found.people[WANG.id]
    assert (wang.name, wang.short, wang.initials) == (WANG.name, "Wang Lin", "WL")
    assert (wang.key, wang.why_key, wang.top) == (True, ("influence",), 2)
    assert (wang.last_contact, wang.days_since, wang.never_met) == (date(2026, 11, 11), 10, False)
    assert (wang.ties.against, found.people[ZHAO.id].ties.against) == ((ZHAO.id,), (WANG.id,))
    assert found.people[HE.id].ties.heard_by == (GU.id,)
    gu = found.people[GU.id]
    assert (gu.last_contact, gu.days_since, gu.never_met) == (None, None, True)
    liu = found.people[LIU.id]
    assert (liu.former, liu.key, liu.top, liu.weight) == (True, False, None, 0)
    assert found.people[DAI.id].outside == "design_institute"
    assert set(found.order) | set(found.left) == {one.id for one in PEOPLE}
    assert found.left == (LIU.id,)
    assert found.order[:2] == found.key


def test_who_is_heard_by_the_decider_may_decide() -> None:
    found = view()
    assert (found.people[HE.id].suspected, found.people[HE.id].hidden) == (True, False)
    marked = view(replace(HE, hidden=True)).people[HE.id]
    assert (marked.suspected, marked.hidden) == (False, True)


@pytest.mark.parametrize(("days", "slips"), [(10, False), (9, True)])
def test_silence_is_as_long_as_the_settings_bear(days: int, slips: bool) -> None:
    quick = replace(ACCOUNT, rhythm_days=1)
    found = view(quick, settings=Settings(silence_days=Silence(know=days)))
    slip = found.people[WANG.id].slipping
    assert (slip is not None) == slips
    if slip:
        assert (slip.rung, slip.to, slip.days, slip.allowed) == ("know", "contact", 10, 9)


def test_every_person_is_found_in_every_view() -> None:
    found = view()
    here = set(found.order)
    assert {row.person_id for row in found.tree if row.person_id} == here
    assert {spot.person_id for bone in found.fishbone.bones for spot in bone.people} == here
    for axis, cells in found.grid.items():
        assert {id for cell in cells for id in cell.people} == here, axis
        assert all(cell.column in columns_of(axis) for cell in cells)
    assert set(found.matrix.people) == here
    for by, of in found.groups.items():
        assert sorted(id for group in of for id in group.people) == sorted(here), by
    assert {row.person_id for row in found.plan} >= set(circle_of(mapped(), 1).top)


def test_the_tree_has_the_empty_chair_and_who_reports_to_it() -> None:
    rows = {row.person_id: row for row in view().tree if row.person_id}
    chairs = [row.chair for row in view().tree if row.chair]
    assert [(one.kind, one.title, one.left_id) for one in chairs] == [
        ("left", "head of finance", LIU.id),
        ("approves", "board", None),
    ]
    assert (rows[ZHAO.id].depth, rows[GU.id].depth) == (2, 0)


def test_the_top_of_the_fishbone_are_the_first_lines_of_the_plan() -> None:
    found = view()
    marked = {
        spot.top: spot.person_id
        for bone in found.fishbone.bones
        for spot in bone.people
        if spot.top
    }
    lines = {row.top: row.person_id for row in found.plan if row.top}
    assert marked == lines
    assert [row.top for row in found.plan if row.top] == sorted(
        row.top for row in found.plan if row.top
    )
    assert found.decision == DEAL.name


def test_the_plan_names_whom_we_have_nothing_planned_with() -> None:
    rows = [(row.person_id, row.item.id if row.item else None) for row in view().plan]
    assert rows[:4] == [(GU.id, 3), (WANG.id, 1), (WANG.id, 2), (HE.id, None)]
    late = view().plan[1]
    assert (late.through, late.late_days, late.top) == ("He Jun", 3, 2)
    assert view().plan[2].late_days == 0
    assert view().plan[0].late_days == 0


def test_a_plan_about_who_has_left_stands_last() -> None:
    old = replace(RECORDS[-1], id=7, person_id=LIU.id)
    assert [(row.person_id, row.top) for row in view(old).plan][-1] == (LIU.id, None)


def test_the_matrix_calls_the_rep_you() -> None:
    found = view()
    assert found.ours == ("you", "Lena Voss, applications")
    assert found.matrix.cells[WANG.id, 0].done == 2
    assert (found.matrix.cells[GU.id, 0].done, found.matrix.cells[GU.id, 0].planned) == (0, 1)
    assert found.matrix.unmet == ()


def test_opportunities_tell_whose_approval_they_need() -> None:
    (row,) = view().opportunities
    assert (row.name, row.stage, row.amount, row.currency) == (
        *(DEAL.name, "design", Decimal("600000.00")),
        "CNY",
    )
    assert (row.approver, row.approvers) == ("board", ())
    small = view(replace(DEAL, amount=50_000_00)).opportunities[0]
    assert (small.approver, small.approvers) == ("head of purchasing", (WANG.id,))


def test_the_checklist_and_who_walks_it() -> None:
    found = view(replace(ACCOUNT, analysis={"facts": TODAY}))
    assert [(one.step, one.name, one.done) for one in found.checklist] == [
        ("coach", "find a coach", None),
        ("facts", "collect facts", TODAY),
        ("organisation", "read the organisation", None),
        ("opportunity", "judge the opportunity", None),
    ]
    assert found.walking
    assert not view(replace(ACCOUNT, tier="iron")).walking


def test_coaches_are_told_with_what_speaks_for_them() -> None:
    found = view().coaches
    assert (found[0].person_id, found[0].text) == (
        HE.id,
        "customer: accepts, stands close, knows us",
    )
    assert (found[-1].person_id, found[-1].name) == (None, "Lena Voss, applications")


def test_a_circle_is_named_and_every_view_bears_it() -> None:
    found = view(replace(GU, reports_to=WANG.id))
    assert [one.text for one in found.broken] == ["Gu Yan → Wang Lin → Gu Yan"]
    assert {row.person_id for row in found.tree if row.person_id} == set(found.order)


def test_an_account_without_people() -> None:
    found = people.map_view(desk_of(replace(ACCOUNT, thresholds=(), policy_watches=())), 1)
    assert (found.people, found.tree, found.plan, found.flags, found.order) == ({}, (), (), (), ())
    assert (found.classes.organisation, found.key_count) == (None, 0)


def test_the_view_for_scripts_has_everybody_once() -> None:
    found = people_view(view())
    assert [one.id for one in found.people] == [*view().order, LIU.id]
    assert [(one.code, one.text) for one in found.flags] == [
        (one.code, one.text) for one in view().flags
    ]
    assert {one.id for one in found.plan} == {1, 2, 3}
    assert found.classes.weakest == "finance"


# -- Dangers in words


def test_flags_say_what_is_wrong_with_whom_and_what_cures_it() -> None:
    said = {(one.code, one.text): one.cure for one in view().flags}
    assert said == {
        ("M21.1", "no approver: board"): (
            "find out who sits there: gauges for line 4 needs that approval"
        ),
        ("M21.2", "no coach"): "ask He Jun first: accepts, stands close, knows us",
        ("M21.3", "never met: Gu Yan"): "Gu Yan decides; He Jun can introduce",
        ("M21.4", "empty chair: head of finance"): "Liu Tao left on 12 Oct: find out who follows",
        ("M21.6", "rival unknown: gauges for line 4"): "ask who else makes an offer",
        ("M21.7", "policy watch: new fire class"): "look how it stands: due 20 Nov",
        ("no_supporter", "no supporter"): "win Wang Lin over; He Jun can help",
    }
    assert [one.person_id for one in view().flags if one.code == "M21.3"] == [GU.id]
