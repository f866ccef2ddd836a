"""Pictures of the place Playbook, in both languages and at both sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.screens.driving import both_sizes
from tests.screens.pictures import Kept, Picture, each_in_every_way

if TYPE_CHECKING:
    from pathlib import Path


OWN: Final = """
[methods.M02]
how = ["Platinum on Mondays.", "Gold every second Friday."]

[excuses.away]
say = "Who signs while {person} is away?"
"""
WRONG: Final = f"""{OWN}
[methods.M03]
hwo = ["x"]

[payers.when_due]
tone = "{{money}}"
"""


PICTURES: Final = (
    Picture("playbook", (("7",),)),
    Picture("playbook-read", (("7", "down", "enter"),)),
    Picture("playbook-link", (("7", "down", "right", "right"),)),
    Picture("playbook-found", (("7", "f"), "promise")),
    Picture("playbook-found-in-chinese", (("7", "f"), "客户")),
    Picture("playbook-nothing-found", (("7", "f"), "###")),
    Picture("playbook-role", (("7", "f"), "the purchaser", ("enter",))),
    Picture("playbook-letter", (("7", "end", "enter"),)),
    Picture("playbook-used", (("7", "f"), "m57", ("enter", "w"))),
)


@each_in_every_way(PICTURES)
def test_picture_of(picture: Picture, as_kept: Kept) -> None:
    assert as_kept(picture)


@both_sizes
@pytest.mark.parametrize(
    ("own", "steps"),
    [(OWN, ("7", "right", "enter")), (WRONG, ("7",))],
    ids=["own-words", "own-faults"],
)
def test_picture_of_own_words(
    own: str,
    steps: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    as_kept: Kept,
) -> None:
    monkeypatch.chdir(tmp_path)  # the picture shows the way to the file
    file = tmp_path / "playbook.toml"
    file.write_text(own, encoding="utf-8")
    picture = Picture("own", (steps,))
    assert as_kept(picture, own_words=file.relative_to(tmp_path))
