"""What the rep of the example book says in words of his own."""

from __future__ import annotations

from tui.desk.example.almanac import Almanac
from tui.desk.example.ids import numbered
from tui.domain.records import OwnWords


def own_words(almanac: Almanac) -> list[OwnWords]:
    """What a gauge is worth to a buyer, and what to say about the price."""
    return numbered(
        [
            OwnWords(
                product="G40 diameter gauge",
                role="purchaser",
                text=(
                    "When the G40 comes, who fits it and who you call about start-up scrap, "
                    "all on one sheet, so you don't get these calls any more."
                ),
                on=almanac.workday(-30),
            ),
            OwnWords(
                question="purchaser.discount",
                role="purchaser",
                text="A yearly plan with fixed dates, and I can speak about the price.",
                on=almanac.workday(-30),
            ),
        ]
    )
