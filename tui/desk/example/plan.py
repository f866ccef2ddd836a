"""The relationship plan of the example book: whom to move where, by when, by whom (M18)."""

from __future__ import annotations

from tui.desk.example.almanac import Almanac
from tui.desk.example.ids import (
    BRANDTNER,
    DAI_MING,
    DING_KAI,
    EHLERS,
    FENNICK,
    GU_YAN,
    HOLM,
    HUAXIN,
    LANHU,
    LU_FAN,
    QIAN_LEI,
    REIMANN,
    RUOXI,
    SHEN_QI,
    SUN_HAO,
    WANG_LIN,
    ZHAO_MIN,
    numbered,
)
from tui.domain.records import PlanItem


def plan_items(almanac: Almanac) -> list[PlanItem]:
    """The relationship plan: one line late, one due in two days, one done, the others to come."""
    day = almanac.day
    return numbered(
        [
            PlanItem(
                account_id=LANHU,
                person_id=DING_KAI,
                target="no objection to a trial of the cell",
                kind="rival",
                measure="show him the cell at Brandtner, test field included",
                through=LU_FAN,
                first="me",
                second="Lena Voss, applications",
                due=day(-5),
                progress="Lu Fan has asked him once; no date yet",
            ),
            PlanItem(
                account_id=HUAXIN,
                person_id=WANG_LIN,
                target="supports the trial on line 4",
                kind="quality",
                measure="reference visit to Brandtner, with a written programme",
                first="me",
                second="Lena Voss, applications",
                due=day(2),
                progress="programme sent, date open",
            ),
            PlanItem(
                account_id=HUAXIN,
                person_id=GU_YAN,
                target="knows us and gives half an hour",
                kind="region",
                measure="ask Sun Hao to introduce our general manager",
                through=SUN_HAO,
                first="Ben Archer, general manager",
                second="me",
                due=day(25),
            ),
            PlanItem(
                account_id=HUAXIN,
                person_id=ZHAO_MIN,
                target="releases our invoices on the agreed day",
                kind="quality",
                measure="ask her how she wants them, and bring the statement",
                through=SUN_HAO,
                first="me",
                due=day(12),
            ),
            PlanItem(
                account_id=HUAXIN,
                person_id=DAI_MING,
                target="writes our tolerance into the specification",
                kind="rival",
                measure="two days of measuring together on line 4",
                through=QIAN_LEI,
                first="Lena Voss, applications",
                due=day(33),
            ),
            PlanItem(
                account_id=BRANDTNER,
                person_id=REIMANN,
                target="names us in the group standard",
                kind="rival",
                measure="half a day at our laboratory on his next trip",
                through=EHLERS,
                first="Ben Archer, general manager",
                due=day(40),
            ),
            PlanItem(
                account_id=FENNICK,
                person_id=HOLM,
                target="accepts our figures for false alarms",
                kind="quality",
                measure="count them together for one week",
                first="Shen Rui, service",
                second="me",
                due=day(16),
            ),
            PlanItem(
                account_id=RUOXI,
                person_id=SHEN_QI,
                target="takes our validation papers without a second check",
                kind="quality",
                measure="workshop with our laboratory",
                first="Lena Voss, applications",
                due=day(-20),
                done=day(-24),
                progress="workshop held; she uses our form now",
            ),
        ]
    )
