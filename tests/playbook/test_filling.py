"""Slots: filled, or a blank that one can see; never dropped, never invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.playbook.filling import BLANK, Filled, fill, has_stray_brace, slots_of


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("", Filled("")),
        ("Nothing to fill", Filled("Nothing to fill")),
        ("{person}, {sum} is due", Filled("Wang Lin, ¥480,000 is due")),
        ("{sum} and {sum}", Filled("¥480,000 and ¥480,000")),
        ("{ person }", Filled("Wang Lin")),
        ("{date} or {sum} or {date}", Filled(f"{BLANK} or ¥480,000 or {BLANK}", ("date",))),
        ("{how}{date}", Filled(BLANK + BLANK, ("how", "date"))),
        ("{empty}{space}{none}", Filled(BLANK * 3, ("empty", "space", "none"))),
        ("{odd}", Filled("{sum} {0} {{}} \\1 %s")),
        ("{list}\nend", Filled("one\ntwo\nend")),
        ("{Person} {}", Filled(f"{BLANK} {BLANK}", ("Person", ""))),
        ("{付款人}", Filled("王琳")),
    ],
)
def test_slots_are_filled_or_blank(text: str, filled: Filled) -> None:
    values = {
        **{"person": "Wang Lin", "sum": "¥480,000", "empty": "", "space": " \n", "none": None},
        **{"odd": "{sum} {0} {{}} \\1 %s", "list": "one\ntwo", "付款人": "王琳"},
    }
    assert fill(text, values) == filled


NAMES = st.sampled_from(("person", "sum", "due", "date"))
PLAIN = st.text(st.characters(exclude_characters="{}", codec="utf-8"), max_size=10)
PIECES = st.lists(st.one_of(PLAIN, NAMES.map(lambda name: f"{{{name}}}")), max_size=8)
VALUES = st.dictionaries(NAMES, st.one_of(st.none(), st.text(max_size=10)))


@given(PIECES, VALUES)
def test_a_text_is_its_pieces_with_values_in_the_slots(
    pieces: list[str], values: dict[str, str | None]
) -> None:
    filled = fill("".join(pieces), values)
    known = {name: value for name, value in values.items() if value and value.strip()}
    expected = [
        known.get(piece[1:-1], BLANK) if piece.startswith("{") else piece for piece in pieces
    ]
    assert filled.text == "".join(expected)
    assert set(filled.blanks) == slots_of("".join(pieces)) - known.keys()
    assert len(set(filled.blanks)) == len(filled.blanks)


@given(st.text(st.sampled_from("{}ab _\n"), max_size=20))
def test_whatever_the_text_no_slot_survives(text: str) -> None:
    assert all(BLANK in left for left in slots_of(fill(text, {}).text))


@pytest.mark.parametrize(
    ("text", "stray"),
    [("{a} b", False), ("{a b", True), ("a}", True), ("{{a}}", True), ("", False), ("{}", False)],
)
def test_a_brace_that_belongs_to_no_slot_is_seen(text: str, stray: bool) -> None:
    assert has_stray_brace(text) == stray
