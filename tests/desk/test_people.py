"""The map of an account and the page of a person, out of the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import NOW, TODAY, desk_of, visit
from tests.desk.mapped import (
    ACCOUNT,
    DAI,
    DEAL,
    GU,
    HE,
    LIU,
    PEOPLE,
    RECORDS,
    WANG,
    ZHAO,
    day,
    mapped,
)
from tui import i18n
from tui.desk import people, people_edits
from tui.desk.circles import circle_of
from tui.desk.example import example_book
from tui.desk.ground import Desk, Gone
from tui.desk.people_json import people_view
from tui.desk.people_views import MapView, PersonName, PersonPage
from tui.domain.people.grid import columns_of
from tui.domain.records import Account, Evidence, Person, Record
from tui.settings import Hospitality, Rhythm, Settings, Silence


def view(*more: Record, settings: Settings | None = None) -> MapView:
    return people.map_view(mapped(*more, settings=settings), 1)


def page(id: int, *more: Record, settings: Settings | None = None) -> PersonPage:
    return people.person_page(mapped(*more, settings=settings), id)


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


# -- The page of a person


def test_the_page_tells_all_that_is_known() -> None:
    found = page(WANG.id)
    assert (found.row.id, found.person, found.account.id) == (WANG.id, WANG, 1)
    assert found.superior == PersonName(GU.id, GU.name)
    assert found.against == (PersonName(ZHAO.id, ZHAO.name),)
    assert [(one.on, one.value) for one in found.marks["attitude"]] == [
        (None, "resists"),
        (day(-60), "doubts"),
    ]
    assert [(one.id, one.text, one.outcome) for one in found.meetings] == [
        (1, "agreed", "advance"),
        (2, "as usual", None),
    ]
    assert [(one.id, one.text) for one in found.ahead] == [(3, "demo")]
    assert [(one.text, one.promised, one.late_days, one.done) for one in found.ours] == [
        ("send the report", True, 2, None),
        ("offer again", False, 0, None),
        ("call", False, 0, day(-8)),
    ]
    assert [(one.amount, one.state, one.missed) for one in found.theirs] == [
        (Decimal("100000.00"), "broken", True)
    ]
    assert found.sayings == WANG.sayings
    assert [(one.on, one.text) for one in found.notes] == [(NOW.date(), "likes tea")]
    assert [row.item.id for row in found.plan if row.item] == [1, 2]
    assert found.birthday == date(2026, 11, 30)
    assert found.successor is None


def test_the_page_of_who_decides() -> None:
    found = page(GU.id)
    assert [one.text for one in found.flags] == ["never met: Gu Yan"]
    assert found.introducer == PersonName(HE.id, HE.name)
    assert {one.name for one in found.reports} == {WANG.name, HE.name}
    assert found.listens_to == (PersonName(HE.id, HE.name),)
    assert page(HE.id).heard_by == (PersonName(GU.id, GU.name),)
    assert found.trust_step == "acquaint"


def test_the_page_of_who_approves_an_amount() -> None:
    assert page(WANG.id, replace(DEAL, amount=1)).approves == (DEAL.name,)
    assert page(WANG.id).approves == ()


def test_the_page_of_who_has_left_asks_for_the_successor_alone() -> None:
    found = page(LIU.id)
    assert [(one.field, one.text) for one in found.ask] == [("successor", "Who follows Liu Tao?")]
    assert (found.measures, found.introducer, found.advice.asks) == ((), None, "")
    followed = page(LIU.id, replace(LIU, successor_id=ZHAO.id))
    assert followed.successor == PersonName(ZHAO.id, ZHAO.name)
    assert (followed.ask, page(LIU.id, replace(LIU, chair_gone=True)).ask) == ((), ())


def test_what_is_empty_is_a_question() -> None:
    asked = [one.field for one in page(WANG.id).ask]
    assert asked == ["job_concern", "listens_to", "phone", "proud_of", "interests", "since"]
    assert page(WANG.id).ask[0].text == "What is Wang Lin measured by?"
    assert "phone" not in [one.field for one in page(WANG.id, replace(WANG, email="w@x")).ask]


@pytest.mark.parametrize(
    ("person", "field", "is_asked"),
    [
        (GU, "attitude", False),  # never met: nobody can know
        (replace(ZHAO, attitude=None), "attitude", False),
        (replace(HE, attitude=None), "attitude", True),
        (GU, "reports_to", False),  # others report there: it is the top
        (replace(HE, reports_to=None), "reports_to", True),
        (DAI, "reports_to", False),
        (replace(DAI, roles=("competitor",)), "roles", False),
        (replace(DAI, roles=("competitor",)), "relation_target", False),
        (replace(DAI, roles=("competitor",)), "interests", True),
        (replace(DAI, roles=(), outside="our_house"), "attitude", False),
    ],
)
def test_only_what_would_tell_something_is_asked(
    person: Person, field: str, is_asked: bool
) -> None:
    assert (field in [one.field for one in page(person.id, person).ask]) == is_asked


def test_measures_keep_to_the_limit_of_the_house() -> None:
    found = {one.measure: one.needs_approval for one in page(WANG.id).measures}
    assert (found["small_gift"], found["entertainment"]) == (False, True)
    generous = Settings(hospitality=Hospitality(gift_limit=40))
    found = {one.measure: one.needs_approval for one in page(WANG.id, settings=generous).measures}
    assert not found["entertainment"]
    public = page(WANG.id, replace(ACCOUNT, public_body=True))
    assert [one.measure for one in public.measures] == ["company_visit"]
    assert public.measures[0].text == "show them round our company"


def test_evidence_says_whether_it_still_holds() -> None:
    known = replace(
        WANG,
        evidence=(
            Evidence(on=day(-90), field="attitude", answer="spoke_against_us"),
            Evidence(on=day(-60), field="attitude", answer="questioned_a_point"),
        ),
    )
    assert [(one.on, one.text, one.holds) for one in page(WANG.id, known).evidence] == [
        (day(-60), "questioned a point", True),
        (day(-90), "spoke against us", False),
    ]


def test_a_style_that_words_suggest() -> None:
    note = visit(5, "2026-10-02T10:00", people=(2,), state="logged", note="As usual: by the book!")
    hint = page(WANG.id, note, replace(WANG, style=None)).style_hint
    assert hint is not None
    assert hint.style == "B"
    assert page(WANG.id, note).style_hint is None
    other = page(WANG.id, note, replace(WANG, style="D")).style_hint
    assert other is not None


def test_advice_goes_by_what_is_known_first() -> None:
    book = mapped().playbook().advice
    found = page(WANG.id).advice
    assert found.asks == book.roles["purchaser"].question
    assert found.job_concern == book.roles["purchaser"].job
    assert found.personal_concern == "a good word from Gu Yan"
    assert found.say == book.thinking["B"].speak
    assert found.attitude == book.attitudes["doubts"].do
    assert found.next_rung == book.rungs["know"].next
    assert page(DAI.id).advice.say == book.roles["design_institute"].speak


# -- Any book


def ids(desk: Desk) -> list[int]:
    return list(desk.ground.accounts)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_example_books_draw_every_view_with_everybody(language: i18n.Language) -> None:
    i18n.use(language)
    desk = desk_of(*example_book(TODAY, language))
    codes = set()
    for account_id in ids(desk):
        found = people.map_view(desk, account_id)
        here = set(found.order)
        assert {row.person_id for row in found.tree if row.person_id} == here
        assert {spot.person_id for bone in found.fishbone.bones for spot in bone.people} == here
        assert set(found.matrix.people) == here
        assert len({one.initials for one in found.people.values()}) == len(found.people)
        codes |= {one.code for one in found.flags}
        for id in found.people:
            assert people.person_page(desk, id).row is found.people[id]
    assert len(codes) > 6
    big = people.map_view(desk, 1)
    assert len(big.fishbone.bones) >= 5
    assert any(bone.outside for bone in big.fishbone.bones)
    assert any(row.chair for row in big.tree)
    assert any(one.ties.listens_to for one in big.people.values())
    assert any(one.ties.against for one in big.people.values())
    assert len(big.ours) >= 3


@st.composite
def crowds(draw: st.DrawFn) -> list[Person]:
    """Up to sixty people who report, listen and quarrel as they like."""
    count = draw(st.integers(1, 60))
    anybody = st.integers(1, count)
    return [
        Person(
            id=id,
            account_id=1,
            name=draw(st.sampled_from(["Wang Lin 王琳", "李伟", "Dr. A. Berg", "x"])),
            department=draw(st.sampled_from(["", "finance", "财务部"])),
            reports_to=draw(st.none() | anybody),
            listens_to=tuple(draw(st.sets(anybody, max_size=2))),
            conflicts_with=tuple(draw(st.sets(anybody, max_size=2))),
            former=draw(st.booleans()),
            successor_id=draw(st.none() | anybody),
            roles=draw(st.sampled_from([(), ("user",), ("decision_maker",), ("competitor",)])),
            influence=draw(st.none() | st.integers(0, 5)),
        )
        for id in range(1, count + 1)
    ]


@given(crowds())
def test_any_crowd_makes_a_map_and_a_page_each(crowd: list[Person]) -> None:
    desk = desk_of(ACCOUNT, *crowd)
    found = people.map_view(desk, 1)
    here = {one.id for one in crowd if not one.former}
    assert {row.person_id for row in found.tree if row.person_id} == here == set(found.order)
    assert people_view(found).account.id == 1
    for one in crowd:
        assert people.person_page(desk, one.id).person == one
