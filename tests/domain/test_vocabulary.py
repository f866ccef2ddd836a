"""What codes are called in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest

from tui.domain import codes as trade_codes
from tui.domain import vocabulary
from tui.domain.vocabulary import ROLE_WORDS, codes_of, plain

TABLES = (
    (vocabulary.TIER_WORDS, trade_codes.Tier),
    (vocabulary.FACE_WORDS, trade_codes.Face),
    (vocabulary.LEVEL_WORDS, trade_codes.Level),
    (vocabulary.RELATION_WORDS, trade_codes.Relation),
    (vocabulary.ROLE_WORDS, trade_codes.Role),
    (vocabulary.THINKING_WORDS, trade_codes.ThinkingStyle),
    (vocabulary.SOCIAL_WORDS, trade_codes.SocialStyle),
    (vocabulary.PAYER_WORDS, trade_codes.PayerType),
    (vocabulary.KIND_WORDS, trade_codes.VisitKind),
)


@pytest.mark.parametrize(("table", "codes"), TABLES)
def test_every_code_has_words_that_name_it_alone(
    table: Mapping[str, tuple[str, ...]], codes: object
) -> None:
    assert tuple(table) == get_args(codes)
    shown = {code: words[0] for code, words in table.items()}
    for code, names in table.items():
        assert any(name.isascii() for name in names)
        assert any(not name.isascii() for name in names)
        for name in (code, code.upper(), *names):
            assert codes_of(name, table, shown) == [code]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("coach", ["coach"]),
        ("Coach ", ["coach"]),
        ("ｃｏａｃｈ", ["coach"]),
        ("向导", ["coach"]),
        ("教", ["coach"]),
        ("decision_maker", ["decision_maker"]),
        ("decision-maker", ["decision_maker"]),
        ("Decision  Maker", ["decision_maker"]),
        ("runs the show", ["decision_maker"]),  # the word on screen
        ("des", ["design_institute", "designer"]),
        ("designer", ["designer"]),
        ("design", ["design_institute", "designer"]),
        ("gate", ["gatekeeper"]),
        ("keeper", []),
        ("", []),
        (" ", []),
        ("[/]", []),
    ],
)
def test_a_code_by_word_code_or_beginning(typed: str, expected: list[str]) -> None:
    shown = {code: names[0] for code, names in ROLE_WORDS.items()}
    shown["decision_maker"] = "runs the show"
    assert codes_of(typed, ROLE_WORDS, shown) == expected


def test_signs_and_case_do_not_matter() -> None:
    assert plain("  In_Person-Ｖisit ") == "in person visit"
