"""Text from outside can neither break a screen nor hide a part of itself."""

from __future__ import annotations

import unicodedata
from datetime import date

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.domain.records import Account, SpecialDate, Threshold
from tui.domain.text import are_clean, clean, clean_record, is_clean_json, unbroken

CASES = [
    ("", ""),
    ("plain text", "plain text"),
    ("  trimmed\u3000", "trimmed"),
    ("华信电缆 · 王琳", "华信电缆 · 王琳"),
    ("[/] [bold] {x} <b> ==", "[/] [bold] {x} <b> =="),
    ("two\nlines", "two lines"),
    ("two\r\nlines", "two lines"),
    ("a\tb\vc\fd\x85e\u2028f\u2029g", "a b c d e f g"),
    ("\x1b[31mred\x1b[0m\x07\x00", "[31mred[0m"),
    ("\x9b31m\x80\x9f", "31m"),
    ("\u202eevil\u202c \u2066a\u2069 \u200eb\u200f\u061c", "evil a b"),
    ("zero\u200bwidth\ufeff\u2060 so\u00adft", "zerowidth soft"),
    ("\u200b \u200b", ""),
    ("a\ud800b\udfffc", "abc"),
    ("\ufdd0a\uffff\U0010ffff", "a"),
    ("tag\U000e0041\U000e0042s", "tags"),
    ("blank\u2800\u3164\u115f", "blank"),
    ("cafe\u0301", "café"),
    ("👩\u200d🔬", "👩\u200d🔬"),
    ("👩🏽\u200d❤\ufe0f\u200d👨🏽", "👩🏽\u200d❤\ufe0f\u200d👨🏽"),
    ("❤\ufe0f 1\ufe0f\u20e3", "❤\ufe0f 1\ufe0f\u20e3"),
    ("a\u200db\ufe0f\u200d", "ab"),
    ("👍\u200d", "👍"),
    ("\ufe0f❤\ufe0f\ufe0f", "❤\ufe0f"),
    ("葛\U000e0100城", "葛\U000e0100城"),
    ("a\U000e0100\U000e0101", "a"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("क्\u200dष", "क्\u200dष"),
    ("bank\u200cs", "banks"),
]


@pytest.mark.parametrize(("text", "cleaned"), CASES)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters(exclude_categories=())))
@example("👍\u200b\u200d👍")
@example("e\u200b\u0301")
@example("\u200d" * 5 + "👍\u200d\u200d👍")
def test_cleaning_again_changes_nothing_and_leaves_nothing_unseen(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned).strip()
    assert not {unicodedata.category(char) for char in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(char) for char in cleaned} & {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }
    assert cleaned.encode().decode() == cleaned


def test_a_record_is_cleaned_however_deep_its_text_lies() -> None:
    dirty = Account(
        name=" A\u200b",
        aliases=("ok", "b\n"),
        thresholds=(Threshold(approver="\u202eWang", below=5),),
        special_dates=(SpecialDate(day=date(2026, 1, 1), text="x"),),
        quality={"price\x00": 3},
        margin=0.5,
    )
    cleaned = clean_record(dirty)
    assert cleaned == Account(
        name="A",
        aliases=("ok", "b"),
        thresholds=(Threshold(approver="Wang", below=5),),
        special_dates=(SpecialDate(day=date(2026, 1, 1), text="x"),),
        quality={"price": 3},
        margin=0.5,
    )
    assert clean_record(cleaned) is cleaned


_USUAL = ("Acme Ltd", "华信电缆", "Müller & Söhne", "1,234.50", "2026-11-21", "")
_WORDS = st.lists(st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(_USUAL))


@given(_WORDS)
@example(["a", " b"])
@example(["a ", "b"])
@example(["e\u0301"])
@example(["a\nb"])
@example(['"a', "b"])
@example(["Acme", "\u200bAcme"])
def test_what_the_quick_looks_call_clean_is_clean(texts: list[str]) -> None:
    is_clean = all(clean(text) == text for text in texts)
    assert is_clean or not are_clean(texts)
    assert is_clean or not is_clean_json(msgspec.json.encode(texts))


def test_the_quick_looks_know_what_is_usual() -> None:
    assert are_clean(_USUAL)
    assert is_clean_json(msgspec.json.encode(_USUAL))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("two words", ["two ", "words"]),
        (" two  spaces ", [" ", "two ", " ", "spaces "]),
        ("华信电缆", ["华", "信", "电", "缆"]),
        ("Acme华信 x", ["Acme", "华", "信", " ", "x"]),
        ("（来，好。”", ["（", "来，", "好。”"]),
        ("来 ，好", ["来", " ", "，", "好"]),
        ("Acme，好", ["Acme，", "好"]),
        ("第3天，12月", ["第", "3天，", "12月"]),
        ("don’t ‘so’", ["don’t ", "‘so’"]),
        ("e\u0301a 👨\u200d👩\u200d👧x", ["e\u0301a ", "👨\u200d👩\u200d👧", "x"]),
    ],
)
def test_what_stays_in_one_line(text: str, pieces: list[str]) -> None:
    assert unbroken(text) == pieces


@given(st.text(max_size=30).map(clean))
def test_nothing_is_lost_between_lines(text: str) -> None:
    assert "".join(unbroken(text)) == text
