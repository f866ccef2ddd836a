"""The side card: labels, and what is known beside them, wrapped and cut without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.widgets.hosting import painted, shown
from tests.widgets.texts import STEERS, cells
from tui.widgets.cells import Cell, Piece, safe
from tui.widgets.facts import LABEL, Fact, Facts, wrap


def seen(text: str) -> str:
    """The characters that are seen."""
    return "".join(text.split())


@given(line=cells(), width=st.integers(2, 40))
def test_wrapping_loses_no_character_that_is_seen(line: Cell, width: int) -> None:
    rows = wrap(line, width)
    before = "".join(safe(text) for text, _tone in line)
    after = "".join(text for row in rows for text, _tone in row)
    assert seen(after) == seen(before)


@given(line=cells(), width=st.integers(2, 40))
def test_no_wrapped_row_is_wider_than_there_is(line: Cell, width: int) -> None:
    for row in wrap(line, width):
        assert sum(cell_len(text) for text, _tone in row) <= width
        assert not STEERS.search("".join(text for text, _tone in row))


@given(line=cells(), width=st.integers(2, 40))
def test_every_character_keeps_its_tone(line: Cell, width: int) -> None:
    before = [(one, tone) for text, tone in line for one in seen(safe(text))]
    after = [(one, tone) for row in wrap(line, width) for text, tone in row for one in seen(text)]
    assert after == before


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("a date with the head of finance", 20, ["a date with the head", "of finance"]),
        ("a  b", 4, ["a  b"]),
        ("华信电缆上海", 8, ["华信电缆", "上海"]),
        ("Huaxin 华信电缆", 10, ["Huaxin 华", "信电缆"]),
        ("华信电缆，上海。", 8, ["华信电", "缆，上", "海。"]),
        ("他去跟孙浩说。", 12, ["他去跟孙浩", "说。"]),
        ("calibrationcertificate", 10, ["calibratio", "ncertifica", "te"]),
        ("", 10, []),
        ("x", 0, []),
    ],
)
def test_lines_break_at_spaces_and_between_chinese_characters(
    text: str, width: int, rows: list[str]
) -> None:
    wrapped = wrap([(text, "")], width)
    assert ["".join(part for part, _tone in row).rstrip() for row in wrapped] == rows


def a_fact(label: str, *lines: str, apart: bool = True, most: int = 1) -> Fact:
    pieces: list[tuple[Piece, ...]] = [((line, ""),) for line in lines]
    return Fact(label, tuple(pieces), apart=apart, most=most)


async def test_a_fact_stands_beside_its_label_and_goes_on_below() -> None:
    facts = Facts(id="card")
    async with shown(facts, (30, 12)) as (_app, pilot):
        facts.show([(("Huaxin", "bold"),)], [a_fact("seek", "trial order for one drum", most=2)])
        await pilot.pause()
        lines = [line.rstrip() for line in painted(facts)]
        assert lines[:4] == [
            "Huaxin",
            "",
            "seek".ljust(LABEL) + "trial order for one",
            " " * LABEL + "drum",
        ]


async def test_a_long_fact_ends_in_an_ellipsis() -> None:
    facts = Facts(id="card")
    async with shown(facts, (30, 12)) as (_app, pilot):
        facts.show([], [a_fact("last", "word " * 40, apart=False, most=2)])
        await pilot.pause()
        lines = [line.rstrip() for line in painted(facts) if line.strip()]
        assert len(lines) == 2
        assert lines[-1].endswith("…")
        assert all(cell_len(line) <= 30 for line in lines)


async def test_a_dense_card_has_one_line_for_each_fact_and_no_blank_ones() -> None:
    facts = Facts(id="card")
    facts.dense = True
    async with shown(facts, (30, 12)) as (_app, pilot):
        facts.show(
            [(("Huaxin", "bold"),)],
            [a_fact("go", "18 Cable Road", "021-5555 0100", most=2), a_fact("seek", "trial order")],
        )
        await pilot.pause()
        lines = [line.rstrip() for line in painted(facts)][:4]
        assert lines == [
            "Huaxin",
            "go".ljust(LABEL) + "18 Cable Road  021-5…",
            "seek".ljust(LABEL) + "trial order",
            "",
        ]


async def test_a_card_shown_anew_paints_every_line_that_is_another() -> None:
    facts = Facts(id="card")
    async with shown(facts, (40, 12)) as (_app, pilot):
        facts.styles.padding = (2, 3)
        facts.styles.height = 12
        facts.show([(("Huaxin", "bold"),)], [a_fact("go", "Qingpu"), a_fact("seek", "a test")])
        await pilot.pause()
        assert "Huaxin" in "".join(painted(facts))
        facts.show([(("Brandtner", "bold"),)], [a_fact("go", "Qingpu"), a_fact("seek", "more")])
        await pilot.pause()
        lines = [line.strip() for line in painted(facts) if line.strip()]
        assert lines == ["Brandtner", "go".ljust(LABEL) + "Qingpu", "seek".ljust(LABEL) + "more"]


@pytest.mark.parametrize("size", [(1, 1), (9, 3), (10, 2), (11, 40)])
async def test_a_card_in_a_tiny_place_breaks_nothing(size: tuple[int, int]) -> None:
    facts = Facts(id="card")
    async with shown(facts, size) as (_app, pilot):
        facts.show([(("华信电缆 Huaxin", ""),)], [a_fact("seek", "华信 trial order", most=2)])
        await pilot.pause()
        assert all(cell_len(line) == size[0] for line in painted(facts))


@pytest.mark.parametrize("width", range(4, 12))
def test_a_figure_stays_with_what_it_counts(width: int) -> None:
    rows = [
        "".join(text for text, _tone in row) for row in wrap([("未见⚑ 另有4项其他", "")], width)
    ]
    assert any("4项" in row for row in rows)
