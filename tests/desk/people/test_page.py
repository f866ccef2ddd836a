"""The page of a person, out of the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.desk.making import NOW, visit
from tests.desk.mapped import ACCOUNT, DAI, DEAL, GU, HE, LIU, WANG, ZHAO, day, mapped
from tests.desk.people.looking import page
from tui.desk.people_views import PersonName
from tui.domain.records import Evidence, Person
from tui.settings import Hospitality, Settings


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
