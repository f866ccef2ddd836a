"""What prep says: short enough for its columns, asked as a question, said once."""

from __future__ import annotations

import re

import pytest

from tests.playbook.prep.calling import languages
from tests.playbook.reading import TEXTS
from tui.domain.codes import INFLUENCES, Role
from tui.domain.text import width
from tui.i18n import Language
from tui.playbook.filling import slots_of
from tui.playbook.loader import Playbook

COLUMNS = {
    r"materials\.\w+\.name": 24,
    r"materials\.\w+\.text": 72,
    r"etiquette\.\w+\.\w+\.short": 24,
    r"etiquette\.\w+\.\w+\.text": 92,
    r"openings\..+\.say": 138,
    r"questions\.three_step\..+\.ask": 68,
    r"questions\.three_step\..+\.(fact|observation)": 92,
    r"questions\.spin\..+": 68,
    r"questions\.(gaps|still|seeded)\..+": 70,
    r"questions\.(check|ourselves)\..+": 70,
    r"advice\.attitudes\.\w+\.(do|avoid)": 72,
    r"advice\.thinking\.\w+\.short": 36,
    r"advice\.thinking\.\w+\.(speak|avoid|bring)": 66,
    r"advice\.social\..+": 80,
    r"advice\.roles\.\w+\.question": 52,
    r"advice\.roles\.\w+\.(job|personal|speak)": 66,
    r"advice\.(rungs|tiers|faces|trust)\..+": 88,
    r"advice\.(mind|praise)\..+": 88,
    r"advice\.objectives\..+": 40,
    r"value\.power\.\w+\.(say|plain)": 68,
    r"value\.points\..+": 88,
    r"reasons\..+": 36,
}


@languages
@pytest.mark.parametrize(("key", "most"), COLUMNS.items())
def test_a_text_fits_its_columns(language: Language, key: str, most: int) -> None:
    texts = {one: text for one, text in TEXTS[language].items() if re.fullmatch(key, one)}
    assert texts
    wide = {one: width(re.sub(r"\{\w+\}", "", text)) for one, text in texts.items()}
    assert {one: columns for one, columns in wide.items() if columns > most} == {}


@languages
def test_what_is_asked_is_a_question(language: Language) -> None:
    asked = (
        r"questions\.(three_step|seeded|gaps|still|likely)\..+\.ask|questions\.spin\..+"
        r"|questions\.(check|ourselves)\..+|advice\.roles\.\w+\.question"
        r"|advice\.(twelve|thinking)\..+\.(ask|check\.\d)|value\.(need|layers|elements)\.\w+\.ask"
    )
    for key, text in TEXTS[language].items():
        if re.fullmatch(asked, key):
            assert text.rstrip("。").endswith(("?", "？")), key


@languages
def test_no_line_is_said_twice(language: Language) -> None:
    said = [
        text
        for key, text in TEXTS[language].items()
        if re.match(
            r"(openings|phone|etiquette|value|advice|questions\.(spin|gaps|three_step))\.", key
        )
        and len(text) > 30
    ]
    assert {text for text in said if said.count(text) > 1} == set()


def test_a_plain_power_statement_has_no_slot() -> None:
    for texts in TEXTS.values():
        for key, text in texts.items():
            if key.startswith("value.power.") and not key.endswith(".say"):
                assert not slots_of(text), key


def test_the_four_influences_ask_what_the_field_says() -> None:
    roles = Playbook("en").advice.roles
    words: dict[Role, str] = {
        "decision_maker": "bring us",
        "user": "for me",
        "technical_gatekeeper": "specification",
        "coach": "win",
        "purchaser": "date and terms",
    }
    assert set(INFLUENCES) < set(words)
    for role, word in words.items():
        assert word in roles[role].question
