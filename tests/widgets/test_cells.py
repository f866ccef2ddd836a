"""Cells are fitted by the width the eye sees, whatever text stands in them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tests.widgets.texts import STEERS, cells, texts
from tui.app import DARK, LIGHT
from tui.widgets.cells import (
    _STYLES,
    ELLIPSIS,
    Align,
    Cell,
    content,
    fit,
    lines,
    plain,
    safe,
    tone_inks,
    width_of,
)

widths = st.integers(min_value=0, max_value=40)
aligns = st.sampled_from(("left", "right"))


@given(cell=cells(), width=widths, align=aligns)
@example(cell=plain("华信电缆"), width=4, align="left")
@example(cell=plain("华信电缆"), width=1, align="right")
@example(cell=plain("👩‍👩‍👧👩‍👩‍👧"), width=3, align="left")
@example(cell=(("a", "bold"), ("\u0301b", "")), width=1, align="left")
def test_a_cell_is_fitted_exactly_for_any_text(cell: Cell, width: int, align: Align) -> None:
    pieces = fit(cell, width, align)
    assert sum(cell_len(text) for text, _tone in pieces) == width


@given(cell=cells(), width=widths, align=aligns)
def test_nothing_that_steers_a_terminal_is_painted(cell: Cell, width: int, align: Align) -> None:
    painted = "".join(text for text, _tone in fit(cell, width, align))
    assert not STEERS.search(painted)
    assert "\n" not in painted


@given(cell=cells(), width=widths)
def test_what_fits_is_shown_whole_and_what_does_not_ends_in_an_ellipsis(
    cell: Cell, width: int
) -> None:
    whole = "".join(safe(text) for text, _tone in cell)
    painted = "".join(text for text, _tone in fit(cell, width))
    if sum(cell_len(safe(text)) for text, _tone in cell) <= width:
        assert painted.startswith(whole)
        assert not painted[len(whole) :].strip(" ")
    elif width:
        shown = painted.rstrip(" ")
        assert shown.endswith(ELLIPSIS)
        assert whole.startswith(shown[:-1].rstrip(" ")) or "\u200d" in whole


@pytest.mark.parametrize(
    ("text", "width", "align", "fitted"),
    [
        ("Huaxin", 8, "left", "Huaxin  "),
        ("Huaxin", 8, "right", "  Huaxin"),
        ("Huaxin", 6, "left", "Huaxin"),
        ("Huaxin", 5, "left", "Huax…"),
        ("Huaxin Cable", 8, "left", "Huaxin… "),
        ("华信电缆", 8, "left", "华信电缆"),
        ("华信电缆", 7, "left", "华信电…"),
        ("华信电缆", 6, "left", "华信… "),
        ("华信", 1, "left", "…"),
        ("Huaxin", 0, "left", ""),
        ("", 3, "right", "   "),
        ("[bold]x[/]", 6, "left", "[bold…"),
    ],
)
def test_text_is_cut_and_padded_by_its_width(
    text: str, width: int, align: Align, fitted: str
) -> None:
    assert "".join(part for part, _tone in fit(plain(text), width, align)) == fitted


def test_a_cut_cell_keeps_the_tones_of_its_pieces() -> None:
    cell: Cell = (("done", "dim"), (" ", ""), ("space", "bold"))
    assert fit(cell, 8) == [("done", "dim"), (" ", ""), ("sp…", "bold")]


@given(cell=cells())
def test_the_width_of_a_cell_is_that_of_its_pieces(cell: Cell) -> None:
    assert width_of(cell) == sum(cell_len(text) for text, _tone in cell)


@given(text=texts())
def test_text_is_never_markup(text: str) -> None:
    assert content([(text, "bold")]).plain == safe(text)
    assert lines([[(text, "")], [(text, "late")]]).plain == f"{safe(text)}\n{safe(text)}"


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_every_tone_has_a_look_in_every_theme(theme: object) -> None:
    variables = (DARK if theme is DARK else LIGHT).variables
    styles = tone_inks(Style.null(), variables)
    assert set(styles) == set(_STYLES)
    for tone, style in styles.items():
        assert bool(style.bold) == tone.endswith("bold")
    blocks = [style for tone, style in styles.items() if tone.startswith("here")]
    assert all(style.bgcolor for style in blocks)
    coloured = {str(style.color) for tone, style in styles.items() if tone.strip("bold ")}
    assert len(coloured - {str(style.color) for style in blocks}) == 6
