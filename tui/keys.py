"""Every key of the app, once: bindings, foot line, help, palette and docs are made from this table.

It knows no Textual; `tui.widgets.bindings` turns it into bindings. A key's id is
what the rep's settings name to move it to another key.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = Literal[
    "today",
    "everywhere",
    "week",
    "whom",
    "report",
    "find",
    "account",
    "list",
    "log",
    "line",
    "new",
    "dialog",
    "choice",
    "peek",
]
Show = Literal["foot", "palette", "help"]


class Key(NamedTuple):
    """One thing a key does."""

    id: str
    keys: str
    """Textual's key names, separated by commas; the first of them is shown."""
    action: str
    help: str
    label: str = ""
    """The word in the foot line; a key without one is taught by help and palette."""
    shown: str = ""
    """How the key is written where its name is not what stands on it."""
    in_palette: bool = True
    place: Place = "everywhere"


def _foot(id: str, keys: str, action: str, label: str, help: str, shown: str = "") -> Key:
    """A key that the foot line teaches."""
    return Key(id, keys, action, help, label, shown)


def _key(id: str, keys: str, action: str, help: str, shown: str = "") -> Key:
    """A key that help and palette teach."""
    return Key(id, keys, action, help, "", shown)


def _hand(id: str, keys: str, action: str, help: str, shown: str = "", label: str = "") -> Key:
    """A key for the hand alone: nothing that a palette could do."""
    return Key(id, keys, action, help, label, shown, in_palette=False)


