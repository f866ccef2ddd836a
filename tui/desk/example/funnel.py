"""The opportunities of the example book and its weekly snapshots."""

from __future__ import annotations

from datetime import date, timedelta

from tui.desk.example.almanac import Almanac
from tui.desk.example.ids import (
    BENCH_SENSORS,
    BRANDTNER,
    CALIBRATION,
    DISTRICT_METERS,
    FENNICK,
    FIELD_MONITOR,
    GAUGES_LINE_4,
    HALL_B_METERS,
    HEADS_CALL_OFF,
    HUAXIN,
    LANHU,
    LINES_SERVICE,
    MAIQIU,
    NORRVIK,
    ORRIN,
    PACKING_CHECK,
    REFERENCE_BENCH,
    RUOXI,
    SEAT_GAUGE,
    SONGTANG,
    SPARE_HEADS,
    SPINDLE_CELL,
    SYRUP_METERS,
    TESSARO,
    VALIDATION,
)
from tui.domain.codes import STAGES, Stage
from tui.domain.records import (
    Currency,
    FunnelSnapshot,
    Opportunity,
    SellingPoint,
    StageChange,
    StageSum,
)

_WIN_PERCENT: dict[Stage, int] = {
    "interest": 5,
    "gestation": 10,
    "design": 20,
    "comparison": 30,
    "commitment": 50,
    "use": 80,
}
"""Win rates by stage (M47), as they stood when the snapshots were taken."""


def opportunities(almanac: Almanac) -> list[Opportunity]:
    """Twelve open ones in all six stages, two won this quarter and one lost, in id order."""
    return [*_hot(almanac), *_warm(almanac), *_ended(almanac)]


def _stages(almanac: Almanac, *days: int) -> tuple[StageChange, ...]:
    """The stages from interest on, with the day (counted from today) each was entered."""
    return tuple(
        StageChange(on=almanac.workday(day), stage=stage)
        for day, stage in zip(days, STAGES, strict=False)
    )


def _hot(almanac: Almanac) -> list[Opportunity]:
    day = almanac.workday
    return [
        Opportunity(
            id=GAUGES_LINE_4,
            account_id=HUAXIN,
            name="diameter gauges for line 4",
            stage="commitment",
            amount=1_280_000_00,
            currency="CNY",
            opened=day(-118),
            close=day(20),
            product="G40 diameter gauge",
            competitor="Velotek",
            steps={
                "appointment": day(-120),
                "visit": day(-104),
                "first_proposal": day(-68),
                "detail_exchange": day(-50),
                "needs_confirmed": day(-47),
                "evaluation": day(-26),
            },
            selling_points=(
                SellingPoint(
                    text="half a day of line stop saved per drum change", value=9, unique=8
                ),
                SellingPoint(text="wall thickness seen before the cooler", value=8, unique=6),
                SellingPoint(text="service from Shanghai within four hours", value=6, unique=7),
            ),
            elements={"value": 4, "need": 5, "price": 3, "trust": 3, "experience": 4},
            asked="gauges like those on line 3, but cheaper",
            problem="twenty minutes of scrap at every start-up of a drum",
            solution="gauge before the cooler with automatic start-up; trial on one drum",
            stages=_stages(almanac, -118, -96, -68, -40, -12),
        ),
        Opportunity(
            id=LINES_SERVICE,
            account_id=HUAXIN,
            name="service contract, lines 1 to 3",
            amount=180_000_00,
            currency="CNY",
            opened=day(-26),
            product="yearly service",
            stages=_stages(almanac, -26),
        ),
        Opportunity(
            id=BENCH_SENSORS,
            account_id=BRANDTNER,
            name="sensors for test bench 2",
            stage="comparison",
            amount=146_500_00,
            opened=day(-102),
            close=day(34),
            product="flow and pressure sensors",
            competitor="Velotek",
            steps={
                "visit": day(-95),
                "first_proposal": day(-53),
                "detail_exchange": day(-18),
                "needs_confirmed": day(-10),
            },
            selling_points=(
                SellingPoint(
                    text="a test record that the buyer's buyer accepts", value=9, unique=7
                ),
                SellingPoint(text="eleven minutes less per pump", value=8, unique=5),
                SellingPoint(text="same spare parts as bench 1", value=5, unique=9),
            ),
            elements={"value": 4, "need": 5, "price": 2, "trust": 4, "experience": 5},
            asked="the cheapest sensors that reach 0.2 %",
            problem="the test field holds up a third of all deliveries",
            solution="bench 2 with quick couplings; records go to the office by themselves",
            stages=_stages(almanac, -102, -80, -53, -10),
        ),
        Opportunity(
            id=FIELD_MONITOR,
            account_id=BRANDTNER,
            name="line monitor for the test field",
            stage="design",
            amount=88_000_00,
            opened=day(-60),
            close=day(75),
            product="line monitor",
            stages=_stages(almanac, -60, -39, -18),
        ),
        Opportunity(
            id=HALL_B_METERS,
            account_id=RUOXI,
            name="flow meters for filling hall B",
            stage="use",
            amount=960_000_00,
            currency="CNY",
            opened=day(-190),
            close=day(12),
            product="M8 flow meter",
            steps={
                "visit": day(-188),
                "first_proposal": day(-130),
                "negotiation": day(-62),
                "contract": day(-46),
                "implementation": day(-25),
            },
            selling_points=(
                SellingPoint(text="validation papers come with the meter", value=10, unique=8),
                SellingPoint(text="no tools needed to clean", value=6, unique=4),
            ),
            stages=_stages(almanac, -190, -160, -130, -90, -62, -46),
        ),
        Opportunity(
            id=CALIBRATION,
            account_id=RUOXI,
            name="calibration contract, both halls",
            stage="gestation",
            amount=240_000_00,
            currency="CNY",
            opened=day(-33),
            close=day(60),
            product="calibration",
            stages=_stages(almanac, -33, -11),
        ),
    ]


