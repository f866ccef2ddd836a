"""What is said where money is asked for, a contract signed, or somebody hears of himself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.codes import PURPOSES
from tests.desk.making import NOW, TODAY, desk_of
from tests.desk.prep.test_pairs import ACCOUNT, BUSINESS, CALL, PERSON, VISIT
from tui import i18n
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.desk.prep import view
from tui.desk.prep.views import PrepView
from tui.domain.codes import Purpose
from tui.domain.records import Account, Filed, Invoice, Person, PolicyWatch, Record, SellingPoint
from tui.i18n import LANGUAGES
from tui.settings import Settings

SMALL_TALK = {
    *("question.good_year", "question.one_thing", "benefit.yes_or_no", "benefit.neighbour"),
    *("praise.proud_of", "praise.order", "praise.your_people", "referral.ring_them"),
    *("curiosity.news", "curiosity.asked_everywhere", "curiosity.guess", "curiosity.in_a_year"),
    "curiosity.since",
    *("survey.trade", "survey.one_shift", "survey.five_ticks", "survey.zero_to_ten"),
}
RICH: tuple[Record, ...] = (
    replace(
        ACCOUNT,
        challenges="scrap at start-up",
        installed="two G20",
        policy_watches=(PolicyWatch(due=TODAY, text="a new rule"),),
    ),
    replace(PERSON, proud_of="a hall without scrap", sayings=("Show me.",), attitude="indifferent"),
    Account(id=2, name="Acme Cables", industry="cable", lighthouse=True),
    replace(
        BUSINESS,
        problem="scrap",
        selling_points=(SellingPoint(text="half the scrap", value=9, unique=9),),
    ),
)
"""An account of which so much is known that every line could be filled."""
LATE = Invoice(
    id=1,
    account_id=1,
    number="R-1",
    due=TODAY - timedelta(days=40),
    amount=48_000_00,
    currency="CNY",
)


@pytest.fixture(params=LANGUAGES, autouse=True)
def language(request: pytest.FixtureRequest) -> str:
    i18n.use(request.param)
    return str(request.param)


def prepared(*more: Record, purpose: Purpose | None = None, kind: str = "in_person") -> PrepView:
    visit = replace(VISIT, purpose=purpose, kind=kind)
    house = Settings(signature="Tom Berg", company="Gauge House")
    return view.of_visit(desk_of(*RICH, visit, *more, settings=house), 1)


def lines(prep: PrepView) -> set[str]:
    """All that are offered; three of three methods come first."""
    assert len({one.method for one in prep.openings}) == len(prep.openings) == 3
    return {one.id.removeprefix("openings.") for one in (*prep.openings, *prep.more_openings)}


@pytest.mark.parametrize("kind", ["in_person", "phone", "video"])
@pytest.mark.parametrize("before", [(), (CALL,)])
def test_no_small_talk_where_money_is_asked_for_or_a_contract_signed(
    kind: str, before: tuple[Record, ...]
) -> None:
    serious: tuple[tuple[Purpose | None, tuple[Record, ...]], ...] = (
        ("collection", ()),
        ("collection", (LATE,)),
        ("contract", ()),
        ("contract", (LATE,)),
        (None, (LATE,)),
    )
    for purpose, owed in serious:
        assert not SMALL_TALK & lines(prepared(*before, *owed, purpose=purpose, kind=kind))
    assert SMALL_TALK & lines(prepared(*before, kind=kind))
    assert SMALL_TALK & lines(prepared(*before, LATE, purpose="needs", kind=kind))


def test_a_call_for_money_and_a_signature_have_words_of_their_own() -> None:
    asked = prepared(CALL, LATE, purpose="collection", kind="phone")
    assert {"question.way_to_payment", "service.still_missing", "benefit.clear_table"} <= lines(
        asked
    )
    signed = prepared(purpose="contract")
    assert {"question.before_signing", "benefit.no_surprises"} <= lines(signed)
    assert not {one.method for one in signed.openings} & {"survey", "curiosity"}


@pytest.mark.parametrize("purpose", [None, *PURPOSES])
def test_one_goes_round_the_trade_at_first_or_to_learn(purpose: Purpose | None) -> None:
    cold = replace(VISIT, purpose=purpose)
    barred = purpose in ("collection", "contract")
    assert ("survey.trade" in offered(cold)) == (not barred)
    assert ("survey.trade" in offered(cold, CALL)) == (purpose in ("introduction", "needs"))


def offered(*records: Record) -> set[str]:
    return lines(view.of_visit(desk_of(ACCOUNT, PERSON, *records), 1))


def desk_of_example(language: str) -> Desk:
    return desk_of(*example_book(NOW.date(), "zh" if language == "zh" else "en"))


def test_the_example_asks_for_money_without_small_talk(language: str) -> None:
    desk = desk_of_example(language)
    seen = 0
    for visit in desk.ground.visits.values():
        if visit.purpose in ("collection", "contract"):
            seen += 1
            assert not SMALL_TALK & lines(view.of_visit(desk, visit.id))
    assert seen


# -- What may have moved


BOSS = Person(
    id=2, account_id=1, name="Zhao Min", roles=("decision_maker",), level="decision", influence=5
)
HOST = replace(PERSON, roles=("decision_maker",), level="decision", influence=5)
OLD = replace(BUSINESS, file={"project.deciders": Filed(on=date(2026, 1, 5), text="x")})


def deciders(*records: Record) -> list[str]:
    prep = view.of_visit(desk_of(ACCOUNT, VISIT, OLD, *records), 1)
    return [one.text for one in prep.questions if one.id == "still.project.deciders"]


def test_nobody_is_told_his_own_name_among_those_who_decide() -> None:
    [text] = deciders(HOST, BOSS)
    assert "Zhao Min" in text
    assert "Wang Lin" not in text
    assert deciders(HOST) == []
    [text] = deciders(PERSON, BOSS)
    assert "Zhao Min" in text


def test_who_buys_from_us_is_not_told_that_he_buys_from_others(language: str) -> None:
    rival = replace(ACCOUNT, competitor="Velotek")
    prep = view.of_visit(desk_of(rival, PERSON, VISIT, CALL, LATE), 1)
    [asked] = [one.text for one in prep.questions if one.id == "still.competition.in_use"]
    [reply] = [one.say for one in prep.phone.refusals if one.id == "have_supplier"]
    assert "Velotek" in asked
    wrong = ("you buy from", "second supplier") if language == "en" else ("之前用的是", "多留一家")
    assert not any(one in text for one in wrong for text in (asked, reply))


def test_an_own_value_statement_is_said_as_people_speak(language: str) -> None:
    desk = desk_of_example(language)
    own = {
        one.text
        for visit in desk.ground.visits.values()
        for one in view.of_visit(desk, visit.id).value
        if one.kind == "own"
    }
    begins = "When the G40 comes," if language == "en" else "G40哪天到、谁来装"
    assert any(text.startswith(begins) for text in own)
