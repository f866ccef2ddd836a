"""Why parts of a file were not read, as a sentence of its own."""

from __future__ import annotations

import pytest

from tui import i18n
from tui.exchange.refusals import sentence


@pytest.mark.parametrize(("language", "said"), [("en", "It names nobody."), ("zh", "没有姓名。")])
def test_a_sentence_ends_as_its_language_has_it(language: i18n.Language, said: str) -> None:
    with i18n.speaking(language):
        assert sentence("name") == said
