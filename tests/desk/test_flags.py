"""What to beware of at a visit: the same wherever it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, NOW, WANG, ZHAO, desk_of, visit
from tui import i18n
from tui.desk import today
from tui.desk.example import example_book
from tui.desk.flags import flags_of
from tui.desk.prep import view
from tui.domain.records import Visit
from tui.i18n import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_day_card_and_prep_tell_the_same_flags(language: Language) -> None:
    i18n.use(language)
    records = example_book(NOW.date(), language)
    desk = desk_of(*records)
    days = {one.day for one in records if isinstance(one, Visit) and one.is_open}
    told: set[str] = set()
    for on in sorted(days):
        for shown in today.day(desk, on).visits:
            if shown.state in ("planned", "confirmed"):
                card = today.card(desk, shown.account.id, shown.id)
                prep = view.of_visit(desk, shown.id)
                assert shown.flags == card.flags == prep.flags
                assert card.visit is not None
                assert prep.visit is not None
                assert card.visit.flags == prep.visit.flags == shown.flags
                told.update(one.code for one in shown.flags)
    assert {"sell_and_collect", "M21.2", "short_leg"} <= told


def test_the_day_tells_what_speaks_against_the_hour_first_and_who_has_left_last() -> None:
    desk = desk_of(
        HUAXIN,
        BRANDT,
        replace(WANG, former=True),
        ZHAO,
        visit(1, "10:00", people=(1, 2)),
        visit(2, "10:30", BRANDT),
    )
    codes = [one.code for one in today.day(desk).visits[0].flags]
    assert codes[0] == "overlap"
    assert codes[-1] == "left"


def test_an_account_that_is_gone_has_no_flags() -> None:
    assert flags_of(desk_of(HUAXIN), 99, None) == ()


def test_of_calls_with_nothing_agreed_only_those_before_the_visit_count() -> None:
    calls = [
        visit(number, f"{NOW.date() - timedelta(days=number)}T10:00", state="logged")
        for number in range(2, 5)
    ]
    calls = [replace(one, outcome="continuation") for one in calls]
    desk = desk_of(HUAXIN, WANG, ZHAO, *calls, visit(1, "10:00"))
    first, last = desk.ground.visits[3], desk.ground.visits[1]
    assert "continuations" in {one.code for one in flags_of(desk, 1, last)}
    assert "continuations" in {one.code for one in flags_of(desk, 1, None)}
    assert "continuations" not in {one.code for one in flags_of(desk, 1, first)}
