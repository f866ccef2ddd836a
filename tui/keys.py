"""Every key of the app, once: bindings, footer, help and docs are made from this table.

It knows no Textual; `tui.widgets.bindings` turns it into bindings. A key's id is
what the rep's settings name to move it to another key.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from tui.i18n import N_

Place = Literal["today", "everywhere", "list", "dialog", "peek", "log", "choice", "line"]


class Key(NamedTuple):
    """One thing a key does.

    ``label`` is the word in the footer; a key without ``footer`` is taught by the help only.
    """

    id: str
    place: Place
    keys: str
    """Textual's key names, the first of which is shown, separated by commas."""
    action: str
    label: str
    help: str
    shown: str = ""
    """How the key is written where its name is not what stands on it."""
    footer: bool = False
    palette: bool = True


PLACES: Final[dict[Place, str]] = {
    "today": N_("Today"),
    "everywhere": N_("Everywhere"),
    "list": N_("In a list"),
    "log": N_("Log"),
    "line": N_("Quick line"),
    "dialog": N_("In a dialog"),
    "choice": N_("In a choice"),
}
"""The groups of the help, in its order."""

AT_ONCE: Final[frozenset[Place]] = frozenset(("today", "everywhere", "list", "log"))
"""Places whose keys act before the next key is read. A quick hand types ahead: a key that
waited in a widget's queue would be overtaken by the next one, and letters typed right
behind a key that opens a dialog would be lost."""

KEYS: Final[tuple[Key, ...]] = (
    # Today
    Key("log", "today", "l", "log", N_("log"), N_("log a contact"), footer=True),
    Key("owes", "today", "o", "owes", N_("owes"), N_("what does this account owe"), footer=True),
    Key(
        "confirm",
        "today",
        "c",
        "confirm",
        N_("confirm"),
        N_("confirmed by phone, or not"),
        footer=True,
    ),
    Key(
        "settle",
        "today",
        "space",
        "settle",
        N_("settle"),
        N_("settle a loose end: done, greet, log or look"),
    ),
    Key("plan", "today", "n", "plan", N_("plan"), N_("plan a visit"), footer=True),
    Key(
        "previous_day",
        "today",
        "left_square_bracket",
        "day(-1)",
        N_("day before"),
        N_("the day before"),
        shown="[",
    ),
    Key(
        "next_day",
        "today",
        "right_square_bracket",
        "day(1)",
        N_("next day"),
        N_("the next day"),
        shown="]",
    ),
    Key(
        "other_list",
        "today",
        "tab,shift+tab",
        "other_list",
        N_("other list"),
        N_("between the visits and the loose ends"),
    ),
    Key("today", "today", "t", "day(0)", N_("today"), N_("back to today")),
    # Everywhere
    Key(
        "line",
        "everywhere",
        "colon,：",
        "line",
        N_("quick line"),
        N_("write a call in one line"),
        shown=":",
        footer=True,
    ),
    Key("undo", "everywhere", "u", "undo", N_("undo"), N_("take back the newest change")),
    Key(
        "help",
        "everywhere",
        "question_mark,？",
        "help",
        N_("help"),
        N_("all keys"),
        shown="?",
        footer=True,
    ),
    Key(
        "palette",
        "everywhere",
        "ctrl+p",
        "command_palette",
        N_("palette"),
        N_("every command with its key"),
        shown="ctrl+p",
        palette=False,
    ),
    Key("place_today", "everywhere", "1", "place('today')", N_("Today"), N_("go to Today")),
    Key("finish", "everywhere", "q", "finish", N_("quit"), N_("quit")),
    Key("quit", "everywhere", "ctrl+q", "quit", N_("quit"), N_("quit, from a dialog too")),
    # Lists
    Key(
        "down", "list", "down,j", "cursor_down", N_("down"), N_("down"), shown="↓ j", palette=False
    ),
    Key("up", "list", "up,k", "cursor_up", N_("up"), N_("up"), shown="↑ k", palette=False),
    Key(
        "first",
        "list",
        "home,g",
        "first",
        N_("first"),
        N_("to the first row"),
        shown="home g",
        palette=False,
    ),
    Key(
        "last",
        "list",
        "end,G",
        "last",
        N_("last"),
        N_("to the last row"),
        shown="end G",
        palette=False,
    ),
    Key("page_down", "list", "pagedown", "page_down", N_("page"), N_("a page down"), palette=False),
    Key("page_up", "list", "pageup", "page_up", N_("page"), N_("a page up"), palette=False),
    Key("open", "list", "enter", "choose", N_("open"), N_("open"), palette=False),
    # Log: the letters act until an outcome is chosen
    Key(
        "order",
        "log",
        "o",
        "choose('order')",
        N_("order"),
        N_("they ordered"),
        palette=False,
    ),
    Key(
        "advance",
        "log",
        "a",
        "choose('advance')",
        N_("advance"),
        N_("they agreed to something that moves it on"),
        palette=False,
    ),
    Key(
        "continuation",
        "log",
        "c",
        "choose('continuation')",
        N_("continuation"),
        N_("kind words, nothing agreed"),
        palette=False,
    ),
    Key(
        "no_sale", "log", "n", "choose('no_sale')", N_("no sale"), N_("they said no"), palette=False
    ),
    Key(
        "missed",
        "log",
        "x",
        "choose('missed')",
        N_("did not take place"),
        N_("the call did not take place"),
        palette=False,
    ),
    # A choice of a few words
    Key(
        "choice_next",
        "choice",
        "right,space",
        "step(1)",
        N_("next"),
        N_("the next choice"),
        shown="→",
        palette=False,
    ),
    Key(
        "choice_previous",
        "choice",
        "left",
        "step(-1)",
        N_("previous"),
        N_("the choice before"),
        shown="←",
        palette=False,
    ),
    # Quick line
    Key(
        "complete",
        "line",
        "tab",
        "complete",
        N_("complete"),
        N_("take the completion"),
        footer=True,
        palette=False,
    ),
    Key(
        "candidate_down",
        "line",
        "down",
        "candidate(1)",
        N_("next"),
        N_("the next completion"),
        shown="↓",
        palette=False,
    ),
    Key(
        "candidate_up",
        "line",
        "up",
        "candidate(-1)",
        N_("previous"),
        N_("the completion before"),
        shown="↑",
        palette=False,
    ),
    # Dialogs
    Key(
        "save",
        "dialog",
        "enter",
        "save",
        N_("save"),
        N_("save, from any field"),
        footer=True,
        palette=False,
    ),
    Key(
        "leave",
        "dialog",
        "escape",
        "leave",
        N_("back"),
        N_("back; what you typed is kept"),
        shown="esc",
        footer=True,
        palette=False,
    ),
    # A peek: nothing to save, any way leads back
    Key(
        "close",
        "peek",
        "escape,q",
        "leave",
        N_("back"),
        N_("back"),
        shown="esc",
        footer=True,
        palette=False,
    ),
)


def of(place: Place) -> tuple[Key, ...]:
    """The keys of a place, in the order in which they are taught."""
    return tuple(key for key in KEYS if key.place == place)


def shown(key: Key) -> str:
    """How the key is written on screen."""
    return key.shown or key.keys.partition(",")[0]


SAVE: Final = next(key for key in KEYS if key.id == "save")
"""What a dialog's foot line teaches first; an input takes the key itself and passes it on."""
