"""What the playbook says: whole in both languages, for every code, and fit to be said aloud."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import msgspec
import pytest

import tui.playbook
from tests.playbook.reading import TEXTS
from tui.domain.codes import (
    CHASE_ENDS,
    EXCUSES,
    PAYER_TYPES,
    STRENGTHS,
    UNPAID_CAUSES,
    Excuse,
    MessageStep,
    MessageTone,
)
from tui.domain.lines import is_han
from tui.i18n import LANGUAGES, Language
from tui.playbook import tables, tables_prep
from tui.playbook.filling import BLANK, fill, has_stray_brace, slots_of
from tui.playbook.loader import Playbook
from tui.playbook.shape import Table
from tui.playbook.tables import TABLES

FOLDER = Path(tui.playbook.__file__).parent
MESSAGES = [(step, tone) for step in get_args(MessageStep) for tone in get_args(MessageTone)]

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_every_file_is_a_table_and_every_table_a_file(language: Language) -> None:
    names = sorted(table.name for table in TABLES)
    assert sorted(path.name for path in (FOLDER / language).iterdir()) == [
        f"{name}.toml" for name in names
    ]


def test_every_table_that_is_declared_is_known() -> None:
    declared = [
        one
        for module in (tables, tables_prep)
        for one in vars(module).values()
        if isinstance(one, Table)
    ]
    assert declared == list(TABLES)


def test_both_languages_say_the_same_things() -> None:
    english, chinese = ({_unnumbered(key) for key in TEXTS[one]} for one in LANGUAGES)
    assert english == chinese


def _unnumbered(key: str) -> str:
    """Lists may be longer in one language than in the other."""
    return re.sub(r"\.\d+$", "", key)


def test_both_languages_use_the_same_slots() -> None:
    english, chinese = (_slots(one) for one in LANGUAGES)
    assert english == chinese


def _slots(language: Language) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, text in TEXTS[language].items():
        found[_unnumbered(key)] |= slots_of(text)
    return found


@languages
def test_a_text_uses_only_the_slots_of_its_table(language: Language) -> None:
    slots = {table.name: table.slots for table in TABLES}
    for key, text in TEXTS[language].items():
        assert slots_of(text) <= slots[key.partition(".")[0]], key
        assert not has_stray_brace(text), key


@languages
def test_no_slot_stands_raw_where_nothing_is_known(language: Language) -> None:
    for key, text in TEXTS[language].items():
        filled = fill(text, {})
        assert {"{", "}"}.isdisjoint(filled.text), key
        assert set(filled.blanks) == slots_of(text), key
        assert (BLANK in filled.text) == bool(filled.blanks), key


def test_english_is_english() -> None:
    for key, text in TEXTS["en"].items():
        assert not any(map(is_han, text)), key
        assert not re.search(r"[，。：；？！（）“”、]", text), key


def test_chinese_is_chinese() -> None:
    for key, raw in TEXTS["zh"].items():
        text = re.sub(r"\{\w+\}", "", raw)
        assert any(map(is_han, text)), key
        assert not re.search(r"[A-Za-z]+[ ,]+[A-Za-z]+", text), f"{key}: English words in a row"
        assert not re.search(r"[一-鿿][,:;?!]|[,:;?!][一-鿿]", text), f"{key}: half-width signs"


@languages
def test_a_text_is_clean_and_short(language: Language) -> None:
    longest = 400 if language == "en" else 150
    for key, text in TEXTS[language].items():
        assert text == text.strip(), key
        assert "  " not in text, key
        if not key.startswith("messages."):
            assert "\n" not in text, key
            assert len(text) <= longest, key


# -- Every code


@languages
def test_every_code_has_its_words(language: Language) -> None:
    playbook = Playbook(language)
    assert tuple(playbook.excuses) == EXCUSES
    assert tuple(playbook.payers) == PAYER_TYPES
    assert tuple(playbook.power.steps) == get_args(tables.PowerStep)
    assert tuple(playbook.power.openings) == get_args(tables.OpeningCase)
    assert tuple(playbook.power.commitment) == get_args(tables.CommitmentLine)
    assert tuple(playbook.power.broken) == get_args(tables.BrokenCase)
    assert tuple(playbook.chasing.ends) == CHASE_ENDS
    assert tuple(playbook.unpaid.questions) == get_args(tables.UnpaidQuestion)
    assert tuple(playbook.unpaid.causes) == UNPAID_CAUSES
    assert tuple(playbook.unpaid.strengths) == STRENGTHS
    assert tuple(playbook.credit.cases) == get_args(tables.CreditCase)
    assert [(step, tone) for step in playbook.messages for tone in playbook.messages[step]] == (
        MESSAGES
    )


@languages
def test_there_is_enough_to_choose_from(language: Language) -> None:
    playbook = Playbook(language)
    assert len(playbook.chasing.coaching) >= 8
    assert len(playbook.chasing.phone) >= 6
    assert len(playbook.power.preparation) >= 8
    assert len(playbook.power.objections) >= 8
    assert len(playbook.credit.gains) == 10
    assert len(playbook.credit.excuses) == 3
    assert len(playbook.credit.neglect) == 4


# -- Excuses


@languages
@pytest.mark.parametrize("code", EXCUSES)
def test_an_excuse_has_questions_a_check_and_one_sentence(language: Language, code: Excuse) -> None:
    answer = Playbook(language).excuses[code]
    assert 2 <= len(answer.ask) <= 4
    assert all(
        question.endswith(("?", "？", "吧？")) or "？" in question for question in answer.ask
    )
    assert "check" in slots_of(answer.next)
    assert len(re.findall(r"[.?!。？！]", answer.say)) <= 2


def test_surprise_is_heard_in_every_english_sentence_to_an_excuse() -> None:
    for code, answer in Playbook("en").excuses.items():
        assert re.search(r"surpris|no idea", answer.say), code


# -- Lines of the routine


@languages
@pytest.mark.parametrize(
    ("case", "slots"),
    {
        "before_due": {"person", "sum", "due", "invoices"},
        "first_reminder": {"person", "sum", "late", "invoices"},
        "overdue": {"person", "account", "sum", "late", "invoices"},
        "promise_due": {"person", "promised"},
        "missed_promise": {"person", "promised", "promised_on"},
        "second_promise": {"person", "sum"},
    }.items(),
)
def test_an_opening_names_the_sum(
    language: Language, case: tables.OpeningCase, slots: set[str]
) -> None:
    assert slots_of(Playbook(language).power.openings[case].say) == slots


@languages
def test_the_commitment_is_read_back_whole(language: Language) -> None:
    line = Playbook(language).power.commitment["read_back"].say
    assert slots_of(line) == {"person", "amount", "date", "how"}


# -- Messages


@languages
@pytest.mark.parametrize(("step", "tone"), MESSAGES)
def test_a_message_is_a_whole_letter(
    language: Language, step: MessageStep, tone: MessageTone
) -> None:
    draft = Playbook(language).messages[step][tone]
    lines = draft.body.split("\n")
    assert "{person}" in lines[0]
    assert lines[-2:] == ["{signature}", "{company}"]
    assert lines.count("{invoices}") == 1
    where = lines.index("{invoices}")
    assert lines[where - 1] == lines[where + 1] == ""
    assert "\n" not in draft.subject
    assert slots_of(draft.body) & {"sum", "promised"}
    assert slots_of(draft.body) & {"date", "due"}
    assert slots_of(draft.subject) & {"sum", "promised"}
    assert len(draft.body.split()) <= 130


@languages
def test_only_the_last_notice_tells_of_consequences(language: Language) -> None:
    told = {"en": r"deliveries|management", "zh": r"发货|管理层|公司领导"}[language]
    barred = {"en": r"(?i)court|lawyer|legal|sue\b|interest", "zh": r"法院|律师|起诉|法律|利息"}
    for step, tones in Playbook(language).messages.items():
        for draft in tones.values():
            assert bool(re.search(told, draft.body)) == (step == "last_notice")
            assert not re.search(barred[language], draft.body)


@languages
@pytest.mark.parametrize(("step", "tone"), MESSAGES)
def test_a_filled_message_has_no_blank(
    language: Language, step: MessageStep, tone: MessageTone
) -> None:
    values = {slot: f"<{slot}>" for slot in tables.MESSAGES.slots}
    for text in msgspec.structs.astuple(Playbook(language).messages[step][tone]):
        assert fill(text, values).blanks == ()
