"""The thinking style that words suggest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.codes import ThinkingStyle
from tui.domain.lines import is_han
from tui.domain.people.styles import PHRASES, suggested_style


@pytest.mark.parametrize(
    ("texts", "style", "heard"),
    [
        (["Take it apart and show me the bottom line."], "A", ("take it apart", "bottom line")),
        (["他说用数据说话", "要量化"], "A", ("用数据说话", "量化")),
        (
            ["We have always done it so.", "Safety  first!"],
            "B",
            ("always done it so", "safety first"),
        ),
        (["说一直这么做，按流程来"], "B", ("一直这么做", "按流程")),
        (["my people, teamwork"], "C", ("my people", "teamwork")),
        (["强调团队，像一家人"], "C", ("团队", "像一家人")),
        (["innovation at the leading edge"], "D", ("innovation", "leading edge")),
        (["要创新，要突破"], "D", ("创新", "突破")),
        (["看bottom line，讲重点"], "A", ("bottom line", "讲重点")),
        (["bottom line", "and the bottom line again"], "A", ("bottom line",)),
    ],
)
def test_two_phrases_of_one_style_suggest_it(
    texts: list[str], style: str, heard: tuple[str, ...]
) -> None:
    found = suggested_style(texts)
    assert found is not None
    assert (found.style, found.heard) == (style, heard)


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["agreed to a test"],
        ["bottom line"],
        ["bottom line, bottom line"],  # one text, one phrase
        ["take it apart, bottom line, teamwork"],  # two to one is no clear lead
        ["crash, brash, habitat, inhabit"],  # whole words only
        ["not conservative, no habit"],
        ["不保守，没创新，不敏感"],
        ["to get to the point"],  # one phrase within a longer one
    ],
)
def test_less_suggests_nothing(texts: list[str]) -> None:
    assert suggested_style(texts) is None


def test_a_clear_lead_is_two() -> None:
    found = suggested_style(["take it apart, bottom line, the facts, teamwork"])
    assert found is not None
    assert found.style == "A"


def test_no_phrase_belongs_to_two_styles_and_both_languages_have_enough() -> None:
    every = [phrase for phrases in PHRASES.values() for phrase in phrases]
    assert len(every) == len(set(every))
    for phrases in PHRASES.values():
        chinese = [one for one in phrases if is_han(one[0])]
        assert len(chinese) >= 10
        assert len(phrases) - len(chinese) >= 10
        assert all(one == one.casefold() for one in phrases)


@given(st.sampled_from(sorted(PHRASES)), st.data())
def test_any_two_phrases_of_a_style_are_heard(style: ThinkingStyle, data: st.DataObject) -> None:
    pair = data.draw(st.lists(st.sampled_from(PHRASES[style]), min_size=2, max_size=2, unique=True))
    found = suggested_style(f"He said: {phrase.upper()}." for phrase in pair)
    assert found is not None
    assert (found.style, set(found.heard)) == (style, set(pair))
