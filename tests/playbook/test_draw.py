"""The draw of lines to be judged: whole, mixed, and the same for the same seed."""

from __future__ import annotations

import re

import pytest

from tests.playbook.draw import draw
from tui.i18n import LANGUAGES, Language

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_a_seed_draws_the_same_lines_and_another_seed_others(language: Language) -> None:
    first = draw(language, 7, 20)
    assert draw(language, 7, 20) == first
    assert draw(language, 8, 20) != first


@languages
def test_every_line_is_drawn_once_with_its_situation_and_no_raw_slot(language: Language) -> None:
    drawn = draw(language, 0, 10_000)
    assert len({one.id for one in drawn}) == len(drawn) > 200
    assert {one.group for one in drawn} == {
        *("opening", "phone", "question", "value", "person", "money")
    }
    for one in drawn:
        assert one.text.strip(), one.id
        assert one.situation.strip(), one.id
        assert not re.search(r"\{\w*\}", one.text + one.situation), one.id
