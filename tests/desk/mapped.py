"""One account that is mapped, for the tests of the place People."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, TODAY, desk_of, visit
from tui.desk.ground import Desk
from tui.domain.records import (
    NextStep,
    Note,
    Opportunity,
    PaymentPromise,
    Person,
    PersonChange,
    PlanItem,
    PolicyWatch,
    Record,
    Threshold,
)
from tui.settings import Settings


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


ACCOUNT = replace(
    HUAXIN,
    thresholds=(
        Threshold(below=100_000_00, approver="head of purchasing"),
        Threshold(approver="board"),
    ),
    policy_watches=(PolicyWatch(due=day(-1), text="new fire class"),),
)
GU = Person(
    id=1,
    account_id=1,
    name="Gu Yan 顾彦",
    pinyin="gu yan",
    title="general manager",
    department="management",
    level="decision",
    roles=("decision_maker",),
    influence=5,
    listens_to=(3,),
)
WANG = Person(
    id=2,
    account_id=1,
    name="Wang Lin 王琳",
    pinyin="wang lin",
    title="head of purchasing",
    department="purchasing",
    level="management",
    roles=("purchaser",),
    attitude="doubts",
    relation="know",
    relation_target="trust",
    influence=4,
    reports_to=1,
    conflicts_with=(4,),
    style="B",
    birthday=date(1981, 11, 30),
    personal_concern="a good word from Gu Yan",
    sayings=("We have always done it so.",),
    history=(
        PersonChange(on=day(-60), field="attitude", old="resists", new="doubts"),
        PersonChange(on=day(-60), field="relation", old="contact", new="know"),
    ),
)
HE = Person(
    id=3,
    account_id=1,
    name="He Jun 何军",
    pinyin="he jun",
    title="head of operations",
    department="operations",
    level="management",
    roles=("user",),
    attitude="accepts",
    relation="trust",
    influence=3,
    reports_to=1,
)
ZHAO = Person(
    id=4,
    account_id=1,
    name="Zhao Min 赵敏",
    pinyin="zhao min",
    department="finance",
    attitude="resists",
    relation="contact",
    influence=2,
    releases_payments=True,
    reports_to=5,
)
LIU = Person(
    id=5,
    account_id=1,
    name="Liu Tao 刘涛",
    pinyin="liu tao",
    title="head of finance",
    department="finance",
    roles=("technical_gatekeeper",),
    reports_to=1,
    former=True,
    history=(PersonChange(on=day(-40), field="former", new="yes"),),
)
DAI = Person(
    id=6,
    account_id=1,
    name="Dai Ming 戴明",
    pinyin="dai ming",
    title="engineer",
    roles=("design_institute",),
    outside="design_institute",
    relation="know",
)
PEOPLE = (GU, WANG, HE, ZHAO, LIU, DAI)
DEAL = Opportunity(
    id=1,
    account_id=1,
    name="gauges for line 4",
    stage="design",
    amount=600_000_00,
    currency="CNY",
    opened=day(-30),
)
RECORDS: tuple[Record, ...] = (
    ACCOUNT,
    BRANDT,
    *PEOPLE,
    DEAL,
    visit(1, "2026-11-11T10:00", people=(2, 3), state="logged", outcome="advance", note="agreed"),
    visit(2, "2026-09-01T10:00", people=(2,), state="logged", note="as usual", text="offer"),
    visit(3, "2026-11-24T10:00", people=(2,), text="demo"),
    visit(4, "2026-09-20T10:00", people=(3,), state="logged", outcome="order"),
    NextStep(id=1, account_id=1, due=day(-2), text="send the report", promised=True, person_id=2),
    NextStep(id=2, account_id=1, due=day(-9), text="call", person_id=2, done=day(-8)),
    NextStep(id=3, account_id=1, due=day(3), text="offer again", visit_id=2),
    Note(id=1, account_id=1, person_id=2, at=visit(9, "09:00").start, text="likes tea"),
    PaymentPromise(
        id=1,
        account_id=1,
        made=day(-9),
        due=day(-3),
        amount=100_000_00,
        currency="CNY",
        person_id=2,
    ),
    PlanItem(
        id=1,
        account_id=1,
        person_id=2,
        target="supports the trial",
        measure="reference visit",
        through=3,
        first="me",
        second="Lena Voss, applications",
        due=day(-3),
    ),
    PlanItem(id=2, account_id=1, person_id=2, target="knows us", due=day(-50), done=day(-50)),
    PlanItem(id=3, account_id=1, person_id=1, target="half an hour", due=day(20)),
)


def mapped(*more: Record, settings: Settings | None = None) -> Desk:
    """A desk on that account; a record of an id that is there already takes its place."""
    found = {(type(one), one.id): one for one in (*RECORDS, *more)}
    return desk_of(*found.values(), settings=settings)
