"""Drafts of messages about money: the one that fits, filled, in the customer's language."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import HUAXIN, WANG, desk_of, desk_with
from tests.desk.owing import bill, books, chased, disputed, paid, word
from tui import i18n, words
from tui.desk.ground import Desk, Gone
from tui.desk.message import STEPS, MessageView, draft, step_after
from tui.domain.codes import MessageStep, MessageTone, PayerType
from tui.domain.records import Record
from tui.i18n import LANGUAGES, Language
from tui.playbook.filling import BLANK
from tui.settings import Settings

TONES: tuple[MessageTone, ...] = ("friendly", "firm")
OURS = Settings(signature="Jo Behrens", company="Nordkabel")
RELEASING = replace(WANG, releases_payments=True)
FULL: tuple[Record, ...] = (
    HUAXIN,
    RELEASING,
    bill(1, 47, 48_000_000),
    bill(2, 12, 10_050),
    bill(3, -9, 7_000),
    word(1, -1, 10_000_000, made=-7),
)

every = pytest.mark.parametrize(
    ("step", "tone", "language"),
    [(step, tone, language) for step in STEPS for tone in TONES for language in LANGUAGES],
)


def text_of(view: MessageView) -> str:
    return f"{view.subject}\n{view.body}"


# -- every message


@every
def test_a_message_is_whole_where_the_book_knows_everything(
    step: MessageStep, tone: MessageTone, language: Language
) -> None:
    view = draft(desk_of(*FULL, settings=OURS), 1, step, tone, language)
    assert (view.step, view.tone, view.language) == (step, tone, language)
    assert view.blanks == ()
    text = text_of(view)
    assert BLANK not in text
    assert "{" not in text
    assert "}" not in text
    assert text == text.strip()
    assert text.count("\n\n\n") == 0
    assert ("Wang Lin" if language == "en" else "王琳") in text
    assert "Jo Behrens" in text
    assert "Nordkabel" in text
    is_chinese = any(
        "一" <= char <= "鿿" for char in text.replace("王琳", "").replace("华信电缆", "")
    )
    assert is_chinese is (language == "zh")


@every
def test_what_the_book_does_not_know_is_a_blank_that_is_told(
    step: MessageStep, tone: MessageTone, language: Language
) -> None:
    view = draft(desk_of(HUAXIN), 1, step, tone, language)
    text = text_of(view)
    assert "{" not in text
    assert {"person", "sum", "invoices", "signature", "company"} <= set(view.blanks)
    assert len(set(view.blanks)) == len(view.blanks)
    assert text.count(BLANK) >= len(view.blanks)
    assert all(words.slot(name) for name in view.blanks)


@settings(max_examples=60, deadline=None)
@given(
    books(),
    st.sampled_from([1, 2, 3]),
    st.none() | st.sampled_from(STEPS),
    st.none() | st.sampled_from(TONES),
    st.none() | st.sampled_from(LANGUAGES),
)
def test_a_message_of_any_book_has_blanks_only_where_it_says_so(
    records: tuple[Record, ...],
    account: int,
    step: MessageStep | None,
    tone: MessageTone | None,
    language: Language | None,
) -> None:
    view = draft(desk_of(*records), account, step, tone, language)
    text = text_of(view)
    assert "{" not in text
    assert (BLANK in text) is bool(view.blanks)
    assert (view.step, view.tone) == (step or view.step, tone or view.tone)
    assert i18n.language() == "en"


# -- which fits


@pytest.mark.parametrize(
    ("payer", "records", "step", "tone"),
    [
        (None, (), "before_due", "friendly"),
        (None, (bill(1, -3),), "before_due", "friendly"),
        ("when_reminded", (bill(1, -3),), "before_due", "friendly"),
        ("when_due", (bill(1, 5),), "overdue", "friendly"),
        ("when_due", (bill(1, 20),), "overdue", "friendly"),
        ("when_pressed", (bill(1, 20),), "overdue", "firm"),
        ("when_pressed", (bill(1, 40),), "overdue", "firm"),
        ("when_due", (bill(1, 20), word(1, -1)), "missed_promise", "friendly"),
        ("when_reminded", (bill(1, 20), word(1, -1)), "missed_promise", "firm"),
        (
            "when_due",
            (bill(1, 50), word(1, -9, 20_000, made=-12), word(2, -3, 30_000, made=-10)),
            "last_notice",
            "firm",
        ),
        ("when_due", (bill(1, 91),), "last_notice", "firm"),
        ("never", (bill(1, 61),), "last_notice", "firm"),
        (
            "when_reminded",
            (bill(1, 20), chased(1, 15), chased(2, 10), chased(3, 5)),
            "overdue",
            "firm",
        ),
    ],
)
def test_the_message_that_payer_and_delay_call_for(
    payer: PayerType | None, records: tuple[Record, ...], step: str, tone: str
) -> None:
    view = draft(desk_of(replace(HUAXIN, payer_type=payer), *records), 1)
    assert (view.step, view.tone, view.language) == (step, tone, "en")


def test_the_main_currency_of_an_account_decides() -> None:
    desk = desk_with(bill(1, 95), bill(2, 5, currency="EUR"), word(1, -1, 50, currency="EUR"))
    view = draft(desk, 1)
    assert view.step == "last_notice"
    assert "¥1,000" in view.body


def test_steps_go_round() -> None:
    step: MessageStep = "before_due"
    seen = [step := step_after(step) for _turn in STEPS]
    assert seen == ["overdue", "missed_promise", "last_notice", "before_due"]


def test_the_account_may_have_gone() -> None:
    with pytest.raises(Gone):
        draft(desk_with(), 99)


# -- what it says


def lines(desk: Desk, step: MessageStep = "overdue") -> list[str]:
    """The lines about invoices."""
    body = draft(desk, 1, step, "friendly").body
    return [line for line in body.splitlines() if line.startswith("- ")]


def test_a_reminder_is_about_what_is_late_and_not_in_dispute() -> None:
    quarrel, part = bill(4, 30), bill(5, 20)
    desk = desk_of(*FULL, quarrel, part, disputed(1, quarrel), disputed(2, part, 40_000))
    assert lines(desk) == [
        "- R-1  ¥480,000  Mon 5 Oct 2026",
        "- R-5  ¥600  Sun 1 Nov 2026",
        "- R-2  ¥100.50  Mon 9 Nov 2026",
    ]
    text = text_of(draft(desk, 1, "overdue", "firm"))
    assert (
        "In all, ¥480,700.50 is overdue, the oldest since Mon 5 Oct 2026, for 47 days now:" in text
    )
    assert "by Wed 25 Nov 2026" in text  # three working days to answer


@pytest.mark.parametrize("step", ["overdue", "last_notice"])
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_gives_the_age_of_the_oldest_to_no_other(
    step: MessageStep, tone: MessageTone, language: Language
) -> None:
    oldest = {"en": "is overdue, the oldest since Fri 11 Sep 2026", "zh": "最早一笔"}[language]
    alone = {"en": "has been due since Fri 11 Sep 2026", "zh": "2026年9月11日"}[language]
    one, another = bill(1, 71), bill(2, 17)
    several = draft(desk_with(one, another), 1, step, tone, language).body
    assert oldest in several
    single = draft(desk_with(one), 1, step, tone, language).body
    assert oldest not in single
    assert alone in single


def test_what_is_not_overdue_has_been_due_since_no_day() -> None:
    assert "late" in draft(desk_with(bill(1, -3)), 1, "overdue", "friendly").blanks


def test_a_note_ahead_is_about_the_next_day_alone() -> None:
    desk = desk_with(bill(1, -9, 100), bill(2, -3, 700), bill(3, -3, 50), bill(4, 30))
    assert lines(desk, "before_due") == [
        "- R-2  ¥7  Tue 24 Nov 2026",
        "- R-3  ¥0.50  Tue 24 Nov 2026",
    ]
    subject = draft(desk, 1, "before_due", "friendly").subject
    assert subject == "¥7.50 due on Tue 24 Nov 2026"


def test_an_invoice_without_a_due_day_is_named_without_one() -> None:
    desk = desk_with(bill(1, 0, due=None, issued=None))
    view = draft(desk, 1, "before_due")
    assert "- R-1  ¥1,000\n" in view.body
    assert "due" in view.blanks


def test_of_a_promise_paid_in_part_the_rest_is_missing() -> None:
    desk = desk_of(*FULL, paid(1, 2, 4_000_000, (1, 4_000_000)))
    view = draft(desk, 1, "missed_promise", "friendly")
    assert view.subject == "¥60,000, promised for Fri 20 Nov 2026"
    assert "¥440,100.50 is open" in view.body


def test_a_holiday_is_no_day_to_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDS_CACHE", str(tmp_path))
    now = datetime(2026, 12, 23, 9)
    desk = desk_with(bill(1, 9), now=now, settings=Settings(country="DE"))
    assert "by Mon 28 Dec 2026" in draft(desk, 1, "overdue", "friendly").body
    desk.learn_holidays()
    assert "by Tue 29 Dec 2026" in draft(desk, 1, "overdue", "friendly").body


def test_braces_in_a_name_are_a_name() -> None:
    odd = replace(HUAXIN, name="{sum} [b]")
    view = draft(desk_of(odd, bill(1, -3)), 1, "before_due", "friendly")
    assert "for {sum} [b] falls due" in view.body


def test_a_message_in_chinese_has_chinese_days_and_names() -> None:
    view = draft(desk_of(*FULL, settings=OURS), 1, "overdue", "firm", "zh")
    assert "2026年10月5日" in view.body
    assert "王琳" in view.body
    assert "Wang Lin" not in view.body
    i18n.use("zh")
    assert draft(desk_of(*FULL), 1).language == "zh"
    assert draft(desk_of(*FULL), 1, of="en").body.startswith("Dear Wang Lin,")
