"""Accounts and days by the rep's words, and a sentence for everything that cannot be used."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from tests.desk.making import desk_of, desk_with
from tui.desk import reading
from tui.desk.reading import Code, LineTrouble
from tui.domain.codes import Excuse
from tui.domain.entries import LineCode, LineError
from tui.domain.records import Account

CODES: tuple[Code, ...] = (*get_args(LineCode), "missing_outcome")


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_one_sentence_that_names_the_word(code: Code) -> None:
    said = str(LineTrouble("huaxin zzz", code, "zzz", 7, 10))
    assert said.endswith(".")
    assert "{" not in said
    assert "\n" not in said
    if code not in ("empty_line", "missing_outcome"):
        assert "“zzz”" in said


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("ambiguous")])
def test_a_tie_names_the_candidates(code: Code) -> None:
    candidates = ("no_money", "no_receipt") if code.endswith("excuse") else ("Ann", "Anna")
    said = str(LineTrouble("x an", code, "an", 2, 4, candidates))
    names = ("no money", "no delivery receipt") if code.endswith("excuse") else candidates
    assert all(name in said for name in names)


def test_what_is_unknown_gets_suggestions() -> None:
    said = str(LineTrouble("brantner", "unknown_account", "brantner", 0, 8, ("Brandtner",)))
    assert said == "There is no account “brantner”. Did you mean Brandtner?"


def test_candidates_that_are_codes_are_told_in_words() -> None:
    codes: tuple[Excuse, ...] = ("quality", "in_process")
    said = str(LineTrouble("x", "unknown_excuse", "q", 0, 1, codes))
    assert "quality problem, not signed, in process" in said
    said = str(LineTrouble("x", "missing_attitude", "wang", 0, 1, ("accepts", "doubts")))
    assert "accepts" in said


def test_an_error_of_the_grammar_keeps_all_it_knows() -> None:
    error = LineError("ambiguous_account", "acme", 2, 6, ("Acme A", "Acme B"))
    trouble = LineTrouble.of("  acme a", error)
    assert (trouble.line, trouble.code, trouble.word) == ("  acme a", "ambiguous_account", "acme")
    assert (trouble.start, trouble.end) == (2, 6)
    assert trouble.candidates == ("Acme A", "Acme B")
    numbered = trouble.in_line(3)
    assert str(numbered) == f"Line 3: {trouble}"
    assert (numbered.start, numbered.end, numbered.candidates) == (2, 6, trouble.candidates)


def test_braces_of_the_rep_are_words_like_any_other() -> None:
    assert "“{word}”" in str(LineTrouble("{word}", "unknown_account", "{word}", 0, 6))
    assert "“{0}”" in str(LineTrouble("{0}", "unknown_account", "{0}", 0, 3, ("{candidates}",)))


@pytest.mark.parametrize("query", ["1", "huaxin", "HXDL", "华信", "hua xin", "huaxin cable"])
def test_an_account_is_found_by_what_the_rep_types(query: str) -> None:
    assert reading.find_account(desk_with(), query).id == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("zzz", "unknown_account"),
        ("", "unknown_account"),
        ("99", "unknown_account"),
        ("acme", "ambiguous_account"),
    ],
)
def test_none_or_several_is_refused(query: str, code: str) -> None:
    desk = desk_of(Account(id=1, name="Acme Tools"), Account(id=2, name="Acme Marine"))
    with pytest.raises(LineTrouble) as caught:
        reading.find_account(desk, query)
    assert caught.value.code == code
    if code == "ambiguous_account":
        assert caught.value.candidates == ("Acme Tools", "Acme Marine")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 20)),
        ("-2d", date(2026, 11, 19)),
        (" -2d", date(2026, 11, 19)),
        ("fri", date(2026, 11, 27)),
        ("next tue", date(2026, 11, 24)),
        ("24 nov", date(2026, 11, 24)),
        ("2026-12-31", date(2026, 12, 31)),
        ("下周二", date(2026, 11, 24)),
        ("eom", date(2026, 11, 30)),
    ],
)
def test_days_in_the_reps_words(text: str, expected: date) -> None:
    assert reading.read_day(desk_with(), text) == expected


@pytest.mark.parametrize(
    "text", ["", "someday", "fri or so", "2026-02-30", "31/2", "下周二演示", "fri,mon"]
)
def test_what_is_no_day_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(LineTrouble) as caught:
        reading.read_day(desk_with(), text)
    assert caught.value.code == "unreadable_date"
    assert f"“{text}”" in str(caught.value)


def test_the_past_is_read_where_the_past_is_meant() -> None:
    assert reading.read_day(desk_with(), "fri", past=True) == date(2026, 11, 20)