_TABLE: Final[dict[Place, tuple[Key, ...]]] = {
    "today": (
        _foot("log", "l", "log", N_("log"), N_("log a contact")),
        _foot("owes", "o", "owes", N_("owes"), N_("what does this account owe")),
        _foot("whom", "s", "whom", N_("whom to see"), N_("whom to see next")),
        _foot("week", "w", "week", N_("week"), N_("the week")),
        _key("plan", "n", "plan", N_("plan a visit, in one line")),
        _key("new", "N", "new", N_("new, as a form: visit, step, note, person, account")),
        _key("edit", "e", "edit", N_("edit what is under the cursor")),
        _key("confirm", "c", "confirm", N_("confirmed by phone, or not")),
        _key("move", "r", "move", N_("reschedule a visit")),
        _key("cancel", "x", "cancel", N_("cancel a visit")),
        _key("settle", "space", "settle", N_("settle a loose end: done, greeted, logged")),
        _key("remove", "delete", "remove", N_("remove what is under the cursor")),
        _key("day_before", "left_square_bracket", "day(-1)", N_("the day before"), "["),
        _key("day_after", "right_square_bracket", "day(1)", N_("the day after"), "]"),
        _key("back_to_today", "t", "day(0)", N_("back to today")),
        _hand("other", "tab,shift+tab", "other_list", N_("between visits and loose ends")),
    ),
    "everywhere": (
        _foot("line", "colon,：", "line", N_("quick line"), N_("write a call in one line"), ":"),
        _key("find", "slash,、", "find", N_("find an account, a person, an invoice, a word"), "/"),
        _key("undo", "u", "undo", N_("take back the newest change")),
        _foot("help", "question_mark,？", "help", N_("help"), N_("all keys"), "?"),
        _hand("palette", "ctrl+p", "command_palette", N_("every command with its key")),
        _key("place_today", "1", "place('today')", N_("Today")),
        _key("finish", "q", "finish", N_("quit")),
        _key("quit", "ctrl+q", "quit", N_("quit, from a dialog too")),
    ),
    "week": (
        _foot("week_open", "enter", "open", N_("open the day"), N_("go to the day")),
        _foot("report", "m", "report", N_("report"), N_("the week's report")),
        _foot(
            "week_before",
            "left_square_bracket",
            "week(-1)",
            N_("before"),
            N_("the week before"),
            "[",
        ),
        _foot(
            "week_after", "right_square_bracket", "week(1)", N_("after"), N_("the week after"), "]"
        ),
        _key("this_week", "t", "week(0)", N_("this week")),
    ),
    "whom": (
        _foot("whom_plan", "enter", "plan", N_("plan"), N_("plan a visit at the time shown")),
        _foot("slot_after", "right", "slot(1)", N_("later"), N_("a later free time"), "→"),
        _foot("slot_before", "left", "slot(-1)", N_("earlier"), N_("an earlier free time"), "←"),
        _foot("whom_skip", "x", "skip", N_("not now"), N_("not now, with a reason")),
    ),
    "report": (_foot("copy", "y", "copy", N_("copy"), N_("copy the report")),),
    "find": (
        _hand("hit_down", "down", "hit(1)", N_("the next hit"), "↓"),
        _hand("hit_up", "up", "hit(-1)", N_("the hit before"), "↑"),
        _hand("hit_open", "enter", "open", N_("open the hit"), "", N_("open")),
    ),
    "account": (
        _foot("account_log", "l", "log", N_("log"), N_("log a contact")),
        _foot("account_owes", "o", "owes", N_("owes"), N_("what does this account owe")),
        _foot("account_plan", "n", "plan", N_("plan"), N_("plan a visit, in one line")),
        _foot("account_edit", "e", "edit", N_("edit"), N_("edit it")),
    ),
    "list": (
        _hand("down", "down,j", "cursor_down", N_("down"), "↓ j"),
        _hand("up", "up,k", "cursor_up", N_("up"), "↑ k"),
        _hand("first", "home,g", "first", N_("to the first row"), "home g"),
        _hand("last", "end,G", "last", N_("to the last row"), "end G"),
        _hand("page_down", "pagedown", "page_down", N_("a page down"), "page ↓"),
        _hand("page_up", "pageup", "page_up", N_("a page up"), "page ↑"),
        _hand("open", "enter", "choose", N_("open")),
    ),
    "log": (
        _hand("order", "o", "choose('order')", N_("they ordered")),
        _hand("advance", "a", "choose('advance')", N_("they agreed to something that moves it on")),
        _hand("continuation", "c", "choose('continuation')", N_("kind words, nothing agreed")),
        _hand("no_sale", "n", "choose('no_sale')", N_("they said no")),
        _hand("missed", "x", "choose('missed')", N_("the call did not take place")),
    ),
    "line": (
        _hand("complete", "tab", "complete", N_("take the completion"), "", N_("complete")),
        _hand("candidate_down", "down", "candidate(1)", N_("the next completion"), "↓"),
        _hand("candidate_up", "up", "candidate(-1)", N_("the completion before"), "↑"),
    ),
    "new": (
        _hand("new_visit", "1,v", "new('visit')", N_("a visit"), "1 v"),
        _hand("new_step", "2,s", "new('next_step')", N_("a next step"), "2 s"),
        _hand("new_note", "3,n", "new('note')", N_("a note"), "3 n"),
        _hand("new_person", "4,p", "new('person')", N_("a person"), "4 p"),
        _hand("new_account", "5,a", "new('account')", N_("an account"), "5 a"),
    ),
    "dialog": (
        _hand("save", "enter", "save", N_("save, from any field"), "", N_("save")),
        _hand("leave", "escape", "leave", N_("back; what you typed is kept"), "esc", N_("back")),
    ),
    "choice": (
        _hand("choice_next", "right,space", "step(1)", N_("the next choice"), "→"),
        _hand("choice_before", "left", "step(-1)", N_("the choice before"), "←"),
        _hand("choice_clear", "backspace,delete", "clear", N_("choose nothing"), "⌫"),
    ),
    "peek": (_hand("close", "escape,q", "leave", N_("back"), "esc", N_("back")),),
}

TITLES: Final[dict[Place, str]] = {
    "today": N_("Today"),
    "everywhere": N_("Everywhere"),
    "list": N_("In a list"),
    "week": N_("The week"),
    "report": N_("The report"),
    "whom": N_("Whom to see"),
    "account": N_("An account"),
    "find": N_("Find"),
    "new": N_("New"),
    "log": N_("Log"),
    "line": N_("Quick line"),
    "dialog": N_("In a dialog"),
    "choice": N_("In a choice"),
}
"""The groups of the help, in its order."""


def of(place: Place) -> tuple[Key, ...]:
    """The keys of a place, in the order in which they are taught."""
    return tuple(key._replace(place=place) for key in _TABLE[place])


def shown(key: Key, moved: Mapping[str, str] = MappingProxyType({})) -> str:
    """How the key is written on screen.

    Args:
        moved: the rep's own keys by id.
    """
    return moved.get(key.id) or key.shown or key.keys.partition(",")[0]


SAVE: Final = of("dialog")[0]
"""What a dialog's foot line teaches first; an input takes the key itself and passes it on."""
