"""Pictures of the place Playbook, in both languages and at both sizes.

`make snapshots` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from textual.widgets import Input

from tests.screens.driving import NARROW, NOW, WIDE, Rep, a_desk
from tests.screens.test_snapshots import Compare, Picture
from tui import i18n
from tui.app import RoundsApp
from tui.desk.example import example_book
from tui.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.i18n import Language

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


def example() -> Book:
    return Book.in_memory(example_book(NOW.date(), i18n.language()))


PICTURES: Final = (
    Picture("playbook", (("7",),), example),
    Picture("playbook-read", (("7", "down", "enter"),), example),
    Picture("playbook-link", (("7", "down", "right", "right"),), example),
    Picture("playbook-found", (("7", "f"), "promise"), example),
    Picture("playbook-found-in-chinese", (("7", "f"), "客户"), example),
    Picture("playbook-nothing-found", (("7", "f"), "###"), example),
    Picture("playbook-role", (("7", "f"), "the purchaser", ("enter",)), example),
    Picture("playbook-letter", (("7", "end", "enter"),), example),
    Picture("playbook-used", (("7", "f"), "m57", ("enter", "w")), example),
)


async def get_there(app: RoundsApp, pilot: Pilot[None], picture: Picture) -> None:
    rep = Rep(app, pilot)
    await rep.settled()
    for step in picture.steps:
        if isinstance(step, str):
            await rep.write(step)
        else:
            await rep.press(*step)
    await rep.without_toasts()
    for field in app.screen.query(Input):
        field.cursor_blink = False
    await rep.settled()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("picture", PICTURES, ids=[picture.id for picture in PICTURES])
def test_picture_of(
    picture: Picture, language: Language, size: tuple[int, int], snap_compare: Compare
) -> None:
    i18n.use(language)
    app = RoundsApp(a_desk(picture.book()))
    assert snap_compare(
        app, terminal_size=size, run_before=lambda pilot: get_there(app, pilot, picture)
    )


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    ("own", "steps"),
    [(OWN, ("7", "right", "enter")), (WRONG, ("7",))],
    ids=["own-words", "own-faults"],
)
def test_picture_of_own_words(
    own: str,
    steps: tuple[str, ...],
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    snap_compare: Compare,
) -> None:
    monkeypatch.chdir(tmp_path)  # the picture shows the way to the file
    file = tmp_path / "playbook.toml"
    file.write_text(own, encoding="utf-8")
    app = RoundsApp(a_desk(example(), own_words=file.relative_to(tmp_path)))
    picture = Picture("own", (steps,), example)
    assert snap_compare(
        app, terminal_size=size, run_before=lambda pilot: get_there(app, pilot, picture)
    )
