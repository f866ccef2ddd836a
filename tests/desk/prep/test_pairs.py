"""Sixteen pairs of situations: what the one calls for and the other does not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from tests.desk.making import TODAY, desk_of
from tui.desk.prep import view
from tui.desk.prep.views import PrepView
from tui.domain.records import (
    Account,
    Invoice,
    NextStep,
    Opportunity,
    Person,
    Record,
    SpecialDate,
    Visit,
)
from tui.settings import Hospitality, Settings

ACCOUNT = Account(id=1, name="Huaxin Cable", currency="CNY", industry="cable", travel_minutes=40)
PERSON = Person(id=1, account_id=1, name="Wang Lin")
VISIT = Visit(id=1, account_id=1, start=datetime(2026, 11, 24, 10, 0), people=(1,))
CALL = Visit(
    id=9,
    account_id=1,
    start=datetime(2026, 11, 10, 10, 0),
    people=(1,),
    state="logged",
    outcome="advance",
    note="They want a trial.",
)
BUSINESS = Opportunity(
    id=1,
    account_id=1,
    name="gauges",
    product="G40 gauge",
    stage="comparison",
    opened=date(2026, 6, 1),
    currency="CNY",
)
HOUSE = Settings(signature="Tom Berg", company="Gauge House")


class Shown(msgspec.Struct):
    """What of a prep the pairs look at."""

    materials: set[str]
    why: dict[str, str]
    manners: set[str]
    methods: list[str]
    lines: set[str]
    questions: set[str]
    advice: set[str]
    weakest: list[str]
    view: PrepView


def shown(
    *more: Record,
    account: dict[str, Any] | None = None,
    person: dict[str, Any] | None = None,
    visit: dict[str, Any] | None = None,
    settings: Settings = HOUSE,
) -> Shown:
    """Prep for one visit, with some fields of its records changed."""
    records = (
        replace(ACCOUNT, **(account or {})),
        replace(PERSON, **(person or {})),
        replace(VISIT, **(visit or {})),
        *more,
    )
    found = view.of_visit(desk_of(*records, settings=settings), 1)
    lines = (*found.openings, *found.more_openings)
    return Shown(
        materials={one.id for one in found.materials},
        why={one.id: one.reason for one in found.materials},
        manners={one.id for phase in found.etiquette for one in phase.manners},
        methods=[one.method for one in found.openings],
        lines={one.id.removeprefix("openings.") for one in lines},
        questions={one.id for one in found.questions},
        advice={text for one in found.people for text in one.advice},
        weakest=[one.point for one in found.twelve if one.weakness][:3],
        view=found,
    )


def late(days: int = 40) -> Invoice:
    return Invoice(
        id=1,
        account_id=1,
        number="R-1",
        issued=TODAY - timedelta(days=days + 30),
        due=TODAY - timedelta(days=days),
        amount=48_000_00,
        currency="CNY",
    )


def test_first_meeting_or_fifth() -> None:
    first = shown(visit={"purpose": "needs"})
    fifth = shown(*(replace(CALL, id=9 + n) for n in range(4)), visit={"purpose": "needs"})
    assert {"cards", "card_notes"} <= first.manners
    assert not {"cards", "card_notes"} & fifth.manners
    assert any(one.startswith("introduction.") for one in first.lines)
    assert not any(one.startswith("introduction.") for one in fifth.lines)
    assert {"question.since_then", "curiosity.since"} <= fifth.lines - first.lines
    assert "question.since_then" in {one.id.partition(".")[2] for one in fifth.view.openings}
    assert "seeded.since_last" in fifth.questions
    assert "seeded.since_last" not in first.questions
    assert first.view.last is None
    assert fifth.view.last is not None
    assert "appearance" in first.weakest
    assert "appearance" not in fifth.weakest


def test_purchaser_or_user() -> None:
    buyer = shown(CALL, BUSINESS, person={"roles": ("purchaser",)}, visit={"purpose": "proposal"})
    user = shown(CALL, BUSINESS, person={"roles": ("user",)}, visit={"purpose": "proposal"})
    assert {"samples", "safety_gear"} <= user.materials - buyer.materials
    assert buyer.why["price_list"] == user.why["price_list"] == "purpose"
    assert "three_step.purchaser" in buyer.questions
    assert "three_step.user" in user.questions
    assert "likely.purchaser.discount" in buyer.questions
    assert "likely.user.daily" in user.questions
    assert buyer.view.people[0].question == "Can you keep date and terms?"
    assert user.view.people[0].question == "What does it do for me, and how do I work with it?"
    assert [one.id for one in buyer.view.value][:2] == ["power.purchaser", "fab.purchaser"]
    assert [one.id for one in user.view.value][:2] == ["power.user", "fab.user"]


def test_overdue_or_clean() -> None:
    overdue, clean = shown(CALL, late()), shown(CALL)
    money = {"statement", "invoice_copies"}
    assert money <= overdue.materials
    assert not money & clean.materials
    assert {overdue.why[one] for one in money} == {"overdue"}
    assert "money_first" in overdue.manners - clean.manners
    assert overdue.questions - clean.questions >= {"seeded.payment_desk"}
    assert "benefit.clear_table" in overdue.lines - clean.lines
    assert overdue.view.phone.reason.code == "overdue"
    assert clean.view.phone.reason.code == "met_before"
    assert overdue.view.objective.seek == "the whole sum, with a day and a name"
    assert clean.view.objective.seek == "an introduction to somebody new"


def test_doubts_or_accepts() -> None:
    known = {"relation": "know"}
    doubts = shown(person={"attitude": "doubts", **known}, visit={"purpose": "proposal"})
    accepts = shown(person={"attitude": "accepts", **known}, visit={"purpose": "proposal"})
    assert {"test_reports", "references"} <= doubts.materials - accepts.materials
    assert doubts.why["test_reports"] == "attitude"
    assert "question.to_be_sure" in doubts.lines - accepts.lines
    assert "Find the one point behind the doubt; answer it with paper or a test." in doubts.advice
    assert "Give them something to do: a name, a meeting, a word upstairs." in accepts.advice
    assert doubts.weakest[0] == "evidence"
    assert "evidence" not in accepts.weakest


def test_proposal_or_acceptance() -> None:
    proposal = shown(CALL, visit={"purpose": "proposal"})
    acceptance = shown(CALL, visit={"purpose": "acceptance"})
    assert {"proposal", "price_list", "return_sum"} <= proposal.materials - acceptance.materials
    assert {"acceptance_record", "safety_gear"} <= acceptance.materials - proposal.materials
    assert proposal.view.objective.seek == "our proposal goes up, with a name"
    assert acceptance.view.objective.seek == "acceptance signed, invoice released"
    assert "service.however_small" in acceptance.lines - proposal.lines


def test_style_a_or_c() -> None:
    facts = shown(CALL, person={"style": "A"}, visit={"purpose": "proposal"})
    people = shown(CALL, person={"style": "C"}, visit={"purpose": "proposal"})
    assert {"return_sum", "test_reports"} <= facts.materials
    assert facts.why["test_reports"] == "style"
    assert "test_reports" not in people.materials
    assert facts.view.people[0].speak == "figures first, straight to the point"
    assert people.view.people[0].speak == "people first, by example"
    assert "Figures first, then the point, then stop. Know your source." in facts.advice
    assert "Begin with the people: who gains, who helps, how it feels." in people.advice
    assert "praise.your_people" in people.lines - facts.lines
    first, second = (
        shown(CALL, BUSINESS, person={"style": style}, visit={"purpose": "demonstration"})
        for style in ("A", "C")
    )
    assert first.view.openings[0].id == "openings.product.let_it_prove"
    assert second.view.openings[0].id == "openings.product.on_your_example"
    assert "evidence" in facts.weakest
    assert "evidence" not in people.weakest


def test_platinum_or_lead() -> None:
    platinum, lead = shown(account={"tier": "platinum"}), shown(account={"tier": "lead"})
    standard = "Answer within the hour, every promise on paper, no lapse however small."
    assert standard in platinum.view.account.advice
    assert standard not in lead.view.account.advice
    assert "The office and the phone; you, when there is a reason." in lead.view.account.advice
    assert "standard" in platinum.weakest
    assert "standard" not in lead.weakest


def test_in_person_or_by_phone() -> None:
    room, phone = shown(CALL), shown(CALL, visit={"kind": "phone"})
    assert {"transport", "cards", "briefcase"} <= room.materials - phone.materials
    assert "call_sheet" in phone.materials - room.materials
    assert {"dress", "rain", "tea", "seat"} <= room.manners - phone.manners
    assert {"desk", "ring", "last_to_hang_up"} <= phone.manners - room.manners
    assert room.view.etiquette[0].at == datetime(2026, 11, 24, 9, 5)
    assert phone.view.etiquette[0].at is None
    assert room.view.visit is not None
    assert room.view.visit.leave_by == datetime(2026, 11, 24, 9, 5)


def test_public_body_or_private() -> None:
    season = {"start": datetime(2026, 12, 1, 10, 0), "purpose": "relationship"}
    private = shown(CALL, account={"public_body": False}, visit=season)
    public = shown(CALL, account={"public_body": True}, visit=season)
    assert "year_planner" in private.materials - public.materials
    assert "gift.pen" in private.lines
    assert not any(one.startswith("gift.") for one in public.lines)
    assert "public" in public.manners - private.manners
    # An office of one person is enough.
    officer = shown(CALL, person={"outside": "authority"}, visit=season)
    assert "year_planner" not in officer.materials
    assert not any(one.startswith("gift.") for one in officer.lines)


def test_no_gift_above_the_limit_of_the_house() -> None:
    season = {"start": datetime(2026, 12, 1, 10, 0), "purpose": "relationship"}
    for limit, allowed in ((35, True), (10, True), (9, False), (0, False)):
        house = replace(HOUSE, hospitality=Hospitality(gift_limit=limit))
        found = shown(CALL, visit=season, settings=house)
        assert ("year_planner" in found.materials) == allowed, limit
        if allowed:
            [planner] = [one for one in found.view.materials if one.id == "year_planner"]
            assert planner.limit == f"€{limit}"


def test_competitor_known_or_not() -> None:
    known = shown(CALL, BUSINESS, account={"competitor": "Velotek"}, visit={"purpose": "proposal"})
    unknown = shown(CALL, BUSINESS, visit={"purpose": "proposal"})
    assert "comparison" in known.materials - unknown.materials
    assert known.why["comparison"] == "competitor_known"
    assert "rival" in known.manners - unknown.manners
    assert "seeded.rival_missing" in known.questions - unknown.questions
    assert "gap.competition.in_use" in unknown.questions - known.questions
    assert "no_uncertainty" in known.weakest
    assert "no_uncertainty" not in unknown.weakest


def test_coach_attending_or_not() -> None:
    coach = shown(CALL, BUSINESS, person={"roles": ("coach",)})
    nobody = shown(CALL, BUSINESS)
    assert {"three_step.coach", "likely.coach.for_me"} <= coach.questions - nobody.questions
    assert "three_step.comparison" in nobody.questions - coach.questions
    assert "Ask for advice, tell how it went, make their win part of ours." in coach.advice
    assert "M21.2" in {one.code for one in nobody.view.flags}
    assert "M21.2" not in {one.code for one in coach.view.flags}


def test_winter_or_summer() -> None:
    user = {"roles": ("user",)}
    winter = shown(CALL, person=user, visit={"start": datetime(2026, 12, 1, 10, 0)})
    summer = shown(CALL, person=user, visit={"start": datetime(2027, 7, 6, 10, 0)})
    assert "year_planner" in winter.materials - summer.materials
    assert "cold_drinks" in summer.materials - winter.materials
    assert winter.why["year_planner"] == "season"


def test_special_date_ahead_or_not() -> None:
    for ahead, near in ((0, True), (14, True), (15, False), (-1, False)):
        day = replace(VISIT).day + timedelta(days=ahead)
        dates = (SpecialDate(day=day.replace(year=2019), text="first order"),)
        found = shown(CALL, account={"special_dates": dates})
        assert ({"greeting_card", "gift"} <= found.materials) == near, ahead
        assert ("gift.special_day" in found.lines) == near
        assert (found.why.get("gift") == "special_date") == near
        assert (found.view.phone.reason.code == "special_date") == near
    birthday = shown(CALL, person={"birthday": date(1980, 11, 30)})
    [line] = [one for one in birthday.view.more_openings if one.method == "gift"] or [
        one for one in birthday.view.openings if one.method == "gift"
    ]
    assert "your birthday, 30 Nov" in line.text


def test_after_a_missed_promise_of_ours_or_not() -> None:
    step = NextStep(
        id=1, account_id=1, due=TODAY - timedelta(days=3), text="the certificate", promised=True
    )
    missed, even = shown(CALL, step), shown(CALL)
    assert "what_we_owe" in missed.materials - even.materials
    assert missed.view.materials[0].id == "what_we_owe"
    assert missed.view.openings[0].id == "openings.service.what_we_owe"
    assert "the certificate" in missed.view.openings[0].text
    assert missed.view.phone.reason.code == "we_owe"
    assert missed.weakest[0] == "promises"
    assert "promises" not in even.weakest
    [owing] = missed.view.we_owe
    assert owing.late_days == 3
    done = shown(CALL, replace(step, done=TODAY))
    assert done.materials == even.materials


def test_lighthouse_reference_or_none() -> None:
    example = Account(id=2, name="Acme Cables", industry="Cable", lighthouse=True)
    purpose = {"purpose": "introduction"}
    reference = shown(example, visit=purpose)
    none = shown(replace(example, industry="food"), visit=purpose)
    assert "references" in reference.materials - none.materials
    assert reference.why["references"] == "reference"
    told = [one for one in reference.view.openings if "Acme Cables" in one.text]
    assert told
    assert not any("Acme Cables" in one.text for one in none.view.openings)
    assert any("Acme Cables" in one.text for one in reference.view.phone.script)
    # Nobody is an example to oneself.
    own = shown(account={"lighthouse": True}, visit=purpose)
    assert own.materials == none.materials


def test_senior_leader_or_operations() -> None:
    leader = shown(CALL, BUSINESS, person={"roles": ("senior_leader",), "level": "decision"})
    worker = shown(CALL, BUSINESS, person={"roles": ("user",), "level": "operations"})
    assert {"one_page", "return_sum"} <= leader.materials - worker.materials
    assert leader.why["one_page"] == "role"
    assert "safety_gear" in worker.materials - leader.materials
    assert "highest_first" in leader.manners - worker.manners
    assert "spin.senior_leader.problem" in leader.questions - worker.questions
    assert "Their aim in their words, three sentences, one wish." in leader.advice
    assert "At the machine, with their own piece, their hands on it." in worker.advice
    assert "gap.business.strategy" in leader.questions - worker.questions


def test_everything_says_why() -> None:
    found = shown(CALL, late(), BUSINESS, person={"style": "B", "roles": ("purchaser",)}).view
    assert all(one.why for one in found.materials)
    assert all(one.why for phase in found.etiquette for one in phase.manners)
    assert all(one.why for one in found.openings)
    whys = {one.id: one.why for one in found.materials}
    assert whys["statement"] == "¥48,000 overdue"
    assert whys["price_list"] == "Wang Lin: purchaser"
    assert whys["cards"] == "always"
