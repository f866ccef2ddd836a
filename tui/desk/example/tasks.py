"""What the rep of the example book has to do and wants to remember: next steps and notes."""

from __future__ import annotations

from tui.desk.example.almanac import FRI, MON, THU, TUE, WED, Almanac
from tui.desk.example.ids import (
    AMMANN,
    BAI_XUE,
    BRANDTNER,
    CHEN_BO,
    EHLERS,
    FANG_YUAN,
    FENNICK,
    HALVMARK,
    HE_JUN,
    HOLM,
    HUAXIN,
    JIANG_BO,
    LANHU,
    LUO_JIA,
    NORRVIK,
    ORRIN,
    PAN_RONG,
    PERRIN,
    REUTER,
    RUOXI,
    SHEN_QI,
    SONGTANG,
    SUN_HAO,
    TESSARO,
    THOMS,
    VOGT,
    WANG_LIN,
    numbered,
)
from tui.domain.records import NextStep, Note


def next_steps(almanac: Almanac) -> list[NextStep]:
    """Tasks late, due and to come, promises of ours among them, and those that are done."""
    return numbered([*_open_steps(almanac), *_done_steps(almanac)])


def _open_steps(almanac: Almanac) -> list[NextStep]:
    day = almanac.day
    return [
        NextStep(
            account_id=HUAXIN,
            person_id=WANG_LIN,
            text="calibration certificate for the test report",
            promised=True,
            colleague="Lena Voss, applications",
            made=almanac.in_week(-1, WED),
            due=day(-3),
        ),
        NextStep(
            account_id=TESSARO,
            text="ask the parent in writing who may release payments",
            made=day(-10),
            due=day(-3),
        ),
        NextStep(
            account_id=BRANDTNER,
            person_id=VOGT,
            text="measuring record of bench 1 as a sample",
            promised=True,
            made=almanac.in_week(-1, FRI),
            due=day(0),
        ),
        NextStep(
            account_id=RUOXI,
            person_id=LUO_JIA,
            text="labels for the acceptance of hall B",
            colleague="Shen Rui, service",
            made=day(-4),
            due=day(0),
        ),
        NextStep(
            account_id=LANHU,
            person_id=CHEN_BO,
            text="cycle time of the cell in writing",
            promised=True,
            made=almanac.in_week(-1, MON),
            due=day(2),
        ),
        NextStep(
            account_id=NORRVIK,
            person_id=PAN_RONG,
            text="draft of the yearly contract",
            made=almanac.in_week(-1, TUE),
            due=day(3),
        ),
        NextStep(
            account_id=FENNICK,
            person_id=HOLM,
            text="count false alarms with her for one week",
            colleague="Shen Rui, service",
            made=almanac.in_week(-3, THU),
            due=day(5),
        ),
        NextStep(
            account_id=SONGTANG,
            person_id=BAI_XUE,
            text="reference list of self-checking meters",
            promised=True,
            made=day(-9),
            due=day(8),
        ),
    ]


def _done_steps(almanac: Almanac) -> list[NextStep]:
    day = almanac.day
    return [
        NextStep(
            account_id=HUAXIN,
            person_id=SUN_HAO,
            text="test report with the lab's stamp",
            promised=True,
            made=day(-27),
            due=day(-14),
            done=day(-15),
        ),
        NextStep(
            account_id=RUOXI,
            person_id=SHEN_QI,
            text="missing stamp on the delivery papers",
            promised=True,
            made=day(-25),
            due=day(-24),
            done=day(-24),
        ),
        NextStep(
            account_id=BRANDTNER,
            person_id=EHLERS,
            text="list of pump makers that run the quick coupling",
            made=day(-12),
            due=day(-8),
            done=day(-7),
        ),
        NextStep(
            account_id=ORRIN,
            person_id=PERRIN,
            text="uncertainty budget of the bench",
            promised=True,
            made=day(-60),
            due=day(-46),
            done=day(-44),
        ),
        NextStep(
            account_id=FENNICK,
            text="four brackets for line 1 ordered again",
            colleague="Shen Rui, service",
            made=day(-50),
            due=day(-40),
            done=day(-41),
        ),
        NextStep(
            account_id=NORRVIK,
            person_id=PAN_RONG,
            text="offer for the call-off",
            made=day(-40),
            due=day(-33),
            done=day(-33),
        ),
    ]


def notes(almanac: Almanac) -> list[Note]:
    """What was heard between the visits, oldest first."""
    at = almanac.at
    return numbered(
        [
            Note(
                account_id=LANHU,
                person_id=AMMANN,
                at=at(-72, "18:20"),
                text="Ammann tells people here that our service takes a week. It takes a day.",
            ),
            Note(
                account_id=BRANDTNER,
                person_id=THOMS,
                at=at(-47, "11:05"),
                text="Group purchasing has a new buyer, Meike Thoms. Came from a rival of theirs.",
            ),
            Note(
                account_id=HUAXIN,
                at=at(-38, "09:40"),
                text="Liu Tao has left. Nobody named yet for logistics; He Jun may know first.",
            ),
            Note(
                account_id=ORRIN,
                at=at(-35, "16:10"),
                text="Heard at the fair: the accreditation body comes to them next autumn.",
            ),
            Note(
                account_id=FENNICK,
                person_id=REUTER,
                at=at(-22, "12:30"),
                text="Retailers' audit is set for spring. She wants the three checks to match.",
            ),
            Note(
                account_id=RUOXI,
                person_id=FANG_YUAN,
                at=at(-17, "17:45"),
                text="Fang Yuan showed the plan of hall B to a colleague from another works.",
            ),
            Note(
                account_id=HALVMARK,
                at=at(-14, "10:15"),
                text="Website names a new service yard. No address, no name.",
            ),
            Note(
                account_id=HUAXIN,
                person_id=HE_JUN,
                at=at(-6, "13:20"),
                text="He Jun: Zhao Min signs payments on Tuesday and Friday mornings only.",
            ),
            Note(
                account_id=BRANDTNER,
                person_id=JIANG_BO,
                at=at(-2, "19:05"),
                text="Jiang Bo wants the bench to be his project. Put his name on page one.",
            ),
        ]
    )
