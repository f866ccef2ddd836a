"""Who is who in the example book: the ids that its pages refer to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from tui.domain.records import Record

R = TypeVar("R", bound=Record)


def numbered(records: Iterable[R]) -> list[R]:
    """The records with ids from 1 in the order given."""
    return [replace(record, id=number) for number, record in enumerate(records, 1)]


# Accounts, platinum first.
(
    HUAXIN,
    BRANDTNER,
    RUOXI,
    LANHU,
    FENNICK,
    NORRVIK,
    ORRIN,
    SONGTANG,
    PELL,
    TESSARO,
    HALVMARK,
    MAIQIU,
) = range(1, 13)

# People, account by account, then those around the two largest.
(
    GU_YAN,
    SUN_HAO,
    QIAN_LEI,
    WANG_LIN,
    XU_NA,
    ZHAO_MIN,
    HE_JUN,
    LIU_TAO,
    EHLERS,
    VOGT,
    JIANG_BO,
    THOMS,
    REIMANN,
    FANG_YUAN,
    SHEN_QI,
    TANG_WEI,
    LUO_JIA,
    CHEN_BO,
    LU_FAN,
    DING_KAI,
    ZHOU_YING,
    AMMANN,
    REUTER,
    HAVERKAMP,
    YU_XIN,
    HOLM,
    SANDAHL,
    LI_WEI,
    PAN_RONG,
    LINDH,
    MARCHETTI,
    PERRIN,
    SONG_JIE,
    HAO_MING,
    WEI_LAN,
    BAI_XUE,
    NORA_PELL,
    ROCHE,
    MARCO,
    GUO_FENG,
    GU_DEHUA,
    DAI_MING,
    CAO_YING,
    PAN_YI,
    BENN,
) = range(1, 46)

# Opportunities, in the order in which they are told in the funnel.
(
    GAUGES_LINE_4,
    LINES_SERVICE,
    BENCH_SENSORS,
    FIELD_MONITOR,
    HALL_B_METERS,
    CALIBRATION,
    SPINDLE_CELL,
    PACKING_CHECK,
    HEADS_CALL_OFF,
    REFERENCE_BENCH,
    DISTRICT_METERS,
    SEAT_GAUGE,
    SPARE_HEADS,
    VALIDATION,
    SYRUP_METERS,
) = range(1, 16)

# Promises to pay, in the order in which they were made.
(
    HUAXIN_DRUMS,
    NORRVIK_HEADS,
    HUAXIN_QUARTER,
    ORRIN_SMALL,
    PELL_CHECK,
    LANHU_TWO_BILLS,
    MAIQIU_OLDEST,
    TESSARO_OLDEST,
    LANHU_HALF,
    PELL_LATEST,
    HUAXIN_HUNDRED,
    SONGTANG_STAMPED,
    NORRVIK_LATEST,
) = range(1, 14)
