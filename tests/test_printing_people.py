"""The stakeholder map as plain text: it holds at 80 columns in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import TODAY, desk_of
from tests.desk.mapped import ACCOUNT, GU, HE, LIU, WANG, ZHAO, mapped
from tui import i18n
from tui.desk import people
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.domain.records import Person, Record
from tui.domain.text import clean, width
from tui.printing_people import people as people_text


def text(*more: Record) -> list[str]:
    return told(mapped(*more))


def told(desk: Desk, account_id: int = 1) -> list[str]:
    return people_text(people.map_view(desk, account_id)).splitlines()


def part(lines: list[str], title: str) -> list[str]:
    """The lines below a title."""
    rest = lines[lines.index(title) + 1 :]
    return rest[: rest.index("")]


def test_the_whole_map() -> None:
    assert text() == [
        "Huaxin Cable 华信电缆 · ◆ platinum · map red · 0 of 2 key people with us",
        "",
        "organisation                          role            attitude   rung      met",
        "Gu Yan ★  general manager             decides         ? unknown  ○○○○○○  never",
        "├─ Wang Lin ★  head of purchasing     purchaser       ≈ doubts   ●●○○○○   10 d",
        "├─ He Jun  head of operations         uses            ✓ accepts  ●●●●●○   10 d",
        "└─ (head of finance)                  left on 12 Oct",
        "   └─ Zhao Min  finance               –               ✕ resists  ●○○○○○      –",
        "Dai Ming  design institute: engineer  design instit…  ? unknown  ●●○○○○      –",
        "(board)                               unknown",
        "",
        "Flags",
        "  ⚑ no approver: board",
        "    find out who sits there: gauges for line 4 needs that approval",
        "  ⚑ no coach – ask He Jun first: accepts, stands close, knows us",
        "  ⚑ never met: Gu Yan – Gu Yan decides; He Jun can introduce",
        "  ⚑ empty chair: head of finance – Liu Tao left on 12 Oct: find out who follows",
        "  ⚑ rival unknown: gauges for line 4 – ask who else makes an offer",
        "  ⚑ policy watch: new fire class – look how it stands: due 20 Nov",
        "  ⚑ no supporter – win Wang Lin over; He Jun can help",
        "",
        "Plan",
        "   1  Gu Yan: half an hour · by 11 Dec",
        "   2  Wang Lin: supports the trial · by 18 Nov, 3 days late",
        "      reference visit · through He Jun · me + Lena Voss, applications",
        "",
        "Informal lines",
        "  Gu Yan listens to He Jun",
        "  Wang Lin and Zhao Min are at odds",
        "",
        "No longer there",
        "  Liu Tao, head of finance · successor unknown",
        "",
        "Four steps",
        "  ☐ find a coach",
        "  ☐ collect facts",
        "  ☐ read the organisation",
        "  ☐ judge the opportunity",
        "",
        "Relationship, 0 to 5: organisation 4.0, key 1.0, broad 1.7 · shortest plank:",
        "  finance 0.0",
    ]


def test_who_has_left_and_who_follows() -> None:
    assert part(text(replace(LIU, successor_id=ZHAO.id)), "No longer there") == [
        "  Liu Tao, head of finance · Zhao Min follows"
    ]
    assert part(text(replace(LIU, chair_gone=True, title="")), "No longer there") == [
        "  Liu Tao · the chair has gone"
    ]


def test_steps_that_are_ticked_and_those_the_book_shows() -> None:
    ticked = replace(ACCOUNT, analysis={"facts": TODAY})
    coach = replace(HE, roles=("user", "coach"))
    assert part(text(ticked, coach), "Four steps")[:2] == [
        "  ☐ find a coach  the book shows it: tick it",
        "  ☑ collect facts",
    ]
    done = dict.fromkeys(("coach", "facts", "organisation", "opportunity"), TODAY)
    assert "Four steps" not in text(replace(ACCOUNT, analysis=done))


def test_a_hidden_decider_has_a_mark() -> None:
    [line] = [one for one in text(replace(HE, hidden=True)) if "He Jun ★  head" in one]
    assert "hidden power" in line


def test_a_circle_is_told_below_the_tree() -> None:
    assert "  a circle: Gu Yan → Wang Lin → Gu Yan" in text(replace(GU, reports_to=WANG.id))


def test_an_account_that_nobody_maps() -> None:
    bare = replace(ACCOUNT, thresholds=(), policy_watches=())
    assert told(desk_of(bare)) == [
        "Huaxin Cable 华信电缆 · ◆ platinum · not mapped: add a second person or an",
        "  opportunity",
        "",
        "Four steps",
        *(
            f"  ☐ {step}"
            for step in (
                *("find a coach", "collect facts"),
                *("read the organisation", "judge the opportunity"),
            )
        ),
    ]
    assert "not mapped" in told(desk_of(bare, GU))[0]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_example_books_keep_to_80_columns_and_leave_nobody_out(
    language: i18n.Language,
) -> None:
    i18n.use(language)
    desk = desk_of(*example_book(TODAY, language))
    for account_id in desk.ground.accounts:
        lines = told(desk, account_id)
        assert max(map(width, lines)) <= 80
        found = people.map_view(desk, account_id)
        body = "\n".join(lines)
        assert all(found.people[id].short in body for id in (*found.order, *found.left))
        assert all(one.text.split(": ")[0] in body for one in found.flags)


def test_columns_stand_under_each_other() -> None:
    lines = told(desk_of(*example_book(TODAY)))
    tree = lines[lines.index("") + 1 :]
    tree = tree[: tree.index("")]
    columns = {_cells_before(line, "●") or _cells_before(line, "○") for line in tree[1:]} - {0}
    assert len(columns) <= 2  # where the first rung is climbed, and where none is


def _cells_before(line: str, sign: str) -> int:
    return width(line.split(sign, 1)[0]) if sign in line else 0


def test_sixty_people_one_below_the_other_are_all_there() -> None:
    deep = [
        Person(id=id, account_id=1, name=f"Number {id}", reports_to=id - 1 or None)
        for id in range(1, 61)
    ]
    lines = told(desk_of(ACCOUNT, *deep))
    assert max(map(width, lines)) <= 80
    for one in deep:
        assert any(f"─ {one.name} " in f"{line} " for line in lines[3:]) or one.id == 1


names = st.text(min_size=1, max_size=40).filter(clean)


@given(
    st.lists(
        st.tuples(names, st.text(max_size=60), st.text(max_size=40)),
        min_size=1,
        max_size=8,
    )
)
def test_names_and_titles_of_any_length_keep_to_80_columns(
    people_: list[tuple[str, str, str]],
) -> None:
    crowd = [
        Person(id=id, account_id=1, name=name, title=title, department=department)
        for id, (name, title, department) in enumerate(people_, 1)
    ]
    for line in told(desk_of(replace(ACCOUNT, name="A" * 90), *crowd)):
        assert width(line) <= 80
