"""The visits of the example book: today's and yesterday's, and all the others in order."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from tui.desk.example.almanac import Almanac
from tui.desk.example.ids import (
    BENCH_SENSORS,
    BRANDTNER,
    CHEN_BO,
    DING_KAI,
    EHLERS,
    FENNICK,
    GAUGES_LINE_4,
    HAVERKAMP,
    HOLM,
    HUAXIN,
    LANHU,
    LI_WEI,
    NORA_PELL,
    NORRVIK,
    PACKING_CHECK,
    PELL,
    SPINDLE_CELL,
    SUN_HAO,
    VOGT,
    WANG_LIN,
    ZHAO_MIN,
    numbered,
)
from tui.desk.example.past import past_visits
from tui.desk.example.weeks import visits_around
from tui.domain.records import Visit


def visits(almanac: Almanac) -> list[Visit]:
    """All visits in the order of time, from four months ago to the end of next week.

    What lies before today is logged, except one visit of yesterday; of today's six the
    first is logged; what lies ahead is planned or confirmed.
    """
    others = [*past_visits(almanac), *visits_around(almanac)]
    book = [_cut_off(visit, almanac) for visit in others if visit.day != almanac.today]
    book += [_yesterday(almanac), *_today(almanac)]
    return numbered(sorted(book, key=lambda visit: visit.start))


def _cut_off(visit: Visit, almanac: Almanac) -> Visit:
    """The visit as it stands today: logged if it is past, without a result if it is not."""
    if visit.day > almanac.today:
        return replace(visit, outcome=None, note="", reached=None)
    if visit.outcome is None:
        return visit
    return replace(
        visit,
        state="missed" if visit.outcome == "missed" else "logged",
        logged_at=visit.start + timedelta(minutes=visit.minutes),
    )


def _yesterday(almanac: Almanac) -> Visit:
    # The one that the rep forgot to log.
    return Visit(
        account_id=FENNICK,
        start=almanac.at(-1, "16:00"),
        people=(HAVERKAMP, HOLM),
        purpose="acceptance",
        text="metal check on line 3",
        seek="acceptance signed",
        least="a list of what is missing",
        state="confirmed",
        opportunity_id=PACKING_CHECK,
    )


def _today(almanac: Almanac) -> list[Visit]:
    return [
        Visit(
            account_id=NORRVIK,
            start=almanac.at(0, "08:30"),
            minutes=30,
            people=(LI_WEI,),
            purpose="service",
            text="drift on machine 7",
            seek="Erik joins for five minutes",
            state="logged",
            outcome="advance",
            note="Head 7 cleaned, drift gone. Li Wei asks Erik for a shelf of three spares.",
            reached="sought",
            saying="Ask the people at the machine.",
            logged_at=almanac.at(0, "09:00"),
        ),
        Visit(
            account_id=HUAXIN,
            start=almanac.at(0, "10:00"),
            people=(WANG_LIN, SUN_HAO),
            purpose="negotiation",
            text="gauges for line 4: price, terms, trial",
            seek="trial order for one drum",
            least="a date with the head of finance",
            state="confirmed",
            opportunity_id=GAUGES_LINE_4,
        ),
        Visit(
            account_id=BRANDTNER,
            start=almanac.at(0, "13:00"),
            people=(EHLERS, VOGT),
            purpose="proposal",
            text="sensors for test bench 2",
            seek="proposal goes to Hamburg with his name on it",
            least="his three wishes in writing",
            state="confirmed",
            opportunity_id=BENCH_SENSORS,
        ),
        Visit(
            account_id=LANHU,
            start=almanac.at(0, "15:15"),
            people=(CHEN_BO, DING_KAI),
            purpose="demonstration",
            text="the measuring cell, second look",
            seek="Ding Kai names his conditions",
            least="ten minutes with Ding Kai alone",
            opportunity_id=SPINDLE_CELL,
        ),
        Visit(
            account_id=HUAXIN,
            start=almanac.at(0, "16:30"),
            minutes=15,
            kind="phone",
            people=(ZHAO_MIN,),
            purpose="collection",
            text="two overdue invoices",
            seek="the day on which both are released",
            least="her promise repeated, with the day",
        ),
        Visit(
            account_id=PELL,
            start=almanac.at(0, "17:00"),
            minutes=30,
            kind="video",
            people=(NORA_PELL,),
            purpose="delivery",
            text="sensors for the two new kettles",
            seek="a date on which her fitter is there",
            least="her drawings of the kettles",
            state="confirmed",
        ),
    ]
