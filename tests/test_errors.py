"""Trouble: a sentence that can be read, whatever was typed."""

from __future__ import annotations

import pytest

from tui.errors import MOST_QUOTED, Trouble


@pytest.mark.parametrize("length", [0, 1, MOST_QUOTED - 1, MOST_QUOTED])
def test_what_was_typed_is_quoted_in_full(length: int) -> None:
    sentence = f"Cannot read “{'漢' * length}” as a date. Try fri, or “24 nov”."
    assert str(Trouble(sentence)) == sentence


def test_of_a_long_paste_the_beginning_is_quoted_and_what_to_do_is_said() -> None:
    said = str(Trouble(f"There is no account “{'x y ' * 1250}” in “{'b' * 81}”. Try another."))
    first, second = ("x y " * 20)[: MOST_QUOTED - 1], "b" * (MOST_QUOTED - 1)
    assert said == f"There is no account “{first}…” in “{second}…”. Try another."
