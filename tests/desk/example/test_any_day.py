"""The example book holds together on whatever day it is opened, and costs little."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.example import test_book, test_days, test_funnel, test_money, test_people
from tui.desk.example import example_book


@settings(deadline=None, max_examples=150)
@given(st.dates(min_value=date(2005, 1, 1), max_value=date(2090, 12, 31)))
def test_it_holds_together_on_any_day(today: date) -> None:
    book = example_book(today)
    test_book.test_ids_run_from_one_in_every_table(book)
    test_book.test_nothing_has_happened_in_the_future(today, book)
    test_days.test_today_has_six_visits_the_first_of_them_logged(today, book)
    test_days.test_of_the_past_only_one_visit_of_yesterday_is_not_logged(today, book)
    test_days.test_visits_stand_in_order_of_time_and_never_overlap(book)
    test_days.test_only_one_account_is_past_its_rhythm_with_nothing_planned(today, book)
    test_people.test_one_core_person_was_never_met_and_one_chair_is_empty(book)
    test_days.test_next_steps_are_late_due_and_done_and_some_are_promises(today, book)
    test_people.test_birthdays_tomorrow_in_nine_days_and_on_29_february(today, book)
    test_money.test_an_invoice_is_settled_exactly_when_nothing_is_open(book)
    test_money.test_promises_are_kept_partly_kept_broken_withdrawn_missed_and_open(today, book)
    test_funnel.test_opportunities_stand_in_all_six_stages(today, book)
    test_funnel.test_what_was_won_this_quarter_was_paid_on_that_day(today, book)
    test_funnel.test_snapshots_of_the_last_eight_weeks_add_up(today, book)


def test_it_is_built_within_ten_milliseconds() -> None:
    def once() -> float:
        began = time.process_time()
        example_book(date(2026, 11, 21))
        return time.process_time() - began

    assert min(once() for _ in range(5)) < 0.010


def test_it_imports_nothing_heavy() -> None:
    heavy = "textual rich tinydb pypinyin platformdirs charset_normalizer dateutil"
    code = (
        "import sys; import tui.desk.example;"
        f"print(*sorted(set({heavy.split()!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