def _warm(almanac: Almanac) -> list[Opportunity]:
    day = almanac.workday
    return [
        Opportunity(
            id=SPINDLE_CELL,
            account_id=LANHU,
            name="measuring cell for the spindle shop",
            stage="design",
            amount=420_000_00,
            currency="CNY",
            opened=day(-82),
            close=day(48),
            product="measuring cell",
            competitor="Velotek",
            selling_points=(
                SellingPoint(text="every spindle measured, not one in ten", value=8, unique=6),
                SellingPoint(text="pays for itself within fourteen months", value=7, unique=3),
            ),
            asked="a quote for ten hand gauges",
            problem="returns of the largest customer ate a month's profit",
            stages=_stages(almanac, -82, -61, -32),
        ),
        Opportunity(
            id=PACKING_CHECK,
            account_id=FENNICK,
            name="metal check for packing line 3",
            stage="use",
            amount=54_200_00,
            opened=day(-150),
            close=day(10),
            product="metal check",
            steps={
                "visit": day(-148),
                "contract": day(-54),
                "implementation": day(-9),
            },
            stages=_stages(almanac, -150, -128, -100, -81, -66, -54),
        ),
        Opportunity(
            id=HEADS_CALL_OFF,
            account_id=NORRVIK,
            name="sensor heads, yearly call-off",
            stage="comparison",
            amount=38_900_00,
            opened=day(-58),
            close=day(16),
            product="sensor heads",
            competitor="Ostrand Gauges",
            stages=_stages(almanac, -58, -44, -30, -12),
        ),
        Opportunity(
            id=REFERENCE_BENCH,
            account_id=ORRIN,
            name="reference flow bench",
            stage="gestation",
            amount=120_000_00,
            opened=day(-116),
            close=day(-9),
            product="flow bench",
            stages=_stages(almanac, -116, -58),
        ),
        Opportunity(
            id=DISTRICT_METERS,
            account_id=SONGTANG,
            name="district meters, first phase",
            stage="design",
            amount=1_850_000_00,
            currency="CNY",
            opened=day(-94),
            close=day(120),
            product="M20 flow meter",
            competitor="Velotek",
            problem="a fifth of the water is lost and nobody can say where",
            stages=_stages(almanac, -94, -64, -24),
        ),
        Opportunity(
            id=SEAT_GAUGE,
            account_id=TESSARO,
            name="valve seat gauge",
            amount=21_400_00,
            opened=day(-74),
            product="seat gauge",
            stages=_stages(almanac, -74),
        ),
    ]


def _ended(almanac: Almanac) -> list[Opportunity]:
    day = almanac.workday
    return [
        Opportunity(
            id=SPARE_HEADS,
            account_id=NORRVIK,
            name="twelve spare sensor heads",
            stage="use",
            amount=12_400_00,
            opened=day(-140),
            close=day(-30),
            state="won",
            ended=almanac.in_quarter(16),
            product="sensor heads",
            stages=_stages(almanac, -140, -136, -130, -122, -115, -108),
        ),
        Opportunity(
            id=VALIDATION,
            account_id=RUOXI,
            name="validation package, hall A",
            stage="use",
            amount=165_000_00,
            currency="CNY",
            opened=day(-175),
            close=day(-40),
            state="won",
            ended=almanac.in_quarter(27),
            product="validation",
            stages=_stages(almanac, -175, -166, -150, -139, -120, -110),
        ),
        Opportunity(
            id=SYRUP_METERS,
            account_id=MAIQIU,
            name="flow meters for the syrup line",
            stage="comparison",
            amount=96_000_00,
            currency="CNY",
            opened=day(-170),
            state="lost",
            ended=day(-36),
            product="M8 flow meter",
            competitor="Velotek",
            stages=_stages(almanac, -170, -150, -118, -80),
        ),
    ]


def snapshots(almanac: Almanac, known: list[Opportunity]) -> list[FunnelSnapshot]:
    """The funnel at the end of each of the last eight weeks, per currency (M50)."""
    taken: list[FunnelSnapshot] = []
    for week in range(-8, 0):
        monday = almanac.in_week(week, 0)
        for currency in ("CNY", "EUR"):
            taken.append(_snapshot(len(taken) + 1, monday, currency, known))
    return taken


def _snapshot(
    number: int, monday: date, currency: Currency, known: list[Opportunity]
) -> FunnelSnapshot:
    sunday = monday + timedelta(days=6)
    quarter = date(sunday.year, (sunday.month - 1) // 3 * 3 + 1, 1)
    amounts: dict[Stage, list[int]] = {stage: [] for stage in STAGES}
    won = 0
    for opportunity in known:
        if opportunity.currency != currency or opportunity.opened > sunday:
            continue
        if opportunity.ended is None or opportunity.ended > sunday:
            reached = [change.stage for change in opportunity.stages if change.on <= sunday]
            amounts[reached[-1]].append(opportunity.amount)
        elif opportunity.state == "won" and opportunity.ended >= quarter:
            won += opportunity.amount
    return FunnelSnapshot(
        id=number,
        week=monday,
        currency=currency,
        stages=tuple(
            StageSum(stage=stage, count=len(found), amount=sum(found))
            for stage, found in amounts.items()
            if found
        ),
        weighted=sum(sum(found) * _WIN_PERCENT[stage] for stage, found in amounts.items()) // 100,
        won=won,
    )
