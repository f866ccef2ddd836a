"""Text in columns and lines: nothing is cut in two, and what matters stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.prep.laying import TIE, Line, Row, at_most, columns_of, fitted, lay, wrapped
from tui.domain.text import clean, clusters, cut, width


def said(line: Line) -> str:
    return "".join(text for text, _tone in line)


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("Acme", 4, "Acme"),
        ("Acme Ltd", 6, "Acme…"),
        ("华信电缆", 8, "华信电缆"),
        ("华信电缆", 7, "华信电…"),
        ("华信电缆", 6, "华信…"),
        ("华", 1, "…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("anything", 0, ""),
    ],
)
def test_a_text_is_cut_by_cells(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown


def test_a_piece_with_emoji_keeps_the_spaces_around_it() -> None:
    pieces: Line = ((" 👨‍👩‍👧 Sons ", "bold"), ("5 d", "late"))
    assert fitted(pieces, 40) == pieces
    assert said(wrapped(pieces, 40)[0]).strip() == "👨‍👩‍👧 Sons 5 d"
    assert fitted(((" \u202e ", ""), ("5 d", "late")), 40)[1:] == (("5 d", "late"),)


def test_what_belongs_together_stays_together() -> None:
    assert clusters("👩\u200d👩\u200d👧a") == ["👩\u200d👩\u200d👧", "a"]
    assert clusters("❤\ufe0fx") == ["❤\ufe0f", "x"]


@given(st.text(max_size=40).map(clean), st.integers(0, 50))
def test_a_cut_text_is_a_beginning_of_the_text(text: str, columns: int) -> None:
    shown = cut(text, columns)
    assert width(shown) <= columns or width(text) == 0
    if shown != text and columns:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
        assert clusters(text)[: len(clusters(shown[:-1]))] == clusters(shown[:-1])


@given(
    st.lists(st.tuples(st.text(max_size=30).map(clean), st.sampled_from(("", "bold"))), max_size=4),
    st.integers(2, 30),
)
def test_wrapping_keeps_every_word_in_its_lines(pieces: list[Line], columns: int) -> None:
    given_pieces: Line = tuple(pieces)  # type: ignore[arg-type]
    lines = wrapped(given_pieces, columns)
    assert all(columns_of(line) <= columns for line in lines)
    before = "".join(text for text, _tone in given_pieces)
    after = "".join(map(said, lines))
    assert "".join(after.split()) == "".join(before.split())


def test_lines_break_at_spaces_and_between_chinese_characters() -> None:
    assert [said(one) for one in wrapped((("one two three", ""),), 8)] == ["one two ", "three"]
    assert [said(one) for one in wrapped((("按流程来，不出意外", ""),), 8)] == [
        "按流程",
        "来，不出",
        "意外",
    ]


def test_a_tie_holds_two_words_together() -> None:
    pieces: Line = (("☐" + TIE, "watch"), (f"test{TIE}report  ", ""), ("☐" + TIE, ""), ("card", ""))
    assert [said(one).strip() for one in wrapped(pieces, 16)] == ["☐ test report", "☐ card"]


def test_the_rest_ends_in_an_ellipsis() -> None:
    lines = wrapped((("one two three four five", ""),), 8)
    assert [said(one) for one in at_most(lines, 2, 8)] == ["one two ", "three f…"]
    assert at_most(lines, 9, 8) == lines
    assert said(fitted((("one two", ""), (" three", "")), 9)) == "one two…"


ROWS = (
    Row(label="seek", pieces=(("the order", ""),), ranks=(0,)),
    Row(label="last", pieces=(("a long story that goes on and on", ""),), ranks=(2, 3, 3)),
    Row(label="open", pieces=(("first words that take two lines", ""),), ranks=(0, 1), apart=1),
    Row(label="mind", pieces=(("manners", ""),), ranks=(4,)),
)


@pytest.mark.parametrize(
    ("height", "labels"),
    [
        (8, ["seek", "last", "", "open", "", "mind"]),
        (7, ["seek", "last", "", "open", "", "mind"]),
        (6, ["seek", "last", "", "open", "", "mind"]),
        (5, ["seek", "last", "", "open", ""]),
        (4, ["seek", "last", "open", ""]),
        (3, ["seek", "open", ""]),
        (2, ["seek", "open"]),
        (1, ["seek"]),
    ],
)
def test_what_matters_least_is_given_up_first(height: int, labels: list[str]) -> None:
    lines = lay(ROWS, 26, height, 6)
    assert len(lines) <= height
    shown = [line[0][0] for line in lines if line]
    assert shown == labels


def test_a_blank_line_sets_apart_where_there_is_room() -> None:
    assert () in lay(ROWS, 60, 6, 6)
    assert () not in lay(ROWS, 60, 4, 6)


def test_a_label_stands_once() -> None:
    rows = (Row(label="meet", pieces=(("a", ""),)), Row(label="meet", pieces=(("b", ""),)))
    assert [line[0][0] for line in lay(rows, 20, 5, 6)] == ["meet", ""]


@pytest.mark.parametrize("columns", range(4, 12))
def test_a_figure_stays_with_what_it_counts(columns: int) -> None:
    lines = wrapped([("未见⚑ 另有4项其他", "")], columns)
    assert any("4项" in "".join(text for text, _tone in line) for line in lines)
